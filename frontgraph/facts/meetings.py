"""The meeting that adopted a document or that it reports: name, ordinal, term, date, place, chair, attendance.

Three places tell it: the formula at the end ("… đã được Hội đồng nhân dân tỉnh …, Kỳ họp thứ 34 thông qua ngày …"),
the opening sentence ("Hội nghị … được tổ chức ngày …, tại …"), and the title of a conclusion ("… tại buổi làm việc
với …"). A meeting that a document only plans is none of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from frontgraph.facts.bodyphrase import read_bodies
from frontgraph.facts.lexicon import UPPER
from frontgraph.facts.prose import UNLABELLED, Paragraph, Prose
from frontgraph.model import Evidence, Meeting, PartialDate
from frontgraph.text.dates import DateMatch, dates
from frontgraph.text.numerals import ordinal_value

_ADOPTED = re.compile(
    r"(?:được|đã)\s+(?:được\s+)?(?P<name>(?:hội\s+đồng\s+nhân\s+dân|hđnd|quốc\s+hội|hội\s+nghị|đại\s+hội|ủy\s+ban\s+thường\s+vụ|phiên\s+họp|kỳ\s+họp|đại\s+biểu|ban\s+chấp\s+hành)[^.;]{3,260}?)"
    r",?\s+(?:nhất\s+trí\s+)?(?:biểu\s+quyết\s+)?thông\s+qua(?P<rest>[^.;\n]{0,60})"
)
_OWN = re.compile(
    r"\W*(?:nghị\s+quyết|luật|quy\s+chế|chương\s+trình|điều\s+lệ|bộ\s+luật|kế\s+hoạch|pháp\s+lệnh)(?:\s+này)?\s+(?:đã|được)"
)
_BY_CONGRESS = re.compile(r"\((?P<name>đại\s+hội[^()]{5,160}?)\s+thông\s+qua\s+ngày(?P<rest>[^()]{3,40})\)")
_NOUN = (
    r"(?:hội\s+nghị|đại\s+hội|kỳ\s+họp|phiên\s+họp|cuộc\s+họp|buổi\s+làm\s+việc|buổi\s+họp|hội\s+thảo|tọa\s+đàm|"
    r"buổi\s+tiếp)"
)
_OPENING = re.compile(
    rf"(?P<name>{_NOUN}(?!\s+(?:đã|này|được|thống|nhất))[^.;:]{{3,240}}?)(?=,?\s+(?:được\s+tổ\s+chức|tổ\s+chức|đã\s+họp|họp|diễn\s+ra|đã\s+diễn\s+ra|đã\s+thống\s+nhất|đã\s+tổ\s+chức)(?!\w))"
)
_AT_MEETING = re.compile(
    rf"(?:chủ\s+trì|tại|dự|chương\s+trình)\s+(?:và\s+chỉ\s+đạo\s+|,\s*chỉ\s+đạo\s+)?(?P<name>{_NOUN}[^.;:\n]{{0,240}}?)(?=\s+(?:về\s+(?!việc\s+thực)|sau\s+khi|để|nhằm|với\s+sự|đánh\s+giá)|[.;:\n]|,\s+(?:sau|cùng|tại|dưới|đồng|thủ|phó|chủ|ban|bộ|ủy|sáng|chiều|ngày))"
)
_TITLE_KIND = re.compile(r"(?:kết\s+luận|thông\s+báo|biên\s+bản|nghị\s+quyết|báo\s+cáo)")
_IN_TITLE = re.compile(rf"(?<!\w)(?:tại\s+)?(?P<name>{_NOUN}\s[^.;:]{{3,240}})")
_TRAILING_DATE = re.compile(r"[\s,(]*(?:vào\s+)?(?:từ\s+)?ngày\s+\d.*$|(?<!tháng)[\s,(]+\d{1,2}/\d.*$")
_PLACE = re.compile(
    r",?\s*tại\s+(?!quyết\s+định|nghị\s+quyết|văn\s+bản|kế\s+hoạch|thông\s+báo|điều\s|khoản|tờ\s+trình|báo\s+cáo|công\s+văn|buổi|hội\s+nghị|cuộc|kết\s+luận|chỉ\s+thị)(?P<place>[^.;]{3,160}?)(?=[.;]|,\s+(?:sau|với|có|do|thủ|phó|đồng|đã)(?!\w)|\s+(?:đã|để|với|dưới|có)(?!\w)|,\s+sau\s|$)"
)
_RANGE = re.compile(r"từ\s+ngày\s+(?P<d1>\d{1,2})(?:\s*/\s*(?P<m1>\d{1,2}))?[^.;]{0,12}?đến\s+(?:hết\s+)?ngày\s+")
_ORDINAL = re.compile(
    r"(?:lần\s+thứ|kỳ\s+họp\s+(?:lần\s+)?thứ|phiên\s+họp\s+(?:lần\s+)?thứ)\s+(?P<n>[^\s,.;]+(?:\s+(?:mươi|mốt|hai|ba|tư|lăm|sáu|bảy|tám|chín)(?!\w))*)"
)
_TERM_BEHIND = re.compile(r",\s*khóa\s+[IVXLC]+(?:,\s*nhiệm\s+kỳ\s+[\d\s-]+)?$|,?\s*nhiệm\s+kỳ\s+[\d\s–-]+$")
_IN_BRACKETS = re.compile(rf"\s*\([{UPPER}&]{{2,}}\)")
_ABBREVIATED = re.compile(r"\s*\((?:sau đây|gọi tắt|viết tắt)[^)]*\)?.*$")
_TERM = re.compile(r"khóa\s+[ivxlc]+|nhiệm\s+kỳ\s+\d{4}\s*-\s*\d{4}")
_CHAIRED = re.compile(r"chủ\s+tọa|chủ\s+trì|điều\s+hành")
_ATTENDED = re.compile(
    r"(?:tham\s+dự|cùng\s+dự|dự)\s+(?:hội\s+nghị|cuộc\s+họp|buổi\s+làm\s+việc|phiên\s+họp|kỳ\s+họp|buổi\s+họp)?\s*(?:có|gồm|là)\s+(?:đại\s+diện\s+|lãnh\s+đạo\s+)?"
)
# "Nghị quyết Phiên họp Chính phủ thường kỳ tháng 5 năm 2026": the title names the session by its month.
_IN_MONTH = re.compile(
    r"(?P<name>phiên\s+họp\s+(?:thường\s+kỳ\s+)?(?:của\s+)?(?:chính\s+phủ|ủy\s+ban\s+nhân\s+dân|ubnd)[^.;:\n]{0,60}?\s+"
    r"tháng\s+\d{1,2}(?:\s*/\s*|\s+năm\s+)\d{4})"
)
_RESOLVES = re.compile(r"\W*(?:(?:nghị\s+quyết|thông\s+báo|kết\s+luận)(?!\w)|phiên\s+họp)")
_HEAD_WINDOW = 4500
#: In how many code points the title of a document stands.
_TITLE_WINDOW = 1500


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    sentence_end: int
    rule: str


def find_meeting(prose: Prose) -> Meeting | None:
    """The meeting of a document, None where it has none of its own."""
    found = _opening(prose) or _adopted(prose) or _titled(prose) or _reported(prose)
    return _meeting(prose, found) if found else None


def _adopted(prose: Prose) -> _Found | None:
    for paragraph in reversed(prose.paragraphs):
        match = _ADOPTED.search(prose.lower, paragraph.content, paragraph.end)
        if match and _own(prose, paragraph, match.start("name")):
            return _Found(match.start("name"), match.end("name"), match.end(), "meetings.adopted")
    head = prose.lower[:_HEAD_WINDOW]
    match = _BY_CONGRESS.search(head)
    return _Found(match.start("name"), match.end("name"), match.end(), "meetings.adopted") if match else None


def _titled(prose: Prose) -> _Found | None:
    match = _IN_MONTH.search(prose.lower, 0, _TITLE_WINDOW)
    paragraph = prose.paragraph_at(match.start()) if match else None
    if match is None or paragraph is None or not _RESOLVES.match(prose.lower, paragraph.content):
        return None
    return _Found(match.start("name"), match.end("name"), match.end(), "meetings.titled")


# "Nghị quyết này đã được …", not the adoption of a law that is cited.
def _own(prose: Prose, paragraph: Paragraph, at: int) -> bool:
    before = prose.lower[paragraph.content : at]
    sentence = re.split(r"[.;]\s+", before)[-1]
    return _OWN.match(sentence) is not None


def _opening(prose: Prose) -> _Found | None:
    for paragraph in prose.paragraphs:
        if paragraph.start > _HEAD_WINDOW:
            return None
        match = _OPENING.match(prose.lower, paragraph.content, paragraph.end)
        if (
            match
            and paragraph.rank == UNLABELLED
            and _dated(prose, match.end(), paragraph.end)
            and not _planned(prose, paragraph)
        ):
            return _Found(match.start("name"), match.end("name"), paragraph.end, "meetings.opening")
    return None


def _dated(prose: Prose, start: int, end: int) -> bool:
    return any(m.start - start < 60 for m in dates(prose.flat, start, min(end, start + 120)))


def _planned(prose: Prose, paragraph: Paragraph) -> bool:
    return (
        re.search(
            r"(?<!\w)(?:sẽ|dự\s+kiến|nhằm|chậm\s+nhất|trong\s+khoảng)(?!\w)",
            prose.lower[paragraph.content : paragraph.content + 300],
        )
        is not None
    )


def _reported(prose: Prose) -> _Found | None:
    title = prose.lower[:_TITLE_WINDOW]
    if not re.search(r"kết\s+luận|thông\s+báo|phiên\s+họp|kỳ\s+họp", title):
        return None
    for paragraph in prose.paragraphs:
        if paragraph.start > _HEAD_WINDOW:
            return None
        match = _AT_MEETING.search(prose.lower, paragraph.content, paragraph.end)
        if match and match.start() - paragraph.content < 700 and _tells_a_day(prose, paragraph, match):
            return _Found(match.start("name"), match.end("name"), paragraph.end, "meetings.reported")
    return None


def _tells_a_day(prose: Prose, paragraph: Paragraph, match: re.Match[str]) -> bool:
    if prose.flat[paragraph.content : paragraph.end].isupper():
        return False
    if re.search(r"\d{1,2}/\d{1,2}(?!\d)", prose.flat[match.start() : match.end() + 40]):
        return True
    near = dates(prose.flat, paragraph.content, min(match.end() + 60, paragraph.end))
    return any(found.date.day is not None for found in near)


def _meeting(prose: Prose, found: _Found) -> Meeting:
    paragraph = prose.paragraph_at(found.start)
    begin = paragraph.content if paragraph else found.start
    name = prose.printed(found.start, found.end)
    trailing = _TRAILING_DATE.search(name)
    kept = name[: trailing.start()] if trailing and len(name[: trailing.start()].split()) > 3 else name
    day = _date(prose, found, begin)
    evidence = prose.evidence(found.start, day.end if day and day.end > found.end else found.end, found.rule)
    place = _place(prose, found)
    lower = prose.lower[found.start : found.sentence_end]
    ordinal, term = _ORDINAL.search(prose.lower, found.start, found.end + 40), _TERM.search(lower)
    return Meeting(
        _TERM_BEHIND.sub("", _ABBREVIATED.sub("", _IN_BRACKETS.sub("", kept)).strip(" ,")),
        evidence,
        day.date if day else None,
        place,
        ordinal_value(_roman(ordinal["n"])) if ordinal else None,
        prose.printed(found.start + term.start(), found.start + term.end()) if term else None,
        chairs=_chairs(prose, found),
        attendees=_attendees(prose, found),
    )


def _roman(word: str) -> str:
    return word.upper() if re.fullmatch(r"[ivxlc]+", word) else word


def _date(prose: Prose, found: _Found, begin: int) -> DateMatch | None:
    behind = [m for m in dates(prose.flat, found.start, min(found.end + 160, found.sentence_end)) if m.date.day]
    ranged = _RANGE.search(prose.lower, begin, found.sentence_end)
    before = [m for m in dates(prose.flat, begin, found.start) if m.date.day]
    chosen = behind[0] if behind else (before[-1] if before else None)
    if (chosen and ranged and ranged.start() < chosen.start <= ranged.end() + 2) or (
        chosen and ranged and ranged.end() >= chosen.start - 6 and ranged.start() < chosen.start
    ):
        try:
            month = int(ranged["m1"]) if ranged["m1"] else chosen.date.month
            return DateMatch(PartialDate(chosen.date.year, month, int(ranged["d1"])), chosen.start, chosen.end)
        except ValueError:
            return chosen
    return chosen


def _place(prose: Prose, found: _Found) -> str | None:
    window = min(found.end + 320, found.sentence_end)
    match = _PLACE.search(prose.lower, found.end, window)
    if match is None:
        return None
    return prose.printed(match.start("place"), match.end("place"))


def _sentences(prose: Prose, start: int, limit: int) -> list[tuple[int, int]]:
    bounds = [start, *(m.end() for m in re.finditer(r"(?<=[.;])\s+", prose.flat[start:limit]))]
    absolute = [start, *(start + b for b in bounds[1:]), limit]
    return [(a, b) for a, b in pairwise(absolute) if b > a]


def _chairs(prose: Prose, found: _Found) -> tuple[tuple[str, Evidence], ...]:
    if found.rule == "meetings.adopted":
        return ()
    from frontgraph.facts.people import names_in

    for start, end in _sentences(prose, found.start, min(found.sentence_end + 1500, len(prose.flat))):
        if _CHAIRED.search(prose.lower, start, end):
            named = names_in(prose, start, end)
            return tuple((prose.printed(a, b), prose.evidence(start, end, "meetings.chair")) for a, b in named)
    return ()


def _attendees(prose: Prose, found: _Found) -> tuple[tuple[str, Evidence], ...]:
    match = _ATTENDED.search(prose.lower, found.start, min(found.start + 3000, len(prose.flat)))
    if match is None or found.rule == "meetings.adopted":
        return ()
    listed: list[tuple[str, Evidence]] = []
    at = match.end()
    while True:
        bodies = read_bodies(prose, at, min(at + 900, len(prose.flat)))
        if bodies is None:
            break
        listed += [(b.name, prose.evidence(b.start, b.end, "meetings.attendance")) for b in bodies.items]
        separator = re.compile(r"\s*[;,]\s*").match(prose.flat, bodies.end)
        if separator is None:
            break
        at = separator.end()
    return tuple(listed)
