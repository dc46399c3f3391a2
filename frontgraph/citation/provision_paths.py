"""Provisions as a document's sections are: their paths, all of them, and ranges spelt out against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from frontgraph.model import Document, Provision, ProvisionPart, ProvisionUnit, Section, SectionKind
from frontgraph.model.provision import enumerator_rank

_UNITS = {
    SectionKind.ARTICLE: ProvisionUnit.ARTICLE,
    SectionKind.CLAUSE: ProvisionUnit.CLAUSE,
    SectionKind.POINT: ProvisionUnit.POINT,
    SectionKind.ANNEX: ProvisionUnit.ANNEX,
}
#: What stands around articles: of these, too, a text may be cited (“các chương II, III”).
_AROUND = {
    SectionKind.PART: ProvisionUnit.PART,
    SectionKind.CHAPTER: ProvisionUnit.CHAPTER,
    SectionKind.TITLE: ProvisionUnit.TITLE,
    SectionKind.SUBTITLE: ProvisionUnit.SUBTITLE,
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


def _part(section: Section, units: Mapping[SectionKind, ProvisionUnit] = _UNITS) -> ProvisionPart | None:
    unit = units.get(section.kind)
    value = _VALUE.search(section.label.rstrip(".) ")) if unit is not None else None
    return ProvisionPart(unit, value[0]) if unit is not None and value is not None else None


def provisions_of(document: Document) -> tuple[Provision, ...]:
    """All parts, chapters, articles, clauses and points that a document has, in its order.

    >>> provisions_of(Document("a.txt", "", ""))
    ()
    """
    return tuple(found for section in document.sections for found in _below(section, ()))


def expand(pinpoint: Provision, existing: Sequence[Provision]) -> tuple[Provision, ...]:
    """The single provisions that a pinpoint names, by the real ones of the cited text where these are known.

    The real ones decide where both ends of the range are among them; a text that lacks an end is not the one meant, or
    was not read whole, and then the range is counted through.

    >>> from frontgraph.model import ProvisionPart as P, ProvisionUnit as U
    >>> real = [Provision((P(U.ARTICLE, number),)) for number in ("5", "5a", "6", "7")]
    >>> [str(found) for found in expand(Provision((P(U.ARTICLE, "5", "6"),)), real)]
    ['Điều 5', 'Điều 5a', 'Điều 6']
    >>> [str(found) for found in expand(Provision((P(U.ARTICLE, "5", "6"),)), [])]
    ['Điều 5', 'Điều 6']
    """
    inner = pinpoint.parts[-1]
    if inner.last is None:
        return (pinpoint,)
    outer = from_article(pinpoint)[:-1]
    beside = tuple(
        dict.fromkeys(
            found.parts[-1].value
            for found in existing
            if found.parts[-1].unit is inner.unit and from_article(found)[:-1] == outer
        )
    )
    ranks = {enumerator_rank(value) for value in beside}
    whole = {enumerator_rank(inner.value), enumerator_rank(inner.last)} <= ranks
    return pinpoint.expand(beside if whole else None)


def from_article(provision: Provision) -> tuple[ProvisionPart, ...]:
    """The steps of a provision from its article inwards, for articles are numbered through the whole text.

    >>> from frontgraph.model import ProvisionPart as P, ProvisionUnit as U
    >>> [str(part) for part in from_article(Provision((P(U.CHAPTER, "II"), P(U.ARTICLE, "5"))))]
    ['Điều 5']
    """
    units = [part.unit for part in provision.parts]
    return provision.parts[units.index(ProvisionUnit.ARTICLE) :] if ProvisionUnit.ARTICLE in units else provision.parts


def articles_within(document: Document, around: Provision) -> Iterator[Provision]:
    """The articles of the document that stand in a part, chapter or title of it.

    >>> from frontgraph.model import ProvisionPart as P
    >>> list(articles_within(Document("a.txt", "", ""), Provision((P(ProvisionUnit.CHAPTER, "II"),))))
    []
    """
    wanted = around.parts[-1]
    for section in document.walk():
        part = _part(section, _AROUND)
        if part is not None and part.unit is wanted.unit and part.contains(wanted):
            yield from (
                Provision((inner,))
                for each in section.walk()
                if (inner := _part(each)) is not None and inner.unit is ProvisionUnit.ARTICLE
            )


def _below(section: Section, above: tuple[ProvisionPart, ...]) -> Iterator[Provision]:
    part = _part(section, _UNITS | _AROUND)
    if part is not None:
        # Articles are numbered through the whole text.
        above = (part,) if part.unit is ProvisionUnit.ARTICLE else (*above, part)
        yield Provision(above)
    for child in section.children:
        yield from _below(child, above)
