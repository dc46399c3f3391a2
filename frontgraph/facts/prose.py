"""The text as running prose: paragraphs with their labels, line breaks inside them undone, offsets kept.

Files are wrapped by hand, by converters or not at all; a rule must see "các\\nSở" and "các Sở" alike.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from frontgraph.facts.landmarks import Landmarks
from frontgraph.facts.lexicon import LOWER
from frontgraph.model import Evidence
from frontgraph.text import Canonical, CanonicalText

# Labels of the layout rules: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5 (phần, chương, mục, điều, khoản, điểm) and
# Hướng dẫn 36-HD/VPTW (I-, 1-, 1.1-); behind them the bullets in common use.
_LABEL = re.compile(
    r"(?P<article>[ĐđD]iều\s+\d{1,3}[a-zđ]?\s*[.:]?)(?=\s)"
    r"|(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:[IVXLC]+|\d{1,2}|thứ\s+\w+)\s*[.:]?)(?=\s|$)"
    r"|(?P<roman>[IVXL]{1,6}\s*[.\-/)])(?=\s*\S)"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3}\s*[.\-)]?)(?=\s+[^\W\d_a-z])"
    r"|(?P<number>\d{1,2}\s*[.\-)/])(?=\s)"
    r"|(?P<letter>(?P<sign>[a-zđ])(?P=sign)?\s?[).])(?=\s)"
    r"|(?P<bracket>\(\d{1,2}\))(?=\s)"
    r"|(?P<dash>[-•●▪*·])(?=\s+[^\s-]|[^\s\d-])"
    r"|(?P<plus>[+○◦])(?=\s*\S)"
)
_RANKS = {
    "part": 1,
    "roman": 2,
    "article": 3,
    "number": 4,
    "decimal": 5,
    "letter": 6,
    "bracket": 7,
    "dash": 8,
    "plus": 9,
}
#: The rank of a paragraph without a label: below every label.
UNLABELLED = 10

_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\n[ \t\r\f\v]*\n")
_FINAL = re.compile(r"[.;:!?…]\W*$")
# A dash at the start of a line goes on with a name ("Công nghiệp⏎- Viễn thông") where the line before ends in a word.
_OPEN = re.compile(rf"[{LOWER}]$")
# "Điều⏎14. Trách nhiệm của …": the label is broken where a line ends.
_LABEL_WORDS = ("Điều", "Chương", "CHƯƠNG", "Mục", "MỤC", "Phần", "PHẦN")
_HALF_LABEL = re.compile(rf"(?:\n|^)[ \t|]*(?:{'|'.join(_LABEL_WORDS)})$")
_BLOCK = re.compile(r"(?:[^\w\n]{0,4}(?:Nơi nhận|NƠI NHẬN)|(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\.?\s+[A-ZĐ]|PHỤ LỤC)")
#: The letters that a block begins with where no sign stands before it.
_BLOCK_LETTERS = "NTKP"


class Paragraph(NamedTuple):
    """A paragraph in canonical offsets: `start` at its label, `content` behind it; outer labels have lower ranks."""

    start: int
    end: int
    content: int
    label: str
    rank: int


@dataclass(frozen=True)
class Prose:
    """A canonical text made ready for rules.

    `flat` has the length of the canonical text, with one kind of white space inside paragraphs; `lower` is `flat`
    in small letters, of the same length; paragraphs are in reading order and do not overlap.
    """

    canonical: CanonicalText = field(repr=False)
    flat: str = field(repr=False)
    lower: str = field(repr=False)
    paragraphs: tuple[Paragraph, ...] = field(repr=False)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the paragraphs start."""
        return tuple(p.start for p in self.paragraphs)

    @cached_property
    def landmarks(self) -> Landmarks:
        """Where the words stand that rules hang on."""
        return Landmarks(self.lower)

    @cached_property
    def readings(self) -> dict[tuple[int, bool], object]:
        """What was read at a place, so that rules that ask for it again read it once."""
        return {}

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that covers the canonical `offset`."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0 or offset >= self.paragraphs[at].end:
            return None
        return self.paragraphs[at]

    def printed(self, start: int, end: int) -> str:
        """The words as printed, one space between them."""
        raw = self.canonical.quote(start, end)
        return " ".join(unicodedata.normalize("NFC", raw).split())

    def without(self, hidden: Iterable[tuple[int, int]], start: int, end: int) -> Prose:
        """This prose with the canonical stretches `hidden` inside `start`..`end` blanked; offsets stay."""
        text, raw = str(self.canonical.text), self.canonical.raw
        block = self.canonical.raw_span(start, end)
        shown, printed = list(text[start:end]), list(block.cut(raw))
        for first, last in hidden:
            a, b = max(first, start), min(last, end)
            if a < b:
                span = self.canonical.raw_span(a, b)
                shown[a - start : b - start] = " " * (b - a)
                printed[span.start - block.start : span.end - block.start] = " " * span.length
        stretch = "".join(shown)
        raw = raw[: block.start] + "".join(printed) + raw[block.end :]
        canonical = replace(self.canonical, raw=raw, text=Canonical(text[:start] + stretch + text[end:]))
        flat = stretch.replace("\n", " ").replace("\t", " ")
        lower = self.lower[:start] + _lower(flat) + self.lower[end:]
        return Prose(canonical, self.flat[:start] + flat + self.flat[end:], lower, self.paragraphs)

    def evidence(self, start: int, end: int, rule: str, confidence: float = 1.0) -> Evidence:
        """The raw words of `start`..`end` as evidence read by `facts.<rule>`."""
        span = self.canonical.raw_span(start, end)
        return Evidence(span, span.cut(self.canonical.raw), f"facts.{rule}", confidence)


def prose_of(canonical: CanonicalText) -> Prose:
    """The prose of a canonical text.

    >>> from frontgraph.text import canonicalise
    >>> text = "1. Giao Sở Tài chính chủ trì, phối hợp với các\\ncơ quan liên quan:\\n\\na) Bố trí kinh phí."
    >>> prose = prose_of(canonicalise(text))
    >>> [(p.label, prose.flat[p.content : p.end]) for p in prose.paragraphs]
    [('1.', 'Giao Sở Tài chính chủ trì, phối hợp với các cơ quan liên quan:'), ('a)', 'Bố trí kinh phí.')]
    """
    text = str(canonical.text)
    lines = _lines(text)
    wrapped = _is_wrapped(text, lines)
    paragraphs = _paragraphs(text, lines, wrapped)
    flat = _flatten(text, paragraphs)
    return Prose(canonical, flat, _lower(flat), tuple(paragraphs))


def _lines(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(stripped)))
    return found


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    # A file is wrapped where long lines go on, without a blank line, in one that starts with a small letter.
    long = going_on = 0
    for (start, end), (following, _) in pairwise(lines):
        if 40 <= end - start <= 130:
            long += 1
            going_on += text[following].islower() and not _BLANK.search(text, end, following)
    return long > 0 and going_on / long > 0.15


def _paragraphs(text: str, lines: list[tuple[int, int]], wrapped: bool) -> list[Paragraph]:
    found: list[list[int]] = []
    for start, end in lines:
        if found and _continues(text, found[-1][1], start, wrapped):
            found[-1][1] = end
        else:
            found.append([start, end])
    return [_labelled(text, start, end) for start, end in found]


def _continues(text: str, before: int, start: int, wrapped: bool) -> bool:
    # A block begins with a sign or one of a few capitals, a half label ends in its word: most lines are dismissed by
    # that.
    first = text[start]
    if (first in _BLOCK_LETTERS or not first.isalnum()) and _BLOCK.match(text, start):
        return False
    if start - before > 1 and _BLANK.search(text, before, start) is not None:
        return _broken_off(text, before, start)
    half = text.endswith(_LABEL_WORDS, 0, before) and _HALF_LABEL.search(text, max(before - 9, 0), before)
    if half and first.isalnum():
        return True
    label = _LABEL.match(text, start)
    if label is not None and not (wrapped and _in_sentence(label) and _OPEN.search(text, max(before - 3, 0), before)):
        return False
    if text[before - 1].isalnum() or _FINAL.search(text, max(before - 4, 0), before) is None:
        return wrapped or first.islower()
    return wrapped


# A dash may belong to a name, "Điều 1 Quyết định này" without a stop to a sentence.
def _in_sentence(label: re.Match[str]) -> bool:
    return label.lastgroup == "dash" or (label.lastgroup == "article" and label[0][-1].isdigit())


# No paragraph begins with a small letter: behind a line without a stop it is the rest of it, across a blank line too.
def _broken_off(text: str, before: int, start: int) -> bool:
    if not text[start].islower() or _LABEL.match(text, start) is not None:
        return False
    return _OPEN.search(text, max(before - 3, 0), before) is not None


def _labelled(text: str, start: int, end: int) -> Paragraph:
    match = _LABEL.match(text, start, end)
    if match is None or match.lastgroup is None:
        return Paragraph(start, end, start, "", UNLABELLED)
    content = match.end()
    while content < end and text[content].isspace():
        content += 1
    return Paragraph(start, end, content, match[0].strip(), _RANKS[match.lastgroup])


def _flatten(text: str, paragraphs: list[Paragraph]) -> str:
    pieces: list[str] = []
    done = 0
    for p in paragraphs:
        pieces += (text[done : p.start], text[p.start : p.end].replace("\n", " ").replace("\t", " ").replace("\r", " "))
        done = p.end
    pieces.append(text[done:])
    return "".join(pieces)


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
