"""Only legal acts are ELI legal resources, asserted or inferred, whatever the vocabularies imply."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from frontgraph import graph
from frontgraph.graph.concepts import vocabulary_triples
from frontgraph.graph.vocabulary import ELI, FG, RDF, RDFS
from tests.graph.gold_documents import gold_document
from tests.graph.made import LAW, PARTY_PLAN, PLAN, RESOLUTION, plan

LEGAL = frozenset({ELI.LegalResource, ELI.LegalExpression, ELI.LegalResourceSubdivision})
VOCABULARIES = (
    "eli.owl",
    "org.ttl",
    "prov-o.ttl",
    "dcterms.ttl",
    "foaf.ttl",
    "time.ttl",
    "oa.ttl",
    "dcat3.ttl",
    "skos.rdf",
)
#: Documents of the Party, the Front and the State with their gold citations.
NAMES = (
    "000_seed",
    "001_party_60-NQ-TW",
    "023_party_127-KL-TW",
    "034_front_KH-Kiem-tra-giam-sat-cong-tac-bau-cu-dai-bieu-Quoc-hoi-khoa-",
    "043_state_99-2025-NQ-HDND",
    "101_state_16-2025-ND-CP",
)


@pytest.fixture(scope="module")
def ontologies(shared: Path) -> list[ox.Triple]:
    """The real vocabulary files and ours."""
    found = list(vocabulary_triples())
    for name in VOCABULARIES:
        path = shared / "vocab" / name
        form = ox.RdfFormat.TURTLE if path.suffix == ".ttl" else ox.RdfFormat.RDF_XML
        found += [quad.triple for quad in ox.parse(path=str(path), format=form, base_iri="https://example.org/")]
    return found


def inferred_types(
    triples: Iterable[ox.Triple], ontologies: Iterable[ox.Triple]
) -> dict[ox.NamedNode, set[ox.NamedNode]]:
    """The classes of every node under RDFS: rules 2, 3, 5, 7, 9 and 11, run to the end."""
    rules: dict[ox.NamedNode, dict[object, set[object]]] = {
        predicate: {} for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range)
    }
    for triple in ontologies:
        if triple.predicate in rules:
            rules[triple.predicate].setdefault(triple.subject, set()).add(triple.object)

    def above(table: dict[object, set[object]], start: object) -> set[object]:
        found, waiting = {start}, [start]
        while waiting:
            for more in table.get(waiting.pop(), set()) - found:
                found.add(more)
                waiting.append(more)
        return found

    types: dict[ox.NamedNode, set[ox.NamedNode]] = {}

    def is_a(node: object, classes: Iterable[object]) -> None:
        if isinstance(node, ox.NamedNode):
            for each in classes:
                named = (c for c in above(rules[RDFS.subClassOf], each) if isinstance(c, ox.NamedNode))
                types.setdefault(node, set()).update(named)

    for triple in triples:
        if triple.predicate == RDF.type:
            is_a(triple.subject, [triple.object])
        for predicate in above(rules[RDFS.subPropertyOf], triple.predicate):
            is_a(triple.subject, rules[RDFS.domain].get(predicate, ()))
            is_a(triple.object, rules[RDFS.range].get(predicate, ()))
    return types


@pytest.fixture(scope="module")
def quads(shared: Path) -> list[ox.Quad]:
    found = [quad for name in NAMES for quad in graph.describe(gold_document(shared, name))]
    return found + list(graph.describe_registry(graph.named_in(found)))


def legal(types: dict[ox.NamedNode, set[ox.NamedNode]]) -> list[str]:
    """Party and Front documents, their parts and texts, that came out as something legally enacted."""
    others = tuple(n.value for n, classes in types.items() if classes & {FG.PartyDocument, FG.FrontDocument})
    assert len(others) > 20
    return sorted(
        node.value
        for node, classes in types.items()
        if classes & LEGAL and any(node.value.startswith(o) for o in others)
    )


def test_no_party_or_front_document_is_inferred_to_be_a_legal_resource(
    quads: list[ox.Quad], ontologies: list[ox.Triple]
) -> None:
    types = inferred_types((quad.triple for quad in quads), ontologies)
    assert legal(types) == []
    acts = {node for node, classes in types.items() if FG.LegalAct in classes}
    assert len(acts) > 20
    assert {node for node, classes in types.items() if ELI.LegalResource in classes} == acts


def test_nor_does_the_eli_view_make_one(quads: list[ox.Quad], ontologies: list[ox.Triple]) -> None:
    triples = [*(quad.triple for quad in quads), *graph.eli_view(quads)]
    assert legal(inferred_types(triples, ontologies)) == []


def test_the_check_would_see_a_wrong_term(quads: list[ox.Quad], ontologies: list[ox.Triple]) -> None:
    party = graph.Uris().work(RESOLUTION)
    wrong = ox.Triple(party, ELI.passed_by, party)
    assert legal(inferred_types([*(quad.triple for quad in quads), wrong], ontologies)) == [party.value]


def test_only_documents_are_works(quads: list[ox.Quad], ontologies: list[ox.Triple]) -> None:
    """No body, person, place, mention or evidence is dragged into a class of documents, nor a document into theirs."""
    types = inferred_types((quad.triple for quad in quads), ontologies)
    others = ("Organization", "#Person", "/Person", "Agent", "#Activity", "#Attribution")
    for node, classes in types.items():
        if ELI.Work in classes:
            assert classes & {FG.Document, FG.Section, FG.Provision}, node
            assert not any(each.value.endswith(others) for each in classes), node


def view() -> set[tuple[str, str, str]]:
    """The ELI view of the plan, in short names."""

    def short(term: object) -> str:
        value: str = getattr(term, "value", "")
        return value.partition("/id/")[2] or value.rpartition("#")[2].rpartition("/")[2]

    return {(short(t.subject), short(t.predicate), short(t.object)) for t in graph.eli_view(graph.describe(plan()))}


def test_the_view_says_of_a_law_what_eli_has_words_for() -> None:
    law = LAW.path
    assert {row for row in view() if row[0] == law} == {
        (law, "type", "Work"),
        (law, "type", "LegalResource"),
        (law, "work_type", "luat"),
        (law, "type_document", "luat"),
        (law, "id_local", "QH13"),
        (law, "number", "75"),
        (law, "passed_by", "vn/quoc-hoi"),
    }


def test_the_view_keeps_front_and_party_documents_to_neutral_terms() -> None:
    rows = view()
    assert {row[1:] for row in rows if row[0] == PLAN.path} == {
        ("type", "Work"),
        ("work_type", "ke-hoach"),
        ("date_document", "2024-03-05"),
        ("based_on", LAW.path),
        ("is_realized_by", f"{PLAN.path}/vi"),
    }
    assert {row[1] for row in rows if row[0] == PARTY_PLAN.path} == {"type", "work_type", "date_document"}
