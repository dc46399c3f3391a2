"""Relative references: “Luật này”, “khoản này”, “Điều 5 của Nghị định trên”, “các văn bản nêu tại khoản 1”.

“này” is the document or provision in which the words stand; inside quoted amending text it is the amended one.
“trên”, “đó”, “nêu trên” is the nearest document of that kind named before. Provisions that leave out their outer
units are completed from the place of the words. Offsets of the rules are canonical, of the result raw.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from frontgraph.citation import provisions
from frontgraph.citation.provision_paths import source_of
from frontgraph.citation.scan import Source, source
from frontgraph.model import (
    Amendment,
    Antecedent,
    Citation,
    Document,
    Provision,
    ProvisionUnit,
    Reference,
    Section,
    Span,
)
from frontgraph.registry import kinds
from frontgraph.text import CanonicalText

_KINDS = (
    r"nghị\s+quyết\s+liên\s+tịch|nghị\s+quyết|nghị\s+định|quyết\s+định|thông\s+tư\s+liên\s+tịch|thông\s+tư|bộ\s+luật|luật|"
    r"pháp\s+lệnh|hiến\s+pháp|chỉ\s+thị|kết\s+luận|kế\s+hoạch|hướng\s+dẫn|quy\s+định|quy\s+chế|điều\s+lệ|chương\s+trình|"
    r"đề\s+án|công\s+văn|thông\s+báo|báo\s+cáo|tờ\s+trình|văn\s+bản"
)
_UNITS = r"tiết|điểm|khoản|điều|mục|chương|phần|phụ\s+lục|mẫu"
_THIS = re.compile(rf"\b(?P<word>{_KINDS}|{_UNITS})\s+(?P<points>này|(?:nêu\s+)?trên|đó|nói\s+trên|dẫn\s+trên)$")
_HERE = re.compile(r"\s+đây")  # “trên đây”
# What stands before a pointing word is read only where it can be the end of a kind or unit, and so far back.
_POINTING = tuple(re.compile(rf"{word}\b") for word in ("này", "trên", "đó"))
_BEFORE_POINTING = tuple({words.split(r"\s+")[-1] for words in f"{_KINDS}|{_UNITS}".split("|")} | {"nêu", "nói", "dẫn"})
_POINTING_REACH = 120
# The word itself at the beginning, so that the search leaps from one to the next.
_STATED_AT = re.compile(
    r"các(?<=\bcác)\s+(?:văn\s+bản|quyết\s+định|nghị\s+quyết|nghị\s+định|thông\s+tư)\s+(?:nêu|quy\s+định|ghi)\s+tại\s+"
)
_GAP = re.compile(r"\s*,?\s*(?:(?:của|tại|thuộc|trong)\s+)?$")
_UNIT_OF = {
    "tiết": ProvisionUnit.INDENT,
    "điểm": ProvisionUnit.POINT,
    "khoản": ProvisionUnit.CLAUSE,
    "điều": ProvisionUnit.ARTICLE,
    "mục": ProvisionUnit.TITLE,
    "chương": ProvisionUnit.CHAPTER,
    "phần": ProvisionUnit.PART,
    "phụ lục": ProvisionUnit.ANNEX,
    "mẫu": ProvisionUnit.FORM,
}


def references(
    document: Document,
    canonical: CanonicalText,
    citations: Sequence[Citation] | None = None,
    amendments: Sequence[Amendment] | None = None,
) -> tuple[Reference, ...]:
    """The relative references of a document, in text order; one for each provision that the words name.

    Citations and amendments are the document's own where they are not given.

    >>> from frontgraph.text import canonicalise
    >>> raw = "theo khoản 1 Điều 5 của Luật này"
    >>> [(f.antecedent.value, str(f.provision)) for f in references(Document("a.txt", raw, ""), canonicalise(raw))]
    [('this-document', 'khoản 1 Điều 5')]
    """
    pointing = _Pointing(
        document,
        canonical,
        document.citations if citations is None else citations,
        document.amendments if amendments is None else amendments,
    )
    return tuple(sorted(pointing.found(), key=lambda found: found.span))


def _pointing(low: str) -> Iterator[re.Match[str]]:
    """“luật này”, “nghị định nêu trên”: the kind or unit and what points back, in order.

    >>> [match["word"] for match in _pointing("theo điều 5 luật này và thông tư nói trên, trên đây")]
    ['luật', 'thông tư']
    """
    done = 0
    for start, end in sorted(match.span() for word in _POINTING for match in word.finditer(low)):
        floor, done = max(done, start - _POINTING_REACH), end
        if low[floor:start].rstrip().endswith(_BEFORE_POINTING):
            match = _THIS.search(low, floor, end)
            if match is not None and _HERE.match(low, end) is None:
                yield match


class _Pointing:
    """One document: where its citations, quoted amending texts and sections stand."""

    def __init__(
        self,
        document: Document,
        canonical: CanonicalText,
        citations: Sequence[Citation],
        amendments: Sequence[Amendment],
    ) -> None:
        self.document = document
        self.canonical = canonical
        self.source: Source = source(canonical.text)
        self.citations = sorted(citations, key=lambda citation: citation.span)
        self.quoted = sorted(
            ((found.new_text, found) for found in amendments if found.new_text is not None), key=lambda pair: pair[0]
        )

    def found(self) -> Iterator[Reference]:
        low = self.source.low
        for match in _pointing(low):
            yield from self._this(match)
        for match in _STATED_AT.finditer(low):
            yield from self._stated_at(match)

    def _this(self, match: re.Match[str]) -> Iterator[Reference]:
        low = self.source.low
        word = " ".join(match["word"].split())
        chain = provisions.before(low, match.start(), max(0, match.start() - 200))
        if chain is not None and not _GAP.fullmatch(low, chain.end, match.start()):
            chain = None
        start = chain.start if chain is not None else match.start()
        span = self.canonical.raw_span(start, match.end())
        if word in _UNIT_OF:
            yield from self._provision(word, match, span, chain.provisions if chain is not None else ())
            return
        antecedent, mention, rule = self._document(word, match, span)
        for provision in chain.provisions if chain is not None else (None,):
            yield self._reference(span, antecedent, provision, mention, rule)

    def _document(self, word: str, match: re.Match[str], span: Span) -> tuple[Antecedent, Span | None, str]:
        """The document that “Luật này”, “Nghị định trên” points at."""
        amended = self._amended(span.start)
        if match["points"] == "này":
            if amended is not None:
                return Antecedent.AMENDED_DOCUMENT, amended.cited, "anaphora.quoted-this"
            return Antecedent.THIS_DOCUMENT, None, "anaphora.this"
        kind = kinds.by_word(word)
        at = bisect_left(self.citations, span.start, key=lambda citation: citation.span.start)
        for citation in reversed(self.citations[max(0, at - 12) : at]):
            if word == "văn bản" or (kind is not None and citation.kind == kind.id):
                return Antecedent.CITED_DOCUMENT, citation.span, "anaphora.named-before"
        return Antecedent.UNKNOWN, None, "anaphora.nothing-before"

    def _provision(
        self, word: str, match: re.Match[str], span: Span, inner: Sequence[Provision]
    ) -> Iterator[Reference]:
        """“khoản này”, “khoản 1 Điều này”: the unit in which the words stand, and provisions inside it."""
        amended = self._amended(span.start)
        place = amended.target if amended is not None else self._place(span.start)
        unit = _UNIT_OF[word]
        here = _up_to(place, unit) if place is not None else None
        antecedent = Antecedent.AMENDED_DOCUMENT if amended is not None else Antecedent.THIS_DOCUMENT
        mention = amended.cited if amended is not None else None
        if here is None or match["points"] not in ("này", "trên", "nêu trên"):
            yield self._reference(span, Antecedent.UNKNOWN, None, None, "anaphora.place-unknown")
            return
        for provision in inner or (None,):
            meant = here if provision is None else provision.relative_to(here)
            yield self._reference(span, antecedent, meant, mention, "anaphora.this-provision")

    def _stated_at(self, match: re.Match[str]) -> Iterator[Reference]:
        """“các văn bản nêu tại khoản 1”: all that is cited in that provision of this document."""
        chain = provisions.chain_at(self.source.low, match.end())
        if chain is None:
            return
        span = self.canonical.raw_span(match.start(), chain.end)
        place = self._place(span.start)
        for provision in chain.provisions:
            meant = provision.relative_to(place) if place is not None else provision
            section = self._section_of(meant)
            inside = [c.span for c in self.citations if section is not None and section.span.contains(c.span)]
            yield Reference(
                span,
                span.cut(self.document.text),
                Antecedent.CITED_DOCUMENT if inside else Antecedent.UNKNOWN,
                meant,
                inside[0] if len(inside) == 1 else None,
                mentions=tuple(inside),
                rule="anaphora.stated-at",
            )

    def _amended(self, offset: int) -> Amendment | None:
        """The amendment in whose quoted new text `offset` stands."""
        at = bisect_right(self.quoted, offset, key=lambda pair: pair[0].start) - 1
        return self.quoted[at][1] if at >= 0 and offset < self.quoted[at][0].end else None

    def _place(self, offset: int) -> Provision | None:
        path: list[Section] = []
        level: Sequence[Section] = self.document.sections
        while True:
            at = bisect_right(level, offset, key=lambda section: section.span.start) - 1
            step = level[at] if at >= 0 else None
            if step is None or offset >= step.span.end:
                return source_of(path)
            path.append(step)
            level = step.children

    def _section_of(self, provision: Provision) -> Section | None:
        wanted = str(provision)
        stack: list[tuple[Section, tuple[Section, ...]]] = [(section, ()) for section in self.document.sections]
        while stack:
            section, above = stack.pop()
            if str(source_of((*above, section))) == wanted:
                return section
            stack += ((child, (*above, section)) for child in section.children)
        return None

    def _reference(
        self, span: Span, antecedent: Antecedent, provision: Provision | None, mention: Span | None, rule: str
    ) -> Reference:
        confidence = 0.5 if antecedent is Antecedent.UNKNOWN else 0.95
        return Reference(
            span, span.cut(self.document.text), antecedent, provision, mention, rule=rule, confidence=confidence
        )


def _up_to(place: Provision, unit: ProvisionUnit) -> Provision | None:
    """The part of `place` down to `unit`, None where it has no such unit."""
    for index, part in enumerate(place.parts):
        if part.unit is unit:
            return Provision(place.parts[: index + 1])
    return None
