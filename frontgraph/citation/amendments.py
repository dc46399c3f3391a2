"""Amendments as operations: what a document orders to be changed in others, clause by clause.

The document and the provision concerned are those named in the clause, else those of the headings above it: under
“Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 72/2020/NĐ-CP” and “2. Sửa đổi, bổ sung Điều 8 như sau:” the
order “a) Bổ sung điểm c khoản 1 như sau:” concerns điểm c khoản 1 Điều 8 of that decree.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from frontgraph.citation.clauses import outline
from frontgraph.citation.effect import Effect, day_of_end, effects
from frontgraph.citation.exceptions import Excepted, exception_in
from frontgraph.citation.operations import Order, order_at, outside_quotes
from frontgraph.citation.provision_paths import path_to, source_of
from frontgraph.citation.scan import source
from frontgraph.citation.scopes import next_break
from frontgraph.citation.triggers import plain_text
from frontgraph.model import (
    Amendment,
    Citation,
    Document,
    Operation,
    PartialDate,
    Provision,
    ProvisionUnit,
    Relation,
    Section,
    SectionKind,
    Span,
)
from frontgraph.text import CanonicalText

_ACTS = frozenset({Relation.AMENDS, Relation.REPLACES, Relation.REPEALS})
_BULLET = re.compile(r"\n\s*[-+•]\s")
_CONTAINER = re.compile(r"\bmot\s+so\b|\bcac\s+(?:dieu|khoan|diem)\b")
_WHOLE = {Relation.REPEALS: Operation.REPEALS, Relation.REPLACES: Operation.REPLACES}


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a section hands down: the document concerned, and the provision."""

    citation: Citation | None = None
    provision: Provision | None = None


class _LeftOut(TypedDict, total=False):
    exception: Span
    excepted: tuple[Provision, ...]


class _Walk:
    """One document on its way: texts, citations in order, days of effect."""

    def __init__(self, document: Document, canonical: CanonicalText, citations: Sequence[Citation]) -> None:
        self.document = document
        self.canonical = canonical
        self.text = canonical.text
        self.low = source(canonical.text).low
        self.letters = plain_text(canonical.text)
        self.citations = sorted(citations, key=lambda citation: citation.span)
        self.breaks = outline(canonical.text).breaks
        self.effect = Effect.of_statements(document.effects or effects(document, canonical))

    def offset(self, raw: int) -> int:
        return self.canonical.canonical_offset(raw)

    def day(self, citation: Citation, source: Provision | None) -> PartialDate | None:
        """From when the order in `source` holds: the day that the words themselves give, else that of the source."""
        trigger = citation.details.trigger
        if trigger is not None:
            told, day = day_of_end(self.document, self.canonical, self.offset(trigger.start))
            if told:
                return day
        return self.effect.of(source)

    def excepted(self, citation: Citation) -> Excepted | None:
        """What the words around a citation leave out of its repeal: those behind it, or behind “hết hiệu lực”."""
        trigger = citation.details.trigger
        for span in (citation.span, trigger):
            if span is None:
                continue
            end = self.offset(span.end)
            found = exception_in(self.low, self.letters, end, next_break(self.breaks, end, len(self.text)))
            if found is not None and self._is_of(found, citation):
                return found
        return None

    def _is_of(self, found: Excepted, citation: Citation) -> bool:
        """Whether an exception is of `citation`: it may name the one of several documents that it is of."""
        span = self.canonical.raw_span(found.start, found.end)
        at = bisect_left(self.citations, span.start, key=lambda each: each.span.start)
        named = next((each for each in self.citations[at:] if each.span.start < span.end), None)
        return named is None or (named.kind, named.number) == (citation.kind, citation.number)

    def act_in(self, span: Span) -> Citation | None:
        """The first citation in `span` on which the document acts."""
        at = bisect_left(self.citations, span.start, key=lambda citation: citation.span.start)
        for citation in self.citations[at:]:
            if citation.span.start >= span.end:
                return None
            if citation.relation in _ACTS:
                return citation
        return None


def amendments(
    document: Document, canonical: CanonicalText, citations: Sequence[Citation] | None = None
) -> tuple[Amendment, ...]:
    """The operations that a document orders, in text order; one for each provision concerned.

    `citations` are the document's own where they are not given; they must carry their relations.

    >>> from frontgraph.text import canonicalise
    >>> amendments(Document("a.txt", "", "0" * 64), canonicalise(""))
    ()
    """
    citations = document.citations if citations is None else citations
    if not any(citation.relation in _ACTS for citation in citations):
        return ()  # every operation is on a document on which this one acts
    walk = _Walk(document, canonical, citations)
    title = document.title.evidence.span if document.title is not None else None
    top = _Heading(walk.act_in(title) if title is not None else None)
    ordered = [found for section in document.sections for found in _section(walk, section, (), top)]
    covered = {found.cited for found in ordered if found.cited is not None and found.target is None}
    covered |= {found.cited for found in ordered if found.cited is not None and found.span.contains(found.cited)}
    whole = (found for citation in walk.citations for found in _whole(walk, citation, covered))
    return tuple(sorted(_without_headings((*ordered, *whole)), key=lambda found: found.span))


def _without_headings(found: Sequence[Amendment]) -> list[Amendment]:
    """The amendments less the headings whose changes are spelt out in the same place: “Sửa đổi, bổ sung Luật X”."""
    told = {(each.source, each.kind, each.number, each.name) for each in found if each.target is not None}
    return [
        each
        for each in found
        if each.target is not None
        or each.operation is not Operation.AMENDS_AND_ADDS
        or each.new_text is not None
        or (each.source, each.kind, each.number, each.name) not in told
    ]


def _section(walk: _Walk, section: Section, path: tuple[Section, ...], above: _Heading) -> Iterator[Amendment]:
    path = (*path, section)
    own_end = section.children[0].span.start if section.children else section.span.end
    start, end = walk.offset(section.heading_span.start), walk.offset(own_end)
    named = walk.act_in(Span(section.span.start, max(own_end, section.span.start)))
    order = order_at(walk.text, walk.low, walk.letters, start, end)
    if section.kind is SectionKind.PREAMBLE:
        named, order = None, None
    here = _inherit(above, named, order)
    below = [found for child in section.children for found in _section(walk, child, path, here)]
    if order is not None and here.citation is not None and not below:
        yield from _spell_out(walk, order, above, here, path)
    if here.citation is not None:
        yield from _bullets(walk, (start, end), here, path, order)
    yield from below


def _inherit(above: _Heading, named: Citation | None, order: Order | None) -> _Heading:
    if named is None and order is None:
        return above
    citation = named or above.citation
    provision = above.provision if named is None else None
    if order is not None and len(order.targets) == 1:
        provision = _complete(order.targets[0], provision)
    return _Heading(citation, provision)


def _bullets(
    walk: _Walk, stretch: tuple[int, int], here: _Heading, path: tuple[Section, ...], first: Order | None
) -> Iterator[Amendment]:
    """Orders behind dashes inside one section, outside quoted text."""
    for start, end in outside_quotes(walk.text, *stretch):
        marks = [match.end() for match in _BULLET.finditer(walk.text, start, end)]
        for at, stop in zip(marks, (*marks[1:], end), strict=False):
            order = order_at(walk.text, walk.low, walk.letters, at, stop)
            if order is not None and (first is None or order.start != first.start):
                yield from _spell_out(walk, order, here, here, path)


def _spell_out(
    walk: _Walk, order: Order, above: _Heading, here: _Heading, path: tuple[Section, ...]
) -> Iterator[Amendment]:
    """One amendment for each provision and each pair of words of an order."""
    citation = here.citation
    if citation is None:
        return
    span = walk.canonical.raw_span(order.start, order.end)
    inside = span.contains(citation.span)
    base = None if inside else above.provision
    targets: Sequence[Provision | None] = [_complete(target, base) for target in order.targets] or [base]
    if targets == [None] and _CONTAINER.search(walk.letters, order.start, order.end) and order.new_text is None:
        return  # "sửa đổi, bổ sung một số điều" says nothing by itself
    found = Amendment(
        span=span,
        quote=span.cut(walk.canonical.raw),
        operation=order.operation,
        source=source_of(path),
        kind=citation.kind,
        number=citation.number,
        name=citation.name,
        cited=citation.span,
        document=citation.resolution.work if citation.resolution else None,
        new_text=walk.canonical.raw_span(*order.new_text) if order.new_text else None,
        effective=walk.effect.of(source_of(path)),
        rule="amendments.clause" if inside or here is above else "amendments.inherited",
        **_left_out(walk, order.excepted, base),
    )
    for target in targets:
        for old, new in order.pairs or ((None, None),):
            yield dataclasses.replace(found, target=target, old_words=_flat(old), new_words=_flat(new))


def _whole(walk: _Walk, citation: Citation, covered: set[Span]) -> Iterator[Amendment]:
    """Documents replaced or repealed by a citation that no order covers (“Các văn bản sau đây hết hiệu lực: …”)."""
    operation = _WHOLE.get(citation.relation)
    if operation is None or citation.span in covered:
        return
    section = walk.document.section_at(citation.span.start)
    ordering = source_of(path_to(walk.document, section)) if section is not None else None
    for target in citation.pinpoints or (None,):
        yield Amendment(
            span=citation.span,
            quote=citation.quote,
            operation=operation,
            source=ordering,
            target=target,
            kind=citation.kind,
            number=citation.number,
            name=citation.name,
            cited=citation.span,
            document=citation.resolution.work if citation.resolution else None,
            effective=walk.day(citation, ordering),
            rule="amendments.document",
            **_left_out(walk, walk.excepted(citation), None),
        )


def _left_out(walk: _Walk, found: Excepted | None, place: Provision | None) -> _LeftOut:
    """The fields of an amendment that tell what it leaves out."""
    if found is None:
        return {}
    span = walk.canonical.raw_span(found.start, found.end)
    return {"exception": span, "excepted": tuple(_complete(each, place) for each in found.provisions)}


def _complete(target: Provision, place: Provision | None) -> Provision:
    """A provision with the outer units that the heading gives, unless it names its article itself."""
    outer = target.parts[0].unit
    return target if place is None or outer.rank <= ProvisionUnit.ARTICLE.rank else target.relative_to(place)


def _flat(words: str | None) -> str | None:
    return " ".join(words.split()) if words else None
