"""A dump read by programs that have nothing of ours: rdflib, PyArrow, networkx, and Oxigraph for RDF 1.2."""

from __future__ import annotations

import csv
import gzip
import hashlib
from pathlib import Path

import networkx
import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from pyarrow import parquet  # type: ignore[import-untyped]
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID

from frontgraph.collection.build import BuildOptions, build
from frontgraph.collection.export import export_graph
from frontgraph.network import to_networkx
from frontgraph.store import GraphFolder
from tests.collection.test_build import DOCUMENTS

BASE = "https://example.org/van-ban"
REIFIES = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("others")
    (place / "documents").mkdir()
    for name, text in DOCUMENTS.items():
        (place / "documents" / name).write_text(text, encoding="utf-8")
    build([place / "documents"], place / "g", BuildOptions(base=BASE))
    export_graph(str(place / "g"), "dump", output=place / "dump")
    return place


@pytest.fixture(scope="module")
def dump(built: Path) -> Path:
    return built / "dump"


@pytest.fixture(scope="module")
def whole(dump: Path) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(data=gzip.decompress((dump / "graph.nq.gz").read_bytes()).decode(), format="nquads")
    return dataset


def triples_of(graph: rdflib.Graph) -> set[tuple[str, ...]]:
    """The triples in N-Triples terms, so that numbers and dates are compared as they are written."""
    return {tuple(term.n3() for term in triple) for triple in graph}


def test_rdflib_reads_as_many_quads_as_there_are_lines(dump: Path, whole: rdflib.Dataset) -> None:
    lines = gzip.decompress((dump / "graph.nq.gz").read_bytes()).splitlines()
    assert len(list(whole.quads())) == len(lines) == len(set(lines)) > 500


@pytest.mark.parametrize(("folder", "form"), [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_from_the_files_of_a_document(
    dump: Path, whole: rdflib.Dataset, folder: str, form: str
) -> None:
    files = sorted((dump / folder).iterdir())
    assert len(files) == len(DOCUMENTS)
    for file in files:
        name = rdflib.URIRef(f"{BASE}/graph/source/{file.stem}")
        meant = triples_of(whole.graph(name))
        if form == "json-ld":
            dataset = rdflib.Dataset()
            dataset.parse(file, format=form)
            read = {tuple(term.n3() for term in quad[:3]) for quad in dataset.quads() if quad[0] is not None}
        else:
            read = triples_of(rdflib.Graph().parse(file, format=form))
        assert len(meant) > 50
        assert read == meant


def test_rdf12_says_every_statement_that_rdf11_reifies(dump: Path, whole: rdflib.Dataset) -> None:
    parts: dict[object, dict[object, str]] = {}
    for role in (RDF.subject, RDF.predicate, RDF.object):
        for node, _, value, _ in whole.quads((None, role, None, None)):
            parts.setdefault(node, {})[role] = str(value)
    reified = {(each[RDF.subject], each[RDF.predicate], each[RDF.object]) for each in parts.values()}
    data = gzip.decompress((dump / "graph-rdf12.nq.gz").read_bytes())
    terms = [quad.object for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS) if quad.predicate == REIFIES]
    said = {tuple(part.value for part in (term.subject, term.predicate, term.object)) for term in terms}
    assert reified == said
    assert len(reified) > 10


def test_pyarrow_reads_from_parquet_what_stands_in_csv(dump: Path) -> None:
    files = sorted((dump / "tables").glob("*.parquet"))
    assert {file.stem for file in files} == {file.stem for file in (dump / "tables").glob("*.csv")}
    filled = 0
    for file in files:
        table = parquet.read_table(file)
        with file.with_suffix(".csv").open(encoding="utf-8", newline="") as text:
            rows = list(csv.reader(text))
        assert table.column_names == rows[0]
        assert table.num_rows == len(rows) - 1
        for column, name in enumerate(rows[0]):
            written = [row[column] for row in rows[1:]]
            stored = table.column(name).to_pylist()
            assert [value == "" for value in written] == [value in (None, "") for value in stored], (file.name, name)
            if table.schema.field(name).type in ("string", "large_string"):
                assert written == [value or "" for value in stored]
        filled += table.num_rows
    assert filled > 10


@pytest.mark.parametrize(
    ("name", "read"), [("network.graphml", networkx.read_graphml), ("network.gexf", networkx.read_gexf)]
)
def test_networkx_reads_the_network_back(built: Path, name: str, read: object) -> None:
    assert callable(read)
    back = read(built / "dump" / name)
    meant = to_networkx(GraphFolder(built / "g").open())
    assert set(back.nodes) == {str(node) for node in meant.nodes}
    assert sorted((str(a), str(b)) for a, b in back.edges()) == sorted((str(a), str(b)) for a, b in meant.edges())
    labels = {data.get("label") for _, data in back.nodes(data=True)}
    assert any("31-CT/TU" in str(label) for label in labels)


@pytest.fixture(scope="module")
def told(dump: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(dump / "void.ttl", format="turtle", publicID="file:///dump/void.ttl")


#: What the application profile for data portals (DCAT-AP 3, sections 4 and 5) makes mandatory, and the kinds of values.
DCAT_AP = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix spdx: <http://spdx.org/rdf/terms#> .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:uniqueLang true ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:uniqueLang true ] ,
    [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:dataDump ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:triples ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:downloadURL ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:mediaType ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:compressFormat ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:byteSize ; sh:maxCount 1 ; sh:minInclusive 0 ] ,
    [ sh:path spdx:checksum ; sh:maxCount 1 ; sh:class spdx:Checksum ] .
[] a sh:NodeShape ; sh:targetClass spdx:Checksum ;
  sh:property [ sh:path spdx:algorithm ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path spdx:checksumValue ; sh:minCount 1 ; sh:maxCount 1 ; sh:pattern "^[0-9a-f]{64}$" ] .
"""


class TestDescription:
    """void.ttl, by the rules of VoID (W3C Note) and DCAT 3."""

    def test_its_terms_are_terms_of_void_and_dcat(self, told: rdflib.Graph) -> None:
        for namespace in (VOID, DCAT):
            base = str(namespace)
            used = {str(term) for triple in told for term in triple[1:] if str(term).startswith(base)}
            assert used
            for term in used:
                # Closed namespaces: rdflib knows what they define.
                assert term == base or term in namespace

    def test_every_file_is_there_with_its_size_and_checksum(self, told: rdflib.Graph, dump: Path) -> None:
        spdx = rdflib.Namespace("http://spdx.org/rdf/terms#")
        seen = set()
        for distribution in told.subjects(RDF.type, DCAT.Distribution):
            file = dump / str(told.value(distribution, DCAT.downloadURL)).removeprefix("file:///dump/")
            seen.add(file)
            assert int(str(told.value(distribution, DCAT.byteSize))) == file.stat().st_size
            checksum = told.value(told.value(distribution, spdx.checksum), spdx.checksumValue)
            assert str(checksum) == hashlib.sha256(file.read_bytes()).hexdigest()
            assert str(told.value(distribution, DCAT.mediaType)).startswith(
                "https://www.iana.org/assignments/media-types/"
            )
        assert len(seen) > 5 + 2 * len(DOCUMENTS)

    def test_it_has_what_data_portals_demand(self, told: rdflib.Graph) -> None:
        shapes = rdflib.Graph().parse(data=DCAT_AP, format="turtle")
        conforms, _, report = pyshacl.validate(told, shacl_graph=shapes)
        assert conforms, report
        described = next(told.subjects(RDF.type, DCAT.Dataset))
        told_less = rdflib.Graph() + told
        told_less.remove((described, DCTERMS.description, None))
        assert not pyshacl.validate(told_less, shacl_graph=shapes)[0]

    def test_its_counts_are_those_of_the_data(self, told: rdflib.Graph, whole: rdflib.Dataset) -> None:
        [dataset] = told.subjects(RDF.type, VOID.Dataset)
        distinct = {quad[:3] for quad in whole.quads()}
        counted = int(str(told.value(dataset, VOID.triples)))
        assert counted in (len(list(whole.quads())), len(distinct))
        for part in told.objects(dataset, VOID.propertyPartition):
            named = told.value(part, VOID.property)
            held = sum(1 for _ in whole.quads((None, named, None, None)))
            assert int(str(told.value(part, VOID.triples))) == held
