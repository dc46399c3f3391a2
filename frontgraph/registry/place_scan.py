"""Places in running text: one pass over unit words (`tỉnh`, `huyện`, `xã` …) and over the bare names of provinces.

How units are written: Nghị định 30/2020/NĐ-CP, Phụ lục II, mục II.1: the unit word small, every syllable of the
name with a capital; a name that is a number or a person's makes the unit word part of the name (Quận 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from frontgraph.model import PartialDate
from frontgraph.registry.gazetteer import Level, Place, name_key, names, states
from frontgraph.registry.name_pattern import GAP
from frontgraph.registry.place_anchors import NEVER_BARE, UNITS, UPPER, Anchor, anchors, next_anchor

_SYLLABLE = rf"[{UPPER}][\w'’]*"
#: Up to seven capitalised syllables (`Ea H'leo`, `Phan Rang - Tháp Chàm`) or the number of a ward.
_RUN = re.compile(rf"{_SYLLABLE}(?:{GAP}{_SYLLABLE}){{0,6}}|\d{{1,2}}(?![\d./-])")
#: Foreign names go on in small letters behind hyphens: `Sa-vẳn-na-khệt`.
_HYPHENED = re.compile(rf"{_SYLLABLE}(?:{GAP}{_SYLLABLE}){{0,3}}(?:-[^\W\d_][\w'’]*){{1,5}}(?![\w-])")
_TOKEN = re.compile(r"[\w'’]+")
_AND = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\s+và\s+|\s+hoặc\s+)")
_CHAIN = re.compile(r"\s*(?:[,-]|\(|thuộc|của|ở)?\s*(?:thuộc|của)?\s*")
_NO_NAME = re.compile(r"\d|(?:Ủy|ỦY|Việt Nam|Hội|Quy|Không)(?!\w)")
_GOES_ON = re.compile(rf"\s+[^\W\d_{UPPER}]")
_PLURAL = re.compile(r"(?:[Cc]ác|CÁC|những|\d+|hai|ba|bốn)\s+$")

#: White space before an anchor is no longer than this, or the whole window is looked at.
_UNIT_GAP = 6
#: How far back the unit words of a list may stand.
_UNIT_WINDOW = 48
_UNIT_WORD = re.compile(r"(?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu)", re.IGNORECASE)
_UNIT_LIST = re.compile(rf"(?<!\w)(?:{_UNIT_WORD.pattern}\s*(?:[,/]|và)\s*)+$", re.IGNORECASE)
_SURNAMES = re.compile(
    r"(?<!\w)(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Mai|Trịnh|Đoàn|Lương|Đào|Tạ"
    r"|Hà|Cao|Chu|Thị|Văn|Đức|Thanh|Ngọc|Xuân|Quang|Minh|Thế|Hữu|Duy|Công) $"
)


class PlaceMatch(NamedTuple):
    """A place named in a text: offsets of that text, the name as printed, and what it is.

    `start` is at the unit word where one stands before the name. `place` is None where the registry does not know
    the name, or where several places bear it and the context does not decide: these are the `candidates`.
    """

    start: int
    end: int
    name: str
    level: Level
    place: Place | None
    candidates: tuple[Place, ...] = ()

    @property
    def foreign(self) -> bool:
        """Whether the place lies outside Vietnam."""
        known = self.place or (self.candidates[0] if self.candidates else None)
        return known is not None and known.country != "vn"


class Scope(NamedTuple):
    """Where and when a name is read: the document's jurisdiction and date."""

    within: str = "vn"
    date: PartialDate | None = None


def find(
    text: str, within: str = "vn", date: PartialDate | None = None, known: Sequence[Anchor] | None = None
) -> Iterator[PlaceMatch]:
    """The places that a canonical text names, in reading order; `within` is the document's jurisdiction.

    `known` are the anchors of the text where they were looked for already.

    >>> for match in find("xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La; các tỉnh Hủa Phăn, Luông Pha Bang"):
    ...     print(match.name, "|", match.level, "|", match.place.code)
    Tân Lập | xã | vn-05/huyen-moc-chau/xa-tan-lap
    Mộc Châu | huyện | vn-05/huyen-moc-chau
    Sơn La | tỉnh | vn-05
    Hủa Phăn | tỉnh | la-ho
    Luông Pha Bang | tỉnh | la-lp
    """
    found = list(_scan(text, Scope(within, date), anchors(text) if known is None else known))
    for index in range(len(found) - 2, -1, -1):
        found[index] = _inside(found[index], found[index + 1], text, date)
    yield from found


def name_at(text: str, start: int, levels: tuple[Level, ...], scope: Scope) -> PlaceMatch | None:
    """The known place of these levels whose bare name stands at an offset: `Mai Sơn` behind `Huyện ủy`.

    >>> districts = (Level.RURAL_DISTRICT, Level.TOWN)
    >>> name_at("Huyện ủy Mai Sơn", 9, districts, Scope("vn-05")).place.code
    'vn-05/huyen-mai-son'
    """
    end = _name_end(text, start, levels, unknown=False)
    return None if end is None else _match(text, (start, end), start, levels, scope)


def choose(candidates: tuple[Place, ...], scope: Scope) -> tuple[Place | None, tuple[Place, ...]]:
    """The place that a name means in its scope, or None and those that it may mean.

    Living at the date goes before lying in the document's own unit; without a date the units of today go first.
    """
    living = tuple(place for place in candidates if place.lives(scope.date)) or candidates
    nearest = _nearest(living, scope.within)
    if scope.date is None and len({place.code for place in nearest}) > 1:
        nearest = tuple(place for place in nearest if place.until is None) or nearest
    if len({place.code for place in nearest}) == 1:
        return nearest[-1], ()
    return None, nearest


def _nearest(candidates: tuple[Place, ...], within: str) -> tuple[Place, ...]:
    unit = within
    while unit:
        inside = tuple(p for p in candidates if p.code == unit or p.code.startswith((f"{unit}/", f"{unit}-")))
        if inside:
            return inside
        unit = unit.rpartition("/")[0] or ("" if "-" not in unit else unit.partition("-")[0])
    return candidates


@lru_cache(maxsize=16384)
def named(words: str, levels: tuple[Level, ...]) -> tuple[Place, ...]:
    """The places of these levels, or else of the same tier, that bear a name; the exact spelling goes first."""
    known = names().get(name_key(words), ())
    of_level = tuple(place for place in known if place.level in levels)
    if not of_level:
        tiers = {level.tier for level in levels}
        # "tỉnh Quảng Tây": what its own country calls otherwise is a province to us.
        of_level = tuple(p for p in known if p.level.tier in tiers and (p.level.tier > 1 or p.country != "vn"))
    exact = tuple(place for place in of_level if words.lower() in (n.lower() for n in (place.name, *place.aliases)))
    # One syllable without its marks is too little (`Chũ`, `Chủ`); a foreign name has as many spellings as writers.
    return exact or tuple(place for place in of_level if " " in place.name or place.country != "vn")


def _scan(text: str, scope: Scope, known: Sequence[Anchor]) -> Iterator[PlaceMatch]:
    anchor, index = next_anchor(text, known, 0, 0)
    while anchor is not None:
        start, position, unit_end = anchor
        if unit_end is None:
            if _stands_alone(text, start, position):
                yield _match(text, (start, position), start, None, scope)
        else:
            levels = _levels(text, start, unit_end)
            for name in _listed(text, anchor, unit_end, levels):
                yield _match(text, name, start, levels, scope)
                position, start = name[1], -1
        anchor, index = next_anchor(text, known, index, position)


def _levels(text: str, start: int, end: int) -> tuple[Level, ...]:
    """The levels that a unit word tells, together with those listed before it: `các tỉnh, thành phố: Hà Tĩnh, Huế`."""
    own = UNITS[" ".join(text[start:end].lower().rstrip(".").split())]
    beside = text[max(0, start - _UNIT_GAP) : start].rstrip().lower()
    if beside and not beside.endswith((",", "/", "và")):
        return own
    before = _UNIT_LIST.search(text, max(0, start - _UNIT_WINDOW), start)
    if before is None:
        return own
    words = (" ".join(word.lower().split()) for word in _UNIT_WORD.findall(before[0]))
    levels = tuple(dict.fromkeys((*(level for word in words for level in UNITS[word]), *own)))
    return (Level.PROVINCE, Level.CITY) if Level.PROVINCE in levels else levels


def _match(text: str, name: tuple[int, int], start: int, levels: tuple[Level, ...] | None, scope: Scope) -> PlaceMatch:
    words, level, place, candidates = _meaning(text[slice(*name)], levels, scope)
    return PlaceMatch(name[0] if start < 0 else start, name[1], words, level, place, candidates)


# The same few places are named over and over in a document.
@lru_cache(maxsize=16384)
def _meaning(
    name: str, levels: tuple[Level, ...] | None, scope: Scope
) -> tuple[str, Level, Place | None, tuple[Place, ...]]:
    """A name's words, its level and what it means; without levels it is a bare name."""
    known = _bare()[name_key(name)] if levels is None else named(name, levels)
    place, candidates = choose(known, scope) if known else (None, ())
    shown = place or (candidates[0] if candidates else None)
    level = shown.level if shown else levels[0] if levels else Level.PROVINCE
    return " ".join(name.split()), level, place, candidates


def _listed(text: str, anchor: Anchor, unit_end: int, levels: tuple[Level, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of the names behind a unit word: `các xã A, B và C`."""
    start = anchor.end
    plain = text[unit_end:start].strip(" ") == "" and not _loud(text[anchor.start : unit_end])
    end = _name_end(text, start, levels, unknown=plain)
    while end is not None:
        yield start, end
        joint = _AND.match(text, end)
        if joint is None:
            return
        start = joint.end()
        plural = levels[0].tier > 1 and _PLURAL.search(text, max(0, anchor.start - 8), anchor.start) is not None
        end = _name_end(text, start, levels, unknown=plural)


def _name_end(text: str, start: int, levels: tuple[Level, ...], *, unknown: bool) -> int | None:
    hyphened = _HYPHENED.match(text, start)
    if hyphened is not None and named(hyphened[0], levels):
        return hyphened.end()
    run = _RUN.match(text, start)
    if run is None:
        return None
    ends = [token.end() for token in _TOKEN.finditer(text, start, run.end())]
    for end in reversed(ends):
        # A single known syllable with more behind it is the beginning of a name that the registry lacks.
        if named(text[start:end], levels) and (end != ends[0] or len(ends) == 1 or "\n" in text[end : ends[1]]):
            return end
    line = text.find("\n", start, run.end())
    same_line = [end for end in ends if line < 0 or end <= line][:4]
    if not unknown or not same_line or _loud(text[start : same_line[-1]]) or _NO_NAME.match(text, start):
        return None
    # All provinces are known; one syllable before a small letter begins a sentence (`UBND tỉnh Thông báo`).
    if len(same_line) == 1 and (levels[0].tier == 1 or _GOES_ON.match(text, same_line[0])):
        return None
    return same_line[-1]


def _loud(words: str) -> bool:
    return words.isupper() and words.rstrip(".").upper() != "TP"


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a bare name is not a part of a person's or another longer name."""
    if text.endswith(" ", 0, start) and _SURNAMES.search(text, max(0, start - 8), start):
        return False
    after = text[end : end + 2]
    return not (len(after) == 2 and after[0] == " " and after[1].isupper()) or text[start:end].isupper()


def _inside(match: PlaceMatch, following: PlaceMatch, text: str, date: PartialDate | None) -> PlaceMatch:
    """The match read again where the unit that it lies in stands right behind it (`xã A, huyện B`)."""
    joint = _CHAIN.fullmatch(text, match.end, following.start)
    outer = following.place
    if joint is None or outer is None or outer.level.tier >= match.level.tier:
        return match
    known = named(match.name, (match.level,))
    inner = tuple(p for p in known if p.code.startswith(f"{outer.code}/"))
    if not inner:
        return match
    place, candidates = choose(inner, Scope(outer.code, date))
    return match._replace(place=place, candidates=candidates, level=(place or candidates[0]).level)


@cache
def _bare() -> dict[str, tuple[Place, ...]]:
    """Provinces and foreign units by folded name: what is a place without a unit word before it."""
    found: dict[str, list[Place]] = {}
    for place in (p for code in states().values() for p in code if p.level.tier < 2 and p.code != "vn"):
        for name in {place.name, *place.aliases} - NEVER_BARE:
            found.setdefault(name_key(name), []).append(place)
    return {key: tuple(places) for key, places in found.items()}
