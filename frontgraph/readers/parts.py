"""The parts of a document in order: preamble, numbered sections, closing formula, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frontgraph.model import Section, SectionKind, Span
from frontgraph.readers.annexes import Annex
from frontgraph.readers.layout import Layout, Line
from frontgraph.readers.quotation import quoted_rows
from frontgraph.readers.sections import read_sections

_FORMULA = re.compile(
    r"(?:[A-Z]\w+)(?:\s\w+){0,3}\s+nay\s+(?:da\s+)?(?:duoc|pho\s+bien|co\s+hieu\s+luc|thay\s+the)\s|Tran\s+trong(?:\s+\w+){0,2}\s*(?:\./\.|\.|$)"
)
#: The closing formula stands among the last lines of the text.
_FORMULA_WITHIN = 8


def read_parts(layout: Layout, first: int, last: int, annexes: Sequence[Annex]) -> tuple[Section, ...]:
    """The sections of the lines `first` to before `last`, then those of the annexes behind them.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> page = lay_out(canonicalise("Căn cứ Luật;\\n\\nĐiều 1. A\\n\\nNghị quyết này được Quốc hội thông qua."))
    >>> [part.identifier for part in read_parts(page, 0, 3, ())]
    ['preamble', 'dieu-1', 'closing']
    """
    quoted = quoted_rows(layout.lines)
    parts = list(_body(layout, first, last, quoted)) if last > first else []
    bounds = [*(annex.row for annex in annexes[1:]), len(layout.lines)][: len(annexes)]
    parts += [_annex(layout, annex, bound, quoted) for annex, bound in zip(annexes, bounds, strict=True)]
    return tuple(parts)


def _body(layout: Layout, first: int, last: int, quoted: frozenset[int]) -> Sequence[Section]:
    """The numbered sections, the preamble before them and the closing formula behind them."""
    lines = layout.lines
    whole = layout.canonical.raw_span(lines[first].start, lines[last - 1].end)
    row = _closing_formula(lines, first, last)
    stop = last if row is None else row
    numbered = read_sections(layout, (row for row in range(first, stop) if row not in quoted), lines[stop - 1].end)
    if not numbered:
        return [_unnumbered(layout, "preamble", SectionKind.PREAMBLE, lines[first], whole)]
    parts = list(numbered)
    if numbered[0].span.start > whole.start:
        span = Span(whole.start, numbered[0].span.start)
        parts.insert(0, _unnumbered(layout, "preamble", SectionKind.PREAMBLE, lines[first], span))
    if row is not None:
        span = layout.canonical.raw_span(lines[row].start, lines[last - 1].end)
        parts.append(_unnumbered(layout, "closing", SectionKind.CLOSING, lines[row], span))
    return parts


def _unnumbered(layout: Layout, identifier: str, kind: SectionKind, line: Line, span: Span) -> Section:
    heading = layout.canonical.raw_span(line.start, line.end)
    return Section(identifier, kind, "", heading.cut(layout.canonical.raw), span, heading)


def _annex(layout: Layout, annex: Annex, bound: int, quoted: frozenset[int]) -> Section:
    end = layout.lines[bound - 1].end
    rows = (row for row in range(annex.body_row, bound) if row not in quoted)
    children = read_sections(layout, rows, end, annex.identifier)
    heading = layout.canonical.raw_span(*annex.heading)
    return Section(
        annex.identifier,
        SectionKind.ANNEX,
        annex.label,
        heading.cut(layout.canonical.raw),
        layout.canonical.raw_span(layout.lines[annex.row].start, end),
        heading,
        children,
    )


def _closing_formula(lines: Sequence[Line], first: int, last: int) -> int | None:
    """The row of `Nghị quyết này được … thông qua`, where it begins the last paragraph of the text."""
    for row in range(last - 1, max(first, last - _FORMULA_WITHIN), -1):
        if _FORMULA.match(lines[row].base):
            return row
    return None
