"""Bodies: what a name means in its context, what stands above a body, who its members are, what became of it.

The rows and templates are in `body_rows`, the reading of names in `body_names` and `body_scan`, changes of bodies
in `body_changes`; this is their face.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from frontgraph.model import BodyKey, PartialDate
from frontgraph.registry import place_scan
from frontgraph.registry.body_changes import (
    ChangeEvent,
    ChangeKind,
    changes,
    changes_of,
    name_at,
    predecessors,
    successor,
)
from frontgraph.registry.body_names import fold_key, words_of
from frontgraph.registry.body_rows import (
    Body,
    BodyLevel,
    Membership,
    System,
    central,
    get,
)
from frontgraph.registry.body_scan import BodyContext, BodyMatch, Found, head_index, own_places, read_at, scan
from frontgraph.registry.place_scan import PlaceMatch
from frontgraph.text import canonicalise

__all__ = [
    "Body",
    "BodyContext",
    "BodyLevel",
    "BodyMatch",
    "ChangeEvent",
    "ChangeKind",
    "Found",
    "Membership",
    "System",
    "ancestors",
    "central",
    "changes",
    "changes_of",
    "find",
    "get",
    "members_of_front",
    "name_at",
    "own_places",
    "predecessors",
    "resolve",
    "successor",
]

#: What may stand behind a body's name without changing which body it is.
_QUALIFIER = re.compile(
    r"(?:[\s,.;:()–-]*(?:khóa\s+(?:thứ\s+)?[\wIVXL]+|nhiệm\s+kỳ\s+\d{4}\s*-\s*\d{4}|lần\s+thứ\s+\w+(?:\s+\w+)?"
    r"|nước\s+cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|nước\s+chxhcn\s+việt\s+nam"
    r"|nước\s+cộng\s+hòa\s+dân\s+chủ\s+nhân\s+dân\s+lào|việt\s+nam|đảng|\((?:b/c|để\s+b/c)\)))*[\s,.;:()–-]*",
    re.IGNORECASE,
)
#: The term of office behind a name that is only known as a whole.
_TERM = re.compile(r"[\s,]+(?:khóa\s+[\wIVXL]+|nhiệm\s+kỳ\s+\d{4}\s*-\s*\d{4})$", re.IGNORECASE)
_GROUP = re.compile(r"[-+•*\s]*(?:các|những|mọi|hệ thống)\s", re.IGNORECASE)
_OUTER = re.compile(r"\s*[,-]\s*|\s+thuộc\s+")
_LEADING = re.compile(r"\s*(?:(?:đ/c|các|đồng\s+chí)\s+)?[-+•*\s]*")


@lru_cache(maxsize=20_000)
def key_named(name: str, jurisdiction: str, date: PartialDate | None = None) -> BodyKey | None:
    """The key of the body that a name means in a document of `jurisdiction`, None where the registry does not decide.

    >>> key_named("Ban Thường vụ Tỉnh ủy", "vn-05").path
    'vn-05/ban-thuong-vu-tinh-uy'
    """
    match = resolve(name, BodyContext(jurisdiction, date))
    return match.body.key if match.body is not None else None


def resolve(name: str, context: BodyContext | None = None) -> BodyMatch:
    """The body that a name means in a context: in any letters, abbreviated or not, with or without its place.

    A name that several bodies bear, or that the context does not decide, gives no body and a reason.

    >>> son_la = BodyContext("vn-05", PartialDate(2024))
    >>> resolve("Ban Dân vận Tỉnh ủy", son_la).body.key.path
    'vn-05/ban-dan-van-tinh-uy'
    >>> resolve("BAN BÍ THƯ TW ĐẢNG KHÓA XIII").body == resolve("Ban Bí thư").body
    True
    >>> resolve("Ban Dân vận Tỉnh ủy").reason
    'the document tells no province'
    """
    context = context or BodyContext()
    whole = canonicalise(" ".join(name.split())).text
    text = whole[_whole(_LEADING.match(whole)) :]
    named = tuple(place_scan.find(text, context.jurisdiction, context.date))
    found = read_at(text, named, context)
    if found is not None and _QUALIFIER.fullmatch(text, _past_places(text, found.end, named)):
        return found.match
    if _GROUP.match(whole):
        return BodyMatch(None, reason="names a group of bodies", rule="body.group")
    return _folded(_TERM.sub("", text), context)


def find(text: str, context: BodyContext | None = None) -> tuple[Found, ...]:
    """The bodies that a canonical text names, in reading order, read in one pass.

    >>> [found.match.body.key.path for found in find("Sở Tài chính, UBND tỉnh Sơn La", BodyContext("vn-05"))]
    ['vn-05/so-tai-chinh', 'vn-05/ubnd']
    """
    context = context or BodyContext()
    return tuple(scan(text, place_scan.find(text, context.jurisdiction, context.date), context))


def ancestors(key: BodyKey) -> tuple[Body, ...]:
    """The bodies above one, the nearest first.

    >>> [body.key.path for body in ancestors(BodyKey("vn-05", "ban-thuong-truc-ub-mttq"))]
    ['vn-05/ub-mttq', 'vn/ubtw-mttq', 'vn/mttq']
    """
    found: list[Body] = []
    parent = get(key).parent
    while parent is not None and all(body.key != parent for body in found):
        found.append(get(parent))
        parent = found[-1].parent
    return tuple(found)


def members_of_front(date: PartialDate | None = None) -> tuple[Body, ...]:
    """The member organisations of the central Fatherland Front that the registry knows, in the order of the file.

    >>> members_of_front()[0].vi
    'Tổng Liên đoàn Lao động Việt Nam'
    """
    return tuple(body for body in central() if body.front_member and body.lives(date))


def _past_places(text: str, end: int, named: tuple[PlaceMatch, ...]) -> int:
    """The end of the places behind a body's own: `UBND xã A, huyện B, tỉnh C`."""
    starts = {place.start: place.end for place in named}
    while (joint := _OUTER.match(text, end)) and joint.end() in starts:
        end = starts[joint.end()]
    return end


def _whole(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _folded(text: str, context: BodyContext) -> BodyMatch:
    """The last step: the name without its marks, as in a scan or a file name; central names only."""
    rows = _rows_by_fold().get(fold_key(words_of(text)), ())
    living = tuple(body for body in rows if body.lives(context.date)) or rows
    if len(living) == 1:
        return BodyMatch(living[0], rule="body.folded", confidence=0.8)
    return BodyMatch(None, living, "not in the registry" if not living else "several bodies bear the name", "body.none")


@cache
def _rows_by_fold() -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for name, head in head_index().items():
        if head.rows:
            key = fold_key(name)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *head.rows)))
    return found
