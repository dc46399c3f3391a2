"""Everything above the text proper: letterhead, kind, title, addressees, or the headline of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from frontgraph.readers.addressees import find_addressees
from frontgraph.readers.heading import HEAD_LINES, KindLine, Title, find_kind, read_title, subject_line
from frontgraph.readers.layout import Layout, Line
from frontgraph.readers.letterhead import Letterhead, letterhead_mark, read_letterhead
from frontgraph.readers.portal import Properties, read_properties
from frontgraph.readers.self_reference import SelfReference, headline, publisher_words

#: A letterhead begins at most this many lines before its first mark (number, national name, date).
_NAME_LINES = 7
_LETTER_START = re.compile(r"(?:Kinh|KINH)\s+(?:gui|GUI)\b")
_BODY_START = re.compile(r"[-–]?\s*(?:Can\s+cu\s|Dieu\s+1\b|CHUONG\s|Chuong\s+I\b)")
_OFFICIAL_END = re.compile(r"\./\.\s*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text proper; `body_row` is the index of the first line below.

    `publisher` is what a publisher says of the text; `article` that the text is no document but speaks of some.
    """

    letterhead: Letterhead
    kind_line: KindLine | None
    title: Title | None
    addressees: tuple[int, int, int] | None
    body_row: int
    properties: Properties | None = None
    publisher: SelfReference | None = None
    article: bool = False


def read_head(layout: Layout) -> Head:
    """The head of a page, whatever of it is there.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> head = read_head(lay_out(canonicalise("Lịch nghỉ Tết thế nào?\\n\\nTheo Nghị định 1, …")))
    >>> head.article, head.title.text, head.body_row
    (True, 'Lịch nghỉ Tết thế nào?', 1)
    """
    lines = layout.lines
    properties = read_properties(lines)
    first = properties.next_row if properties else 0
    letter = next((row for row, line in enumerate(lines[:HEAD_LINES]) if _LETTER_START.match(line.base)), None)
    kind_line = find_kind(lines[: letter if letter is not None else len(lines)])
    if properties and kind_line and kind_line.row < first:
        kind_line = find_kind(lines, first) or kind_line
    window = _window(lines, first, kind_line.row if kind_line else letter)
    letterhead = read_letterhead(window)
    publisher = _publisher(layout, kind_line, letterhead)
    if properties is None and publisher is None and _article(lines, window, kind_line, letterhead):
        return Head(Letterhead(), None, _headline_title(lines), None, _after_headline(lines), article=True)
    if kind_line is None:
        return _letter_head(lines, letterhead, letter, properties, publisher)
    if letterhead.code is None:
        letterhead = _with_number_below(letterhead, lines, kind_line)
    title = read_title(lines, kind_line)
    row = title.next_row if title else kind_line.next_row
    addressees = find_addressees(lines, row, row + 8)
    body_row = max(addressees[2] if addressees else row, first)
    return Head(letterhead, kind_line, title, addressees, body_row, properties, publisher)


def _window(lines: Sequence[Line], first: int, last: int | None) -> Sequence[Line]:
    """The lines that may hold the letterhead: from the names above its first mark to the kind or the addressees."""
    end = last if last is not None else _first_prose(lines, first)
    mark = next((row for row in range(first, end) if letterhead_mark(lines[row].base)), None)
    if mark is None:
        return lines[first:end]
    return lines[max(first, mark - _NAME_LINES) : end]


def _first_prose(lines: Sequence[Line], first: int) -> int:
    for row in range(first, min(len(lines), first + HEAD_LINES)):
        line = lines[row]
        if _BODY_START.match(line.base) or (len(line.text) > 160 and not re.match(r"V/v|Ve viec", line.base)):
            return row
    return min(len(lines), first + HEAD_LINES)


def _publisher(layout: Layout, kind_line: KindLine | None, letterhead: Letterhead) -> SelfReference | None:
    """The words of a publisher that reprints a document, where the document's own letterhead is not there."""
    lines = layout.lines
    if not lines or letterhead.code is not None:
        return headline(layout) if lines else None
    end = kind_line.start if kind_line else lines[min(5, len(lines) - 1)].end
    unheaded = kind_line is None and "./." in layout.plain
    official = unheaded and any(_OFFICIAL_END.search(line.text) for line in lines)
    caption = (*lines[:1], *lines[-4:]) if official else ()
    return publisher_words(layout, end, caption, reprints=kind_line is not None) or headline(layout)


def _article(lines: Sequence[Line], window: Sequence[Line], kind_line: KindLine | None, letterhead: Letterhead) -> bool:
    """Whether prose stands before anything that looks like a letterhead, or nothing does: news, an explanation."""
    if not lines:
        return False
    first = kind_line.row if kind_line else len(lines)
    if letterhead.printed and window:
        offset = next(row for row, line in enumerate(lines) if line.start == window[0].start)
        first = min(first, offset + (letterhead.first_row or 0))
    before = lines[: min(first, HEAD_LINES)]
    if any(line.text.endswith("?") for line in before[:12]):
        return True
    prose = [line for line in before if len(line.text) > 100 and not line.capitals and "\t" not in line.text]
    if kind_line is not None or letterhead.printed:
        return len(prose) > 1
    return not any(_LETTER_START.match(line.base) for line in before)


def _letter_head(
    lines: Sequence[Line],
    letterhead: Letterhead,
    letter: int | None,
    properties: Properties | None,
    publisher: SelfReference | None,
) -> Head:
    """The head of a paper without kind line: an official letter."""
    addressees = find_addressees(lines, letter, letter + 1) if letter is not None else None
    title = subject_line(lines, 0, letter if letter is not None else HEAD_LINES) if letterhead.printed else None
    if addressees is not None:
        row = addressees[2]
    else:
        row = max(title.next_row if title else 0, properties.next_row if properties else 0)
        row = max(row, _after_headline(lines) if publisher or not letterhead.printed else 0)
    return Head(letterhead, None, title, addressees, row, properties, publisher)


def _with_number_below(letterhead: Letterhead, lines: Sequence[Line], kind_line: KindLine) -> Letterhead:
    """The letterhead completed by a number printed right below the kind line."""
    below = read_letterhead(lines[kind_line.next_row : kind_line.next_row + 1])
    if below.number is None or len(lines[kind_line.next_row].text) > 60:
        return letterhead
    return replace(letterhead, number=below.number, code=below.code)


def _headline_title(lines: Sequence[Line]) -> Title | None:
    """The headline of an article: its first line, where that is not a paragraph."""
    if _after_headline(lines) == 0:
        return None
    return Title(" ".join(lines[0].text.split()), lines[0].start, lines[0].end, 1)


def _after_headline(lines: Sequence[Line]) -> int:
    if not lines or lines[0].text.endswith((".", ";", ":", ",")) or len(lines[0].text) > 250:
        return 0
    return 1 if len(lines) == 1 or lines[1].gap else 0
