"""The name of the issuing body beside a citation: “của Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Quảng Ninh về …”.

    Issuer := HEAD {WORD}
A word belongs to the name if it has a capital, or if it follows its neighbour in a known name (“nhân dân”, “Tài
chính”); “và” and the comma only inside such names, or before a further body of a joint act. What begins the title
of the cited document (“quy định”, “về việc”) ends the name, with or without a capital.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from frontgraph.citation import terminals as t
from frontgraph.citation.scan import Source
from frontgraph.registry import issuers, places
from frontgraph.registry.laws import syllable
from frontgraph.resources import data_path, read_toml
from frontgraph.text import canonicalise, fold

_TOKEN = re.compile(r"[^\W_]+(?:[./][^\W_]+)*")
# No tab: it ends the cell of a table, and a blank line ends the paragraph.
_BLANK = r"(?: ++\n?+ *+|\n *+)"
_JOINT = re.compile(rf"(?:{_BLANK}?(?P<mark>,|-|–|;){_BLANK}|{_BLANK})")
_TERM = t.pattern(r"(?:·lần·thứ·[^\W_]+)?·,?·(?:khóa|khoá|KHÓA|KHOÁ|nhiệm·kỳ)·(?:[IVXL]+|\d{1,2})(?!\w)")
_PARENT = t.pattern(r"·của·(?=(?:quốc·hội|hđnd|hội·đồng·nhân·dân|đảng)(?!\w))")
_JOINT_BODY = t.pattern(rf"(?:·[-,;]·(?:và·)?|{t.GAP}(?:và|với){t.GAP})")
_MAX_WORDS = 26
_PLACE_WORDS = frozenset(
    ["tỉnh", "thành", "phố", "tp", "huyện", "quận", "xã", "phường", "thị", "trấn", "đặc", "khu", "khu"]
)


def issuer_at(src: Source, start: int) -> int | None:
    """Where the body's name that begins at `start` ends; None where no name of a body begins there."""
    head = _head(src, start)
    if head is None:
        return None
    end, last, capitals = head
    shouting = src.text[start:end].isupper()
    for _ in range(_MAX_WORDS):
        step = _next_word(src, end, last, shouting)
        if step is None or (step[2] and _complete(src, start, end, last, step[1])):
            break
        end, last, capital = step
        capitals = capitals or capital
    if end == start + len(last) and last not in ("tỉnh", "bộ", "đảng"):
        return None  # one word alone names no body
    return _extended(src, start, end)


def _extended(src: Source, start: int, end: int) -> int:
    """Take in a term (“khóa XIII”), a parent (“Ủy ban Kinh tế của Quốc hội”), the further bodies of a joint act."""
    term = _TERM.match(src.text, end) or (_tasks().match(src.low, end) if committee(src, start) else None)
    if term is not None:
        return term.end()
    parent = _PARENT.match(src.low, end)
    if parent is not None and src.low.startswith(("ủy ban", "ban "), start):
        return issuer_at(src, parent.end()) or end
    return further_bodies(src, end) if src.low.startswith("liên", start) else end


def committee(src: Source, start: int) -> bool:
    """Whether the name is that of a committee that may be named by its task, even by the paper that it sums up."""
    return src.low.startswith("ban chỉ đạo", start)


def further_bodies(src: Source, end: int) -> int:
    """The end of the last of several bodies that issued one act: “… và Ban Tuyên giáo Trung ương”."""
    while True:
        gap = _JOINT_BODY.match(src.text, end)
        if gap is None or not src.text[gap.end() : gap.end() + 1].isupper():
            return end
        further = issuer_at(src, gap.end())
        if further is None:
            return end
        end = further


def bare_issuer_at(src: Source, start: int) -> int | None:
    """The same for the few bodies whose name may follow a number without “của”."""
    match = _bare().match(src.low, start)
    if match is None or not src.text[start].isupper():
        return None
    end = issuer_at(src, start)
    return end if end is not None and end >= match.end() else None


def spelled(name: str) -> str | None:
    """The right spelling of a well-known body whose name a scanner broke (“Chính ph ủ”); None for any other."""
    known = _bare_letters().get(fold(name).replace(" ", ""))
    return known if known is not None and len(name.split()) > len(known.split()) else None


def issuer_before(src: Source, end: int, floor: int) -> tuple[int, int] | None:
    """The body whose name ends exactly at `end`; the search goes back over one clause at most."""
    low = max(floor, end - 130)
    for match in _heads().finditer(src.low, low, end):
        start = match.start()
        if (start and src.low[start - 1].isalnum()) or not src.text[start].isupper():
            continue
        if issuer_at(src, start) == end:
            return start, end
    return None


def _complete(src: Source, start: int, end: int, last: str, word: str) -> bool:
    """Whether the name is whole already (“Chính phủ”), so that a further capital begins something else."""
    if (syllable(last), syllable(word)) in _pairs() or end - start > 40:
        return False
    match = _bare().match(src.low, start)
    return match is not None and match.end() == end


def _head(src: Source, start: int) -> tuple[int, str, bool] | None:
    match = _heads().match(src.low, start)
    if match is None:
        return None
    word = match[0].split()[-1]
    return match.end(), word, src.text[start].isupper()


def _next_word(src: Source, end: int, last: str, shouting: bool) -> tuple[int, str, bool] | None:
    gap = _JOINT.match(src.text, end)
    word = _TOKEN.match(src.text, gap.end()) if gap and gap.end() > end else None
    if gap is None or word is None or gap["mark"] == ";":
        return None
    low = src.low[word.start() : word.end()]
    if gap["mark"]:
        inside = (syllable(last), gap["mark"], syllable(low)) in _marked()
        return (word.end(), low, False) if inside else None
    if low in ("và", "&"):
        return _behind_and(src, last, word)
    if last in _PLACE_WORDS and (province := _provinces().match(src.low, word.start())):
        return province.end(), "", False  # nothing of the body's name follows that of its province
    return _plain_word(src, word, last, low, shouting)


def _plain_word(src: Source, word: re.Match[str], last: str, low: str, shouting: bool) -> tuple[int, str, bool] | None:
    known = (last, low) in _exact_pairs()
    if _begins_title(src, word.start(), known):
        return None
    known = known or (syllable(last), syllable(low)) in _pairs()
    if last == "thứ":
        return word.end(), low, False  # “Hội nghị lần thứ sáu”
    capital = bool(last) and word[0][0].isupper() and not (shouting and low in _small_words())
    if known or capital or low in _PLACE_WORDS:
        return word.end(), low, capital
    return None


def _begins_title(src: Source, start: int, known: bool) -> bool:
    """Whether the title begins here: “ban hành” does even behind “Bộ trưởng”, “kế hoạch” not behind “Bộ”."""
    title = _titles().match(src.low, start)
    if title is None or not known:
        return title is not None
    words = title[0].split()
    return len(words) > 1 and (words[0], words[1]) not in _exact_pairs()


def _behind_and(src: Source, last: str, word: re.Match[str]) -> tuple[int, str, bool] | None:
    gap = t.SPACES.match(src.text, word.end())
    after = _TOKEN.match(src.text, gap.end()) if gap else None
    if after is not None and (syllable(last), "va", syllable(src.low[after.start() : after.end()])) in _marked():
        return after.end(), src.low[after.start() : after.end()], False
    return None


@cache
def _names() -> tuple[str, ...]:
    listed = read_toml(data_path("registry", "issuer_names.toml"))["names"]
    return (*listed, *(issuer.name for issuer in issuers.issuers()))


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Neighbours inside known names, folded."""
    found: set[tuple[str, str]] = set()
    for name in _names():
        for part in re.split(r"\s*[,–-]\s+|\s+và\s+", name):
            words = [syllable(word) for word in part.split()]
            found.update(pairwise(words))
    return frozenset(found)


@cache
def _exact_pairs() -> frozenset[tuple[str, str]]:
    """Neighbours inside known names, with their marks."""
    found: set[tuple[str, str]] = set()
    for name in _names():
        for part in re.split(r"\s*[,–-]\s+|\s+và\s+", canonicalise(name).text.lower()):
            words = part.split()
            found.update(pairwise(words))
    return frozenset(found)


@cache
def _bare_letters() -> dict[str, str]:
    listed = read_toml(data_path("registry", "issuer_names.toml"))["bare"]
    return {fold(name).replace(" ", ""): name for name in listed}


@cache
def _provinces() -> re.Pattern[str]:
    names = {place.name.lower() for place in places.provinces()}
    spelled = "|".join(
        t.SPACE.join(re.escape(word) for word in name.split()) for name in sorted(names, key=len, reverse=True)
    )
    return re.compile(rf"(?:{spelled})(?!\w)")


@cache
def _marked() -> frozenset[tuple[str, str, str]]:
    """Neighbours on both sides of a comma, a dash or “và” inside known names, folded."""
    found = set()
    for name in _names():
        for match in re.finditer(r"(\w+)(?:(,|\s-)\s|\s(và)\s)(?=(\w+))", name):
            mark = "va" if match[3] else match[2].strip()
            found.add((syllable(match[1]), mark, syllable(match[4])))
    return frozenset(found)


@cache
def _tasks() -> re.Pattern[str]:
    listed = read_toml(data_path("registry", "issuer_names.toml"))["tasks"]
    tasks = "|".join("·".join(task.split()) for task in sorted(listed, key=len, reverse=True))
    # A committee set up to sum up a resolution bears its number: “… về tổng kết thực hiện Nghị quyết số 5-NQ/TW”.
    summed_up = r"tổng·kết·(?:việc·)?(?:triển·khai·)?thực·hiện·nghị·quyết·(?:số·)?\d+(?:-nq/tw)?(?:·của·chính·phủ)?"
    return t.pattern(rf"·về·(?:việc·)?(?:{tasks}|{summed_up})(?!\w)")


@cache
def _heads() -> re.Pattern[str]:
    return _words("heads")


@cache
def _titles() -> re.Pattern[str]:
    words = sorted(read_toml(data_path("registry", "issuer_names.toml"))["titles"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(t.SPACE.join(word.split()) for word in words)})(?!\w)")


@cache
def _bare() -> re.Pattern[str]:
    return _words("bare")


@cache
def _small_words() -> frozenset[str]:
    return frozenset(["quy", "về", "ban", "ngày", "năm", "sửa", "phê", "được", "đã", "theo", "tại"])


def _words(table: str) -> re.Pattern[str]:
    words = sorted(read_toml(data_path("registry", "issuer_names.toml"))[table], key=len, reverse=True)
    spelled = "|".join(t.SPACE.join(t.tolerant(part) for part in word.lower().split()) for word in words)
    return re.compile(rf"(?:{spelled})(?!\w)")
