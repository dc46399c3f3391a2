"""What this document does to each document that it cites, and the words that say so.

A mention in another's title, and every mention in a press report, is only cited. Members of a list share what
governs the first. Otherwise the nearest trigger to the left decides, then the heading above; words behind the
mention (“… hết hiệu lực”) come first of all. Triggers stand in `data/registry/relations.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence

from frontgraph.citation.reading import Reading, Verdict
from frontgraph.model import Citation, Document, Relation
from frontgraph.text import CanonicalText


def relate(citations: Sequence[Citation], document: Document, canonical: CanonicalText) -> tuple[Citation, ...]:
    """The citations with `relation` and `details.trigger` filled; order and all else stay.

    >>> from frontgraph.model import Span
    >>> from frontgraph.text import canonicalise
    >>> raw = "Căn cứ Luật Đất đai;"
    >>> found = Citation(Span(7, 19), "Luật Đất đai", "luat", name="Luật Đất đai")
    >>> document = Document("a.txt", raw, "", kind="quyet-dinh")
    >>> relate([found], document, canonicalise(raw))[0].relation.value
    'based_on'
    """
    if not citations:
        return ()
    if is_report(document):
        return tuple(
            _mark(citation, Verdict(Relation.CITES, rule="relation.report"), canonical) for citation in citations
        )
    order = sorted(range(len(citations)), key=lambda index: citations[index].span)
    verdicts = Reading(document, canonical, [citations[index] for index in order]).verdicts()
    related = {at: _mark(citations[at], verdict, canonical) for at, verdict in zip(order, verdicts, strict=True)}
    return tuple(related[index] for index in range(len(citations)))


def is_report(document: Document) -> bool:
    """Whether the document is a press report or another text that no body issued: it names neither kind nor number.

    >>> is_report(Document("a.txt", "", "")), is_report(Document("a.txt", "", "", kind="ke-hoach"))
    (True, False)
    """
    printed = document.kind or document.number or document.signatures or document.recipient_blocks
    return not printed


def _mark(citation: Citation, verdict: Verdict, canonical: CanonicalText) -> Citation:
    trigger = canonical.raw_span(*verdict.trigger) if verdict.trigger else None
    return citation.related(verdict.relation, trigger, verdict.rule)
