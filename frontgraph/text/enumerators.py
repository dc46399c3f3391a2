"""The marks that number the parts of a text, as they stand at the start of a line.

Two systems meet in real papers. Acts: `Phần thứ nhất`, `Chương II`, `Mục 1`, `Tiểu mục 1`, `Điều 5.`, then `1.` for a
clause and `a)` for a point (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục 5). All others, the Party's too:
`A.`, `I.` or `I-`, `1.` or `1-`, `1.1.`, `a)`, `(1)`, `(i)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from frontgraph.model.provision import POINT_LETTERS, roman_value
from frontgraph.text.numerals import number_value

_WORDED = ("phan", "chuong", "muc", "tieu-muc", "dieu")


class EnumeratorStyle(StrEnum):
    """How a mark is written; `worded` says whether it carries the name of its unit."""

    worded: bool

    PART = "phan"
    CHAPTER = "chuong"
    TITLE = "muc"
    SUBTITLE = "tieu-muc"
    ARTICLE = "dieu"
    UPPER = "A."
    ROMAN = "I."
    NUMBER = "1."
    NUMBERS = "1.1."
    LETTER = "a)"
    NUMBER_IN_BRACKETS = "(1)"
    SMALL_ROMAN = "(i)"

    def __init__(self, written: str) -> None:
        self.worded = written in _WORDED


class Enumerator(NamedTuple):
    """One reading of a mark: `label` as printed without its stop, `values` its numbers from the outside in.

    `suffix` is the letter of an inserted number (`5a`); `end` is the offset behind the mark and the blanks after it.
    """

    style: EnumeratorStyle
    label: str
    values: tuple[int, ...]
    start: int
    end: int
    suffix: str = ""
    stopped: bool = True

    @property
    def first(self) -> bool:
        """Whether a row of such marks may begin with this one."""
        return self.values[-1] == 1 and not self.suffix

    def follows(self, other: Enumerator, slack: int = 1) -> bool:
        """Whether this mark comes next after `other` in its row (`đ` may be left out between d and e).

        >>> first, second = enumerators_at("a) x")[0], enumerators_at("b) y")[0]
        >>> second.follows(first), first.follows(second)
        (True, False)
        """
        if self.style != other.style or self.values[:-1] != other.values[:-1]:
            return False
        step = self.values[-1] - other.values[-1]
        if step == 0:
            return self.suffix > other.suffix
        return 0 < step <= slack + (self.style is EnumeratorStyle.LETTER and other.label.lower() == "d")


_WORDED_MARK = re.compile(
    r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Tiểu\s+mục|TIỂU\s+MỤC|Mục|MỤC|Điều|ĐIỀU)\s+"
    r"(?P<number>(?:[Tt]hứ|THỨ)\s+\w+(?:\s+\w+)?|\d+(?:\.\w{1,3})*\.\d+|\d+[a-zđ]?\b|[IVXLC]+\b|[A-Z]\b)"
    r"(?P<stop>\s?[.:\-]|)[ \t]*"
)
_NUMBERS = re.compile(r"(?P<number>\d{1,2}(?:\s?\.\s?\d{1,2}){1,4})(?P<stop>\s?[.)\-/]|(?=[ \t]))(?!\d)[ \t]*")
_NUMBER = re.compile(r"(?P<number>\d{1,3})(?P<suffix>[a-zđ]?)\s?[.\-/](?![\d.\-/])[ \t]*(?![%])")
_ROMAN = re.compile(r"(?P<number>[IVX]+)\s?[.\-/:)](?!\w)[ \t]*")
_UPPER = re.compile(r"(?P<number>[A-HK-UĐ])\s?[.\-/)](?!\w)[ \t]*")
_LETTER = re.compile(r"(?P<open>\()?(?P<number>[a-zđ])(?(open)\)|\s?[).](?!\w))[ \t]*")
_BRACKETS = re.compile(r"(?:\((?P<number>\d{1,2})\)|(?P<bare>\d{1,2})\s?\))[ \t]*")
_SMALL_ROMAN = re.compile(r"(?:\((?P<number>[ivx]+)\)|(?P<bare>[ivx]+)\s?\))[ \t]*")
_UPPER_LETTERS = "ABCDEFGHIKLMNOPQRSTUV"
# How any of the marks above begins.
_BEGINNING = re.compile(
    r"\d{1,3}[a-zđ]?\s?[.\-/)]|\((?:\d{1,2}|[a-zđ]|[ivx]+)\)|[a-zđ]\s?[).]|[ivx]+\s?\)|[IVX]+\s?[.\-/:)]|[A-HK-UĐ]\s?[.\-/)]"
    r"|(?:Phần|PHẦN|Chương|CHƯƠNG|Tiểu|TIỂU|Mục|MỤC|Điều|ĐIỀU)\s"
)

#: Whether a mark may begin at an offset of a text. Most lines begin with none: this one look spares trying each.
may_begin_mark = _BEGINNING.match


def enumerators_at(text: str, offset: int = 0) -> tuple[Enumerator, ...]:
    """All readings of the mark that begins at `offset` of a canonical text, the likelier first; none, an empty tuple.

    >>> [(e.style.value, e.label, e.values) for e in enumerators_at("2.1. Tập trung")]
    [('1.1.', '2.1', (2, 1))]
    >>> [(e.style.value, e.label) for e in enumerators_at("Điều 5a. Phạm vi")], enumerators_at("1.000 đồng")
    ([('dieu', 'Điều 5a')], ())
    >>> [e.style.value for e in enumerators_at("i) Hồ sơ")]
    ['a)', '(i)']
    """
    if may_begin_mark(text, offset) is None:
        return ()
    readers = _READERS_BY_FIRST.get(text[offset], _NUMBER_READERS)
    return tuple([mark for read in readers if (mark := read(text, offset)) is not None])


_UNIT_STYLES = {
    "phần": EnumeratorStyle.PART,
    "chương": EnumeratorStyle.CHAPTER,
    "mục": EnumeratorStyle.TITLE,
    "tiểu mục": EnumeratorStyle.SUBTITLE,
    "điều": EnumeratorStyle.ARTICLE,
}


def _worded(text: str, offset: int) -> Enumerator | None:
    match = _WORDED_MARK.match(text, offset)
    if match is None:
        return None
    number = match["number"]
    digits = number.rstrip("abcdđeghiklmn")
    value = number_value(digits.rsplit(".", 1)[-1]) if digits else None
    if value is None and len(number) == 1 and number in _UPPER_LETTERS:
        value = _UPPER_LETTERS.index(number) + 1
    if value is None:
        return None
    style = _UNIT_STYLES[" ".join(match["word"].lower().split())]
    label = " ".join(f"{match['word']} {number}".split())
    suffix = number[len(digits) :]
    return Enumerator(style, label, (value,), offset, match.end(), suffix, stopped=bool(match["stop"]))


def _numbers(text: str, offset: int) -> Enumerator | None:
    match = _NUMBERS.match(text, offset)
    if match is None:
        return None
    label = "".join(match["number"].split())
    values = tuple(int(part) for part in label.split("."))
    return Enumerator(EnumeratorStyle.NUMBERS, label, values, offset, match.end(), stopped=bool(match["stop"]))


def _number(text: str, offset: int) -> Enumerator | None:
    match = _NUMBER.match(text, offset)
    if match is None:
        return None
    label = match["number"] + match["suffix"]
    return Enumerator(EnumeratorStyle.NUMBER, label, (int(match["number"]),), offset, match.end(), match["suffix"])


def _place_in(letters: str) -> Callable[[str], int | None]:
    return lambda letter: letters.index(letter) + 1 if letter in letters else None


def _simple(
    mark: re.Pattern[str], style: EnumeratorStyle, value: Callable[[str], int | None], text: str, offset: int
) -> Enumerator | None:
    match = mark.match(text, offset)
    if match is None:
        return None
    number = match["number"] or match["bare"]
    worth = value(number)
    return None if worth is None else Enumerator(style, number, (worth,), offset, match.end())


def _roman(text: str, offset: int) -> Enumerator | None:
    return _simple(_ROMAN, EnumeratorStyle.ROMAN, roman_value, text, offset)


def _upper(text: str, offset: int) -> Enumerator | None:
    return _simple(_UPPER, EnumeratorStyle.UPPER, _place_in(_UPPER_LETTERS), text, offset)


def _letter(text: str, offset: int) -> Enumerator | None:
    return _simple(_LETTER, EnumeratorStyle.LETTER, _place_in(POINT_LETTERS + "fjwz"), text, offset)


def _brackets(text: str, offset: int) -> Enumerator | None:
    return _simple(_BRACKETS, EnumeratorStyle.NUMBER_IN_BRACKETS, int, text, offset)


def _small_roman(text: str, offset: int) -> Enumerator | None:
    return _simple(_SMALL_ROMAN, EnumeratorStyle.SMALL_ROMAN, lambda n: roman_value(n.upper()), text, offset)


_Reader = Callable[[str, int], Enumerator | None]
_NUMBER_READERS: tuple[_Reader, ...] = (_numbers, _number, _brackets)
#: What a mark may be by its first character; a digit is any that is not named.
_READERS_BY_FIRST: dict[str, tuple[_Reader, ...]] = {
    "(": (_brackets, _letter, _small_roman),
    **dict.fromkeys(_UPPER_LETTERS + "Đ", (_worded, _roman, _upper)),
    **dict.fromkeys("XV", (_worded, _roman, _upper)),
    **dict.fromkeys("abcdđefghijklmnopqrstuwyz", (_letter,)),
    **dict.fromkeys("ivx", (_letter, _small_roman)),
}
