"""Files and bytes to documents: the reader is chosen by what a file holds, not by what it is called."""

from __future__ import annotations

import hashlib
import io
import re
import stat
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from frontgraph.errors import ReadError
from frontgraph.model import Document
from frontgraph.readers.archive import LARGEST, archive_members
from frontgraph.readers.decode import in_unicode, read_plain
from frontgraph.readers.docx import read_docx
from frontgraph.readers.extracted import Extracted, joined_pages, missing_extra
from frontgraph.readers.html import read_html
from frontgraph.readers.office import read_office
from frontgraph.readers.pdf import read_pdf
from frontgraph.readers.plain_text import read_text
from frontgraph.readers.scan import OcrMode, recognise, recognised_note
from frontgraph.text import canonicalise
from frontgraph.text.filenames import writable_name

if TYPE_CHECKING:
    from PIL.Image import Image

#: So many characters of text are no document: the longest code of law has some 5 million.
LONGEST_TEXT = 32 * 1024 * 1024
#: So deep archives may stand in archives.
_DEEPEST = 3
PICTURE_ENDINGS = ("png", "jpg", "jpeg", "tif", "tiff")
#: The endings of files that a folder is searched for.
SUFFIXES = frozenset(
    f".{ending}" for ending in ("txt", "md", "html", "htm", "docx", "doc", "rtf", "odt", "pdf", "zip", *PICTURE_ENDINGS)
)


def read_bytes(data: bytes, file: str, *, ocr: OcrMode = "auto") -> Document:
    """The document in `data`; `file` is the name that it is reported under.

    Raises ReadError, in one line that names the file, for what cannot be read, and its child MissingReaderError where a
    package of the extra `files` is needed.

    >>> read_bytes("Số".encode(), "a.txt").text
    'Số'
    """
    if not data or data.isspace():
        raise ReadError(f"{file}: the file is empty; there is nothing to read.")
    if len(data) > LARGEST:
        raise ReadError(f"{file}: {len(data) // 2**20} MB are more than a document holds; split the file.")
    extracted = in_unicode(_extracted(data, file, ocr))
    _check_length(len(extracted.text), file)
    document = read_text(
        extracted.text,
        canonicalise(extracted.text),
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=extracted.media_type,
    )
    return replace(document, pages=extracted.pages, notes=extracted.notes)


def read_path(path: str | Path, *, ocr: OcrMode = "auto") -> Document:
    """The document in the file at `path` (`-` is standard input).

    Raises ReadError where there is none or it cannot be read.
    """
    if str(path) == "-":
        return read_bytes(_standard_input(), "-", ocr=ocr)
    return read_bytes(_file_bytes(Path(path)), writable_name(Path(path).name), ocr=ocr)


def contents(path: str | Path, name: str | None = None) -> Iterator[tuple[str, bytes | ReadError]]:
    """The files at `path` ("-": standard input), each with its bytes: one, or the members of an archive.

    `name` is what the file is called (its own name by default), a member `archive.zip/member`. What cannot be had
    comes as its error, in its place.
    """
    called = writable_name(name or Path(path).name)
    try:
        data = _standard_input() if str(path) == "-" else _file_bytes(Path(path))
        yield from _unpacked(data, called)
    except ReadError as error:
        yield called, error


def _unpacked(data: bytes, called: str, depth: int = 0) -> Iterator[tuple[str, bytes | ReadError]]:
    """The files in an archive, and in the archives in it; other bytes as they are."""
    if _kind(data) != "zip":
        yield called, data
        return
    if depth == _DEEPEST:
        raise ReadError(f"{called}: archives stand in one another {depth} deep; unpack this one first.")
    for name, content in archive_members(data, called):
        if isinstance(content, ReadError):
            yield name, content
            continue
        try:
            yield from _unpacked(content, name, depth + 1)
        except ReadError as error:
            yield name, error


def read_all(path: str | Path, *, ocr: OcrMode = "auto") -> Iterator[Document | ReadError]:
    """Every document in a file: one, or those of an archive; what cannot be read comes as its error, in its place."""
    for name, content in contents(path):
        try:
            yield content if isinstance(content, ReadError) else read_bytes(content, name, ocr=ocr)
        except ReadError as error:
            yield error


def _standard_input() -> bytes:
    """What is piped in, read no farther than a document may be long: a pipe does not tell its length beforehand."""
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ReadError(f"-: more than {LARGEST // 2**20} MB come in, more than a document holds; split the file.")
    return data


_PIPED = re.compile(r"/dev/(?:fd/|stdin$)|/proc/\w+/fd/")


def _file_bytes(path: Path) -> bytes:
    source = writable_name(str(path))
    try:
        about = path.stat()
        if stat.S_ISREG(about.st_mode) and about.st_size > LARGEST:
            raise ReadError(f"{source}: {about.st_size // 2**20} MB are more than a document holds; split the file.")
        # The shell's `<(command)` is a pipe too, and is meant; other pipes and devices may never end.
        if not stat.S_ISREG(about.st_mode) and not stat.S_ISDIR(about.st_mode) and not _PIPED.match(source):
            raise ReadError(f"{source}: this is a pipe or a device, no file; give the document itself.")
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{source}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise ReadError(f"{source}: this is a folder; give the files in it.") from None
    except OSError as error:
        raise ReadError(f"{source}: {error.strerror or error}; check that you may read it.") from error


_FIRST_BYTES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
)
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")


def _kind(data: bytes) -> str:
    """What bytes hold, by their first ones: pdf, docx, odt, zip, ole, rtf, html, picture, sheet or text."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip_kind(data)
    if head[:400].lower().startswith(_PAGE_STARTS) or b"<html" in data[:4096].lower():
        return "html"
    return next((kind for mark, kind in _FIRST_BYTES if head.startswith(mark)), "text")


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names and any(name.startswith(("xl/", "ppt/")) for name in names):
        return "sheet"
    return "odt" if {"content.xml", "mimetype"} <= names else "zip"


def _extracted(data: bytes, file: str, ocr: OcrMode) -> Extracted:
    kind = _kind(data)
    readers: dict[str, Callable[[], Extracted]] = {
        "pdf": lambda: read_pdf(data, file, ocr),
        "docx": lambda: read_docx(data, file),
        "odt": lambda: read_office(data, file, ".odt"),
        "rtf": lambda: read_office(data, file, ".rtf"),
        "ole": lambda: _word_binary(data, file),
        "picture": lambda: _picture(data, file, ocr),
        "zip": lambda: _only_member(data, file, ocr),
        "html": lambda: read_html(data, file),
    }
    if kind == "sheet":
        raise ReadError(f"{file}: this is a spreadsheet or slides, no document; give the document itself.")
    return readers[kind]() if kind in readers else _text(data, file)


def _check_length(length: int, file: str) -> None:
    if length > LONGEST_TEXT:
        raise ReadError(f"{file}: {length // 2**20} million letters are more than a document holds; split the file.")


def _text(data: bytes, file: str) -> Extracted:
    suffix = Path(file).suffix.lower()
    if suffix in (".html", ".htm") and b"<" in data:
        return read_html(data, file)
    if suffix in (".pdf", ".docx", ".doc", ".zip") and b"\0" in data[:4096]:
        raise ReadError(f"{file}: this is no {suffix} file, or it is damaged; get it again.")
    # A letter takes at most four bytes: what is longer than that is not even decoded.
    _check_length(len(data) // 4, file)
    extracted = read_plain(data, file)
    return replace(extracted, media_type="text/markdown") if suffix == ".md" else extracted


def _word_binary(data: bytes, file: str) -> Extracted:
    """An OLE file (MS-CFB): Word, by the name of its main stream, or something else of that time."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError(f"{file}: the Word file is encrypted; save it without its password first.")
    if "WordDocument".encode("utf-16-le") not in data:
        raise ReadError(f"{file}: there is no Word document in it, or it is damaged; give the document itself.")
    return read_office(data, file, ".doc")


def _only_member(data: bytes, file: str, ocr: OcrMode) -> Extracted:
    """The document of an archive that holds just one."""
    members = list(_unpacked(data, file))
    if len(members) != 1:
        raise ReadError(f"{file}: the archive holds {len(members)} files; build a graph of it, or unpack it first.")
    name, content = members[0]
    if isinstance(content, ReadError):
        raise content
    return _extracted(content, name, ocr)


def _picture(data: bytes, file: str, ocr: OcrMode) -> Extracted:
    if ocr == "never":
        raise ReadError(f"{file}: this is a picture; read it with --ocr auto.")
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise missing_extra(file, "pillow") from error
    try:
        pages = [recognise(picture, file, number) for number, picture in enumerate(_frames(data), 1)]
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ReadError(f"{file}: the picture is damaged ({error}); scan it again.") from error
    whole, begins = joined_pages(pages)
    if not whole.strip():
        raise ReadError(f"{file}: no text is found in the picture; scan it again at 300 dots per inch.")
    return Extracted(whole, "image/*", begins, tuple(recognised_note(page) for page in pages))


def _frames(data: bytes) -> Iterator[Image]:
    """The pictures in a file: one, or the pages of a TIFF."""
    from PIL import Image, ImageSequence

    with Image.open(io.BytesIO(data)) as picture:
        for frame in ImageSequence.Iterator(picture):
            yield frame.copy()
