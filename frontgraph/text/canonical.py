"""Unicode repair with a way back: recognition reads the canonical text, evidence points at the raw one.

Real files mix composed and decomposed letters, two placements of the tone mark (hoà/hòa, uỷ/ủy), look-alike
letters (Ð for Đ), several dashes, spaces and ends of lines. The canonical text has one form of each, and every line
break stays one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NewType

from frontgraph.model import Span

#: Text that went through `canonicalise`; rules match only this.
Canonical = NewType("Canonical", str)

_SAME_LENGTH = {
    "Ð": "Đ",  # Eth, typed for Đ
    "ð": "đ",
    "Ɖ": "Đ",
    **dict(zip("АВЕІКМНОРСТХУаеіорсху", "ABEIKMHOPCTXYaeiopcxy", strict=True)),  # Cyrillic look-alikes
    **dict.fromkeys("‐‑‒–—−﹣－", "-"),
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "),
}
# Characters that show nothing, and the stars of bold and italic type, which may stand inside a word or a number
# (`QH**1**5`). The pattern begins with a class, so that the search leaps from one to the next.
_UNSEEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_INVISIBLE = re.compile(rf"[{_UNSEEN}*](?:(?<=\*)\*+)?")
# A base letter with the combining marks behind it, whatever invisible stands between: the only place where NFC can
# change the length.
_MARKS = "\u0300-\u036f"
_MARK_RUN = re.compile(rf"[{_MARKS}](?:(?:{_INVISIBLE.pattern})*[{_MARKS}])*")
#: Everything that is mended by dropping, joining or replacing. Most texts hold little of it or nothing: one look tells.
_MENDED = re.compile(f"[{_MARKS}{_UNSEEN}*\\r{''.join(_SAME_LENGTH)}]")

# Every alternative begins with a plain letter, so that the search leaps from one such letter to the next.
_OLD_PLACEMENT = re.compile(
    "(?:o[àáãảạÀÁÃẢẠèéẽẻẹÈÉẼẺẸ]|O[àáãảạÀÁÃẢẠèéẽẻẹÈÉẼẺẸ]|u[ỳýỹỷỵỲÝỸỶỴ](?<![qQ]..)|U[ỳýỹỷỵỲÝỸỶỴ](?<![qQ]..))"
    "(?![a-zA-Zà-ỹÀ-ỸđĐ])"
)


#: What is longer is a document, not a name: its canonical form is kept, because reader and recognition ask in turn.
_LONG = 1000


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """A raw text and its canonical form, with the offset map between them.

    `breaks` and `shifts` are parallel: from canonical offset `breaks[i]` on, raw = canonical + `shifts[i]`.
    """

    raw: str = field(repr=False)
    text: Canonical = field(repr=False)
    breaks: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def raw_offset(self, offset: int) -> int:
        """The raw offset of the canonical offset `offset`."""
        at = bisect_right(self.breaks, offset) - 1
        return offset if at < 0 else offset + self.shifts[at]

    def raw_span(self, start: int, end: int) -> Span:
        """The raw stretch that canonical `start`..`end` was made of, combining marks included.

        >>> text = canonicalise("Đại hoi\\u0323 X")
        >>> text.text[4:7], len(text.raw_span(4, 7).cut(text.raw))
        ('hoị', 4)
        """
        if not self.breaks and end <= len(self.text):
            return Span(start, max(start, end))
        if end <= start:
            at = self.raw_offset(start)
            return Span(at, at)
        return Span(self.raw_offset(start), self._raw_end(end))

    def quote(self, start: int, end: int) -> str:
        """The raw words behind canonical `start`..`end`."""
        if not self.breaks:
            return self.raw[start:end]
        return self.raw[self.raw_offset(start) : self._raw_end(end)] if start < end else ""

    def canonical_offset(self, raw_offset: int) -> int:
        """The canonical offset of the letter that the raw offset `raw_offset` stands in."""
        stretches = range(len(self.breaks))
        at = bisect_right(stretches, raw_offset, key=lambda index: self.breaks[index] + self.shifts[index]) - 1
        offset = raw_offset - self.shifts[at] if at >= 0 else raw_offset
        # What was dropped behind a stretch belongs to its last letter.
        end = self.breaks[at + 1] if at + 1 < len(self.breaks) else len(self.text) + 1
        return offset if offset < end else max(min(end, len(self.text)) - 1, 0)

    def _raw_end(self, end: int) -> int:
        # The end of the last letter, not the start of the next: what was dropped between them is left out.
        last = self.raw_offset(end - 1) + 1
        limit = self.raw_offset(end) if end < len(self.text) else len(self.raw)
        if last == limit:
            return last
        marks = [at for at in range(last, limit) if unicodedata.combining(self.raw[at])]
        return marks[-1] + 1 if marks else last


def canonicalise(raw: str) -> CanonicalText:
    """The canonical form of `raw`: NFC, one dash, one space, one placement of the tone mark, no invisible marks.

    Stars of bold and italic type are dropped too.

    >>> canonicalise("Uỷ ban  Ðảng hoà").text
    'Ủy ban  Đảng hòa'
    """
    return _kept(raw) if len(raw) > _LONG else _canonical(raw)


@lru_cache(maxsize=1)
def _kept(raw: str) -> CanonicalText:
    return _canonical(raw)


def _canonical(raw: str) -> CanonicalText:
    mended = set(_MENDED.findall(raw))
    alike = mended & _SAME_LENGTH.keys()
    composed: tuple[str, list[int], list[int]] = (raw, [], [])
    if mended - {"\r"} != alike:
        composed = _compose(raw)
        alike = set(_SAME_LENGTH)  # composing may put one look-alike in the place of another
    text, breaks, shifts = composed
    if "\r" in mended:  # lines that end as Windows or old Macs end them; no letter moves
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for letter in alike:
        text = text.replace(letter, _SAME_LENGTH[letter])
    text = _OLD_PLACEMENT.sub(lambda match: _tone_moved(match[0]), text)
    return CanonicalText(raw, Canonical(text), tuple(breaks), tuple(shifts))


def _compose(raw: str) -> tuple[str, list[int], list[int]]:
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for start, end, composed in _changes(raw):
        pieces += (raw[done:start], composed)
        length += start - done + len(composed)
        done = end
        breaks.append(length)
        shifts.append(end - length)
    pieces.append(raw[done:])
    return "".join(pieces), breaks, shifts


def _changes(raw: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    done = 0
    for match in _MARK_RUN.finditer(raw):
        base = _base(raw, match.start())
        combined = raw[base : match.end()]
        composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", combined))
        if base < match.start() and composed != combined:
            found += _dropped(raw, done, base)
            found.append((base, match.end(), composed))
            done = match.end()
    return found + _dropped(raw, done, len(raw))


def _base(raw: str, mark: int) -> int:
    """Where the letter stands that a combining mark belongs to; the mark itself where there is none before it."""
    base = mark - 1
    while base >= 0 and _INVISIBLE.match(raw, base, base + 1):
        base -= 1
    return base if base >= 0 else mark


def _dropped(raw: str, start: int, end: int) -> list[tuple[int, int, str]]:
    return [(match.start(), match.end(), "") for match in _INVISIBLE.finditer(raw, start, end)]


@cache
def _tone_moved(letters: str) -> str:
    """Two vowels with the tone mark on the first in place of the second."""
    decomposed = unicodedata.normalize("NFD", letters[1])
    return unicodedata.normalize("NFC", letters[0] + decomposed[1:]) + decomposed[0]
