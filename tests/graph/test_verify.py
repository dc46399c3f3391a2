"""Quotes are cut out of the source again; whatever was changed on the way is found."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pyoxigraph as ox
import pytest

from frontgraph import graph
from frontgraph.graph.vocabulary import FG, OA, RDF
from frontgraph.model import Evidence, Span
from tests.graph.asking import ask, subjects
from tests.graph.made import TEXT, plan, without_citations

SOURCES = {plan().sha256: TEXT}


def told() -> list[ox.Quad]:
    """The plan's quads with their evidence in full."""
    return graph.completed(graph.describe(plan()), SOURCES.get)


def test_a_true_graph_has_no_mismatch() -> None:
    assert list(graph.verify(graph.describe(plan()), SOURCES)) == []
    assert list(graph.verify(told(), SOURCES)) == []


def test_a_missing_source_is_said() -> None:
    found = list(graph.verify(graph.describe(plan()), {}))
    assert found
    assert {each.reason for each in found} == {"the source text is not at hand"}


def test_one_letter_changed_in_the_source_is_found() -> None:
    changed = {plan().sha256: TEXT.replace("197-KH/TU", "198-KH/TU")}
    reasons = {each.reason for each in graph.verify(graph.describe(plan()), changed)}
    assert "the words differ" in reasons


def changed(predicate: ox.NamedNode, change: Callable[[str], str]) -> list[ox.Quad]:
    """The plan's quads, its evidence in full, with the first value of a predicate changed."""
    quads = told()
    at = next(n for n, quad in enumerate(quads) if quad.predicate == predicate)
    old = quads[at].object
    assert isinstance(old, ox.Literal)
    new = ox.Literal(change(old.value), datatype=old.datatype)
    quads[at] = ox.Quad(quads[at].subject, predicate, new, quads[at].graph_name)
    return quads


@pytest.mark.parametrize(
    ("predicate", "reason"),
    [
        (OA.exact, "the quote selector differs"),
        (OA.prefix, "the words before differ"),
        (OA.suffix, "the words behind differ"),
        (FG.sentence, "the sentence is not there"),
    ],
    ids=["exact", "prefix", "suffix", "sentence"],
)
def test_a_changed_word_in_the_graph_is_found(predicate: ox.NamedNode, reason: str) -> None:
    found = list(graph.verify(changed(predicate, lambda words: words + "x"), SOURCES))
    assert [each.reason for each in found] == [reason]


def test_a_moved_position_is_found() -> None:
    found = list(graph.verify(changed(OA.start, lambda number: str(int(number) + 1)), SOURCES))
    assert [each.reason for each in found] == ["the position selector differs"]


def test_a_quote_that_is_not_the_words_at_its_place_is_found() -> None:
    document = plan()
    assert document.number is not None
    wrong = Evidence(document.number.evidence.span, "16/KH-MTTQ", "made.wrong")
    document = dataclasses.replace(document, number=dataclasses.replace(document.number, evidence=wrong))
    found = next(iter(graph.verify(graph.describe(document), SOURCES)))
    assert (found.file, found.reason, found.expected, found.found) == (
        "ke-hoach.txt",
        "the words differ",
        "16/KH-MTTQ",
        "15/KH-MTTQ",
    )
    assert "ke-hoach.txt" in str(found)


def test_a_mention_whose_words_are_not_its_evidence_is_found() -> None:
    quads = list(graph.describe(plan()))
    task = subjects(quads, RDF.type, FG.Task)[0]
    quads = [
        ox.Quad(task, FG.quote, ox.Literal("other words"), quad.graph_name)
        if (quad.subject, quad.predicate) == (task, FG.quote)
        else quad
        for quad in quads
    ]
    found = list(graph.verify(quads, SOURCES))
    assert [(each.evidence, each.expected) for each in found] == [(task.value, "other words")]


def test_sentences_over_several_lines_and_decomposed_letters() -> None:
    text = "Căn cứ Luật Ða\u0323i hội\nvà Điều lê\u0323. Sau đó."
    document = dataclasses.replace(without_citations(plan()), text=text, sections=(), number=None, date=None)
    document = dataclasses.replace(document, issuer=None, kind_evidence=Evidence(Span(7, 20), text[7:20], "made"))
    quads = list(graph.describe(document))
    assert list(graph.verify(quads, {document.sha256: text})) == []
    assert [row[0] for row in ask(quads, "SELECT ?s { ?e fg:sentence ?s }")] == [
        "Căn cứ Luật Ða\u0323i hội\nvà Điều lê\u0323."
    ]


def test_a_part_of_a_document_is_told_as_the_whole_graph_tells_it() -> None:
    whole = told()
    mentions = subjects(whole, FG.rule)
    for node in mentions:
        part = graph.completed_part(node, graph.describe(plan()), SOURCES.get)
        about = {quad.subject for quad in part}
        assert node in about
        assert set(part) == {quad for quad in whole if quad.subject in about}
        selectors = {quad.object for quad in part if quad.subject == node and quad.predicate == OA.hasSelector}
        assert selectors
        assert selectors <= about
        # Every statement that it proves is there.
        assert {quad.subject for quad in whole if quad.object == node and quad.predicate == FG.evidence} <= about
    assert len(mentions) > 10
