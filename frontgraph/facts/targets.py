"""Numeric targets: the comparator, the number, its unit, and what is counted.

"đạt tối thiểu 95% hồ sơ", "trên 80 % hộ dân", "không quá 5 ngày", "giảm 30% thời gian", "tăng bình quân 8%/năm".
A range ("10 - 13%/năm", "từ 20% đến 30%") is two targets, not less than the one and not more than the other.
"""

from __future__ import annotations

import re
from functools import cache

from frontgraph.facts.lexicon import alternatives, table, words
from frontgraph.facts.prose import Prose
from frontgraph.model import Target

_NUMBER = r"\d{1,3}(?:[.,]\d{3})*(?:,\d+)?|\d+(?:[.,]\d+)?"
_RATE = r"(?P<rate>\s*/\s*(?:năm|tháng|quý|người|hộ|ha|lượt|xã|phường|đơn\s+vị))?"
_DIGIT = re.compile(r"\d\s*[^\d\s./]")
_SUBJECT_END = re.compile(r"[.;:,()]|\s(?:được|phải|đạt|trong|đến|trước|theo|và\s+\d|có|để|nhằm|so)(?!\w)")


_SUBJECT_WORDS = 20
_ANOTHER = re.compile(r"\d[^,]*,\s")
_BESIDE = re.compile(
    r"(?<!\w)(?:(?:(?:đến|trong|vào|hết|tới|từ)\s+)?(?:hết\s+)?năm\s+20\d\d(?:\s+trở\s+đi)?|phấn\s+đấu|dự\s+kiến|mục\s+tiêu|ước\s+tính|hằng\s+năm|hàng\s+năm)(?!\w)",
    re.IGNORECASE,
)


@cache
def _comparators() -> dict[str, tuple[str, str]]:
    return {
        word: (row["sign"], row.get("change", "")) for row in table("targets")["comparator"] for word in row["words"]
    }


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,])(?:(?P<words>{alternatives(_comparators())})\s+)?(?:(?P<low>{_NUMBER})\s*%?\s*(?:[-–]|đến)\s*)?(?P<value>{_NUMBER})\s*"
        rf"(?P<unit>{alternatives(table('targets')['units'])}){_RATE}(?![\w/])(?P<above>\s+trở\s+lên)?(?P<below>\s+trở\s+xuống)?"
    )


def find_targets(prose: Prose, start: int, end: int) -> tuple[Target, ...]:
    """The targets between two canonical offsets.

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> prose = prose_of(canonicalise("đạt tối thiểu 95% hồ sơ trực tuyến trong năm 2026"))
    >>> [(t.comparator, t.value, t.unit, t.subject) for t in find_targets(prose, 0, len(prose.flat))]
    [('>=', '95', '%', 'hồ sơ trực tuyến')]
    """
    found: list[Target] = []
    if _DIGIT.search(prose.lower, start, end) is None or not _is_measured(prose.lower, start, end):
        return ()
    for match in _pattern().finditer(prose.lower, start, end):
        made = _made(prose.lower, max(start, match.start() - 70), match) if match["words"] is None else ""
        if (match["words"] is None and match["unit"] != "%" and not made) or _is_condition(match):
            continue
        change = _sign(match)[1]
        subject = " ".join(f"{change or made} {_subject(prose, start, end, match, made)}".split()[:_SUBJECT_WORDS])
        unit = "".join(f"{match['unit']}{match['rate'] or ''}".split("\n"))
        evidence = prose.evidence(match.start(), match.end(), "targets.number")
        found += (Target(value, unit, sign, subject, evidence) for sign, value in _values(match))
    return tuple(found)


# "người từ 15 tuổi trở lên" says of whom, and no number to be reached.
def _is_condition(match: re.Match[str]) -> bool:
    return match["unit"] == "tuổi" and not (match["words"] or "").startswith("đạt")


def _values(match: re.Match[str]) -> list[tuple[str, str]]:
    if match["low"]:
        return [(">=", match["low"]), ("<=", match["value"])]
    return [(_sign(match)[0], match["value"])]


# "Tỷ lệ phủ sóng đạt 100% dân số": what some verbs are said of stands before them, its measure behind the number.
def _subject(prose: Prose, start: int, end: int, match: re.Match[str], made: str) -> str:
    behind = _behind(prose, match.end(), end)
    said = match["words"] is not None and match["words"].split()[0] in words("targets", "said_of")
    measured, before = _before(prose, start, match.start())
    if made or (behind and not said and not measured):
        return behind
    return f"{before} ({behind})" if before and behind else before or behind


# "100% xã, phường có nhà văn hóa": a comma behind the first word or two parts the nouns of one list.
def _behind(prose: Prose, at: int, end: int) -> str:
    stop = _SUBJECT_END.search(prose.flat, at, end)
    if stop is not None and stop[0] == "," and len(prose.flat[at : stop.start()].split()) in (1, 2):
        stop = _SUBJECT_END.search(prose.flat, stop.end(), end)
    return " ".join(_BESIDE.sub(" ", prose.printed(at, stop.start() if stop else end)).split())


@cache
def _comparison() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(_comparators())}\s+\d")


# A target is a share, or it is compared, or something countable is promised.
def _is_measured(lower: str, start: int, end: int) -> bool:
    return (
        lower.find("%", start, end) >= 0
        or lower.find("phấn đấu", start, end) >= 0
        or _comparison().search(lower, start, end) is not None
        or _promise().search(lower, start, end) is not None
    )


@cache
def _promise() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(words('targets', 'makes'))}\s+(?:thêm\s+|được\s+)?\d")


_STRIVING = re.compile(r"(?<!\w)phấn\s+đấu\s+(?P<verb>(?:[^\W\d_]+\s+){1,5})$")


@cache
def _making() -> re.Pattern[str]:
    verb = alternatives(words("targets", "makes"))
    return re.compile(
        rf"(?:(?P<before>[^\W\d_]+)\s+)?(?<!\w)(?P<verb>{verb}(?:\s+{verb})?)(?!\w)\s+(?:thêm\s+|được\s+)?$"
    )


# "Phấn đấu vận động 12 tỷ đồng", "xóa 500 nhà tạm": what is to be done with the number, "" where it is no target.
def _made(lower: str, start: int, number: re.Match[str]) -> str:
    before = lower[start : number.start()]
    striving = _STRIVING.search(before)
    if striving is not None:
        return " ".join(striving["verb"].split())
    if number["unit"] in words("targets", "not_made"):
        return ""
    making = _making().search(before)
    if making is None or making["before"] in words("targets", "told"):
        return ""
    return " ".join(making["verb"].split())


def _sign(match: re.Match[str]) -> tuple[str, str]:
    sign, change = _comparators()[" ".join(match["words"].split())] if match["words"] else ("=", "")
    if match["above"]:
        return ">=", change
    return ("<=", change) if match["below"] else (sign, change)


# Whether a measure is named before the number, and what stands there in its clause, without the year and the striving.
def _before(prose: Prose, start: int, end: int) -> tuple[bool, str]:
    clause = re.split(r"[.;:(]", prose.flat[max(start, end - 220) : end])[-1]
    measures = list(_measure().finditer(clause.lower()))
    clause = clause[measures[-1].start() :] if measures else clause
    if not measures or _ANOTHER.search(clause):
        clause = clause.rpartition(",")[2]
    told = _BESIDE.sub(" ", clause).split()
    return bool(measures), " ".join(told[:_SUBJECT_WORDS] if measures else told[-_SUBJECT_WORDS:])


# "Tỷ lệ nữ giám đốc, chủ doanh nghiệp đạt …": what is measured begins with its noun, commas or not.
@cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!trong\s){alternatives(words('targets', 'measures'))}(?!\w)")
