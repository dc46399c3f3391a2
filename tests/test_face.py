"""The face: a dozen names, each of which does what a notebook expects."""

from __future__ import annotations

from pathlib import Path

import pytest

import frontgraph as fg
from frontgraph.errors import AmbiguousLookupError, LookupFailedError
from frontgraph.knowledge_graph import KnowledgeGraph

SURFACE = {
    "BodyKey",
    "Citation",
    "Document",
    "Evidence",
    "Facts",
    "FrontgraphError",
    "PartialDate",
    "Provision",
    "Relation",
    "Resolution",
    "Section",
    "Span",
    "WorkKey",
    "build",
    "cite",
    "open",
    "read",
}


@pytest.fixture(scope="module")
def graph(seed_path: Path) -> KnowledgeGraph:
    return fg.build(seed_path)


def test_the_public_names_are_these() -> None:
    assert set(fg.__all__) == SURFACE


def test_reading_gives_citations_with_their_words(seed_path: Path) -> None:
    document = fg.read(seed_path)
    assert len(document.citations) == 16
    assert all(c.span.cut(document.text) == c.quote for c in document.citations)
    assert document.number is None
    assert document.date is None
    twice = [c for c in document.citations if c.number == "721-KL/TU"]
    assert len(twice) == 2
    assert len({c.resolution.work for c in twice if c.resolution}) == 1


def test_frames(graph: KnowledgeGraph) -> None:
    assert len(graph.cites("000_62877af9e5469c00")) == 16
    assert set(graph.cited_by("nghị quyết 43")["section"]) == {"2.2"}
    chain = graph.chain("43-NQ/TW", "down")
    assert len(chain) == 3
    frame = graph.sparql("SELECT DISTINCT ?n { ?c <https://w3id.org/frontgraph/ns#citedNumber> ?n }")
    assert "22-CT/TW" in set(frame["n"])  # type: ignore[index]
    assert graph.sparql("ASK { ?s ?p ?o }") is True


def test_the_whole_chain_in_one_query(graph: KnowledgeGraph) -> None:
    rows = graph.sparql(
        """PREFIX fg: <https://w3id.org/frontgraph/ns#> PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT DISTINCT ?plan ?section ?words WHERE {
          ?central dct:identifier "43-NQ/TW" . ?plan fg:implements ?central ; dct:identifier "197-KH/TU" .
          ?resolution fg:implements ?plan ; fg:held true .
          ?task a fg:Task ; fg:inDocument ?resolution ; fg:inSection ?section ; fg:quote ?words }"""
    )
    assert not isinstance(rows, bool)
    assert len(rows) > 10


def test_looking_up_never_guesses(graph: KnowledgeGraph) -> None:
    assert graph.find("22 ct tw").endswith("/vn/tw/chi-thi/2023/22-ct-tw")
    with pytest.raises(AmbiguousLookupError, match="721-KL/TU"):
        graph.find("kết luận")
    with pytest.raises(LookupFailedError):
        graph.find("9999-XX/YY")


def test_other_shapes(graph: KnowledgeGraph, tmp_path: Path) -> None:
    network = graph.to_networkx()
    assert network.number_of_nodes() >= 15
    assert len(graph.to_rdflib()) > 1000
    picture = graph.to_pyvis()
    assert picture.get_nodes()
    assert graph.write_page(tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
