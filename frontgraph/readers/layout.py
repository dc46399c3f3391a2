"""The page as the rules see it: lines without markup, at their offsets in the canonical text.

Texts come from word processors, saved pages and scans, so that the same letterhead is one column here and two glued
ones there, in bold stars or table bars. What only shows form is blanked, never removed: offsets stay those of the
canonical text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from frontgraph.text import CanonicalText, base_letters

#: What shows form only: table bars, heading marks, rules of dashes, page marks in double brackets, quoted lines. Every
#: alternative begins with a plain letter, no repetition, so that the search leaps from one such letter to the next.
_MARKUP = re.compile(
    r"\[\[[^\]\n]*\]\]|\|\|*|\*\**|```+|##{0,5}(?= )|\\|__*|----+|===+|\+[-=:+]{3,}|<[bB][rR] ?/?>|>>*"
)
#: The running head of the official gazette.
_GAZETTE = re.compile(r"CÔNG BÁO[ \t]*(?:[\w.]+)?/Số[^\n]*")
_PAGE_BEFORE = re.compile(r"(?<!\d)\d{1,9}[ \t]{1,40}$")
#: Two columns on one line are kept apart by a tab or at least three blanks.
_GAP = re.compile(r"[ \t]*(?:\t|   )[ \t]*")

# A gap inside `ngày    tháng 11` or `Số:     /KH-UBND` is a number left open, no border between columns.
_OPEN_BEFORE = re.compile(r"(?:ngay|thang|nam|[Ss]o\s*:?)$")
_OPEN_WORD = 6
_OPEN_BEHIND = re.compile(r"(?:thang|nam)\s|[/.…]")


class Line(NamedTuple):
    """One line that is not blank, from its first to behind its last visible character.

    `gap` says that a blank line (or the start of the text) stands before it; `indent` counts the blanks before it.
    """

    start: int
    end: int
    text: str
    base: str
    gap: bool
    indent: int = 0

    @property
    def capitals(self) -> bool:
        """Whether the line holds words and none of them in small letters."""
        return is_capitals(self.base)


@dataclass(frozen=True, slots=True)
class Layout:
    """A canonical text with its markup blanked (`plain`), the same in base letters (`base`), and its lines."""

    canonical: CanonicalText = field(repr=False)
    plain: str = field(repr=False)
    base: str = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)

    def line_index(self, offset: int) -> int:
        """The index of the first line that ends behind `offset`.

        >>> from frontgraph.text import canonicalise
        >>> layout = lay_out(canonicalise("a\\n\\nb c"))
        >>> layout.line_index(0), layout.line_index(1), layout.line_index(4)
        (0, 1, 1)
        """
        return bisect_right(self.lines, offset, key=lambda line: line.end)


def lay_out(canonical: CanonicalText) -> Layout:
    """The lines of a canonical text, its markup blanked.

    >>> from frontgraph.text import canonicalise
    >>> [line.text for line in lay_out(canonicalise("|\\n**UBND**\\n-------\\n| Số: 1/QĐ |")).lines]
    ['UBND', 'Số: 1/QĐ']
    """
    plain = _MARKUP.sub(_blanked, canonical.text)
    if "CÔNG BÁO" in plain:
        plain = _without_gazette(plain)
    base = base_letters(plain)
    return Layout(canonical, plain, base, tuple(_lines(plain, base)))


def _blanked(match: re.Match[str]) -> str:
    """Blanks for markup; a single underscore inside a word, `#` and `>` inside a line are no markup."""
    mark, text, start = match[0], match.string, match.start()
    if mark == "_" and text[start - 1 : start].isalnum() and text[match.end() : match.end() + 1].isalnum():
        return mark
    if mark[0] in "#>" and text[start - 1 : start] not in ("", "\n"):
        return mark
    return " " * len(mark)


def _without_gazette(plain: str) -> str:
    """The text with the running heads of the official gazette, and the page numbers before them, blanked."""
    pieces: list[str] = []
    done = 0
    for head in _GAZETTE.finditer(plain):
        page = _PAGE_BEFORE.search(plain, max(done, head.start() - 50), head.start())
        start = page.start() if page else head.start()
        pieces += (plain[done:start], " " * (head.end() - start))
        done = head.end()
    return "".join((*pieces, plain[done:]))


def _lines(plain: str, base: str) -> Iterator[Line]:
    made = tuple.__new__  # what `Line(…)` comes to: a text has many lines
    at = 0
    breaks = 0  # line feeds since the last visible character; a page may end its lines otherwise
    for printed in plain.splitlines(keepends=True):
        text = printed.strip()
        if text:
            indent = 0 if printed[0] > " " and printed[0] == text[0] else len(printed) - len(printed.lstrip())
            start = at + indent
            end = start + len(text)
            yield made(Line, (start, end, text, base[start:end], breaks != 1, indent))
            breaks = 0
        breaks += printed[-1] == "\n"
        at += len(printed)


def is_capitals(base: str) -> bool:
    """Whether a text in base letters holds words and none of them in small letters.

    >>> is_capitals("UY BAN - 2"), is_capitals("Uy ban"), is_capitals("- 2 -")
    (True, False, False)
    """
    if base.isascii():
        return base.isupper()  # the same, and done at the first small letter
    return base.upper() == base and base.lower() != base


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line inside one column, in offsets of the canonical text; `row` is its line's index."""

    start: int
    end: int
    text: str
    row: int


def column_pieces(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of `lines` in reading order: of rows with two columns, the left column before the right one.

    >>> from frontgraph.text import canonicalise
    >>> page = canonicalise("UBND         CỘNG HÒA\\nTỈNH SƠN LA   XÃ HỘI\\nSố: 1")
    >>> [piece.text for piece in column_pieces(lay_out(page).lines)]
    ['UBND', 'TỈNH SƠN LA', 'CỘNG HÒA', 'XÃ HỘI', 'Số: 1']
    """
    pieces: list[Piece] = []
    right: list[Piece] = []
    for row, line in enumerate(lines):
        cells = _cells(line, row)
        if len(cells) == 1 and right:
            pieces += right
            right = []
        pieces.append(cells[0])
        right += cells[1:]
    return pieces + right


def _cells(line: Line, row: int) -> list[Piece]:
    cells = []
    at = 0
    for gap in _GAP.finditer(line.text):
        before = line.base[max(0, gap.start() - _OPEN_WORD) : gap.start()]
        if _OPEN_BEFORE.search(before) or _OPEN_BEHIND.match(line.base, gap.end()):
            continue
        cells.append(Piece(line.start + at, line.start + gap.start(), line.text[at : gap.start()], row))
        at = gap.end()
    cells.append(Piece(line.start + at, line.end, line.text[at:], row))
    return [cell for cell in cells if cell.text]
