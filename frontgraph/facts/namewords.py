"""The words of a stretch of text, and which of them belong to the name of a body.

The phrases are data (`data/registry/bodyphrases.toml`); what stands here is how they combine: a head, the words behind
it, and the verb, the preposition or the sign at which a name ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from frontgraph.facts.lexicon import words
from frontgraph.facts.phrase_tree import PhraseTree
from frontgraph.facts.prose import Prose

SEPARATORS = frozenset({",", ";", "và", "hoặc", "&", "/"})
#: No question looks so many tokens further than the last one that it asks the lists about.
_BEYOND = 4


class Known(NamedTuple):
    """How many tokens the longest phrase of each list of `bodyphrases.toml` has at a place."""

    heads: int
    not_heads: int
    not_alone: int
    quantifiers: int
    generic: int
    levels: int
    peers: int
    compounds: int
    stops: int
    not_stops: int
    named_by_task: int
    task_names: int
    inner: int
    companies: int
    task_verbs: int
    named_by_field: int


@cache
def name_phrases() -> PhraseTree[Known]:
    """The lists of `bodyphrases.toml` in one tree."""
    return PhraseTree([words("bodyphrases", key) for key in Known._fields], Known)


@cache
def _nothing() -> Known:
    return name_phrases().nothing.known


@dataclass(slots=True)
class NameWords:
    """The tokens from the canonical offset `start` on; `named` lets a name begin without a noun that announces it.

    The tokens may be those of a window only: `reached` is how far they were looked at, so that whoever cut the window
    can tell whether a wider one might be read otherwise.
    """

    prose: Prose
    start: int
    tokens: list[str]
    lower: list[str]
    named: bool
    reached: int = 0
    _known: dict[int, Known] = field(default_factory=dict)
    _spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def saw_the_end(self) -> bool:
        """Whether the answer may have hung on the tokens being over."""
        return self.reached + _BEYOND >= len(self.tokens)

    @property
    def needed(self) -> int:
        """The offset behind the last token that the answer may have hung on, where that is not the end."""
        return self.span(self.reached + _BEYOND)[1]

    def span(self, at: int) -> tuple[int, int]:
        """The canonical offsets of a token; they are looked for up to the last token that is asked for."""
        done = self._spans[-1][1] if self._spans else self.start
        for token in self.tokens[len(self._spans) : at + 1]:
            begin = self.prose.flat.index(token, done)
            done = begin + len(token)
            self._spans.append((begin, done))
        return self._spans[at]

    # What the lists have at `at`, looked up once.
    def _at(self, at: int) -> Known:
        known = self._known.get(at)
        if known is None:
            node = name_phrases().at(self.lower, at)
            known = self._known[at] = node.known
            self.reached = max(self.reached, at + node.depth)
        return known

    def _head(self, at: int) -> int:
        known = self._at(at)
        if at >= len(self.tokens) or known.not_heads:
            return 0
        if known.heads or known.companies:
            return max(known.heads, known.companies, known.compounds)
        token = self.tokens[at]
        return 1 if self.named and token[0].isupper() and len(token) > 1 else 0

    def _own_head(self, at: int) -> bool:
        known = self._at(at)
        return max(known.heads, known.companies) > 0 and not known.compounds

    # Whether a generic noun without words of its own ends at `at`: "các sở", "Thủ trưởng các sở, ban", "cơ quan".
    def _generic_tail(self, at: int, begin: int) -> bool:
        for length in (1, 2, 3, 4):
            first = at - length
            if first < begin or self._at(first).generic != length:
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

    # "Viện Văn hóa, Nghệ thuật và Du lịch": the index of the last of the fields that go on with the name of one body,
    # `at` where none do. A list without "và", and one behind "các", names several bodies.
    def _last_field(self, at: int, noun: int) -> int:
        if at >= len(self.tokens) or self.tokens[at] not in (",", "và") or not self._at(noun).named_by_field:
            return at
        if noun and self.lower[noun - 1] in ("các", "những", "mọi"):
            return at
        behind = at
        while behind < len(self.tokens) and self.tokens[behind] in (",", "và"):
            first = behind + 1
            if not self._is_field(first):
                break
            if self.tokens[behind] == "và":
                return first
            behind = self._name(first)
        return at

    def _name(self, at: int) -> int:
        begin = at
        while at < len(self.tokens):
            compound = self._at(at).compounds
            if compound:
                at += compound
                continue
            token = self.tokens[at]
            if token == "-" and begin < at < len(self.tokens) - 1 and self.tokens[at + 1][0].isupper():
                at += 1
                continue
            if not token[0].isalnum() or self.lower[at] in SEPARATORS or self._stops(at):
                break
            at += 1
        return at

    def _is_field(self, at: int) -> bool:
        known = self._at(at)
        if at >= len(self.tokens) or known.quantifiers or self._own_head(at):
            return False
        token = self.tokens[at]
        return len(token) > 1 and token[0].isupper() and not token.isupper()

    # Whether a phrase of the lists that `length` names ends at `at`.
    def _ends_in(self, at: int, length: Callable[[Known], int]) -> bool:
        return any(at >= n and length(self._at(at - n)) == n for n in (1, 2))

    # How many tokens at `at` belong to the name: 0 where it ends.
    def _modifier(self, at: int, noun: int, head_end: int) -> int:
        known = self._at(at)
        token = self.tokens[at]
        # Most words of a name are in none of the lists.
        if known is _nothing() and token[0].isalpha() and self.lower[at] not in SEPARATORS:
            return 1
        compound = known.compounds
        if compound and (
            at == head_end or token[0].isupper() or not self._stops(at) or self._named_by_task(at, noun, head_end)
        ):
            return compound
        if not token[0].isalnum():
            return self._sign(at)
        if self.lower[at] in SEPARATORS:
            return 0
        words_known = self._known_words(at, noun, head_end)
        if words_known or self._has_behind_name(at, noun):
            return words_known
        return int(not self._again(at, noun) and not self._stops(at))

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
        known = self._at(at)
        inner = 0 if self._charged_by_name(at, noun) else known.inner or self._range(at)
        if inner and self.lower[at + inner - 1] == "việc":
            return inner + self._matter(at + inner)
        if inner or not self.tokens[at][0].islower():
            return inner
        if self.lower[at] == "trong" and at + 1 < len(self.tokens) and self.tokens[at + 1][0].isupper():
            return 2
        if known.task_names and self._named_by_task(at, noun, head_end) and not self._verbs_in_a_row(at, known):
            return known.task_names
        return known.not_stops

    # "các đơn vị hành chính liên quan đến việc sắp xếp": what the matter is, up to a sign or a duty.
    def _matter(self, at: int) -> int:
        stop = at
        while stop < len(self.tokens) and stop - at < 8 and self.tokens[stop][0].isalpha():
            if self.lower[stop] in SEPARATORS or self.lower[stop] in ("có", "chịu", "cần", "phải"):
                break
            stop += 1
        self.reached = max(self.reached, stop)
        return stop - at

    def _verbs_in_a_row(self, at: int, known: Known) -> bool:
        behind = at + known.task_verbs
        if not known.task_verbs or behind + 1 >= len(self.tokens) or self.tokens[behind] != ",":
            return False
        return self._at(behind + 1).stops > 0

    # "Bộ Nội vụ có văn bản": behind a proper name the verb is no part of it.
    def _has_behind_name(self, at: int, noun: int) -> bool:
        return self.lower[at] == "có" and any(token[0].isupper() for token in self.tokens[noun + 1 : at])

    # "UBND cấp xã chịu trách nhiệm quản lý …": behind a proper name it is a duty, behind "cơ quan" it tells which.
    def _charged_by_name(self, at: int, noun: int) -> bool:
        if self.lower[at] != "chịu":
            return False
        return self.tokens[noun].isupper() or any(token[0].isupper() for token in self.tokens[noun + 1 : at])

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
        self.reached = max(self.reached, at)
        return at

    # Right behind its noun a verb may name the body; behind a noun of two syllables inside the name too.
    def _named_by_task(self, at: int, noun: int, head_end: int) -> bool:
        if at == head_end:
            return self._at(noun).named_by_task == head_end - noun
        if at - 1 > noun and self.tokens[at - 1][0].isupper():
            return self._at(at - 1).named_by_task == 1
        return at - 2 > noun and self._at(at - 2).named_by_task == 2

    # "Bộ Tài chính Bộ Y tế" are two; the minister of "Bộ trưởng Bộ Y tế" is named by the ministry.
    def _again(self, at: int, noun: int) -> bool:
        return (
            self.lower[at] in ("bộ", "sở")
            and self.lower[noun] == self.lower[at]
            and at > noun + 1
            and self.tokens[at][0].isupper()
            and (at > noun + 2 or self.lower[noun + 1] != "trưởng")
        )

    def _stops(self, at: int) -> bool:
        if not self.tokens[at][0].islower():
            return (
                self.tokens[at][0].isdigit()
                and at > 0
                and self.lower[at - 1] not in ("số", "khu", "vực", "điều", "cấp", "-")
                # "UBND 34 tỉnh, thành phố"
                and self._at(at + 1).levels == 0
            )
        known = self._at(at)
        if known.stops == 0 or known.not_stops >= max(known.stops, 2):
            return False
        if at == 0:
            return True
        # "Ủy ban Bầu cử", "Viện Nghiên cứu": the second syllable of a word that is none, or has a capital.
        before = self._at(at - 1)
        return before.not_stops < 2 and not (before.stops > 1 and self.tokens[at - 1][0].isupper())

    # "(MTTQ)" in the middle of a name belongs to it; at its end it does not.
    def _parenthesis(self, at: int) -> int:
        if self.lower[at : at + 3] == ["(", "bà", ")"]:
            return 3
        close = self._close(at, 12)
        behind = len(self.tokens) if close is None else close + 1
        if behind < len(self.tokens) and self.tokens[behind][0].isalnum() and not self._stops(behind):
            named = self.tokens[behind][0].isupper() or self.lower[behind : behind + 2] == ["cấp", "xã"]
            goes_on = self.lower[behind] not in SEPARATORS and named
            return behind - at if goes_on else 0
        return 0

    # The bracket that closes the one at `at`, among so many tokens.
    def _close(self, at: int, among: int) -> int | None:
        stop = min(at + among, len(self.tokens))
        close = next((i for i in range(at, stop) if self.tokens[i] == ")"), None)
        self.reached = max(self.reached, stop if close is None else close)
        return close

    def _separator(self, at: int) -> int | None:
        begin = at
        if at < len(self.tokens) and self.tokens[at] == "(":
            close = self._close(at, 25)
            at = at if close is None else close + 1
        while at < len(self.tokens) and at - begin < 30 and self.lower[at] in SEPARATORS:
            at += 1
        self.reached = max(self.reached, at)
        if at == begin or self.lower[at - 1] not in SEPARATORS:
            return None
        return at if at < len(self.tokens) else None

    def _starts_item(self, at: int) -> bool:
        begin = at
        while length := self._at(at).quantifiers:
            at += length
        if self._head(at) == 0:
            return False
        # A verb may look like a head ("tổ chức triển khai"): with no quantifier, the verb that follows tells.
        if at == begin and self.lower[at : at + 2] == ["tổ", "chức"] and self.tokens[at][0].islower():
            return not self._verb_follows(at + 2)
        return True

    def _verb_follows(self, at: int) -> bool:
        return at >= len(self.tokens) or self._stops(at) or self.lower[at] in ("các", "tốt", "lại")
