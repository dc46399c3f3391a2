"""Bodies that no registry lists: a word that names of bodies begin with, and the capitals behind it.

The words are data (`data/registry/body_heads.toml`). A name ends at punctuation, at a line's end, or at a word that
begins what the body does or is told (`chủ trì`, `có trách nhiệm`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from frontgraph.registry.name_pattern import union
from frontgraph.resources import data_path, read_toml

_LONGEST = 16
#: How many words a name needs that has no further capital: `Ban chỉ đạo phòng thủ dân sự quốc gia`.
_SMALL_WORDS = 4
_TRAILING = re.compile(r"(?:\s*,|\s+(?:và|của|các|về|hoặc|cùng|thuộc|ở|với|thành)(?!\w)|\s+)+$")
_INSIDE = re.compile(r"[\w/-]")
_JOINED = re.compile(r"(?<!\w)(?:và|về|của)$")
_AFTER_CAPITALS = frozenset({"và", "của", "các", "trưởng", "phó", "quyết", "tm", "kt", "ý"})
#: Heads that a number may follow at once: "Ban Chỉ đạo 389".
_NUMBERED = ("Ban Chỉ đạo", "Ban chỉ đạo", "Quân khu", "Binh đoàn", "Lữ đoàn", "Trung đoàn")
#: Words that a number follows inside a name.
_COUNTED = re.compile(r"(?<!\w)(?:số|khu|vực|quyết|Đề án|Quân khu)$")
#: A line of so many letters goes on in the next one.
_FULL_LINE = 40
_BOARD = re.compile(r"(?<!\w)[Bb]an$")
#: An item of a list that is a department's name and no more; so many make a list of departments.
_UNIT_ITEM = re.compile(r"^[ \t]*\d{1,2}[.)][ \t]+((?:Vụ|Cục) [^.;:()\n]{4,120})(?=[;.][ \t]*$)", re.MULTILINE)
_FEWEST_UNITS = 3
_TOKEN = re.compile(r"[ \t]*\n?[ \t]*([^\W_][\w&’'/-]*)")


@dataclass(frozen=True, slots=True)
class _Words:
    heads: re.Pattern[str]
    stops: re.Pattern[str]
    lower: re.Pattern[str]
    stop_inside: re.Pattern[str]
    verbs: re.Pattern[str]
    names: re.Pattern[str]


def unlisted(text: str) -> Iterator[tuple[int, int]]:
    """The spans of a canonical text that read like names of bodies.

    >>> text = "Cục Trồng trọt chủ trì, Sở X phối hợp"
    >>> [text[start:end] for start, end in unlisted(text)]
    ['Cục Trồng trọt', 'Sở X']
    """
    words = _words()
    units = _unit_items(text, words)
    position = 0
    while head := words.heads.search(text, position):
        whole = head.start() == 0 or not _INSIDE.match(text, head.start() - 1)
        end = units.get(head.start()) or (_end(text, head, words) if whole else None)
        position = max(head.end(), end or 0)
        if end is not None:
            yield head.start(), end


# "1. Vụ Công tố và Kiểm sát điều tra án kinh tế, tham nhũng;": in a list of departments an item is a name to its end.
def _unit_items(text: str, words: _Words) -> dict[int, int]:
    # Few texts hold such a list, and the expression asks every line.
    if text.count("Vụ ") + text.count("Cục ") < _FEWEST_UNITS:
        return {}
    items = [m.span(1) for m in _UNIT_ITEM.finditer(text)]
    names = {start: end for start, end in items if not words.stop_inside.search(text, start, end)}
    return names if len(names) >= _FEWEST_UNITS and len(names) == len(items) else {}


def _end(text: str, head: re.Match[str], words: _Words) -> int | None:
    """Where the name ends whose first words are the head; None where no name follows."""
    start = end = head.end()
    capital, small, shouted = False, 0, head[0].isupper()
    for _ in range(_LONGEST):
        token = _TOKEN.match(text, end)
        if token is None or _breaks(text, token, start, end, words) or (shouted and _after_capitals(token)):
            break
        capital = capital or not token[1][0].islower()
        small += 1
        end = token.end()
    if capital or small >= _SMALL_WORDS:
        return without_joint(text, start, end)
    return start if words.names.fullmatch(head[0]) else None


def goes_on(text: str, end: int) -> bool:
    """Whether a name goes on in small letters where a shorter one ends: `Cục Thống kê tội phạm`, not `… chủ trì`.

    >>> [goes_on(text, 12) for text in ("Cục Thống kê tội phạm", "Cục Thống kê chủ trì", "Cục Thống kê, Cục Thuế")]
    [True, False, False]
    """
    token = _TOKEN.match(text, end)
    return (
        token is not None
        and token[1].islower()
        and not _words().stops.match(text, token.start(1))
        and not _TRAILING.fullmatch(text, end, token.end())
    )


def without_joint(text: str, start: int, end: int) -> int:
    """The end of a name without the words behind it that join it to the next (`và`, `của`).

    >>> without_joint("Cục Trồng trọt và ", 0, 18)
    14
    """
    trailing = _TRAILING.search(text, start, end)
    return trailing.start() if trailing else end


def _breaks(text: str, token: re.Match[str], start: int, end: int, words: _Words) -> bool:
    """Whether a name that began at `start` and reaches to `end` does not go on with the token."""
    at = token.start(1)
    numbered = token[1][0].isdigit() and (end > start or not text.endswith(_NUMBERED, 0, end))
    if token[1] == "x" or (numbered and _COUNTED.search(text, max(start, end - 8), end) is None):
        return True
    if end == start and not (token[1][0].isupper() or token[1].isdigit() or words.lower.match(text, at)):
        return True
    if "\n" in token[0] and token[1][0].isupper() and not text[end - 1].isupper() and not _wrapped(text, start, end):
        return True
    if _BOARD.search(text, end - 4, end):
        return False
    if end > start and (words.heads.match(text, at) or _is_verb(text, at, end, words)):
        return True
    return words.stops.match(text, at) is not None


# A name in capitals ends with them, or at a word that no name goes on with: "TRƯỞNG BAN CHỈ ĐẠO, PHÓ TRƯỞNG BAN".
def _after_capitals(token: re.Match[str]) -> bool:
    small = token[1].lower()
    return not token[1].isupper() or small in _AFTER_CAPITALS or _words().stops.match(small) is not None


# "… về⏎Du lịch", "Ban Chỉ đạo⏎Nhà nước": what the line ends with cannot be all of the name.
def _wrapped(text: str, start: int, end: int) -> bool:
    if end == start:
        return end > _FULL_LINE and "\n" not in text[end - _FULL_LINE : end]
    return _JOINED.search(text, max(start, end - 4), end) is not None


def _is_verb(text: str, at: int, end: int, words: _Words) -> bool:
    return words.verbs.match(text, at) is not None and _JOINED.search(text, end - 3, end) is None


@cache
def _words() -> _Words:
    table = read_toml(data_path("registry", "body_heads.toml"))

    stops = _any_of(table["stops"])
    return _Words(
        re.compile(rf"(?:{_any_of(table['names'], table['heads'], table['capitals'])})(?![^\W_])"),
        re.compile(rf"(?:{stops})(?!\w)"),
        re.compile(rf"(?:{_any_of(table['lower'])})(?!\w)"),
        re.compile(rf"\s(?:{stops})(?!\w)"),
        re.compile(rf"(?:{_any_of(table['verbs'])})(?!\w)"),
        re.compile(_any_of(table["names"])),
    )


def _any_of(*lists: list[str]) -> str:
    """The words of the lists, those of the first list first; one branch for each first letter: the search leaps."""
    rests = {word[0]: [[w[1:] for w in listed if w[0] == word[0]] for listed in lists] for word in chain(*lists)}
    branches = (f"{first}(?:{'|'.join(union(of) for of in rests[first] if of)})" for first in sorted(rests))
    return "|".join(branches)
