"""What stands beside a citation: its date, its issuer, its title, before and behind the number.

Behind := [Remark] {Date | Issuer} [Title]      “, ngày 25/5/2023 của Ban Bí thư về …”
Before := ["Ngày" DATE ","] BODY ["đã"] "ban hành"     “Ngày 22/12/2024, Bộ Chính trị đã ban hành”
        | "đề nghị của" BODY "tại" | BODY "(" | BODY "phê duyệt tại các"
"""

from __future__ import annotations

import re

from frontgraph.citation import terminals as t
from frontgraph.citation.issuing import bare_issuer_at, committee, further_bodies, issuer_at, issuer_before, spelled
from frontgraph.citation.mention import Mention
from frontgraph.citation.scan import Source
from frontgraph.model import PartialDate
from frontgraph.registry import issuers
from frontgraph.text.dates import DateMatch, damaged_date_at, date_at

_REMARK = t.pattern(r"·(?:\[\d{1,3}\]|\((?:sửa·đổi|bổ·sung|hợp·nhất|SĐ)[^()]{0,40}\))", re.IGNORECASE)
_BEFORE_DATE = t.pattern(r"·(?P<mark>,|\()?·(?:(?:được·)?(?:ký|ban·hành|thông·qua|đề)·)?(?=[nN\d(tT])")
_OF = t.pattern(r"·,?·(?:c ?ủa|do|cua|CỦA|DO|(?:được·)?(?:ban·hành|ký|phê·duyệt)·bởi)·")
_BETWEEN = t.pattern(r"·,?·giữa·")
_SESSION = t.pattern(r"·,?·(?:tại·)?(?:kỳ·họp|phiên·họp)·(?:thứ·)?[^\W_]+·,?·(?:của·)?")
_TITLE = t.pattern(
    r"·(?P<mark>[,:])?·(?=(?:về|v/v|quy·định|qui·định|ban·hành|phê·duyệt|sửa·đổi|bổ·sung|hướng·dẫn|quy·chế|công·bố|"
    r"thành·lập|bãi·bỏ|quy·hoạch|phân·cấp|phân·công|tăng·cường|tiếp·tục|“|\"))"
)
_TITLE_END = re.compile(r"[;:.](?=\s|$)|\n\s*\n|\s\((?:sau đây|gọi tắt|viết tắt|sau đây)|(?<=[”\"])")
_YEAR_ALONE = re.compile(
    r" ((?:19[4-9]|20\d)\d)(?=[.,;:?!”\")\n]| (?!(?:đồng|người|lượt|hộ|ha|km|tấn|đơn vị))[^\W\d]|$)"
)
_SAME_YEAR = re.compile(r"\s(\d{4})(?![\d/-])")
_LATE_DATE = re.compile(r"\s(?=ngày\s)")
_HAS_ISSUED = re.compile(
    r"(?:\s+(?:đã|vừa|mới|có|ký|chính thức))*\s+(?:(?:ký\s+)?ban\s+hành|ra|có|ký|phê\s+duyệt\s+(?:tại|theo)|"
    r"ban\s+hành\s+(?:tại|kèm\s+theo))(?:\s+(?:các|những|tại|bản))*\s+$"
)
_AT = re.compile(r"\s+(?:tại|theo)\s+(?:các\s+)?$")
_ASKED = re.compile(
    r"(?:đề\s+n\w+h?ị|đề\s+xuất|đê\s+nghị|ý\s+kiến|trình|báo\s+cáo|thẩm\s+định|thẩm\s+tra|góp\s+ý|tham\s+mưu)\s+(?:[^\W\d_]+\s+){0,3}?của\s+$"
)
_DIRECTED = re.compile(r"(?:chỉ\s+đạo|yêu\s+cầu|kết\s+luận)\s+(?:[^\W\d_]+\s+){0,3}?của\s+$")
_OPEN = re.compile(r"\s*\(\s*$")
_DAY_BEFORE = re.compile(r"(?:^|[\s(])(?=ngày\s)")
_LETTERS = frozenset({"to-trinh", "cong-van", "bao-cao", "van-ban", "thong-bao", "de-an", "ket-luan"})
_BREAK = re.compile(r"[.;:]\s|\n\s*\n|[“\"(]")
_ISSUES = t.pattern(r"·(?:ký·)?ban·hành(?!\w)")
_CLOSING = re.compile(r"\s?\)")
_LATE_LIMIT = 400
_OF_BODY = re.compile(r"\scủa\s")
_CLAUSE_END = re.compile(r"\s*(?:[.,;:?!)\n”\"]|$)|\s+(?:ra sao|thế nào|như thế nào|sao|là gì)(?!\w)")
_TITLE_LIMIT = 240
_TITLE_REACH = 1500


def read_behind(src: Source, mention: Mention, limit: int) -> None:
    """Fill date, issuer and title from the words behind the number, up to the next mention at `limit`."""
    at = mention.tail
    while (remark := _REMARK.match(src.text, at)) is not None:
        at = mention.tail = remark.end()
    for _ in range(2):
        at = _date(src, mention, at, limit)
        at = _issuer(src, mention, at, limit)
    _title(src, mention, at)
    if mention.date is None and mention.issuer is None:
        _late(src, mention, limit)
    if mention.issuer is None and mention.title_at is not None:
        _behind_title(src, mention, limit)
    if mention.issuer is None and mention.number is not None:
        _issued_by(src, mention, limit)


def _date(src: Source, mention: Mention, at: int, limit: int) -> int:
    if mention.date is not None and mention.date.month is not None:
        return at
    found = _date_behind(src, at) or _bare_year(src, mention, at)
    if found is None or found.end > limit:
        return at
    mention.date, mention.date_at, mention.tail = found.date, (found.start, found.end), found.end
    twice = _SAME_YEAR.match(src.text, found.end)
    if twice is not None and int(twice[1]) == found.date.year:
        mention.tail = twice.end()  # “năm 2025 2025”
        return mention.tail
    close = _CLOSING.match(src.text, found.end)
    if close and "(" in src.text[at : found.start]:
        mention.tail = close.end()
    return mention.tail


def _bare_year(src: Source, mention: Mention, at: int) -> DateMatch | None:
    """“Công văn 9671-CV/BTCTW 2025 về …”: the headlines of law portals leave out “năm”."""
    if mention.short or mention.number is None or at != mention.end:
        return None
    match = _YEAR_ALONE.match(src.text, at)
    return DateMatch(PartialDate(int(match[1])), match.start(1), match.end()) if match else None


def _date_behind(src: Source, at: int) -> DateMatch | None:
    gap = _BEFORE_DATE.match(src.text, at)
    if gap is None:
        return None
    found = date_at(src.text, gap.end()) or damaged_date_at(src.text, gap.end())
    if found is None or (gap["mark"] and found.date.month is None):
        return None  # “, năm 2025 …” opens a clause of its own
    if found.date.day is None and found.date.month is not None and gap["mark"]:
        return None
    return found


def _issuer(src: Source, mention: Mention, at: int, limit: int) -> int:
    if mention.issuer is not None:
        return at
    of = _SESSION.match(src.low, at) or _OF.match(src.text, at)
    if of is None and is_joint(mention):
        of = _BETWEEN.match(src.text, at)
    start = of.end() if of else (t.SPACES.match(src.text, at) or of).end()  # type: ignore[union-attr]
    end = issuer_at(src, start) if of else bare_issuer_at(src, start)
    if end is None or (end > limit and not committee(src, start)):
        return at
    if of is None and (mention.name or not _settled(src, end)):
        return at
    if of is not None and is_joint(mention):
        end = further_bodies(src, end)
    if mention.name and ((not mention.number and mention.kind == "dieu-le") or bare_issuer_at(src, start) is None):
        return at  # “theo Điều lệ Đảng của …”: an act by name is of the Quốc hội or another high body, or of none
    mention.issuer, mention.issuer_at, mention.tail = _plain(src, start, end), (start, end), end
    return end


def is_joint(mention: Mention) -> bool:
    """Whether several bodies issued the act: its kind says so, or its number has the letters of two."""
    if mention.kind in ("thong-tu-lien-tich", "nghi-quyet-lien-tich"):
        return True
    codes = issuers.read_symbol(mention.number or "").codes
    return len(codes) > 1 and all(issuers.by_code(code) for code in codes)


def _settled(src: Source, end: int) -> bool:
    """A body without “của” is the issuer unless it goes on to do something."""
    rest = src.low[end : end + 14].lstrip()
    return not rest.startswith(
        ("đã", "ban hành", "yêu cầu", "giao", "có ý", "thống nhất", "quyết", "sẽ", "đề nghị", ", ")
    )


def _title(src: Source, mention: Mention, at: int) -> None:
    gap = _TITLE.match(src.low, at)
    if gap is None or mention.number is None:
        return
    if (
        gap["mark"]
        and src.text[gap.end() : gap.end() + 1].islower()
        and not src.low.startswith(("về", "v/v"), gap.end())
    ):
        return  # “…, quy định của Bộ Chính trị” begins another member of the list
    reach = min(gap.end() + _TITLE_REACH, len(src.text))
    end = _TITLE_END.search(src.text, gap.end() + 2, reach)
    stop = end.start() if end else reach
    mention.title_at = (gap.end(), stop)


def _late(src: Source, mention: Mention, limit: int) -> None:
    """Number, title, then “ngày … của …”: the order of the source notes of Bộ pháp điển."""
    if mention.title_at is None and not _capital_follows(src, mention.end):
        return
    stop = min(limit, mention.end + _LATE_LIMIT)
    for match in _LATE_DATE.finditer(src.text, mention.end, stop):
        found = date_at(src.text, match.end())
        of = _OF.match(src.text, found.end) if found else None
        end = issuer_at(src, of.end()) if of else None
        if found and of and end:
            mention.date, mention.date_at = found.date, (found.start, found.end)
            mention.issuer, mention.issuer_at = _plain(src, of.end(), end), (of.end(), end)
            mention.title_at = (mention.title_at or (mention.end + 1, 0))[0], match.start()
            mention.tail = end
            mention.rule("surroundings.late-date")
            return
        if src.text.find("\n\n", mention.end, match.start()) >= 0:
            return


def _behind_title(src: Source, mention: Mention, limit: int) -> None:
    """“Nghị quyết 57 về … của Bộ Chính trị năm 2024”: a short number's body behind the title, at the clause's end."""
    if not mention.short or mention.title_at is None:
        return
    start = mention.title_at[0]
    stop = min(limit, start + _TITLE_LIMIT)
    line = src.text.find("\n", start, stop)
    stop = line if line >= 0 else stop
    for match in _OF_BODY.finditer(src.text, start, stop):
        end = bare_issuer_at(src, match.end())
        year = date_at(src.text, end + 1) if end else None
        after = year.end if year else end
        if end and after and _CLAUSE_END.match(src.text, after) and agrees(mention, src.text[match.end() : end]):
            mention.issuer, mention.issuer_at = _plain(src, match.end(), end), (match.end(), end)
            mention.title_at = (start, match.start())
            if year and mention.date is None:
                mention.date, mention.date_at = year.date, (year.start, year.end)
            mention.rule("surroundings.behind-title")
            return


def _issued_by(src: Source, mention: Mention, limit: int) -> None:
    """“Kế hoạch 34/KH-TLĐ năm 2025 tổ chức … do Tổng Liên đoàn Lao động Việt Nam ban hành”, in the same sentence."""
    stop = min(limit, mention.tail + _TITLE_LIMIT)
    by = src.low.find(" do ", mention.tail, stop)
    if by < 0 or _BREAK.search(src.text, mention.tail, by):
        return
    start = by + len(" do ")
    end = issuer_at(src, start) if src.text[start : start + 1].isupper() else None
    if end is None or _ISSUES.match(src.low, end) is None:
        return
    body = src.text[start:end]
    if agrees(mention, body, strictly=bool(_known_issuers(mention))):
        mention.issuer, mention.issuer_at = _plain(src, start, end), (start, end)
        mention.rule("surroundings.issued-by")


def _capital_follows(src: Source, end: int) -> bool:
    return src.text[end : end + 1] == " " and src.text[end + 1 : end + 2].isupper()


def read_before(src: Source, mention: Mention, floor: int) -> None:
    """Fill what is missing from the words before the mention, back to the end of the one before at `floor`."""
    if mention.number is None or (mention.issuer is not None and mention.date is not None):
        return
    low = max(floor, mention.start - 60)
    before = src.low[low : mention.start]
    issued = _HAS_ISSUED.search(before)
    if issued is not None:
        _issued(src, mention, (low + issued.start(), low + issued.end()), floor)
    elif mention.issuer is None:
        _asked(src, mention, before, low, floor)


def _issued(src: Source, mention: Mention, words: tuple[int, int], floor: int) -> None:
    body = issuer_before(src, words[0], floor)
    if body is None:
        return
    if "theo" in src.low[slice(*words)] and not agrees(mention, src.text[slice(*body)]):
        return  # “Quy chế hoạt động của Cảng … - Bộ Quốc phòng ban hành kèm theo Quyết định số …/QĐ-TTg”
    if mention.issuer is None:
        mention.issuer, mention.issuer_at = _plain(src, *body), body
        mention.rule("surroundings.has-issued")
    if mention.date is None or mention.date.month is None:
        _day_before(src, mention, body[0], floor)


def _day_before(src: Source, mention: Mention, end: int, floor: int) -> None:
    low = max(floor, end - 32)
    for match in _DAY_BEFORE.finditer(src.low, low, end):
        found = date_at(src.text, match.end())
        if found and not src.text[found.end : end].strip(" ,\n"):
            mention.date, mention.date_at = found.date, (found.start, found.end)


def _asked(src: Source, mention: Mention, before: str, low: int, floor: int) -> None:
    """“Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số …”, “… của Ban Tổ chức Trung ương (Tờ trình số …”,
    “theo chỉ đạo của Thủ tướng Chính phủ tại Công điện số …/CĐ-TTg”.
    """
    at, opened = _AT.search(before), _OPEN.search(before)
    match = at or opened
    if match is None:
        return
    body = issuer_before(src, low + match.start(), floor)
    if body is None:
        return
    reach = max(floor, body[0] - 60), body[0]
    asked = mention.kind in _LETTERS and at and _ASKED.search(src.low, *reach)
    # A paper of an office tells what another body directed: there the letters of the number decide.
    told = (opened and mention.kind in _LETTERS) or (at and _DIRECTED.search(src.low, *reach))
    if asked or (told and agrees(mention, src.text[slice(*body)], strictly=True)):
        mention.issuer, mention.issuer_at = _plain(src, *body), body
        mention.rule("surroundings.asked")


def agrees(mention: Mention, body: str, strictly: bool = False) -> bool:
    """Whether the letters of the number allow this body; unknown letters allow any, unless `strictly`."""
    known = _known_issuers(mention)
    if not known:
        return not strictly
    return any(_alike(issuer.name, body) for issuer in known) or (
        not strictly and any(issuer.body in ("tw", "tinh-uy", "ubnd", "hdnd") for issuer in known)
    )


def _known_issuers(mention: Mention) -> list[issuers.Issuer]:
    codes = issuers.read_symbol(mention.number or "").codes
    return [issuer for code in codes if (issuer := issuers.by_code(code))]


def _alike(name: str, body: str) -> bool:
    return name.casefold()[:12] in body.casefold() or body.casefold()[:12] in name.casefold()


def _plain(src: Source, start: int, end: int) -> str:
    words = " ".join(src.text[start:end].split())
    return spelled(words) or words
