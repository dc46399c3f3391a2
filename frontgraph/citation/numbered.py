"""The ladder for mentions with a number: from the full key down to a bare number said before.

Each step answers or hands on. What is known stands on two shelves: that of the document itself, which comes
first, and that of the collection.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from frontgraph.citation.context import Context
from frontgraph.citation.identity import Identity, Origin, same_body
from frontgraph.citation.known import Known, KnownWorks, Shelf
from frontgraph.citation.outcomes import Step, ambiguous, passed_over, resolved, unresolved
from frontgraph.model import Resolution

#: Confidence of each way to an answer; ways that lean on context or on one document's usage weigh less.
EXACT, EXACT_BY_CONTEXT, ONE_IN_DOCUMENT, ONE_IN_COLLECTION = 0.99, 0.93, 0.95, 0.85
WITHOUT_YEAR, UNKNOWN_LETTERS = 0.6, 0.55


def resolve_numbered(identity: Identity, context: Context, local: Shelf, collection: KnownWorks) -> Resolution:
    """The work that a numbered mention means.

    >>> found = Identity("nghi-quyet", "43", "43-nq-tw", "tw", "vn", Origin.CODE, "2023")
    >>> resolve_numbered(found, Context(), Shelf.of(()), Shelf.of(())).step
    'exact-key'
    """
    if identity.symbol is None:
        return _bare(identity, context, local, collection)
    key = identity.key
    if key is not None and identity.year is not None:
        elsewhere = _elsewhere(identity, local) if identity.origin is Origin.CONTEXT else []
        if elsewhere:
            return _one_of(
                elsewhere, Step.NUMBER_DATE, ONE_IN_DOCUMENT, "the document names this number of several bodies"
            )
        return resolved(Step.EXACT_KEY, key, EXACT_BY_CONTEXT if identity.origin is Origin.CONTEXT else EXACT)
    for shelf, confidence in ((local, ONE_IN_DOCUMENT), (collection, ONE_IN_COLLECTION)):
        answer = _completed(identity, context, shelf, confidence)
        if answer is not None:
            return answer
    return _incomplete(identity)


def _incomplete(identity: Identity) -> Resolution:
    """Nothing completes the mention: a provisional key without its year, a guess at unknown letters, or nothing."""
    if identity.key is not None:
        return resolved(Step.NUMBER_TYPE_BODY, identity.key, WITHOUT_YEAR)
    if identity.guessed is not None:
        return resolved(Step.NUMBER_TYPE_BODY, identity.guessed, UNKNOWN_LETTERS)
    return unresolved(_missing(identity))


def _elsewhere(identity: Identity, local: Shelf) -> list[Known]:
    """Works of the same symbol and date that the document names with their place, when the mention gives none."""
    return [
        known
        for known in local.numbered(identity.kind, identity.bare)
        if known.explicit
        and known.key.symbol == identity.symbol
        and known.key.year == identity.year
        and same_body(known.key.body, identity.body)
        and known.key.jurisdiction != identity.jurisdiction
        and (identity.date is None or not known.dates or known.dated(identity.date))
    ]


def _completed(identity: Identity, context: Context, shelf: KnownWorks, confidence: float) -> Resolution | None:
    """Complete a mention that lacks the year or the place from works of the same number, kind and body."""
    same = [
        known
        for known in shelf.numbered(identity.kind, identity.bare)
        if not known.key.provisional
        and same_body(known.key.body, identity.body)
        and _same_symbol(known, identity)
        and identity.jurisdiction in (None, known.key.jurisdiction)
    ]
    fitting = [known for known in same if identity.allows(known.key.year) and not _later(known, context)]
    if identity.date is not None:
        fitting = [known for known in fitting if known.dated(identity.date)] or fitting
    if not fitting:
        return None
    step = Step.NUMBER_DATE if identity.date is not None else Step.NUMBER_TYPE_BODY
    rejected = passed_over((known for known in same if known not in fitting), "its year does not fit")
    answer = _one_of(fitting, step, confidence, "the number is known of several years or places")
    return dataclasses.replace(answer, candidates=(*answer.candidates, *rejected))


def _bare(identity: Identity, context: Context, local: Shelf, collection: KnownWorks) -> Resolution:
    """“Nghị quyết 57”: the work of that number and kind that the document names in full, or the only one known."""
    for shelf, confidence in ((local, ONE_IN_DOCUMENT), (collection, ONE_IN_COLLECTION)):
        same = shelf.numbered(identity.kind, identity.bare)
        fitting = [
            known
            for known in same
            if same_body(known.key.body, identity.body)
            and identity.jurisdiction in (None, known.key.jurisdiction)
            and identity.allows(known.key.year)
            and not _later(known, context)
            and (shelf is local or _near(known, identity, context))
        ]
        if identity.date is not None:
            fitting = [known for known in fitting if known.dated(identity.date)] or fitting
        if fitting:
            return _one_of(fitting, Step.CONTEXT, confidence, "several known works bear this bare number")
    return unresolved("a number stands without letters, and no fuller mention of it is known")


def _one_of(fitting: Sequence[Known], step: Step, confidence: float, reason: str) -> Resolution:
    if len({known.key for known in fitting}) == 1:
        return resolved(step, fitting[0].key, confidence)
    return ambiguous(step, sorted(fitting, key=lambda known: (not known.held, known.key)), reason)


def _same_symbol(known: Known, identity: Identity) -> bool:
    # "102/2025/NQLT" is short for the joint resolution of that number: one symbol may begin the other.
    mine, theirs = identity.symbol or "", known.key.symbol
    return mine == theirs or theirs.startswith(mine + "-") or _sorted_parts(mine) == _sorted_parts(theirs)


def _sorted_parts(symbol: str) -> list[str]:
    return sorted(symbol.split("-"))


def _near(known: Known, identity: Identity, context: Context) -> bool:
    # A bare number in a paper of one province does not mean the paper of another.
    return identity.jurisdiction is not None or known.key.jurisdiction in ("vn", context.jurisdiction, context.province)


def _later(known: Known, context: Context) -> bool:
    return context.year is not None and known.key.year.isdigit() and int(known.key.year) > context.year


def _missing(identity: Identity) -> str:
    if identity.kind is None:
        return "no word and no letters tell the kind of the document"
    if identity.body is None:
        return "the letters of the symbol name no known body"
    return "neither mention nor document tells of which place the body is"
