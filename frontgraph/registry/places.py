"""Places: look-up by code and by name, what became of them in 2025, and where a text names them.

The units themselves are in `gazetteer`, the reading of running text in `place_scan`; this is their face.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from frontgraph.errors import LookupFailedError
from frontgraph.model import PartialDate
from frontgraph.registry.gazetteer import (
    FIRST_DAY_OF_TWO_TIERS,
    Level,
    Place,
    by_code,
    extent,
    name_key,
    names,
    states,
)
from frontgraph.registry.place_anchors import Anchor, anchors
from frontgraph.registry.place_scan import PlaceMatch, Scope, choose, find

__all__ = [
    "FIRST_DAY_OF_TWO_TIERS",
    "Anchor",
    "Level",
    "Place",
    "PlaceChange",
    "PlaceMatch",
    "anchors",
    "by_code",
    "changes",
    "choose_one",
    "extent",
    "find",
    "lookup",
    "name_key",
    "predecessors",
    "province_of",
    "provinces",
    "successors",
]

_UNIT = re.compile(
    r"^\s*(tỉnh|thành phố|t\.?p\.?|thủ đô|khu tự trị|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)(?=[\s.])[\s.]*",
    re.IGNORECASE,
)
_UNIT_LEVELS = {
    "thành phố": (Level.CITY, Level.PROVINCIAL_CITY, Level.CAPITAL),
    "tp": (Level.CITY, Level.PROVINCIAL_CITY, Level.CAPITAL),
    "thủ đô": (Level.CAPITAL, Level.CITY),
}


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A reform of first-tier units: on `date` the units `before` became the unit `after`, by the act `source`."""

    date: datetime.date
    before: tuple[str, ...]
    after: str
    source: str


def lookup(name: str, within: str = "vn", date: PartialDate | None = None) -> tuple[Place, ...]:
    """All places that answer to a name, with or without its unit word; those of `within` and of `date` first.

    >>> [place.code for place in lookup("Luang Prabang")], lookup("huyện Mộc Châu")[0].code
    (['la-lp'], 'vn-05/huyen-moc-chau')
    """
    unit = _UNIT.match(name)
    known = names().get(name_key(name), ())
    if unit and not known:
        known = names().get(name_key(name[unit.end() :]), ())
        word = " ".join(unit[1].lower().replace(".", "").split())
        levels = _UNIT_LEVELS.get(word) or (Level(word),)
        known = tuple(place for place in known if place.level in levels)
    return tuple(sorted(known, key=lambda place: _rank(place, within, date)))


def choose_one(name: str, within: str = "vn", date: PartialDate | None = None) -> Place | None:
    """The one place that a name means there and then, None where it means none or may mean several.

    >>> choose_one("tỉnh Sơn La").code, choose_one("xã Tân Lập")
    ('vn-05', None)
    """
    known = lookup(name, within, date)
    return choose(known, Scope(within, date))[0] if known else None


def province_of(text: str, date: PartialDate | None = None) -> Place | None:
    """The first Vietnamese province that a code or a phrase names, itself or through one of its districts.

    >>> province_of("UBND tỉnh Sơn La").code, province_of("vn-05/huyen-moc-chau").code, province_of("Ban Bí thư")
    ('vn-05', 'vn-05', None)
    """
    try:
        place: Place | None = by_code(text.partition("/")[0], date)
    except LookupFailedError:
        found = (match.place for match in find(text, date=date) if match.place and match.place.country == "vn")
        named = next((place for place in found if place.province), None)
        place = by_code(named.province, date) if named and named.province else None
    return place if place is not None and place.level.tier == 1 else None


def provinces(date: PartialDate | None = None) -> tuple[Place, ...]:
    """The provinces and central cities at a date, of both systems without one; ordered by code.

    >>> len(provinces(PartialDate(2025, 6, 30))), len(provinces(PartialDate(2025, 7, 1)))
    (63, 34)
    """
    first_tier = (state for code, known in states().items() if code.startswith("vn-") for state in known)
    return tuple(sorted((p for p in first_tier if p.level.tier == 1 and p.lives(date)), key=lambda p: p.code))


def successors(code: str, date: PartialDate | None = None) -> tuple[str, ...]:
    """The codes of the units that hold the territory of a unit at a date (without one: today).

    A district has no heir of its own: its communes have.

    >>> successors("vn-06"), successors("vn-06", PartialDate(2024)), successors("vn-05")
    (('vn-02',), ('vn-06',), ('vn-05',))
    """
    known = states().get(code) or (by_code(code),)
    if known[-1].until is None or (date is not None and any(place.lives(date) for place in known)):
        return (code,)
    heirs = known[-1].successors or _heirs_of_parts(code)
    return tuple(dict.fromkeys(heir for first in heirs for heir in successors(first, date)))


def predecessors(code: str) -> tuple[str, ...]:
    """The codes of the units of the three-tier system whose territory, or a part of it, a unit of today holds.

    >>> predecessors("vn-02"), predecessors("vn-05/phuong-moc-son")
    (('vn-02', 'vn-06'), ('vn-05/thi-xa-moc-chau/phuong-dong-sang', 'vn-05/thi-xa-moc-chau/phuong-moc-son'))
    """
    return _origins().get(code, ())


def changes() -> tuple[PlaceChange, ...]:
    """The reforms of provinces that the registry knows, in order of date.

    >>> len([change for change in changes() if change.date.year == 2025 and change.date.month == 7])
    23
    """
    found: dict[tuple[datetime.date, str, str], list[str]] = {}
    for place in (state for known in states().values() for state in known):
        if place.level.tier == 1 and place.until and place.successors:
            day = place.until + datetime.timedelta(days=1)
            found.setdefault((day, place.successors[0], place.source), []).append(place.code)
    return tuple(
        PlaceChange(day, tuple(sorted(before)), after, source) for (day, after, source), before in sorted(found.items())
    )


def _rank(place: Place, within: str, date: PartialDate | None) -> tuple[bool, bool, bool, int]:
    inside = place.code == within or place.code.startswith((f"{within}/", f"{within}-"))
    return (not inside, not place.lives(date), place.until is not None, place.level.tier)


@cache
def _origins() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, known in states().items():
        for heir in {heir for state in known for heir in state.successors}:
            found.setdefault(heir, []).append(code)
    return {heir: tuple(sorted(codes)) for heir, codes in found.items()}


def _heirs_of_parts(district: str) -> tuple[str, ...]:
    return _heirs_by_district().get(district, ())


@cache
def _heirs_by_district() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for code, known in states().items():
        if code.count("/") == 2:
            found.setdefault(code.rpartition("/")[0], set()).update(known[-1].successors)
    return {district: tuple(sorted(heirs)) for district, heirs in found.items()}
