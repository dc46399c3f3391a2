"""Issuers as the letters of a symbol name them, and what a symbol says of itself.

The forms are those of Nghị định 30/2020/NĐ-CP, Phụ lục I (`30/2020/NĐ-CP`, `1132/QĐ-TTg`, the letter
`6400/BGDĐT-GDĐH`), of the Party's Hướng dẫn 36-HD/VPTW (`43-NQ/TW`), of the National Assembly (`72/2025/QH15`), and
the older ones (`217-HĐBT`, `769/TTg`). Codes stand in `data/registry/issuers.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from frontgraph.registry import kinds
from frontgraph.resources import data_path, read_toml

_TERM = re.compile(r"^(\D+?)(\d{1,2})$")
_SYMBOL = re.compile(r"^(?P<number>\d+[A-Za-z]{0,3}?)(?:/(?P<year>\d{4}))?(?P<mark>[-/])(?P<rest>.+)$")


@dataclass(frozen=True, slots=True)
class Issuer:
    """One body: `codes` its letters, `body` its slug, `level` central, province, district, commune or local.

    `since` and `until` are the first and last year in which it bore this name.
    """

    codes: tuple[str, ...]
    name: str
    body: str
    level: str
    since: str | None = None
    until: str | None = None
    examples: tuple[str, ...] = ()

    def lives_in(self, year: int | None) -> bool:
        """Whether the body bore this name in `year` (an unknown year contradicts nothing)."""
        return year is None or int(self.since or 0) <= year <= int(self.until or 9999)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A number and symbol taken apart.

    number  the bare number (`30`, `24a`); year where the symbol carries it
    kind    slug of the kind that its letters name, None for a letter
    codes   the letters that remain, joint issuers apart (`UBTVQH`, `CP`, `ĐCTUBTWMTTQVN`)
    term    the term of the National Assembly (`15` of `QH15`)
    style   `party` (`43-NQ/TW`), `state` (`30/2020/NĐ-CP`), `letter` (`6400/BGDĐT-GDĐH`), `bare` (`57`)
    """

    number: str
    year: str | None = None
    kind: str | None = None
    codes: tuple[str, ...] = ()
    term: str | None = None
    style: str = "bare"


@cache
def issuers() -> tuple[Issuer, ...]:
    """All rows of the table."""
    rows = read_toml(data_path("registry", "issuers.toml"))["issuer"]
    return tuple(_issuer(row) for row in rows)


def _issuer(row: dict[str, Any]) -> Issuer:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Issuer(**fields)


def by_code(code: str, year: int | None = None) -> Issuer | None:
    """The body that a code names (in that year); the longest known ending decides for a code with a prefix.

    >>> by_code("BTTTT").name, by_code("UBTVQH").body, by_code("XYZ")
    ('Bộ Thông tin và Truyền thông', 'ubtvqh', None)
    """
    found = _by_code().get(code.upper(), ())
    return next((issuer for issuer in found if issuer.lives_in(year)), found[0] if found else None)


@lru_cache(maxsize=20_000)
def read_symbol(symbol: str) -> Symbol:
    """Take a symbol apart; spaces in it do not count.

    >>> read_symbol("43 - NQ/TW")
    Symbol(number='43', year=None, kind='nghi-quyet', codes=('TW',), term=None, style='party')
    >>> read_symbol("102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN").codes
    ('UBTVQH', 'CP', 'ĐCTUBTWMTTQVN')
    >>> read_symbol("72/2025/QH15").term, read_symbol("6400/BGDĐT-GDĐH").style, read_symbol("57").style
    ('15', 'letter', 'bare')
    """
    compact = re.sub(r"\s+", "", symbol)
    match = _SYMBOL.match(compact)
    if match is None:
        return Symbol(compact)
    parts = [part for part in re.split(r"[-/]", match["rest"]) if part]
    party = match["mark"] == "-" and "/" in match["rest"]
    kind = kinds.by_code(parts[0], party=party) if parts else None
    codes, term = _terms(parts[1:] if kind else parts)
    style = "party" if party else "state" if kind or match["year"] else "letter"
    return Symbol(match["number"], match["year"], kind.id if kind else None, codes, term, style)


def _terms(parts: list[str]) -> tuple[tuple[str, ...], str | None]:
    matches = [_TERM.match(part) for part in parts]
    codes = tuple(match[1] if match else part for part, match in zip(parts, matches, strict=True))
    return codes, next((match[2] for match in reversed(matches) if match), None)


@cache
def _by_code() -> dict[str, tuple[Issuer, ...]]:
    found: dict[str, tuple[Issuer, ...]] = {}
    for issuer in issuers():
        for code in issuer.codes:
            found[code.upper()] = (*found.get(code.upper(), ()), issuer)
    return found
