"""Scanned pages: character recognition by Tesseract with its Vietnamese data (`vie`).

Tesseract gives words with their boxes; they are put together as the letters of a PDF are. What it is sure of is kept as
the confidence of the page, the mean over its words by their length.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from frontgraph.errors import ReadError
from frontgraph.readers.cells import Cell, Table, cell_around, tables_of
from frontgraph.readers.extracted import PageText, missing_extra
from frontgraph.readers.page_text import FilledTable, PrintedPage, page_text, printed_page
from frontgraph.readers.picture import RESOLUTION, prepared
from frontgraph.readers.printed import COLUMN_GAP, Box, Run
from frontgraph.readers.rules import RULE_RESOLUTION, rules_in
from frontgraph.text import base_letters

if TYPE_CHECKING:
    from PIL.Image import Image

OcrMode = Literal["auto", "never", "always"]

#: A page of less confidence than this has a wrong word in every other line.
UNSURE = 0.8
_LANGUAGE = "vie"
_POINTS = 72
#: Tesseract's ways to part a page: by itself, into blocks and lines; or not at all, words wherever they stand.
_BLOCKS, _SCATTERED = 3, 11
#: Letters that Vietnamese does not have, which Tesseract takes for those it has.
_LETTERS = str.maketrans("ÿŸ", "ỹỸ")
#: Number and symbol stand on both sides of a stroke (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3), which a scan
#: may have lost: `Số: 47NQ-CP`.
_LOST_STROKE = re.compile(r"(?<=Số) ?: ?(\d{1,5})(?=[A-ZĐ]{2,5}-[A-ZĐ])")
#: What Tesseract is less sure of than this (of 100) is a speck or a stroke of a pen, no word.
_NO_WORD = 3.0
#: A word is sure from here on; a mark or one or two letters less sure than this are no word either.
_SURE = 50.0
#: So sure it must be of a word that stands where it found none at first, and of one in the place of an unsure one.
_SURE_OF_NEW, _SURE_OF_BETTER = 80.0, 60.0
#: A mark alone, or a letter or two without a vowel, must be so sure to be more than dirt.
_SURE_OF_MARK = 75.0
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
#: The stamp of the registry where a paper came in, with the day written in by hand.
_ARRIVAL = re.compile(r"\bĐẾN\b(?s:.*)(?:Ngày|Giờ|Số)\b|(?:Ngày|Giờ)\b(?s:.*)\bĐẾN\b")
#: A page is looked at again where more than this share of its dots is ink that no sure word explains.
_UNREAD = 0.001


@dataclass(frozen=True, slots=True)
class _Word:
    """A recognised word: its box in dots from the upper left corner, how sure it is (of 100), and its line."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float
    line: tuple[int, ...]

    def covers(self, other: _Word) -> bool:
        """Whether the boxes share more than half of the smaller one's width and height."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return 2 * wide > min(self.right - self.left, other.right - other.left) and 2 * high > min(
            self.bottom - self.top, other.bottom - other.top
        )

    def beside(self, other: _Word) -> bool:
        """Whether the other stands in the same line, not farther than the space between words."""
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        apart = max(self.left, other.left) - min(self.right, other.right)
        return 2 * high > min(self.bottom - self.top, other.bottom - other.top) and apart < self.bottom - self.top


def recognise(picture: Image, file: str, number: int = 1) -> PageText:
    """The text in the picture of a page, and how sure it is (0 to 1).

    Raises MissingReaderError without pytesseract, ReadError without Tesseract or its Vietnamese data.
    """
    page = prepared(picture)
    words = _words(page, file)
    if not words:
        return PageText(number, "", 0.0)
    tables = tables_of(rules_in(_at(page, RULE_RESOLUTION)))
    letters = sum(len(word.text) for word in words)
    sure = sum(word.sure * len(word.text) for word in words) / letters / 100
    printed = _without_arrival(printed_page(_runs(words, tables, page.height), tables))
    return page_text(number, printed, round(sure, 3))


def recognised_note(page: PageText) -> str:
    """What to say of a page that was recognised.

    >>> recognised_note(PageText(3, "Số: 5", 0.55))
    'page 3: read by OCR, confidence 0.55, unsure: compare it with the picture'
    """
    sure = page.confidence or 0.0
    doubt = ", unsure: compare it with the picture" if sure < UNSURE else ""
    return f"page {page.number}: read by OCR, confidence {sure:.2f}{doubt}"


def _without_arrival(page: PrintedPage) -> PrintedPage:
    """A page without the framed stamp of the registry where it came in; that is not the document's."""
    kept = [table for table in page.tables if not _ARRIVAL.search(_words_of(table))]
    return replace(page, tables=kept)


def _words_of(table: FilledTable) -> str:
    return "\n".join(row.text for rows in table.rows.values() for row in rows)


def _at(page: Image, resolution: int) -> Image:
    scale = resolution / RESOLUTION
    return page.resize((max(round(page.width * scale), 1), max(round(page.height * scale), 1)))


def _words(page: Image, file: str) -> list[_Word]:
    """The words of a page. What lies under a seal or is scattered is found when all else is painted over."""
    words = _seen(page, file, _BLOCKS)
    rest = page.copy()
    for word in words:
        if word.sure >= _SURE:
            rest.paste(255, (word.left - 2, word.top - 2, word.right + 2, word.bottom + 2))
    ink = rest.histogram()
    if sum(ink[:128]) > _UNREAD * sum(ink):
        words = _completed(words, _seen(rest, file, _SCATTERED))
    return [word for word in words if _is_word(word)]


def _is_word(word: _Word) -> bool:
    """Whether what was seen is likely print, no speck or stroke of a pen."""
    letters = "".join(filter(str.isalnum, word.text))
    if len(letters) > 2:
        return True
    spoken = letters.isdigit() or word.text[-1] in ".)" or _VOWEL.search(base_letters(letters))
    return word.sure >= (_SURE if letters and spoken else _SURE_OF_MARK)


def _completed(words: Sequence[_Word], more: Sequence[_Word]) -> list[_Word]:
    """The words with those of a second look: new ones, and better readings of those it was unsure of."""
    found, replaced = list(words), set[_Word]()
    for word in more:
        poorer = [each for each in words if each.sure < min(_SURE, word.sure) and word.covers(each)]
        needed = _SURE_OF_BETTER if poorer else _SURE_OF_NEW
        if word.sure < needed or not word.text[0].isalnum() or (not poorer and len(word.text) < 2):
            continue
        near = poorer or [each for each in words if word.beside(each)]
        replaced.update(poorer)
        found.append(replace(word, line=near[0].line if near else (_SCATTERED, *word.line)))
    return [word for word in found if word not in replaced]


def _seen(page: Image, file: str, parting: int) -> list[_Word]:
    """The words that Tesseract sees on a page."""
    try:
        import pytesseract
    except ImportError as error:
        raise missing_extra(file, "pytesseract") from error
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    config = f"--dpi {RESOLUTION} --psm {parting}"
    try:
        found = pytesseract.image_to_data(page, lang=_LANGUAGE, config=config, output_type=pytesseract.Output.DICT)
    except pytesseract.TesseractNotFoundError as error:
        raise ReadError(
            f"{file}: this is a scan; install tesseract-ocr and tesseract-ocr-vie, or --ocr never."
        ) from error
    except pytesseract.TesseractError as error:
        raise ReadError(f"{file}: this is a scan, and Tesseract failed; install tesseract-ocr-vie.") from error
    words = []
    for index, text in enumerate(found["text"]):
        sure = float(found["conf"][index])
        if text.strip() and sure >= _NO_WORD:
            left, top, width, height = (int(found[edge][index]) for edge in ("left", "top", "width", "height"))
            line = tuple(int(found[level][index]) for level in ("block_num", "par_num", "line_num"))
            words.append(_Word(text.strip().translate(_LETTERS), left, top, left + width, top + height, sure, line))
    return words


def _runs(words: Sequence[_Word], tables: Sequence[Table], height: int) -> Iterator[tuple[Cell | None, Run]]:
    """The words of each line in runs, parted at wide gaps and at the edges of cells."""
    lines: dict[tuple[int, ...], list[_Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    for line in lines.values():
        line.sort(key=lambda word: word.left)
        level = height - _most([word.bottom for word in line]), height - _fewest([word.top for word in line])
        width = sum(word.right - word.left for word in line) / sum(len(word.text) for word in line)
        run: list[_Word] = []
        at: Cell | None = None
        for word in line:
            here = cell_around(tables, _points(word.left, level[0], word.right, level[1]))
            if run and (here != at or word.left - run[-1].right > COLUMN_GAP * width):
                yield at, _run(run, level)
                run = []
            run.append(word)
            at = here
        yield at, _run(run, level)


def _most(edges: Sequence[int]) -> int:
    """The lowest edge of a line's words, but for a few that a stroke of a pen has drawn out."""
    return sorted(edges)[(4 * len(edges)) // 5 - 1] if len(edges) > 1 else edges[0]


def _fewest(edges: Sequence[int]) -> int:
    """The upper edge of a line's words, but for a few."""
    return -_most([-edge for edge in edges])


def _run(words: Sequence[_Word], level: tuple[float, float]) -> Run:
    box = _points(words[0].left, level[0], words[-1].right, level[1])
    return Run(_LOST_STROKE.sub(r": \1/", " ".join(word.text for word in words)), *box)


def _points(left: float, bottom: float, right: float, top: float) -> Box:
    """A box in dots as one in points."""
    scale = _POINTS / RESOLUTION
    return left * scale, bottom * scale, right * scale, top * scale
