"""What a coordination of bodies leaves out, given back to each of its members.

"Thường trực HĐND, UBND tỉnh" names two bodies of the province, "CT, PCT UBND tỉnh" two posts of one committee,
"Ủy ban nhân dân thành phố Hà Nội, tỉnh Quảng Ninh" two committees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from frontgraph.facts.lexicon import UPPER

_OWNER = re.compile(
    r"(?:^|\s)((?:(?:của|thuộc)\s+)?(?:các\s+|cấp\s+)?(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã(?! hội)|phường|"
    r"thị trấn|đặc khu|thôn)(?:\W.*)?)$",
    re.IGNORECASE,
)
_SHARES_PLACE = re.compile(
    r"(?:hđnd|hội đồng nhân dân|ubnd|ủy ban nhân dân|mttq(?: ?vn| việt nam)?|mặt trận tổ quốc(?: việt nam)?|"
    r"đbqh|đại biểu quốc hội|thường trực|ubmttqvn|ubmttq|công an|đoàn thể)$",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"(?:Hội đồng nhân dân|HĐND)\b.*$")
_BARE_ORGAN = re.compile(r"^(?:thường trực|các ban|các tổ đại biểu|các đại biểu)$", re.IGNORECASE)
_SECRETARIAT = re.compile(r"^(?:Văn phòng|VP)\s+(?P<of>\S.*)$")
_PARTY = re.compile(r"(?:tỉnh|thành|huyện|quận) ủy$", re.IGNORECASE)
_LEVEL_WORD = re.compile(r"^(?:của\s+|thuộc\s+)?(?:tỉnh|thành phố|tp\.?|huyện|quận)\s*", re.IGNORECASE)
_OF_PLACE = re.compile(rf"(?P<office>[{UPPER}].*?)\s+(?:tỉnh|thành phố|xã|phường|huyện|đặc khu)\s+[{UPPER}]")
_PLACE_ALONE = re.compile(rf"(?:tỉnh|thành phố|xã|phường|huyện|đặc khu)\s+[{UPPER}]")
_POST = re.compile(
    r"^((?:các\s+|những\s+)?(?:phó\s+)?(?:chủ tịch|chánh văn phòng|chánh|giám đốc|ct|pct|cvp|pcvp|trưởng ban|bí thư)"
    r"(?:\s+(?:vx|tt))?)\s+(?P<office>\S.*)$",
    re.IGNORECASE,
)
_BARE_POST = re.compile(
    r"^(?:các\s+)?(?:phó\s+)?(?:chủ tịch|chánh văn phòng|chánh|giám đốc|ct|pct|cvp|pcvp)$", re.IGNORECASE
)


class BodyPhrase(NamedTuple):
    """One body of a list: canonical offsets, its name with what the list leaves out restored, the words printed."""

    start: int
    end: int
    name: str
    printed: str
    group: bool = False


# "Thường trực HĐND, UBND tỉnh": the first takes the place of the last; "CT, PCT UBND tỉnh" the office.
def restored(items: Sequence[BodyPhrase]) -> Iterator[BodyPhrase]:
    """The members of a list with the place, the office or the council that stands only beside another of them.

    >>> councils = [BodyPhrase(0, 4, "HĐND", "HĐND"), BodyPhrase(6, 15, "UBND tỉnh", "UBND tỉnh")]
    >>> [item.name for item in restored(councils)]
    ['HĐND tỉnh', 'UBND tỉnh']
    """
    if len(items) == 1:
        yield items[0]
        return
    last = items[-1].name
    secretariat = _SECRETARIAT.match(last)
    owner, office = _OWNER.search(last), _POST.match(last)
    before = ""
    for at, item in enumerate(items[:-1], 1):
        council = _next_council(items, at) if _BARE_ORGAN.match(item.name) else None
        if office and _BARE_POST.match(item.name):
            # "Chánh, các Phó Chánh Văn phòng UBND tỉnh": the first heads the same office.
            own = "Văn phòng " if item.name.lower().endswith("chánh") and "văn phòng" in office[1].lower() else ""
            full = item._replace(name=f"{item.name} {own}{office['office']}")
        elif council is not None:
            full = item._replace(name=f"{item.name} {council[0]}")
        elif secretariat and _BARE_ORGAN.match(item.name):
            full = item._replace(name=f"{item.name} {secretariat['of']}")
        elif owner and owner.start() > 0:
            full = item._replace(name=_placed(item.name, owner[1]))
        else:
            full = item
        full = _with_office(full, before)
        before = full.name
        yield full
    yield _with_office(items[-1], before)


# "các Tổ đại biểu và đại biểu Hội đồng nhân dân Thành phố, Hội đồng nhân dân cấp xã": the next council is meant.
def _next_council(items: Sequence[BodyPhrase], at: int) -> re.Match[str] | None:
    return next((found for item in items[at:] if (found := _COUNCIL.search(item.name))), None)


# "Ủy ban nhân dân thành phố Hà Nội, tỉnh Quảng Ninh": the office goes on to the places behind.
def _with_office(item: BodyPhrase, before: str) -> BodyPhrase:
    office = _OF_PLACE.match(before)
    if office and _PLACE_ALONE.match(item.printed):
        return item._replace(name=f"{office['office']} {item.printed}")
    return item


def _placed(name: str, place: str) -> str:
    if _PARTY.search(name):
        proper = _LEVEL_WORD.sub("", place)
        return f"{name} {proper}" if proper != place and proper else name
    return f"{name} {place}" if _SHARES_PLACE.search(name) else name
