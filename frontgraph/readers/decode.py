"""From bytes to raw text: offsets count the code points of this text, which no newline or Unicode repair touches."""

from __future__ import annotations

import codecs

from frontgraph.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode_text(data: bytes, file: str) -> str:
    """The text that `data` encodes: UTF-8 (a byte order mark is not part of the text), UTF-16 or UTF-32.

    Raises ReadError for an empty file, for binary data, and for bytes that no known encoding explains.

    >>> decode_text("Số".encode("utf-16"), "a.txt"), decode_text(b"\\xef\\xbb\\xbfA\\r\\n", "a.txt")
    ('Số', 'A\\r\\n')
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"{file}: byte {error.start} is not {encoding}; save the file as UTF-8.") from error
    if not text.strip():
        raise ReadError(f"{file}: the file is empty; there is nothing to read.")
    if "\0" in text:
        raise ReadError(f"{file}: the file is binary, not text; give the document as .txt, .docx, .pdf or .html.")
    return text


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark has a zero in every second byte of its Latin letters, blanks and line ends."""
    sample = data[:4096]
    if len(sample) >= 4 and sample.count(0) * 4 >= len(sample):
        return "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"
    return "utf-8"
