"""What proves a statement: the words, where they stand, and the rule that read them.

A mention is its own evidence: it has its words, their place and their rule. Words that are no mention, like those
of a letterhead, are nodes of their own. What follows from a mention – where its words end, its selectors, the edges
between things as reified statements – is not stored; `evidence_view` tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from frontgraph.graph import terms
from frontgraph.graph.sheet import Sheet
from frontgraph.graph.terms import FG, RDF, RdfTerm, Statement, triple
from frontgraph.graph.uris import digest
from frontgraph.model import Evidence

#: What a description is made of.
Said: TypeAlias = Iterator[Statement]


@dataclass(frozen=True, slots=True)
class Whole:
    """A mention and the sentence it stands in, which need not be said again of its parts."""

    node: RdfTerm
    sentence: str


def evidence_node(sheet: Sheet, evidence: Evidence) -> RdfTerm:
    """The node of a piece of evidence that is no mention: one per file, place and rule."""
    start, end = evidence.span.start, evidence.span.end
    return sheet.part("ev", f"{start}-{end}-{_rule_name(sheet.manifestation, evidence.rule)}")


@lru_cache(maxsize=4096)
def _rule_name(manifestation: RdfTerm, rule: str) -> str:
    return digest(manifestation, rule)


def words_read(node: RdfTerm, evidence: Evidence, sentence: str, known: str) -> Said:
    """The words, their place and their rule; the sentence where it is not the one that is known without saying it.

    Without a confidence the reading is certain, without a review state nobody has reviewed it.
    """
    yield triple(node, FG.start, terms.number(evidence.span.start))
    yield triple(node, FG.quote, terms.text(evidence.quote))
    yield triple(node, FG.rule, terms.text(evidence.rule))
    if sentence != known:
        yield triple(node, FG.sentence, terms.text(sentence))
    if evidence.confidence < 1:
        yield triple(node, FG.confidence, terms.decimal(evidence.confidence))


def mention(
    sheet: Sheet,
    node: RdfTerm,
    sort: RdfTerm,
    evidence: Evidence,
    section: str | None = None,
    whole: Whole | None = None,
) -> Said:
    """What every mention has: its class, document, section, and itself as evidence.

    `section` is the identifier of its section where the reading gives one; else the offset tells. `whole` is what it
    is a part of.
    """
    yield from place_of(sheet, node, sort, evidence, section)
    sentence = sheet.sentence(evidence.span)
    yield from words_read(node, evidence, sentence, evidence.quote if whole is None else whole.sentence)


def thing(sheet: Sheet, node: RdfTerm, sort: RdfTerm, evidence: Evidence) -> Said:
    """What every thing has that is more than the words for it, like a person or a meeting, at each place."""
    yield from place_of(sheet, node, sort, evidence)
    yield from proved(sheet, node, FG.evidence, evidence)


def place_of(sheet: Sheet, node: RdfTerm, sort: RdfTerm, evidence: Evidence, section: str | None = None) -> Said:
    """The class of a node, and the document and section in which its words stand."""
    yield triple(node, RDF.type, sort)
    yield triple(node, FG.inDocument, sheet.work)
    if section is None:
        found = sheet.section_at(evidence.span.start)
        section = found.identifier if found is not None else None
    if section is not None:
        yield triple(node, FG.inSection, sheet.section_node(section))


def proved(sheet: Sheet, node: RdfTerm, predicate: RdfTerm, evidence: Evidence, whole: Whole | None = None) -> Said:
    """Evidence pointed to from a node, and what it says; `whole` is the mention that it is a part of.

    That it is a `fg:Evidence` follows from its words, place and rule.
    """
    proof = evidence_node(sheet, evidence)
    yield triple(node, predicate, proof)
    sentence = sheet.sentence(evidence.span)
    yield from words_read(proof, evidence, sentence, evidence.quote if whole is None else whole.sentence)


def edge(
    sheet: Sheet,
    statement: tuple[RdfTerm, RdfTerm, RdfTerm],
    evidence: Sequence[Evidence | RdfTerm],
    stated_by: Iterable[RdfTerm] = (),
) -> Said:
    """A statement with its evidence, words or mentions; without evidence it is not made at all.

    Only for edges that no mention implies (`evidence_view`).
    """
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
        if isinstance(piece, Evidence):
            yield from proved(sheet, node, FG.evidence, piece)
        else:
            yield triple(node, FG.evidence, piece)
