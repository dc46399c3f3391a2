"""Provisions as an algebra: "điểm a khoản 2 Điều 5" is a path whose steps are values or ranges.

Units and their order are those of Nghị định 78/2025/NĐ-CP and Luật Ban hành văn bản quy phạm pháp luật:
phần > chương > mục > tiểu mục > điều > khoản > điểm; annexes (phụ lục, mẫu) stand beside the body of a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProvisionUnit(StrEnum):
    """A unit of a text, outermost first; the value is the slug, `label` the Vietnamese word."""

    ANNEX = "phu-luc"
    FORM = "mau"
    PART = "phan"
    CHAPTER = "chuong"
    TITLE = "muc"
    SUBTITLE = "tieu-muc"
    ARTICLE = "dieu"
    CLAUSE = "khoan"
    POINT = "diem"
    INDENT = "tiet"

    @property
    def rank(self) -> int:
        """Depth in a text, 0 outermost."""
        return _UNITS.index(self)

    @property
    def label(self) -> str:
        """The Vietnamese word, as it is written inside a sentence."""
        return _LABELS[self]


_UNITS = tuple(ProvisionUnit)
_LABELS = {
    ProvisionUnit.ANNEX: "Phụ lục",
    ProvisionUnit.FORM: "Mẫu",
    ProvisionUnit.PART: "Phần",
    ProvisionUnit.CHAPTER: "Chương",
    ProvisionUnit.TITLE: "Mục",
    ProvisionUnit.SUBTITLE: "tiểu mục",
    ProvisionUnit.ARTICLE: "Điều",
    ProvisionUnit.CLAUSE: "khoản",
    ProvisionUnit.POINT: "điểm",
    ProvisionUnit.INDENT: "tiết",
}

#: The letters that number points (điểm), in the order of Nghị định 30/2020/NĐ-CP, Phụ lục I: the Vietnamese
#: alphabet without ă â ê ô ơ ư.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class ProvisionPart:
    """One step of a path: a unit and its number, or the first and last of a range.

    >>> ProvisionPart(ProvisionUnit.POINT, "a", "đ").contains(ProvisionPart(ProvisionUnit.POINT, "c"))
    True
    """

    unit: ProvisionUnit
    value: str
    last: str | None = None

    def contains(self, other: ProvisionPart) -> bool:
        """Whether every number that `other` names is named here too."""
        if self.unit != other.unit:
            return False
        lo, hi = enumerator_rank(self.value), enumerator_rank(self.last or self.value)
        return lo <= enumerator_rank(other.value) and enumerator_rank(other.last or other.value) <= hi

    def __str__(self) -> str:
        first = f"{self.unit.label} {self.value}".rstrip()
        return first if self.last is None else f"{first} - {self.unit.label} {self.last}"


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of a text: a path from the outermost named unit inwards.

    >>> P, U = ProvisionPart, ProvisionUnit
    >>> clause = Provision((P(U.ARTICLE, "5"), P(U.CLAUSE, "2")))
    >>> str(clause), str(clause.parent), clause.parent.contains(clause)
    ('khoản 2 Điều 5', 'Điều 5', True)
    """

    parts: tuple[ProvisionPart, ...]

    def __str__(self) -> str:
        return " ".join(str(part) for part in reversed(self.parts))

    @property
    def parent(self) -> Provision | None:
        """The provision one level out, None for an outermost one."""
        return Provision(self.parts[:-1]) if len(self.parts) > 1 else None

    def contains(self, other: Provision) -> bool:
        """Whether `other` is this provision or lies inside it."""
        return len(self.parts) <= len(other.parts) and all(
            mine.contains(theirs) for mine, theirs in zip(self.parts, other.parts, strict=False)
        )

    def relative_to(self, place: Provision) -> Provision:
        """Complete a provision that leaves out its outer units with those of `place`.

        >>> P, U = ProvisionPart, ProvisionUnit
        >>> here = Provision((P(U.ARTICLE, "5"), P(U.CLAUSE, "2"), P(U.POINT, "a")))
        >>> str(Provision((P(U.CLAUSE, "3"),)).relative_to(here))
        'khoản 3 Điều 5'
        """
        outermost = self.parts[0].unit.rank
        return Provision((*(part for part in place.parts if part.unit.rank < outermost), *self.parts))

    def expand(self, existing: tuple[str, ...] | None = None) -> tuple[Provision, ...]:
        """The single provisions that a range at the innermost step names.

        `existing` lists the real numbers of that unit in the cited text, in order, where they are known;
        without it numbers, Roman numerals and point letters are counted through.

        >>> P, U = ProvisionPart, ProvisionUnit
        >>> [str(p) for p in Provision((P(U.ARTICLE, "5", "7"),)).expand()]
        ['Điều 5', 'Điều 6', 'Điều 7']
        >>> [str(p) for p in Provision((P(U.ARTICLE, "5", "7"),)).expand(("5", "5a", "7"))]
        ['Điều 5', 'Điều 5a', 'Điều 7']
        """
        inner = self.parts[-1]
        if inner.last is None:
            return (self,)
        lo, hi = enumerator_rank(inner.value), enumerator_rank(inner.last)
        values = existing if existing is not None else _count(inner.unit, inner.value, inner.last)
        return tuple(
            Provision((*self.parts[:-1], ProvisionPart(inner.unit, value)))
            for value in values
            if lo <= enumerator_rank(value) <= hi
        )


def enumerator_rank(value: str) -> tuple[int, int, str]:
    """A sort key for article, clause and point numbers: `5 < 5a < 6`, `d < đ < e`, Roman numerals by value.

    A form or annex may be written with “số” (`Mẫu số 05`); that does not count.

    >>> sorted(["6", "5a", "đ", "e", "5", "d", "IX", "V"], key=enumerator_rank)
    ['5', 'V', '5a', '6', 'IX', 'd', 'đ', 'e']
    """
    value = value.removeprefix("số ")
    digits = value[: len(value) - len(value.lstrip("0123456789"))]
    if digits:
        return int(digits), 0, "".join(_letter(c) for c in value[len(digits) :])
    if len(value) > 1 or value in "IVX":
        roman = roman_value(value)
        if roman is not None:
            return roman, 0, ""
    return 1_000_000, 0, "".join(_letter(c) for c in value)


def roman_value(numeral: str) -> int | None:
    """The value of an upper-case Roman numeral, None where it is none.

    >>> roman_value("XIV"), roman_value("AB")
    (14, None)
    """
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    if not numeral or any(c not in worth for c in numeral):
        return None
    values = [worth[c] for c in numeral]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def roman_numeral(value: int) -> str:
    """The upper-case Roman numeral of a number below 400.

    >>> roman_numeral(14), roman_numeral(49)
    ('XIV', 'XLIX')
    """
    worth = (
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    numeral = ""
    for amount, letters in worth:
        numeral += letters * (value // amount)
        value %= amount
    return numeral


def _letter(char: str) -> str:
    index = POINT_LETTERS.find(char.lower())
    return chr(ord("a") + index) if index >= 0 else char


def _count(unit: ProvisionUnit, first: str, last: str) -> tuple[str, ...]:
    if first[:1].isdigit() and last[:1].isdigit():
        # Behind “5a” comes 6; before “7b” stands 7.
        between = range(enumerator_rank(first)[0] + 1, enumerator_rank(last)[0] + 1)
        return tuple(dict.fromkeys((first, *map(str, between), last)))
    low, high = roman_value(first), roman_value(last)
    if unit is not ProvisionUnit.POINT and low is not None and high is not None:
        return tuple(roman_numeral(n) for n in range(low, high + 1))
    low, high = POINT_LETTERS.find(first.lower()), POINT_LETTERS.find(last.lower())
    if len(first) == len(last) == 1 and 0 <= low <= high:
        return tuple(POINT_LETTERS[low : high + 1])
    return (first, last)
