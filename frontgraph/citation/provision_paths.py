"""Provisions as a document's sections are: their paths, all of them, and ranges spelt out against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from frontgraph.model import Document, Provision, ProvisionPart, ProvisionUnit, Section, SectionKind

_UNITS = {
    SectionKind.ARTICLE: ProvisionUnit.ARTICLE,
    SectionKind.CLAUSE: ProvisionUnit.CLAUSE,
    SectionKind.POINT: ProvisionUnit.POINT,
    SectionKind.ANNEX: ProvisionUnit.ANNEX,
}
_VALUE = re.compile(r"[\w]+$")


def source_of(path: Sequence[Section]) -> Provision | None:
    """The provision that a path of sections is, None where none of them is an article, clause or point.

    >>> from frontgraph.model import SectionKind as K, Span
    >>> clause = Section("dieu-1.2", K.CLAUSE, "2", "", Span(0, 1), Span(0, 1))
    >>> article = Section("dieu-1", K.ARTICLE, "Điều 1", "", Span(0, 1), Span(0, 1), (clause,))
    >>> str(source_of([article, clause]))
    'khoản 2 Điều 1'
    """
    parts = tuple(part for section in path if (part := _part(section)) is not None)
    return Provision(parts) if parts else None


def path_to(document: Document, wanted: Section) -> list[Section]:
    """The sections of a document from the outermost to `wanted`, which is the last of them.

    >>> from frontgraph.model import SectionKind as K, Span
    >>> clause = Section("dieu-1.2", K.CLAUSE, "2", "", Span(5, 9), Span(5, 9))
    >>> article = Section("dieu-1", K.ARTICLE, "Điều 1", "", Span(0, 9), Span(0, 5), (clause,))
    >>> [section.label for section in path_to(Document("a.txt", "", "", sections=(article,)), clause)]
    ['Điều 1', '2']
    """
    path: list[Section] = []
    level: tuple[Section, ...] = document.sections
    while True:
        step = next((s for s in level if s.span.contains(wanted.span)), None)
        if step is None:
            return path
        path.append(step)
        if step is wanted:
            return path
        level = step.children


def _part(section: Section) -> ProvisionPart | None:
    unit = _UNITS.get(section.kind)
    value = _VALUE.search(section.label.rstrip(".) ")) if unit is not None else None
    return ProvisionPart(unit, value[0]) if unit is not None and value is not None else None


def provisions_of(document: Document) -> tuple[Provision, ...]:
    """All articles, clauses and points that a document has, in its order.

    >>> provisions_of(Document("a.txt", "", ""))
    ()
    """
    return tuple(found for section in document.sections for found in _below(section, ()))


def expand(pinpoint: Provision, existing: Sequence[Provision]) -> tuple[Provision, ...]:
    """The single provisions that a pinpoint names, by the real ones of the cited text where these are known.

    >>> from frontgraph.model import ProvisionPart as P, ProvisionUnit as U
    >>> real = [Provision((P(U.ARTICLE, number),)) for number in ("5", "5a", "6", "7")]
    >>> [str(found) for found in expand(Provision((P(U.ARTICLE, "5", "6"),)), real)]
    ['Điều 5', 'Điều 5a', 'Điều 6']
    >>> [str(found) for found in expand(Provision((P(U.ARTICLE, "5", "6"),)), [])]
    ['Điều 5', 'Điều 6']
    """
    inner, outer = pinpoint.parts[-1], pinpoint.parts[:-1]
    beside = tuple(
        found.parts[-1].value for found in existing if found.parts[:-1] == outer and found.parts[-1].unit is inner.unit
    )
    return pinpoint.expand(beside or None)


def _below(section: Section, above: tuple[ProvisionPart, ...]) -> Iterator[Provision]:
    part = _part(section)
    parts = above if part is None else (*above, part)
    if parts and section.kind in _UNITS:
        yield Provision(parts)
    for child in section.children:
        yield from _below(child, parts)
