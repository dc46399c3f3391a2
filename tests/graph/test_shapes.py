"""The shapes accept what is right and refuse what is not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from frontgraph import graph
from frontgraph.graph.vocabulary import DCT, ELI, FG, PROV, RDF, RDFS, XSD
from frontgraph.model import Document, Span
from tests.graph.asking import subjects
from tests.graph.gold_documents import gold_document
from tests.graph.made import PLAN, plan

NODE = graph.Uris().work(PLAN)
Quads = list[ox.Quad]


@pytest.fixture(scope="module")
def quads() -> Quads:
    described = list(graph.describe(plan()))
    return described + list(graph.describe_registry(graph.named_in(described)))


def test_a_right_graph_conforms(quads: Quads) -> None:
    report = graph.validate(quads)
    assert report.violations == ()
    assert report.conforms


def test_the_whole_seed_conforms_and_its_quotes_are_in_the_text(shared: Path) -> None:
    seed = gold_document(shared, "000_seed")
    quads = list(graph.describe(seed))
    quads += graph.describe_registry(graph.named_in(quads))
    assert graph.validate(quads).violations == ()
    assert list(graph.verify(quads, {seed.sha256: seed.text})) == []


def without(quads: Quads, refused: Callable[[ox.Quad], bool]) -> Quads:
    """The quads without some; at least one must go."""
    left = [quad for quad in quads if not refused(quad)]
    assert len(left) < len(quads)
    return left


def messages(quads: Quads) -> list[str]:
    report = graph.validate(quads)
    assert not report.conforms
    return [violation.message for violation in report.violations if violation.severity == "Violation"]


def test_an_edge_without_a_statement_is_refused(quads: Quads) -> None:
    other = ox.NamedNode("https://example.org/other")
    edge = ox.Quad(NODE, FG.implements, other, NODE)
    violations = graph.validate([*quads, edge]).violations
    assert [(v.focus, v.path, v.value, v.message) for v in violations] == [
        (NODE.value, FG.implements.value, other.value, "An edge read from a text has no evidence.")
    ]


def test_an_edge_whose_statement_lost_its_evidence_is_refused(quads: Quads) -> None:
    statement = subjects(quads, RDF.predicate, FG.implements)[0]
    found = messages(without(quads, lambda q: q.subject == statement and q.predicate == FG.evidence))
    assert sorted(found) == ["A statement has no evidence.", "An edge read from a text has no evidence."]


def test_an_edge_whose_mention_is_gone_is_refused(quads: Quads) -> None:
    for kind, edge in ((FG.Citation, ELI.based_on), (FG.Assignment, FG.ledBy), (FG.Distribution, FG.sentTo)):
        mentions = set(subjects(quads, RDF.type, kind))
        violations = graph.validate(without(quads, lambda q, gone=mentions: q.subject in gone)).violations  # type: ignore[misc]
        missing = {v.path for v in violations if v.message == "An edge read from a text has no evidence."}
        assert edge.value in missing


def test_a_task_without_its_words_is_refused(quads: Quads) -> None:
    task = subjects(quads, RDF.type, FG.Task)[0]
    assert "A task needs its words." in messages(
        without(quads, lambda q: q.subject == task and q.predicate == FG.quote)
    )


def test_a_task_without_evidence_is_refused(quads: Quads) -> None:
    task = subjects(quads, RDF.type, FG.Task)[0]
    left = without(quads, lambda q: q.subject == task and q.predicate == FG.rule)
    assert "A mention has no rule that read it." in messages(left)


def test_messages_are_vietnamese_too(quads: Quads) -> None:
    task = subjects(quads, RDF.type, FG.Task)[0]
    left = without(quads, lambda q: q.subject == task and q.predicate == FG.quote)
    assert "Nhiệm vụ phải có nguyên văn." in [v.message for v in graph.validate(left, lang="vi").violations]


@pytest.mark.parametrize(
    "predicate",
    [FG.rule, FG.quote, FG.start],
    ids=["rule", "quote", "start"],
)
@pytest.mark.parametrize("link", [FG.evidence, FG.triggerEvidence, None], ids=["of an edge", "part", "mention"])
def test_evidence_must_be_whole(quads: Quads, link: ox.NamedNode | None, predicate: ox.NamedNode) -> None:
    of_link = (quad.object for quad in quads if quad.predicate == link)
    one = subjects(quads, RDF.type, FG.Citation)[0] if link is None else next(of_link)
    assert messages(without(quads, lambda q: q.subject == one and q.predicate == predicate))


def test_a_source_graph_without_its_run_is_refused(quads: Quads) -> None:
    about = subjects(quads, FG.about)[0]
    assert messages(without(quads, lambda q: q.subject == about and q.predicate == PROV.wasGeneratedBy))


def test_a_resolved_citation_without_a_work_is_refused(quads: Quads) -> None:
    one = subjects(quads, FG.citedWork)[0]
    left = without(quads, lambda q: q.subject == one and q.predicate == FG.citedWork)
    assert "A citation either is resolved to a work or says why it is not." in messages(left)


def test_an_unresolved_citation_without_a_reason_is_refused(quads: Quads) -> None:
    left = without(quads, lambda q: q.predicate == FG.resolutionReason)
    assert "A citation either is resolved to a work or says why it is not." in messages(left)


def test_a_party_or_front_document_is_no_legal_act(quads: Quads) -> None:
    wrong = ox.Quad(NODE, RDF.type, FG.LegalAct, NODE)
    assert "Party and Front documents are not legally enacted acts." in messages([*quads, wrong])


def test_held_is_never_false(quads: Quads) -> None:
    wrong = ox.Quad(NODE, FG.held, ox.Literal("false", datatype=XSD.boolean), NODE)
    assert "fg:held is only ever true." in messages([*quads, wrong])


def test_a_body_without_a_name_is_refused(quads: Quads) -> None:
    body = subjects(quads, RDF.type, FG.Body)[0]
    assert "It has no name." in messages(without(quads, lambda q: q.subject == body and q.predicate == RDFS.label))


def test_contradicting_dates_are_a_warning_only(quads: Quads) -> None:
    dated = next(q for q in quads if q.predicate.value.endswith("date_document"))
    other = ox.Quad(dated.subject, dated.predicate, ox.Literal("1999-01-01", datatype=XSD.date), NODE)
    report = graph.validate([*quads, other])
    assert report.conforms
    assert [(v.severity, v.message) for v in report.violations] == [("Warning", "The document is given several dates.")]


def test_a_document_of_which_nothing_is_known_conforms() -> None:
    bare = Document("a.txt", "Một văn bản.", "0" * 64)
    assert graph.validate(graph.describe(bare)).violations == ()


def test_a_section_without_a_heading_conforms() -> None:
    document = plan()
    bare = tuple(
        dataclasses.replace(section, heading="", heading_span=Span(section.span.start, section.span.start))
        for section in document.sections
    )
    quads = list(graph.describe(dataclasses.replace(document, sections=bare)))
    assert graph.validate(quads + list(graph.describe_registry(graph.named_in(quads)))).violations == ()


def test_alternative_titles_are_free(quads: Quads) -> None:
    more = ox.Quad(NODE, DCT.alternative, ox.Literal("khác", language="vi"), NODE)
    assert graph.validate([*quads, more]).conforms
