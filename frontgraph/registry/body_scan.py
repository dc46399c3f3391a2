"""Bodies in running text: a head (`Ban Dân vận Tỉnh ủy`), the place behind it, and the document's context.

One pass over the text finds the heads; what stands behind a head is read there and then: a named place (`tỉnh Sơn
La`), a unit word alone (`tỉnh`: the document's own province), a group (`các huyện`), or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from frontgraph.model import BodyKey, PartialDate
from frontgraph.registry.body_names import Name, beginnings, pattern, words_of
from frontgraph.registry.body_rows import Body, Template, at_place, central, heads, templates
from frontgraph.registry.gazetteer import Level, Place, by_code
from frontgraph.registry.name_pattern import union
from frontgraph.registry.place_anchors import UPPER
from frontgraph.registry.place_scan import PlaceMatch, Scope, name_at

_UNIT_WORD = re.compile(
    r"\s+(?:của\s+|thuộc\s+)?(tỉnh|thành\s+phố|tp\b\.?|thủ\s+đô|huyện|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu|thôn|khu\s+dân\s+cư"
    r"|tổ\s+dân\s+phố|khu\s+phố|tiểu\s+khu|bản|ấp|xóm|buôn|làng)"
    r"(?![^\W_])(?!\s+(?:ủy|đoàn|hội|viên|trực\s+thuộc|ủy\s+viên|trấn)\b)"
)
_GROUP = re.compile(
    r"\s+(?:(?:của\s+|ở\s+)?(?:các|những|mỗi|từng|mọi)\s+(?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|thị\s+trấn|xã|phường"
    r"|đặc\s+khu|cấp|địa\s+phương|thôn|khu\s+dân\s+cư)|cấp\s+(?:tỉnh|huyện|xã|trên|dưới|cơ\s+sở|mình|thành\s+phố|cao)"
    r"|\d{2,4}\s+(?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu)"
    r"|(?:cùng|hai|các|02|2|ba|3|bốn|4)\s+cấp|nơi\s|địa\s+phương|khu\s+vực|sở\s+tại)(?![^\W_])"
)
_MORE_UNITS = re.compile(
    r"\s*[,/]\s*(?:và\s+)?(?:thành\s+phố|huyện|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu|tỉnh)(?![^\W_])"
)
#: Behind one of several names of bodies, the places of all: `Tỉnh ủy, UBND các tỉnh: Đắk Lắk, Gia Lai`.
_SEVERAL = re.compile(r"\s[Cc]ác\s")
_OF = re.compile(r"\s*[-,(]\s*|\s+(?:(?:của|thuộc)\s+)?")
_AND = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\s+và\s+)")
_POST = re.compile(
    r"(?:chủ\s+tịch|bí\s+thư|thủ\s+tướng|bộ\s+trưởng|thường\s+trực|giám\s+đốc|chánh\s+án|viện\s+trưởng)(?!\w)"
)
_DEPUTY = re.compile(r"(?<!\w)(?:phó|phó\s+bí\s+thư|phó\s+chủ\s+tịch|phó\s+trưởng\s+ban|phó\s+trưởng\s+đoàn)\s+$")
_COMMON = re.compile(r"(?<!\w)(?:cơ|trụ|xứ|công)\s+$")
_DISTRICT_ORGAN = re.compile(r"(?<![^\W_])(huyện|quận|thị|thành)\s+(?:ủy|đoàn)$")
_ORGAN_WINDOW = 12
_DISTRICTS = {
    "huyện": Level.RURAL_DISTRICT,
    "quận": Level.URBAN_DISTRICT,
    "thị": Level.TOWN,
    "thành": Level.PROVINCIAL_CITY,
}
_CENTRAL_UNITS = re.compile(r"\s+trực\s+thuộc\s+trung\s+ương(?![^\W_])")
_COMMUNAL = re.compile(r"(?<!thị )xã|phường|thị trấn|đặc khu")
_LAST_UNIT = re.compile(r"(?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu)$")
_TIERS = {
    "tỉnh": (1,),
    "thủ đô": (1,),
    "thành phố": (1, 2),
    "tp": (1, 2),
    "huyện": (2,),
    "quận": (2,),
    "thị xã": (2,),
    "thôn": (4,),
    "khu dân cư": (4,),
}
#: Units below the commune that are no common words elsewhere only behind the name of a body of theirs.
_VILLAGES = ("tổ dân phố", "khu phố", "tiểu khu", "bản", "ấp", "xóm", "buôn", "làng")
_TIERS |= dict.fromkeys(_VILLAGES, (4,))
#: The name of a village, which no registry of places lists: `bản Mòng`, `tổ dân phố số 5`.
_VILLAGE_NAME = re.compile(rf"[ \t]+(?:số[ \t]+)?(?:\d{{1,2}}(?!\w)|[{UPPER}]\w*)(?:[ \t]+[{UPPER}]\w*){{0,3}}")
_PREFERRED = {"tp": "thành phố"}


@dataclass(frozen=True, slots=True)
class BodyContext:
    """Where, when and by whom a name is written: the jurisdiction, the date and the issuer of the document."""

    jurisdiction: str = "vn"
    date: PartialDate | None = None
    issuer: BodyKey | None = None


class BodyMatch(NamedTuple):
    """What a name was read as: one body, or none and why; `rule` names the step that decided."""

    body: Body | None
    candidates: tuple[Body, ...] = ()
    reason: str | None = None
    rule: str = ""
    confidence: float = 1.0


class Found(NamedTuple):
    """A body named in a text: where, what it was read as, and whether the words name a group of bodies."""

    start: int
    end: int
    match: BodyMatch
    group: bool = False
    head_end: int = 0


class Option(NamedTuple):
    """A template that a head may mean, in places of these tiers, and whether only with a place behind it."""

    template: Template
    tiers: tuple[int, ...]
    needs_place: bool = False


class Head(NamedTuple):
    """What the words of a head may mean: central bodies and templates, these with the tiers that the words tell."""

    rows: tuple[Body, ...] = ()
    templates: tuple[Option, ...] = ()

    @property
    def needs_place(self) -> bool:
        """Whether the words alone are too common to name a body (`Công an`, `Mặt trận`)."""
        return not self.rows and all(option.needs_place for option in self.templates)


@dataclass(slots=True)
class _Reading:
    """The text being read, in small letters too, with its places by start."""

    text: str
    small: str
    places: Mapping[int, PlaceMatch]
    context: BodyContext
    # What heads without a place of their own were read as: a document names the same few bodies again and again.
    local: dict[tuple[Name, tuple[int, ...], str], BodyMatch] = field(default_factory=dict)


class _Suffix(NamedTuple):
    """What stands behind a head: where it ends, and the place, the tiers or the group that it tells."""

    end: int
    place: PlaceMatch | None = None
    tiers: tuple[int, ...] = ()
    unit: str = ""
    group: bool = False
    more: tuple[PlaceMatch, ...] = ()


def scan(text: str, places: Iterable[PlaceMatch], context: BodyContext) -> Iterator[Found]:
    """The bodies that a canonical text names, in reading order; names begin with a capital."""
    small = lower(text)
    reading = _Reading(text, small, {place.start: place for place in places}, context)
    position = 0
    for capital in head_beginnings().finditer(text):
        head = head_pattern().match(small, capital.start()) if capital.start() >= position else None
        if head is None or _in_symbol(text, head) or _part_of_post(small, head) or _part_of_word(small, head):
            continue
        for found in read(reading, head.start(), head.end()):
            yield found
            position = max(position, found.end)


def _in_symbol(text: str, head: re.Match[str]) -> bool:
    """Whether an abbreviation stands in the symbol of a document (`12/2020/TT-BTC`) and names nobody."""
    before, after = text[head.start() - 1 : head.start()], text[head.end() : head.end() + 2]
    glued = before in ("-", "/", ".", "&") or (after[:1] in ("-", "/", "&") and after[1:].isupper())
    return glued and " " not in head[0]


def _part_of_word(small: str, head: re.Match[str]) -> bool:
    """Whether `sở` is the second syllable of a common word, as capitals print it: `CƠ SỞ VĂN HÓA VÀ THỂ THAO`."""
    return head[0].startswith("sở") and _COMMON.search(small, max(0, head.start() - 8), head.start()) is not None


def _part_of_post(small: str, head: re.Match[str]) -> bool:
    """Whether the first word belongs to a post before it: `Phó Chủ tịch UBND`, `Phó Bí thư Thường trực Tỉnh ủy`."""
    return (
        _POST.match(head[0]) is not None and _DEPUTY.search(small, max(0, head.start() - 16), head.start()) is not None
    )


def read_at(text: str, places: Iterable[PlaceMatch], context: BodyContext) -> Found | None:
    """The body named at the very beginning of a text, capital or not."""
    small = lower(text)
    head = head_pattern().match(small)
    if head is None:
        return None
    reading = _Reading(text, small, {place.start: place for place in places}, context)
    return next(read(reading, head.start(), head.end()), None)


def read(reading: _Reading, start: int, end: int) -> Iterator[Found]:
    """The bodies that a head and what stands behind it name: several where several places are listed."""
    name = _words(reading.small[start:end])
    entry = head_index().get(name)
    if entry is None:
        return
    suffix = _suffix(reading, end, entry)
    if entry.needs_place and not (suffix.place or suffix.tiers or suffix.group):
        return
    if suffix.group and not suffix.more:
        yield Found(start, suffix.end, BodyMatch(None, reason="names a group of bodies", rule="body.group"), True, end)
        return
    yield Found(start, suffix.end, _decided(reading, name, entry, suffix), head_end=end)
    for place in suffix.more[1:]:
        other = _Suffix(place.end, place)
        yield Found(place.start, place.end, decide(entry, other, reading.context), head_end=end)


def _decided(reading: _Reading, name: Name, entry: Head, suffix: _Suffix) -> BodyMatch:
    if suffix.place is not None:
        return decide(entry, suffix, reading.context)
    key = (name, suffix.tiers, suffix.unit)
    known = reading.local.get(key)
    if known is None:
        known = reading.local[key] = decide(entry, suffix, reading.context)
    return known


def decide(entry: Head, suffix: _Suffix, context: BodyContext) -> BodyMatch:
    """The body that a head and its suffix mean in a context."""
    if suffix.place is not None:
        return _of_named_place(entry, suffix.place, context)
    local = _of_context(entry, suffix, context)
    if entry.rows and not suffix.tiers and (local is None or local.body is None):
        return _of_row(entry.rows, context)
    return local or BodyMatch(None, reason="the context tells no place", rule="body.template.context")


def _of_row(rows: tuple[Body, ...], context: BodyContext) -> BodyMatch:
    living = tuple(body for body in rows if body.lives(context.date)) or rows
    if len(living) > 1:
        return BodyMatch(None, living, "several bodies bear the name", "body.row")
    body = living[0]
    ended = None if body.lives(context.date) else f"not in existence then ({_period(body)})"
    return BodyMatch(body, (), ended, "body.row")


def _of_named_place(entry: Head, found: PlaceMatch, context: BodyContext) -> BodyMatch:
    rule = "body.template.named"
    options = (_living(found.place, context),) if found.place else found.candidates
    bodies = tuple(
        at_place(option.template, place)
        for place in options
        for option in entry.templates
        if place.level.tier in option.tiers and option.template.country == place.country
    )
    if not options:
        return BodyMatch(None, reason=f"the place “{found.name}” is not in the registry", rule=rule)
    if not bodies:
        return BodyMatch(None, reason="no such body stands in a place of this kind", rule=rule)
    return _one(bodies, context, rule, 1.0)


def _living(place: Place, context: BodyContext) -> Place:
    """The unit as it is at the date: a paper of 2025 that names tỉnh Thừa Thiên Huế means what is now Huế."""
    now = by_code(place.code, context.date)
    return now if now.lives(context.date) else place


def _of_context(entry: Head, suffix: _Suffix, context: BodyContext) -> BodyMatch | None:
    rule = "body.template.context"
    options = tuple(
        option
        for option in entry.templates
        if option.template.country == "vn" and (suffix.tiers or not option.needs_place)
    )
    if not options:
        return None
    own = own_places(context)
    if not own:
        return BodyMatch(None, reason="the document tells no province", rule=rule)
    wanted = suffix.tiers or tuple({tier for option in options for tier in option.tiers})
    place = next((p for p in own if p.level.tier in wanted and _answers(p, suffix.unit)), None)
    if place is None:
        return BodyMatch(None, reason=f"the document does not tell which {suffix.unit or 'place'}", rule=rule)
    bodies = tuple(at_place(option.template, place) for option in options if place.level.tier in option.tiers)
    return _one(bodies, context, rule, 0.95) if bodies else None


def _one(bodies: tuple[Body, ...], context: BodyContext, rule: str, confidence: float) -> BodyMatch:
    living = tuple(body for body in bodies if body.lives(context.date)) or bodies
    if len({body.key for body in living}) > 1:
        return BodyMatch(None, living, "several places or bodies bear the name", rule, confidence)
    ended = None if living[0].lives(context.date) else f"not in existence then ({_period(living[0])})"
    return BodyMatch(living[0], (), ended, rule, confidence)


def shared(this: Found, following: Found, text: str, context: BodyContext) -> BodyMatch:
    """What a body without a place of its own means when it shares that of the next one in a list."""
    entry = head_of(this, text)
    if entry.rows:
        return this.match
    units = text[following.head_end : following.end]
    if following.group:
        return following.match if _shares_group(entry, units) else this.match
    if _SEVERAL.search(units) and _shares_group(entry, units):
        return BodyMatch(None, reason="names a group of bodies", rule="body.group")
    body = following.match.body
    if body is None or "-" not in body.key.jurisdiction:
        return this.match
    place = by_code(body.key.jurisdiction, context.date)
    if not any(
        place.level.tier in option.tiers and option.template.country == place.country for option in entry.templates
    ):
        return this.match
    return at_named(entry, place, context)


def _shares_group(entry: Head, group: str) -> bool:
    """Whether a body stands in units like those of a group: an office of a province in no list of communes."""
    tiers = {tier for option in entry.templates for tier in option.tiers}
    named = {
        tier for word, values in _TIERS.items() if re.search(rf"(?<!\w){word}(?!\w)", group.lower()) for tier in values
    }
    named |= {3} if _COMMUNAL.search(group.lower()) else set()
    return bool(tiers & named) if named else len(tiers) > 1


def head_of(found: Found, text: str) -> Head:
    """What the head of a body found in a text may mean."""
    return head_index().get(head_words(found, text), Head())


def head_words(found: Found, text: str) -> Name:
    """The head of a body found in a text, in normal form."""
    return _words(lower(text[found.start : found.head_end]))


def at_named(entry: Head, place: Place, context: BodyContext) -> BodyMatch:
    """The body that a head means in a place."""
    return _of_named_place(entry, PlaceMatch(0, 0, place.name, place.level, place), context)


def own_places(context: BodyContext) -> tuple[Place, ...]:
    """The places that the document's jurisdiction lies in, the smallest first, without the country.

    >>> [place.name for place in own_places(BodyContext("vn-05/huyen-moc-chau"))]
    ['Mộc Châu', 'Sơn La']
    """
    found = []
    code: str | None = context.jurisdiction
    while code and "-" in code:
        place = by_code(code, context.date)
        found.append(place)
        code = place.parent
    return tuple(found)


def _answers(place: Place, unit: str) -> bool:
    """Whether a unit word alone may mean this place: `thành phố` means no province, `tỉnh` no central city."""
    return not unit or place.level.unit == unit or (unit == "thủ đô" and place.code == "vn-hn")


def _suffix(reading: _Reading, end: int, entry: Head) -> _Suffix:
    group = _GROUP.match(reading.small, end)
    joint = _OF.match(reading.small, group.start() if group else end)
    if group:
        group_end = _group_end(reading.small, group.end())
        listed = _listed(reading, _unit_start(reading.small, group.start(), group_end))
        if listed:
            return _Suffix(listed[0].end, listed[0], more=listed)
        return _Suffix(group_end, group=True)
    if not entry.templates or joint is None:
        return _Suffix(end)
    named = reading.places.get(joint.end())
    plain = reading.small[joint.start() : joint.end()].strip() in ("", "của", "thuộc", "-")
    if named and named.level is not Level.COUNTRY and (plain or named.name != reading.text[named.start : named.end]):
        return _Suffix(named.end, named)
    return _bare_district(reading, end, joint.end()) or _bare_unit(reading, end, entry)


def _bare_district(reading: _Reading, end: int, start: int) -> _Suffix | None:
    """The district whose name stands without unit word behind its committee: `Huyện ủy Mai Sơn`."""
    organ = _DISTRICT_ORGAN.search(reading.small, max(0, end - _ORGAN_WINDOW), end)
    if organ is None:
        return None
    scope = Scope(reading.context.jurisdiction, reading.context.date)
    place = name_at(reading.text, start, (_DISTRICTS[organ[1]],), scope)
    return _Suffix(place.end, place) if place else None


def _bare_unit(reading: _Reading, end: int, entry: Head) -> _Suffix:
    unit = _UNIT_WORD.match(reading.small, end)
    if unit is None:
        return _Suffix(end)
    word = " ".join(unit[1].rstrip(".").split())
    if word in _VILLAGES:
        return _village(reading, end, unit, word, entry)
    if _MORE_UNITS.match(reading.small, unit.end()):
        return _Suffix(_group_end(reading.small, unit.end()), group=True)
    return _Suffix(unit.end(), tiers=_TIERS.get(word, (3,)), unit=_PREFERRED.get(word, word))


def _village(reading: _Reading, end: int, unit: re.Match[str], word: str, entry: Head) -> _Suffix:
    if not any(4 in option.tiers for option in entry.templates):
        return _Suffix(end)
    named = _VILLAGE_NAME.match(reading.text, unit.end())
    return _Suffix(named.end() if named else unit.end(), tiers=(4,), unit=word)


def _group_end(small: str, end: int) -> int:
    """The end of a list of unit words: `các xã, phường, đặc khu`."""
    while more := _MORE_UNITS.match(small, end):
        end = more.end()
    central_units = _CENTRAL_UNITS.match(small, end)
    return central_units.end() if central_units else end


def _unit_start(small: str, start: int, end: int) -> int:
    """Where the last unit word stands in `các tỉnh, thành phố`, behind which a list of places may begin."""
    inner = _LAST_UNIT.search(small, start, end)
    return inner.start() if inner else -1


def _listed(reading: _Reading, start: int) -> tuple[PlaceMatch, ...]:
    found: list[PlaceMatch] = []
    place = reading.places.get(start)
    while place is not None:
        found.append(place)
        joint = _AND.match(reading.small, place.end)
        place = reading.places.get(joint.end()) if joint else None
        if place is not None and place.level.tier != found[0].level.tier:
            break
    return tuple(found)


@lru_cache(maxsize=4096)
def _words(name: str) -> Name:
    return words_of(name)


def _period(body: Body) -> str:
    return f"{body.since or '…'} – {body.until or '…'}"


# Several passes ask for the small letters of the same text, one behind the other.
@lru_cache(maxsize=2)
def lower(text: str) -> str:
    """The text in small letters, of the same length.

    >>> lower("SỞ İ")
    'sở İ'
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


@cache
def head_index() -> dict[Name, Head]:
    """Every head in normal form, with what it may mean."""
    index: dict[Name, Head] = {}
    for body in central():
        for name in (body.vi, *body.abbreviations):
            old = index.get(words_of(name), Head())
            if body not in old.rows:
                index[words_of(name)] = Head((*old.rows, body), old.templates)
    for template, words, tiers, needs in _template_heads():
        old = index.get(words, Head())
        # Two templates of one slug are the same body in places of other tiers, with a period of its own there.
        options = {(option.template.slug, option.template.tiers): option for option in old.templates}
        at = (template.slug, template.tiers)
        known = options.get(at, Option(template, (), needs_place=True))
        merged = tuple(sorted({*known.tiers, *tiers}))
        options[at] = Option(template, merged, known.needs_place and needs)
        index[words] = Head(old.rows, tuple(options.values()))
    return index


@cache
def head_pattern() -> re.Pattern[str]:
    """The expression that finds every head in small-lettered text."""
    return pattern(_head_names())


@cache
def head_beginnings() -> re.Pattern[str]:
    """The expression that finds, in text as printed, where a head may begin: a capital, and the letters behind it.

    >>> [match.start() for match in head_beginnings().finditer("Sở này và UBND")]
    [0, 10]
    """
    rests: dict[str, set[str]] = {}
    for begun in beginnings(_head_names()):
        rests.setdefault(begun[0].upper(), set()).add(begun[1:])
    # One branch for each capital: the search leaps from one of them to the next.
    branches = (_capital(first, rests[first]) for first in sorted(rests) if first.isupper())
    return re.compile("|".join(branches))


def _capital(first: str, rests: set[str]) -> str:
    either = re.sub(r"[^\W\d_]", lambda letter: f"[{letter[0]}{letter[0].upper()}]", union(rests - {""}))
    behind = "" if "" in rests else f"(?={either})"
    return rf"{first}(?<![^\W_].){behind}"


@cache
def _head_names() -> tuple[str, ...]:
    names = {name for body in central() for name in (body.vi, *body.abbreviations)}
    names |= {words for t in templates() for name in (t.vi, *t.names) for words, _, _ in heads(t, name)}
    return tuple(sorted(names))


def _template_heads() -> Iterator[tuple[Template, Name, tuple[int, ...], bool]]:
    for template in templates():
        for name in (template.vi, *template.names):
            for words, tiers, needs in heads(template, name):
                yield template, words_of(words), tiers, needs
