"""PDF: the text layer in reading order; pages without one are scans and go to character recognition.

pdfium gives letters with their boxes. Letters in one row make a line; a wide gap in it is a border between columns and
stays one (the reader of letterheads and signatures looks for it). Lines that run to the right margin go on
in the next. Page numbers, running heads and the text of the digital signature's stamp are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from frontgraph.errors import ReadError
from frontgraph.readers.extracted import Extracted, PageText, joined_pages, missing_extra
from frontgraph.readers.scan import OcrMode, recognise_page
from frontgraph.text.enumerators import enumerators_at

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MEDIA_TYPE = "application/pdf"
_STAMP = re.compile(
    r"(?:Ký\s+bởi|Người\s+ký|Ngày\s+ký|Thời\s+gian\s+ký|Cơ\s+quan|Email|Chức\s+vụ|Tổ\s+chức)\s*:"
    r"|Signature\s+(?:Not\s+Verified|Valid)|Digitally\s+signed\s+by|Date:\s*\d{4}"
)
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*$")
#: A gap of so many letters' width inside a line is a border between columns.
_COLUMN_GAP = 3.0
#: At least so many blanks stand between two columns of a line.
_BORDER = 4
#: A page with fewer letters than this has no text layer worth the name.
_FEWEST_LETTERS = 20
#: So many line heights more than usual between two lines part paragraphs.
_PARAGRAPH_GAP = 0.35
#: The part of a page's height that is its upper, and its lower, margin.
_MARGIN = 0.09


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters of one row that belong together, with their box."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def width(self) -> float:
        return (self.right - self.left) / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a page: its runs from left to right."""

    runs: tuple[_Run, ...]

    @property
    def left(self) -> float:
        return self.runs[0].left

    @property
    def right(self) -> float:
        return self.runs[-1].right

    @property
    def bottom(self) -> float:
        return min(run.bottom for run in self.runs)

    @property
    def top(self) -> float:
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
        return any(after.left - before.right > _COLUMN_GAP * before.width for before, after in pairwise(self.runs))


def read_pdf(data: bytes, file: str, ocr: OcrMode = "auto") -> Extracted:
    """The text of a PDF; raises ReadError where the file is damaged, encrypted, without pages, or a scan unread."""
    document = _opened(data, file)
    try:
        rows = [_without_stamp(_rows(document[index])) for index in range(len(document))]
        scanned = [sum(len(row.text) for row in page) < _FEWEST_LETTERS for page in rows]
        heights = [document[index].get_height() for index in range(len(document))]
        rows = _without_running_heads(rows, heights)
        pages: list[PageText] = []
        notes: list[str] = []
        for index, page_rows in enumerate(rows):
            if ocr == "always" or (ocr == "auto" and scanned[index]):
                text, confidence = recognise_page(document[index], file, index + 1)
                pages.append(PageText(index + 1, text, confidence))
                notes.append(f"page {index + 1}: read by OCR, confidence {confidence:.2f}")
            else:
                pages.append(_page_text(index + 1, page_rows))
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
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadError(f"{file}: the PDF is encrypted; save it without its password first.") from error
        raise ReadError(f"{file}: the PDF is damaged ({error}); get it again.") from error
    if pages == 0:
        raise ReadError(f"{file}: the PDF has no pages; get it again.")
    return document


def _rows(page: PdfPage) -> list[_Row]:
    """The lines of a page from top to bottom."""
    rows: list[list[_Run]] = []
    for run in sorted(_runs(page), key=lambda run: (-run.top, run.left)):
        row = next((row for row in reversed(rows[-6:]) if _beside(row[0], run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    return [_Row(tuple(sorted(row, key=lambda run: run.left))) for row in rows]


def _beside(one: _Run, other: _Run) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.5 * min(one.height, other.height)


def _runs(page: PdfPage) -> Iterator[_Run]:
    """The letters of a page in runs: broken where pdfium breaks the line and where a wide gap opens."""
    layer = page.get_textpage()
    count = layer.count_chars()
    text = layer.get_text_range(0, count) if count else ""
    letters: list[str] = []
    box = (0.0, 0.0, 0.0, 0.0)
    for index, char in enumerate(text[:count]):
        if char.isspace() or char == "\ufffe":
            if char in "\r\n" and letters:
                yield _Run("".join(letters).rstrip(), *box)
                letters = []
            elif letters and letters[-1] != " ":
                letters.append(" ")
            continue
        here = layer.get_charbox(index, loose=True)
        if letters and not _continues(box, len(letters), here):
            yield _Run("".join(letters).rstrip(), *box)
            letters = []
        box = _around(box, here) if letters else here
        letters.append(char)
    if letters:
        yield _Run("".join(letters).rstrip(), *box)


_Box = tuple[float, float, float, float]


def _continues(box: _Box, letters: int, here: _Box) -> bool:
    """Whether a letter stands in the row of a run, not farther behind it than a border between columns."""
    width = (box[2] - box[0]) / letters
    shared = min(box[3], here[3]) - max(box[1], here[1])
    return here[0] - box[2] < _COLUMN_GAP * max(width, 2.0) and shared > 0.5 * min(box[3] - box[1], here[3] - here[1])


def _around(box: _Box, here: _Box) -> _Box:
    return min(box[0], here[0]), min(box[1], here[1]), max(box[2], here[2]), max(box[3], here[3])


def _without_stamp(rows: Sequence[_Row]) -> list[_Row]:
    """The lines without the text of a digital signature's stamp: its labelled lines and what wraps below them."""
    kept: list[_Row] = []
    stamp: _Run | None = None
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
            kept.append(_Row(tuple(runs)))
    return kept


def _without_running_heads(pages: list[list[_Row]], heights: Sequence[float]) -> list[list[_Row]]:
    """The pages without page numbers and without lines in the upper or lower margin that most pages repeat."""
    margins = [_in_margin(rows, height) for rows, height in zip(pages, heights, strict=True)]
    repeated = Counter(key for rows in margins for key in {_key(row) for row in rows})
    often = {key for key, count in repeated.items() if key and count >= max(2, len(pages) / 2)}
    cleaned = []
    for rows, margin in zip(pages, margins, strict=True):
        heads = {id(row) for row in margin if _key(row) in often}
        heads |= {id(row) for row in (*rows[:1], *rows[-1:]) if _PAGE_NUMBER.match(row.text)}
        cleaned.append([row for row in rows if id(row) not in heads])
    return cleaned


def _in_margin(rows: Sequence[_Row], height: float) -> list[_Row]:
    return [row for row in rows if row.top > (1 - _MARGIN) * height or row.bottom < _MARGIN * height]


def _key(row: _Row) -> str:
    return re.sub(r"[\d\s]+", "", row.text)


def _page_text(number: int, rows: Sequence[_Row]) -> PageText:
    """The text of a page, wrapped lines joined; columns and what stands at the right keep their places."""
    if not rows:
        return PageText(number, "")
    frame = _Frame.of(rows)
    done: list[str] = []
    length = 0
    current = frame.written(rows[0])
    begins = [0]
    for above, row in pairwise(rows):
        apart = above.bottom - row.top > frame.usual_gap + _PARAGRAPH_GAP * (row.top - row.bottom)
        if not apart and frame.goes_on(above, row):
            current = _spliced(current, row.text)
            begins.append(length + len(current) - len(row.text))
            continue
        finished = [current, ""] if apart else [current]
        done += finished
        length += sum(len(line) + 1 for line in finished)
        current = frame.written(row)
        begins.append(length)
    return PageText(number, "\n".join([*done, current]), lines=tuple(begins))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The text area of a page: its margins, the usual space between lines, the usual width of a letter."""

    left: float
    right: float
    usual_gap: float
    unit: float

    @classmethod
    def of(cls, rows: Sequence[_Row]) -> _Frame:
        gaps = sorted(above.bottom - row.top for above, row in pairwise(rows)) or [0.0]
        widths = sorted(run.width for row in rows for run in row.runs)
        left, right = min(row.left for row in rows), max(row.right for row in rows)
        return cls(left, right, gaps[len(gaps) // 3], max(widths[len(widths) // 2], 1.0))

    def written(self, row: _Row) -> str:
        """A line: as words, or on the grid where it has columns or stands at the right."""
        if row.columns() or row.left - self.left > 0.4 * (self.right - self.left):
            return row.on_grid(self.left, self.unit)
        return row.text

    def goes_on(self, above: _Row, row: _Row) -> bool:
        """Whether a line is the rest of the one above, which ran to the right margin."""
        width = self.right - self.left
        if above.columns() or row.columns():
            return False
        if above.right < self.right - 0.06 * width or row.left > self.left + 0.03 * width:
            return False
        return row.text[0] not in "-+•" and not enumerators_at(row.text) and above.text[-1] not in ".;:"


def _spliced(line: str, more: str) -> str:
    """Two halves of a wrapped line; a number broken at its dash or stroke is closed again."""
    if re.search(r"\d*[A-ZĐ]*[-/]$", line) and re.match(r"[A-ZĐ\d]", more):
        return line + more
    return f"{line} {more}"
