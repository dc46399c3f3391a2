"""Where in a text places may be named: unit words (`tỉnh`, `huyện`, `xã` …) and the bare names of provinces.

A text is passed once for all of them. The expression begins with letters, so that the search leaps from one possible
beginning to the next; whether a word begins there is asked behind the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from frontgraph.registry.gazetteer import Level, states
from frontgraph.registry.name_pattern import GAP, union

_LETTERS = (*range(0xC0, 0x130), *range(0x1A0, 0x1B1), *range(0x1EA0, 0x1EFA))
#: The capital letters of Vietnamese names, for character classes.
UPPER = "A-Z" + "".join(chr(code) for code in _LETTERS if chr(code).isupper())

UNITS: dict[str, tuple[Level, ...]] = {
    "tỉnh": (Level.PROVINCE,),
    "thành phố": (Level.CITY, Level.PROVINCIAL_CITY, Level.CAPITAL),
    "tp": (Level.CITY, Level.PROVINCIAL_CITY, Level.CAPITAL),
    "thủ đô": (Level.CAPITAL, Level.CITY),
    "khu tự trị": (Level.AUTONOMOUS_REGION,),
    "huyện": (Level.RURAL_DISTRICT,),
    "quận": (Level.URBAN_DISTRICT,),
    "thị xã": (Level.TOWN,),
    "thị trấn": (Level.TOWNSHIP,),
    "xã": (Level.COMMUNE,),
    "phường": (Level.WARD,),
    "đặc khu": (Level.SPECIAL_ZONE,),
}
#: Names that mean a person or a thing where no unit word stands before them.
NEVER_BARE = frozenset({"Hồ Chí Minh", "HCM", "Sài Gòn"})


class Anchor(NamedTuple):
    """Where a place may be named: a unit word from `start` to `unit_end` with a name behind `end`, or a bare name."""

    start: int
    end: int
    unit_end: int | None


def anchors(text: str) -> tuple[Anchor, ...]:
    """The anchors of a canonical text, in reading order; the same where one white space stands for another.

    >>> anchors("tại tỉnh Sơn La")
    (Anchor(start=4, end=9, unit_end=8), Anchor(start=9, end=15, unit_end=None))
    """
    return tuple(map(_anchor, _pattern().finditer(text)))


def next_anchor(text: str, known: Sequence[Anchor], index: int, position: int) -> tuple[Anchor | None, int]:
    """The first anchor at or behind `position`, of the `known` ones from `index` on, and the index to go on with.

    An anchor that begins before `position` and ends behind it hides what begins between: there the text is asked.
    """
    hidden = False
    while index < len(known) and known[index].start < position:
        hidden = known[index].end > position
        index += 1
    if hidden:
        match = _pattern().search(text, position)
        return (None if match is None else _anchor(match)), index
    return (known[index], index + 1) if index < len(known) else (None, index)


def _anchor(match: re.Match[str]) -> Anchor:
    return Anchor(match.start(), match.end(), match.end(match.lastindex) if match.lastindex else None)


# One branch for each first letter; its group holds the rest of a unit word.
@cache
def _pattern() -> re.Pattern[str]:
    units = {form for unit in UNITS if unit != "tp" for form in (unit, unit.capitalize(), unit.upper(), unit.title())}
    units |= {"TP.", "Tp.", "TP", "Tp"}
    bare = _bare_names()
    bare |= {name.upper() for name in bare} | set(_small_behind_hyphens())
    branches = (_branch(first, units, bare) for first in sorted({name[0] for name in units | bare}))
    return re.compile("|".join(branches))


def _branch(first: str, units: Iterable[str], bare: Iterable[str]) -> str:
    unit_rests = {unit[1:] for unit in units if unit[0] == first}
    bare_rests = {name[1:] for name in bare if name[0] == first}
    # In "hạ tầng và đô thị xã Mai Sơn" the unit is the xã.
    unit = rf"(?<![đĐ]ô\s.)({union(unit_rests)})(?:\s*:)?(?:\s+|(?<=\.))(?=[{UPPER}\d])"
    name = rf"{union(bare_rests, GAP)}(?!\w)"
    parts = ([unit] if unit_rests else []) + ([name] if bare_rests else [])
    return rf"{first}(?<!\w.)(?:{'|'.join(parts)})"


def _small_behind_hyphens() -> Iterator[str]:
    """Foreign names as hyphens join them: `Sa-vẳn-na-khệt`, `Luông Pha-băng`."""
    for place in (place for code in states().values() for place in code):
        if place.level.tier != 1 or place.country == "vn":
            continue
        for words in (name.split() for name in (place.name, *place.aliases) if "(" not in name):
            yield from (" ".join((*words[:n], *map(str.lower, words[n:]))) for n in range(1, len(words)))


def _bare_names() -> set[str]:
    return {
        name.replace("-", " ").replace("  ", " ").replace("  ", " ")
        for code in states().values()
        for place in code
        if place.level.tier < 2 and place.code != "vn"
        for name in (place.name, *place.aliases)
        if name not in NEVER_BARE
    }
