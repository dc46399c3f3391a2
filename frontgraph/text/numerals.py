"""Numbers as Vietnamese official text writes them: Arabic, Roman, and in words.

The spelling of numbers follows the tens-and-units grammar of the language (`hai mươi mốt` = 21), with the forms that
change in composition: `mươi` for `mười`, `mốt` for `một`, `tư` for `bốn`, `lăm`/`nhăm` for `năm`.
"""

from __future__ import annotations

from frontgraph.model.provision import roman_value
from frontgraph.text.fold import fold

_UNITS = {
    "khong": 0,
    "mot": 1,
    "nhat": 1,
    "hai": 2,
    "nhi": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "nham": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}
_TEN = "muoi"
_HUNDRED = "tram"
_ZERO_TENS = ("linh", "le")


def number_value(text: str) -> int | None:
    """The value of a whole number in digits, Roman numerals (upper case) or words; None where it is none.

    >>> number_value("12"), number_value("XIV"), number_value("hai mươi mốt"), number_value("thứ mười")
    (12, 14, 21, 10)
    """
    stripped = text.strip()
    if stripped.isascii() and stripped.isdigit():
        return int(stripped)
    return roman_value(stripped) or _in_words(fold(stripped).removeprefix("thu ").split())


def ordinal_value(text: str) -> int | None:
    """The value of an ordinal (`lần thứ mười`, `thứ nhất`, `lần thứ XIII`, `lần 4`); None where it is none.

    >>> ordinal_value("lần thứ mười"), ordinal_value("lần thứ XIII"), ordinal_value("thứ tư")
    (10, 13, 4)
    """
    words = text.split()
    while words and fold(words[0]) in ("lan", "thu"):
        words = words[1:]
    return number_value(" ".join(words)) if words else None


def _in_words(words: list[str]) -> int | None:
    if _HUNDRED in words:
        at = words.index(_HUNDRED)
        hundreds, rest = _in_words(words[:at]), words[at + 1 :]
        below = _in_words(rest) if rest else 0
        return None if hundreds is None or below is None else hundreds * 100 + below
    if words and words[0] in _ZERO_TENS:
        words = words[1:]
    if _TEN in words:
        at = words.index(_TEN)
        tens, units = _digit(words[:at], 1), _digit(words[at + 1 :], 0)
        return None if tens is None or units is None else tens * 10 + units
    return _digit(words, None)


def _digit(words: list[str], empty: int | None) -> int | None:
    if not words:
        return empty
    return _UNITS.get(words[0]) if len(words) == 1 else None
