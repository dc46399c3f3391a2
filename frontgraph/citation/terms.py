"""Terms of office as they narrow a year, and works known by name alone, from `data/registry/terms.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from frontgraph.model import PartialDate
from frontgraph.model.provision import roman_value
from frontgraph.resources import data_path, read_toml
from frontgraph.text import fold

_TERM = re.compile(r"\bkh(?:óa|oá)\s+(?:thứ\s+)?([IVX]+)\b", re.IGNORECASE)
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")


@dataclass(frozen=True, slots=True)
class Version:
    """One of the versions that followed one another under a name."""

    date: PartialDate
    term: str | None = None


@dataclass(frozen=True, slots=True)
class NamedWork:
    """A work known by name alone; the first of `names` is canonical."""

    kind: str
    body: str
    names: tuple[str, ...]
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class PlenumResolution:
    """A resolution that a plenum of the Central Committee adopted."""

    term: str
    plenum: int
    symbol: str
    date: PartialDate


def named_work(name: str) -> NamedWork | None:
    """The work that a name means, in any spelling of the table.

    >>> named_work("HIẾN PHÁP").names[0], named_work("Luật Đất đai")
    ('Hiến pháp', None)
    """
    return _named().get(fold(name))


def plenum_resolutions(plenum: int, term: str) -> tuple[PlenumResolution, ...]:
    """What the table knows that plenum `plenum` of term `term` adopted.

    >>> [r.symbol for r in plenum_resolutions(4, "XII")]
    ['04-NQ/TW']
    """
    return tuple(found for found in _plenums() if (found.plenum, found.term) == (plenum, term))


def party_term(term: str) -> tuple[int, int] | None:
    """First and last year of a term of the Party's Central Committee.

    >>> party_term("XIII"), party_term("XX")
    ((2021, 2026), None)
    """
    return _years("party").get(term.upper())


def term_years(issuer: str, assembly_term: str | None = None) -> tuple[int, int] | None:
    """The years that a term named in an issuer, or the figure behind QH in a symbol, allows; None where none is.

    >>> term_years("Ban Chấp hành Trung ương Đảng khóa XII"), term_years("", "15")
    ((2016, 2021), (2021, 2026))
    """
    if assembly_term is not None:
        number = int(assembly_term)
        return _years("assembly").get(_ROMANS[number]) if number < len(_ROMANS) else None
    match = _TERM.search(issuer)
    if match is None:
        return None
    said = fold(issuer)
    table = "assembly" if "quoc hoi" in said else "front" if "mat tran" in said or "mttq" in said else "party"
    return _years(table).get(match[1].upper())


def term_of(text: str) -> str | None:
    """The Roman figure of the term that a text names.

    >>> term_of("Điều lệ MTTQ Việt Nam khoá IX"), term_of("Điều lệ Đảng")
    ('IX', None)
    """
    match = _TERM.search(text)
    return match[1].upper() if match and roman_value(match[1].upper()) else None


@cache
def _table() -> dict[str, Any]:
    return read_toml(data_path("registry", "terms.toml"))


@cache
def _years(table: str) -> dict[str, tuple[int, int]]:
    return {term: (years[0], years[1]) for term, years in _table()[table]["years"].items()}


@cache
def _named() -> dict[str, NamedWork]:
    found: dict[str, NamedWork] = {}
    for row in _table()["named"]:
        versions = tuple(Version(PartialDate.parse(v["date"]), v.get("term")) for v in row["versions"])
        work = NamedWork(row["kind"], row["body"], tuple(row["names"]), versions)
        found |= {fold(name): work for name in work.names}
    return found


@cache
def _plenums() -> tuple[PlenumResolution, ...]:
    return tuple(
        PlenumResolution(row["term"], row["number"], r["symbol"], PartialDate.parse(r["date"]))
        for row in _table()["plenum"]
        for r in row["resolutions"]
    )
