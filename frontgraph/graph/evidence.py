"""What proves a statement: the words, where they stand, and the rule that read them.

Evidence is a Web Annotation `oa:SpecificResource` with a position and a quote selector. Each edge between two
things is stated once as a triple and once as an RDF 1.1 reified statement that carries the evidence. Which run
made it all is said of the named graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from frontgraph.graph import terms
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import FG, OA, RDF, RdfTerm, Statement, triple
from frontgraph.graph.uris import digest
from frontgraph.model import Evidence

#: Code points of context before and behind the words, enough to find them again in a changed text.
CONTEXT = 32

#: What a description is made of: statements, and the evidence that they point to, described once at the end.
Said = Iterator[Statement | Evidence]


def evidence_node(sheet: Sheet, evidence: Evidence) -> RdfTerm:
    """The node of a piece of evidence: one per file, place and rule."""
    start, end = evidence.span.start, evidence.span.end
    return sheet.part("ev", f"{start}-{end}-{_rule_name(sheet.manifestation, evidence.rule)}")


@lru_cache(maxsize=4096)
def _rule_name(manifestation: RdfTerm, rule: str) -> str:
    return digest(manifestation, rule)


def describe_evidence(sheet: Sheet, evidence: Evidence) -> Iterator[Statement]:
    """All that the graph says of one piece of evidence; it is unreviewed as long as no `fg:reviewState` is said."""
    node, place, span = evidence_node(sheet, evidence), sheet.at(evidence.span), evidence.span
    text, quote = sheet.document.text, terms.text(evidence.quote)
    start, end = terms.offset(span.start), terms.offset(span.end)
    yield triple(node, RDF.type, FG.Evidence)
    yield triple(node, RDF.type, OA.SpecificResource)
    yield triple(node, OA.hasSource, sheet.manifestation)
    yield triple(node, OA.hasSelector, place)
    yield triple(node, FG.quote, quote)
    yield triple(node, FG.start, start)
    yield triple(node, FG.end, end)
    yield triple(node, FG.sentence, terms.text(sheet.sentence(span)))
    yield triple(node, FG.rule, terms.text(evidence.rule))
    yield triple(node, FG.confidence, terms.decimal(evidence.confidence))
    # One selector of both sorts, so that a place which proves several things is described once.
    yield triple(place, RDF.type, OA.TextPositionSelector)
    yield triple(place, RDF.type, OA.TextQuoteSelector)
    yield triple(place, OA.start, start)
    yield triple(place, OA.end, end)
    yield triple(place, OA.exact, quote)
    yield triple(place, OA.prefix, terms.text(text[max(0, span.start - CONTEXT) : span.start]))
    yield triple(place, OA.suffix, terms.text(text[span.end : span.end + CONTEXT]))


def mention(sheet: Sheet, node: RdfTerm, sort: RdfTerm, evidence: Evidence, section: str | None = None) -> Said:
    """What every mention has: its class, document, section, place, words and evidence.

    `section` is the identifier of its section where the reading gives one; else the offset tells.
    """
    yield triple(node, RDF.type, sort)
    yield triple(node, FG.inDocument, sheet.work)
    if section is None:
        found = sheet.section_at(evidence.span.start)
        section = found.identifier if found is not None else None
    if section is not None:
        yield triple(node, FG.inSection, sheet.section_node(section))
    yield triple(node, FG.order, terms.number(evidence.span.start))
    yield triple(node, FG.quote, terms.text(evidence.quote))
    yield from proved(sheet, node, FG.evidence, evidence)


def proved(sheet: Sheet, node: RdfTerm, predicate: RdfTerm, evidence: Evidence) -> Said:
    """Evidence pointed to from a node."""
    yield triple(node, predicate, evidence_node(sheet, evidence))
    yield evidence


def edge(
    sheet: Sheet,
    statement: tuple[RdfTerm, RdfTerm, RdfTerm],
    evidence: Sequence[Evidence],
    stated_by: Iterable[RdfTerm] = (),
) -> Said:
    """A statement with its evidence; without evidence it is not made at all."""
    if not evidence:
        return
    subject, predicate, value = statement
    node = sheet.part("stm", digest(*statement, length=10))
    yield triple(*statement)
    yield triple(node, RDF.type, RDF.Statement)
    yield triple(node, RDF.subject, subject)
    yield triple(node, RDF.predicate, predicate)
    yield triple(node, RDF.object, value)
    for source in stated_by:
        yield triple(node, FG.statedBy, source)
    for piece in evidence:
        yield from proved(sheet, node, FG.evidence, piece)
