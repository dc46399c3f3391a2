"""What a mention of a numbered paper says of its identity: jurisdiction, body, kind, year and symbol.

A number alone names nothing. The letters of the symbol name the body; where that body exists in every province
or commune, the issuer written beside the mention names the place, and else the citing document's own place does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache

from frontgraph.citation.context import Context
from frontgraph.citation.terms import term_years
from frontgraph.model import BodyKey, Citation, PartialDate, WorkKey
from frontgraph.model.identity import UNKNOWN_YEAR
from frontgraph.registry import bodies
from frontgraph.registry.issuers import Issuer, Symbol, by_code, issuers, read_symbol
from frontgraph.text import slug

#: Organs whose papers all bear the symbol of one body (Hướng dẫn 36-HD/VPTW: `…/TW`, `…/TU`).
SYMBOL_BODY = {
    "bo-chinh-tri": "tw",
    "ban-bi-thu": "tw",
    "ban-thuong-vu-tinh-uy": "tinh-uy",
    "thuong-truc-tinh-uy": "tinh-uy",
    "ban-chap-hanh-dang-bo-tinh": "tinh-uy",
}
_GLUED = re.compile(r"^(\d+)(?=[A-ZĐ]\w*[/-])")  # 294QĐ/TW
_NUMBER = re.compile(r"0*(\d+)([a-z]*)(?=-|$)")
_PARTY_RULE = re.compile(r"-(?:qdi|qyd)(?=-)")
_ASSEMBLY = re.compile(r"^([^-]+)-(?:(\d{4})-)?(?:nq-|l-)?(qh\d+)$")
#: Kinds that only central bodies issue, whatever their letters.
_CENTRAL_KINDS = frozenset(
    {"luat", "bo-luat", "phap-lenh", "nghi-dinh", "thong-tu", "thong-tu-lien-tich", "sac-lenh", "sac-luat", "lenh"}
)
_CENTRAL = re.compile(r"TW$|TƯ$")
_PROVINCIAL = re.compile(r"TU$")


class Origin(StrEnum):
    """Where a mention's jurisdiction comes from."""

    CODE = "code"
    ISSUER = "issuer"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Identity:
    """The parts of a work's key that a mention gives, each None where it does not.

    bare    the number alone, two digits at least; symbol  folded, None for a bare number
    years   first and last year that a named term allows
    guess   a body called by its unknown letters, for want of a better
    """

    kind: str | None
    bare: str
    symbol: str | None
    body: str | None = None
    jurisdiction: str | None = None
    origin: Origin | None = None
    year: str | None = None
    date: PartialDate | None = None
    years: tuple[int, int] | None = None
    guess: BodyKey | None = None
    #: The work's key, with an unknown year provisional; None where more than the year is missing.
    key: WorkKey | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        key = None
        if (
            self.kind is not None
            and self.symbol is not None
            and self.body is not None
            and self.jurisdiction is not None
        ):
            key = WorkKey(self.jurisdiction, self.body, self.kind, self.year or UNKNOWN_YEAR, self.symbol)
        object.__setattr__(self, "key", key)

    @property
    def guessed(self) -> WorkKey | None:
        """The key under the guessed body, None where there is no guess."""
        if self.kind is None or self.symbol is None or self.guess is None:
            return None
        return WorkKey(self.guess.jurisdiction, self.guess.body, self.kind, self.year or UNKNOWN_YEAR, self.symbol)

    def allows(self, year: str) -> bool:
        """Whether a work of this year may be meant.

        >>> Identity("nghi-quyet", "18", "18-nq-tw", years=(2016, 2021)).allows("2022")
        False
        """
        if self.year is not None:
            return year == self.year
        return self.years is None or not year.isdigit() or self.years[0] <= int(year) <= self.years[1]


def identify(citation: Citation, context: Context) -> Identity:
    """The identity that a numbered mention gives; the citation must have a number.

    >>> from frontgraph.model import Span
    >>> found = Citation(Span(0, 9), "", "ket-luan", "721-KL/TU", date=PartialDate(2022, 10, 3))
    >>> identify(found, Context("vn-05")).key.path
    'vn-05/tinh-uy/ket-luan/2022/721-kl-tu'
    """
    return _identify(citation.kind, citation.number or "", citation.date, citation.issuer, context)


@lru_cache(maxsize=50_000)
def _identify(
    said: str | None, number: str, date: PartialDate | None, issuer: str | None, context: Context
) -> Identity:
    number = _GLUED.sub(r"\1-", number)
    symbol = read_symbol(number)
    year = symbol.year or (str(date.year) if date else None)
    jurisdiction, body, origin = _authority(symbol, issuer, context, int(year) if year else None)
    kind = said or symbol.kind
    bare = _NUMBER.match(slug(symbol.number))
    return Identity(
        kind,
        bare[1].zfill(2) + bare[2] if bare else slug(symbol.number),
        symbol_slug(number, kind, body) if symbol.codes or symbol.year else None,
        body,
        jurisdiction,
        origin,
        year,
        date,
        term_years(issuer or "", assembly_term(symbol)),
        _guess(symbol, kind, context) if body is None else None,
    )


def symbol_slug(number: str, kind: str | None = None, body: str | None = None) -> str:
    """The folded symbol in its one form.

    Numbers below ten are written with a zero (Nghị định 30/2020/NĐ-CP, Phụ lục I), so `7/2021` is `07/2021`; Quy
    định of the Party is written QĐ, QĐi or QyĐ; the National Assembly's papers bear no kind.

    >>> symbol_slug("7/2021/NĐ-CP"), symbol_slug("11-QĐi/TW", "quy-dinh"), symbol_slug("012/CT-UBND")
    ('07-2021-nd-cp', '11-qd-tw', '12-ct-ubnd')
    >>> symbol_slug("193/2025/NQ-QH15", body="quoc-hoi")
    '193-2025-qh15'
    """
    folded = _NUMBER.sub(lambda m: m[1].zfill(2) + m[2], slug(number), count=1)
    if kind == "quy-dinh":
        folded = _PARTY_RULE.sub("-qd", folded)
    if body == "quoc-hoi":
        folded = _ASSEMBLY.sub(lambda m: "-".join(part for part in m.groups() if part), folded)
    return folded


def assembly_term(symbol: Symbol) -> str | None:
    """The term of the National Assembly that a symbol of it or of its Standing Committee bears.

    >>> assembly_term(read_symbol("72/2025/QH15")), assembly_term(read_symbol("8202/QĐ-BCA-C06"))
    ('15', None)
    """
    return symbol.term if any(code.endswith("QH") for code in symbol.codes) else None


def same_body(one: str | None, other: str | None) -> bool:
    """Whether two bodies may bear one symbol (an unknown body contradicts nothing).

    >>> same_body("bo-chinh-tri", "tw"), same_body("tw", "tinh-uy"), same_body(None, "tw")
    (True, False, True)
    """
    if one is None or other is None:
        return True
    return SYMBOL_BODY.get(one, one) == SYMBOL_BODY.get(other, other)


def _authority(
    symbol: Symbol, issuer: str | None, context: Context, year: int | None
) -> tuple[str | None, str | None, Origin | None]:
    row = issuer_of(symbol, year)
    if row is not None and row.level == "central":
        return "vn", row.body, Origin.CODE
    named = bodies.key_named(issuer, context.jurisdiction or "vn", context.date) if issuer else None
    if row is not None:
        return _local(row, named, context)
    if not symbol.codes:
        return (None, None, None) if named is None else (named.jurisdiction, _bearing(named), Origin.ISSUER)
    code = symbol.codes[0]
    if _CENTRAL.search(code):
        return "vn", slug(code), Origin.CODE
    if named is not None:
        return named.jurisdiction, _bearing(named), Origin.ISSUER
    return None, None, None


def _guess(symbol: Symbol, kind: str | None, context: Context) -> BodyKey | None:
    """A body for letters that no registry knows: of the centre for central kinds, else of the document's place."""
    if not symbol.codes:
        return None
    code = symbol.codes[0]
    place = context.province if _PROVINCIAL.search(code) else context.jurisdiction
    if kind in _CENTRAL_KINDS:
        place = "vn"
    return BodyKey(place, slug(code)) if place is not None else None


def _local(row: Issuer, named: BodyKey | None, context: Context) -> tuple[str | None, str | None, Origin | None]:
    """A body that exists in many places: the issuer's place, else the document's own."""
    if named is not None and named.jurisdiction != "vn":
        province = row.level == "province"
        return named.jurisdiction.split("/")[0] if province else named.jurisdiction, row.body, Origin.ISSUER
    place = context.province if row.level == "province" else context.jurisdiction
    if place == "vn" or place is None:
        return None, row.body, None
    return place, row.body, Origin.CONTEXT


def issuer_of(symbol: Symbol, year: int | None) -> Issuer | None:
    """The body that the letters of a symbol name; the first of joint issuers.

    >>> issuer_of(read_symbol("96/HD-MTTW-BTT"), 2023).body, issuer_of(read_symbol("57"), None)
    ('ban-thuong-truc-ubtw-mttq', None)
    """
    for size in (2, 1):
        if len(symbol.codes) >= size:
            found = by_code("-".join(symbol.codes[:size]), year)
            if found is not None:
                return found
    return _by_folded_code().get(slug(symbol.codes[0])) if symbol.codes else None


@cache
def _by_folded_code() -> dict[str, Issuer]:
    # "HDNN8" for "HĐNN8": letters that lost their stroke, where no other code folds alike.
    found: dict[str, list[Issuer]] = {}
    for row in issuers():
        for code in row.codes:
            found.setdefault(slug(code), []).append(row)
    return {code: rows[0] for code, rows in found.items() if len(rows) == 1 and len(code) > 2}


def _bearing(named: BodyKey) -> str:
    return SYMBOL_BODY.get(named.body, named.body)
