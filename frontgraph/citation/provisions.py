"""Provisions in words: “điểm a, b khoản 2 và khoản 3 Điều 5”, in either order, as lists and ranges.

    Chain  := Path {("," | ";" | "và" | "hoặc") Path}
    Path   := Step {[","] ["của" | "tại" | "thuộc"] Step}      inside-out, or outside-in
    Step   := UNIT Number {("," | "và" | "hoặc" | "đến" | "-") [UNIT] Number}
    Range  := "từ" UNIT Number "đến" [UNIT] Number
    UNIT   := "tiết" | "điểm" | "khoản" | "Điều" | "tiểu mục" | "Mục" | "Chương" | "Phần" | "Phụ lục" | "Mẫu [số]"

A path that leaves out its outer units takes those of the next: in “khoản 1 và khoản 2 Điều 5” both are of Điều 5
(Nghị định 78/2025/NĐ-CP on how provisions are named). Without a number the words are ordinary ones (“khoản tiền”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from frontgraph.citation import terminals as t
from frontgraph.model import Provision, ProvisionPart, ProvisionUnit

_UNITS = {
    "tiết": ProvisionUnit.INDENT,
    "điểm": ProvisionUnit.POINT,
    "khoản": ProvisionUnit.CLAUSE,
    "điều": ProvisionUnit.ARTICLE,
    "tiểu mục": ProvisionUnit.SUBTITLE,
    "mục": ProvisionUnit.TITLE,
    "chương": ProvisionUnit.CHAPTER,
    "phần": ProvisionUnit.PART,
    "phụ lục": ProvisionUnit.ANNEX,
    "mẫu": ProvisionUnit.FORM,
    "biểu mẫu": ProvisionUnit.FORM,
}
_GLUED_UNITS = {word.replace(" ", ""): unit for word, unit in _UNITS.items()}
#: “số” as it is written and misread; a digit may be glued to it, and to any unit: “Mẫu sỏ 05”, “Mẫu số: 05”, “Điều5”.
_SO = r"(?:·s[ốồổỗộôoỏ]·:?)?"
_UNIT = rf"(?:tiết|đi ?ểm|kho ?ản|đi ?ều|(?:tiểu·)?mục|chương|phần|phụ·lục{_SO}|(?:biểu·)?mẫu{_SO})(?![^\W\d])"
_ORDINAL = r"thứ·(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
_VALUE = (
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*[a-zđ]{0,2}|[ivxlc]{1,7}(?:\.\d{1,2})?|[a-zđ]\d?)\)?|" + _ORDINAL + ")"
    r"(?![\w/%]|\.\d|,\d(?!\d{0,2}(?:,\d|\s+(?:và\s+\d|điều|khoản|của|nghị|luật|quy|thông)))|\)\s*[^\W\d]{20})"
)
_STEP = t.pattern(rf"(?P<unit>{_UNIT})·(?P<value>{_VALUE})")
_ANNEX = t.pattern(r"(?P<unit>phụ·lục)(?!\w)")
_FROM = t.pattern(
    rf"(?:các·)?(?:(?P<outer>{_UNIT})·)?từ·(?:(?P<unit>{_UNIT})·)?(?P<first>{_VALUE})·đến·(?:hết·)?"
    rf"(?:(?P<again>{_UNIT})·)?(?P<last>{_VALUE})"
)
_MORE = t.pattern(
    rf"·(?P<sep>,|;|(?:và|hoặc|hay|đến|tới)(?!\w)|-|–)·(?:(?P<and>và|hoặc)·)?(?P<value>{_VALUE})(?P<tail>)"
)
_AGAIN = t.pattern(rf"·(?P<sep>đến|tới|-|–)·(?P<unit>{_UNIT})·(?P<value>{_VALUE})")
_SEPARATOR = t.pattern(r"·(?P<sep>,|;|và|hoặc|hay)?·(?:(?P<and>và|hoặc)·)?(?P<of>của|tại|thuộc|ở|trong)?·(?:các·)?")
#: What may stand between the provisions and the document that they are of.
LINK = t.pattern(
    r"·,?·(?:(?:của|tại|thuộc|trong|ở|theo)·|(?:ban·hành|được·ban·hành|đính)?·(?:kèm·)?theo·|ban·hành·tại·)?"
    r"(?:(?:quy·định|quy·chế|điều·lệ|danh·mục|hướng·dẫn|chương·trình|đề·án|kế·hoạch)"
    rf"(?:,?{t.GAP}(?!(?:này|đó|nêu|thì|phải)(?!\w)){t.WORD}){{0,40}}?{t.GAP}"
    r"(?:được·)?(?:ban·hành·)?(?:kèm·)?theo·)?(?:(?:các|những)·)?"
)
_LEAVES_OUT = t.pattern(r"·,?·(?:ngoại·)?trừ·")
_LAST_WORD = re.compile(
    r".*?(?:\d[a-zđ]{0,2}|[ivxlc]+|(?:^|[^\w])[a-zđ]\d?|lục|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|của|tại|thuộc|"
    r"trong|ở|theo|các|những|hành|định|chế)[),.]{0,2}"
)
_OPENING = t.pattern(r"·\(·(?:tại·|các·)?")
_FROM_BEFORE = re.compile(r"(?:các\s+)?từ\s+$")
#: The inner number of a point said behind the outer one: “Điểm 10 (10.5)”.
_INNER_NUMBER = t.pattern(r"·\((?P<value>(?P<outer>\d{1,3})(?:\.\d{1,3})+)\)")
_SIGN = re.compile(r"s[ốồổỗộôoỏ]\s*:?\s*$")
_LETTER = t.pattern(r"·\((?P<value>[a-zđ])\)")
_INNER = {ProvisionUnit.CLAUSE: ProvisionUnit.POINT, ProvisionUnit.POINT: ProvisionUnit.INDENT}
# The same units, each beginning plainly, so that the search leaps from one such letter to the next.
_ANY_UNIT = t.pattern(
    rf"(?:tiết|đi ?ểm|kho ?ản|đi ?ều|tiểu·mục|mục|chương|phần|phụ·lục{_SO}|biểu·mẫu{_SO}|mẫu{_SO})(?![^\W\d])"
)
_COUNTS = t.pattern(r"·(?:%|triệu|tỷ|đồng|tháng|ngày)(?!\w)")
_ROMAN_DOT = re.compile(r"[ivxlc]+\.\d+")
_WINDOW = 420
_MOST = 500


@dataclass(frozen=True, slots=True)
class ProvisionMatch:
    """A chain of provisions and where it stands in the canonical text."""

    provisions: tuple[Provision, ...]
    start: int
    end: int


@dataclass(slots=True)
class _Step:
    unit: ProvisionUnit
    values: list[tuple[str, str | None]]
    start: int
    end: int
    mark: str = ""
    sign: str = ""

    @property
    def rank(self) -> int:
        return self.unit.rank


def chain_at(low: str, offset: int) -> ProvisionMatch | None:
    """The chain of provisions that begins at `offset` of a lower-case canonical text.

    >>> found = chain_at("điểm a, b khoản 2 và khoản 3 điều 5 của luật này", 0)
    >>> [str(provision) for provision in found.provisions]
    ['điểm a khoản 2 Điều 5', 'điểm b khoản 2 Điều 5', 'khoản 3 Điều 5']
    >>> [str(provision) for provision in chain_at("từ điều 5 đến điều 7", 0).provisions]
    ['Điều 5 - Điều 7']
    """
    steps = _steps(low, offset)
    if not steps:
        return None
    paths = _paths(steps)
    return ProvisionMatch(tuple(_expand(paths)), steps[0].start, max(step.end for step in steps))


def chains(low: str, start: int = 0, end: int | None = None) -> Iterator[ProvisionMatch]:
    """All chains of provisions in a stretch of a lower-case canonical text, from left to right.

    >>> [str(p) for found in chains("theo khoản 1 điều này; khoản tiền; mục ii") for p in found.provisions]
    ['khoản 1', 'Mục II']
    """
    at, stop = start, len(low) if end is None else end
    while True:
        unit = _ANY_UNIT.search(low, at, stop)
        if unit is None:
            return
        begin = unit.start()
        found = None
        if not (begin and low[begin - 1].isalnum()):
            found = chain_at(low, _range_start(low, begin, start))
        if found is not None and found.end <= stop:
            yield found
            at = found.end
        else:
            at = unit.end()


def before(low: str, end: int, floor: int) -> ProvisionMatch | None:
    """The chain that names provisions of the document whose mention begins at `end`; not further back than `floor`.

    >>> low = "theo điều 45 và điều 54 của luật bầu cử"
    >>> [str(provision) for provision in before(low, low.index("luật"), 0).provisions]
    ['Điều 45', 'Điều 54']
    """
    if not _may_end_a_chain(low, end, floor) or _last_unit(low, end, floor) is None:
        return None
    last: ProvisionMatch | None = None
    for found in chains(low, max(floor, end - _WINDOW), end):
        link = LINK.match(low, found.end, end)
        if link is not None and link.end() == end and "\n\n" not in low[found.end : end]:
            # “Bãi bỏ Chương II, trừ Điều 7, của [Nghị định …]” is about the chapter, not about what it leaves out.
            left_out = last is not None and _LEAVES_OUT.fullmatch(low, last.end, found.start) is not None
            return last if left_out else found
        last = found
    return None


def behind(low: str, offset: int, limit: int) -> ProvisionMatch | None:
    """The chain in brackets behind a mention: “Luật Đất đai (khoản 2 Điều 5)”."""
    gap = _OPENING.match(low, offset)
    found = chain_at(low, gap.end()) if gap else None
    if found is None or found.end > limit or ")" not in low[found.end - 1 : found.end + 1]:
        return None
    return found


def _may_end_a_chain(low: str, end: int, floor: int) -> bool:
    """Whether the word before the mention can be the last of a chain or of what links it; most are not."""
    words = low[max(floor, end - 24) : end].split()
    return bool(words) and _LAST_WORD.fullmatch(words[-1]) is not None


def _last_unit(low: str, end: int, floor: int) -> re.Match[str] | None:
    # Before “ban hành kèm theo” the name of the rules may be long.
    far = _WINDOW if low[max(floor, end - 12) : end].rstrip().endswith("theo") else 140
    return _ANY_UNIT.search(low, max(floor, end - far), end)


def _range_start(low: str, unit: int, floor: int) -> int:
    """The “từ” or “các” before a unit belongs to its chain."""
    if low[unit - 1 : unit].isspace() and low[max(unit - 6, 0) : unit].rstrip().endswith("từ"):
        match = _FROM_BEFORE.search(low, max(floor, unit - 10), unit)
        return match.start() if match else unit
    return unit


def _steps(low: str, offset: int) -> list[_Step]:
    steps: list[_Step] = []
    at, mark = offset, ""
    while True:
        step = _step(low, at)
        if step is None:
            return steps
        step.mark = mark
        steps.append(step)
        letter = _lettered(low, step)
        if letter is not None:
            _put(letter, steps)
        gap = _SEPARATOR.match(low, (letter or step).end)
        if gap is None or gap.end() == (letter or step).end:
            return steps
        at, mark = gap.end(), "and" if gap["and"] or gap["sep"] in ("và", "hoặc", "hay") else (gap["sep"] or "")


def _step(low: str, at: int) -> _Step | None:
    ranged = _FROM.match(low, at)
    if ranged is not None and (ranged["unit"] or ranged["outer"] or ranged["again"]):
        word = ranged["unit"] or ranged["outer"] or ranged["again"]
        unit, sign = _unit(word), _sign(word)
        values = sign + _value(ranged["first"], unit), sign + _value(ranged["last"], unit)
        return _Step(unit, [values], ranged.start(), ranged.end(), sign=sign)
    match = _STEP.match(low, at)
    if match is None or _COUNTS.match(low, match.end()):
        annex = _ANNEX.match(low, at)
        return _Step(ProvisionUnit.ANNEX, [("", None)], annex.start(), annex.end()) if annex else None
    unit = _unit(match["unit"])
    sign = _sign(match["unit"])
    step = _Step(unit, [(sign + _value(match["value"], unit), None)], match.start(), match.end(), sign=sign)
    narrower = _INNER_NUMBER.match(low, step.end)
    if narrower is not None and narrower["outer"] == step.values[0][0]:
        step.values, step.end = [(narrower["value"], None)], narrower.end()
    _more(low, step)
    return step


def _put(letter: _Step, steps: list[_Step]) -> None:
    """Set a letter in brackets beside its clause as the order of the other steps would have it."""
    step = steps[-1]
    if len(steps) > 1 and steps[-2].rank < step.rank:
        steps.append(letter)  # outside-in: “Điều 29, khoản 1(g)”
    else:
        letter.mark, step.mark = step.mark, ""
        steps.insert(-1, letter)


def _lettered(low: str, step: _Step) -> _Step | None:
    """The letter in brackets glued to a clause or a point: “khoản 1(g)”, “Điểm 4.3.3 (a)”."""
    inner = _INNER.get(step.unit)
    match = _LETTER.match(low, step.end) if inner is not None else None
    if match is None or inner is None:
        return None
    return _Step(inner, [(match["value"], None)], match.start(), match.end())


def _more(low: str, step: _Step) -> None:
    """The further numbers of a step: “, b và d”, “đến g”; not those that another unit follows up."""
    while True:
        match = _MORE.match(low, step.end)
        if match is None:
            match = _again(low, step)
        if match is None or not _fits(match["value"], step, low, match):
            return
        value = step.sign + _value(match["value"], step.unit)
        if match["sep"] in ("đến", "tới", "-", "–"):
            step.values[-1] = (step.values[-1][0], value)
        else:
            step.values.append((value, None))
        step.end = match.end("value")


def _again(low: str, step: _Step) -> re.Match[str] | None:
    match = _AGAIN.match(low, step.end)
    return match if match and _unit(match["unit"]) is step.unit else None


def _fits(value: str, step: _Step, low: str, match: re.Match[str]) -> bool:
    """A number goes on a list only if it is of the same sort, and counts nothing itself."""
    plain = value.strip("() \n")
    first = step.values[0][0].removeprefix(step.sign)
    if plain.isdigit() != first.isdigit() and not (plain[0].isdigit() and first[:1].isdigit()):
        return False
    if not plain[0].isdigit() and step.unit is not ProvisionUnit.POINT and first.isalpha() and not plain.isalpha():
        return False
    return not t.COUNTED_LOW.match(low, match.end("value")) if plain.isdigit() else True


def _unit(word: str) -> ProvisionUnit:
    plain = " ".join(_SIGN.sub("", word).split())
    return _UNITS.get(plain) or _GLUED_UNITS[plain.replace(" ", "")]


def _sign(word: str) -> str:
    return "số " if _SIGN.search(word) else ""


def _value(raw: str, unit: ProvisionUnit) -> str:
    value = " ".join(raw.strip("() \n").split())
    if _ROMAN_DOT.fullmatch(value):
        return value.upper()
    if unit in (ProvisionUnit.POINT, ProvisionUnit.INDENT, ProvisionUnit.CLAUSE, ProvisionUnit.ARTICLE):
        return value
    return value if value.startswith("thứ") or value[0].isdigit() else value.upper()


def _paths(steps: list[_Step]) -> list[list[_Step]]:
    paths: list[list[_Step]] = []
    for index, step in enumerate(steps):
        if paths and _continues(paths[-1], step, steps[index + 1 :], alone=len(paths) == 1):
            paths[-1].append(step)
        else:
            paths.append([step])
    for path in paths:
        path.sort(key=lambda step: step.rank)
    return paths


def _continues(path: list[_Step], step: _Step, after: list[_Step], alone: bool) -> bool:
    """Whether `step` goes on the path: “khoản 2, Điều 11” does, “Điều 3, Chương II và Điều 19” does not."""
    last = path[-1]
    if step.mark in ("and", ";") or step.rank == last.rank:
        return False
    outward = step.rank < last.rank
    if len(path) > 1 and outward != (path[1].rank < path[0].rank):
        return False
    if outward:
        return not (step.mark == "," and last.unit is ProvisionUnit.ARTICLE and (after or not alone))
    # Inward (“Điều 5 khoản 2”): not where an outer unit follows that this step belongs to.
    owner = next((later for later in after if later.rank < step.rank), None)
    return owner is None or (not step.mark and owner.mark != "")


def _expand(paths: list[list[_Step]]) -> Iterator[Provision]:
    outers: list[_Step] = []
    complete: list[list[_Step]] = []
    for path in reversed(paths):
        alike = any(step.unit is path[0].unit for step in outers)
        outer = [step for step in outers if alike and step.rank < path[0].rank]
        complete.append([*outer, *path])
        outers = complete[-1]
    for path in reversed(complete):
        if not path[-1].values[0][0]:  # “Phụ lục” without a number names a provision only around another
            continue
        for values in islice(product(*(step.values for step in path)), _MOST):
            parts = (ProvisionPart(step.unit, first, last) for step, (first, last) in zip(path, values, strict=True))
            yield Provision(tuple(parts))
