"""A page written as text: its rows and its tables in reading order, and where each printed line begins.

A row of a table whose cells hold one paragraph each is a line with tabs; where one holds more, its cells follow one
another, as in a Word document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from frontgraph.readers.cells import Cell, Table
from frontgraph.readers.extracted import PageText
from frontgraph.readers.printed import Paragraph, Row, Run, TextFrame, cell_paragraphs, joined, rows_of


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table and the rows of letters in its cells."""

    table: Table
    rows: Mapping[Cell, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The rows of a page outside tables, from top to bottom, and its tables."""

    rows: Sequence[Row] = ()
    tables: Sequence[FilledTable] = ()

    @property
    def letters(self) -> int:
        """How many letters stand on the page."""
        return sum(len(row.text) for row in (*self.rows, *self.cell_rows()))

    def cell_rows(self) -> Iterator[Row]:
        """The rows in the cells of its tables."""
        return (row for table in self.tables for rows in table.rows.values() for row in rows)


def printed_page(runs: Iterable[tuple[Cell | None, Run]], tables: Sequence[Table]) -> PrintedPage:
    """The page on which the runs stand, each with the cell that it is in."""
    free: list[Run] = []
    in_cells: dict[Cell, list[Run]] = {}
    for cell, run in runs:
        if cell is None:
            free.append(run)
        else:
            in_cells.setdefault(cell, []).append(run)
    filled = []
    for table in tables:
        rows = {cell: rows_of(in_cells[cell]) for row in table.cells() for cell in row if cell in in_cells}
        filled.append(FilledTable(table, rows))
    return PrintedPage(rows_of(free), [table for table in filled if table.rows])


def page_text(number: int, page: PrintedPage, confidence: float | None = None) -> PageText:
    """The text of a page, wrapped lines joined; columns and what stands at the right keep their places."""
    lines: list[str] = []
    begins: list[int] = []
    at = 0
    for paragraph in _paragraphs(page):
        if paragraph.apart and lines:
            lines.append("")
            at += 1
        begins += [at + begin for begin in paragraph.begins]
        lines.append(paragraph.text)
        at += len(paragraph.text) + 1
    return PageText(number, "\n".join(lines), confidence, tuple(begins))


def _paragraphs(page: PrintedPage) -> Iterator[Paragraph]:
    rows = list(page.rows)
    frame = TextFrame.of([*rows, *page.cell_rows()])
    for filled in page.tables:
        above = next((place for place, row in enumerate(rows) if row.top < filled.table.top), len(rows))
        if above:
            yield from joined(rows[:above], frame)
        yield from _table_paragraphs(filled)
        rows = rows[above:]
    if rows:
        yield from joined(rows, frame)


def _table_paragraphs(filled: FilledTable) -> Iterator[Paragraph]:
    apart = True
    for cells in filled.table.cells():
        written = [
            list(cell_paragraphs(filled.rows[cell], cell.box[0], cell.box[2])) if cell in filled.rows else []
            for cell in cells
        ]
        for paragraph in _row_paragraphs(written):
            yield Paragraph(paragraph.text, paragraph.begins, apart)
            apart = False


def _row_paragraphs(cells: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
    if any(len(cell) > 1 for cell in cells):
        for cell in cells:
            yield from cell
        return
    text, begins = "", list[int]()
    for number, cell in enumerate(cells):
        text += "\t" if number else ""
        for paragraph in cell:
            begins += [len(text) + begin for begin in paragraph.begins]
            text += paragraph.text
    if begins:
        yield Paragraph(text.rstrip("\t"), tuple(begins))
