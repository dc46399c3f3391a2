"""The graph in other tools' hands: networkx, rdflib, pyvis."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

import networkx
import pytest

from frontgraph import network
from frontgraph.errors import MissingExtraError
from frontgraph.graph.vocabulary import FG
from frontgraph.store import EmbeddedStore
from tests.queries.made_documents import made_store

BASE = "https://w3id.org/frontgraph/id/"
NQ_43 = BASE + "vn/tw/nghi-quyet/2023/43-nq-tw"
KH_197 = BASE + "vn-05/tinh-uy/ke-hoach/2023/197-kh-tu"
BC_08 = BASE + "vn-05/ub-mttq/bao-cao/2024/08-bc-mttq-btt"


@pytest.fixture(scope="module")
def made() -> EmbeddedStore:
    return made_store()


@pytest.fixture
def works(made: EmbeddedStore) -> networkx.MultiDiGraph[str]:
    return network.to_networkx(made)


def test_works_and_what_they_do_to_each_other(works: networkx.MultiDiGraph[str]) -> None:
    assert set(works.edges(keys=True)) == {
        (KH_197, NQ_43, "implements"),
        (BC_08, KH_197, "based_on"),
        (BC_08, NQ_43, "implements"),
    }
    assert works.edges[BC_08, NQ_43, "implements"]["quote"] == "Nghị quyết số 43-NQ/TW"
    node = works.nodes[NQ_43]
    assert (node["label"], node["kind"], node["held"], node["year"]) == (
        "Nghị quyết số 43-NQ/TW",
        "nghi-quyet",
        True,
        2023,
    )
    assert network.LANES[node["lane"]] == ("party", "central")
    assert network.LANES[works.nodes[BC_08]["lane"]] == ("front", "province")


def test_everything_has_bodies_and_tasks_too(made: EmbeddedStore, works: networkx.MultiDiGraph[str]) -> None:
    everything = network.to_networkx(made, "everything")
    types = {attributes.get("type") for _, attributes in everything.nodes(data=True)}
    assert {"Document", "Body", "LocalAgent", "Task", "Person", "Campaign"} <= types
    assert set(works.nodes) <= set(everything.nodes)
    assert everything.has_edge(KH_197, BASE + "vn-05/so-tai-chinh", key="sentTo")


def test_the_graph_goes_into_gephi_s_formats(works: networkx.MultiDiGraph[str], tmp_path: Path) -> None:
    networkx.write_graphml(works, tmp_path / "works.graphml")
    networkx.write_gexf(works, tmp_path / "works.gexf")
    again = networkx.read_graphml(tmp_path / "works.graphml", force_multigraph=True)
    assert again.nodes[NQ_43]["label"] == "Nghị quyết số 43-NQ/TW"


def test_measures_put_the_most_cited_first(works: networkx.MultiDiGraph[str]) -> None:
    frame = network.measures(works)
    assert frame.loc[0, "node"] == NQ_43
    assert frame["pointed_to_by"].tolist()[0] == 2
    expected = networkx.DiGraph(works)
    for row in frame.to_dict("records"):
        assert row["points_to"] == expected.out_degree(row["node"])
    between = networkx.betweenness_centrality(expected)
    assert dict(zip(frame["node"], frame["betweenness"], strict=True)) == pytest.approx(between)


def test_an_empty_graph_is_a_graph() -> None:
    works = network.to_networkx(EmbeddedStore.in_memory())
    assert len(works) == 0
    assert network.lanes(works) == {}
    assert len(network.measures(works)) == 0
    assert "mynetwork" in network.to_pyvis(works).generate_html()


def test_rdflib_holds_the_same_quads(made: EmbeddedStore) -> None:
    rdflib = importlib.import_module("rdflib")
    dataset = network.to_rdflib(made)
    assert sum(1 for _ in dataset.quads()) == len(made)
    implements = rdflib.URIRef(FG.implements.value)
    assert set(dataset.subjects(implements, rdflib.URIRef(NQ_43))) == {rdflib.URIRef(KH_197), rdflib.URIRef(BC_08)}
    assert "fg:implements" in dataset.serialize(format="trig")


def test_lanes_put_the_centre_above_and_the_old_to_the_left(works: networkx.MultiDiGraph[str]) -> None:
    places = network.lanes(works)
    assert places[NQ_43][1] < places[KH_197][1] < places[BC_08][1]
    row: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    row.add_node("b", lane=2, year=2020)
    row.add_node("a", lane=2, year=2024)
    row.add_node("c", lane=2)
    found = network.lanes(row)
    assert found["b"][0] < found["a"][0] < found["c"][0]


def test_the_picture_asks_no_network(works: networkx.MultiDiGraph[str], tmp_path: Path) -> None:
    picture = network.to_pyvis(works)
    picture.write_html(str(tmp_path / "works.html"))
    page = (tmp_path / "works.html").read_text(encoding="utf-8")
    outside_scripts = re.sub(r"<script[^>]*>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.findall(r"(?:src|href)=", outside_scripts)
    assert not re.findall(r"<script[^>]*src=", page)
    assert "Kế hoạch số 197-KH/TU" in page or "K\\u1ebf ho\\u1ea1ch" in page
    assert '"enabled": false' in page
    assert all({"x", "y"} <= set(node) for node in picture.nodes)


def test_the_picture_shows_itself_in_a_notebook(works: networkx.MultiDiGraph[str]) -> None:
    assert network.to_pyvis(works)._repr_html_().startswith("<iframe srcdoc=")


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch, made: EmbeddedStore) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(MissingExtraError, match=r"frontgraph\[notebook\]"):
        network.to_networkx(made)
