"""From bytes to raw text: offsets count the code points of this text, which no newline or Unicode repair touches."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import replace

from frontgraph.errors import ReadError
from frontgraph.model import Page
from frontgraph.readers.extracted import Extracted
from frontgraph.readers.legacy import (
    CONVERSIONS,
    converted_note,
    decode_legacy,
    decode_mixed,
    repair_fonts,
    repair_lines,
)

MEDIA_TYPE = "text/plain"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_plain(data: bytes, file: str) -> Extracted:
    """The text of a text file in UTF-8, UTF-16, UTF-32, windows-1258, or typed in a TCVN3 or VNI font.

    Raises ReadError for an empty file, for binary data, and for bytes that no such encoding explains.

    >>> read_plain("Số".encode("utf-16"), "a.txt").text, read_plain(b"\\xef\\xbb\\xbfA\\r\\n", "a.txt").text
    ('Số', 'A\\r\\n')
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return _legacy(data, file, error)
    if not text or text.isspace():
        raise ReadError(f"{file}: the file is empty; there is nothing to read.")
    if "\0" in text:
        raise ReadError(f"{file}: the file is binary, not text; give the document as .txt, .docx, .pdf or .html.")
    return in_unicode(Extracted(text, MEDIA_TYPE))


def in_unicode(extracted: Extracted) -> Extracted:
    """The text in Unicode, with a note, if it was typed in a font from before Unicode; pages keep their places."""
    repaired = repair_fonts(extracted.text)
    if repaired.typed_in is None:
        return _lines_in_unicode(extracted)
    note = f"typed in a {repaired.typed_in} font, converted to Unicode"
    pages = _moved(extracted.pages, extracted.text, CONVERSIONS[repaired.typed_in])
    return Extracted(repaired.text, extracted.media_type, pages, (*extracted.notes, note))


def _lines_in_unicode(extracted: Extracted) -> Extracted:
    """The text with single lines put into Unicode; not where pages are counted, whose places would move."""
    if extracted.pages:
        return extracted
    text, fonts = repair_lines(extracted.text)
    notes = (*extracted.notes, *(f"lines {note}" for note in converted_note(fonts)))
    return replace(extracted, text=text, notes=notes) if fonts else extracted


def _moved(pages: tuple[Page, ...], text: str, convert: Callable[[str], str]) -> tuple[Page, ...]:
    """The pages with their offsets in the converted text: two characters of VNI become one letter."""
    places = sorted({place for page in pages for place in (page.start, *page.lines)})
    moved = {}
    before = at = 0
    for place in places:
        at += len(convert(text[before:place]))
        moved[place] = at
        before = place
    return tuple(
        replace(page, start=moved[page.start], lines=tuple(moved[line] for line in page.lines)) for page in pages
    )


def _legacy(data: bytes, file: str, error: UnicodeDecodeError) -> Extracted:
    if data.count(0) > len(data) // 100:
        raise ReadError(f"{file}: the file is binary, not text; give the document as .txt, .docx, .pdf or .html.")
    mixed = decode_mixed(data)
    if mixed is not None:
        return Extracted(mixed[0], MEDIA_TYPE, notes=(f"decoded from UTF-8, some lines from {mixed[1]}",))
    found = decode_legacy(data)
    if found is None:
        raise ReadError(f"{file}: byte {error.start} is not UTF-8; save the file as UTF-8.") from error
    return Extracted(found.text, MEDIA_TYPE, notes=(f"decoded from {found.typed_in}",))


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark has a zero in every second byte of its Latin letters, blanks and line ends."""
    sample = data[:4096]
    if len(sample) >= 4 and sample.count(0) * 4 >= len(sample):
        return "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"
    return "utf-8"
