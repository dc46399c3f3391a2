"""The ladder's steps by name, and how an outcome is put into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from frontgraph.citation.known import Known
from frontgraph.model import Candidate, Resolution, ResolutionStatus, WorkKey

#: More candidates than this say nothing more.
MOST_CANDIDATES = 5


class Step(StrEnum):
    """The rungs of the ladder, in the order in which they are tried."""

    EXACT_KEY = "exact-key"
    NUMBER_TYPE_BODY = "number-type-body"
    NUMBER_DATE = "number-date"
    NAME_YEAR = "name-year"
    NAME = "name"
    CONTEXT = "context"
    HISTORY = "history"
    NONE = "none"


def resolved(step: Step, work: WorkKey, confidence: float, rejected: Iterable[Candidate] = ()) -> Resolution:
    """The mention means `work`.

    >>> resolved(Step.EXACT_KEY, WorkKey("vn", "tw", "chi-thi", "2023", "22-ct-tw"), 0.99).candidates[0].rejected
    """
    candidates = (Candidate(work, confidence), *(other for other in rejected if other.work != work))
    return Resolution(ResolutionStatus.RESOLVED, step.value, confidence, work, candidates[:MOST_CANDIDATES])


def ambiguous(step: Step, found: Sequence[Known], reason: str) -> Resolution:
    """Several works answer to the mention; the first is the likeliest."""
    share = round(1 / max(2, len(found)), 2)
    candidates = tuple(
        Candidate(known.key, share, "nothing beside the mention tells it from the others") for known in found
    )
    return Resolution(ResolutionStatus.AMBIGUOUS, step.value, 0.0, None, candidates[:MOST_CANDIDATES], reason)


def unresolved(reason: str, candidates: Sequence[Candidate] = ()) -> Resolution:
    """No work answers to the mention."""
    return Resolution(
        ResolutionStatus.UNRESOLVED, Step.NONE.value, 0.0, None, tuple(candidates[:MOST_CANDIDATES]), reason
    )


def passed_over(found: Iterable[Known], reason: str, score: float = 0.2) -> list[Candidate]:
    """Works that were looked at and not taken, for `reason`."""
    return [Candidate(known.key, score, reason) for known in found]
