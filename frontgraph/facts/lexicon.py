"""The words that rules look for, read from `data/registry/` on first use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from frontgraph.registry.name_pattern import union
from frontgraph.resources import data_path, read_table, read_toml
from frontgraph.text import canonicalise

#: The capital letters of Vietnamese and their small ones, for character classes.
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"

#: A word or one sign of punctuation; abbreviations keep their inner signs (`TTDL&CNS`, `TT.HĐND`, `P.Ch/môn`), the
#: sign between two names parts them ("Du lịch/Sở Văn hóa").
TOKEN = re.compile(rf"\w+(?:(?:[&.']|/(?!(?<=[{LOWER}]/)[{UPPER}]))\w+)*|[^\w\s]")


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

    def starts(self, token: str) -> bool:
        """Whether any of the phrases begins with this token."""
        return token in self._by_first

    def longest(self, tokens: list[str], at: int) -> int:
        """Number of tokens of the longest phrase that starts at `at`, 0 where none does."""
        listed = self._by_first.get(tokens[at]) if at < len(tokens) else None
        if listed is None:
            return 0
        for phrase in listed:
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


def whole(text: str, match: re.Match[str]) -> bool:
    """Whether a match begins where a word begins.

    Asked of the match, not in the pattern: an expression that begins with letters leaps from one place to the next.

    >>> whole("do", re.search("do", "do")), whole("ado", re.search("do", "ado"))
    (True, False)
    """
    at = match.start()
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] == "_")


def alternatives(listed: Iterable[str]) -> str:
    """A regular expression for any of the phrases listed, longest first, with any white space between their words.

    >>> bool(re.fullmatch(alternatives(["chủ trì", "chủ"]), "chủ  trì"))
    True
    """
    return f"(?:{union(' '.join(phrase.split()) for phrase in listed)})"
