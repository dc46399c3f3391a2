"""What became of bodies: mergers, splits and renamings, and who a body is on another day.

Changes are in `body_changes.toml`; those of provinces and communes come from the places: the Party committee of
Yên Bái is that of Lào Cai from 1 July 2025 on, that of a district ended on that day and has no heir.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from frontgraph.model import BodyKey, PartialDate
from frontgraph.registry import places
from frontgraph.registry.body_rows import (
    COMMITTEE_SLUGS,
    Body,
    System,
    central_by_key,
    get,
    ministry_templates,
    template_by_slug,
)
from frontgraph.registry.gazetteer import FIRST_DAY_OF_TWO_TIERS, Place, by_code, extent, states
from frontgraph.resources import data_path, read_toml

#: The tier of districts among those of places.
DISTRICT_TIER = 2


class ChangeKind(StrEnum):
    """How bodies changed."""

    MERGER = "merger"
    ABSORPTION = "absorption"
    SPLIT = "split"
    RENAMING = "renaming"
    REORGANISATION = "reorganisation"
    DISSOLUTION = "dissolution"


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """On `date`, the first day of the new order, the bodies `before` became the bodies `after` (none: they ended)."""

    id: str
    date: datetime.date
    kind: ChangeKind
    before: tuple[BodyKey, ...]
    after: tuple[BodyKey, ...]
    source: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """A change as the file gives it: slugs, and at which places or ministries it happened."""

    event: ChangeEvent
    at: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def changes(keys: Iterable[BodyKey] = ()) -> tuple[ChangeEvent, ...]:
    """The changes of central bodies, and those of the given bodies in provinces, districts and communes, by date.

    >>> [event.id for event in changes([BodyKey("vn-06", "so-tai-chinh")]) if event.after[0].jurisdiction != "vn"]
    ['2025-so-tai-chinh.vn-06', '2025.vn-02.so-tai-chinh']
    """
    found = dict(_central())
    for key in keys:
        found |= {event.id: event for event in (*_of_template(key), *_of_place(key), *_of_district(key))}
    return tuple(sorted(found.values(), key=lambda event: (event.date, event.id)))


def changes_of(key: BodyKey) -> tuple[ChangeEvent, ...]:
    """The changes that a body went into or came out of, by date.

    >>> [event.id for event in changes_of(BodyKey("vn", "bo-tai-chinh"))]
    ['2025-bo-giam-sat-tai-chinh', '2025-bo-tai-chinh', '2025-bo-von']
    """
    return tuple(event for event in changes([key]) if key in event.before or key in event.after)


def successor(key: BodyKey, date: PartialDate | None = None) -> tuple[Body, ...]:
    """Who a body is on a day (without one: at the end of all changes): itself, its heirs, nobody.

    Raises LookupFailedError for a key that is no body.

    >>> [body.vi for body in successor(BodyKey("vn", "ban-dan-van-tw"))]
    ['Ban Tuyên giáo và Dân vận Trung ương']
    >>> [body.vi for body in successor(BodyKey("vn-06", "tinh-uy"), PartialDate(2026))]
    ['Tỉnh ủy Lào Cai']
    >>> successor(BodyKey("vn-05/huyen-moc-chau", "ubnd"), PartialDate(2026))
    ()
    """
    day = extent(date)[1] if date else datetime.date.max
    return _heirs(key, day, frozenset())


def predecessors(key: BodyKey) -> tuple[Body, ...]:
    """The bodies that became this one, the immediate ones only.

    >>> [body.vi for body in predecessors(BodyKey("vn", "bo-cong-thuong"))]
    ['Bộ Công nghiệp', 'Bộ Thương mại']
    """
    events = (event for event in changes_of(key) if key in event.after)
    return tuple(get(before) for event in events for before in event.before if before != key)


def name_at(key: BodyKey, date: PartialDate) -> str | None:
    """What a body is called on a day, under its own name or that of its one heir; None before its time or without heir.

    >>> name_at(BodyKey("vn-26", "ubnd"), PartialDate(2024)), name_at(BodyKey("vn-26", "ubnd"), PartialDate(2026))
    ('Ủy ban nhân dân tỉnh Thừa Thiên Huế', 'Ủy ban nhân dân thành phố Huế')
    >>> name_at(BodyKey("vn", "bo-cong-nghiep"), PartialDate(2026))
    'Bộ Công Thương'
    """
    body = get(key, date)
    if body.lives(date):
        return body.vi
    if body.since and extent(date)[1] < body.since:
        return None
    heirs = successor(key, date)
    return heirs[0].vi if len(heirs) == 1 else None


def _heirs(key: BodyKey, day: datetime.date, seen: frozenset[BodyKey]) -> tuple[Body, ...]:
    body = get(key, None if day == datetime.date.max else PartialDate(day.year, day.month, day.day))
    if key in seen:
        return ()
    if body.until is None or day <= body.until:
        return (body,)
    following = [
        after for event in changes_of(key) if key in event.before and event.date <= day for after in event.after
    ]
    found = (heir for after in following for heir in _heirs(after, day, seen | {key}))
    return tuple(dict.fromkeys(found))


@cache
def _central() -> dict[str, ChangeEvent]:
    found = {rule.event.id: rule.event for rule in _rules() if not rule.at}
    found |= {event.id: event for rule in _rules() if rule.at == "m" for event in _at_ministries(rule)}
    return found | {event.id: event for rule in _rules() if not rule.at for event in _with_ministries(rule.event)}


def _with_ministries(event: ChangeEvent) -> Iterator[ChangeEvent]:
    """What a change of ministries did to the bodies that stand at each: its office, its Party committee."""
    eve = event.date - datetime.timedelta(days=1)
    for prefix in (template.slug.removesuffix("{m}") for template in ministry_templates()):
        before = tuple(_live(prefix, event.before, eve))
        after = tuple(_live(prefix, event.after, event.date))
        if before and after:
            yield replace(event, id=_named(event.id, prefix.rstrip("-")), before=before, after=after)


def _live(prefix: str, keys: tuple[BodyKey, ...], day: datetime.date) -> Iterator[BodyKey]:
    for key in keys:
        body = central_by_key().get(BodyKey(key.jurisdiction, prefix + key.body))
        if body is not None and body.lives(PartialDate(day.year, day.month, day.day)):
            yield body.key


def _of_template(key: BodyKey) -> Iterator[ChangeEvent]:
    """The changes that a body known by template went through in its own place."""
    if "-" not in key.jurisdiction:
        return
    yield from (event for event in _in_place(key.jurisdiction) if key in event.before or key in event.after)


@lru_cache(maxsize=1024)
def _in_place(code: str) -> tuple[ChangeEvent, ...]:
    """The changes that all bodies known by template went through in a place."""
    place = by_code(code)
    found = []
    for rule in _rules():
        if str(place.level.tier) in rule.at:
            before, after = (tuple(_at(place, slug) for slug in slugs) for slugs in (rule.before, rule.after))
            found.append(_event(rule, _named(rule.event.id, code), before, after))
    return tuple(found)


def _at(place: Place, slug: str) -> BodyKey:
    """The body that a rule means in a place: one there, with `^` one in the place above, with `vn/` one of the centre.

    >>> _at(by_code("vn-05/huyen-moc-chau"), "^cong-an").path
    'vn-05/cong-an'
    """
    if slug.startswith("vn/"):
        return BodyKey("vn", slug.removeprefix("vn/"))
    if slug.startswith("^"):
        return BodyKey(place.parent or place.country, slug[1:])
    return BodyKey(place.code, slug.replace("{c}", COMMITTEE_SLUGS[place.level.tier]))


def _of_place(key: BodyKey) -> Iterator[ChangeEvent]:
    """The merger of places that a body went through with its place, or the end of the district above it."""
    if "-" not in key.jurisdiction:
        return
    for heir in dict.fromkeys((*_next(key.jurisdiction), key.jurisdiction)):
        after = BodyKey(heir, _slug_in(heir, key))
        standing = (BodyKey(code, _slug_in(code, key)) for code in places.predecessors(heir))
        before = tuple(origin for origin in standing if _stands(origin.jurisdiction, origin.body))
        if key not in (*before, after) or before in ((), (after,)) or not _stands(after.jurisdiction, after.body):
            continue
        yield ChangeEvent(
            id=_named("2025", heir, after.body),
            date=FIRST_DAY_OF_TWO_TIERS,
            kind=ChangeKind.MERGER if len(before) > 1 else ChangeKind.REORGANISATION,
            before=before,
            after=(after,),
            source=by_code(heir).source or "Nghị quyết 202/2025/QH15",
            vi=f"Sắp xếp đơn vị hành chính: {by_code(heir).full_name}",
            en="Reform of administrative units",
        )


def _slug_in(code: str, key: BodyKey) -> str:
    """The slug that a body has in another place: the committee of a district is that of the special zone there now."""
    own, other = (COMMITTEE_SLUGS.get(by_code(place).level.tier, "") for place in (key.jurisdiction, code))
    return key.body.replace(own, other) if own != other else key.body


# The Party, the Front, the administration, courts and procuracies of the districts ended together.
def _of_district(key: BodyKey) -> Iterator[ChangeEvent]:
    if "/" not in key.jurisdiction or by_code(key.jurisdiction).level.tier != DISTRICT_TIER or _next(key.jurisdiction):
        return
    body, day = get(key), FIRST_DAY_OF_TWO_TIERS
    if body.until == day - datetime.timedelta(days=1):
        yield ChangeEvent(
            id=_named("2025", key.jurisdiction, key.body),
            date=day,
            kind=ChangeKind.DISSOLUTION,
            before=(key,),
            after=(),
            source=_end_of_districts(body.system).source,
            vi=f"{_end_of_districts(body.system).vi}: {body.vi}",
            en=_end_of_districts(body.system).en,
        )


class _DistrictEnd(NamedTuple):
    """By what the bodies of a part of the system ended in the districts, and what stands in their stead."""

    source: str
    vi: str
    en: str


def _end_of_districts(system: System) -> _DistrictEnd:
    ends = _district_ends()
    return ends.get(system.value) or ends[""]


@cache
def _district_ends() -> dict[str, _DistrictEnd]:
    table = read_toml(data_path("registry", "body_changes.toml"))["district_end"]
    return {row.get("system", ""): _DistrictEnd(row["source"], row["vi"], row["en"]) for row in table}


def _next(code: str) -> tuple[str, ...]:
    return tuple(heir for state in states()[code] for heir in state.successors if heir != code)


def _stands(code: str, slug: str) -> bool:
    place = by_code(code)
    return (place.country, slug, place.level.tier) in template_by_slug()


def _at_ministries(rule: _Rule) -> Iterator[ChangeEvent]:
    pattern = rule.before[0].partition("{m}")[0]
    eve = rule.event.date - datetime.timedelta(days=1)
    for key, body in central_by_key().items():
        ministry = key.body.removeprefix(pattern)
        after = BodyKey("vn", rule.after[0].replace("{m}", ministry))
        if key.body.startswith(pattern) and body.until == eve and after in central_by_key():
            yield _event(rule, _named(rule.event.id, ministry), (key,), (after,))


def _named(*parts: str) -> str:
    """The identifier of a change that follows from another, a single segment of a path."""
    return ".".join(part.replace("/", ".") for part in parts)


def _event(rule: _Rule, name: str, before: tuple[BodyKey, ...], after: tuple[BodyKey, ...]) -> ChangeEvent:
    event = rule.event
    return ChangeEvent(name, event.date, event.kind, before, after, event.source, event.vi, event.en)


@cache
def _rules() -> tuple[_Rule, ...]:
    found = []
    for row in read_toml(data_path("registry", "body_changes.toml"))["change"]:
        before, after = tuple(row["before"]), tuple(row["after"])
        keys = [tuple(BodyKey("vn", slug) for slug in slugs) for slugs in (before, after)]
        event = ChangeEvent(
            row["id"], row["date"], ChangeKind(row["kind"]), keys[0], keys[1], row["source"], row["vi"], row["en"]
        )
        found.append(_Rule(event, row.get("at", ""), before, after))
    return tuple(found)
