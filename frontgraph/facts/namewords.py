"""The words of a stretch of text, and which of them belong to the name of a body.

The phrases are data (`data/registry/bodyphrases.toml`); what stands here is how they combine: a head, the words behind
it, and the verb, the preposition or the sign at which a name ends.
"""

from __future__ import annotations

from dataclasses import dataclass

from frontgraph.facts.lexicon import phrases
from frontgraph.facts.prose import Prose

SEPARATORS = frozenset({",", ";", "và", "hoặc", "&", "/"})


@dataclass(slots=True)
class NameWords:
    """Tokens with their canonical offsets; `named` lets a name begin without a noun that announces it."""

    prose: Prose
    tokens: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    named: bool

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

    def _own_head(self, at: int) -> bool:
        return phrases("bodyphrases", "heads").longest(self.lower, at) > 0 and not phrases(
            "bodyphrases", "compounds"
        ).longest(self.lower, at)

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
            if before in SEPARATORS and self._generic_tail(first - 1, begin):
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
        if self.lower[at] in SEPARATORS:
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
                    goes_on = self.lower[behind] not in SEPARATORS and self.tokens[behind][0].isupper()
                    return i + 1 - at if goes_on else 0
                return 0
        return 0

    def _separator(self, at: int) -> int | None:
        begin = at
        if at < len(self.tokens) and self.tokens[at] == "(":
            at = next((i + 1 for i in range(at, min(at + 25, len(self.tokens))) if self.tokens[i] == ")"), at)
        while at < len(self.tokens) and at - begin < 30 and self.lower[at] in SEPARATORS:
            at += 1
        if at == begin or self.lower[at - 1] not in SEPARATORS:
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
