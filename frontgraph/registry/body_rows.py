"""What the registry knows of bodies: those of the centre one by one, those below it as templates for a place.

Read from `bodies.tsv`, `foreign_bodies.tsv` and `body_templates.tsv`, each row with the source of the body or of
its name. A template of `over` 1, 2, 3, 4 stands for a body in every province, district, commune, village; `m` for one
at every ministry, `m+` at agencies of that rank too, `p` at every Party committee directly under the centre; `la` for
one in every province of Laos.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from frontgraph.errors import LookupFailedError
from frontgraph.model import BodyKey, PartialDate
from frontgraph.registry.gazetteer import Level, Place, by_code, extent, states
from frontgraph.registry.numbered_rows import numbered
from frontgraph.resources import data_path, read_table
from frontgraph.text import base_letters


class System(StrEnum):
    """The part of the political system that a body belongs to."""

    PARTY = "party"
    FRONT = "front"
    ASSEMBLY = "assembly"
    STATE = "state"
    COUNCIL = "council"
    COURT = "court"
    PROCURACY = "procuracy"
    ARMY = "army"
    POLICE = "police"
    MASS = "mass"
    PRESS = "press"
    FOREIGN = "foreign"
    OTHER = "other"


class BodyLevel(StrEnum):
    """Where in the hierarchy of the country a body stands."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    FOREIGN = "foreign"


class Membership(StrEnum):
    """How surely a body is a member organisation of the Fatherland Front.

    MEMBER by an official source; REPORTED by one secondary source alone; UNPROVEN: said to be, but no source at hand
    proves it, so it counts as none.
    """

    MEMBER = "member"
    REPORTED = "reported"
    UNPROVEN = "unproven"


LEVELS = (BodyLevel.CENTRAL, BodyLevel.PROVINCE, BodyLevel.DISTRICT, BodyLevel.COMMUNE)


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the political system under the name that it bore in its period.

    parent         the body above it (`org:subOrganizationOf`)
    unit_of        the same body where this one is an organ of it rather than an organisation (`org:unitOf`)
    since, until   first and last day, None where not known or unlimited
    abbreviations  further names and abbreviations in use
    front          how surely it is a member organisation of the Fatherland Front at its level, None where it is none
    """

    key: BodyKey
    vi: str
    en: str
    system: System
    level: BodyLevel
    parent: BodyKey | None = None
    unit_of: BodyKey | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    abbreviations: tuple[str, ...] = ()
    source: str = ""
    front: Membership | None = None

    @property
    def front_member(self) -> bool:
        """Whether it is taken for a member organisation of the Fatherland Front."""
        return self.front in (Membership.MEMBER, Membership.REPORTED)

    def lives(self, date: PartialDate | None) -> bool:
        """Whether the body was there at some time of the date; always true without a date.

        >>> from frontgraph.registry.bodies import resolve
        >>> resolve("Ban Dân vận Trung ương").body.lives(PartialDate(2026))
        False
        """
        if date is None:
            return True
        first, last = extent(date)
        return (self.since or first) <= last and first <= (self.until or last)


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of body that stands in many places: `{place}`, `{uy}` and `{name}` are filled from the place.

    `tiers` are those of the places; `country` is that of the places. `parent` lists slugs at the same place, or with
    `^` at the place above; `central` is the slug of the central body above the one of a province. `hosts` says at which
    central bodies it stands instead (`m`, `m+`, `p`).
    """

    slug: str
    vi: str
    en: str
    system: System
    tiers: tuple[int, ...]
    parent: tuple[str, ...]
    central: str
    is_unit: bool
    since: datetime.date | None
    until: datetime.date | None
    names: tuple[str, ...]
    source: str
    country: str = "vn"
    hosts: str = ""

    def slug_at(self, tier: int) -> str:
        """The slug of the body in a place of the tier (`ban-dan-van-tinh-uy`, `ban-dan-van-huyen-uy`)."""
        return self.slug.replace("{c}", COMMITTEE_SLUGS.get(tier, ""))


#: The Party committee of a province, a district, a commune.
COMMITTEE_SLUGS = {1: "tinh-uy", 2: "huyen-uy", 3: "dang-uy"}
_COMMITTEES = {
    Level.PROVINCE: "Tỉnh ủy",
    Level.CITY: "Thành ủy",
    Level.RURAL_DISTRICT: "Huyện ủy",
    Level.URBAN_DISTRICT: "Quận ủy",
    Level.TOWN: "Thị ủy",
    Level.PROVINCIAL_CITY: "Thành ủy",
}
_UNIONS = {level: committee.replace("ủy", "đoàn") for level, committee in _COMMITTEES.items()}
_EN_UNITS = {
    Level.PROVINCE: "Province",
    Level.CITY: "City",
    Level.AUTONOMOUS_REGION: "Autonomous Region",
    Level.CAPITAL: "Capital",
    Level.RURAL_DISTRICT: "District",
    Level.URBAN_DISTRICT: "Urban District",
    Level.TOWN: "Town",
    Level.PROVINCIAL_CITY: "City",
    Level.COMMUNE: "Commune",
    Level.WARD: "Ward",
    Level.TOWNSHIP: "Township",
    Level.SPECIAL_ZONE: "Special Zone",
}
_MEMBERSHIPS = frozenset(Membership)
_HOSTS = ("m", "m+", "p")
#: Agencies of ministerial rank that are not called ministries.
_AGENCIES = frozenset({"thanh-tra-chinh-phu", "ngan-hang-nha-nuoc-viet-nam", "vpcp", "uy-ban-dan-toc"})


@cache
def central() -> tuple[Body, ...]:
    """The central and foreign bodies, then those that stand at each ministry, in the order of the files.

    A row says what holds of a body at a ministry where the template says otherwise.
    """
    rows = (*_rows("bodies.tsv"), *_rows("foreign_bodies.tsv"))
    listed = {body.key for body in rows}
    at_ministries = (body for template in ministry_templates() for body in _at_ministries(template, rows))
    return (*rows, *(body for body in at_ministries if body.key not in listed))


@cache
def central_by_key() -> dict[BodyKey, Body]:
    """The central and foreign bodies by their keys."""
    return {body.key: body for body in central()}


@cache
def templates() -> tuple[Template, ...]:
    """The templates for places, in the order of the file."""
    return _read_templates("1", "2", "3", "4", "la")


@cache
def ministry_templates() -> tuple[Template, ...]:
    """The templates for bodies at each ministry or Party committee of the centre, in the order of the file."""
    return _read_templates(*_HOSTS)


@cache
def template_by_slug() -> dict[tuple[str, str, int], Template]:
    """Templates by country, slug and tier."""
    return {(t.country, t.slug_at(tier), tier): t for t in templates() for tier in t.tiers}


def get(key: BodyKey, date: PartialDate | None = None) -> Body:
    """The body of a key, from a row or from a template; raises LookupFailedError for a key that is none.

    >>> get(BodyKey("vn-hn", "ban-dan-van-tinh-uy")).vi, get(BodyKey("vn", "tandtc")).en
    ('Ban Dân vận Thành ủy Hà Nội', "Supreme People's Court")
    """
    row = central_by_key().get(key)
    if row is not None:
        return row
    place = by_code(key.jurisdiction, date)
    template = template_by_slug().get((place.country, key.body, place.level.tier))
    if template is None:
        raise LookupFailedError(f"“{key.path}” is no body in the registry; names are in data/registry/bodies.tsv.")
    return at_place(template, place)


@lru_cache(maxsize=16384)
def at_place(template: Template, place: Place) -> Body:
    """The body that a template stands for in a place."""
    tier = place.level.tier
    parent = _parent(template, place)
    # A province that was enlarged or renamed under its code keeps its bodies.
    same = states()[place.code]
    since = max((day for day in (template.since, same[0].since) if day), default=None)
    until = min((day for day in (template.until, same[-1].until) if day), default=None)
    return Body(
        key=BodyKey(place.code, template.slug_at(tier)),
        vi=fill(template.vi, place),
        en=fill(template.en, place),
        system=template.system,
        level=LEVELS[tier] if place.country == "vn" else BodyLevel.FOREIGN,
        parent=parent,
        unit_of=parent if template.is_unit else None,
        since=since,
        until=until,
        abbreviations=tuple(fill(name, place) for name in template.names),
        source=template.source,
        front=None if template.is_unit else _membership_of_centre().get(template.central),
    )


# An organisation whose centre is a member of the central Front is one of the Front at its own level (Điều lệ Mặt trận).
@cache
def _membership_of_centre() -> dict[str, Membership]:
    return {body.key.body: body.front for body in central() if body.front is not None}


def fill(pattern: str, place: Place) -> str:
    """A name pattern with the place in it.

    >>> fill("Ban Dân vận {uy}", by_code("vn-hn")), fill("UBND {place}", by_code("vn-05/phuong-moc-son"))
    ('Ban Dân vận Thành ủy Hà Nội', 'UBND phường Mộc Sơn')
    """
    known = place.level in _COMMITTEES
    committee = f"{_COMMITTEES[place.level]} {place.name}" if known else f"Đảng ủy {place.full_name}"
    union = f"{_UNIONS[place.level]} {place.name}" if known else f"Đoàn {place.full_name}"
    return (
        pattern.replace("!}", "}")
        .replace("{uy}", committee)
        .replace("{doan}", union)
        .replace("{place}", place.full_name)
        .replace("{name}", place.name)
        .replace("{en}", english(place))
    )


def heads(template: Template, name: str) -> Iterator[tuple[str, tuple[int, ...], bool]]:
    """What stands before the place in a template's name: the words, their tiers, whether a place must follow.

    >>> tinh_uy = template_by_slug()["vn", "tinh-uy", 1]
    >>> list(heads(tinh_uy, "{uy}"))
    [('Tỉnh ủy', (1,), False), ('Thành ủy', (1,), False)]
    """
    needs = "!" in name
    plain = name.replace("{place!}", "").replace("{name!}", "").replace("{place}", "").replace("{name}", "").strip()
    for mark, words, communal in (("{uy}", _COMMITTEES, "Đảng ủy"), ("{doan}", _UNIONS, "Đoàn")):
        if mark in plain:
            for tier in template.tiers:
                options = [word for level, word in words.items() if level.tier == tier] or [communal]
                yield from ((plain.replace(mark, word), (tier,), needs or word == "Đoàn") for word in options)
            return
    yield plain, template.tiers, needs


def english(place: Place) -> str:
    """The English name of a place.

    >>> english(by_code("vn-05/huyen-moc-chau")), english(by_code("la-ho"))
    ('Moc Chau District', 'Houaphanh Province')
    """
    unit = _EN_UNITS.get(place.level, "")
    name = place.en or base_letters(place.name)
    return name if name.endswith(unit) else f"{name} {unit}".strip()


def _rows(name: str) -> tuple[Body, ...]:
    found = []
    for row in (row for line in read_table(data_path("registry", name)) for row in numbered(line)):
        jurisdiction = row.get("jurisdiction") or "vn"
        parent = BodyKey(jurisdiction, row["parent"]) if row["parent"] else None
        found.append(
            Body(
                key=BodyKey(jurisdiction, row["slug"]),
                vi=row["vi"],
                en=row["en"],
                system=System(row["system"]),
                level=BodyLevel.CENTRAL if jurisdiction == "vn" else BodyLevel.FOREIGN,
                parent=parent,
                unit_of=parent if row["part"] == "unit" else None,
                since=_day(row["since"]),
                until=_day(row["until"]),
                abbreviations=_filled(row["names"]),
                source=row["source"],
                front=Membership(row["front"]) if row["front"] in _MEMBERSHIPS else None,
            )
        )
    return tuple(found)


def _read_templates(*over: str) -> tuple[Template, ...]:
    return tuple(
        Template(
            slug=row["slug"],
            vi=row["vi"],
            en=row["en"],
            system=System(row["system"]),
            tiers=tuple(int(digit) for digit in row["over"] if digit.isdigit()) or (1,),
            parent=tuple(row["parent"].split()),
            central=row["central"],
            is_unit=row["part"] == "unit",
            since=_day(row["since"]),
            until=_day(row["until"]),
            names=_filled(row["names"]),
            source=row["source"],
            country="la" if row["over"] == "la" else "vn",
            hosts=row["over"] if row["over"] in _HOSTS else "",
        )
        for line in read_table(data_path("registry", "body_templates.tsv"))
        for row in numbered(line)
        if row["over"] in over or set(row["over"]) <= {tier for tier in over if tier.isdigit()}
    )


def _at_ministries(template: Template, rows: tuple[Body, ...]) -> Iterator[Body]:
    for body in rows:
        slug = body.key.body
        if not _hosts(template, body):
            continue
        since = max((day for day in (template.since, body.since) if day), default=None)
        until = min((day for day in (template.until, body.until) if day), default=None)
        if since and until and since > until:
            continue
        above = template.parent[0].replace("{m}", slug) if template.parent else template.central
        parent = BodyKey("vn", above)
        short = tuple(name for name in body.abbreviations if " " in name)
        yield replace(
            body,
            key=BodyKey("vn", template.slug.replace("{m}", slug)),
            vi=template.vi.replace("{body}", body.vi),
            en=template.en.replace("{en}", body.en),
            system=template.system,
            parent=parent,
            unit_of=parent if template.is_unit else None,
            since=since,
            until=until,
            abbreviations=tuple(template.vi.replace("{body}", name) for name in short),
            source=template.source,
        )


def _hosts(template: Template, body: Body) -> bool:
    """Whether a template stands for an organ of a central body."""
    slug = body.key.body
    if template.hosts == "p":
        return slug.startswith("dang-uy-") and body.parent == BodyKey("vn", "tw")
    ministry = slug.startswith("bo-") and body.parent == BodyKey("vn", "chinh-phu")
    return ministry or (template.hosts == "m+" and slug in _AGENCIES)


def _parent(template: Template, place: Place) -> BodyKey | None:
    tier = place.level.tier
    for slug in template.parent:
        if not slug.startswith("^"):
            return BodyKey(place.code, slug.replace("{c}", COMMITTEE_SLUGS[tier]))
        above = place.parent or ""
        above_tier = 1 if "/" not in above else 2
        if "-" in above and (place.country, slug[1:], above_tier) in template_by_slug():
            return BodyKey(above, slug[1:])
    return BodyKey(place.country, template.central) if template.central else None


def _day(iso: str) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None


def _filled(names: str) -> tuple[str, ...]:
    return tuple(name for name in names.split("|") if name)
