"""Where the words beside a number and the number itself disagree: reported, never mended.

The words are given in English; each begins with the name of the check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from frontgraph.citation.context import Context
from frontgraph.citation.identity import assembly_term, issuer_of, same_body
from frontgraph.citation.known import Shelf
from frontgraph.citation.terms import term_years
from frontgraph.model import Citation, WorkKey
from frontgraph.registry import bodies, kinds, laws
from frontgraph.registry.issuers import Symbol, read_symbol
from frontgraph.text import fold

# "Bộ trưởng Bộ Tài chính" signs for "Bộ Tài chính".
_POST = re.compile(
    r"^(?:Bộ trưởng|Chủ nhiệm|Thống đốc|Tổng Thanh tra|Chánh án|Viện trưởng|Chủ tịch|Trưởng|Tổng Kiểm toán)"
    r"[,\s]+(?:Chủ nhiệm\s+)?",
    re.IGNORECASE,
)
_OPEN_KINDS = frozenset({"van-ban", "cong-van", "luat", "bo-luat", "phap-lenh"})


def contradictions(citation: Citation, context: Context, work: WorkKey | None, local: Shelf) -> tuple[str, ...]:
    """What does not fit together in one mention, and between it and the other mentions of the same work.

    >>> from frontgraph.model import PartialDate, Span
    >>> found = Citation(Span(0, 9), "", "nghi-quyet", "83/2015/QH14", date=PartialDate(2016))
    >>> contradictions(found, Context(), None, Shelf.of(()))
    ('year: the number says 2015, the date 2016', 'term: QH14 sat from 2016 to 2021, the number says 2015')
    """
    if citation.number is None:
        return ()
    symbol = read_symbol(citation.number)
    return tuple(
        warning
        for check in (_kind(citation, symbol), _year(citation, symbol), _body(citation, symbol, context))
        for warning in check
    ) + tuple(_elsewhere(citation, context, work, local))


def _kind(citation: Citation, symbol: Symbol) -> Iterator[str]:
    if citation.kind is None or symbol.kind is None or citation.kind in _OPEN_KINDS or citation.kind == symbol.kind:
        return
    letters = _kind_letters(citation.number or "")
    said, read = kinds.get(citation.kind), kinds.get(symbol.kind)
    if fold(letters) not in {fold(code) for code in said.abbreviations}:
        yield f"kind: the word says {said.label}, the letters {letters} {read.label}"


def _kind_letters(number: str) -> str:
    rest = "".join(number.split()).lstrip("0123456789")
    parts = [part for part in rest.replace("/", "-").split("-") if part and not part.isdigit()]
    return parts[0].upper() if parts else ""


def _year(citation: Citation, symbol: Symbol) -> Iterator[str]:
    date = citation.date
    if date is not None and symbol.year is not None and int(symbol.year) != date.year:
        yield f"year: the number says {symbol.year}, the date {date.year}"
    term = assembly_term(symbol)
    years = term_years("", term) if term else None
    said = int(symbol.year) if symbol.year else date.year if date else None
    if years is not None and said is not None and not years[0] <= said <= years[1]:
        body = symbol.codes[-1] if symbol.codes else "QH"
        source = "number" if symbol.year else "date"
        yield f"term: {body}{term} sat from {years[0]} to {years[1]}, the {source} says {said}"


def _body(citation: Citation, symbol: Symbol, context: Context) -> Iterator[str]:
    year = int(symbol.year) if symbol.year else citation.date.year if citation.date else None
    row = issuer_of(symbol, year)
    if row is None:
        return
    if not row.lives_in(year):
        period = f"from {row.since or '…'} to {row.until or '…'}"
        yield f"period: {symbol.codes[0]} ({row.name}) is known {period}, the paper is of {year}"
    named = bodies.key_named(citation.issuer, context.jurisdiction or "vn", citation.date) if citation.issuer else None
    if named is None or row.level != "central" or len(symbol.codes) > 1:
        return
    head = _POST.sub("", citation.issuer or "")
    led = bodies.key_named(head, "vn", citation.date) if head != citation.issuer else named
    if led is not None and not same_body(led.body, row.body) and not _names(citation.issuer or "", row.name):
        yield f"issuer: the words say {citation.issuer}, the letters {row.name}"


def _names(issuer: str, body: str) -> bool:
    return fold(body) in fold(issuer)


def _elsewhere(citation: Citation, context: Context, work: WorkKey | None, local: Shelf) -> Iterator[str]:
    date = citation.date
    if date is not None and context.date is not None and date.iso[: len(context.date.iso)] > context.date.iso:
        yield f"future: dated {date.iso}, after the citing document of {context.date.iso}"
    if work is None:
        return
    if date is not None and date.day is not None:
        for known in local.numbered(work.kind, _bare(work)):
            others = sorted(other for other in known.dates if len(other) == 10 and other != date.iso)
            if known.key == work and others:
                yield f"date: dated {date.iso} here, {', '.join(others)} elsewhere in the document"
    act = laws.by_number(citation.number or "")
    if act is not None and act.date is not None and date is not None and date.day and act.date.iso != date.iso:
        yield f"registry: {act.name} is of {act.date.iso}, the mention says {date.iso}"


def _bare(work: WorkKey) -> str:
    return work.symbol.split("-")[0]
