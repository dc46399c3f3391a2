"""The tree of numbered sections.

Acts are divided into Phần, Chương, Mục, Tiểu mục, Điều, khoản (`1.`), điểm (`a)`); other papers number their sections
`I.`, `1.`, `1.1.`, `a)` as they please (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6; the Party's `I-`, `1-`).
A mark is a section only where it goes on with an open row of marks or begins one; a wrapped line that happens to
start with a number does neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from frontgraph.model import Section, SectionKind, Span
from frontgraph.readers.layout import Layout, Line
from frontgraph.text import slug
from frontgraph.text.enumerators import Enumerator, EnumeratorStyle, enumerators_at, may_begin_mark

_KINDS = {
    EnumeratorStyle.PART: SectionKind.PART,
    EnumeratorStyle.CHAPTER: SectionKind.CHAPTER,
    EnumeratorStyle.TITLE: SectionKind.TITLE,
    EnumeratorStyle.SUBTITLE: SectionKind.SUBTITLE,
    EnumeratorStyle.ARTICLE: SectionKind.ARTICLE,
}
_RANK = {style: rank for rank, style in enumerate(_KINDS)}
_HEADING_LIMIT = 500
#: So many articles or chapters may be missing between two that follow one another.
_MISSING = 10


@dataclass(slots=True)
class _Open:
    """A section whose end is not known yet."""

    identifier: str
    kind: SectionKind
    mark: Enumerator | None
    start: int
    heading: tuple[int, int]
    children: list[_Open] = field(default_factory=list)
    end: int = 0


def read_sections(layout: Layout, rows: Iterator[int], end: int, prefix: str = "") -> tuple[Section, ...]:
    """The sections that begin in the lines `rows` of the page and end at the latest at `end`; `prefix` goes before
    their identifiers.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> page = lay_out(canonicalise("1. Một\\n2. Hai\\n2.1. Hai một\\na) Điểm\\n3. Ba"))
    >>> [s.identifier for top in read_sections(page, iter(range(5)), 40) for s in top.walk()]
    ['1', '2', '2.1', '2.1.a', '3']
    """
    return _Builder(layout, end, prefix).build(rows)


class _Builder:
    """Keeps the open sections while the lines go by; `stack[0]` is the document itself."""

    def __init__(self, layout: Layout, end: int, prefix: str) -> None:
        self.layout = layout
        self.end = end
        self.root = _Open(prefix, SectionKind.ANNEX, None, 0, (0, 0))
        self.stack = [self.root]
        self.seen: dict[str, int] = {}
        self.last_article: Enumerator | None = None
        self.ways = (self._next, self._under, self._first, self._gap)

    def build(self, rows: Iterator[int]) -> tuple[Section, ...]:
        lines, plain = self.layout.lines, self.layout.plain
        for row in rows:
            line = lines[row]
            if may_begin_mark(plain, line.start) and (readings := enumerators_at(plain, line.start)):
                self._offer(readings, row, line)
        self.root.end = self.end
        _close(self.root)
        return tuple(self._frozen(child) for child in self.root.children)

    def _offer(self, readings: Sequence[Enumerator], row: int, line: Line) -> None:
        for accept in self.ways:
            for mark in readings:
                depth = accept(mark, row)
                if depth is not None:
                    self._push(mark, depth, row, line)
                    return

    def _next(self, mark: Enumerator, row: int) -> int | None:
        """The depth of the open mark that this one comes right after."""
        if mark.style.worded:
            depth = self._worded_depth(mark) if self._plain_enough(mark, row) else 0
            return depth if depth and self._in_row(mark, depth) else None
        for depth in range(len(self.stack) - 1, 0, -1):
            other = self.stack[depth].mark
            if other is None:
                continue
            if mark.follows(other) and self._plain_enough(mark, row):
                return depth
            if other.style.worded:
                return None
        return None

    def _in_row(self, mark: Enumerator, depth: int) -> bool:
        """Whether a unit with a name goes on with the row of its kind, or begins one; `Mục 13` out of nothing does not.

        Articles are numbered through; an extract may begin with any of them.
        """
        if "." in mark.label:
            return True  # the codification's own numbers (`Điều 35.4.LQ.1`) name their source and stand in no row
        last = self.last_article if mark.style is EnumeratorStyle.ARTICLE else self._last_child(depth, mark.style)
        if last is None:
            return mark.first or mark.style is EnumeratorStyle.ARTICLE
        return mark.first or mark.follows(last, slack=_MISSING)

    def _last_child(self, depth: int, style: EnumeratorStyle) -> Enumerator | None:
        marks = (child.mark for child in reversed(self.stack[depth - 1].children))
        return next((mark for mark in marks if mark is not None and mark.style is style), None)

    def _worded_depth(self, mark: Enumerator) -> int:
        rank = _RANK[mark.style]
        for depth in range(1, len(self.stack)):
            other = self.stack[depth].mark
            if other is not None and _RANK.get(other.style, len(_RANK)) >= rank:
                return depth
        return len(self.stack)

    def _under(self, mark: Enumerator, row: int) -> int | None:
        """The depth below the open section whose number the mark repeats (`2.1` below `2`)."""
        if mark.style is not EnumeratorStyle.NUMBERS or not (mark.stopped or self._begins(row)):
            return None
        for depth in range(len(self.stack) - 1, 0, -1):
            other = self.stack[depth].mark
            if other is None or other.style not in (EnumeratorStyle.NUMBER, EnumeratorStyle.NUMBERS):
                continue
            if other.values == mark.values[:-1] and mark.values[-1] <= len(self.stack[depth].children) + 2:
                return depth + 1
        return len(self.stack) if mark.first and mark.stopped and not self._open_style(mark.style) else None

    def _first(self, mark: Enumerator, row: int) -> int | None:
        """The depth for a mark that begins a row: below all that is open, or in the place of an earlier row."""
        if mark.style.worded or mark.style is EnumeratorStyle.NUMBERS or not mark.first:
            return None
        if not self._begins(row) and not (mark.stopped and self._below_article(row)):
            return None
        deepest = len(self.stack)
        for depth in range(len(self.stack) - 1, 0, -1):
            other = self.stack[depth].mark
            if other is not None and other.style is mark.style:
                return depth
            if other is not None and other.style.worded:
                break
            if other is not None and _outer(mark.style) < _outer(other.style):
                deepest = depth
        return deepest

    def _gap(self, mark: Enumerator, row: int) -> int | None:
        """The depth for a mark that skips a number which was lost or misread."""
        if mark.style.worded or not self._begins(row):
            return None
        for depth in range(len(self.stack) - 1, 0, -1):
            other = self.stack[depth].mark
            if other is not None and mark.follows(other, slack=3):
                return depth
            if other is not None and other.style.worded:
                break
        return None

    def _open_style(self, style: EnumeratorStyle) -> bool:
        return any(section.mark is not None and section.mark.style is style for section in self.stack)

    def _plain_enough(self, mark: Enumerator, row: int) -> bool:
        """Whether a mark that could be the middle of a sentence (`Điều 5 Luật này`) stands as a heading."""
        return (mark.stopped and mark.style is not EnumeratorStyle.NUMBERS) or self._begins(row)

    def _begins(self, row: int) -> bool:
        """Whether the line begins a paragraph: after a blank line, or after one that ends a sentence or heading."""
        line = self.layout.lines[row]
        if line.gap or row == 0:
            return True
        above = self.layout.lines[row - 1]
        return above.text[-1] in '.;:?!”")]/' or above.capitals or len(above.text) < 60

    def _below_article(self, row: int) -> bool:
        """Whether the line above opens an article: its heading ends with no stop, however long it is."""
        article = self.stack[-1]
        opened = article.kind is SectionKind.ARTICLE and article.start == self.layout.lines[row - 1].start
        return row > 0 and opened

    def _push(self, mark: Enumerator, depth: int, row: int, line: Line) -> None:
        parent = self.stack[depth - 1]
        kind = self._kind(mark)
        section = _Open(self._identifier(mark, depth), kind, mark, mark.start, self._heading(mark, row, line))
        parent.children.append(section)
        if mark.style is EnumeratorStyle.ARTICLE:
            self.last_article = mark
        del self.stack[depth:]
        self.stack.append(section)

    def _kind(self, mark: Enumerator) -> SectionKind:
        if mark.style.worded:
            return _KINDS[mark.style]
        if mark.style is EnumeratorStyle.NUMBER:
            inner = SectionKind.CLAUSE
        elif mark.style is EnumeratorStyle.LETTER:
            inner = SectionKind.POINT
        else:
            return SectionKind.NUMBERED
        return inner if SectionKind.ARTICLE in [section.kind for section in self.stack] else SectionKind.NUMBERED

    def _identifier(self, mark: Enumerator, depth: int) -> str:
        parent = self.stack[depth - 1]
        own = _own_identifier(mark)
        if mark.style is EnumeratorStyle.ARTICLE:
            base = self.root.identifier
        elif (
            mark.style is EnumeratorStyle.NUMBERS and parent.mark is not None and parent.mark.values == mark.values[:-1]
        ):
            base, own = parent.identifier, own.rsplit(".", 1)[-1]
        else:
            base = parent.identifier
        identifier = f"{base}.{own}" if base else own
        self.seen[identifier] = self.seen.get(identifier, 0) + 1
        count = self.seen[identifier]
        return identifier if count == 1 else f"{identifier}~{count}"

    def _heading(self, mark: Enumerator, row: int, line: Line) -> tuple[int, int]:
        """The first line behind the mark, or the next one where the mark stands alone; wrapped headings are joined."""
        lines = self.layout.lines
        start, last = min(mark.end, line.end), row
        below = lines[row + 1] if row + 1 < len(lines) and lines[row + 1].start < self.end else None
        if start >= line.end and below and not enumerators_at(self.layout.plain, below.start):
            last = row + 1
            start = lines[last].start
        while last + 1 < len(lines) and lines[last + 1].end - start < _HEADING_LIMIT and self._wraps(last):
            last += 1
        return min(start, lines[last].end), lines[last].end

    def _wraps(self, row: int) -> bool:
        line, after = self.layout.lines[row], self.layout.lines[row + 1]
        if after.gap or line.text[-1] in ".;:" or after.text[0] in "-+•" or after.start >= self.end:
            return False
        return line.capitals == after.capitals and not enumerators_at(self.layout.plain, after.start)

    def _frozen(self, section: _Open) -> Section:
        canonical, mark = self.layout.canonical, section.mark
        start, end = section.heading
        if end > start:
            heading = canonical.raw_span(start, end)
        else:
            behind_mark = canonical.raw_span(section.start, start).end
            heading = Span(behind_mark, behind_mark)
        return Section(
            section.identifier,
            section.kind,
            mark.label if mark else "",
            heading.cut(canonical.raw),
            canonical.raw_span(section.start, section.end),
            heading,
            tuple([self._frozen(child) for child in section.children]) if section.children else (),
        )


def _outer(style: EnumeratorStyle) -> int:
    """Capital letters stand outside of Roman numerals, and these outside of all other marks."""
    return 0 if style is EnumeratorStyle.UPPER else 1 if style is EnumeratorStyle.ROMAN else 2


def _own_identifier(mark: Enumerator) -> str:
    if mark.style.worded:
        number = slug(mark.label.split()[-1]) if " " in mark.label else slug(mark.label)
        if "thứ" in mark.label.lower():
            number = str(mark.values[-1])
        return f"{mark.style.value}-{number}"
    if mark.style is EnumeratorStyle.LETTER:
        return mark.label.lower()
    return mark.label


def _close(section: _Open) -> None:
    ends = [child.start for child in section.children[1:]] + [section.end]
    for child, end in zip(section.children, ends, strict=False):
        child.end = max(end, child.heading[1] if end == section.end else child.start)
        if child.children:
            _close(child)
