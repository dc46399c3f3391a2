"""Districts and communes named without their unit word, where what stands beside the name proves them.

Three things prove a bare name: its province in brackets behind it ("Hồng Thái (Huế)"), another bare name of the same
province joined to it ("đoạn Hoằng Hóa - Sầm Sơn") where the text names that province too, or, of a city in a province,
its standing in a list of provinces ("Hà Nội, Vinh, Đà Nẵng, Quy Nhơn"). A name of one syllable, and a name that a
person may bear, are never read alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from frontgraph.facts.lexicon import LOWER, UPPER
from frontgraph.facts.prose import Prose
from frontgraph.registry import places
from frontgraph.registry.places import Level, Place, PlaceMatch
from frontgraph.text import fold

_SYLLABLE = rf"[{UPPER}][{LOWER}'’]+"
_NAME = rf"{_SYLLABLE}(?:[ \t]{_SYLLABLE}){{1,3}}"
_UNIT_BEHIND = rf"\(\s*(?:tỉnh\s+|thành\s+phố\s+|TP\.?\s*)?(?P<unit>{_NAME}|Huế)\s*\)"
_BRACKETS = re.compile(_UNIT_BEHIND)
_IN_BRACKETS = re.compile(rf"(?P<name>{_NAME})\s*{_UNIT_BEHIND}")
_CHAIN = re.compile(rf"{_NAME}(?:(?:\s*[-–]\s*|,\s+|\s+và\s+){_NAME})+")
# Streets, schools and persons bear the names of places too.
_NO_PLACES = re.compile(r"(?<!\w)(?:đường|phố|trường|thpt|thcs|công\s+ty|ông|bà|đồng\s+chí|đ/c|anh\s+hùng)\s+$")
_LINK = re.compile(r"\s*[-–]\s*|,\s+|\s+và\s+")
_LISTED = re.compile(rf"(?:(?:,\s+|\s+và\s+){_SYLLABLE}(?:[ \t]{_SYLLABLE}){{0,3}}){{1,6}}")
_LIST_LINK = re.compile(r",\s+|\s+và\s+")
#: So far behind a province a list of cities may go on.
_LIST_WINDOW = 120


# The units of a name by their province: one look-up a name, however many provinces a text names.
@lru_cache(maxsize=16384)
def _by_province(name: str) -> dict[str, Place]:
    known = (place for place in places.lookup(name) if place.country == "vn" and place.level.tier > 1)
    return {
        place.code.partition("/")[0]: place for place in known if "/" in place.code and fold(place.name) == fold(name)
    }


def bare_places(prose: Prose, found: Sequence[PlaceMatch]) -> Iterator[tuple[int, int, Place]]:
    """The offsets and the places of the bare names of a text that their neighbours prove; `found` are the others.

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> text = "Mưa lớn tại Hồng Thái (Huế); tuyến Hoằng Hóa - Sầm Sơn của tỉnh Thanh Hóa."
    >>> [place.name for _, _, place in bare_places(prose_of(canonicalise(text)), tuple(places.find(text)))]
    ['Hồng Thái', 'Hoằng Hóa', 'Sầm Sơn']
    """
    taken = [(match.start, match.end) for match in found]
    named = {match.place.code for match in found if match.place and match.place.level.tier == 1}
    # Brackets are found fast, names are not: most texts have no unit in brackets.
    for match in _IN_BRACKETS.finditer(prose.flat) if _BRACKETS.search(prose.flat) else ():
        unit = next((p for p in places.lookup(match["unit"]) if p.country == "vn" and p.level.tier == 1), None)
        place = _by_province(match["name"]).get(unit.code) if unit else None
        if place and not _covered(taken, match.start("name")):
            yield match.start("name"), match.end("name"), place
    yield from _cities(prose.flat, [match for match in found if match.place and match.place.level.tier == 1], taken)
    for chain in _CHAIN.finditer(prose.flat) if named else ():
        if not _NO_PLACES.search(prose.lower, max(chain.start() - 16, 0), chain.start()):
            yield from _linked(prose, chain, named, taken)


# "Hà Nội, Hải Phòng, Vinh, Đà Nẵng, Huế, Quy Nhơn": in a list of provinces stands a city where one is so called.
def _cities(
    flat: str, provinces: Sequence[PlaceMatch], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Place]]:
    listing = False
    for this, following in pairwise([*provinces, None]):
        assert this is not None
        limit = this.end + _LIST_WINDOW
        listed = _LISTED.match(flat, this.end, min(limit, following.start) if following else limit)
        end = listed.end() if listed else this.end
        within = following is not None and _LIST_LINK.fullmatch(flat, end, following.start) is not None
        for start, stop in _parts(flat, listed) if listed and (within or listing) else ():
            city = _city(flat[start:stop]) if within or " " in flat[start:stop] else None
            if city and not _covered(taken, start):
                yield start, stop, city
        listing = within


def _parts(flat: str, listed: re.Match[str]) -> Iterator[tuple[int, int]]:
    links = [link.span() for link in _LIST_LINK.finditer(flat, listed.start(), listed.end())]
    ends = [*(start for start, _ in links[1:]), listed.end()]
    yield from zip((end for _, end in links), ends, strict=True)


@lru_cache(maxsize=1024)
def _city(name: str) -> Place | None:
    cities = [
        place
        for place in places.lookup(name)
        if place.level is Level.PROVINCIAL_CITY and fold(place.name) == fold(name)
    ]
    return cities[0] if len({city.code for city in cities}) == 1 else None


def _covered(taken: Sequence[tuple[int, int]], at: int) -> bool:
    index = bisect_right(taken, (at, at)) - 1
    return any(a <= at < b for a, b in taken[max(index, 0) : index + 2])


def _linked(
    prose: Prose, chain: re.Match[str], named: set[str], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Place]]:
    items = list(_items(prose.flat, chain))
    units = [_by_province(prose.flat[start:end]) for start, end in items]
    shared = named.intersection(*units)
    if shared and len(items) > 1:
        code = min(shared)
        yield from ((a, b, own[code]) for (a, b), own in zip(items, units, strict=True) if not _covered(taken, a))


def _items(flat: str, chain: re.Match[str]) -> Iterator[tuple[int, int]]:
    start = chain.start()
    for link in _LINK.finditer(flat, chain.start(), chain.end()):
        yield start, link.start()
        start = link.end()
    yield start, chain.end()
