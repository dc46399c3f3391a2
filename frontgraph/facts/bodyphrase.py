"""Names of bodies inside sentences: where each one of a list ends, and what a coordination leaves out.

The words are data (`data/registry/bodyphrases.toml`). The grammar:

    list  = item { (", " | " và " | " hoặc ") item }
    item  = [quantifier] head { modifier }            các cơ quan chức năng ở Trung ương
          | quantifier noun { ", " noun } { modifier }  các sở, ban, ngành của Thành phố
          | quantifier head ":" name { ", " name }      các Bộ: Quốc phòng, Công an
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from frontgraph.facts.coordination import BodyPhrase, restored
from frontgraph.facts.lexicon import TOKEN, alternatives, phrases, words
from frontgraph.facts.prose import Prose

#: How far a list is read, in code points; a list that comes near the end of a window is read again in a wider one.
_WINDOWS = (150, 500, 1600)
_MARGIN = 60
_UNIT = re.compile(r"(?:Cục|Vụ|Tổng cục)\s")
_MINISTRY = re.compile(r"Bộ\s")
_SEPARATORS = frozenset({",", ";", "và", "hoặc", "&", "/"})


@dataclass(frozen=True, slots=True)
class BodyList:
    """The bodies of a coordination, and the canonical offset behind the last."""

    items: tuple[BodyPhrase, ...]
    end: int


@dataclass(slots=True)
class _Reader:
    prose: Prose
    tokens: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    named: bool
    items: list[BodyPhrase] = field(default_factory=list)

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
        return BodyList(tuple(restored(self._with_ministry())), self.items[-1].end)

    # "Cục Thống kê, Bộ Tài chính" is one body: the ministry only says whose department it is.
    def _with_ministry(self) -> list[BodyPhrase]:
        merged: list[BodyPhrase] = []
        for item in self.items:
            unit = merged and _UNIT.match(merged[-1].printed) and not merged[-1].group
            between = self.prose.flat[merged[-1].end : item.start].strip() if merged else ""
            if unit and between == "," and _MINISTRY.match(item.printed):
                printed = self.prose.printed(merged[-1].start, item.end)
                merged[-1] = replace(merged[-1], end=item.end, name=printed, printed=printed)
            else:
                merged.append(item)
        return merged

    # One item; appends what it names and returns the index behind it, None where no body stands.
    def _item(self, at: int) -> int | None:
        begin = at
        quantified = False
        while length := phrases("bodyphrases", "quantifiers").longest(self.lower, at):
            at += length
            quantified = True
        head = self._head(at)
        if head == 0:
            return None
        shared = self._shared_list(begin, at, at + head) if quantified or head else None
        if shared is not None:
            return shared
        end = self._body(at, at + head)
        if not quantified and self._is_verb(at, at + head, end):
            return None
        return self._with_brackets(begin, end, quantified)

    # "Tổ chức tổng kết …", "lãnh đạo, chỉ đạo …": a noun that stands alone before a verb is a verb itself.
    def _is_verb(self, noun: int, head_end: int, end: int) -> bool:
        if end > head_end or phrases("bodyphrases", "not_alone").longest(self.lower, noun) != head_end - noun:
            return False
        following = self._separator(end)
        return following is None or not self._starts_item(following)

    # "các nhà mạng (Viettel, VNPT)": names in brackets are the members meant.
    def _with_brackets(self, begin: int, end: int, quantified: bool) -> int:
        if quantified and end < len(self.tokens) and self.tokens[end] == "(":
            close = next((i for i in range(end, min(end + 30, len(self.tokens))) if self.tokens[i] == ")"), None)
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
        proper = all(self.tokens[a][0].isupper() and len(self.tokens[a]) > 2 for a, _ in found)
        return found if len(found) > 1 and proper else []

    def _head(self, at: int) -> int:
        if at >= len(self.tokens):
            return 0
        if phrases("bodyphrases", "not_heads").longest(self.lower, at):
            return 0
        length = phrases("bodyphrases", "heads").longest(self.lower, at)
        compound = phrases("bodyphrases", "compounds").longest(self.lower, at)
        if length:
            return max(length, compound)
        token = self.tokens[at]
        return 1 if self.named and token[0].isupper() and len(token) > 1 else 0

    def _append(self, begin: int, end: int, group: bool, head: str = "") -> None:
        start, stop = self.starts[begin], self.ends[end - 1]
        printed = self.prose.printed(start, stop)
        name = f"{head} {printed}" if head else printed
        group = group and not head
        self.items.append(BodyPhrase(start, stop, name, printed, group))

    # "các Bộ: Quốc phòng, Công an": each name takes the head noun; returns None where no such list stands.
    def _shared_list(self, begin: int, head: int, after: int) -> int | None:
        colon = after < len(self.tokens) and self.tokens[after] == ":"
        at = after + 1 if colon else after
        if not colon and not self._capital_field_list(head, after):
            return None
        if begin == head and not colon:
            return None
        noun = self.prose.printed(self.starts[head], self.ends[after - 1])
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
            if self._own_head(following) and not self._police(head, following):
                break
            at = following
        if len(self.items) == count:
            return None
        self.items[count] = replace(self.items[count], start=self.starts[begin if colon else first])
        return at

    # "Các Bộ: Quốc phòng, Công an": the ministry has the name of the force.
    def _police(self, head: int, at: int) -> bool:
        return self.lower[head] == "bộ" and self.lower[at : at + 2] == ["công", "an"]

    def _own_head(self, at: int) -> bool:
        return phrases("bodyphrases", "heads").longest(self.lower, at) > 0 and not phrases(
            "bodyphrases", "compounds"
        ).longest(self.lower, at)

    def _capital_field_list(self, head: int, after: int) -> bool:
        # "các Bộ Quốc phòng, Công an": plural head, then a capitalised name, then a comma and another bare name.
        if self.lower[head:after] not in (["bộ"], ["sở"], ["tập", "đoàn"], ["vụ"], ["cục"], ["phòng"]):
            return False
        return after < len(self.tokens) and self.tokens[after][0].isupper() and len(self.tokens[after]) > 1

    def _name(self, at: int) -> int:
        begin = at
        while at < len(self.tokens):
            compound = phrases("bodyphrases", "compounds").longest(self.lower, at)
            if compound:
                at += compound
                continue
            token = self.tokens[at]
            if token == "-" and begin < at < len(self.tokens) - 1 and self.tokens[at + 1][0].isupper():
                at += 1
                continue
            if not token[0].isalnum() or self.lower[at] in _SEPARATORS or self._stops(at):
                break
            at += 1
        return at

    # The body behind its head noun, generic lists taken together.
    def _body(self, noun: int, at: int) -> int:
        begin, head_end = noun, at
        while at < len(self.tokens):
            step = self._modifier(at, noun, head_end)
            if step:
                at += step
                continue
            joined = self._joined(at, begin)
            if joined == at:
                break
            noun, at, head_end = self._last_noun, joined, -1
        return at

    _last_noun: int = 0

    # The index behind ", ban" in "các sở, ban", behind ", phường" in "các xã, phường"; `at` where nothing is joined.
    def _joined(self, at: int, begin: int) -> int:
        following = self._separator(at)
        if following is None or following == at:
            return at
        generic = self._generic(following) if self._generic_tail(at, begin) else 0
        level = self._listed(following, "levels") if self._ends_in(at, "levels") else 0
        peer = self._listed(following, "peers") if self._ends_in(at, "peers") else 0
        length = max(generic, level, peer)
        if not length:
            return at
        behind = following + length
        if behind < len(self.tokens) and self.tokens[behind][0].isupper() and self.tokens[following][0].isupper():
            return at
        self._last_noun = following
        return behind

    # Whether a generic noun without words of its own ends at `at`: "các sở", "Thủ trưởng các sở, ban", "cơ quan".
    def _generic_tail(self, at: int, begin: int) -> bool:
        for length in (1, 2, 3, 4):
            first = at - length
            if first < begin or phrases("bodyphrases", "generic").longest(self.lower, first) != length:
                continue
            if first == begin:
                return True
            before = self.lower[first - 1]
            if before in ("các", "những", "mọi", "từng", "mỗi") or self._office_before(first):
                return True
            if before in _SEPARATORS and self._generic_tail(first - 1, begin):
                return True
        return False

    # "Người đứng đầu cấp ủy, chính quyền", "lãnh đạo sở, ngành": the office opens the list.
    def _office_before(self, at: int) -> bool:
        return self.lower[max(at - 2, 0) : at] in (["đứng", "đầu"], ["thủ", "trưởng"], ["lãnh", "đạo"], ["đại", "diện"])

    def _generic(self, at: int) -> int:
        return phrases("bodyphrases", "generic").longest(self.lower, at)

    def _listed(self, at: int, key: str) -> int:
        return 0 if self.tokens[at][0].isupper() else phrases("bodyphrases", key).longest(self.lower, at)

    def _ends_in(self, at: int, key: str) -> bool:
        return any(at >= n and phrases("bodyphrases", key).longest(self.lower, at - n) == n for n in (1, 2))

    # How many tokens at `at` belong to the name: 0 where it ends.
    def _modifier(self, at: int, noun: int, head_end: int) -> int:
        compound = phrases("bodyphrases", "compounds").longest(self.lower, at)
        if compound and (at == head_end or self.tokens[at][0].isupper() or not self._stops(at)):
            return compound
        token = self.tokens[at]
        if not token[0].isalnum():
            return self._sign(at)
        if self.lower[at] in _SEPARATORS:
            return 0
        known = self._known_words(at, noun, head_end)
        return known if known else int(not self._again(at, noun) and not self._stops(at))

    # A sign inside a name: brackets with an abbreviation, the stop of one, a dash between capitals.
    def _sign(self, at: int) -> int:
        token = self.tokens[at]
        if token == "(":
            return self._parenthesis(at)
        if at + 1 == len(self.tokens):
            return 0
        if token == ".":
            return int(self.lower[at - 1] in ("tt", "tp", "ttr", "ub", "vp"))
        joined = token in "-–" and self.tokens[at + 1][0].isupper() and self.tokens[at - 1][0].isalnum()
        return 2 if joined else 0

    # Phrases that belong to names although a verb stands in them.
    def _known_words(self, at: int, noun: int, head_end: int) -> int:
        inner = phrases("bodyphrases", "inner").longest(self.lower, at) or self._range(at)
        if inner or not self.tokens[at][0].islower():
            return inner
        if self.lower[at] == "trong" and at + 1 < len(self.tokens) and self.tokens[at + 1][0].isupper():
            return 2
        task = phrases("bodyphrases", "task_names").longest(self.lower, at)
        if task and self._named_by_task(at, noun, head_end):
            return task
        return phrases("bodyphrases", "not_stops").longest(self.lower, at)

    # "từ Hà Tĩnh đến Khánh Hòa" names the provinces between.
    def _range(self, at: int) -> int:
        if self.lower[at] != "từ":
            return 0
        end = self._capitals(at + 1)
        if end == at + 1 or end >= len(self.tokens) or self.lower[end] != "đến":
            return 0
        last = self._capitals(end + 1)
        return last - at if last > end + 1 else 0

    def _capitals(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at][0].isupper():
            at += 1
        return at

    # Right behind its noun a verb may name the body; behind a noun of two syllables inside the name too.
    def _named_by_task(self, at: int, noun: int, head_end: int) -> bool:
        if at == head_end:
            return phrases("bodyphrases", "named_by_task").longest(self.lower, noun) == head_end - noun
        if at - 1 > noun and self.tokens[at - 1][0].isupper():
            return phrases("bodyphrases", "named_by_task").longest(self.lower, at - 1) == 1
        return at - 2 > noun and phrases("bodyphrases", "named_by_task").longest(self.lower, at - 2) == 2

    def _again(self, at: int, noun: int) -> bool:
        return (
            self.lower[at] in ("bộ", "sở")
            and self.lower[noun] == self.lower[at]
            and at > noun + 1
            and self.tokens[at][0].isupper()
        )

    def _stops(self, at: int) -> bool:
        if not self.tokens[at][0].islower():
            return (
                self.tokens[at][0].isdigit()
                and at > 0
                and self.lower[at - 1] not in ("số", "khu", "vực", "điều", "cấp", "-")
            )
        stop = phrases("bodyphrases", "stops").longest(self.lower, at)
        if stop == 0 or phrases("bodyphrases", "not_stops").longest(self.lower, at) >= max(stop, 2):
            return False
        # "Ủy ban Bầu cử": the second syllable of a word that is none.
        return at == 0 or phrases("bodyphrases", "not_stops").longest(self.lower, at - 1) < 2

    # "(MTTQ)" in the middle of a name belongs to it; at its end it does not.
    def _parenthesis(self, at: int) -> int:
        if self.lower[at : at + 3] == ["(", "bà", ")"]:
            return 3
        for i in range(at + 1, min(at + 12, len(self.tokens))):
            if self.tokens[i] == ")":
                behind = i + 1
                if behind < len(self.tokens) and self.tokens[behind][0].isalnum() and not self._stops(behind):
                    goes_on = self.lower[behind] not in _SEPARATORS and self.tokens[behind][0].isupper()
                    return i + 1 - at if goes_on else 0
                return 0
        return 0

    def _separator(self, at: int) -> int | None:
        begin = at
        if at < len(self.tokens) and self.tokens[at] == "(":
            at = next((i + 1 for i in range(at, min(at + 25, len(self.tokens))) if self.tokens[i] == ")"), at)
        while at < len(self.tokens) and at - begin < 30 and self.lower[at] in _SEPARATORS:
            at += 1
        if at == begin or self.lower[at - 1] not in _SEPARATORS:
            return None
        return at if at < len(self.tokens) else None

    def _starts_item(self, at: int) -> bool:
        begin = at
        while length := phrases("bodyphrases", "quantifiers").longest(self.lower, at):
            at += length
        if self._head(at) == 0:
            return False
        # A verb may look like a head ("tổ chức triển khai"): with no quantifier, the verb that follows tells.
        if at == begin and self.lower[at : at + 2] == ["tổ", "chức"] and self.tokens[at][0].islower():
            return not self._verb_follows(at + 2)
        return True

    def _verb_follows(self, at: int) -> bool:
        return at >= len(self.tokens) or self._stops(at) or self.lower[at] in ("các", "tốt", "lại")


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
    found: BodyList | None = None
    for window in _WINDOWS:
        found = _reader(prose, start, min(limit, start + window), named).read()
        if limit <= start + window or found is None or found.end < start + window - _MARGIN:
            break
    return found


# The first words decide cheaply whether a name can begin at all.
@cache
def _may_begin() -> re.Pattern[str]:
    listed = (*words("bodyphrases", "quantifiers"), *words("bodyphrases", "heads"), *words("bodyphrases", "compounds"))
    return re.compile(rf"(?:{alternatives({phrase.split()[0].strip(',') for phrase in listed})})(?!\w)")


def _reader(prose: Prose, start: int, stop: int, named: bool) -> _Reader:
    matches = list(TOKEN.finditer(prose.flat, start, stop))
    tokens, lower = TOKEN.findall(prose.flat, start, stop), TOKEN.findall(prose.lower, start, stop)
    return _Reader(prose, tokens, lower, [m.start() for m in matches], [m.end() for m in matches], named)
