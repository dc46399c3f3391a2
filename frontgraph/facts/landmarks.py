"""Words without which a rule cannot apply, looked for once in a whole text.

Most rules hang on a word that most clauses lack. To ask every clause for every such word costs more than the rules
themselves; a landmark is looked for in one pass over the text, and a clause is asked by bisection whether one stands in
it. A landmark must begin wherever the rule's own expression may find the word: it may say yes too often, never no.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import chain

from frontgraph.facts.lexicon import alternatives


class Landmark:
    """An expression that finds the beginnings of what is looked for in a text in small letters.

    >>> Landmark("giữa", "với").starts("phối hợp giữa Mặt trận với chính quyền")
    [9, 23]
    """

    def __init__(self, *words: str) -> None:
        self._words = words

    def starts(self, lower: str) -> list[int]:
        """Where the words begin, in order; they may overlap."""
        found: list[int] = []
        for word in self._words:
            at = lower.find(word)
            while at >= 0:
                found.append(at)
                at = lower.find(word, at + 1)
        return sorted(found) if len(self._words) > 1 else found


class PatternLandmark(Landmark):
    """A landmark that an expression finds; it must match one letter and look ahead for the rest, so as to miss none."""

    def __init__(self, pattern: str) -> None:
        super().__init__()
        self._pattern = re.compile(pattern)

    def starts(self, lower: str) -> list[int]:
        """Where the expression matches, in order."""
        return [match.start() for match in self._pattern.finditer(lower)]

    @classmethod
    def of_phrases(cls, listed: Iterable[str]) -> PatternLandmark:
        """Where any of the phrases begins.

        >>> PatternLandmark.of_phrases(["giao", "giao cho", "phối hợp"]).starts("giao Sở X phối  hợp")
        [0, 10]
        """
        rests: dict[str, set[str]] = {}
        for phrase in listed:
            rests.setdefault(phrase[0], set()).add(phrase[1:])
        # One branch for each first letter: the search leaps from one such letter to the next.
        return cls("|".join(rf"{first}(?={alternatives(sorted(rests[first]))})" for first in sorted(rests)))


class EitherLandmark(Landmark):
    """Any of several landmarks: one question for all of them, before they are asked one by one."""

    def __init__(self, *parts: Landmark) -> None:
        super().__init__()
        self.parts = parts


class Landmarks:
    """The landmarks of one text, each looked for when it is first asked for."""

    def __init__(self, lower: str) -> None:
        self._lower = lower
        self._starts: dict[Landmark, list[int]] = {}

    def between(self, landmark: Landmark, start: int, end: int) -> list[int]:
        """Where the landmark begins between two offsets."""
        starts = self._of(landmark)
        return starts[bisect_left(starts, start) : bisect_left(starts, end)]

    def any(self, landmark: Landmark, start: int, end: int) -> bool:
        """Whether the landmark begins between two offsets."""
        starts = self._of(landmark)
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end

    def _of(self, landmark: Landmark) -> list[int]:
        starts = self._starts.get(landmark)
        if starts is None:
            if isinstance(landmark, EitherLandmark):
                starts = sorted(chain.from_iterable(map(self._of, landmark.parts)))
            else:
                starts = landmark.starts(self._lower)
            self._starts[landmark] = starts
        return starts
