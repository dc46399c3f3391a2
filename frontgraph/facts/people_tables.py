"""Lists of people in tables: number, name, post, task (`STT | Họ và tên | Chức vụ | Nhiệm vụ`).

The heading of the second column says that names stand in it, so that a name is one there without a form of address. A
row begins at a cell that holds the next number alone; bars, tabs, line ends and wide gaps part the cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from frontgraph.facts.prose import Prose

# It begins with letters, so that the search leaps to them; the “s” of “stt” need not be part of it.
_HEADING = re.compile(r"tt(?<!\w.tt)(?<!\w.stt)[.*]*[\s|*]{1,12}họ(?:,|\s+và)?\s+tên(?!\w)")
_CELL = re.compile(r"[^\s|*](?:[^\n\t|*]*?[^\s|*])??(?=\s*[\n\t|*]|[ ]{2}|\s*$)")
_NUMBER = re.compile(r"(\d{1,3})[.)]?")
_BAR_LINE = re.compile(r"[* ]*\n\s*\|")
_OVER = re.compile(r"nơi nhận|phụ lục|(?:t/?m|k/?t|t/?l)[./]")
_HEADING_CELLS = 8
_ROW_CELLS = 12


class Cell(NamedTuple):
    """The words of a cell, by canonical offsets."""

    start: int
    end: int


def people_rows(prose: Prose) -> Iterator[tuple[Cell, ...]]:
    """The rows of the tables that list people, each as its cells from the name on.

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> prose = prose_of(canonicalise("STT | Họ và tên | Chức vụ\\n1 | Lê Văn An | Trưởng ban\\n"))
    >>> [[prose.printed(*cell) for cell in row] for row in people_rows(prose)]
    [['Lê Văn An', 'Trưởng ban']]
    """
    over = 0
    for heading in _HEADING.finditer(prose.lower):
        if heading.start() < over:
            continue
        for row in _rows(prose, heading.end()):
            over = row[-1].end
            yield row


def _rows(prose: Prose, start: int) -> Iterator[tuple[Cell, ...]]:
    cells: list[Cell] = []
    number = 0
    for cell in _cells(prose, start):
        marker = _NUMBER.fullmatch(prose.flat, cell.start, cell.end)
        if marker is not None and int(marker[1]) == number + 1:
            if number and cells:
                yield tuple(cells)
            cells, number = [], number + 1
            continue
        cells.append(cell)
        if _is_over(prose, cell) or len(cells) > (_ROW_CELLS if number else _HEADING_CELLS):
            cells = cells[:-1] if number else []
            break
    if number and cells:
        yield tuple(cells)


def _is_over(prose: Prose, cell: Cell) -> bool:
    return _OVER.match(prose.lower, cell.start, cell.end) is not None


# Where bars stand in lines of their own a cell may run over several lines.
def _cells(prose: Prose, start: int) -> Iterator[Cell]:
    text = str(prose.canonical.text)
    barred = _BAR_LINE.match(text, start) is not None
    last: Cell | None = None
    for match in _CELL.finditer(text, start):
        cell = Cell(match.start(), match.end())
        if last is not None and barred and "|" not in text[last.end : cell.start]:
            last = Cell(last.start, cell.end)
            continue
        if last is not None:
            yield last
        last = cell
    if last is not None:
        yield last
