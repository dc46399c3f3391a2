"""The words that rules look for, read from `data/registry/` on first use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from frontgraph.resources import data_path, read_table, read_toml
from frontgraph.text import canonicalise

#: A word or one sign of punctuation; abbreviations keep their inner signs (`TTDL&CNS`, `TT.HĐND`, `P.Ch/môn`).
TOKEN = re.compile(r"\w+(?:[/&.']\w+)*|[^\w\s]")

#: The capital letters of Vietnamese and their small ones, for character classes.
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


class Phrases:
    """A set of phrases that answers which of them is the longest at a place in a list of tokens.

    >>> phrases = Phrases(["ủy ban", "ủy ban nhân dân"])
    >>> phrases.longest(["ủy", "ban", "nhân", "dân", "xã"], 0)
    4
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[list[str]]] = {}
        for phrase in phrases:
            tokens = TOKEN.findall(phrase.lower())
            self._by_first.setdefault(tokens[0], []).append(tokens)
        for found in self._by_first.values():
            found.sort(key=len, reverse=True)

    def longest(self, tokens: list[str], at: int) -> int:
        """Number of tokens of the longest phrase that starts at `at`, 0 where none does."""
        if at >= len(tokens):
            return 0
        for phrase in self._by_first.get(tokens[at], ()):
            if len(phrase) == 1 or tokens[at : at + len(phrase)] == phrase:
                return len(phrase)
        return 0


@cache
def table(name: str) -> dict[str, Any]:
    """The tables of `data/registry/<name>.toml`."""
    return read_toml(data_path("registry", f"{name}.toml"))


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """A list of phrases of a registry file, in canonical letters; `key` may be dotted."""
    found: Any = table(name)
    for part in key.split("."):
        found = found[part]
    return tuple(str(canonicalise(word).text) for word in found)


@cache
def surnames() -> frozenset[str]:
    """The family names of `data/registry/surnames.tsv`, in canonical letters."""
    return frozenset(
        str(canonicalise(row["surname"]).text) for row in read_table(data_path("registry", "surnames.tsv"))
    )


@cache
def phrases(name: str, *keys: str) -> Phrases:
    """The phrases of one or more lists of a registry file."""
    return Phrases(word for key in keys for word in words(name, key))


def alternatives(listed: Iterable[str]) -> str:
    """A regular expression for any of the phrases listed, longest first, with any white space between their words.

    >>> bool(re.fullmatch(alternatives(["chủ trì", "chủ"]), "chủ  trì"))
    True
    """
    ordered = sorted(set(listed), key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(re.escape(w) for w in phrase.split()) for phrase in ordered) + ")"
