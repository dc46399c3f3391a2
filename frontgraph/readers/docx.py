"""Word documents (.docx, ECMA-376): paragraphs, tables, text boxes, page headers and footers, notes, automatic numbers.

Tracked changes are accepted: what was inserted is read, what was deleted or moved away is not. A paragraph is a line. A
table row whose cells hold one line each is a line with tabs; the cells of a layout table (a letterhead, a signature)
follow one another.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from frontgraph.errors import ReadError
from frontgraph.readers.archive import checked_archive
from frontgraph.readers.extracted import Extracted, missing_extra
from frontgraph.readers.legacy import converted_note, from_font
from frontgraph.readers.numbering import Numbering

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REMOVED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText", f"{_W}rPr", f"{_W}pPr"})
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
#: A page header or footer of fewer words is a page number or a mark; and so is this, however many words it has.
_HEADER_WORDS = 3
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:Trang|Page)?\s*\d*\s*(?:trên|của|of|/)?\s*\d*[-–\s]*$", re.IGNORECASE)
#: A page header of so many lines is a letterhead, and all of it is read.
_LETTERHEAD_LINES = 4
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(data: bytes, file: str) -> Extracted:
    """The text of a Word document; raises ReadError where the file is damaged, MissingExtraError without lxml."""
    checked_archive(data, file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml", file)
            if body is None:
                raise ReadError(f"{file}: there is no document in this Word file; save it again from Word.")
            numbering = Numbering.of(
                _part(archive, "word/numbering.xml", file), _part(archive, "word/styles.xml", file)
            )
            reader = _Reader(numbering)
            seen: set[str] = set()
            lines = [*_margin(archive, "header", reader, seen, file), *reader.lines(body)]
            for kind in ("footnote", "endnote"):
                lines += _notes(_part(archive, f"word/{kind}s.xml", file), kind, reader)
            lines += _margin(archive, "footer", reader, seen, file)
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise ReadError(f"{file}: the Word file is damaged ({error}); save it again from Word.") from error
    return Extracted("\n".join(lines), MEDIA_TYPE, notes=converted_note(reader.fonts))


def _part(archive: zipfile.ZipFile, name: str, file: str) -> _Element | None:
    try:
        from lxml import etree
    except ImportError as error:
        raise missing_extra(file, "lxml") from error
    if name not in archive.namelist():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{file}: the Word file is damaged ({error}); save it again from Word.") from error


class _Reader:
    """Walks the body of a document and gives its lines."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        #: The sorts of fonts from before Unicode that runs were typed in.
        self.fonts: set[str] = set()

    def lines(self, element: _Element) -> Iterator[str]:
        """The lines of a body, a cell, a text box or a note."""
        for child in element:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                for row in child.iterfind(f"{_W}tr"):
                    yield from self._row(row)
            elif child.tag not in _REMOVED and isinstance(child.tag, str):
                yield from self.lines(child)

    def _row(self, row: _Element) -> Iterator[str]:
        cells = [[line for line in self.lines(cell) if line.strip()] for cell in row.iterfind(f"{_W}tc")]
        if all(len(cell) <= 1 for cell in cells):
            yield "\t".join(cell[0].strip() if cell else "" for cell in cells).rstrip("\t")
        else:
            for cell in cells:
                yield from cell

    def _paragraph(self, paragraph: _Element) -> Iterator[str]:
        boxes: list[_Element] = []
        text = "".join(self._words(paragraph, boxes))
        label = self.numbering.label(paragraph) if text.strip() else ""
        if text.strip() or not boxes:
            yield from f"{label}{text}".split("\n")
        for box in boxes:
            yield from self.lines(box)

    def _words(self, element: _Element, boxes: list[_Element]) -> Iterator[str]:
        for child in element:
            tag: Any = child.tag
            if tag in _REMOVED or tag == _FALLBACK or not isinstance(tag, str):
                continue
            if tag in _MARKS:
                yield _MARKS[tag]
            elif tag == f"{_W}t":
                yield child.text or ""
            elif tag == f"{_W}r":
                yield self._in_unicode("".join(self._words(child, boxes)), child)
            elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                yield f"[{child.get(f'{_W}id')}]"
            elif tag == f"{_W}txbxContent":
                boxes.append(child)
            else:
                yield from self._words(child, boxes)

    def _in_unicode(self, words: str, run: _Element) -> str:
        """The words of a run, in Unicode where its font is one from before: a document may have some of each."""
        fonts = run.find(f"{_W}rPr/{_W}rFonts")
        font = fonts.get(f"{_W}ascii") if fonts is not None else None
        repaired = from_font(words, font or "")
        if repaired.typed_in is not None:
            self.fonts.add(repaired.typed_in)
        return repaired.text


def _margin(archive: zipfile.ZipFile, kind: str, reader: _Reader, seen: set[str], file: str) -> Iterator[str]:
    """The words of page headers or footers, once each, where they are more than a page number."""
    for name in sorted(name for name in archive.namelist() if name.startswith(f"word/{kind}")):
        part = _part(archive, name, file)
        lines = [line.strip() for line in reader.lines(part) if line.strip()] if part is not None else []
        for words in lines:
            whole = len(lines) >= _LETTERHEAD_LINES or len(words.split()) >= _HEADER_WORDS
            if whole and words not in seen and not _PAGE_NUMBER.match(words):
                seen.add(words)
                yield words


def _notes(notes: _Element | None, kind: str, reader: _Reader) -> Iterator[str]:
    if notes is None:
        return
    for note in notes.iterfind(f"{_W}{kind}"):
        text = " ".join(line.strip() for line in reader.lines(note) if line.strip())
        if text and note.get(f"{_W}type") is None:
            yield f"[{note.get(f'{_W}id')}] {text}"
