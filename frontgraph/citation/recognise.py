"""From a document to its citations: scan, grammar, provisions, surroundings, coordination, relations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from frontgraph.citation import coordination, grammar, provisions, surroundings
from frontgraph.citation.mention import Bounds, Mention
from frontgraph.citation.relations import relate
from frontgraph.citation.scan import Source, source
from frontgraph.model import Citation, CitationDetails, Document, PartialDate, Span
from frontgraph.registry import kinds
from frontgraph.text import CanonicalText, fold

_SENTENCE_REACH = 3000
_SENTENCE_NEAR = 300
_RELIED_ON = re.compile(r"(?:căn\s+cứ|quy\s+định\s+(?:tại|của)|(?<!kèm\s)theo)\s+(?:(?:vào|theo|của|tại)\s+)?$")
# One class of characters at the beginning, so that the search leaps from one to the next.
_SENTENCE_END = re.compile(r"[.!?;\n](?:(?<=[^\n])(?=\s+[\WA-ZĐÀ-Ỹ\d])|(?<=\n)\s*\n)")


def recognise(document: Document, canonical: CanonicalText) -> tuple[Citation, ...]:
    """The citations of a document, in order; spans count code points of the raw text.

    The document's own number is no citation. Relations and their triggers are filled in; resolution is another step.
    """
    src = source(canonical.text)
    mentions = [mention for mention in read_mentions(src) if not _own(document, canonical, mention)]
    sections = _Sections(document)
    citations = tuple(_citation(canonical, mention, sections) for mention in mentions)
    return relate(citations, document, canonical)


def read_mentions(src: Source) -> list[Mention]:
    """All mentions of a text with everything that is written beside them; offsets of the canonical text."""
    mentions = list(grammar.parse(src))
    _surround(src, mentions)
    coordination.share(src, mentions)
    coordination.carry_lists(src, mentions)
    return [mention for mention in mentions if mention.kind or "grammar.bare" not in mention.rules]


def _surround(src: Source, mentions: Sequence[Mention]) -> None:
    floor = 0
    for index, mention in enumerate(mentions):
        limit = mentions[index + 1].start if index + 1 < len(mentions) else len(src.text)
        _pinpoint(src, mention, floor, limit)
        surroundings.read_behind(src, mention, limit)
        begin = mention.pinpoints_at[0] if mention.pinpoints_at else mention.start
        surroundings.read_before(src, mention, floor)
        coordination.list_head(src, mention, floor)
        floor = max(mention.tail, begin)


def _pinpoint(src: Source, mention: Mention, floor: int, limit: int) -> None:
    found = provisions.before(src.low, mention.start, floor) or provisions.behind(src.low, mention.end, limit)
    if found is not None:
        mention.pinpoints, mention.pinpoints_at = found.provisions, (found.start, found.end)


def _own(document: Document, canonical: CanonicalText, mention: Mention) -> bool:
    """Whether the mention is the document's own number, as its header or stamp prints it."""
    if mention.name is not None and document.title is not None and mention.kind == document.kind:
        # A law speaks of itself by its name: “Quốc hội ban hành Luật Mặt trận Tổ quốc Việt Nam.”
        own_name = f"{kinds.get(mention.kind).vi} {document.title.value}" if mention.kind else ""
        if fold(mention.name) == fold(own_name) and mention.number is None and mention.date is None:
            return True
    if document.number is None or mention.number is None:
        return False
    span = canonical.raw_span(mention.start, mention.end)
    if span.overlaps(document.number.evidence.span):
        return True
    same = fold(mention.number) == fold(document.number.value) and mention.kind in (document.kind, None)
    if not same or _other_date(document.date, mention.date):
        return False
    # A form in its annex may name the document as what the paper that the form is for relies on.
    before = canonical.text[max(mention.start - 24, 0) : mention.start].lower()
    return not mention.pinpoints and _RELIED_ON.search(before) is None


def _other_date(mine: PartialDate | None, theirs: PartialDate | None) -> bool:
    """Whether two dates contradict each other: a paper of the same number and another day is another paper."""
    if mine is None or theirs is None:
        return False
    return not (mine.iso.startswith(theirs.iso) or theirs.iso.startswith(mine.iso))


class _Sections:
    """Which section an offset stands in, without a walk through all of them for each mention."""

    def __init__(self, document: Document) -> None:
        self._sections = list(document.walk())
        self._starts = [section.span.start for section in self._sections]
        self._parents: list[int] = []
        open_: list[int] = []
        for at, section in enumerate(self._sections):
            while open_ and self._sections[open_[-1]].span.end <= section.span.start:
                open_.pop()
            self._parents.append(open_[-1] if open_ else -1)
            open_.append(at)

    def at(self, offset: int) -> str | None:
        """The identifier of the innermost section that covers `offset`."""
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and self._sections[at].span.end <= offset:
            at = self._parents[at]
        return self._sections[at].identifier if at >= 0 else None


def _citation(canonical: CanonicalText, mention: Mention, sections: _Sections) -> Citation:
    span = canonical.raw_span(mention.start, mention.end)
    details = CitationDetails(
        date=_span(canonical, mention.date_at),
        issuer=_span(canonical, mention.issuer_at),
        title=_span(canonical, mention.title_at),
        pinpoints=_span(canonical, mention.pinpoints_at),
        sentence=_sentence(canonical, mention),
        rules=mention.rules,
    )
    return Citation(
        span=span,
        quote=span.cut(canonical.raw),
        kind=mention.kind,
        number=mention.number,
        name=mention.name,
        date=mention.date,
        issuer=mention.issuer,
        title=_words(canonical, mention.title_at),
        pinpoints=mention.pinpoints,
        section=sections.at(span.start),
        details=details,
    )


def _span(canonical: CanonicalText, bounds: Bounds | None) -> Span | None:
    return canonical.raw_span(*bounds) if bounds else None


def _words(canonical: CanonicalText, bounds: Bounds | None) -> str | None:
    return " ".join(canonical.text[slice(*bounds)].split()) if bounds else None


def _sentence(canonical: CanonicalText, mention: Mention) -> Span:
    text = canonical.text
    begin, stop = _sentence_bounds(text, mention.start)
    start, end = max(begin, mention.start - _SENTENCE_REACH), min(stop, mention.end + _SENTENCE_REACH)
    body = text[start:end]
    return canonical.raw_span(start + len(body) - len(body.lstrip()), start + len(body.rstrip()))


def _sentence_bounds(text: str, offset: int) -> tuple[int, int]:
    """Where the sentence that `offset` stands in begins and ends; most begin near, and are looked for there first."""
    begin, end = 0, len(text)
    for reach in (_SENTENCE_NEAR, _SENTENCE_REACH):
        floor = max(0, offset - reach)
        while floor and text[floor].isspace():
            floor -= 1  # a blank line is found from its first line break on
        for match in _SENTENCE_END.finditer(text, floor):
            at = match.start() + 1
            if at > offset:
                end = at
                break
            begin = at
        if begin:
            break
    return begin, end
