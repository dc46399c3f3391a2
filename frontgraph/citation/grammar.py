"""The grammar of a citation, from the anchor to the end of its number or name.

Citation  := Numbered | Short | Named | Bare
Numbered  := KIND [Footnote] [Qualifier] ["số"] SYMBOL
Short     := KIND ["số"] NUMBER                      (“Nghị quyết 57”, “Chỉ thị số 35”)
Named     := names.named                              (“Luật Đất đai năm 2024”)
Bare      := SYMBOL                                   (in a list: “số 1569/QĐ-TTg”)
List      := Citation {("," | ";" | "và" | " ") ["số"] (SYMBOL | NUMBER)}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from frontgraph.citation import names
from frontgraph.citation import terminals as t
from frontgraph.citation.issuing import issuer_at
from frontgraph.citation.mention import Mention
from frontgraph.citation.scan import Anchor, Source, scan
from frontgraph.model import PartialDate
from frontgraph.registry import issuers
from frontgraph.registry.kinds import DocumentKind

#: Kinds that are cited by a short number; plans, programmes and reports with a bare figure are something else.
_SHORT_KINDS = frozenset(
    {
        "nghi-quyet",
        "nghi-dinh",
        "quyet-dinh",
        "chi-thi",
        "ket-luan",
        "quy-dinh",
        "thong-tu",
        "huong-dan",
        "nghi-quyet-lien-tich",
        "thong-tu-lien-tich",
        "thong-tri",
        "cong-dien",
    }
)
#: Kinds that are cited by a short number only where its year stands beside it.
_SHORT_WITH_YEAR = frozenset({"cong-van", "thong-bao"})
#: Of these the word may have a small letter: “thực hiện nghị quyết 57”.
_SMALL_KINDS = frozenset({"nghi-quyet", "nghi-dinh", "chi-thi", "thong-tu"})
_ABBREVIATED = re.compile(r"[A-ZĐ]{2}[A-ZĐri]{0,3}")
_NUMBER_SIGN = re.compile(rf"(?:^|[^\w])({t.SO}){t.SPACE}$")
_FORM_BEFORE = re.compile(r"(?:mẫu|biểu|phụ lục|bảng|phiếu|form)\s*(?:số)?\s*$")
#: A number not yet filled in: “số …/2025/QĐ-TTg”; and the field of a table that gives the document's own number.
_BLANK_BEFORE = re.compile(r"[/.…_\d]\s?$")
_LABEL_BEFORE = re.compile(r"số\s+(?:ký\s+)?hiệu[\s:|]*$")
_DATE_BELOW = re.compile(r"\s*,?\s*ngày\s+\d")
_OF = t.pattern(r"·của·")
_SIGN = t.pattern(rf"·{t.SO}·(?=\d)")
#: A further year of a work known by name: “Hiến pháp năm 1946, 1959 và 1980”.
_NEXT_YEAR = t.pattern(rf"·(?:,|và(?!\w))·({t.YEAR})(?=[,.;:)]|·và·|·[^\W\d]|$)")
_ALONE = re.compile(r"[.)]|[^\S\n]*(?:\n|$)")
#: What no item and no cell begins with: behind it a figure alone in its line still belongs to the word before it.
_GOES_ON = t.pattern(r"[^\S\n]*\n[^\S\n]*(?:của|do|ngày|và|hoặc)·(?=[^\s])")
_COMPOUND = {"thong-bao": {"ket-luan"}, "cong-van": {"huong-dan", "bao-cao"}, "van-ban": {"huong-dan", "bao-cao"}}
_UNITS = re.compile(r"(?:mg|kg|g|ml|l|km|m2|m3|ha|kV|kW|MW)(?!\w)")


def parse(src: Source) -> Iterator[Mention]:
    """The citations of a text in order: each with its kind and number or name, and nothing else yet."""
    done = 0
    pending: Anchor | None = None
    for anchor in scan(src):
        if anchor.start < done:
            continue
        found = _at_anchor(src, anchor, pending)
        pending = anchor if anchor.kind and not found else None
        for mention in found:
            done = max(mention.end, names.amended_reach(src, mention))
            yield mention


def _at_anchor(src: Source, anchor: Anchor, before: Anchor | None) -> list[Mention]:
    if anchor.kind is None:
        first = bare(src, anchor.start)
    elif anchor.kind.named:
        first = names.named(src, anchor) or numbered(src, anchor, anchor.kind)
    else:
        first = _unnamed(src, anchor, anchor.kind)
    if first is None:
        return []
    if before is not None and before.kind is not None and first.number:
        _widen(src, before, anchor, first)
    return [first, *_listed(src, first)]


def _unnamed(src: Source, anchor: Anchor, kind: DocumentKind) -> Mention | None:
    if t.DIGIT_NEAR.match(src.text, anchor.end) is None:
        return names.resolution(src, anchor)
    return numbered(src, anchor, kind) or names.resolution(src, anchor) or short(src, anchor, kind)


def numbered(src: Source, anchor: Anchor, kind: DocumentKind) -> Mention | None:
    """Numbered := KIND [Footnote] [Qualifier] ["số"] SYMBOL.

    `Nghị quyết số 43-NQ/TW`, `kế hoạch[1] số 12/KH-UBND`, `Báo cáo thẩm tra số 292/BC-HĐND`.
    """
    gap = t.AFTER_KIND.match(src.text, anchor.end)
    at = gap.end() if gap else anchor.end
    symbol = t.SYMBOL.match(src.text, at)
    if symbol is None:
        behind = qualified(src, anchor.end) if src.text[anchor.start].isupper() else None
        at = at if behind is None else behind
        symbol = _symbol_at(src.text, at)
    if symbol is None:
        return _of_body(src, anchor, kind)
    if _UNITS.match(src.text, symbol.end("n") + 1):
        return None
    joint = kind.id == "thong-tu" and "liên tịch" in src.low[anchor.end : at]
    return _numbered(anchor.start, symbol, "thong-tu-lien-tich" if joint else kind.id, "grammar.numbered")


def _symbol_at(text: str, at: int) -> re.Match[str] | None:
    if not text[at : at + 1].isdecimal():
        return None  # behind most words stands no number
    return t.SYMBOL.match(text, at) or t.GLUED.match(text, at) or t.SMALL.match(text, at)


def _of_body(src: Source, anchor: Anchor, kind: DocumentKind) -> Mention | None:
    """KIND "của" BODY ["số"] SYMBOL: “Chỉ thị của Bộ Chính trị số 35-CT/TW”."""
    of = _OF.match(src.low, anchor.end)
    end = issuer_at(src, of.end()) if of and src.text[of.end() : of.end() + 1].isupper() else None
    sign = _SIGN.match(src.text, end) if end is not None else None
    symbol = t.SYMBOL.match(src.text, sign.end()) if sign else None
    if of is None or end is None or symbol is None:
        return None
    mention = _numbered(anchor.start, symbol, kind.id, "grammar.of-body")
    mention.issuer, mention.issuer_at = " ".join(src.text[of.end() : end].split()), (of.end(), end)
    return mention


def qualified(src: Source, end: int) -> int | None:
    """Where the number begins behind a qualifier and “số”; None where there is no such qualifier."""
    known = t.KNOWN_QUALIFIER_LOW.match(src.low, end)
    if known is not None:
        return known.end()
    match = t.QUALIFIER_LOW.match(src.low, end)
    if match is None or t.NO_QUALIFIER.search(src.low, end, match.end()) or _kind_inside(src, end, match.end()):
        return None
    return match.end()


def _kind_inside(src: Source, start: int, end: int) -> bool:
    """Whether another kind word stands in between: it is the nearer owner of the number."""
    found = t.anchor_pattern().search(src.low, start, end)
    return found is not None and not found[0][0].isdigit() and len(found[0]) > 3


def short(src: Source, anchor: Anchor, kind: DocumentKind) -> Mention | None:
    """Short := KIND ["số"] NUMBER, where the number counts nothing else."""
    word = src.text[anchor.start : anchor.end]
    abbreviated = bool(_ABBREVIATED.fullmatch(word))
    if not (word[0].isupper() or kind.id in _SMALL_KINDS):
        return None
    gap = t.AFTER_KIND.match(src.text, anchor.end)
    number = _short_number(src, gap.end() if gap else anchor.end, kind, abbreviated)
    if number is None or t.NOT_A_NUMBER.match(src.text, number.end()):
        return None
    if number.start() == anchor.end and not (abbreviated and len(number[0]) > 1):
        return None
    if "\n" in src.text[anchor.end : number.start()] and _ALONE.match(src.text, number.end()):
        signed = bool(gap and _NUMBER_SIGN.search(src.text, anchor.end, number.start()))
        if not signed and (len(number[0]) < 2 or _GOES_ON.match(src.low, number.end()) is None):
            return None  # the number of the next paragraph, or of the next row of a table
    if len(number[0]) == 1 and number[0] != "0" and not word[0].isupper():
        return None
    return Mention(
        anchor.start,
        number.end(),
        kind.id,
        number=number[0],
        tail=number.end(),
        short=True,
        rules=("grammar.short",),
    )


def _short_number(src: Source, at: int, kind: DocumentKind, abbreviated: bool) -> re.Match[str] | None:
    usual = kind.id in _SHORT_KINDS or abbreviated
    dated = t.SHORT_OF_YEAR.match(src.text, at) if usual or kind.id in _SHORT_WITH_YEAR else None
    return dated or (t.SHORT.match(src.text, at) if usual else None)


def bare(src: Source, start: int) -> Mention | None:
    """Bare := SYMBOL without a kind word: the letters must name a kind, or the word “số” must stand before it."""
    symbol = t.SYMBOL.match(src.text, start)
    if symbol is None or _UNITS.match(src.text, symbol.end("n") + 1):
        return None
    if _is_form_or_field(src, start):
        return None
    read = issuers.read_symbol(symbol[0])
    signed = _NUMBER_SIGN.search(src.text, max(start - 8, 0), start)
    known = read.codes and (read.kind or (signed and any(issuers.by_code(code) for code in read.codes)))
    if not known or (signed and _in_header(src, signed.start(1), symbol.end())):
        return None
    return _numbered(start, symbol, read.kind, "grammar.bare")


def _is_form_or_field(src: Source, start: int) -> bool:
    """Whether the number is that of a form, is not filled in, or fills the field “Số hiệu” of a table."""
    return bool(
        _FORM_BEFORE.search(src.low, max(start - 12, 0), start)
        or _BLANK_BEFORE.search(src.text, max(start - 3, 0), start)
        or _LABEL_BEFORE.search(src.low, max(start - 20, 0), start)
    )


def _numbered(start: int, symbol: re.Match[str], kind: str | None, rule: str) -> Mention:
    number = re.sub(r"\s+", "", symbol[0])
    return Mention(start, symbol.end(), kind, number=number, tail=symbol.end(), rules=(rule,))


def _in_header(src: Source, sign: int, end: int) -> bool:
    """Whether “Số: 12/KH-UBND” stands alone at the beginning of its line: the document's own number."""
    line = max(src.text.rfind("\n", max(sign - 80, 0), sign) + 1, sign - 80, 0)
    if src.text[line:sign].strip(" \t|*_"):
        return False
    if src.text[sign].islower() and _DATE_BELOW.match(src.low, end):
        return False  # a sentence broken up by the cells of a table
    rest = src.text[end : end + 40].split("\n", 1)[0]
    return not rest.strip(" \t|*_.") or "\t" in rest[:3] or bool(re.match(r"[\s|]+[A-ZĐ][^,;]*,\s*(?:[Nn]gày|$)", rest))


def _widen(src: Source, before: Anchor, anchor: Anchor, mention: Mention) -> None:
    """Take in the kind word of a compound: “Thông báo kết luận số 20-TB/TW” is a Thông báo."""
    outer, inner = before.kind, anchor.kind
    if outer is None or inner is None or inner.id not in _COMPOUND.get(outer.id, ()):
        return
    if src.text[before.end : anchor.start].isspace() and src.text[anchor.start].islower():
        mention.start, mention.kind = before.start, outer.id


def _listed(src: Source, first: Mention) -> Iterator[Mention]:
    """The further numbers of a list: `…, 19-NQ/TW`, `59, 70, 71`, `số 36/QĐ-TTg …; số 1569/QĐ-TTg`."""
    if first.kind == "hien-phap" and first.date is not None and first.end == first.tail:
        yield from _years(src, first)
    if first.number is None or first.name:
        return
    end, is_short = first.end, first.short
    while True:
        gap = t.NEXT_NUMBER.match(src.text, end)
        symbol = t.SYMBOL.match(src.text, gap.end()) if gap else None
        rule = "grammar.list"
        if symbol is None and (dated := t.NEXT_BEHIND_DATE.match(src.text, end)) is not None:
            gap, symbol, rule = dated, t.SYMBOL.match(src.text, dated.end()), "grammar.bare"
        if gap is None:
            return
        number = None if symbol or not is_short else _next_short(src, gap)
        if symbol:
            found = _numbered(symbol.start(), symbol, first.kind, rule)
        elif number:
            found = Mention(*number.span(), first.kind, number=number[0], tail=number.end(), short=True)
            found.rule("grammar.list")
        else:
            return
        end = found.end
        yield found


def _years(src: Source, first: Mention) -> Iterator[Mention]:
    """The further years of one work: “Hiến pháp năm 1946, 1959, 1980 và 1992”."""
    year = _NEXT_YEAR.match(src.text, first.end)
    while year is not None:
        found = Mention(*year.span(1), first.kind, name=first.name, tail=year.end(1), rules=("grammar.list",))
        found.date, found.date_at = PartialDate(int(year[1])), year.span(1)
        yield found
        year = _NEXT_YEAR.match(src.text, year.end(1))


def _next_short(src: Source, gap: re.Match[str]) -> re.Match[str] | None:
    number = t.SHORT.match(src.text, gap.end())
    # Behind a mere line break a number is that of the next item; behind a comma the list goes on.
    if (
        number is None
        or ("\n" in gap[0] and not gap["mark"])
        or len(number[0]) < 2
        or t.NOT_A_NUMBER.match(src.text, number.end())
    ):
        return None
    return number
