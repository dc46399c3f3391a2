"""Many lists of phrases at once: what all of them have at a place is told by one walk along the tokens.

Whether a word goes on with a name is asked of a dozen lists; to look the word up in each of them costs a dozen times
as much as to walk down one tree in which the answers of all lists stand ready.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from frontgraph.facts.lexicon import TOKEN

Known = TypeVar("Known")
_TOKEN = re.compile(rf"\s*({TOKEN.pattern})")


@dataclass(frozen=True, slots=True)
class PhraseNode(Generic[Known]):
    """A place in the tree: what the lists know there, how many tokens lead to it, and what may follow them."""

    known: Known
    depth: int
    following: dict[str, PhraseNode[Known]] = field(repr=False)


class PhraseTree(Generic[Known]):
    """Several lists of phrases in one tree.

    `made` makes the answer from the lengths, one a list in their order: how many tokens the longest phrase of the list
    has there, 0 for none. The answers are made once, for every node.

    >>> tree = PhraseTree([["ủy ban", "ủy ban nhân dân"], ["ủy"]], lambda *lengths: lengths)
    >>> [tree.at(words.split(), 0).known for words in ("ủy ban nhân dân xã", "ủy viên", "xã")]
    [(4, 1), (0, 1), (0, 0)]
    """

    def __init__(self, lists: Sequence[Iterable[str]], made: Callable[..., Known]) -> None:
        phrases: dict[tuple[str, ...], set[int]] = {}
        for number, listed in enumerate(lists):
            for phrase in listed:
                phrases.setdefault(tuple(TOKEN.findall(phrase.lower())), set()).add(number)
        self.nothing = PhraseNode(made(*[0] * len(lists)), 0, {})
        self._root: dict[str, PhraseNode[Known]] = {}
        for prefix in sorted({tokens[:n] for tokens in phrases for n in range(1, len(tokens) + 1)}, key=len):
            lengths = [0] * len(lists)
            for depth in range(1, len(prefix) + 1):
                for number in phrases.get(prefix[:depth], ()):
                    lengths[number] = depth
            self._following(prefix[:-1])[prefix[-1]] = PhraseNode(made(*lengths), len(prefix), {})

    def _following(self, prefix: tuple[str, ...]) -> dict[str, PhraseNode[Known]]:
        following = self._root
        for token in prefix:
            following = following[token].following
        return following

    def read(self, text: str, start: int, end: int) -> tuple[Known, list[tuple[int, int]]]:
        """What the lists know of the words of a text in small letters from `start` on, and where its tokens stand.

        No more tokens are read than lead down the tree.
        """
        spans: list[tuple[int, int]] = []
        known, following = self.nothing.known, self._root
        while following:
            token = _TOKEN.match(text, start, end)
            deeper = following.get(token[1]) if token else None
            if token is None or deeper is None:
                break
            spans.append(token.span(1))
            known, following, start = deeper.known, deeper.following, token.end()
        return known, spans

    def at(self, tokens: Sequence[str], at: int) -> PhraseNode[Known]:
        """The last node that the tokens from `at` on lead to; `nothing` where no phrase begins with the first."""
        count = len(tokens)
        node = self._root.get(tokens[at]) if at < count else None
        if node is None:
            return self.nothing
        following, at = node.following, at + 1
        while following and at < count:
            deeper = following.get(tokens[at])
            if deeper is None:
                break
            node, following, at = deeper, deeper.following, at + 1
        return node
