"""The days of effect clauses: what stands behind “có hiệu lực”, “áp dụng”, “hết hiệu lực”.

    Day      := ["kể"] "từ" (["ngày"] Date | Signing | "ngày" Signing) | "sau" N "ngày" "kể từ" Signing
    Signing  := ("ngày" | "khi") ["được" ["Quốc hội"]] ("ký" ["ban hành"] | "ban hành" | "thông qua")
    LastDay  := ["cho"] "đến" ["hết"] ["ngày"] Date | "trong" ["thời hạn"] N "năm"

Days that hang on something else (“sau 15 ngày, kể từ ngày đăng Công báo”, “từ ngày thực hiện điều chỉnh giá”, the day
of another law) cannot be told from the words: they are None, never guessed.
"""

from __future__ import annotations

import datetime
import re

from frontgraph.model import PartialDate
from frontgraph.registry import laws
from frontgraph.text.dates import dates

#: A document that speaks of itself: “Nghị định”, “Thông tư liên tịch”.
THIS = (
    r"(?:nghi\s+quyet|nghi\s+dinh|quyet\s+dinh|thong\s+tu|bo\s+luat|luat|phap\s+lenh|quy\s+dinh|quy\s+che|huong\s+dan"
    r"|chi\s+thi|ke\s+hoach|chuong\s+trinh|dieu\s+le|noi\s+quy|quy\s+trinh|de\s+an|sac\s+lenh|van\s+ban)\s*"
    r"(?:lien\s+tich\s*)?"
)
_SIGNING = (
    rf"(?:(?:ngay|khi)\s+)?(?:{THIS}nay\s+)?(?:duoc\s+)?(?:(?:quoc\s+hoi|hoi\s+dong\s+nhan\s+dan)\b[^.;\d]{{0,60}}?\s)?"
    r"(?:bieu\s+quyet\s+)?(?:ky|thong\s+qua|ban\s+hanh)\b"
)
_SIGNED = re.compile(rf"\s*{_SIGNING}")
_DAYS_AFTER = re.compile(
    rf"\s*(?P<days>\d{{1,3}})\s*(?:\([^)]{{1,20}}\)\s*)?ngay\s*,?\s*(?:ke\s+)?(?:tu|sau)\s+{_SIGNING}"
)
_LAW_IN_FORCE = re.compile(
    r"\s*(?:ngay\s+)?(?:bo\s+)?luat[^.;\n]{0,80}?\bso\s+(?P<number>\d+/\d{4}/qh\d+)\s+(?:bat\s+dau\s+)?co\s+hieu\s+luc"
)
_UNTIL = re.compile(r"\s*,?\s*(?:va\s+)?(?:cho\s+)?den\s+(?:(?P<whole>het)\s+)?")
_FOR_YEARS = re.compile(
    r"\s*,?\s*(?:va\s+)?(?:duoc\s+)?(?:(?:thuc\s+hien|ap\s+dung|thi\s+hanh)\s+)?trong\s+(?:thoi\s+(?:han|gian)\s+)?"
    r"(?P<years>\d{1,2})\s*(?:\([^)]{1,20}\)\s*)?nam\b"
)
#: How far behind the verb a date may begin, and how long it may be.
_GAP, _REACH = 8, 60


def first_day(text: str, letters: str, at: int, own: PartialDate | None) -> tuple[PartialDate | None, int]:
    """The day behind “từ” at `at`, and where its words end; `own` is the date of the document itself.

    >>> from frontgraph.citation.triggers import plain
    >>> words = " ngày 01/7/2025."
    >>> first_day(words, plain(words), 0, None)
    (PartialDate(year=2025, month=7, day=1), 15)
    >>> first_day(" ngày ký", " ngay ky", 0, PartialDate(2025, 2, 4))[0].iso
    '2025-02-04'
    """
    if (signed := _SIGNED.match(letters, at)) is not None:
        return own, signed.end()
    found = next(dates(text, at, at + _REACH), None)
    if found is not None and found.date.day is not None and found.start - at <= _GAP:
        return found.date, found.end
    law = _LAW_IN_FORCE.match(letters, at)
    if law is not None:
        return laws.effective(law["number"].upper()), law.end()
    return None, at


def day_after(letters: str, at: int, own: PartialDate | None) -> tuple[PartialDate | None, int]:
    """The day of “sau 15 ngày kể từ ngày ký” behind “sau” at `at`.

    >>> day_after(" 15 ngay ke tu ngay ky", 0, PartialDate(2003, 3, 1))[0].iso
    '2003-03-16'
    """
    found = _DAYS_AFTER.match(letters, at)
    if found is None or own is None or own.day_date is None:
        return None, at
    return _date(own.day_date + datetime.timedelta(days=int(found["days"]))), found.end()


def end_behind(text: str, letters: str, at: int, start: PartialDate | None) -> tuple[PartialDate | None, int] | None:
    """The first day without effect where the words at `at` tell a last one, and where these words end.

    >>> from frontgraph.citation.triggers import plain
    >>> words = " đến hết ngày 28/02/2027."
    >>> end_behind(words, plain(words), 0, None)[0].iso
    '2027-03-01'
    """
    if (until := _UNTIL.match(letters, at)) is not None:
        found = next(dates(text, until.end(), until.end() + _REACH), None)
        if found is None or found.start - until.end() > _GAP:
            return None
        return _behind(found.date), found.end
    years = _FOR_YEARS.match(letters, at)
    if years is None:
        return None
    if start is None or start.day_date is None:
        return None, years.end()
    day = start.day_date
    last = min(day.day, 28) if (day.month, day.day) == (2, 29) else day.day
    return _date(day.replace(year=day.year + int(years["years"]), day=last)), years.end()


def _behind(last: PartialDate) -> PartialDate:
    """The day behind a last day, month or year."""
    if last.month is None:
        return PartialDate(last.year + 1, 1, 1)
    if last.day_date is None:
        return PartialDate(last.year + last.month // 12, last.month % 12 + 1, 1)
    return _date(last.day_date + datetime.timedelta(days=1))


def _date(day: datetime.date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
