"""A dump for others: whole, described, with checksums that hold, and the same bytes each time."""

from __future__ import annotations

import csv
import gzip
import io
import json
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from frontgraph.collection.build import BuildOptions, build
from frontgraph.collection.export import export_graph
from frontgraph.errors import FrontgraphError
from frontgraph.graph import completed
from frontgraph.store import GraphFolder
from tests.collection.test_build import DOCUMENTS

BASE = "https://example.org/van-ban"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("dump")
    (place / "documents").mkdir()
    for name, text in DOCUMENTS.items():
        (place / "documents" / name).write_text(text, encoding="utf-8")
    build([place / "documents"], place / "g", BuildOptions(base=BASE))
    return place / "g"


@pytest.fixture(scope="module")
def dump(built: Path) -> Path:
    export_graph(str(built), "dump", output=built.parent / "dump")
    return built.parent / "dump"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_dumps_have_the_same_bytes(built: Path, dump: Path, tmp_path: Path) -> None:
    export_graph(str(built), "dump", output=tmp_path / "again")
    assert contents(tmp_path / "again") == contents(dump)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_checksums_hold_for_every_file(dump: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=dump, check=True)
    listed = {line.split("  ", 1)[1] for line in (dump / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert listed == set(contents(dump)) - {"SHA256SUMS"}


def told(built: Path) -> list[ox.Quad]:
    """The stored graph with its evidence in full."""
    folder = GraphFolder(built)
    store = folder.open()
    return completed([quad for name in store.graphs() for quad in store.graph_quads(name)], folder.read_source)


def test_the_dump_is_the_graph_with_its_evidence_in_full(built: Path, dump: Path) -> None:
    with gzip.open(dump / "graph.nq.gz") as file:
        lines = set(file.read().splitlines())
    assert lines == {f"{quad} .".encode() for quad in told(built)}
    stored = io.BytesIO()
    GraphFolder(built).open().dump(stored)
    assert set(stored.getvalue().splitlines()) < lines
    assert b"oa#TextQuoteSelector>" in b"".join(lines - set(stored.getvalue().splitlines()))


def test_every_document_has_its_files_and_they_say_the_same(built: Path, dump: Path) -> None:
    stems = {path.stem for path in (dump / "turtle").iterdir()}
    assert len(stems) == len(DOCUMENTS)
    assert {path.stem for path in (dump / "jsonld").iterdir()} == stems
    quads = told(built)
    for stem in stems:
        name = ox.NamedNode(f"{BASE}/graph/source/{stem}")
        stored = {quad.triple for quad in quads if quad.graph_name == name}
        turtle = ox.parse(path=str(dump / "turtle" / f"{stem}.ttl"), format=ox.RdfFormat.TURTLE)
        assert {each.triple for each in turtle if isinstance(each, ox.Quad)} == stored
        linked = ox.parse(path=str(dump / "jsonld" / f"{stem}.jsonld"), format=ox.RdfFormat.JSON_LD)
        assert {each.triple for each in linked if isinstance(each, ox.Quad)} == stored
        json.loads((dump / "jsonld" / f"{stem}.jsonld").read_text(encoding="utf-8"))


def test_rdf12_has_triple_terms_and_no_reification(dump: Path) -> None:
    with gzip.open(dump / "graph-rdf12.nq.gz", "rt", encoding="utf-8") as file:
        text = file.read()
    assert "<<(" in text
    assert "22-rdf-syntax-ns#subject>" not in text


def test_the_description_counts_and_names_the_files_wherever_they_lie(built: Path, dump: Path) -> None:
    store = ox.Store()
    store.bulk_load((dump / "void.ttl").read_bytes(), ox.RdfFormat.TURTLE, base_iri="file:///data/latest/void.ttl")
    query = """PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?triples ?documents ?url ?size ?sum {
          VALUES ?set { <https://example.org/van-ban/dataset> }
          ?set a void:Dataset, dcat:Dataset ; void:triples ?triples ; void:documents ?documents ; dcat:distribution ?d .
          ?d dcat:downloadURL ?url ; dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?sum }"""
    rows = [[term.value for term in row] for row in store.query(query)]  # type: ignore[union-attr]
    sums = (dump / "SHA256SUMS").read_text(encoding="utf-8")
    assert {(int(row[0]), int(row[1])) for row in rows} == {(len(told(built)), len(DOCUMENTS))}
    names = {row[2].removeprefix("file:///data/latest/"): row for row in rows}
    assert {"graph.nq.gz", "graph-rdf12.nq.gz", "network.gexf", "network.graphml", "tables/tasks.csv"} <= set(names)
    for name, row in names.items():
        assert int(row[3]) == (dump / name).stat().st_size
        assert f"{row[4]}  {name}\n" in sums


def test_tables_are_there(dump: Path) -> None:
    assert list(csv.DictReader((dump / "tables" / "tasks.csv").open(encoding="utf-8")))


def test_parquet_says_what_csv_says(dump: Path) -> None:
    import pandas

    for path in (dump / "tables").glob("*.parquet"):
        rows = list(csv.DictReader(path.with_suffix(".csv").open(encoding="utf-8")))
        assert len(pandas.read_parquet(path)) == len(rows)


def test_a_folder_with_something_in_it_is_refused(built: Path, dump: Path) -> None:
    with pytest.raises(FrontgraphError, match="empty folder"):
        export_graph(str(built), "dump", output=dump)
    with pytest.raises(FrontgraphError, match="--output"):
        export_graph(str(built), "dump")
