"""What stands printed on a page: runs of letters in rows, rows in paragraphs, wherever the letters come from – the text
layer of a PDF or character recognition. Places are in points from the lower left corner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from frontgraph.text.enumerators import enumerators_at

#: A gap of so many letters' width inside a line is a border between columns.
COLUMN_GAP = 3.0
#: At least so many blanks stand between two columns of a line.
_BORDER = 4
#: So many line heights more than usual between two lines part paragraphs.
_PARAGRAPH_GAP = 0.35
#: So many line heights between two lines part even a line that ran to the margin from the rest of its sentence.
_SENTENCE_GAP = 1.2
#: A margin is where this share of the lines begins (or ends), give or take so many points.
_ALIGNED, _JITTER = 0.25, 6.0
#: A line that begins farther in than this share of the width is no line of the running text.
_INDENT = 0.2
#: What begins an item of a list, the signs of symbol fonts included.
_BULLETS = "-–+•▪➢*" + "".join(map(chr, range(0xF020, 0xF100)))

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one row that belong together, with their box."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high its letters stand."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """How wide a letter is on average."""
        return (self.right - self.left) / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page: its runs from left to right."""

    runs: tuple[Run, ...]

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return self.runs[-1].right

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return min(run.bottom for run in self.runs)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return max(run.top for run in self.runs)

    @property
    def text(self) -> str:
        """The runs with single blanks between them."""
        return " ".join(run.text for run in self.runs)

    def on_grid(self, left: float, unit: float) -> str:
        """The runs at the columns where they stand on the page, `unit` wide each, counted from `left`."""
        line = ""
        for run in self.runs:
            column = round((run.left - left) / unit)
            gap = column - len(line)
            line += " " * (max(gap, _BORDER) if line else max(gap, 0)) + run.text
        return line

    def columns(self) -> bool:
        """Whether a wide gap parts the runs."""
        return any(after.left - before.right > COLUMN_GAP * before.width for before, after in pairwise(self.runs))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows written as one line: where in it each of them begins; `apart` from what stands above it."""

    text: str
    begins: tuple[int, ...] = (0,)
    apart: bool = False


class Frame(Protocol):
    """What rows stand in, and what it says of them."""

    @property
    def usual_gap(self) -> float:
        """The usual space between two lines."""

    def written(self, row: Row) -> str:
        """A line as it begins a paragraph."""

    def goes_on(self, above: Row, row: Row) -> bool:
        """Whether a line is the rest of the one above."""


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """The lines of a page from top to bottom.

    >>> [row.text for row in rows_of([Run("b", 50, 0, 55, 10), Run("c", 0, -20, 5, -10), Run("a", 0, 1, 5, 11)])]
    ['a b', 'c']
    """
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.top, run.left)):
        row = next((row for row in reversed(rows[-6:]) if _beside(row[0], run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    return [Row(tuple(sorted(row, key=lambda run: run.left))) for row in rows]


def _beside(one: Run, other: Run) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.5 * min(one.height, other.height)


def cell_paragraphs(rows: Sequence[Row], left: float, right: float) -> Iterator[Paragraph]:
    """The rows in a cell of a table, which runs from `left` to `right`, wrapped ones joined."""
    margin = max(min(min(row.left for row in rows) - left, right - max(row.right for row in rows)), 0.0)
    return joined(rows, _CellFrame(_usual_gap(rows), right - left - 2 * margin))


def joined(rows: Sequence[Row], frame: Frame) -> Iterator[Paragraph]:
    """The rows as paragraphs: `frame` tells which go on from the one above."""
    text, begins, apart = frame.written(rows[0]), [0], False
    for above, row in pairwise(rows):
        gap, height = above.bottom - row.top, row.top - row.bottom
        parted = gap > frame.usual_gap + _PARAGRAPH_GAP * height
        if (not parted or gap < _SENTENCE_GAP * height) and frame.goes_on(above, row):
            text = _spliced(text, row.text)
            begins.append(len(text) - len(row.text))
        else:
            yield Paragraph(text, tuple(begins), apart)
            text, begins, apart = frame.written(row), [0], parted
    yield Paragraph(text, tuple(begins), apart)


def _margin(edges: Sequence[float]) -> float:
    """The leftmost of the places at which many lines begin; a stamp or a stroke of a pen stands in the margin."""
    ordered = sorted(edges)
    enough = max(_ALIGNED * len(ordered), 3)
    for index, edge in enumerate(ordered):
        if bisect_right(ordered, edge + _JITTER) - index >= enough:
            return edge
    return ordered[0] if ordered else 0.0


def _usual_gap(rows: Sequence[Row]) -> float:
    gaps = sorted(above.bottom - row.top for above, row in pairwise(rows)) or [0.0]
    return gaps[len(gaps) // 3]


@dataclass(frozen=True, slots=True)
class TextFrame:
    """The text area of a page: its margins, the usual space between lines, the usual width of a letter."""

    left: float
    right: float
    usual_gap: float
    unit: float

    @classmethod
    def of(cls, rows: Sequence[Row]) -> TextFrame:
        """The text area that the rows of a page fill."""
        widths = sorted(run.width for row in rows for run in row.runs) or [1.0]
        left = _margin([row.left for row in rows])
        right = -_margin([-row.right for row in rows])
        return cls(left, right, _usual_gap(rows), max(widths[len(widths) // 2], 1.0))

    def written(self, row: Row) -> str:
        """A line: as words, or on the grid where it has columns or stands at the right."""
        if row.columns() or row.left - self.left > 0.4 * (self.right - self.left):
            return row.on_grid(self.left, self.unit)
        return row.text

    def goes_on(self, above: Row, row: Row) -> bool:
        """Whether a line is the rest of the one above, which ran to the right margin."""
        width = self.right - self.left
        if above.columns() or row.columns() or above.left > self.left + _INDENT * width:
            return False
        if above.right < self.right - 0.06 * width or row.left > self.left + 0.03 * width:
            return False
        return not _begins_anew(above, row) or (above.text[-1] == ";" and row.text[0].islower())


@dataclass(frozen=True, slots=True)
class _CellFrame:
    """The inside of a cell: lines may stand in its middle, so that a line ran to its end where no word more fits."""

    usual_gap: float
    width: float

    def written(self, row: Row) -> str:
        """A line as words."""
        return row.text

    def goes_on(self, above: Row, row: Row) -> bool:
        """Whether a line is the rest of the one above: its first word did not fit there, or the sentence goes on."""
        if _begins_anew(above, row):
            return False
        first = row.text.split(" ", 1)[0]
        full = above.right - above.left + (len(first) + 1) * row.runs[0].width > self.width
        return full or row.text[0].islower() or row.text[0].isdigit() or above.text[-1] == ","


def _begins_anew(above: Row, row: Row) -> bool:
    """Whether a line begins with a mark, or the one above ends with a stop; `Điều 12` without one may be cited."""
    marked = row.text[0] in _BULLETS or any(mark.stopped for mark in enumerators_at(row.text))
    return marked or above.text[-1] in ".;:"


def _spliced(line: str, more: str) -> str:
    """Two halves of a wrapped line; a number broken at its dash or stroke is closed again."""
    if re.search(r"\d*[A-ZĐ]*[-/]$", line) and re.match(r"[A-ZĐ\d]", more):
        return line + more
    return f"{line} {more}"
