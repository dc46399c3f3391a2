"""Scanned pages: character recognition by Tesseract with its Vietnamese data (`vie`).

What Tesseract is sure of is kept as the confidence of the page, the mean over its words by their length.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from frontgraph.errors import ReadError
from frontgraph.readers.extracted import missing_extra

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

OcrMode = Literal["auto", "never", "always"]

#: Dots per inch at which pages are drawn for recognition.
RESOLUTION = 300
_LANGUAGE = "vie"
_POINTS = 72
#: What Tesseract is less sure of than this (of 100) is a speck or a stroke of a pen, no word.
_NO_WORD = 3.0


def recognise_page(page: PdfPage, file: str, number: int) -> tuple[str, float]:
    """The text of a page of a PDF drawn as a picture, and how sure it is (0 to 1)."""
    picture = page.render(scale=RESOLUTION / _POINTS).to_pil()
    return recognise(picture, f"{file}, page {number}")


def recognise(picture: Image, file: str) -> tuple[str, float]:
    """The text in a picture, and how sure it is (0 to 1).

    Raises MissingExtraError without pytesseract, ReadError without Tesseract or its Vietnamese data.
    """
    try:
        import pytesseract
    except ImportError as error:
        raise missing_extra(file, "pytesseract") from error
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        words = pytesseract.image_to_data(without_red(picture), lang=_LANGUAGE, output_type=pytesseract.Output.DICT)
    except pytesseract.TesseractNotFoundError as error:
        raise ReadError(
            f"{file}: this is a scan; install tesseract-ocr and tesseract-ocr-vie, or --ocr never."
        ) from error
    except pytesseract.TesseractError as error:
        raise ReadError(f"{file}: this is a scan, and Tesseract failed; install tesseract-ocr-vie.") from error
    return _text_of(words)


def without_red(picture: Image) -> Image:
    """A picture in grey in which red ink – stamps over numbers and signatures – is as light as the paper.

    The red part of a colour is full in red ink and in white paper, and empty in black print.

    >>> from PIL import Image
    >>> [without_red(Image.new("RGB", (1, 1), ink)).getpixel((0, 0)) for ink in ("white", (225, 30, 40), "black")]
    [255, 225, 0]
    """
    return picture if picture.mode in ("1", "L") else picture.convert("RGB").getchannel("R")


def _text_of(words: dict[str, list[str]]) -> tuple[str, float]:
    lines: list[str] = []
    place: tuple[str, ...] | None = None
    sure = letters = 0.0
    for index, word in enumerate(words["text"]):
        if not word.strip() or float(words["conf"][index]) < _NO_WORD:
            continue
        here = tuple(str(words[level][index]) for level in ("block_num", "par_num", "line_num"))
        if here == place:
            lines[-1] += f" {word}"
        else:
            if place is not None and here[:2] != place[:2]:
                lines.append("")
            lines.append(word)
        place = here
        sure += float(words["conf"][index]) * len(word)
        letters += len(word)
    return "\n".join(lines), round(sure / letters / 100, 3) if letters else 0.0
