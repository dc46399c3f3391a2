"""Vietnamese places named by proper name, each once: units of administration, regions, villages.

The units come from the registry of places; what a text adds to them are regions ("khu vực Trung Bộ") and the
settlements below the commune ("thôn Pứt"), of which no registry exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from frontgraph.facts.bareplaces import bare_places
from frontgraph.facts.lexicon import LOWER, UPPER, alternatives, whole
from frontgraph.facts.prose import Prose
from frontgraph.model import Document, PlaceMention
from frontgraph.registry import places
from frontgraph.registry.places import Place, PlaceMatch
from frontgraph.resources import data_path, read_table
from frontgraph.text import fold

_SYLLABLE = rf"[{UPPER}][{LOWER}'’]+"
_SETTLEMENT = re.compile(
    rf"(?P<level>thôn|bản|ấp|buôn|làng|xóm)\s+(?P<name>{_SYLLABLE}(?:\s{_SYLLABLE}){{0,3}})"
    rf"(?=\s*[,;.)(]|\s+(?:và|thuộc|của|xã|phường)\s)"
)
_MIXED_LIST = re.compile(r"(?:tỉnh|thành\s+phố),\s*$", re.IGNORECASE)
# "lưu vực sông Đồng Nai", "vịnh Hạ Long": waters and mountains bear the names of provinces.
_NATURAL = re.compile(r"(?<!\w)(?:sông|hồ|núi|đèo|vịnh|cửa|cầu|đầm|suối)\s+$")
_NUMBER = re.compile(r"^\d|^[IVX]+(?!\w)")
_CHAIN = re.compile(
    rf"(?:[Cc]ác|[Nn]hững)\s+(?:tỉnh|thành phố|xã|phường|huyện)(?:,\s+thành phố)?\s*:?\s+"
    rf"(?:(?:[{UPPER}][\w'’]*|và|-)[\s,]*)*$"
)


@cache
def _region() -> re.Pattern[str]:
    names = [row["name"] for row in read_table(data_path("registry", "regions.tsv"))]
    kinds = ("khu vực", "vùng", "miền")
    return re.compile(rf"{alternatives([*names, *(f'{kind} {name}' for kind in kinds for name in names)])}(?!\w)")


_REGION_WORD = re.compile(r"(?:khu\s+vực|vùng|miền)\s+")


def find_places(prose: Prose, found_places: Sequence[PlaceMatch]) -> tuple[PlaceMention, ...]:
    """The Vietnamese places of a text, in order of first mention; `found_places` are those of `matches`."""
    found: dict[str, tuple[int, PlaceMention]] = {}
    for key, start, mention in _all(prose, found_places):
        earlier = found.get(key)
        if earlier is None:
            found[key] = (start, mention)
        elif _fuller(mention, earlier[1]):
            found[key] = (earlier[0], mention)
    return tuple(mention for _, mention in sorted(found.values(), key=lambda pair: pair[0]))


# A mention with its unit word, in ordinary letters, is worth more than a bare name or one in capitals.
def _fuller(new: PlaceMention, old: PlaceMention) -> bool:
    if old.evidence.quote.isupper():
        return not new.evidence.quote.isupper()
    return new.name[:1].islower() and not old.name[:1].islower()


def _all(prose: Prose, found_places: Sequence[PlaceMatch]) -> Iterator[tuple[str, int, PlaceMention]]:
    for match in found_places:
        if not match.foreign:
            yield from _unit(prose, match)
    for start, end, place in bare_places(prose, found_places):
        name = prose.printed(start, end)
        evidence = prose.evidence(start, end, "places.bare", 0.7)
        mention = PlaceMention(name, place.level.value, evidence, place.iso)
        yield f"2 {fold(f'{place.level.unit} {name}')}", start, mention
    for found in _region().finditer(prose.flat):
        if not whole(prose.flat, found):
            continue
        evidence = prose.evidence(found.start(), found.end(), "places.region", 0.9)
        name = prose.printed(found.start(), found.end())
        yield f"region {fold(_REGION_WORD.sub('', found[0]))}", found.start(), PlaceMention(name, "vùng", evidence)
    for found in _SETTLEMENT.finditer(prose.flat):
        if not whole(prose.flat, found) or prose.flat.endswith("văn ", 0, found.start()):
            continue
        evidence = prose.evidence(found.start(), found.end(), "places.settlement", 0.8)
        name = prose.printed(found.start(), found.end())
        yield fold(name), found.start(), PlaceMention(name, found["level"], evidence)


def matches(prose: Prose, document: Document, anchors: Sequence[places.Anchor]) -> tuple[PlaceMatch, ...]:
    """The places that the registry finds in the text, read with the province and the date of the document.

    `anchors` are where places may be named.
    """
    within = places.province_of(document.issuer.value, document.date) if document.issuer else None
    return tuple(places.find(prose.flat, within.code if within else "vn", document.date, anchors))


def _unit(prose: Prose, match: PlaceMatch) -> Iterator[tuple[str, int, PlaceMention]]:
    if match.level.tier == 0 or _NUMBER.match(match.name):
        return
    bare = match.end - match.start <= len(match.name) + 1
    if bare and _NATURAL.search(prose.lower, max(match.start - 10, 0), match.start):
        return
    place = _province_of_list(prose, match) or match.place
    if place is None and not _is_certain(prose, match):
        return
    level = place.level if place else match.level
    name = _printed_name(prose, match, place)
    full = f"{level.unit} {name}"
    bare = bare and not _under_a_unit(prose, match)
    evidence = prose.evidence(match.start, match.end, "places.unit", 0.98 if place else 0.8)
    mention = PlaceMention(name if bare else full, level.value, evidence, place.iso if place else None)
    yield f"{min(level.tier, 2)} {fold(full if level.tier > 1 else name)}", match.start, mention


# A name that no registry has counts where it stands in one line with its unit word and the sentence goes on behind it.
def _is_certain(prose: Prose, match: PlaceMatch) -> bool:
    if match.level.tier == 1 or (match.candidates == () and match.end - match.start <= len(match.name) + 1):
        return bool(match.candidates)
    between = str(prose.canonical.text)[match.start : match.end]
    behind = re.compile(r"\s*[,;.)(]|\s+(?:và|thuộc|của|tỉnh|thành)\s").match(prose.flat, match.end)
    return bool(match.candidates) or ("\n" not in between and behind is not None)


def _printed_name(prose: Prose, match: PlaceMatch, place: Place | None) -> str:
    printed = prose.printed(match.start, match.end)
    proper = printed[len(printed) - len(match.name) :] if printed.lower().endswith(match.name.lower()) else match.name
    if not proper.isupper():
        return proper
    return place.name if place else proper.title()


# "các tỉnh Hủa Phăn, Luông Pha Bang": the unit word stands before the first alone.
def _under_a_unit(prose: Prose, match: PlaceMatch) -> bool:
    return _CHAIN.search(prose.flat, max(match.start - 200, 0), match.start) is not None


# "các tỉnh, thành phố: Hà Tĩnh, …" lists units of the first tier, not the towns of these names.
def _province_of_list(prose: Prose, match: PlaceMatch) -> Place | None:
    if match.level.tier != 2 or match.place is None:
        return None
    before = prose.flat[max(match.start - 12, 0) : match.start]
    if not _MIXED_LIST.search(before):
        return None
    return next((p for p in places.lookup(match.name) if p.level.tier == 1 and p.country == "vn"), None)
