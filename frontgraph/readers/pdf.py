"""PDF: the text layer in reading order; pages without one are scans and go to character recognition.

pdfium gives letters with their boxes. Letters in one row make a line; a wide gap in it is a border between columns and
stays one (the reader of letterheads and signatures looks for it). Lines that run to the right margin go on
in the next. Tables are read cell by cell where rules are printed between the cells. Page numbers, running heads and the
text of the digital signature's stamp are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from frontgraph.errors import ReadError
from frontgraph.readers.cells import Cell, Table, cell_around, tables_of
from frontgraph.readers.extracted import Extracted, PageText, joined_pages, missing_extra
from frontgraph.readers.page_text import PrintedPage, page_text, printed_page
from frontgraph.readers.picture import drawn
from frontgraph.readers.printed import COLUMN_GAP, Box, Row, Run
from frontgraph.readers.rules import RULE_RESOLUTION, rules_in
from frontgraph.readers.scan import OcrMode, recognise, recognised_note

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MEDIA_TYPE = "application/pdf"
_STAMP = re.compile(
    r"(?:Ký\s+bởi|Người\s+ký|Ngày\s+ký|Thời\s+gian\s+ký|Cơ\s+quan|Email|Chức\s+vụ|Tổ\s+chức)\s*:"
    r"|Signature\s+(?:Not\s+Verified|Valid)|Digitally\s+signed\s+by|Date:\s*\d{4}"
)
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*$")
#: A page with fewer letters than this has no text layer worth the name.
_FEWEST_LETTERS = 20
#: The part of a page's height that is its upper, and its lower, margin.
_MARGIN = 0.09
#: So many pages without a text layer are not read: at some seconds a page, that is an hour.
_MOST_SCANNED = 1000
#: What the letters of a stamp are smaller than those of the text beside it.
_SMALLER = 1.5


def read_pdf(data: bytes, file: str, ocr: OcrMode = "auto") -> Extracted:
    """The text of a PDF; raises ReadError where the file is damaged, encrypted, without pages, or a scan unread."""
    document = _opened(data, file)
    try:
        printed, heights = _printed(document)
        wanted = [ocr == "always" or (ocr == "auto" and page.letters < _FEWEST_LETTERS) for page in printed]
        if sum(wanted) > _MOST_SCANNED:
            raise ReadError(f"{file}: {sum(wanted)} scanned pages are more than are read at once; split the file.")
        pages: list[PageText] = []
        notes: list[str] = []
        for number, page in enumerate(_without_running_heads(printed, heights), 1):
            if wanted[number - 1]:
                pages.append(_recognised(document, number, file))
                notes.append(recognised_note(pages[-1]))
            else:
                pages.append(page_text(number, page))
    finally:
        document.close()
    text, begins = joined_pages(pages)
    if not text.strip():
        raise ReadError(f"{file}: the PDF holds no text; it is a scan, read it with --ocr auto.")
    return Extracted(text, MEDIA_TYPE, begins, tuple(notes))


def _opened(data: bytes, file: str) -> PdfDocument:
    try:
        import pypdfium2
    except ImportError as error:
        raise missing_extra(file, "pypdfium2") from error
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        # pdfium tells at times what was wrong with the file before.
        if b"/Encrypt" in data and re.search("password|security", str(error), re.IGNORECASE):
            raise ReadError(f"{file}: the PDF is encrypted; save it without its password first.") from error
        raise ReadError(f"{file}: the PDF is damaged ({error}); get it again.") from error
    if pages == 0:
        raise ReadError(f"{file}: the PDF has no pages; get it again.")
    return document


def _printed(document: PdfDocument) -> tuple[list[PrintedPage], list[float]]:
    """What stands on each page, without the stamp of a digital signature, and the pages' heights."""
    printed, heights = [], []
    for page in document:
        tables = _tables(page)
        found = printed_page(_runs(page, tables), tables)
        printed.append(replace(found, rows=_without_stamp(found.rows)))
        heights.append(page.get_height())
        page.close()
    return printed, heights


def _recognised(document: PdfDocument, number: int, file: str) -> PageText:
    page = document[number - 1]
    picture = drawn(page)
    page.close()
    return recognise(picture, f"{file}, page {number}", number)


def _tables(page: PdfPage) -> list[Table]:
    """The ruled tables of a page; a page on which nothing but letters is drawn has none."""
    import pypdfium2.raw as pdfium

    drawn_objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4)
    if next(iter(drawn_objects), None) is None or page.get_textpage().count_chars() < _FEWEST_LETTERS:
        return []
    return tables_of(rules_in(drawn(page, RULE_RESOLUTION)))


def _runs(page: PdfPage, tables: Sequence[Table]) -> Iterator[tuple[Cell | None, Run]]:
    """The letters of a page in runs, each with the cell it stands in: broken where pdfium breaks the line, where a wide
    gap opens, and at the edges of cells."""
    layer = page.get_textpage()
    count = layer.count_chars()
    text = layer.get_text_range(0, count) if count else ""
    letters: list[str] = []
    box = (0.0, 0.0, 0.0, 0.0)
    cell: Cell | None = None
    for index, char in enumerate(text[:count]):
        if char.isspace() or char == "\ufffe":
            if char in "\r\n" and letters:
                yield cell, Run("".join(letters).rstrip(), *box)
                letters = []
            elif letters and letters[-1] != " ":
                letters.append(" ")
            continue
        here = layer.get_charbox(index, loose=True)
        around = cell_around(tables, here)
        if letters and (around != cell or not _continues(box, letters, here)):
            yield cell, Run("".join(letters).rstrip(), *box)
            letters = []
        box = _around(box, here) if letters else here
        cell = around
        letters.append(char)
    if letters:
        yield cell, Run("".join(letters).rstrip(), *box)


def _continues(box: Box, letters: Sequence[str], here: Box) -> bool:
    """Whether a letter stands in the row of a run, not farther behind it than a border between columns, and, behind a
    blank, not in letters of quite another size."""
    width = (box[2] - box[0]) / len(letters)
    height, other = box[3] - box[1], here[3] - here[1]
    if letters[-1] == " " and max(height, other) > _SMALLER * min(height, other):
        return False
    shared = min(box[3], here[3]) - max(box[1], here[1])
    return here[0] - box[2] < COLUMN_GAP * max(width, 2.0) and shared > 0.5 * min(height, other)


def _around(box: Box, here: Box) -> Box:
    return min(box[0], here[0]), min(box[1], here[1]), max(box[2], here[2]), max(box[3], here[3])


def _without_stamp(rows: Sequence[Row]) -> list[Row]:
    """The lines without the text of a digital signature's stamp: its labelled lines and what wraps below them."""
    kept: list[Row] = []
    stamp: Run | None = None
    for row in rows:
        runs = []
        for run in row.runs:
            wraps = stamp is not None and abs(run.left - stamp.left) < 8 and run.height < 1.4 * stamp.height
            near = stamp is not None and stamp.bottom - run.top < 2 * stamp.height
            if _STAMP.match(run.text) or (wraps and near):
                stamp = run
            else:
                runs.append(run)
        if runs:
            kept.append(Row(tuple(runs)))
    return kept


def _without_running_heads(pages: Sequence[PrintedPage], heights: Sequence[float]) -> list[PrintedPage]:
    """The pages without page numbers and without lines in the upper or lower margin that most pages repeat."""
    margins = [_in_margin(page.rows, height) for page, height in zip(pages, heights, strict=True)]
    repeated = Counter(key for rows in margins for key in {_key(row) for row in rows})
    often = {key for key, count in repeated.items() if key and count >= max(2, len(pages) / 2)}
    cleaned = []
    for page, margin in zip(pages, margins, strict=True):
        rows = page.rows
        heads = {id(row) for row in margin if _key(row) in often}
        heads |= {id(row) for row in (*rows[:1], *rows[-1:]) if _PAGE_NUMBER.match(row.text)}
        cleaned.append(replace(page, rows=[row for row in rows if id(row) not in heads]))
    return cleaned


def _in_margin(rows: Sequence[Row], height: float) -> list[Row]:
    return [row for row in rows if row.top > (1 - _MARGIN) * height or row.bottom < _MARGIN * height]


def _key(row: Row) -> str:
    return re.sub(r"[\d\s]+", "", row.text)
