"""The verb at the head of a charge, and the role that it gives to the bodies before it.

    verb  = {adverb} word                             "chủ động phối hợp", "khẩn trương rà soát"
    label = words ":"                                 "Cơ quan chủ trì:"

The words are data (`data/registry/charges.toml`, and the stops of `data/registry/bodyphrases.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from frontgraph.facts.lexicon import alternatives, words
from frontgraph.facts.phrase_tree import PhraseTree
from frontgraph.facts.prose import Prose
from frontgraph.model import Role


class Verb(NamedTuple):
    """A verb at the head of a charge, and the role that it gives to its subject."""

    start: int
    end: int
    role: Role
    accessory: bool = False


class _Known(NamedTuple):
    """How many tokens the longest phrase of each list has at a place."""

    lead: int
    supervise: int
    coordination: int
    stops: int
    not_verbs: int
    inner: int
    accessory: int
    adverbs: int


@cache
def _verbs() -> PhraseTree[_Known]:
    names = words("bodyphrases", "inner") + words("bodyphrases", "not_stops")
    listed = (words("charges", key) for key in ("lead", "supervise", "coordination"))
    others = (words("charges", "not_verbs"), names, words("charges", "accessory"), words("charges", "adverbs"))
    return PhraseTree([*listed, words("bodyphrases", "stops"), *others], _Known)


def verb_at(prose: Prose, start: int, end: int) -> Verb | None:
    """The verb of a charge that begins at `start`, adverbs before it left out; None where none does."""
    known, spans = _verbs().read(prose.lower, start, end)
    if known.adverbs:
        known, spans = _verbs().read(prose.lower, _behind_adverbs(prose, spans[0][0], end), end)
    if known.lead:
        return _verb(spans, known.lead, Role.LEADS)
    if known.supervise:
        return _verb(spans, known.supervise, Role.SUPERVISES)
    if known.coordination:
        return _verb(spans, known.coordination, Role.COORDINATES)
    if known.stops <= max(known.not_verbs, known.inner - 1):
        return None
    return _verb(spans, known.stops, Role.CARRIES_OUT, known.accessory > 0)


def _behind_adverbs(prose: Prose, at: int, end: int) -> int:
    match = _adverbs().match(prose.lower, at, end)
    return match.end() if match else at


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*{alternatives(words('charges', 'adverbs'))}(?!\w)\s*,?)*\s*")


def _verb(spans: Sequence[tuple[int, int]], length: int, role: Role, accessory: bool = False) -> Verb:
    return Verb(spans[0][0], spans[length - 1][1], role, accessory)


_LABELLED = {"lead": Role.LEADS, "coordinate": Role.COORDINATES, "carry": Role.CARRIES_OUT}


# A colon follows each of them, so that no label is the beginning of another.
@cache
def _role_labels() -> re.Pattern[str]:
    listed = (rf"(?P<{key}>{alternatives(words('charges', f'role_labels.{key}'))}\s*:)" for key in _LABELLED)
    return re.compile(rf"(?:{'|'.join(listed)})\s*")


def role_label(prose: Prose, start: int, end: int) -> Verb | None:
    """The label at `start` that gives a role to the bodies behind its colon, None where none stands there.

    >>> from frontgraph.facts.prose import prose_of
    >>> from frontgraph.text import canonicalise
    >>> role_label(prose_of(canonicalise("Cơ quan phối hợp: Sở Tư pháp")), 0, 28).role.value
    'phối hợp'
    """
    match = _role_labels().match(prose.lower, start, end)
    return Verb(match.start(), match.end(), _LABELLED[match.lastgroup]) if match and match.lastgroup else None
