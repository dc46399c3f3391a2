"""The trigger words of a text, read clause by clause as they are asked for.

Offsets are those of the canonical text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from frontgraph.citation.clauses import Outline, clause_start
from frontgraph.citation.scopes import next_break
from frontgraph.citation.triggers import TriggerMatch, find_triggers


class Statements:
    """The trigger words of one text; each clause is read once, when first asked for."""

    def __init__(self, letters: str, outline: Outline) -> None:
        self.letters = letters
        self._breaks = outline.breaks
        self._clauses: dict[int, tuple[TriggerMatch, ...]] = {}

    def between(self, start: int, end: int) -> Sequence[TriggerMatch]:
        """The trigger words that stand wholly between two places."""
        found: list[TriggerMatch] = []
        end = min(end, len(self.letters))
        at = clause_start(self._breaks, start)
        while at < end:
            stop = next_break(self._breaks, at + 1, len(self.letters))
            if at not in self._clauses:
                self._clauses[at] = tuple(find_triggers(self.letters, at, stop))
            clause = self._clauses[at]
            low = bisect_left(clause, start, key=_trigger_start)
            high = bisect_left(clause, end + 1, low, key=_trigger_end)
            found += clause[low:high]
            if high < len(clause) and start <= clause[high].start < end:
                # Longer words run into what follows ("theo | Quy định 377"): the shorter ones before it count.
                found += find_triggers(self.letters, clause[high].start, end)
            at = stop
        return found


def _trigger_start(match: TriggerMatch) -> int:
    return match.start


def _trigger_end(match: TriggerMatch) -> int:
    return match.end
