"""Natural persons: names with the posts given beside them, each person once.

A Vietnamese name is a family name and one to five further syllables, all capitalised (Nghị định 30/2020/NĐ-CP,
Phụ lục II, I.1). Capitals alone prove nothing (streets, communes and schools bear people's names), so a form of
address, a post before or behind, or a signature must stand beside the name, or the name must be unmistakable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from frontgraph.facts.lexicon import LOWER, UPPER, alternatives, surnames, words
from frontgraph.facts.people_tables import Cell, people_rows
from frontgraph.facts.prose import Prose
from frontgraph.facts.signatories import ordinary_case
from frontgraph.model import Person, Signatory
from frontgraph.registry import places
from frontgraph.text import fold

_SYLLABLE = rf"[{UPPER}](?:['’][{UPPER}]?)?[{LOWER}]*"
# What stands before is looked at behind the first letter: an expression that begins with letters leaps to them.
_RUN = re.compile(rf"[{UPPER}](?<![\w.][{UPPER}])(?:['’][{UPPER}]?)?[{LOWER}]*(?:[ \t]{{1,3}}{_SYLLABLE}){{1,6}}(?!\w)")
_POST_END = re.compile(r"[.;:()“”\"\n]|(?<=,)\s+(?:thì|để|theo)\b")
_POST_SEPARATOR = re.compile(r"\s*(?:[,;:]|\s[-–]|[-–]\s)\s*")
_CELL_PARTS = re.compile(r"\s*[,;]\s*|\s[-–]\s")
_OFFICE_UNIT = re.compile(r"\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|trung ương)\s+$")
# "…; lãnh đạo các bộ": others who were there.
_OTHERS = re.compile(r"\s*;\s*(?:lãnh đạo|đại biểu|cán bộ|thành viên)(?!\w)")
_COMMA_BEFORE = re.compile(r",\s+$")
#: The last word of a form of address, with the signs and spaces behind it, is no longer than this.
_ADDRESS_WINDOW = 40
_FOREIGN = re.compile(r"[fjwzFJWZ]")


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    from_offset: int
    posts: tuple[tuple[str, int], ...]
    confidence: float


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(words("posts", key))


@cache
def _post_ends() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternatives(words('posts', 'post_ends'))}(?!\w)")


@cache
def _not_between() -> re.Pattern[str]:
    return re.compile(rf"[,;:()]|(?<!\w){alternatives(words('posts', 'not_between'))}(?!\w)")


@cache
def _president() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(words('posts', 'president'))}(?:,?\s+[\w, ]{{0,24}}?)?\s*$")


@cache
def _named_after() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words('posts', 'named_after'))}\s*$")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words('posts', 'address'))}\.?\s*:?\s*$")


@cache
def _address_at() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words('posts', 'address'))}\.?\s*:?\s+)+")


@cache
def _address_ends() -> tuple[str, ...]:
    return tuple({phrase.split()[-1] for phrase in words("posts", "address")})


@cache
def _post_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{alternatives(words('posts', 'former'))}\s+)?{alternatives(words('posts', 'posts'))}"
        r"(?:,?(?:\s+[^\W\d_]+){0,11})?\s*$"
    )


@cache
def _post_start() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words('posts', 'former'))}\s+)?{alternatives(words('posts', 'posts'))}(?!\w)")


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words('posts', 'not_people'))}[\s.\"“]*$")


def find_people(prose: Prose, signatories: Iterable[Signatory] = ()) -> tuple[Person, ...]:
    """Every natural person named in the text, once, signatories included, in order of first mention."""
    found: dict[str, Person] = {}
    places_of: dict[str, int] = {}
    signatories = tuple(signatories)
    signed = tuple(s.evidence.span for s in signatories)
    for named in _named(prose):
        if any(span.overlaps(prose.canonical.raw_span(named.start, named.end)) for span in signed):
            continue
        _add(found, places_of, _person(prose, named), named.start)
    for signatory in signatories:
        posts = (signatory.post,) if signatory.post else ()
        person = Person(signatory.name, posts, signatory.evidence)
        _add(found, places_of, person, prose.canonical.canonical_offset(signatory.evidence.span.start))
    return tuple(sorted(found.values(), key=lambda p: places_of[fold(p.name)]))


def _add(found: dict[str, Person], places_of: dict[str, int], person: Person, start: int) -> None:
    key = fold(person.name)
    known = found.get(key)
    if known is None:
        found[key], places_of[key] = person, start
    elif not known.posts and person.posts:
        found[key] = person
        places_of[key] = min(start, places_of[key])
    elif person.posts:
        posts = tuple(dict.fromkeys((*known.posts, *person.posts)))
        found[key] = Person(known.name, posts, known.evidence)


def _person(prose: Prose, named: _Named) -> Person:
    posts = tuple(ordinary_case(post) for post, _ in named.posts)
    end = max([named.end, *(end for _, end in named.posts)])
    evidence = prose.evidence(named.from_offset, end, "people.name", named.confidence)
    name = prose.printed(named.start, named.end)
    return Person(name.title() if name.isupper() else name, posts, evidence)


def _named(prose: Prose) -> Iterator[_Named]:
    listed = tuple(_listed(prose))
    cells = {offset for named in listed for offset in range(named.start, named.end)}
    yield from listed
    yield from (named for named in _in_text(prose) if named.start not in cells)


def _in_text(prose: Prose) -> Iterator[_Named]:
    for match in _RUN.finditer(prose.flat):
        yield from _in_run(prose, match.start(), match.end())


# The names in the column of a table that holds names, with the posts in the columns behind.
def _listed(prose: Prose) -> Iterator[_Named]:
    for first, *others in people_rows(prose):
        address = _address_at().match(prose.lower, first.start, first.end)
        start = address.end() if address else first.start
        name = " ".join(prose.flat[start : first.end].split())
        name = name.title() if name.isupper() else name
        if _RUN.fullmatch(name) and name.split()[0] in surnames():
            yield _Named(start, first.end, first.start, tuple(_posts_in(prose, others)), 0.95)


def _posts_in(prose: Prose, cells: Iterable[Cell]) -> Iterator[tuple[str, int]]:
    for cell in cells:
        parts = (cell.start, *(m.end() for m in _CELL_PARTS.finditer(prose.flat, cell.start, cell.end)))
        for start in parts:
            if _post_start().match(prose.lower, start):
                stop = next((m.start() for m in _CELL_PARTS.finditer(prose.flat, start, cell.end)), cell.end)
                yield prose.printed(start, stop), cell.end


# The name inside a run of capitalised words: what stands before it in the run may be an address or a post.
def _in_run(prose: Prose, start: int, end: int) -> Iterator[_Named]:
    syllables = prose.flat[start:end].split()
    begin = start
    for count, first in zip(range(len(syllables), 1, -1), syllables, strict=False):
        begin = prose.flat.index(first, begin)
        lone_letter = len(first) == 1 and count < 3
        possible = count <= 6 and not lone_letter and (first in surnames() or _is_spoken_to(prose, begin))
        named = _judged(prose, begin, end, first, count) if possible else None
        if named is not None:
            yield named
            return
        begin += len(first)


def _is_spoken_to(prose: Prose, start: int) -> bool:
    before = prose.lower[max(start - _ADDRESS_WINDOW, 0) : start]
    return before.rstrip().rstrip(":").rstrip().rstrip(".").endswith(_address_ends())


def _judged(prose: Prose, start: int, end: int, first: str, count: int) -> _Named | None:
    known = first in surnames()
    before = prose.lower[max(start - 90, 0) : start]
    addressed = _address().search(before) if _is_spoken_to(prose, start) else None
    if addressed and _is_addressed_name(prose, start, end, first):
        return _Named(start, end, start - len(addressed[0]), _posts(prose, start, end, before), 0.98)
    name = prose.flat[start:end]
    if not known or first in _set("also_nouns"):
        return None
    if _not_before().search(before) and not _behind_office(before, name, count):
        return None
    if name in _set("not_names") or len(name.rpartition(" ")[2]) == 1:
        return None
    if name == "Hồ Chí Minh":
        return _uncle_ho(before, start, end)
    return None if _is_place(prose, start, end) else _beside_post(prose, start, end, before, count)


# "Chủ tịch UBND tỉnh Lê Văn An": the unit is the office's, where the name is no unit's.
def _behind_office(before: str, name: str, count: int) -> bool:
    if count < 3 or name.split(maxsplit=1)[0] not in _set("common_surnames") or not _OFFICE_UNIT.search(before):
        return False
    return _own_post(before) is not None and not places.lookup(name)


# A family name that the registry lacks is one only where it is addressed.
def _is_addressed_name(prose: Prose, start: int, end: int, first: str) -> bool:
    if first in surnames() and first not in _set("also_nouns"):
        return True
    if first not in surnames() and (_post_start().match(prose.lower, start) or _is_head(first)):
        return False
    return _may_be_name(prose, start, end)


def _uncle_ho(before: str, start: int, end: int) -> _Named | None:
    if _named_after().search(before) or not _president().search(before):
        return None
    return _Named(start, end, _post_at(before, start, 40), (), 0.9)


def _beside_post(prose: Prose, start: int, end: int, before: str, count: int) -> _Named | None:
    post = _own_post(before)
    if post:
        return _Named(start, end, start - (len(before) - post.start()), _posts(prose, start, end, before), 0.95)
    after = _posts_behind(prose, end)
    if after:
        return _Named(start, end, start, after, 0.9)
    first, second, *_ = prose.flat[start:end].split()
    unmistakable = count >= 3 and (first in _set("common_surnames") or second in _set("middle_names"))
    if unmistakable and _alone(prose, start, end) and not places.lookup(prose.flat[start:end]):
        return _Named(start, end, start, (), 0.8)
    return None


def _post_at(before: str, start: int, width: int) -> int:
    words_before = re.search(r"(?:\S+\s+){1,5}$", before[-width:])
    return start - len(words_before[0]) if words_before else start


def _may_be_name(prose: Prose, start: int, end: int) -> bool:
    syllables = prose.flat[start:end].split()
    native = all(len(syllable) <= 7 and not _FOREIGN.search(syllable) for syllable in syllables)
    return native and not _is_place(prose, start, end) and not _is_cut(prose, end)


# "Phó Bí thư": a run of capitals that goes on in small letters is a phrase, where its first word may be one.
def _is_cut(prose: Prose, end: int) -> bool:
    return re.match(r"\s[^\W\dA-Z]", prose.flat[end : end + 2]) is not None and prose.flat[end + 1].islower()


def _is_head(first: str) -> bool:
    return first.lower() in _set("post_syllables")


def _is_place(prose: Prose, start: int, end: int) -> bool:
    name = prose.flat[start:end]
    return len(name.split()) == 2 and any(place.level.tier <= 2 for place in places.lookup(name))


# Between a post and the name only the words of the post's office may stand; of several posts ("Tổng Bí thư, Chủ tịch
# nước") the last does.
def _own_post(before: str) -> re.Match[str] | None:
    post = _post_before().search(before)
    while post and _not_between().search(before, post.start()):
        post = _post_before().search(before, post.start() + 1)
    return post


# The posts in a row before the name, each begun by the words of a post.
def _row_of_posts(before: str, last: re.Match[str]) -> int:
    start = last.start()
    while comma := _COMMA_BEFORE.search(before, 0, start):
        earlier = next(
            (m for m in _post_start().finditer(before, 0, comma.start()) if _reaches(before, m, comma)), None
        )
        if earlier is None:
            break
        start = earlier.start()
    return start


def _reaches(before: str, post: re.Match[str], comma: re.Match[str]) -> bool:
    whole_word = post.start() == 0 or not before[post.start() - 1].isalnum()
    return whole_word and _not_between().search(before, post.start(), comma.start()) is None


# A name that stands alone in its line or cell, or between the signs of a list.
def _alone(prose: Prose, start: int, end: int) -> bool:
    before = prose.flat[max(start - 3, 0) : start]
    after = prose.flat[end : end + 3]
    opens = not before.strip() or before.rstrip()[-1:] in ",;:-–.)\n" or before.endswith("\n")
    closes = not after.strip() or after.lstrip()[:1] in ",;.-–(\n:" or after.startswith("\n")
    return opens and closes


def _posts(prose: Prose, start: int, end: int, before: str) -> tuple[tuple[str, int], ...]:
    behind = _posts_behind(prose, end)
    if behind:
        return behind
    post = _own_post(before)
    if not post:
        return ()
    offset = start - len(before)
    begin = offset + _row_of_posts(before, post)
    found = (prose.printed(begin + a, begin + b) for a, b in _parted(prose.flat[begin:start]))
    return tuple((words_of, start) for words_of in found if words_of)


def _parted(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for comma in re.finditer(r",", text):
        yield at, comma.start()
        at = comma.end()
    yield at, len(text)


# "…, Phó Bí thư Thường trực Tỉnh ủy": posts in apposition, one after the other.
def _posts_behind(prose: Prose, end: int) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    at = end
    while len(found) < 12:
        separator = _POST_SEPARATOR.match(prose.flat, at, at + 6)
        if separator is None or separator.end() == at:
            break
        if not _post_start().match(prose.lower, separator.end()) or _OTHERS.match(prose.lower, separator.start()):
            break
        stop = _post_stop(prose, separator.end())
        if stop <= separator.end() or _next_person(prose, separator.end(), stop):
            break
        found.append((prose.printed(separator.end(), stop), stop))
        at = stop
    return tuple(found)


# "…, Bộ trưởng Bộ Xây dựng Trần Minh Hà - Phó Trưởng Ban": the post is that of the name behind it.
def _next_person(prose: Prose, start: int, stop: int) -> bool:
    last = next((run for run in _RUN.finditer(prose.flat, start, stop) if run.end() == stop), None)
    syllables = last[0].split() if last else []
    return any(
        2 <= len(syllables) - i <= 4
        and syllable in _set("common_surnames")
        and i + (last.start() if last else 0) > start
        for i, syllable in enumerate(syllables)
    )


def _post_stop(prose: Prose, start: int) -> int:
    limit = min(start + 160, len(prose.flat))
    stop = _POST_END.search(prose.flat, start, limit)
    limit = stop.start() if stop else limit
    separator = re.compile(r",|\s[-–]\s").search(prose.flat, start + 2, limit)
    limit = separator.start() if separator else limit
    word = _post_ends().search(prose.lower, start, limit)
    return word.start() if word else limit


def names_in(prose: Prose, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where names of persons stand between two canonical offsets."""
    runs = _RUN.finditer(prose.flat, start, end)
    return tuple((n.start, n.end) for run in runs for n in _in_run(prose, run.start(), run.end()))
