"""Names of bodies inside sentences: where each one of a list ends, and what a coordination leaves out.

The words are data (`data/registry/bodyphrases.toml`). The grammar:

    list  = item { (", " | " và " | " hoặc ") item }
    item  = [quantifier] head { modifier }            các cơ quan chức năng ở Trung ương
          | quantifier noun { ", " noun } { modifier }  các sở, ban, ngành của Thành phố
          | quantifier head ":" name { ", " name }      các Bộ: Quốc phòng, Công an
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from frontgraph.facts.coordination import BodyPhrase, restored
from frontgraph.facts.lexicon import TOKEN, alternatives, words
from frontgraph.facts.namewords import NameWords
from frontgraph.facts.prose import Prose
from frontgraph.registry import places

#: How far a list is read, in code points; one that cannot be told without what lies behind a window is read again in
#: a wider one.
_WINDOWS = (90, 300, 1600)
_UNIT = re.compile(r"(?:Cục|Vụ|Tổng cục)\s")
# "UBND các xã, phường", "UBND cấp xã", "UBND phường, xã": one body of each of many units.
_SEVERAL = re.compile(
    r"c(?<!\w.)(?:ác|ấp) (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thôn|cấp|sở|cơ sở)(?!\w)"
    r"|(?:x(?<!\w.)ã|p(?<!\w.)hường|h(?<!\w.)uyện), (?:xã|phường|thành phố|thị trấn|đặc khu)(?!\w)"
)
_MINISTRY = re.compile(r"Bộ\s")


class BodyList(NamedTuple):
    """The bodies of a coordination, and the canonical offset behind the last."""

    items: tuple[BodyPhrase, ...]
    end: int


@dataclass(slots=True)
class _Reader(NameWords):
    items: list[BodyPhrase] = field(default_factory=list)
    _last_noun: int = 0

    def read(self) -> BodyList | None:
        at = 0
        while True:
            begin = at
            item_end = self._item(at)
            if item_end is None:
                break
            at = item_end
            following = self._separator(at)
            if following is None or following == at:
                break
            if not self._starts_item(following):
                break
            at = following
            if at <= begin:
                break
        if not self.items:
            return None
        if len(self.items) == 1:
            return BodyList((self.items[0],), self.items[0].end)
        return BodyList(tuple(restored(self._with_ministry())), self.items[-1].end)

    # "Cục Thống kê, Bộ Tài chính" is one body: the ministry only says whose department it is.
    def _with_ministry(self) -> list[BodyPhrase]:
        merged: list[BodyPhrase] = []
        for item in self.items:
            unit = merged and _UNIT.match(merged[-1].printed) and not merged[-1].group
            between = self.prose.flat[merged[-1].end : item.start].strip() if merged else ""
            if unit and between == "," and _MINISTRY.match(item.printed):
                printed = self.prose.printed(merged[-1].start, item.end)
                merged[-1] = merged[-1]._replace(end=item.end, name=printed, printed=printed)
            else:
                merged.append(item)
        return merged

    # One item; appends what it names and returns the index behind it, None where no body stands.
    def _item(self, at: int) -> int | None:
        begin = at
        quantified = False
        while length := self._at(at).quantifiers:
            at += length
            quantified = True
        head = self._head(at)
        if head == 0:
            return None
        shared = self._shared_list(begin, at, at + head) if quantified or head else None
        if shared is not None:
            return shared
        end = self._body(at, at + head)
        if (behind := self._of_units(begin, at, end)) is not None:
            return behind
        if not quantified and self._is_verb(at, at + head, end):
            return None
        return self._with_brackets(begin, end, quantified)

    # "Tổ chức tổng kết …", "lãnh đạo, chỉ đạo …": a noun that stands alone before a verb is a verb itself.
    def _is_verb(self, noun: int, head_end: int, end: int) -> bool:
        if end > head_end or self._at(noun).not_alone != head_end - noun:
            return False
        following = self._separator(end)
        return following is None or not self._starts_item(following)

    # "các nhà mạng (Viettel, VNPT)": names in brackets are the members meant.
    def _with_brackets(self, begin: int, end: int, quantified: bool) -> int:
        if quantified and end < len(self.tokens) and self.tokens[end] == "(":
            close = self._close(end, 60)
            names = self._proper_names(end + 1, close) if close else []
            if close and names:
                for first, last in names:
                    self._append(first, last, False)
                return close + 1
        self._append(begin, end, quantified)
        return end

    def _proper_names(self, start: int, stop: int) -> list[tuple[int, int]]:
        found, first = [], start
        for i in range(start, stop + 1):
            if i == stop or self.tokens[i] in (",", ";"):
                if i > first:
                    found.append((first, i))
                first = i + 1
        proper = all(self.tokens[a][0].isupper() and (len(self.tokens[a]) > 2 or self._own_head(a)) for a, _ in found)
        return found if len(found) > 1 and proper else []

    def _append(self, begin: int, end: int, group: bool, head: str = "") -> None:
        end = self._before_clause(begin, end)
        start, stop = self.span(begin)[0], self.span(end - 1)[1]
        printed = self.prose.printed(start, stop)
        name = f"{head} {printed}" if head else printed
        group = not head and (group or _SEVERAL.search(printed.lower()) is not None)
        self.items.append(BodyPhrase(start, stop, name, printed, group))

    # "địa phương nơi", "chi bộ nơi đảng viên": the clause that the word opens has its verb behind the end of the name.
    def _before_clause(self, begin: int, end: int) -> int:
        opened = next((at for at in range(max(begin + 1, end - 3), end) if self.lower[at] == "nơi"), end)
        broken = end < len(self.tokens) and self._stops(end)
        return opened if opened == end - 1 or broken else end

    # "Ủy ban nhân dân các tỉnh, thành phố: Hà Tĩnh, Huế": the office goes to each unit; None where no such list stands.
    def _of_units(self, begin: int, noun: int, end: int) -> int | None:
        several = next((i for i in range(noun + 1, end - 1) if self.lower[i] == "các" and self._at(i + 1).levels), None)
        if several is None:
            return None
        first = several + 1
        while length := self._at(first).levels:
            first += length
            first += self.lower[first : first + 1] in ([","], ["và"]) and self._at(first + 1).levels > 0
        level = self.lower[several + 1] if first == several + 2 else ""
        names = self._unit_names(first + 1 if self.tokens[first : first + 1] == [":"] else first)
        if first > end or len(names) < 2:
            return None
        office = self.prose.printed(self.span(begin)[0], self.span(several - 1)[1])
        for start, stop in names:
            name = self.prose.printed(self.span(start)[0], self.span(stop - 1)[1])
            self._append(start, stop, False, f"{office} {level or _unit_of(name)}")
        return names[-1][1]

    def _unit_names(self, at: int) -> list[tuple[int, int]]:
        names: list[tuple[int, int]] = []
        while at < len(self.tokens) and self.tokens[at][0].isupper() and not self._own_head(at):
            end = self._name(at)
            if not all(token[0].isupper() or token == "-" for token in self.tokens[at:end]):
                break
            names.append((at, end))
            if end >= len(self.tokens) or self.tokens[end] not in (",", "và"):
                break
            at = end + 1
        return names

    # "các Bộ: Quốc phòng, Công an": each name takes the head noun; returns None where no such list stands.
    def _shared_list(self, begin: int, head: int, after: int) -> int | None:
        colon = after < len(self.tokens) and self.tokens[after] == ":" and self._is_class(head, after)
        at = after + 1 if colon else after
        if not colon and not self._capital_field_list(head, after):
            return None
        if begin == head and not colon:
            return None
        noun = self.prose.printed(self.span(head)[0], self.span(after - 1)[1])
        first, count = at, len(self.items)
        while True:
            end = self._name(at)
            if end == at:
                break
            self._append(at, end, False, noun[:1].upper() + noun[1:])
            following = self._separator(end)
            at = end
            if following is None or following >= len(self.tokens) or not self.tokens[following][0].isupper():
                break
            if self._own_head(following) and not self._police(head, following) and not self._committees(head, after):
                break
            at = following
        if len(self.items) == count:
            return None
        self.items[count] = self.items[count]._replace(start=self.span(begin if colon else first)[0])
        return at

    # "các Đảng ủy: Chính phủ; Bộ Tư pháp": Party committees bear the full names of the bodies that they are in.
    def _committees(self, head: int, after: int) -> bool:
        return self.lower[head:after] == ["đảng", "ủy"] and self.tokens[after] == ":"

    # A colon behind a class of bodies opens their list, behind a post ("Phó Trưởng ban: …") what it has to do.
    def _is_class(self, head: int, after: int) -> bool:
        return " ".join(self.lower[head:after]) in _classes()

    # "Các Bộ: Quốc phòng, Công an": the ministry has the name of the force.
    def _police(self, head: int, at: int) -> bool:
        return self.lower[head] == "bộ" and self.lower[at : at + 2] == ["công", "an"]

    def _capital_field_list(self, head: int, after: int) -> bool:
        # "các Bộ Quốc phòng, Công an": plural head, then a capitalised name, then a comma and another bare name.
        if self.lower[head:after] not in (["bộ"], ["sở"], ["tập", "đoàn"], ["vụ"], ["cục"], ["phòng"]):
            return False
        return after < len(self.tokens) and self.tokens[after][0].isupper() and len(self.tokens[after]) > 1

    # The body behind its head noun, generic lists taken together.
    def _body(self, noun: int, at: int) -> int:
        begin, head_end = noun, at
        while at < len(self.tokens):
            step = self._modifier(at, noun, head_end)
            if step:
                at += step
                continue
            joined = self._joined(at, begin)
            if joined > at:
                noun, at, head_end = self._last_noun, joined, -1
                continue
            last_field = self._last_field(at, noun)
            if last_field == at:
                break
            at = last_field
        return at

    # The index behind ", ban" in "các sở, ban", behind ", phường" in "các xã, phường"; `at` where nothing is joined.
    def _joined(self, at: int, begin: int) -> int:
        following = self._separator(at)
        if following is None or following == at or ";" in self.tokens[at:following]:
            return at
        known = self._at(following)
        small = not self.tokens[following][0].isupper() or self.tokens[following] == "TP"
        generic = known.generic if self._generic_tail(at, begin) else 0
        level = known.levels if small and self._ends_in(at, lambda k: k.levels) else 0
        peer = known.peers if small and self._ends_in(at, lambda k: k.peers) else 0
        length = max(generic, level, peer)
        if not length:
            return at
        behind = following + length
        if behind < len(self.tokens) and self.tokens[behind][0].isupper() and self.tokens[following][0].isupper():
            return at
        self._last_noun = following
        return behind


# The level of a province that is named without it.
def _unit_of(name: str) -> str:
    return next((place.level.unit for place in places.lookup(name) if place.level.tier == 1), "")


# The nouns that a colon distributes over a list.
@cache
def _classes() -> frozenset[str]:
    return frozenset((*words("recipients", "distributed"), *words("recipients", "opened")))


def read_bodies(prose: Prose, start: int, limit: int, named: bool = False) -> BodyList | None:
    """The list of bodies that begins at the canonical offset `start`, None where none begins there.

    `named` lets a list begin with a proper name that no noun announces ("với Viettel, VNPT").

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> prose = prose_of(canonicalise("Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch chủ trì"))
    >>> [item.name for item in read_bodies(prose, 0, len(prose.flat)).items]
    ['Sở Tài chính', 'Sở Văn hóa, Thể thao và Du lịch']
    """
    if not named and not _may_begin().match(prose.lower, start):
        return None
    known = prose.readings.get((start, named))
    if not isinstance(known, _Reading) or (known.limit != limit and min(known.limit, limit) < known.needed):
        known = prose.readings[start, named] = _read(prose, start, limit, named)
    return known.found


class _Reading(NamedTuple):
    """What was read up to a limit, and the offset up to which the text decides it: any limit behind gives the same."""

    found: BodyList | None
    limit: int
    needed: int


def _read(prose: Prose, start: int, limit: int, named: bool) -> _Reading:
    for window in _WINDOWS:
        stop = min(limit, start + window)
        reader = _reader(prose, start, stop, named)
        found = reader.read()
        if stop == limit or not reader.saw_the_end:
            break
    # What was read to the end of the widest window is decided by that window.
    needed = start + _WINDOWS[-1] if reader.saw_the_end else reader.needed
    return _Reading(found, limit, needed)


# The first words decide cheaply whether a name can begin at all.
@cache
def _may_begin() -> re.Pattern[str]:
    quantifiers = alternatives(words("bodyphrases", "quantifiers"))
    heads = alternatives(word for key in ("heads", "companies", "compounds") for word in words("bodyphrases", key))
    return re.compile(rf"(?:{quantifiers}(?!\w)\s*)*{heads}(?!\w)")


def _reader(prose: Prose, start: int, stop: int, named: bool) -> _Reader:
    tokens = TOKEN.findall(prose.flat, start, stop)
    return _Reader(prose, start, tokens, " ".join(tokens).lower().split(" ") if tokens else [], named)
