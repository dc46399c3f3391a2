"""Groups of bodies (`các tổ chức thành viên`, `các sở, ban, ngành`): whose members or parts the words mean.

The words are data (`data/registry/groups.toml`). A group stays a group; what is known of its members is told beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from frontgraph.errors import LookupFailedError
from frontgraph.model import BodyKey
from frontgraph.registry.body_rows import Body, BodyLevel, at_place, central, get, template_by_slug
from frontgraph.registry.gazetteer import by_code
from frontgraph.resources import data_path, read_toml


@dataclass(frozen=True, slots=True)
class BodyGroup:
    """The members (`level` None) or the parts at a level of the body `of`."""

    of: BodyKey
    level: BodyLevel | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    words: re.Pattern[str]
    of: str
    level: BodyLevel | None


def group_named(name: str, jurisdiction: str) -> BodyGroup | None:
    """Whose members or parts a group's name means in a document of a jurisdiction; None where no rule tells.

    >>> group_named("Các tổ chức thành viên Mặt trận tỉnh", "vn-05").of.path
    'vn-05/mttq'
    >>> group_named("các cơ quan, đơn vị", "vn-05") is None
    True
    """
    small = " ".join(name.lower().replace("uỷ", "ủy").split())
    for rule in _rules():
        if rule.words.search(small):
            key = _of(rule.of, jurisdiction)
            return BodyGroup(key, rule.level) if _stands(key) else None
    return None


@lru_cache(maxsize=4096)
def known_members(group: BodyGroup) -> tuple[Body, ...]:
    """The bodies of a group that the registry knows by their kind; those of communes are too many to be told.

    >>> son_la = group_named("các tổ chức thành viên", "vn-05")
    >>> "Hội Nông dân tỉnh Sơn La" in [body.vi for body in known_members(son_la)]
    True
    """
    if group.level is None and "-" not in group.of.jurisdiction:
        return tuple(body for body in central() if body.front_member)
    if "-" not in group.of.jurisdiction:
        return tuple(body for body in central() if body.parent == group.of and body.unit_of is None)
    place = by_code(group.of.jurisdiction)
    standing = (
        at_place(template, place)
        for (country, _, tier), template in template_by_slug().items()
        if (country, tier) == (place.country, place.level.tier)
    )
    if group.level is None:
        return tuple(body for body in standing if body.front_member)
    return tuple(
        body for body in standing if body.parent == group.of and body.level == group.level and not body.unit_of
    )


# What a group belongs to stands in the province: a commune's paper addresses the departments of its province.
def _of(slug: str, jurisdiction: str) -> BodyKey:
    if slug.startswith("vn/"):
        return BodyKey("vn", slug.removeprefix("vn/"))
    return BodyKey(jurisdiction.partition("/")[0] if slug != "mttq" else jurisdiction, slug)


def _stands(key: BodyKey) -> bool:
    try:
        get(key)
    except LookupFailedError:
        return False
    return True


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(re.compile(row["words"]), row["of"], BodyLevel(row["level"]) if "level" in row else None)
        for row in read_toml(data_path("registry", "groups.toml"))["group"]
    )
