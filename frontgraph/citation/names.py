"""Documents cited by name: laws, codes, ordinances, the Constitution, charters, resolutions of congresses.

    Named      := LAW_WORD (AmendingName | LawName) [("số" | ",") SYMBOL] [Year]
                | "Hiến pháp" ["nước …"] [Year] | "Điều lệ" OrganisationName ["khóa" TERM]
    Amending   := "sửa đổi[, bổ sung] [một số điều] của" LawName {("," | "và") LawName}
    Resolution := "Nghị quyết" ("Đại hội" … ORDINAL | "Trung ương" N ["khóa" TERM] | "Hội nghị lần thứ" N … )
    Year       := "năm" YYYY | YYYY
A name known to the registry ends where the official name ends; any other at the first word that cannot belong to it.
"""

from __future__ import annotations

import re
from functools import cache

from frontgraph.citation import terminals as t
from frontgraph.citation.mention import Mention
from frontgraph.citation.scan import Anchor, Source
from frontgraph.model import PartialDate
from frontgraph.registry import laws
from frontgraph.resources import data_path, read_toml
from frontgraph.text.dates import date_at

_LAW_WORDS = {"luat": "luật", "bo-luat": "bộ luật", "phap-lenh": "pháp lệnh"}
_NOT_LAW_BEFORE = re.compile(
    r"(?:pháp|kỷ|kỉ|quy|khoa|định|đại học|ngành|hệ thống|chuyên ngành|cử nhân|thạc sĩ|tiến sĩ)\s+$"
)
_NOT_LAW_AFTER = re.compile(
    r"\s*(?:sư|gia|lệ|pháp|này|đó|nêu|trên|mới|hiện hành|được|số đông|và|hoặc|có|là|khác|liên quan|chuyên ngành|tục|"
    r"học)(?!\w)"
)
_AMENDING = t.pattern(
    rf"·(?:về·)?(?:sửa·đ ?ổi|b ?ổ·sung|thay·thế)(?:·,?·(?:và·)?(?:b ?ổ·sung|bãi·bỏ))?"
    rf"(?:·m ?ột·s ?[ốồổỗộỏ]·:?·(?:đi ?ều|nội·dung)(?:{t.GAP}và(?:{t.GAP}{t.WORD}){{1,7}}?)?)?"
    rf"(?:·,?·(?:điểm|điều(?!·lệ)|khoản|phụ·lục)[\s\w,]{{0,60}}?(?={t.GAP}(?:c ?ủa|bộ·luật|lu ?ật|pháp·lệnh)(?!\w)))?"
    rf"(?:{t.GAP}c ?ủa)?·"
)
_AMENDED = t.pattern(
    rf"(?P<many>\d+·luật(?!\w)(?:·(?:có·)?liên·quan(?:{t.GAP}(?!ngày|năm|số){t.WORD}){{0,9}})?)"
    r"|(?P<word>bộ·luật|lu ?ật|pháp·lệnh|hiến·pháp)(?!\w)"
)
_AMENDED_NUMBER = t.pattern(rf"·(?:{t.SO})·\d+/ ?\d{{4}}/{t.CODE}", re.IGNORECASE)
_NEXT_AMENDED = t.pattern(r"·(?:,|và)·(?=(?:bộ·luật|lu ?ật|pháp·lệnh)(?!\w))")
#: Words of a name misspelt beyond recognition, up to the next of the amended acts, or the number.
_TO_NEXT_AMENDED = t.pattern(
    rf"(?:{t.GAP}(?!(?:có|được|đã|này|ngày|năm|thì|quy|và|của|do|tại|trong|để|với|số|theo(?!·phương·thức))(?!\w)){t.WORD})"
    rf"{{1,8}}(?=·(?:,|và)·(?:bộ·luật|lu ?ật|pháp·lệnh)(?!\w)|·(?:{t.SO})·\d+/ ?\d{{4}}/)"
)
_WORD = re.compile(r"[^\W\d_]+")
_ALONE = re.compile(r"\n[^\S\n]*[^\W\d_]+(?: [^\W\d_]+)?$")
_GAP = t.pattern(r"·(?:,·)?")
_YEAR = t.pattern(rf"·(?:[nN]ăm|NĂM)·(?P<y>{t.YEAR})(?![\d/-])|·(?P<z>{t.YEAR})(?![\d/-]|\s*[-–]\s*\d)")
_YEAR_IN_BRACKETS = t.pattern(rf"·\((?:năm·)?({t.YEAR})\)")
_REVISED = t.pattern(r"·\((?:sửa đổi|hợp nhất)[^)]{0,30}\)", re.IGNORECASE)
#: A law as it was revised or amended in a year: “Luật Đất đai sửa đổi năm 2018”.
_REVISED_IN = t.pattern(rf"·(?P<word>sửa·đổi)(?:·,?·bổ·sung)?·(?:năm·)?(?P<y>{t.YEAR})(?![\d/-])", re.IGNORECASE)
_LAW_NUMBER = t.pattern(rf"·,?·(?:{t.SO})·", re.IGNORECASE)
_BEFORE_DATE = t.pattern(r"·,?·")
_BROKEN = re.compile(r"(\w+) ([à-ỹ]\w*)", re.IGNORECASE)
#: The syllables of “sửa đổi, bổ sung một số điều của”, which no name of a law contains.
_FRAME = frozenset({"sua", "doi", "bo", "sung", "mot", "so", "dieu", "cua"})
_SKIP = re.compile(r"\s*")
_STATE = t.pattern(
    rf"(?:{t.tolerant('nước')}·)?(?:"
    rf"(?:{t.tolerant('cộng hòa xã hội chủ nghĩa')}|chxhcn|{t.tolerant('cộng hòa')}·xhcn)·"
    rf"(?:{t.tolerant('việt nam')}|vn)"
    rf"|{t.tolerant('việt nam dân chủ cộng hòa')})(?!\w)"
)
_TERM = t.pattern(r"·,?·(?:khóa|khoá)·[IVX]+(?!\w)", re.IGNORECASE)
_ONES = r"(?:·(?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w))?"
_ORDINAL = rf"(?:lần·thứ·(?:[IVX]+|\d+|[^\W\d_]+{_ONES})|[ivx]{{2,}}(?!\w))"
_CONGRESS = t.pattern(
    rf"·(?:của·)?đại·hội(?:{t.GAP}(?!các){t.WORD}){{0,14}}?{t.GAP}{_ORDINAL}(?!\w)(?:·của·đảng(?!·bộ)(?!\w))?"
)
_PLENUM = t.pattern(
    rf"·(?:của·)?(?:hội·nghị·)?(?:lần·thứ·[^\W_]+{_ONES}·,?·ban·chấp·hành·trung·ương(?:·đảng)?"
    r"|trung·ương·(?:lần·thứ·)?[\d]{1,2}(?!\d))(?:·,?·\(?(?:khóa|khoá)·[ivx]+\)?(?!\w))?"
)
#: A convention of the United Nations is identified by what it is on.
_CONVENTION = t.pattern(rf"·(?:của·)?liên·h[ợi][pệ]p?·quốc·về(?:{t.GAP}(?!năm|và|được|thì|theo|mà){t.WORD}){{1,12}}")
_AMENDS_CONSTITUTION = t.pattern(
    r"·(?:về·(?:việc·)?)?sửa·đổi,?·bổ·sung·một·số·điều·của·hiến·pháp(?:·nước[\w\s]{0,45}?việt·nam)?"
    r"(?:·năm·\d{4})?(?!\w)"
)


def named(src: Source, anchor: Anchor) -> Mention | None:
    """Named, at the anchor of a law word, “Hiến pháp” or “Điều lệ”."""
    kind = anchor.kind
    if kind is None:
        return None
    if kind.id == "hien-phap":
        return _constitution(src, anchor)
    if kind.id == "dieu-le":
        return _charter(src, anchor)
    if kind.id == "cong-uoc":
        convention = _CONVENTION.match(src.low, anchor.end)
        return _mention(src, anchor.start, convention.end(), kind.id, "names.convention") if convention else None
    if kind.id in _LAW_WORDS:
        return _law(src, anchor, kind.id)
    return None


def resolution(src: Source, anchor: Anchor) -> Mention | None:
    """Resolution := "Nghị quyết" … of a congress or plenum, identified by its ordinal.

    `Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII`, `Nghị quyết Trung ương 4 khóa XII`.
    """
    kind = anchor.kind
    if kind is None or kind.id not in ("nghi-quyet", "ket-luan"):
        return None
    patterns = (_CONGRESS, _PLENUM, _AMENDS_CONSTITUTION)
    match = next((found for pattern in patterns if (found := pattern.match(src.low, anchor.end))), None)
    if match is None or _heads_a_paper(src, anchor):
        return None
    return _mention(src, anchor.start, match.end(), kind.id, "names.resolution")


def _heads_a_paper(src: Source, anchor: Anchor) -> bool:
    """The kind in capitals alone on its line: the heading of the paper itself, `NGHỊ QUYẾT⏎HỘI NGHỊ LẦN THỨ …`."""
    before = src.low[max(anchor.start - 40, 0) : anchor.start].rstrip(" ")[-1:]
    alone = before in ("", "\n") and src.low[anchor.end : anchor.end + 1] == "\n"
    return alone and src.text[anchor.start : anchor.end].isupper()


def _law(src: Source, anchor: Anchor, kind: str) -> Mention | None:
    if anchor.start and _NOT_LAW_BEFORE.search(src.low, max(anchor.start - 14, 0), anchor.start):
        return None
    end = _amending_end(src, anchor.end)
    rule = "names.amending"
    if end is None:
        if _NOT_LAW_AFTER.match(src.low, anchor.end):
            rest = laws.name_end(src.text, anchor.end, _LAW_WORDS[kind])
            if rest is None or " " not in src.text[anchor.end : rest].strip():
                return None  # “Hội Luật gia”: one syllable is too little to go by
        end, rule = _law_end(src, anchor, kind)
    if end is None:
        return None
    mention = _mention(src, anchor.start, end, kind, rule)
    _law_number(src, mention)
    return mention


def _law_end(src: Source, anchor: Anchor, kind: str) -> tuple[int | None, str]:
    known = laws.name_end(src.text, anchor.end, _LAW_WORDS[kind])
    capital = src.text[anchor.start].isupper()
    if known is not None and (capital or " " in src.text[anchor.end : known].strip()):
        return known, "names.registry"
    return (_free_name(src, anchor.end) if capital else None), "names.capitals"


def _free_name(src: Source, start: int) -> int | None:
    """The end of a name that no registry knows: capital first, up to the first word that ends it."""
    gap = t.SPACES.match(src.text, start)
    word = _WORD.match(src.text, gap.end() if gap else start)
    if gap is not None and "\n" in gap[0] and _ALONE.search(src.text, max(start - 24, 0), start):
        return None  # the word alone on its line, in a cell of a table
    if word is None or not word[0][0].isupper() or word.start() == start or word[0].lower() in _stops():
        return None
    end, count = word.end(), 1
    while count < 12:
        gap = _GAP.match(src.text, end)
        word = _WORD.match(src.text, gap.end()) if gap and gap.end() > end else None
        joined = _joined(src, word) if word is not None and word[0] == "và" else None
        if word is None or (word[0].lower() in _stops() and joined is None) or _ends_name(src, gap, word):
            break
        end, count = joined or word.end(), count + 1
    return end


def _joined(src: Source, word: re.Match[str]) -> int | None:
    """“và” inside a name: a small-letter word of the language of laws follows it, and no new noun of its own."""
    gap = t.SPACES.match(src.text, word.end())
    after = _WORD.match(src.text, gap.end()) if gap else None
    if after is None or after[0][0].isupper() or after[0] in _stops() or _new_phrases().match(src.text, after.start()):
        return None
    return after.end() if laws.syllable(after[0]) in laws.vocabulary() else None


def _ends_name(src: Source, gap: re.Match[str] | None, word: re.Match[str]) -> bool:
    if gap is None or "," not in gap[0] or (word[0].isupper() and src.text[gap.start() - 1].isupper()):
        return False
    after = _WORD.match(src.text, t.SPACES.match(src.text, word.end()).end())  # type: ignore[union-attr]
    pair = laws.syllable(word[0]), laws.syllable(after[0]) if after else ""
    return word[0][0].isupper() or pair not in laws.pairs()


def _amending_end(src: Source, start: int) -> int | None:
    """Amending: the name of an act that amends others runs to the end of the last of them."""
    match = _AMENDING.match(src.low, start)
    at = match.end() if match else None
    end: int | None = None
    while at is not None:
        item = _AMENDED.match(src.low, at)
        if item is None:
            return end
        if item["many"]:
            return item.end()
        word = " ".join(item["word"].replace("lu ật", "luật").split())
        end = laws.name_end(src.text, item.end(), word) if word != "hiến pháp" else item.end()
        end = end or _free_name(src, item.end()) or _lower_name(src, item.end())
        number = _AMENDED_NUMBER.match(src.text, end) if end else None
        end = number.end() if number and _NEXT_AMENDED.match(src.low, number.end()) else end
        longer = _TO_NEXT_AMENDED.match(src.low, end) if end else None
        end = longer.end() if longer else end
        again = _NEXT_AMENDED.match(src.low, end) if end else None
        at = again.end() if again else None
    return end


def amended_reach(src: Source, mention: Mention) -> int:
    """How far “Luật số 97/2025/QH15, ngày … về sửa đổi, bổ sung một số điều của Luật A, Luật B” names what it amends.

    The acts in the name of an amending act are no mentions of their own; its number stands for it.
    """
    if mention.kind not in _LAW_WORDS or mention.number is None or mention.name:
        return mention.end
    past = _past_date(src, mention.end)
    end = _amending_end(src, past)
    number = _AMENDED_NUMBER.match(src.text, end) if end else None
    end = number.end() if number else end
    if end is None:
        return mention.end
    mention.title_at = (_SKIP.match(src.text, past).end(), end)  # type: ignore[union-attr]
    mention.rule("names.amended-title")
    return end


def _lower_name(src: Source, start: int) -> int | None:
    end = start
    while True:
        gap = t.SPACES.match(src.text, end)
        word = _WORD.match(src.text, gap.end()) if gap and gap.end() > end else None
        if word is None or word[0].lower() in _stops():
            return end if end > start else None
        end = word.end()


def _law_number(src: Source, mention: Mention) -> None:
    """Take in “số 75/2015/QH13” behind the name; the name is kept beside the number."""
    gap = _LAW_NUMBER.match(src.text, mention.end) or t.SPACES.match(src.text, mention.end)
    symbol = t.SYMBOL.match(src.text, gap.end()) if gap else None
    if symbol is None or not (symbol["y"] or symbol["z"]):
        return
    mention.end = mention.tail = symbol.end()
    mention.date = mention.date_at = None
    number = re.sub(r"\s+", "", symbol[0])
    known = laws.by_number(number)
    if known is not None and "names.amending" in mention.rules and "sửa đổi" not in known.name.lower():
        mention.tail = _past_date(src, mention.end)  # number and date are those of the act that is amended
    else:
        mention.number = number


def _past_date(src: Source, at: int) -> int:
    gap = _BEFORE_DATE.match(src.text, at)
    date = date_at(src.text, gap.end()) if gap else None
    return date.end if date else at


def _constitution(src: Source, anchor: Anchor) -> Mention | None:
    word = src.text[anchor.start : anchor.end]
    if not word[0].isupper() or re.search(
        r"(?:hội đồng|tòa án|ủy ban|luật)\s+$", src.low[max(anchor.start - 10, 0) : anchor.start]
    ):
        return None
    gap = t.SPACES.match(src.text, anchor.end)
    state = _STATE.match(src.low, gap.end()) if gap else None
    return _mention(src, anchor.start, state.end() if state else anchor.end, "hien-phap", "names.constitution")


def _charter(src: Source, anchor: Anchor) -> Mention | None:
    known = laws.name_end(src.text, anchor.end, "điều lệ")
    if known is None or not src.text[anchor.end : known].strip()[:1].isupper():
        return None
    term = _TERM.match(src.text, known)
    return _mention(src, anchor.start, term.end() if term else known, "dieu-le", "names.charter")


def _mention(src: Source, start: int, end: int, kind: str, rule: str) -> Mention:
    """The mention of a name, with the year that may follow it."""
    name = _clean(src.text[start:end])
    mention = Mention(start, end, kind, name=name, tail=end, rules=(rule,))
    later = _REVISED_IN.match(src.text, end) if kind in _LAW_WORDS else None
    if later is not None:
        mention.name = f"{name} {' '.join(later['word'].lower().split())}"
        mention.date, mention.date_at = PartialDate(int(later["y"])), later.span("y")
        mention.end = mention.tail = later.end()
        return mention
    revised = _REVISED.match(src.text, end)
    year = _YEAR.match(src.text, end) or (_YEAR.match(src.text, revised.end()) if revised else None)
    if year is not None:
        mention.date = PartialDate(int(year["y"] or year["z"]))
        mention.date_at = (year.start("y") if year["y"] else year.start("z"), year.end())
        mention.end = mention.tail = year.end()
    elif (bracketed := _YEAR_IN_BRACKETS.match(src.text, end)) is not None:
        mention.date = PartialDate(int(bracketed[1]))
        mention.date_at, mention.tail = bracketed.span(1), bracketed.end()
    elif revised is not None:
        mention.tail = revised.end()
    return mention


def _clean(name: str) -> str:
    text = " ".join(name.split())
    text = laws.spelled(text) or _BROKEN.sub(_mended, text)
    if text.isupper():
        text = text[0] + text[1:].lower()
    return text


def _mended(match: re.Match[str]) -> str:
    """Two halves of a syllable that a scanner broke before its marked vowel: “m ột”, “chính quy ền”."""
    whole = match[1] + match[2]
    return whole if laws.syllable(whole) in laws.vocabulary() | _FRAME else match[0]


@cache
def _stops() -> frozenset[str]:
    return frozenset(read_toml(data_path("registry", "law_words.toml"))["stops"])


@cache
def _new_phrases() -> re.Pattern[str]:
    phrases = read_toml(data_path("registry", "law_words.toml"))["new_phrases"]
    return re.compile(rf"(?:{'|'.join(phrase.replace(' ', t.GAP) for phrase in phrases)})(?!\w)")
