"""What proves a statement: the words, where they stand, the rule that read them, the run that made it.

Evidence is a Web Annotation `oa:SpecificResource` with a position and a quote selector. Each edge between two
things is stated once as a triple and once as an RDF 1.1 reified statement that carries the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from frontgraph.graph import literals
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.uris import digest, inside
from frontgraph.graph.vocabulary import FG, OA, PROV, RDF, REVIEW
from frontgraph.model import Evidence, Span

#: Code points of context before and behind the words, enough to find them again in a changed text.
CONTEXT = 32

Term = ox.NamedNode | ox.Literal
Triples = Iterator[ox.Triple]


def evidence_node(sheet: Sheet, evidence: Evidence) -> ox.NamedNode:
    """The node of a piece of evidence: one per place and rule."""
    span = evidence.span
    return sheet.part("ev", digest(sheet.manifestation.value, span.start, span.end, evidence.rule, length=10))


def describe_evidence(sheet: Sheet, evidence: Evidence) -> Triples:
    """All that the graph says of one piece of evidence."""
    node = evidence_node(sheet, evidence)
    span, quote = evidence.span, literals.text(evidence.quote)
    yield ox.Triple(node, RDF.type, FG.Evidence)
    yield ox.Triple(node, RDF.type, OA.SpecificResource)
    yield ox.Triple(node, OA.hasSource, sheet.manifestation)
    yield ox.Triple(node, FG.quote, quote)
    yield ox.Triple(node, FG.start, literals.offset(span.start))
    yield ox.Triple(node, FG.end, literals.offset(span.end))
    yield ox.Triple(node, FG.sentence, literals.text(sheet.sentence(span)))
    yield ox.Triple(node, FG.rule, literals.text(evidence.rule))
    yield ox.Triple(node, FG.confidence, literals.decimal(evidence.confidence))
    yield ox.Triple(node, FG.reviewState, REVIEW.unreviewed)
    yield ox.Triple(node, PROV.wasGeneratedBy, sheet.run)
    yield from _selectors(sheet, node, span, quote)


def _selectors(sheet: Sheet, node: ox.NamedNode, span: Span, quote: ox.Literal) -> Triples:
    text = sheet.document.text
    position = ox.NamedNode(f"{sheet.manifestation.value}#char={span.start},{span.end}")
    words = inside(node, "quote")
    yield ox.Triple(node, OA.hasSelector, position)
    yield ox.Triple(node, OA.hasSelector, words)
    yield ox.Triple(position, RDF.type, OA.TextPositionSelector)
    yield ox.Triple(position, OA.start, literals.offset(span.start))
    yield ox.Triple(position, OA.end, literals.offset(span.end))
    yield ox.Triple(words, RDF.type, OA.TextQuoteSelector)
    yield ox.Triple(words, OA.exact, quote)
    yield ox.Triple(words, OA.prefix, literals.text(text[max(0, span.start - CONTEXT) : span.start]))
    yield ox.Triple(words, OA.suffix, literals.text(text[span.end : span.end + CONTEXT]))


def mention(
    sheet: Sheet, node: ox.NamedNode, sort: ox.NamedNode, evidence: Evidence, section: str | None = None
) -> Triples:
    """What every mention has: its class, document, section, place, words and evidence.

    `section` is the identifier of its section where the reading gives one; else the offset tells.
    """
    yield ox.Triple(node, RDF.type, sort)
    yield ox.Triple(node, RDF.type, FG.Mention)
    yield ox.Triple(node, FG.inDocument, sheet.work)
    if section is None:
        found = sheet.section_at(evidence.span.start)
        section = found.identifier if found is not None else None
    if section is not None:
        yield ox.Triple(node, FG.inSection, sheet.section_node(section))
    yield ox.Triple(node, FG.order, literals.number(evidence.span.start))
    yield ox.Triple(node, FG.quote, literals.text(evidence.quote))
    yield ox.Triple(node, FG.evidence, evidence_node(sheet, evidence))
    yield from describe_evidence(sheet, evidence)


def edge(
    sheet: Sheet,
    triple: tuple[ox.NamedNode, ox.NamedNode, Term],
    evidence: Sequence[Evidence],
    stated_by: Iterable[ox.NamedNode] = (),
) -> Triples:
    """A statement with its evidence; without evidence it is not made at all."""
    if not evidence:
        return
    subject, predicate, value = triple
    node = sheet.part("stm", digest(subject.value, predicate.value, str(value), length=10))
    yield ox.Triple(subject, predicate, value)
    yield ox.Triple(node, RDF.type, RDF.Statement)
    yield ox.Triple(node, RDF.subject, subject)
    yield ox.Triple(node, RDF.predicate, predicate)
    yield ox.Triple(node, RDF.object, value)
    for source in stated_by:
        yield ox.Triple(node, FG.statedBy, source)
    for piece in evidence:
        yield ox.Triple(node, FG.evidence, evidence_node(sheet, piece))
        yield from describe_evidence(sheet, piece)
