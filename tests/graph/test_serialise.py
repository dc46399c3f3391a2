"""The graph as files: the same bytes each time, and the same statements back."""

from __future__ import annotations

import random
import subprocess
import sys

import pyoxigraph as ox
import pytest

from frontgraph import graph
from frontgraph.errors import FrontgraphError
from frontgraph.graph.serialise import sorted_quads
from frontgraph.graph.vocabulary import RDF
from tests.conftest import ROOT
from tests.graph.made import plan

READ = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return list(graph.describe(plan()))


@pytest.mark.parametrize("format", sorted(graph.FORMATS))
def test_the_bytes_do_not_depend_on_the_order_of_the_quads(quads: list[ox.Quad], format: str) -> None:
    mixed = quads[:]
    random.Random(1).shuffle(mixed)
    assert graph.serialise(mixed, format) == graph.serialise(quads, format)


def test_two_processes_write_the_same_bytes() -> None:
    script = (
        "import sys; from frontgraph import graph; from tests.graph.made import plan;"
        "sys.stdout.buffer.write(graph.serialise(graph.describe(plan()), 'trig'))"
    )
    command = [sys.executable, "-c", script]
    runs = [
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0] == graph.serialise(graph.describe(plan()), "trig")


@pytest.mark.parametrize("format", sorted(READ))
def test_what_is_written_reads_back(quads: list[ox.Quad], format: str) -> None:
    data = graph.serialise(quads, format)
    back = list(ox.parse(data, format=READ[format]))
    if format in ("turtle", "ntriples"):
        assert {quad.triple for quad in back} == {quad.triple for quad in quads}
    else:
        assert set(back) == set(quads)


def test_turtle_is_for_people(quads: list[ox.Quad]) -> None:
    lines = graph.serialise(quads).decode().splitlines()
    assert "@prefix fg: <ns#> ." in lines
    assert "\teli:based_on <id/vn/quoc-hoi/luat/2015/75-2015-qh13> ;" in lines
    subjects = [line.split()[0] for line in lines if line.startswith("<")]
    assert len(subjects) == len(set(subjects))
    assert not any(line.count("> , <") for line in lines)


def test_a_new_value_is_a_new_line(quads: list[ox.Quad]) -> None:
    one, two = (ox.NamedNode(f"https://w3id.org/frontgraph/id/x{n}") for n in (1, 2))
    before = [ox.Quad(one, RDF.type, one), ox.Quad(one, RDF.value, ox.Literal("a , b")), ox.Quad(one, RDF.type, two)]
    after = [*before, ox.Quad(one, RDF.value, ox.Literal("c"))]
    old, new = (graph.serialise(each).decode().splitlines() for each in (before, after))
    assert len(new) == len(old) + 1
    assert any('"a , b"' in line for line in new)


def test_numbered_things_stand_in_the_order_of_their_numbers() -> None:
    nodes = {n: ox.NamedNode(f"https://example.org/dist/{n}") for n in (10, 9, 1)}
    quads = sorted_quads(ox.Quad(node, RDF.type, RDF.Statement) for node in nodes.values())
    assert [quad.subject for quad in quads] == [nodes[n] for n in (1, 9, 10)]


def test_rdf12_keeps_every_statement_as_a_triple_term(quads: list[ox.Quad]) -> None:
    reified = {q.subject for q in quads if q.predicate == RDF.type and q.object == RDF.Statement}
    back = list(ox.parse(graph.serialise(quads, "turtle12"), format=ox.RdfFormat.TURTLE))
    terms = {quad.subject: quad.object for quad in back if quad.predicate == RDF.reifies}
    assert set(terms) == reified
    assert not any(quad.predicate in (RDF.subject, RDF.predicate, RDF.object) for quad in back)
    said = {quad.triple for quad in back}
    assert all(term in said for term in terms.values())


def test_an_unknown_format_names_the_known_ones(quads: list[ox.Quad]) -> None:
    with pytest.raises(FrontgraphError, match="turtle"):
        graph.serialise(quads, "docx")
