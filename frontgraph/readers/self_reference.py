"""What a document says of itself outside its letterhead, for texts that come without one.

- the line in capitals above `Căn cứ` (`BỘ TRƯỞNG BỘ TÀI CHÍNH`) and the enacting sentence (`Chính phủ ban hành Nghị
  định …`), Nghị định 78/2025/NĐ-CP, presentation of legal documents;
- the adoption formula `Nghị quyết này được Quốc hội … thông qua ngày …`: the day of adoption is the date of a law or
  resolution;
- the bracket of an annex, `(Kèm theo Công văn số … ngày … của …)` (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần III,
  mục 1);
- the words of a publisher: `giới thiệu toàn văn Nghị quyết số …`, a caption, the headline `Thông tư số …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from frontgraph.model import PartialDate
from frontgraph.readers.layout import Layout, Line, is_capitals
from frontgraph.readers.letterhead import Found
from frontgraph.registry import kinds
from frontgraph.text import CAPITALS, base_letters
from frontgraph.text.dates import date_at

_SYMBOL = r"\d{1,5}[a-zA-Z]?(?:\s?[-/]\s?[\wĐđ.]+)+"
_HEAD_POST = re.compile(
    r"(?:(?:PHO\s+)?CHU\s+TICH|(?:BO|THU|CUC|VU|TONG\s+CUC|CHI\s+CUC|VIEN)\s+TRUONG|GIAM\s+DOC|CHANH|TRUONG|CHU\s+NHIEM|THONG\s+DOC|HIEU\s+TRUONG"
    r"|CHANH\s+AN|TONG)(?:\s*,\s*CHU\s+NHIEM)?\s+(?=(?:UY\s+BAN|HOI\s+DONG|BO|SO|CUC|VU|TONG\s+CUC|CHI\s+CUC|VIEN|BAN|VAN\s+PHONG|TRUNG\s+TAM"
    r"|NGAN\s+HANG|TOA\s+AN|KIEM\s+TOAN|THANH\s+TRA|LIEN\s+DOAN|BAO\s+HIEM|HOC\s+VIEN|TRUONG)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class SelfReference:
    """What one such place says: kind, number, date and issuing body, each with its words; `rule` names the place."""

    rule: str
    kind: str | None = None
    kind_words: Found | None = None
    number: Found | None = None
    date: PartialDate | None = None
    date_words: Found | None = None
    issuer: Found | None = None
    title: Found | None = None


def authority_line(lines: Sequence[Line], row: int) -> SelfReference | None:
    """The line in capitals that names who acts, as it stands below the title; a head stands for the body it heads.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> authority_line(lay_out(canonicalise("BỘ TRƯỞNG BỘ\\nTÀI CHÍNH\\nCăn cứ Luật")).lines, 0).issuer.value
    'BỘ TÀI CHÍNH'
    """
    taken: list[Line] = []
    for line in lines[row : row + 3]:
        name = re.match(r"[^a-z:]{4,}?(?=\s*:|$|\s+(?:dien|quyet)\b)", line.base)
        if name is None or not is_capitals(name[0]) or _DECIDES.match(line.base) or (taken and line.gap):
            break
        taken.append(line)
        if name.end() < len(line.base):
            break
    if not taken or not _BODY.match(taken[0].base):
        return None
    text = re.sub(r"\s*(?::|điện|quyết).*$", "", " ".join(" ".join(line.text for line in taken).split()))
    return SelfReference("authority.line", issuer=Found(body_of_head(text), taken[0].start, taken[-1].end))


_DECIDES = re.compile(r"(?:QUYET\s+(?:NGHI|DINH)|KET\s+LUAN|CHI\s+THI|DIEU\s+\d|CHUONG\s)")
_BODY = re.compile(
    r"(?:(?:PHO\s+)?CHU\s+TICH|UY\s+BAN|HOI\s+DONG|UBND|HDND|CHINH\s+PHU|THU\s+TUONG|QUOC\s+HOI|BO\s|BO\s+TRUONG|GIAM\s+DOC|CHANH|TRUONG|CUC|VU|TONG\s+"
    r"|CHI\s+CUC|CHU\s+NHIEM|THONG\s+DOC|VIEN|BAN\s|VAN\s+PHONG|THUONG\s+TRUC|DOAN\s+CHU|TINH\s+UY|THANH\s+UY|DANG\s+UY|HIEU\s+TRUONG|SO\s)"
)


def body_of_head(name: str) -> str:
    """The body whose head is named (`BỘ TRƯỞNG BỘ Y TẾ` → `BỘ Y TẾ`); other names as they are.

    >>> body_of_head("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A"), body_of_head("Thủ tướng Chính phủ")
    ('ỦY BAN NHÂN DÂN TỈNH A', 'Thủ tướng Chính phủ')
    """
    match = _HEAD_POST.match(base_letters(name).upper())
    if match is None:
        return name
    rest = name[match.end() :]
    return rest[0].upper() + rest[1:]


def enacting_sentence(layout: Layout, first: Line, last: Line) -> SelfReference | None:
    """The sentence by which a body enacts: `Bộ trưởng Bộ Ngoại giao ban hành Thông tư quy định về …`.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> layout = lay_out(canonicalise("Căn cứ Luật;\\nBộ trưởng Bộ Y tế ban hành Thông tư quy định A.\\nĐiều 1."))
    >>> found = enacting_sentence(layout, layout.lines[0], layout.lines[2])
    >>> found.issuer.value, found.kind, found.title.value
    ('Bộ Y tế', 'thong-tu', 'quy định A')
    """
    match = _enacting().search(layout.plain, first.start, last.end)
    if match is None:
        return None
    body = _joint(match["body"])
    if not _is_body(body) or re.search(r"\s(?:đã|giao|ký|chủ trì|sẽ|được)\s", body):
        return None
    kind = kinds.by_word(match["kind"])
    title = _found(match, "title")
    return SelfReference(
        "enacting.sentence",
        kind=kind.id if kind else None,
        kind_words=_found(match, "kind"),
        issuer=Found(body_of_head(body), match.start("body"), match.end("body")),
        title=title if title and len(title.value) > 5 else None,
    )


def _joint(body: str) -> str:
    """`A, B và C` as a list, where each part is a body."""
    text = " ".join(body.split())
    if re.match(r"(?:Theo|Xét|Căn cứ|Trên cơ sở) ", text):
        text = text.rpartition(", ")[2]
    parts = re.split(rf", | và (?=[{CAPITALS}])", text)
    return ", ".join(parts) if len(parts) > 1 and all(_is_body(part) for part in parts) else text


def _is_body(name: str) -> bool:
    return bool(_BODY.match(base_letters(name).upper()))


def adoption_formula(layout: Layout, start: int) -> SelfReference | None:
    """The formula by which a body that decides together adopted the text, if the text has one behind `start`.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> text = "Luật này được Quốc hội nước CHXHCN Việt Nam khóa XV thông qua ngày 2 tháng 6 năm 2025."
    >>> found = adoption_formula(lay_out(canonicalise(text)), 0)
    >>> found.kind, found.issuer.value, found.date.iso
    ('luat', 'Quốc hội', '2025-06-02')
    """
    match = _adopted(layout.plain, start)
    if match is None:
        return None
    kind = kinds.by_word(match["kind"])
    dated = date_at(layout.plain, match.start("date")) if match["date"] else None
    return SelfReference(
        "adoption.formula",
        kind=kind.id if kind else None,
        date=dated.date if dated else None,
        date_words=Found(dated.date.iso, dated.start, dated.end) if dated else None,
        issuer=Found(_adopting(match["body"]), match.start("body"), match.end("body")),
    )


def _adopted(plain: str, start: int) -> re.Match[str] | None:
    """The first adoption formula behind `start`: read only at the heads of lines that its plain words stand near."""
    for words in _ADOPTED.finditer(plain, start):
        low = max(start, words.start() - _KIND_REACH)
        heads = [low, *(at.end() for at in _LINE_BREAK.finditer(plain, low, words.start()))]
        found = next((match for head in heads if (match := _adoption().match(plain, head))), None)
        if found is not None:
            return found
    return None


def _adopting(body: str) -> str:
    text = " ".join(body.split())
    return bare_body(re.sub(rf"^(?:Hội nghị|Kỳ họp)\s+(?=[{CAPITALS}])", "", text))


def bare_body(name: str) -> str:
    """A central body without the name of the state behind it.

    >>> bare_body("Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam")
    'Chính phủ'
    """
    return re.sub(r"\s+nước\s+(?:Cộng h\w+ xã hội chủ nghĩa|CHXHCN)\s+Việt Nam", "", name)


def attached_brackets(layout: Layout, starts: Iterable[int]) -> SelfReference | None:
    """The first bracket `(Kèm theo …)` behind one of `starts` that tells the number of the document.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> page = canonicalise("PHỤ LỤC\\n(Kèm theo Công văn số 6/BYT-VP ngày 25/11/2025 của Bộ Y tế)")
    >>> found = attached_brackets(lay_out(page), [0])
    >>> found.kind, found.number.value, found.date.iso, found.issuer.value
    ('cong-van', '6/BYT-VP', '2025-11-25', 'Bộ Y tế')
    """
    for start in starts:
        match = _attached().search(layout.plain, start, start + 1500)
        if match is not None:
            return _mentioned(layout, match, "annex.bracket")
    return None


def publisher_words(
    layout: Layout, end: int, caption: Sequence[Line] = (), reprints: bool = False
) -> SelfReference | None:
    """What a publisher says of the text that it reprints: in its introduction before `end`, or in a caption.

    `reprints` says that the document itself follows, so that `đã ký ban hành Nghị quyết số …` speaks of it.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> page = canonicalise("Trân trọng giới thiệu toàn văn Nghị quyết số 57-NQ/TW:")
    >>> publisher_words(lay_out(page), 60).number.value
    '57-NQ/TW'
    """
    introduced = (_signing() if reprints else _introduction()).search(layout.plain, 0, end)
    if introduced is not None and "?" not in layout.plain[:end]:
        return _mentioned(layout, _fullest(layout, introduced, end), "publisher.introduction")
    for line in caption:
        match = _caption().match(layout.plain, line.start, line.end)
        if match is not None:
            return _mentioned(layout, match, "publisher.caption")
    return None


def _fullest(layout: Layout, introduced: re.Match[str], end: int) -> re.Match[str]:
    """The mention of the same number in the introduction that tells date or body too."""
    for match in _signing().finditer(layout.plain, 0, end):
        if match["number"] == introduced["number"] and (match["date"] or match["body"]):
            return match
    return introduced


def headline(layout: Layout) -> SelfReference | None:
    """The first line, where it is nothing but a kind and a number (`Công văn số 402-CV/VPĐU`).

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> headline(lay_out(canonicalise("Thông tư số 02/2026/TT-BNG\\n\\nHà Nội"))).number.value
    '02/2026/TT-BNG'
    """
    if not layout.lines:
        return None
    match = _headline().match(layout.plain, layout.lines[0].start, layout.lines[0].end)
    return _mentioned(layout, match, "publisher.headline") if match else None


def speaker(layout: Layout, first: Line, last: Line) -> SelfReference | None:
    """The body that asks or orders in a letter, for a letter without letterhead.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> layout = lay_out(canonicalise("Căn cứ Kế hoạch số 1, Ủy ban nhân dân Thành phố yêu cầu các sở:"))
    >>> speaker(layout, layout.lines[0], layout.lines[0]).issuer.value
    'Ủy ban nhân dân Thành phố'
    """
    for verb in _SPEAKS.finditer(layout.plain, first.start, last.end):
        clause = _CLAUSE.search(layout.plain, max(first.start, verb.start() - 200), verb.start())
        for start in _clause_parts(layout.plain, clause.start() if clause else verb.start(), verb.start()):
            body = " ".join(re.sub(r"\s\(\w+\)$", "", layout.plain[start : verb.start()].strip()).split())
            if body[:1].isupper() and _is_body(body) and len(body.split()) > 1:
                return SelfReference("letter.speaker", issuer=Found(body, start, verb.start()))
    return None


def contact(layout: Layout, first: Line, last: Line) -> SelfReference | None:
    """The body that tells of a paper or wants to hear of it, in its last sentences.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> layout = lay_out(canonicalise("Nếu có vướng mắc, đề nghị phản ánh về Bộ Nội vụ để được giải quyết./."))
    >>> contact(layout, layout.lines[0], layout.lines[0]).issuer.value
    'Bộ Nội vụ'
    """
    match = _TELLS.search(layout.plain, first.start, last.end)
    if match is None or not _is_body(match["body"] or match["told"]):
        return None
    group = "body" if match["body"] else "told"
    return SelfReference("closing.contact", issuer=Found(" ".join(match[group].split()), *match.span(group)))


_TELLS = re.compile(
    rf"^[ \t]*(?P<told>[{CAPITALS}][\w ,]{{3,60}}?)\s+(?:xin\s+)?(?:trân\s+trọng\s+)?thông\s+báo\s"
    rf"|phản\s+ánh(?:\s+kịp\s+thời)?\s+về\s+(?P<body>[{CAPITALS}][\w ,\n]{{3,80}}?)\s+(?:để|xem\s+xét|nghiên\s+cứu)",
    re.MULTILINE,
)
_SPEAKS = re.compile(r"\s(?:kính\s+)?(?:đề\s+nghị|yêu\s+cầu|chỉ\s+đạo|trân\s+trọng|có\s+ý\s+kiến)\s")
_CLAUSE = re.compile(r"[^.;:]*$")


def _clause_parts(text: str, start: int, end: int) -> Iterator[int]:
    """The starts of a clause and of its parts behind commas, the longest part first."""
    while start < end and text[start].isspace():
        start += 1
    yield start
    for comma in re.finditer(r",\s+", text[start:end]):
        yield start + comma.end()


def _mentioned(layout: Layout, match: re.Match[str], rule: str) -> SelfReference:
    kind = kinds.by_word(match["kind"])
    groups = match.groupdict()
    dated = date_at(layout.plain, match.start("date")) if groups.get("date") else None
    body = groups.get("body")
    return SelfReference(
        rule,
        kind=kind.id if kind else None,
        kind_words=_found(match, "kind"),
        number=Found("".join(match["number"].split()), *match.span("number")) if groups.get("number") else None,
        date=dated.date if dated else None,
        date_words=Found(dated.date.iso, dated.start, dated.end) if dated else None,
        issuer=Found(body_of_head(" ".join(body.split())), *match.span("body")) if body else None,
    )


def _found(match: re.Match[str], group: str) -> Found | None:
    text = match[group]
    return Found(" ".join(text.split()), *match.span(group)) if text else None


@cache
def _kind_words() -> str:
    labels = sorted((kind.vi for kind in kinds.kinds()), key=len, reverse=True)
    return "|".join(r"\s+".join(f"[{w[0]}{w[0].lower()}]{re.escape(w[1:])}" for w in label.split()) for label in labels)


_DATE = r"(?P<date>ngày\s+\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"


@cache
def _mention() -> str:
    return (
        rf"(?P<kind>{_kind_words()})\s+(?:số\s*:?\s*)?(?P<number>{_SYMBOL})?"
        rf"(?:\s*,?\s*\(?{_DATE}\)?)?(?:[^).;:]{{0,40}}?\bcủa\s+(?P<body>[{CAPITALS}][^).;:]{{2,160}}?)(?=\s*[).;:]|\s+(?:về|V/v|quy\s+định)\s|\s*$))?"
    )


@cache
def _enacting() -> re.Pattern[str]:
    return re.compile(
        rf"^[ \t]*(?P<body>[{CAPITALS}][^.;:]{{3,200}}?)\s+ban\s+hành\s+(?P<kind>{_kind_words()})\s+"
        r"(?P<title>(?:(?!\n\s*\n)[^.;:]){0,600}?)(?=[.;:,]?\s*(?:\n\s*\n|\Z)|[.;:])",
        re.MULTILINE,
    )


#: What every adoption formula holds; a search for a plain word is fast. Its line begins with a kind, so near before.
_ADOPTED = re.compile(r"này\s+(?:đã\s+)?được\s")
_KIND_REACH = 120
_LINE_BREAK = re.compile(r"\n")


@cache
def _adoption() -> re.Pattern[str]:
    return re.compile(
        rf"^[ \t]*(?P<kind>{_kind_words()})\s+này\s+(?:đã\s+)?được\s+(?P<body>[{CAPITALS}][^.;:]{{3,160}}?)"
        rf"(?=\s*,?\s*(?:lần\s+thứ|khóa|kỳ\s+họp|Kỳ\s+họp|nhiệm\s+kỳ|nhất\s+trí|thông\s+qua))[^.;:]{{0,160}}?thông\s+qua(?:[^.;:]{{0,40}}?{_DATE})?",
        re.MULTILINE,
    )


@cache
def _attached() -> re.Pattern[str]:
    return re.compile(rf"(?:[Bb]an\s+hành\s+)?[Kk]èm\s+theo\s+(?={_kind_words()}){_mention()}")


@cache
def _introduction() -> re.Pattern[str]:
    return re.compile(rf"giới\s+thiệu\s+toàn\s+văn\s+{_mention()}")


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(rf"(?:giới\s+thiệu\s+toàn\s+văn|ký(?:\s+ban\s+hành)?|ban\s+hành)\s+{_mention()}")


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(rf"[^\n.]{{0,80}}?\s(?:tại|toàn\s+văn|của)\s+{_mention()}")


@cache
def _headline() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<kind>{_kind_words()})\s+[Ss]ố\s*:?\s*(?P<number>{_SYMBOL})\s*$", re.MULTILINE | re.IGNORECASE
    )
