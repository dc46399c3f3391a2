"""The words that say what a document does to another, read from `data/registry/relations.toml` on first use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from frontgraph.errors import RegistryError
from frontgraph.model import Relation
from frontgraph.resources import data_path, read_toml
from frontgraph.text.fold import base_letters


class Mode(StrEnum):
    """How the words govern a mention; the file explains each."""

    OBJECT = "object"
    OPENING = "opening"
    ACT = "act"
    FOLLOWING = "following"
    REPORT = "report"
    AFTER = "after"
    THROUGH = "through"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of the registry: words that govern a mention in one way.

    `examples` and `counterexamples` are sentences with the mention in double square brackets; `not_after` gives, for
    words that are also the end of longer ones, what makes them so (“trình”, but not “công trình”).
    """

    identifier: str
    relation: Relation
    mode: Mode
    words: tuple[str, ...]
    source: str
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    not_after: tuple[tuple[str, frozenset[str]], ...] = ()

    def speaks(self, words: str, word_before: str) -> bool:
        """Whether `words` of this row stand for themselves behind `word_before`, both in base letters."""
        return all(words != plain(own) or word_before not in longer for own, longer in self.not_after)


@dataclass(frozen=True, slots=True)
class TriggerMatch:
    """A trigger at its place in a text of base letters."""

    trigger: Trigger
    start: int
    end: int


@cache
def triggers() -> tuple[Trigger, ...]:
    """All rows, in the order of the file; raises RegistryError for a row that breaks the file's rules.

    >>> [t.relation.value for t in triggers() if "bãi bỏ" in t.words]
    ['repeals']
    """
    path = data_path("registry", "relations.toml")
    try:
        return tuple(
            Trigger(
                row["id"],
                Relation(row["relation"]),
                Mode(row["mode"]),
                tuple(row["words"]),
                row["source"],
                tuple(row["examples"]),
                tuple(row.get("counterexamples", ())),
                tuple((own, frozenset(map(plain, before))) for own, before in row.get("not_after", {}).items()),
            )
            for row in read_toml(path)["trigger"]
        )
    except (KeyError, ValueError) as error:
        raise RegistryError(f"{path}: a trigger lacks or misspells {error}; see the head of the file.") from error


def find_triggers(letters: str, start: int = 0, end: int | None = None) -> Iterator[TriggerMatch]:
    """The trigger words in a stretch of a text given in lower-case base letters: leftmost, longest, in one pass.

    >>> [(m.trigger.identifier, m.start) for m in find_triggers("bai bo khoan 2 dieu 5")]
    [('bai-bo', 0)]
    """
    by_words = _by_words()
    for match in _pattern().finditer(letters, start, len(letters) if end is None else end):
        words = match[0]
        trigger = by_words.get(words)
        if trigger is None:
            words = " ".join(words.split())
            trigger = by_words[words]
        if not trigger.not_after or trigger.speaks(words, _word_before(letters, match.start())):
            yield TriggerMatch(trigger, match.start(), match.end())


def _word_before(letters: str, offset: int) -> str:
    words = letters[max(0, offset - 12) : offset].rsplit(maxsplit=1)
    return words[-1] if words and letters[offset - 1 : offset].isspace() else ""


@lru_cache(maxsize=2)
def plain_text(text: str) -> str:
    """A whole text as the rules match it; kept, because several readings of one document ask for it in turn.

    >>> plain_text("Căn cứ Luật")
    'can cu luat'
    """
    return plain(text)


def plain(words: str) -> str:
    """`words` as the rules match them: base letters in lower case.

    >>> plain("Căn cứ")
    'can cu'
    """
    return base_letters(words).lower()


def wording(spelled: str) -> re.Pattern[str]:
    """A pattern for a text in base letters, in which a space stands for any space or line break between words.

    >>> bool(wording("quyet dinh nay").search("theo quyet\\ndinh nay"))
    True
    """
    return re.compile(spelled.replace(" ", r"\s+"))


@cache
def _by_words() -> dict[str, Trigger]:
    table: dict[str, Trigger] = {}
    for trigger in triggers():
        for words in trigger.words:
            if table.setdefault(plain(words), trigger) is not trigger:
                raise RegistryError(f"relations.toml: “{words}” stands in two triggers; keep it in one.")
    return table


@cache
def _pattern() -> re.Pattern[str]:
    tree: dict[str, Any] = {}
    for words in _by_words():
        node = tree
        for word in words.split():
            node = node.setdefault(word, {})
        node[""] = {}
    return re.compile(rf"\b{_branches(tree)}\b")


def _branches(node: dict[str, Any]) -> str:
    """The words of a tree as one pattern that shares their beginnings, the longer ways first."""
    ways = [re.escape(word) + (rf"(?:\s+{_branches(rest)})" if set(rest) - {""} else "") for word, rest in _ways(node)]
    ways = [way + "?" if word_ends else way for way, word_ends in zip(ways, _ends(node), strict=True)]
    return "(?:" + "|".join(ways) + ")"


def _ways(node: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(word, rest) for word, rest in sorted(node.items()) if word]


def _ends(node: dict[str, Any]) -> list[bool]:
    return ["" in rest and bool(set(rest) - {""}) for _, rest in _ways(node)]
