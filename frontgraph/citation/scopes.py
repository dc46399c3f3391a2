"""How mentions stand to one another: in one's title, beside it in a list, or on their own.

“Kế hoạch số 197-KH/TU ngày 22/12/2023 của Ban Thường vụ Tỉnh ủy về thực hiện Nghị quyết số 43-NQ/TW” is one
thing that a document speaks of, with another named in its title: what governs the plan does not govern the
resolution. Offsets here are those of the canonical text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from frontgraph.citation.triggers import wording

#: No title is longer than this.
_LONGEST = 2000
# What may stand between a mention and the first word of its title: footnote mark, remark, date, issuer.
_DATE = (
    r"(?:,?\s*(?:\(?\s*(?:ky|ban hanh|thong qua)\s+)?(?:ngay|nam)\s+\d[\d/.\s-]*(?:thang\s*\d+)?(?:,?\s*nam\s*\d+)?)"
)
_HEAD = wording(rf"(?:\[\d+\])?(?:\s*\((?:sua doi|hop nhat)[^()]*\))?{_DATE}*\s*,?\s*")
# "về", but not the "vệ" of bảo vệ, tự vệ, cảnh vệ, vệ sinh, which looks alike in base letters.
_TITLE_NOUN = r"(?:(?<!\bbao\s)(?<!\btu\s)(?<!\bcanh\s)(?<!\bcan\s)(?<!\bho\s)ve(?!\s+(?:sinh|tinh|si|quoc)\b)|v/v)\b"
_TITLE_VERB = (
    r"(?:quy dinh|huong dan|ban hanh|phe duyet|sua doi|bo sung|thay the|bai bo|cong bo|tiep tuc|thuc hien|"
    r"trien khai|dieu chinh|tong ket|thanh lap|giao|keo dai|dinh chinh|kien toan|phan cap|phan dinh|quy che)\b"
)
_ISSUER = r"(?:(?:cua|do)\s+)?[^;:.()“”\"]{0,160}?"
_TITLE = wording(
    rf"(?:{_TITLE_NOUN}|{_ISSUER}\s(?:{_TITLE_NOUN}|(?<!,\s){_TITLE_VERB})|{_TITLE_VERB}(?=\s+mot so dieu))"
)
# “… của Ban Bí thư “Một số vấn đề về thi hành …””: a title in quotation marks, straight ones too.
_QUOTED_TITLE = wording(rf"{_ISSUER}\s?(?:ve\s+)?[“\"](?=\w)")
# “Thực hiện Công văn số …, Tỉnh ủy báo cáo kết quả thực hiện Nghị quyết …”: what the body goes on to do is no title.
_GOES_ON = wording(r",\s+[^,;:.()]{3,80}?\s(?:bao cao|thong bao|de nghi|kinh trinh)\s")
_DIRECT_TITLE = wording(_TITLE_VERB)
_TITLE_END = wording(
    r"[;”]|:\s*[“\"]|\((?:sau day|goi tat)|,?\s*(?:da\s+)?(?:duoc|bi)\s+(?:sua doi|bo sung|thay the)|\bhet hieu luc\b|"
    r"\s(?=gan voi (?:viec )?(?:to chuc )?(?:thuc hien|trien khai|quan triet|hoc tap)\b)|"
    r",\s+[^,;.]{3,80}?\s(?:ban hanh|xay dung)\s+(?:ke hoach|chuong trinh|huong dan|cong van|thong bao)\b"
)
# Between two members of a list there is nothing but separators, an item mark, and provisions of the second.
_PROVISION = (
    r"(?:(?:cac|tai|cua|va|,|-|den|tu|so)?\s*(?:diem|khoan|dieu|muc|chuong|phan|phu luc|mau|tieu muc|tiet)\s*"
    r"(?:so\s*)?[\w.]{0,6}(?:\s*(?:,|va|-|den)\s*[\w.]{1,4}\b(?!\s*(?:so|\d)))*\s*,?\s*)"
)
_SEPARATOR = wording(
    r"[\s,;…./)*|”\"]*(?:\(?\d{1,2}[).]|[a-z]\)|[-+•–])?\s*(?:(?:va|hoac|cung|voi|cung nhu|dong thoi)\s+)*(?:tai\s+)?"
    rf"(?:(?:cac|nhung|so)\s+)?{_PROVISION}*(?:cua\s+|tai\s+)?(?:cac\s+)?(?:so:?\s*)?"
)
_AMENDED_BY = wording(
    r"(?:(?:duoc|bi|da)\s+|\()(?:sua doi|bo sung|thay the)[^;]{0,60}?(?<!kem\s)\b(?:boi|tai|theo|bang)\s*"
    rf"(?:cac\s+)?{_PROVISION}*(?:cua\s+)?$"
    # “được sửa đổi, bổ sung Luật số …”: the word “bởi” is sometimes lost; “đã sửa đổi Luật số …” is another sense.
    r"|duoc\s+(?:sua doi|bo sung|thay the)(?:,?\s*(?:va\s+)?bo sung)?(?:\s+mot so dieu)?\s+$"
)
_DEFINED_AS = wording(r"\((?:sau day\s+)?(?:goi|viet)\s+(?:tat\s+)?(?:chung\s+)?la:?\s*[“\"]?$")
_ISSUED_BY = re.compile(r"(?:cua|do)\s+[^;:.()“”\"]{2,120}?(?=\s*(?:[,;.…)]|\bva\b|\bve\b))")
_JOINED_IN_TITLE = re.compile(r"\bva\s+$")
_ENDS_WITH_SEPARATOR = re.compile(r"(?:[,;…]|\bva|\bhoac)\s*(?:cac\s+)?$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands.

    start, end  canonical offsets
    reach       where its date, issuer and title end
    host        index of the mention in whose title it stands
    beside      index of the mention before it in the same list
    amends      index of the mention that it is said to have amended ("được sửa đổi, bổ sung bởi …")
    title       where its own title starts, None where the text gives none
    tail        where the date and issuer written behind it end, as far as they were read
    """

    start: int
    end: int
    reach: int
    host: int | None = None
    beside: int | None = None
    amends: int | None = None
    title: int | None = None
    tail: int = 0


def places(
    spans: Sequence[tuple[int, int]], letters: str, breaks: Sequence[int], tails: Sequence[int] = ()
) -> tuple[Place, ...]:
    """The place of each mention; `spans` are sorted, `letters` lower-case base letters, `breaks` clause ends.

    `tails` say, for each mention, where the date and the issuer behind it end; they reach no further than the next.

    >>> text = "ke hoach 197 ve thuc hien nghi quyet 43; chi thi 5"
    >>> [(p.host, p.beside) for p in places([(0, 12), (26, 39), (41, 50)], text, [len(text)])]
    [(None, None), (0, None), (None, 0)]
    """
    found: list[Place] = []
    outer: int | None = None  # the last mention that stands in no title
    for index, (start, end) in enumerate(spans):
        limit = min(next_break(breaks, end, len(letters)), end + _LONGEST)
        if outer is not None and _DEFINED_AS.search(letters, max(found[-1].end, start - 40), start):
            closed = letters.find(")", end, end + 60)
            found[outer] = _cut(found[outer], closed + 1 if closed > 0 else end)
            found.append(Place(start, end, end, outer))
            continue
        if outer is not None and _amending(found, outer, start, letters, breaks):
            host, beside, amends = None, None, outer
        else:
            host, beside = _relate(found, outer, start, letters, (start, end, limit))
            amends = None
        if host is None:
            if outer is not None and found[outer].reach > start:
                found[outer] = _cut(found[outer], start)
            outer = index
        following = spans[index + 1][0] if index + 1 < len(spans) else limit
        known = tails[index] if tails and tails[index] <= min(following, limit) else 0
        title = _title(letters, end, limit)
        reach = tail(letters, end, limit) if title is None else _title_end(letters, title, limit)
        found.append(Place(start, end, max(reach, known), host, beside, amends, title, known))
    return tuple(found)


def next_break(breaks: Sequence[int], offset: int, default: int) -> int:
    """The first clause end at or behind `offset`."""
    at = bisect_left(breaks, offset)
    return breaks[at] if at < len(breaks) else default


def last_break(breaks: Sequence[int], offset: int) -> int:
    """The last clause end at or before `offset`, 0 where there is none."""
    at = bisect_right(breaks, offset)
    return breaks[at - 1] if at else 0


def separates(letters: str, start: int, end: int) -> bool:
    """Whether nothing but a list's separators and provisions stands in `letters[start:end]`.

    >>> separates("a, khoan 2 dieu 5 b", 1, 18), separates("a, trien khai b", 1, 14)
    (True, False)
    """
    return end - start <= 160 and _SEPARATOR.fullmatch(letters, start, end) is not None


def tail(letters: str, end: int, limit: int) -> int:
    """Where the date and the like behind a mention that ends at `end` stop."""
    match = _HEAD.match(letters, end, limit)
    return match.end() if match else end


def _title_end(letters: str, title: int, limit: int) -> int:
    if letters[title - 1] == '"':
        closed = letters.find('"', title, limit)
        return closed if closed >= 0 else limit
    # A quotation closed within the title belongs to it; one that was open before ends with the title.
    at = title
    while True:
        stop = _TITLE_END.search(letters, at, limit)
        if stop is None:
            return limit
        closed = letters.find("”", stop.end(), limit) if stop[0].startswith(":") else -1
        if closed < 0 and (stop[0] != "”" or letters.rfind("“", title, stop.start()) < 0):
            return stop.start()
        at = max(stop.end(), closed + 1)


def _title(letters: str, end: int, limit: int) -> int | None:
    head = tail(letters, end, limit)
    near = min(limit, head + 220)
    direct = _DIRECT_TITLE.match(letters, head, limit) if "," not in letters[end:head] else None
    match = direct or _TITLE.match(letters, head, near) or _QUOTED_TITLE.match(letters, head, near)
    if match is None or _GOES_ON.search(letters, max(head - 2, end), match.end()) is not None:
        return None
    return match.end()


def _cut(place: Place, at: int) -> Place:
    return replace(place, reach=at)


def _amending(found: list[Place], outer: int, start: int, letters: str, breaks: Sequence[int]) -> bool:
    """Whether the mention at `start` is said to have amended the last outer one, in the same clause or right behind."""
    floor = max(found[-1].end, start - 160)
    if not any(letters.find(verb, floor, start) >= 0 for verb in ("sua", "sung", "thay")):
        return False
    match = _AMENDED_BY.search(letters, floor, start)
    if match is None:
        return False
    amended = found[outer]
    behind = letters[min(amended.reach, match.start()) : match.start()]
    return last_break(breaks, match.start()) <= amended.end or not behind.strip(" ,;\n\t")


def _relate(
    found: list[Place], outer: int | None, start: int, letters: str, spot: tuple[int, int, int]
) -> tuple[int | None, int | None]:
    """Host and neighbour of the mention at `spot`."""
    if outer is None:
        return None, None
    here = found[outer]
    in_title = here.title is not None and here.title <= start < here.reach
    if not in_title:
        near = separates(letters, min(here.reach, start), start) or separates(letters, _bare_end(here, letters), start)
        return None, (outer if near else None)
    return _in_title(found, outer, start, letters, spot)


def _in_title(
    found: list[Place], outer: int, start: int, letters: str, spot: tuple[int, int, int]
) -> tuple[int | None, int | None]:
    last = len(found) - 1
    before = letters[max(0, start - 12) : start]
    if last != outer and separates(letters, _bare_end(found[last], letters), start):
        # Both readings are possible; a title of its own puts the mention on the level of its host.
        own_title = _title(letters, spot[1], spot[2]) is not None
        inside = _JOINED_IN_TITLE.search(before) is not None and _in_semicolon_list(found[outer], letters)
        return (None, outer) if own_title and not inside else (outer, last)
    if _ENDS_WITH_SEPARATOR.search(before):
        return None, outer
    return outer, None


def _in_semicolon_list(place: Place, letters: str) -> bool:
    """Whether the members of the list that a mention stands in are parted by semicolons, so that “và” parts none."""
    return place.beside is not None and ";" in letters[max(0, place.start - 8) : place.start]


def _bare_end(place: Place, letters: str) -> int:
    # The end of date and issuer, where the title does not begin; issuers of a nested mention have no clause end.
    head = tail(letters, place.end, min(len(letters), place.end + 80))
    issuer = _ISSUED_BY.match(letters, head)
    return max(issuer.end() if issuer else head, place.tail)
