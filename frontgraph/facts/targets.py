"""Numeric targets: the comparator, the number, its unit, and what is counted.

"đạt tối thiểu 95% hồ sơ", "trên 80 % hộ dân", "không quá 5 ngày", "giảm 30% thời gian".
"""

from __future__ import annotations

import re
from functools import cache

from frontgraph.facts.lexicon import alternatives, table, words
from frontgraph.facts.prose import Prose
from frontgraph.model import Target

_NUMBER = r"\d{1,3}(?:[.,]\d{3})*(?:,\d+)?|\d+(?:[.,]\d+)?"
_DIGIT = re.compile(r"\d\s*[^\d\s./]")
_SUBJECT_END = re.compile(r"[.;:,()]|\s(?:được|phải|đạt|trong|đến|trước|theo|và\s+\d|có|để|nhằm|so)(?!\w)")


@cache
def _comparators() -> dict[str, tuple[str, str]]:
    return {
        word: (row["sign"], row.get("change", "")) for row in table("targets")["comparator"] for word in row["words"]
    }


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<words>{alternatives(_comparators())})\s+)?(?P<value>{_NUMBER})\s*"
        rf"(?P<unit>{alternatives(table('targets')['units'])})(?![\w/])(?P<above>\s+trở\s+lên)?(?P<below>\s+trở\s+xuống)?"
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
        if match["words"] is None and match["unit"] != "%" and not made:
            continue
        stop = _SUBJECT_END.search(prose.flat, match.end(), end)
        behind = prose.printed(match.end(), stop.start() if stop else end)
        subject = behind if behind or made else _before(prose, start, match.start())
        sign, change = _sign(match)
        subject = " ".join(f"{change or made} {subject}".split()[:13])
        evidence = prose.evidence(match.start(), match.end(), "targets.number")
        found.append(Target(match["value"], match["unit"], sign, subject, evidence))
    return tuple(found)


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


def _before(prose: Prose, start: int, end: int) -> str:
    clause = re.split(r"[.;:,]", prose.flat[max(start, end - 90) : end])[-1]
    return " ".join(clause.split()[-10:])
