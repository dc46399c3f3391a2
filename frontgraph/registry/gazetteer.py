"""The administrative units that documents name: what they are called, of what they are part, and from when to when.

Provinces and foreign units are kept by hand (`places_provinces.tsv`, `foreign_places.tsv`); districts and communes
are written by `data/scripts/make_places.py`. Until 30 June 2025 the country had three tiers below the centre, since
1 July 2025 it has two (Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Điều 1; Nghị quyết 202/2025/QH15).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from frontgraph.model import PartialDate
from frontgraph.resources import data_path, read_table
from frontgraph.text import fold

#: The last day of provinces, districts and communes as they were before the reform of 2025.
LAST_DAY_OF_THREE_TIERS = datetime.date(2025, 6, 30)
FIRST_DAY_OF_TWO_TIERS = datetime.date(2025, 7, 1)


class Level(StrEnum):
    """What kind of unit a place is; the values are the Vietnamese words."""

    COUNTRY = "quốc gia"
    PROVINCE = "tỉnh"
    CITY = "thành phố trực thuộc trung ương"
    AUTONOMOUS_REGION = "khu tự trị"
    CAPITAL = "thủ đô"
    RURAL_DISTRICT = "huyện"
    URBAN_DISTRICT = "quận"
    TOWN = "thị xã"
    PROVINCIAL_CITY = "thành phố"
    COMMUNE = "xã"
    WARD = "phường"
    TOWNSHIP = "thị trấn"
    SPECIAL_ZONE = "đặc khu"

    @property
    def tier(self) -> int:
        """0 for a country, 1 for a province, 2 for a district, 3 for a commune.

        >>> Level.TOWN.tier, Level.SPECIAL_ZONE.tier
        (2, 3)
        """
        return _TIERS[self]

    @property
    def unit(self) -> str:
        """The word that stands before the name.

        >>> Level.CITY.unit
        'thành phố'
        """
        return "thành phố" if self is Level.CITY else "" if self is Level.COUNTRY else self.value


_TIERS = {
    level: tier
    for tier, levels in enumerate(
        (
            (Level.COUNTRY,),
            (Level.PROVINCE, Level.CITY, Level.AUTONOMOUS_REGION, Level.CAPITAL),
            (Level.RURAL_DISTRICT, Level.URBAN_DISTRICT, Level.TOWN, Level.PROVINCIAL_CITY),
            (Level.COMMUNE, Level.WARD, Level.TOWNSHIP, Level.SPECIAL_ZONE),
        )
    )
    for level in levels
}


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit in one of its states: a province that was enlarged in 2025 is two, under one code.

    code        jurisdiction: `vn`, `vn-05`, `vn-05/huyen-moc-chau`, `la-ho`
    official    code of the General Statistics Office
    since       first day, None where it is not known or lies before all documents; `until` is the last day
    successors  codes of the units that hold all or part of it afterwards
    """

    code: str
    name: str
    level: Level
    official: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    successors: tuple[str, ...] = ()
    en: str = ""
    aliases: tuple[str, ...] = ()
    source: str = ""

    @property
    def full_name(self) -> str:
        """The name with its unit word.

        >>> by_code("vn-05").full_name, by_code("vn-hn").full_name
        ('tỉnh Sơn La', 'thành phố Hà Nội')
        """
        return f"{self.level.unit} {self.name}".strip()

    @property
    def parent(self) -> str | None:
        """The code of the unit that this one is part of.

        >>> by_code("vn-05/phuong-moc-son").parent, by_code("vn-05").parent, by_code("vn").parent
        ('vn-05', 'vn', None)
        """
        if "/" in self.code:
            return self.code.rpartition("/")[0]
        return self.country if "-" in self.code else None

    @property
    def country(self) -> str:
        """The country's ISO 3166-1 code in lower case."""
        return self.code[:2]

    @property
    def iso(self) -> str | None:
        """The ISO 3166 code, None below the first tier.

        >>> by_code("la-ho").iso
        'LA-HO'
        """
        return None if "/" in self.code else self.code.upper()

    @property
    def province(self) -> str | None:
        """The code of the first-tier unit that this one is or lies in."""
        return self.code.partition("/")[0] if "-" in self.code else None

    def lives(self, date: PartialDate | None) -> bool:
        """Whether the unit was there at some time of the date; always true without a date.

        >>> by_code("vn-03").lives(PartialDate(2024)), by_code("vn-03").lives(PartialDate(2026, 3))
        (True, False)
        """
        if date is None:
            return True
        first, last = extent(date)
        return (self.since or first) <= last and first <= (self.until or last)


@lru_cache(maxsize=4096)
def extent(date: PartialDate) -> tuple[datetime.date, datetime.date]:
    """The first and last day that a partial date may mean.

    >>> [day.isoformat() for day in extent(PartialDate(2025, 2))]
    ['2025-02-01', '2025-02-28']
    """
    if date.day_date:
        return date.day_date, date.day_date
    if date.month is None:
        return datetime.date(date.year, 1, 1), datetime.date(date.year, 12, 31)
    following = datetime.date(date.year + date.month // 12, date.month % 12 + 1, 1)
    return datetime.date(date.year, date.month, 1), following - datetime.timedelta(days=1)


@cache
def states() -> dict[str, tuple[Place, ...]]:
    """Every code with its states, the oldest first."""
    found: dict[str, tuple[Place, ...]] = {}
    for place in _read():
        found[place.code] = (*found.get(place.code, ()), place)
    return found


@cache
def names() -> dict[str, tuple[Place, ...]]:
    """Every folded name without spaces (`luongphabang`), with the places that bear it or are also called so."""
    found: dict[str, list[Place]] = {}
    for place in (state for code in states().values() for state in code):
        for key in {name_key(name) for name in (place.name, *place.aliases)}:
            found.setdefault(key, []).append(place)
    return {key: tuple(places) for key, places in found.items()}


def name_key(name: str) -> str:
    """The form under which a name is looked up: marks, case, spaces and hyphens do not count.

    >>> name_key("Luông Pha-băng"), name_key("Phan Rang - Tháp Chàm")
    ('luongphabang', 'phanrangthapcham')
    """
    return fold(name).replace(" ", "")


def by_code(code: str, date: PartialDate | None = None) -> Place:
    """The place of a code: its state at the date, else its last; raises LookupFailedError for a code that is none.

    >>> by_code("vn-02").official, by_code("vn-02", PartialDate(2024)).official
    ('15', '10')
    """
    from frontgraph.errors import LookupFailedError

    known = states().get(code)
    if not known:
        raise LookupFailedError(f"“{code}” is no place in the registry; give a code like vn-05.")
    return next((place for place in known if date is not None and place.lives(date)), known[-1])


def _read() -> Iterator[Place]:
    yield Place("vn", "Việt Nam", Level.COUNTRY, en="Viet Nam", aliases=("Cộng hòa xã hội chủ nghĩa Việt Nam",))
    yield from _curated("places_provinces.tsv")
    yield from _curated("foreign_places.tsv")
    yield from _generated("places_earlier.tsv", None, LAST_DAY_OF_THREE_TIERS)
    yield from _generated("places_three_tier.tsv", None, LAST_DAY_OF_THREE_TIERS)
    yield from _generated("places_two_tier.tsv", FIRST_DAY_OF_TWO_TIERS, None)


def _curated(name: str) -> Iterator[Place]:
    for row in read_table(data_path("registry", name)):
        level = Level.CITY if row["level"] == "thành phố" else Level(row["level"])
        yield Place(
            code=row["code"],
            name=row["name"],
            level=level,
            official=row.get("official", ""),
            since=_day(row.get("since", "")),
            until=_day(row.get("until", "")),
            successors=_filled([row.get("successor", "")]),
            en=row["en"],
            aliases=_filled(row["aliases"].split("|")),
            source=row["source"],
        )


def _generated(name: str, since: datetime.date | None, until: datetime.date | None) -> Iterator[Place]:
    for row in read_table(data_path("registry", name)):
        level, short = split_unit(row["name"])
        heirs = tuple(row["successors"].split())
        yield Place(row["code"], short, level, row["official"], since, until, heirs, source=name)


def split_unit(full_name: str) -> tuple[Level, str]:
    """The level and the bare name of a district or commune.

    >>> split_unit("thị trấn Hát Lót")
    (<Level.TOWNSHIP: 'thị trấn'>, 'Hát Lót')
    """
    first, _, rest = full_name.partition(" ")
    if first in ("thị", "thành", "đặc"):
        second, _, rest = rest.partition(" ")
        first = f"{first} {second}"
    return Level(first), rest


def _day(iso: str) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None


def _filled(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value in values if value)
