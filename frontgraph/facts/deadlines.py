"""By when: the deadlines of charges, in every wording.

A day with "trước", "chậm nhất", "đến", "xong" becomes ISO; a month, a quarter, a span of years and what comes again
("trước ngày 15/12 hằng năm", "định kỳ 6 tháng") keep their words. A day without such a word is no deadline: documents
are full of the dates of other documents.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from frontgraph.facts.landmarks import EitherLandmark, Landmark
from frontgraph.facts.prose import Prose
from frontgraph.text.dates import date_at, dates

_BEFORE = (
    r"(?:trước|xong\s+trước|chậm\s+nhất|muộn\s+nhất|hoàn\s+thành|hạn\s+cuối|thời\s+hạn|thời\s+gian|đến\s+hết|hết|đến|tới|trong|vào|kết\s+thúc|\(tức)"
    r"(?:\s+(?:là|vào|trong|trước|đến|hết|hoàn\s+thành|chậm\s+nhất|thực\s+hiện|báo\s+cáo|gửi))*\s*:?\s*"
    r"(?:\d{1,2}\s*(?:giờ|h)\s*\d{0,2}(?:\s*phút)?,?\s*)?"
)
_EACH_YEAR = r"(?:hằng|hàng)\s+năm"
_DAY_OF_MONTH = r"(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}(?![/\d])"
_YEAR = r"(?:19|20)\d\d"
_QUARTER = r"qu[ýí]\s+(?:i{1,3}v?|iv|[1-4])(?!\w)(?:\s*(?:/|-|năm|của\s+năm)\s*(?:năm\s*)?20\d\d)?"

# Productions in the order of their worth; each is tried over the whole stretch.
_DAY_EACH_YEAR = re.compile(
    rf"(?:{_BEFORE})(?P<words>(?:{_DAY_OF_MONTH}(?:\s*(?:,|và)\s+{_DAY_OF_MONTH})*|ngày\s+\d{{1,2}}(?:\s+tháng\s+\d{{1,2}})?)(?:\s+(?:của\s+)?(?:tháng|quý|năm)[\w\s]{{0,14}}?)?\s*,?\s*(?:{_EACH_YEAR}|hằng\s+tháng|hàng\s+tháng|hằng\s+quý|hàng\s+quý|mỗi\s+quý))"
)
# "báo cáo định kỳ trước ngày 20/11": what comes again may leave the year out.
_DAY_WITHOUT_YEAR = re.compile(rf"(?:trước|chậm\s+nhất(?:\s+(?:là|vào))?)\s+{_DAY_OF_MONTH}")
_PREFIX = re.compile(rf"(?<!\w){_BEFORE}(?=(?:ngày|tháng|quý|quí|năm|\d))")
_RANGE = re.compile(
    r"từ\s+(?:ngày\s+)?[\d/.\s]{4,10}(?:tháng\s+\d+\s+năm\s+\d{4}\s+)?\s*(?:-|đến|tới)\s*(?:hết\s+)?(?:ngày\s+)?(?=\d)"
)
_MONTH = re.compile(rf"tháng\s+\d{{1,2}}(?:\s*/\s*{_YEAR}|\s+năm\s+{_YEAR})")
_QUARTERS = re.compile(rf"{_QUARTER}(?:\s*(?:,|và|-|đến)\s*{_QUARTER})*")
_PERIODIC = re.compile(
    r"định\s+kỳ\s+(?:(?:hằng|hàng)\s+(?:năm|quý|tháng|tuần)|\d+\s+tháng(?:,\s*\d+\s+tháng|,?\s*(?:và\s+)?(?:1\s+)?năm|/lần|\s+một\s+lần)*|mỗi\s+\w+|một\s+năm|\d+\s+năm|(?:tháng|quý|tuần|năm)(?:,\s+(?:tháng|quý|năm))*|trước\s+ngày)"
    r"|(?:hằng|hàng)\s+(?:năm|quý|tháng|tuần)(?!\w)"
)
_WITHIN = re.compile(
    r"(?:trong\s+(?:thời\s+hạn|vòng|thời\s+gian)|chậm\s+nhất(?:\s+là)?(?:\s+sau)?|thời\s+hạn)\s+\d+\s*(?:\([^)]*\)\s*)?(?:ngày|tháng|giờ|năm|tuần)(?:\s+làm\s+việc)?(?:,?\s+(?:kể\s+từ|tính\s+từ|sau|trước)\s+(?:ngày|khi)[^,;.]{0,50})?"
)
_STAGE = re.compile(rf"giai\s+đoạn\s+{_YEAR}\s*-\s*{_YEAR}")
_BY_YEAR = re.compile(
    rf"(?:đến\s+hết|hết|trong|trước|hoàn\s+thành\s+(?:trong|trước)?|chậm\s+nhất(?:\s+trong)?)\s+"
    rf"(?P<words>(?:(?:0?6|sáu)\s+tháng\s+(?:đầu|cuối)\s+)?năm\s+{_YEAR})(?!\s*-)"
)


# How a cell or the words behind "Thời gian thực hiện:" begin that say nothing but a time.
BARE_TIME = re.compile(
    r"(?:quý|tháng|năm|giai đoạn|trước|đến|hết|hằng|hàng|từ|trong|\d{1,2}/\d{4}|\d{4}|ngày)(?!\w)", re.IGNORECASE
)


class Deadline(NamedTuple):
    """A deadline in canonical offsets; `rank` 0 is a day, higher ranks are vaguer."""

    start: int
    end: int
    value: str
    rank: int


def find_deadline(prose: Prose, start: int, end: int) -> Deadline | None:
    """The most exact deadline between two canonical offsets, None where none stands there.

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> def read(text): return find_deadline(prose_of(canonicalise(text)), 0, len(text)).value
    >>> read("hoàn thành trước ngày 30/6/2024"), read("trong quý II năm 2026"), read("báo cáo định kỳ 6 tháng")
    ('2024-06-30', 'quý II năm 2026', 'định kỳ 6 tháng')
    >>> read("trước ngày 15/12 hằng năm"), read("từ ngày 05/02/2026 - 08/02/2026")
    ('trước ngày 15/12 hằng năm', '2026-02-08')
    >>> read("chậm nhất là 17 giờ 00 ngày 01 tháng 02 năm 2026")
    '2026-02-01'
    """
    if not prose.landmarks.any(_DATED, start, end) or not _may_be_dated(prose.lower, start, end):
        return None
    for landmark, read in _READERS:
        found = read(prose, start, end) if prose.landmarks.any(landmark, start, end) else None
        if found is not None:
            return found
    return None


_NUMBER = re.compile(r"\d")


def _recurs(lower: str, start: int, end: int) -> bool:
    return (
        lower.find("hằng", start, end) >= 0
        or lower.find("hàng", start, end) >= 0
        or lower.find("định", start, end) >= 0
        or lower.find("qu", start, end) >= 0
    )


# Every deadline holds one of these words; looking for them costs little.
def _may_be_dated(lower: str, start: int, end: int) -> bool:
    return (_NUMBER.search(lower, start, end) is not None or _recurs(lower, start, end)) and (
        lower.find("ngày", start, end) >= 0
        or lower.find("năm", start, end) >= 0
        or lower.find("tháng", start, end) >= 0
        or lower.find("20", start, end) >= 0
        or lower.find("quý", start, end) >= 0
        or lower.find("kỳ", start, end) >= 0
        or lower.find("/", start, end) >= 0
    )


def _day(prose: Prose, start: int, end: int) -> Deadline | None:
    for prefix in _PREFIX.finditer(prose.lower, start, end):
        found = date_at(prose.flat, prefix.end())
        if found and found.date.day is not None and found.end <= end and not _is_effect(prose, prefix.start()):
            return Deadline(prefix.start(), found.end, found.date.iso, 0)
    return None


# "có hiệu lực đến ngày", "từ ngày … đến ngày" of a period past are no deadlines.
def _is_effect(prose: Prose, at: int) -> bool:
    return re.search(r"hiệu\s+lực(?:\s+thi\s+hành)?\s*$|sinh\s*$", prose.lower[max(at - 30, 0) : at]) is not None


def _range(prose: Prose, start: int, end: int) -> Deadline | None:
    match = _RANGE.search(prose.lower, start, end)
    found = date_at(prose.flat, match.end()) if match else None
    if match is None or found is None or found.date.day is None or found.end > end:
        return None
    return Deadline(match.start(), found.end, found.date.iso, 0)


def _recurring_day(prose: Prose, start: int, end: int) -> Deadline | None:
    match = _DAY_EACH_YEAR.search(prose.lower, start, end)
    return Deadline(match.start(), match.end(), prose.printed(match.start(), match.end()), 1) if match else None


def _day_without_year(prose: Prose, start: int, end: int) -> Deadline | None:
    match = _DAY_WITHOUT_YEAR.search(prose.lower, start, end)
    return Deadline(match.start(), match.end(), prose.printed(match.start(), match.end()), 1) if match else None


def _month(prose: Prose, start: int, end: int) -> Deadline | None:
    for match in _MONTH.finditer(prose.lower, start, end):
        before = prose.lower[max(match.start() - 22, start) : match.start()]
        if re.search(rf"(?:{_BEFORE})$", before) and not re.search(r"ngày\s+\d{1,2}\s*$", before):
            return Deadline(match.start(), match.end(), prose.printed(match.start(), match.end()), 1)
    return None


def _quarter(prose: Prose, start: int, end: int) -> Deadline | None:
    match = _QUARTERS.search(prose.lower, start, end)
    return Deadline(match.start(), match.end(), prose.printed(match.start(), match.end()), 1) if match else None


def _within(prose: Prose, start: int, end: int) -> Deadline | None:
    return _worded(prose, _WITHIN.search(prose.lower, start, end), 2)


def _periodic(prose: Prose, start: int, end: int) -> Deadline | None:
    return _worded(prose, _PERIODIC.search(prose.lower, start, end), 3)


def _by_year(prose: Prose, start: int, end: int) -> Deadline | None:
    return _worded(prose, _BY_YEAR.search(prose.lower, start, end), 4, "words")


def _worded(prose: Prose, match: re.Match[str] | None, rank: int, group: str | int = 0) -> Deadline | None:
    if match is None:
        return None
    return Deadline(match.start(), match.end(), prose.printed(match.start(group), match.end(group)), rank)


_A_YEAR = Landmark("19", "20")
_RECURRING = Landmark("hằng", "hàng", "mỗi", "định")
# The productions, each with what it cannot do without. Days, ranges and months are read with their year, a term begins
# with "thời hạn", "trong vòng", "trong thời gian" or "chậm nhất", and what comes again says so.
_READERS = (
    (_A_YEAR, _day),
    (_RECURRING, _recurring_day),
    (Landmark("trước", "nhất"), _day_without_year),
    (_A_YEAR, _range),
    (_A_YEAR, _month),
    (Landmark("quý", "quí"), _quarter),
    (Landmark("hạn", "vòng", "gian", "nhất"), _within),
    (_RECURRING, _periodic),
    (_A_YEAR, _by_year),
)
_DATED = EitherLandmark(*{landmark for landmark, _ in _READERS})


def heading_deadline(prose: Prose, start: int, end: int) -> Deadline | None:
    """What a heading says of the time of all that stands under it ("… giai đoạn 2026 - 2030", "… đến tháng 6/2027").

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> heading = canonicalise("Kế hoạch phát triển giai đoạn 2026 - 2030")
    >>> heading_deadline(prose_of(heading), 0, len(heading.text)).value
    'giai đoạn 2026 - 2030'
    """
    found = find_deadline(prose, start, end)
    if found is not None and found.rank <= 1:
        return found
    match = _STAGE.search(prose.lower, start, end) if prose.landmarks.any(_A_YEAR, start, end) else None
    return Deadline(match.start(), match.end(), prose.printed(match.start(), match.end()), 3) if match else found


def stated_time(prose: Prose, start: int, end: int) -> Deadline | None:
    """The deadline of words that say nothing but a time: a cell of a table, what stands behind "Thời gian thực hiện:".

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> text = "Năm 2025 và các năm tiếp theo."
    >>> stated_time(prose_of(canonicalise(text)), 0, len(text)).value
    'Năm 2025 và các năm tiếp theo'
    """
    found = find_deadline(prose, start, end)
    if found is not None and found.rank <= 1:
        return found
    if BARE_TIME.match(prose.flat, start, end) and _NUMBER.search(prose.flat, start, end):
        stop = start + len(prose.flat[start:end].rstrip(" .;,/"))
        return Deadline(start, stop, prose.printed(start, stop), 1)
    return found


def has_day(prose: Prose, start: int, end: int) -> bool:
    """Whether a calendar day stands between two canonical offsets."""
    return any(found.date.day is not None for found in dates(prose.flat, start, end))
