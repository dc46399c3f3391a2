"""What one cited document does to another, as this document tells it: in titles, and by “được sửa đổi bởi …”.

“Kế hoạch số 197-KH/TU … về thực hiện Nghị quyết số 43-NQ/TW” says that the plan implements the resolution;
“Luật Nhà ở số 27/2023/QH15 được sửa đổi, bổ sung bởi Luật số 43/2024/QH15” that the latter amends the former.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frontgraph.citation.acts import PAPERS_THAT
from frontgraph.citation.reading import Reading
from frontgraph.citation.scopes import Place
from frontgraph.citation.triggers import Mode, TriggerMatch
from frontgraph.model import Citation, Document, Span
from frontgraph.model.amendment import ReportedAct
from frontgraph.text import CanonicalText

_TELLING = frozenset({Mode.ACT, Mode.OBJECT})


def reported(citations: Sequence[Citation], document: Document, canonical: CanonicalText) -> tuple[ReportedAct, ...]:
    """The acts of cited documents on one another, in text order;
    of mentions merely named in a title nothing is told.

    >>> from frontgraph.text import canonicalise
    >>> raw = "Kế hoạch số 1-KH/TU về thực hiện Nghị quyết số 43-NQ/TW"
    >>> plan = Citation(Span(0, 19), raw[:19], "ke-hoach", "1-KH/TU")
    >>> resolution = Citation(Span(33, 55), raw[33:], "nghi-quyet", "43-NQ/TW")
    >>> [a.relation.value for a in reported([plan, resolution], Document("a.txt", raw, ""), canonicalise(raw))]
    ['implements']
    """
    if len(citations) < 2:
        return ()
    ordered = sorted(citations, key=lambda citation: citation.span)
    reading = Reading(document, canonical, ordered)
    found: list[ReportedAct] = []
    for place, citation in zip(reading.places, ordered, strict=True):
        if place.amends is not None:
            amended = ordered[place.amends].span
            found += _act(canonical, citation.span, _amending(reading, place), amended, "reported.amending-act")
        elif place.host is not None and reading.places[place.host].title is not None:
            host = ordered[place.host].span
            found += _act(canonical, host, _in_title(reading, place), citation.span, "reported.title")
    return tuple(found)


def _amending(reading: Reading, place: Place) -> TriggerMatch | None:
    before = reading.statements.between(max(0, place.start - 100), place.start)
    return next((t for t in reversed(before) if t.trigger.mode is Mode.ACT), None)


def _in_title(reading: Reading, place: Place) -> TriggerMatch | None:
    """The nearest words in the host's title that say what it does; those before a list's first member hold for all."""
    while place.beside is not None and reading.places[place.beside].host == place.host:
        place = reading.places[place.beside]
    host = reading.places[place.host] if place.host is not None else place
    words = [t for t in reading.statements.between(host.end, place.start) if t.trigger.mode is not Mode.THROUGH]
    if not words or words[-1].trigger.mode not in _TELLING:
        return None
    # "sửa đổi các nghị định hướng dẫn thi hành Luật X" is about the decrees, not about the law.
    return None if PAPERS_THAT.search(reading.letters, host.end, words[-1].start) else words[-1]


def _act(
    canonical: CanonicalText, subject: Span, act: TriggerMatch | None, concerned: Span, rule: str
) -> Iterator[ReportedAct]:
    if act is not None:
        trigger = canonical.raw_span(act.start, act.end)
        yield ReportedAct(subject, act.trigger.relation, concerned, trigger, rule)
