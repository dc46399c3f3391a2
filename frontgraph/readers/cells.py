"""Ruled tables of a page: the cells that its printed rules enclose, in reading order.

Rules that touch each other make a grid; where a stretch of rule is missing between two fields of it, they are one cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from frontgraph.readers.printed import Box
from frontgraph.readers.rules import Rules

#: Rules so many points apart are at one place, and touch.
_NEAR = 3.5
#: A rule parts two fields where it runs along so much of their common edge.
_ALONG = 0.6


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its box, and the row and column of the table in which it begins."""

    row: int
    column: int
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """The edges of the columns from left to right and of the rows from top to bottom, and the cell of each field."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    fields: tuple[tuple[Cell, ...], ...]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.rows[0]

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """The rows of the table: the cells that begin in each, from left to right."""
        for number, fields in enumerate(self.fields):
            begun = dict.fromkeys(cell for cell in fields if cell.row == number)
            if begun:
                yield tuple(begun)

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell at a place, None outside the table."""
        column = bisect_right(self.columns, x) - 1
        row = bisect_right(self.rows, -y, key=lambda edge: -edge) - 1
        if 0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1:
            return self.fields[row][column]
        return None


def tables_of(rules: Rules) -> list[Table]:
    """The tables that rules draw, from top to bottom; a frame around a single field is none.

    >>> across = ((0, 0, 90, 1), (0, 30, 90, 31), (0, 60, 90, 61))
    >>> [table] = tables_of(Rules(across, ((0, 0, 1, 60), (45, 0, 46, 30), (89, 0, 90, 60))))
    >>> [[cell.column for cell in row] for row in table.cells()]
    [[0], [0, 1]]
    """
    tables = (_table(across, down) for across, down in _grids(rules))
    return sorted((table for table in tables if table is not None), key=lambda table: (-table.top, table.columns[0]))


def cell_around(tables: Iterable[Table], box: Box) -> Cell | None:
    """The cell of one of the tables in which the middle of a box lies."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return next((cell for table in tables if (cell := table.cell_at(x, y)) is not None), None)


def _grids(rules: Rules) -> Iterator[tuple[list[Box], list[Box]]]:
    """The rules in groups that hang together."""
    wide = len(rules.across)
    groups = _Groups(wide + len(rules.down))
    for one, lying in enumerate(rules.across):
        for other, upright in enumerate(rules.down, wide):
            if _touch(lying, upright):
                groups.join(one, other)
    for members in groups.members():
        across = [rules.across[index] for index in members if index < wide]
        down = [rules.down[index - wide] for index in members if index >= wide]
        if len(across) > 1 and len(down) > 1:
            yield across, down


def _touch(across: Box, down: Box) -> bool:
    level, upright = (across[1] + across[3]) / 2, (down[0] + down[2]) / 2
    return across[0] - _NEAR <= upright <= across[2] + _NEAR and down[1] - _NEAR <= level <= down[3] + _NEAR


def _table(across: Sequence[Box], down: Sequence[Box]) -> Table | None:
    ends = [end for rule in across for end in (rule[0], rule[2])]
    columns = _places([(rule[0] + rule[2]) / 2 for rule in down] + ends)
    rows = _places([(rule[1] + rule[3]) / 2 for rule in across] + [end for rule in down for end in (rule[1], rule[3])])
    rows.reverse()
    wide, high = len(columns) - 1, len(rows) - 1
    if wide < 1 or high < 1:
        return None
    at_column, at_row = _levels(_turned(down), columns), _levels(across, rows)
    groups = _Groups(wide * high)
    for row in range(high):
        for column in range(wide):
            field = row * wide + column
            if column + 1 < wide and not _parts(at_column[column + 1], rows[row + 1], rows[row]):
                groups.join(field, field + 1)
            if row + 1 < high and not _parts(at_row[row + 1], columns[column], columns[column + 1]):
                groups.join(field, field + wide)
    cells = {member: _cell(members, columns, rows) for members in groups.members() for member in members}
    if len(set(cells.values())) < 2:
        return None
    fields = tuple(tuple(cells[row * wide + column] for column in range(wide)) for row in range(high))
    return Table(tuple(columns), tuple(rows), fields)


def _turned(rules: Iterable[Box]) -> list[Box]:
    """Upright rules as if they lay: along their length first."""
    return [(bottom, left, top, right) for left, bottom, right, top in rules]


def _levels(rules: Iterable[Box], edges: Sequence[float]) -> list[list[Box]]:
    """For each edge the rules that lie at its level."""
    held = list(rules)
    return [[rule for rule in held if abs((rule[1] + rule[3]) / 2 - edge) <= _NEAR] for edge in edges]


def _parts(rules: Iterable[Box], start: float, end: float) -> bool:
    """Whether rules run along most of the way from `start` to `end`."""
    along = sum(max(min(rule[2], end) - max(rule[0], start), 0.0) for rule in rules)
    return along >= _ALONG * (end - start)


def _cell(members: Sequence[int], columns: Sequence[float], rows: Sequence[float]) -> Cell:
    wide = len(columns) - 1
    across = [member % wide for member in members]
    down = [member // wide for member in members]
    box = columns[min(across)], rows[max(down) + 1], columns[max(across) + 1], rows[min(down)]
    return Cell(min(down), min(across), box)


def _places(values: Iterable[float]) -> list[float]:
    """Places in order, those near each other as their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


class _Groups:
    """Numbers below `count` in groups that can be joined."""

    def __init__(self, count: int) -> None:
        self._leader = list(range(count))

    def _of(self, item: int) -> int:
        while self._leader[item] != item:
            self._leader[item] = item = self._leader[self._leader[item]]
        return item

    def join(self, one: int, other: int) -> None:
        """Make the groups of two numbers one."""
        first, second = sorted((self._of(one), self._of(other)))
        self._leader[second] = first

    def members(self) -> list[list[int]]:
        """The groups, each in order."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._leader)):
            found.setdefault(self._of(item), []).append(item)
        return list(found.values())
