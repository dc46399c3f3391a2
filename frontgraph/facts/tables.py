"""Tables of tasks: number, task, who leads, who coordinates, by when.

The header names the columns ("Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"); a row begins at a cell that
holds the next number alone. Tabs and bars part the cells where a converter kept them. Where it wrote them line by line
a cell of bodies is known by its grammar, since long cells run over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from frontgraph.facts.bodyphrase import read_bodies
from frontgraph.facts.coordination import BodyPhrase
from frontgraph.facts.deadlines import BARE_TIME, Deadline, stated_time
from frontgraph.facts.prose import Prose
from frontgraph.model import Role

_FIRST_CELL = re.compile(r" *(?:S?TT|Stt|Số TT) *")
# How such a cell ends: expressions that begin with letters, so that the search leaps to them.
_CELL_ENDS = (re.compile(r"TT *(?=[\n\t|])"), re.compile(r"Stt *(?=[\n\t|])"))
_PIECE = re.compile(r"[^\n\t|]+")
_BULLET = re.compile(r"[-+•]\s+")
_NUMBER = re.compile(r"(\d{1,3})\.?")
_GROUP = re.compile(r"[IVX]{1,6}\.?|[A-Z]\.?")
_OVER = re.compile(r"PHỤ LỤC|Nơi nhận|Ghi chú|Mẫu số|TM\.|KT\.")
_LEAD = re.compile(r"chủ\s+trì|(?:cơ\s+quan|đơn\s+vị)(?:,\s*đơn\s+vị)?\s+(?:thực\s+hiện|tham\s+mưu)")
# A list of procedures says who deals with them, and charges nobody.
_PROCEDURES = re.compile(r"thủ\s+tục|tthc|căn\s+cứ\s+pháp\s+lý|thời\s+hạn\s+giải\s+quyết")
_CHAIRED = re.compile(r"chủ\s+trì|tham\s+mưu")
# "Như trên" in a cell: what the cell above it says.
_AS_ABOVE = re.compile(r"(?:như\s+trên|-?\s*nt\s*-?|[\"”″〃]|''|,,)\.?", re.IGNORECASE)
# "Đơn vị: triệu đồng" is a measure, "Thành viên chính" a part in a project.
_NO_BODY = re.compile(r"(?:đơn\s+vị\s*:?\s+(?:tính|nghìn|triệu|tỷ)|thành\s+viên)(?!\w)")
_HEADER_LINES = 16
_LONGEST_TIME = 70
_ROW_LINES = 60


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: the stretch of its task, who leads and who coordinates, and the deadline."""

    start: int
    end: int
    leads: tuple[BodyPhrase, ...]
    partners: tuple[BodyPhrase, ...]
    deadline: Deadline | None
    role: Role = Role.LEADS


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table of tasks from its header to its last row."""

    start: int
    end: int
    rows: tuple[TableRow, ...]


# `whole`: bars stand on both sides, so that it is a cell from its first word to its last.
class _Line(NamedTuple):
    start: int
    end: int
    text: str
    whole: bool = False


# A row as it was read from its cells, and the number of the cell of those who lead.
class _Read(NamedTuple):
    row: TableRow
    cells: list[_Line]
    at: int


def find_tables(prose: Prose) -> tuple[TaskTable, ...]:
    """The tables of tasks in a text."""
    text = str(prose.canonical.text)
    found: list[TaskTable] = []
    for start, end in _first_cells(text):
        if found and start < found[-1].end:
            continue
        table = _table(prose, text, start, end)
        if table is not None and table.rows:
            found.append(table)
    return tuple(found)


# The lines that hold the heading of the column of numbers and no more, each with the line break before it.
def _first_cells(text: str) -> list[tuple[int, int]]:
    ends = sorted(match.end() for pattern in _CELL_ENDS for match in pattern.finditer(text))
    lines = ((max(text.rfind(sign, 0, end) for sign in "\n\t|"), end) for end in ends)
    return [(max(start, 0), end) for start, end in lines if _FIRST_CELL.fullmatch(text, start + 1, end)]


def _table(prose: Prose, text: str, start: int, behind: int) -> TaskTable | None:
    lines = _lines(text, behind)
    header: list[_Line] = []
    for line in lines:
        if _NUMBER.fullmatch(line.text) or _GROUP.fullmatch(line.text):
            return _rows(prose, start, header, line, lines)
        header.append(line)
        if len(header) > _HEADER_LINES:
            return None
    return None


def _lines(text: str, start: int) -> Iterator[_Line]:
    barred = text[start : start + 4].lstrip(" \n").startswith("|")
    cell: _Line | None = None
    behind = start
    for match in _PIECE.finditer(text, start):
        stripped = match[0].strip()
        if not stripped:
            continue
        begin = match.start() + match[0].index(stripped)
        piece = _Line(begin, begin + len(stripped), stripped, barred)
        if cell is not None and barred and "|" not in text[behind:begin]:
            cell = _Line(cell.start, piece.end, f"{cell.text} {stripped}", barred)
        elif cell is not None:
            yield cell
            cell = piece
        else:
            cell = piece
        behind = piece.end
    if cell is not None:
        yield cell


def _rows(prose: Prose, start: int, header: list[_Line], first: _Line, lines: Iterator[_Line]) -> TaskTable | None:
    names = " ".join(line.text for line in header).lower()
    if not _LEAD.search(names) or _PROCEDURES.search(names):
        return None
    coordinated = "phối hợp" in names
    # A column "Cơ quan thực hiện" without a partner's tells who carries out.
    role = Role.LEADS if coordinated or _CHAIRED.search(names) else Role.CARRIES_OUT
    rows: list[TableRow] = []
    cells: list[_Line] = []
    above: _Read | None = None
    number = 0
    end = first.end
    for line in (first, *_until_over(lines)):
        marker = _NUMBER.fullmatch(line.text)
        opens = marker is not None and int(marker[1]) in (number + 1, 1)
        if opens or _GROUP.fullmatch(line.text) or len(cells) > _ROW_LINES:
            above = _row(prose, cells, coordinated, above) or above
            rows += [above.row] if above and above.cells is cells else []
            if len(cells) > _ROW_LINES:
                break
            cells = []
            number = int(marker[1]) if marker else number
            continue
        cells.append(line)
        end = line.end
    else:
        last = _row(prose, cells, coordinated, above)
        rows += [last.row] if last else []
    return TaskTable(start, end, tuple(replace(row, role=role) for row in rows))


def _until_over(lines: Iterator[_Line]) -> Iterator[_Line]:
    for line in lines:
        if _OVER.match(line.text):
            return
        yield line


def _row(prose: Prose, cells: list[_Line], coordinated: bool, above: _Read | None) -> _Read | None:
    at = next((i for i in range(1, len(cells)) if _is_bodies(prose, cells, i) or _is_same(cells, i, above)), None)
    if at is None:
        return None
    same = above.row if above and _AS_ABOVE.fullmatch(cells[at].text) else None
    leads, following = (same.leads, at + 1) if same else _cell(prose, cells, at)
    partners: tuple[BodyPhrase, ...] = ()
    if coordinated and following < len(cells):
        if above and _AS_ABOVE.fullmatch(cells[following].text):
            partners, following = above.row.partners, following + 1
        elif _is_bodies(prose, cells, following):
            partners, following = _cell(prose, cells, following)
    rest = cells[following:]
    deadline = next((d for line in rest if (d := _time(prose, line)) is not None), None)
    if deadline is None and above and any(_AS_ABOVE.fullmatch(line.text) for line in rest):
        deadline = above.row.deadline
    return _Read(TableRow(cells[0].start, cells[at - 1].end, leads, partners, deadline), cells, at)


# The cell of those who lead says that they are the same as in the row above: with bars it stands in the same place.
def _is_same(cells: list[_Line], at: int, above: _Read | None) -> bool:
    if above is None or not _AS_ABOVE.fullmatch(cells[at].text):
        return False
    return not cells[at].whole or at == above.at


# A line that is a list of bodies from its first word to its last (or to the line that goes on with it).
def _is_bodies(prose: Prose, cells: list[_Line], at: int) -> bool:
    line = cells[at]
    start = _behind_bullet(prose, line)
    if not prose.flat[start].isupper() or line.text.isupper() or BARE_TIME.match(line.text):
        return False
    if _NO_BODY.match(prose.lower, start, line.end):
        return False
    stop = cells[at + 1].end if at + 1 < len(cells) and not line.whole else line.end
    listed = read_bodies(prose, start, stop)
    return listed is not None and (listed.end >= line.end - 1 or _goes_on(prose, listed.end, line.end))


def _behind_bullet(prose: Prose, line: _Line) -> int:
    bullet = _BULLET.match(prose.flat, line.start, line.end)
    return bullet.end() if bullet else line.start


def _goes_on(prose: Prose, reached: int, end: int) -> bool:
    rest = prose.flat[reached:end].strip(" ,;.")
    if not rest:
        return True
    begin = prose.flat.index(rest[0], reached)
    listed = read_bodies(prose, begin, end)
    return listed is not None and listed.end >= end - 1


def _cell(prose: Prose, cells: list[_Line], at: int) -> tuple[tuple[BodyPhrase, ...], int]:
    end, following = cells[at].end, at + 1
    while following < len(cells) and _continues(cells[following - 1], cells[following]):
        end, following = cells[following].end, following + 1
    found: list[BodyPhrase] = []
    start = _behind_bullet(prose, cells[at])
    while start < end:
        listed = read_bodies(prose, start, end)
        if listed is None or listed.end <= start:
            break
        found += listed.items
        start = listed.end
        while start < end and not prose.flat[start].isalnum():
            start += 1
    return tuple(found), following


# A cell goes on in the next line where that begins small, or this one ends in the middle of a list or is full.
def _continues(line: _Line, following: _Line) -> bool:
    if line.whole:
        return False
    if following.text[0].islower() or line.text[-1] in ",;" or line.text.endswith(" và"):
        return not BARE_TIME.match(following.text)
    return False


def _time(prose: Prose, line: _Line) -> Deadline | None:
    return stated_time(prose, line.start, line.end) if len(line.text) <= _LONGEST_TIME else None
