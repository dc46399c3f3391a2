"""Web pages: saved from Word, from document portals, from news sites.

The text of a document stands in its elements in order: a block is a line, a table row with one line in each cell a line
with tabs, the cells of a layout table follow one another. Of a news page the main text is taken (trafilatura), without
menus and related links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from frontgraph.errors import ReadError
from frontgraph.readers.extracted import Extracted, missing_extra
from frontgraph.readers.legacy import converted_note, from_font
from frontgraph.readers.numbering import written_number
from frontgraph.text import base_letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MEDIA_TYPE = "text/html"
_SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "footer",
        "form",
        "button",
        "select",
        "iframe",
        "svg",
        "del",
    }
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "section",
        "article",
        "main",
        "header",
        "body",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
        "center",
        "address",
        "hr",
        "figure",
        "figcaption",
        "caption",
    ]
)
_WORD = re.compile(rb"urn:schemas-microsoft-com:office|Microsoft Word|class=\"?Mso|ProgId[^>]{0,20}Word", re.IGNORECASE)
_LETTERHEAD = re.compile(r"CONG\s+HOA\s+XA\s+HOI\s+CHU\s+NGHIA|^\s*DANG\s+CONG\s+SAN\s+VIET\s+NAM\s*$", re.MULTILINE)
#: No page of news is so long; what is longer is read whole.
_LARGEST_NEWS = 4 * 1024 * 1024
_FONT_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^\"',;]+)", re.IGNORECASE)
_ENCODING = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)


def read_html(data: bytes, file: str) -> Extracted:
    """The text of a web page; raises ReadError where it holds none, MissingExtraError without lxml or trafilatura."""
    root = _parsed(data, file)
    page = _Page()
    text = "\n".join(page.lines(root)).strip("\n")
    if len(data) < _LARGEST_NEWS and not _WORD.search(data[:20_000]) and not _LETTERHEAD.search(base_letters(text)):
        text = _main_text(data, root, file) or text
    if not text.strip():
        raise ReadError(f"{file}: the page holds no text; save the page of the document itself.")
    return Extracted(text, MEDIA_TYPE, notes=converted_note(page.fonts))


def _parsed(data: bytes, file: str) -> HtmlElement:
    try:
        from lxml import etree, html
    except ImportError as error:
        raise missing_extra(file, "lxml") from error
    parser = html.HTMLParser(encoding=_encoding(data), no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: HtmlElement | None = html.fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{file}: the page holds no text; save the page of the document itself.") from error
    if root is None:
        raise ReadError(f"{file}: the page holds no text; save the page of the document itself.")
    return root


def _encoding(data: bytes) -> str:
    """UTF-8 where the bytes are UTF-8, whatever the page declares; else what it declares."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _ENCODING.search(data[:4096])
        return declared[1].decode("ascii") if declared else "cp1258"
    return "utf-8"


class _Page:
    """Collects the words of inline elements to lines, and breaks the line at every block."""

    def __init__(self) -> None:
        self.words: list[str] = []
        #: The number or dash of a list that stands before the next words, whatever block they are in.
        self.mark = ""
        #: The font of the words at hand, as the page names it, and the sorts of fonts from before Unicode so far.
        self.font = ""
        self.fonts: set[str] = set()

    def lines(self, element: HtmlElement) -> Iterator[str]:
        """The lines of an element."""
        yield from self._element(element)
        yield from self._broken()

    def _element(self, element: HtmlElement) -> Iterator[str]:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or "display:none" in element.get("style", "").replace(" ", ""):
            return
        if tag == "tr":
            yield from self._broken()
            yield from self._row(element)
            return
        block = tag in _BLOCKS
        if block or tag == "br":
            yield from self._broken(always=tag == "br")
        if tag == "li":
            self.mark = _list_mark(element)
        font, self.font = self.font, _font(element) or self.font
        self._add(element.text, tag == "pre")
        for child in element:
            yield from self._element(child)
            self._add(child.tail, tag == "pre")
        self.font = font
        if block:
            yield from self._broken(blank=tag in ("p", "h1", "h2", "h3", "h4", "table"))

    def _row(self, row: HtmlElement) -> Iterator[str]:
        cells = [self._cell(cell) for cell in row if cell.tag in ("td", "th")]
        if all(len(cell) <= 1 for cell in cells):
            line = "\t".join(cell[0] if cell else "" for cell in cells).rstrip("\t")
            yield from [line] if line.strip() else []
        else:
            for cell in cells:
                yield from cell

    def _cell(self, cell: HtmlElement) -> list[str]:
        inside = _Page()
        inside.font, inside.fonts = self.font, self.fonts
        return [line for line in inside.lines(cell) if line]

    def _add(self, text: str | None, kept: bool) -> None:
        if text:
            repaired = from_font(text, self.font)
            self.fonts |= {repaired.typed_in} if repaired.typed_in else set()
            self.words.append(repaired.text if kept else re.sub(r"[ \t\r\n\f]+", " ", repaired.text))

    def _broken(self, always: bool = False, blank: bool = False) -> Iterator[str]:
        line = re.sub(r"  +", " ", "".join(self.words)).strip(" \n")
        had = bool(self.words)
        self.words = []
        if line or (always and had and not self.mark):
            yield from f"{self.mark}{line}".split("\n")
            self.mark = ""
            if blank:
                yield ""


def _font(element: HtmlElement) -> str | None:
    """The font that an element names for its words."""
    named = _FONT_FAMILY.search(element.get("style", ""))
    return named[1] if named else element.get("face")


def _list_mark(item: HtmlElement) -> str:
    """What a browser prints before an item of a list: its number or letter, or a dash."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    forms = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    first = parent.get("start", "1")
    number = (int(first) if first.isdigit() else 1) + sum(1 for before in item.itersiblings("li", preceding=True))
    form = forms.get(parent.get("type", "1"), "decimal")
    return f"{written_number(number, form)}{')' if 'Letter' in form else '.'} "


def _main_text(data: bytes, root: HtmlElement, file: str) -> str | None:
    try:
        import trafilatura
    except ImportError as error:
        raise missing_extra(file, "trafilatura") from error
    page = data.decode(_encoding(data), errors="replace")
    found: str | None = trafilatura.extract(page, include_comments=False, favor_recall=True, include_tables=True)
    title = next(root.iter("h1"), None)
    heading = " ".join(title.text_content().split()) if title is not None else ""
    if found and heading and heading not in found[:300]:
        return f"{heading}\n\n{found}"
    return found
