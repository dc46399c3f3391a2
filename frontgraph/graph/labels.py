"""What to call a work, so that all documents that name it call it the same, by its whole symbol or by half of it.

The key is folded; the letters of the kind and the issuer in the registry give the marks and the strokes back:
`66-nq-cp` is `66/NQ-CP` for the Government and `57-nq-tw` is `57-NQ/TW` for the Party.
"""

from __future__ import annotations

import re
from functools import cache

from frontgraph.errors import LookupFailedError
from frontgraph.graph.bodies import body_of
from frontgraph.graph.terms import one_line
from frontgraph.model import WorkKey
from frontgraph.registry import kinds, laws
from frontgraph.registry.bodies import System
from frontgraph.registry.issuers import issuers
from frontgraph.text import slug

_YEAR = re.compile(r"(?:19|20)\d\d")
_TERM = re.compile(r"(qh|ubtvqh)(\d+)")


def work_label(key: WorkKey, number: str | None = None, name: str | None = None) -> str:
    """A work's label: kind and symbol, a law's name before its number.

    `number` is the symbol as a text gives it, short or whole; `name` that of a work cited by name.

    >>> work_label(WorkKey("vn", "tw", "nghi-quyet", "2024", "57-nq-tw"), "57")
    'Nghị quyết số 57-NQ/TW'
    >>> work_label(WorkKey("vn", "bo-khcn", "cong-van", "2025", "687-bkhcn-cdsqg"), "687/BKHCN-CĐSQG")
    'Công văn số 687/BKHCN-CĐSQG'
    >>> work_label(WorkKey("vn", "quoc-hoi", "luat", "2024", "31-2024-qh15"))
    'Luật Đất đai số 31/2024/QH15'
    >>> work_label(WorkKey("vn", "tw", "dieu-le", "2011", "dieu-le-dang"), name="Điều lệ Đảng")
    'Điều lệ Đảng 2011'
    """
    if key.symbol[:1].isdigit():
        symbol = whole_symbol(key, number)
        law = laws.by_number(printed_symbol(key))
        return f"{law.name} số {symbol}" if law is not None else symbol_label(key.kind, symbol)
    known = _named().get(key.symbol) or (one_line(name) if name is not None else kind_label(key.kind))
    return known if key.provisional or key.year in known else f"{known} {key.year}"


def whole_symbol(key: WorkKey, number: str | None) -> str:
    """The whole symbol of a work: as a text gives it, else as the registry's letters spell it.

    Where they differ in capitals alone (`06/QĐ-TTG`), the registry's are right.
    """
    spelled = printed_symbol(key)
    if number is None or slug(number) != key.symbol:
        return spelled
    printed = "".join(one_line(number).split())
    return spelled if printed.casefold() == spelled.casefold() else printed


def printed_symbol(key: WorkKey) -> str:
    """The symbol as its issuer prints it, as far as the registry knows the letters.

    >>> [printed_symbol(WorkKey("vn", body, kind, "2025", symbol)) for body, kind, symbol in (
    ...     ("chinh-phu", "nghi-dinh", "16-2025-nd-cp"), ("thu-tuong", "quyet-dinh", "1068-qd-ttg"),
    ...     ("ban-thuong-truc-ubtw-mttq", "huong-dan", "96-hd-mttw-btt"), ("tw", "quy-dinh", "294-qd-tw"))]
    ['16/2025/NĐ-CP', '1068/QĐ-TTg', '96/HD-MTTW-BTT', '294-QĐ/TW']
    """
    number, *parts = key.symbol.split("-")
    year = f"/{parts.pop(0)}" if parts and _YEAR.fullmatch(parts[0]) else ""
    if not parts:
        return f"{number}{year}"
    letters = [_letters(part, key.kind if at == 0 else None) for at, part in enumerate(parts)]
    body = body_of(key.issuer)
    if body is not None and body.system is System.PARTY and len(letters) > 1 and not year:
        return f"{number}-{letters[0]}/{'-'.join(letters[1:])}"
    return f"{number}{year}/{'-'.join(letters)}"


def symbol_label(kind: str | None, symbol: str) -> str:
    """A work's label from its kind and symbol.

    >>> symbol_label("nghi-quyet", "43-NQ/TW")
    'Nghị quyết số 43-NQ/TW'
    """
    return f"{kind_label(kind)} số {symbol}"


def kind_label(kind: str | None) -> str:
    """The Vietnamese word for a kind, `Văn bản` where it is not known.

    >>> kind_label("ke-hoach"), kind_label(None)
    ('Kế hoạch', 'Văn bản')
    """
    try:
        return kinds.get(kind or "").vi
    except LookupFailedError:
        return "Văn bản"


def _letters(part: str, kind: str | None) -> str:
    """The letters of one part of a symbol with their marks and capitals."""
    if kind is not None:
        for abbreviation in _abbreviations(kind):
            if slug(abbreviation) == part:
                return abbreviation
    term = _TERM.fullmatch(part)
    if term is not None:
        return term[0].upper()
    return _codes().get(part, part.upper())


def _abbreviations(kind: str) -> tuple[str, ...]:
    try:
        return kinds.get(kind).abbreviations
    except LookupFailedError:
        return ()


@cache
def _codes() -> dict[str, str]:
    return {slug(code): code for issuer in reversed(issuers()) for code in issuer.codes}


@cache
def _named() -> dict[str, str]:
    return {slug(law.name): law.name for law in reversed(laws.laws())}
