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


def recognise_page(page: PdfPage, file: str, number: int) -> tuple[str, float]:
    """The text of a page of a PDF drawn as a picture, and how sure it is (0 to 1)."""
    picture = page.render(scale=RESOLUTION / _POINTS, grayscale=True).to_pil()
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
        words = pytesseract.image_to_data(picture, lang=_LANGUAGE, output_type=pytesseract.Output.DICT)
    except pytesseract.TesseractNotFoundError as error:
        raise ReadError(
            f"{file}: this is a scan; install tesseract-ocr and tesseract-ocr-vie, or --ocr never."
        ) from error
    except pytesseract.TesseractError as error:
        raise ReadError(f"{file}: this is a scan, and Tesseract failed; install tesseract-ocr-vie.") from error
    return _text_of(words)


def _text_of(words: dict[str, list[str]]) -> tuple[str, float]:
    lines: list[str] = []
    place: tuple[str, ...] | None = None
    sure = letters = 0.0
    for index, word in enumerate(words["text"]):
        if not word.strip():
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
