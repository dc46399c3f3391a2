"""The terminals of the citation grammar: every pattern that touches text, in one table.

All are matched at an offset (never searched over the whole text), on canonical text. Patterns named `…_LOW` are
matched on the lower-case text, which has the same length.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from frontgraph.registry import kinds
from frontgraph.registry.kinds import DocumentKind

#: Letters that a scanner takes for one another: the tone marks of one vowel.
_FAMILIES = (
    "aàáảãạăằắẳẵặâầấẩẫậ",
    "eèéẻẽẹêềếểễệ",
    "iìíỉĩị",
    "oòóỏõọôồốổỗộơờớởỡợ",
    "uùúủũụưừứửữự",
    "yỳýỷỹỵ",
    "dđ",
)
#: A space that a scanner may have seen before a marked letter.
_GAP = " ?"
_CLASS = {letter: f"[{family}]" for family in _FAMILIES for letter in family}


def tolerant(words: str) -> str:
    """A pattern for words in lower case that takes any tone mark for any other, and any spacing between words.

    Before a marked letter a scanner often sees a space: “Ngh ị định”.

    >>> [bool(re.fullmatch(tolerant("nghị quyết"), text)) for text in ("nghi\\n quyêt", "ngh ị quyết")]
    [True, True]
    """
    return r"\s+".join("".join(_letter(letter, at) for at, letter in enumerate(word)) for word in words.split())


def _letter(letter: str, at: int) -> str:
    gap = _GAP if at and not letter.isascii() else ""
    return gap + _CLASS.get(letter, re.escape(letter))


#: Space within one line, or one line break with the space around it: what may stand inside a citation. Possessive,
#: as every repetition here must be that could be split in more than one way: matching stays linear.
SPACE = r"[^\S\n]*+\n?+[^\S\n]*+"
#: The same, at least one character of it.
GAP = r"(?:[^\S\n]++\n?+[^\S\n]*+|\n[^\S\n]*+)"
#: One word without digits.
WORD = r"[^\W\d_]++"
#: A footnote mark glued to a word: “kế hoạch[1]”.
FOOTNOTE = r"(?:\[\d{1,3}\])?"


def pattern(spelled: str, flags: int = 0) -> re.Pattern[str]:
    """A compiled pattern in which `·` stands for what may separate two words of a citation.

    >>> bool(pattern("sửa·đổi").fullmatch("sửa\\n đổi"))
    True
    """
    return re.compile(spelled.replace("·", SPACE), flags)


#: The word “số”, whole or abbreviated or misread, with the colon that may follow it.
SO = rf"(?:[sS] ?[{_FAMILIES[3]}ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢO]|[nN][°º])(?![^\W\d]){SPACE}[:.]?"

# -- number and symbol (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3; Hướng dẫn 36-HD/VPTW) --------------------------

NUMBER = r"\d{1,6}(?:[a-zA-Z]{1,3}(?=[\s/\-])|\.\d{1,2}(?=/\d{4}/))?"
YEAR = r"(?:19[4-9]\d|20\d\d)"
#: The year inside a symbol, where a scanner may have broken it: “102/2 024/NĐ-CP”.
_BROKEN_YEAR = r"(?:1 ?9 ?[4-9] ?\d|2 ?0 ?\d ?\d)(?= ?/)"
#: Capitals, digits behind them (QH15, sometimes parted from them: QH 15), a small letter inside (TTg, CTr, SoNNMT):
#: never a word of the language.
CODE = (
    r"(?:(?:UBTV)?QH[^\S\n]1\d(?![\w/-])|[A-ZĐƯ][A-ZĐƯ0-9]+(?:[a-zđ]{1,3}[A-ZĐƯ0-9]*)?|[A-ZĐƯ][a-zđ]{1,2}[A-ZĐƯ][A-ZĐƯa-zđ0-9]*|[A-ZĐƯ]{2,}[a-zđ]|[A-ZĐƯ]\d*)"
    r"(?:[&.][A-ZĐƯ][A-ZĐƯa-zđ0-9]*)*(?:(?!\w)|(?=ngày\s))"
)
_TIGHT = r"(?:[-/]|[-/][^\S\n]?\n[^\S\n]*|[^\S\n]?\n[^\S\n]*[-/])"
_LOOSE = r"(?:[^\S\n]{1,2}[-/][^\S\n]{0,2}|[-/][^\S\n]{1,2})"
_UPPER = r"(?=[A-ZĐƯ]{2}|[A-ZĐƯ]\d{2}(?!\w))"
#: The separators of a symbol; spaces around one of them only before two capitals, or the number of a police
#: department (C06).
SEPARATOR = rf"(?:{_TIGHT}|{_LOOSE}{_UPPER})"
SYMBOL = re.compile(
    rf"(?P<n>{NUMBER})(?:{SPACE}/{SPACE}(?P<y>{_BROKEN_YEAR})|{SPACE}/{SPACE}(?P<z>{YEAR})(?!\d))?{SEPARATOR}{CODE}(?:{SEPARATOR}{CODE}){{0,7}}(?:(?:-m|[-/]nb)(?!\w))?"
)
#: A symbol whose first separator was lost: “Hướng dẫn 06HD/TW”.
GLUED = re.compile(
    rf"(?P<n>\d{{1,4}}){SPACE}(?P<y>)(?=(?:QĐ|QĐi|HD|NQ|KL|CT|TB|KH|CTr|TTr|BC|CV|TT|QC|ĐA|NĐ)[-/])"
    rf"{CODE}(?:{SEPARATOR}{CODE}){{1,4}}"
)
#: A symbol in small letters, as addresses of pages and careless lists have it: “30/2020/nđ-cp”.
SMALL = re.compile(
    rf"(?P<n>\d{{1,5}})(?:/(?P<y>{YEAR}))?[-/](?:nđ|qđ|qđi|nq|tt|ct|ttlt|nqlt|kh|hd|kl|tb|bc|ttr|cv|vbhn)"
    r"[-/][a-zđ]+\d{0,2}(?:[-/][a-zđ]+)*(?!\w)"
)
#: A number without letters: “Nghị quyết 57”, “Chỉ thị số 35”.
SHORT = re.compile(rf"\d{{1,3}}(?![\d\w%]|[.,]\d|{SPACE}[-/–]{SPACE}\d)")
#: The same with its year, as law portals write it: “Công văn 11554 năm 2025”; not “kế hoạch 5 năm 2021 - 2025”.
SHORT_OF_YEAR = re.compile(rf"\d{{1,6}}(?={SPACE}năm{SPACE}{YEAR}(?!\d|{SPACE}[-–]))")
#: The same in a list behind another number.
NEXT_NUMBER = re.compile(rf"(?:{SPACE}(?P<mark>,|;|và|hoặc|hay|&){SPACE}|{GAP})(?:{SO}{SPACE})?")
#: The same behind a date, be it whole, damaged or not filled in: “số 12/UBND-NC ngày 19 tháng năm 2025 và số 13/…”.
NEXT_BEHIND_DATE = pattern(
    rf"·,?·\(?ngày·[\d./…_\s-]{{0,14}}+(?:tháng·[\d.…_]{{0,6}}+·)?(?:năm·[\d.…_]{{0,6}}+·)?\)?·(?P<mark>,|;|và|hoặc)·{SO}·(?=\d)"
)
SPACES = re.compile(SPACE)

#: A digit within the reach of a kind word and its longest qualifier; without one there is no number to look for.
DIGIT_NEAR = re.compile(r"\D{0,90}+\d")

# -- behind the kind word --------------------------------------------------------------------------------------------

AFTER_KIND = re.compile(
    rf"{FOOTNOTE}(?:[^\S\n]*+:)?{SPACE}(?:{SO}{SPACE}(?:liên tịch{SPACE})?(?:{SO}{SPACE})?['‘“\"]?)?"
)
#: A qualifier between kind word and number: “Báo cáo thẩm tra số”, “Văn bản giải trình, tiếp thu số”.
QUALIFIER_LOW = re.compile(rf"(?:{SPACE},{SPACE}{WORD}|{GAP}{WORD}){{1,7}}?{GAP}s[ốồổỗộỏ]{SPACE}:?{SPACE}(?=\d)")
#: The qualifiers that offices use; behind one of these “số” may be left out.
KNOWN_QUALIFIER_LOW = pattern(
    r"(?:·,?·(?:phối·hợp|hành·động|kết·luận|thẩm·tra|thẩm·định|tiếp·thu|giải·trình|bổ·sung|liên·ngành|liên·tịch|"
    r"công·tác|triển·khai|góp·ý|chuyên·đề)(?!\w)){1,3}·(?:s[ốồổỗộỏ]·:?·)?(?=\d)"
)
#: Words that no other qualifier contains: behind them another phrase begins.
NO_QUALIFIER = re.compile(
    r"(?<!\w)(?:và\s+số|tại|của|theo|kèm|này|về|trong|do|được|các|mẫu|ban hành|với|từ|là|có|bởi|đối|trên|ngày|năm|"
    r"bằng|cho|sửa đổi|bổ sung|khoản|điều|điểm|thực hiện|triển khai|thi hành)(?!\w)"
)
#: What follows a short number that counts something else: “Kế hoạch 5 năm”, “Thông báo 3 nội dung”.
NOT_A_NUMBER = pattern(
    rf"·(?:(?:[nN]ăm|NĂM)(?!·{YEAR}(?!\d|·[-–]))|[tT]háng|THÁNG|(?:[nN]gày|NGÀY)(?!·\d{{1,2}}·(?:[/.-]|[tT]háng|THÁNG))|quý|QUÝ|tuần|giờ|tỷ|tỉ|triệu|nghìn|nhiệm·vụ|NHIỆM·VỤ|nội·dung|"
    r"giải·pháp|người|đồng|điểm|khâu|bước|lần|đợt|cấp|nhóm|mục·tiêu|đơn·vị|trang|km|ha|m2|chương|phần|bản|cơ·quan|"
    r"dự·án|tỉnh|xã|huyện|thành·phố|điều(?!·chỉnh)|khoản|lĩnh·vực|chỉ·tiêu|nhất|nước|bộ|sở|ban|luật|nghị|giai·đoạn|"
    r"suất|hộ|con|cái|chiếc|loại|dân·tộc|đề·án)(?!\w)"
)
#: Nouns that a number before them counts, so that it is no number of a provision.
COUNTED_LOW = re.compile(rf"{SPACE}(?:năm|tháng|ngày|người|đồng|triệu|tỷ|tỉ|lần|%|trường hợp|đơn vị)(?!\w)")


#: Kind words that no number need follow: fewer slips are forgiven (“thực hiện pháp lệnh” holds no “hiến pháp”). Piece
#: by piece, as `_letters` gives the others.
_STRICT = {
    "luật": ["l", "u", f"{_GAP}[ậâạaầấ]", "t"],
    "hiến pháp": ["h", "i", "[ếêe]", "n", r"\s+", "p", "h", "[áa]", "p"],
    "điều lệ": ["đ", "i", "ề", "u", r"\s+", "l", "[ệê]"],
}


@lru_cache(maxsize=10_000)
def kind_of(word: str) -> DocumentKind | None:
    """The kind that a word matched by the anchor pattern names; None where it is too far from what it must be.

    >>> kind_of("luật").id, kind_of("quyêt đinh").id, kind_of("luẩt"), kind_of("khoản")
    ('luat', 'quyet-dinh', None, None)
    """
    exact = {strict: re.fullmatch("".join(pieces), word) for strict, pieces in _STRICT.items()}
    strict = any(re.fullmatch(tolerant(strict), word) for strict in exact)
    return None if strict and not any(exact.values()) else kinds.by_word(word)


@cache
def anchor_pattern() -> re.Pattern[str]:
    """What an anchor is, for lower-case text: a kind word, or digits that a symbol goes on from, “số” glued to them."""
    return re.compile(_anchor())


@cache
def anchor_behind() -> re.Pattern[str]:
    """The one pattern of the anchor pass, for lower-case text: what may stand before a word, and the anchor.

    The pattern begins with a plain class of characters, so that the search leaps from one to the next, many times as
    fast as trying an anchor at each letter.
    """
    marked = "".join(family[1:] for family in _FAMILIES)
    return re.compile(rf"[^a-z0-9{marked}]{_anchor()}")


#: Abbreviations that a short number is glued to: “NQ57”.
_GLUED_SHORT = ("nq", "nđ", "qđ")


@cache
def _anchor() -> str:
    words = {word.lower() for kind in kinds.kinds() for word in (kind.vi, *kind.words)}
    spelled = _joined([_letters(word) for word in sorted(words)])
    number = rf"\d\d{{0,5}}+[a-z]{{0,3}}+(?:\s{{0,2}}/\s{{0,2}}{YEAR}(?!\d))?(?=\s{{0,3}}+[-/]\s{{0,3}}+[a-zđư])"
    return (
        rf"(?:{spelled}|{number}|s[{_FAMILIES[3]}]{number}|(?:{'|'.join(_GLUED_SHORT)})(?=\d{{2,3}}(?![\w/-]|[.,]\d)))"
    )


def _letters(words: str) -> list[str]:
    """The pieces of the tolerant pattern of some words, letter by letter."""
    if words in _STRICT:
        return _STRICT[words]
    pieces: list[str] = []
    for word in words.split():
        pieces += [r"\s+"] * bool(pieces)
        pieces += [_letter(letter, at) for at, letter in enumerate(word)]
    return pieces


def _joined(spellings: list[list[str]]) -> str:
    """One pattern for many words that shares their beginnings, so that the scan tries each beginning once.

    What begins with a space that may be there comes last and shares that space too: all else fails at its first letter.
    """
    heads: dict[str, list[list[str]]] = {}
    for first, *rest in spellings:
        heads.setdefault(first, []).append(rest)
    ways = {head: head + _tail(rests) for head, rests in heads.items()}
    plain = [way for head, way in ways.items() if not head.startswith(_GAP)]
    gapped = [way.removeprefix(_GAP) for head, way in ways.items() if head.startswith(_GAP)]
    return "|".join([*plain, *([f"{_GAP}(?:{'|'.join(gapped)})"] if gapped else [])])


def _tail(rests: list[list[str]]) -> str:
    longer = [rest for rest in rests if rest]
    if not longer:
        return r"(?!\w)"
    return f"(?:{_joined(longer)}" + r"|(?!\w)" * (len(longer) < len(rests)) + ")"
