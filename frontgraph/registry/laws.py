"""Laws, codes, ordinances, constitutions and charters by name.

The table `data/registry/laws.tsv` holds facts only: name, number, date, day of effect, issuer, and the fact's source
(the source notes of Bộ pháp điển, or citations in official documents). A name may stand for several acts of
different years; a row without a number says only that an act of this name exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from frontgraph.model import PartialDate
from frontgraph.resources import data_path, read_table, read_toml
from frontgraph.text import fold

_SYLLABLE = re.compile(r"[^\W_]+")
# What may stand between two syllables of a name: a space, a line break, a comma, a stroke.
_BETWEEN = re.compile(r"[^\S\n]*+(?:[,;/–-][^\S\n]*+)?\n?+[^\S\n]*+(?:[,;/–-][^\S\n]*+)?")


_BROKEN = re.compile(r"[ \n]([^\W\d_]+)")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ]{2,6}(?!\w)")


@dataclass(frozen=True, slots=True)
class Law:
    """One act: `kind` slug, full `name` with its kind word; `number`, `date`, day of effect, `issuer` where known."""

    kind: str
    name: str
    number: str | None = None
    date: PartialDate | None = None
    effective: PartialDate | None = None
    issuer: str | None = None
    source: str = ""


@dataclass
class _Node:
    children: dict[str, _Node]
    final: bool = False


@cache
def laws() -> tuple[Law, ...]:
    """All acts of the table, by kind, name and date."""
    return tuple(
        Law(
            row["kind"],
            row["name"],
            row["number"] or None,
            _day(row["date"]),
            _day(row["effective"]),
            row["issuer"] or None,
            row["source"],
        )
        for row in read_table(data_path("registry", "laws.tsv"))
    )


def _day(iso: str) -> PartialDate | None:
    return PartialDate.parse(iso) if iso else None


def by_name(name: str) -> tuple[Law, ...]:
    """The acts that bear this full name, oldest first; marks, case and commas do not count.

    >>> [law.number for law in by_name("luật đất đai")]
    ['13/2003/QH11', '45/2013/QH13', '31/2024/QH15']
    """
    return _by_name().get(fold(in_full(name)), ())


@lru_cache(maxsize=20_000)
def in_full(name: str) -> str:
    """A name with the abbreviations written out that official documents use in names of laws.

    >>> in_full("Luật Ban hành văn bản QPPL")
    'Luật Ban hành văn bản quy phạm pháp luật'
    """
    return _CAPITALS.sub(lambda match: _abbreviations().get(match[0], match[0]), name)


@cache
def _abbreviations() -> dict[str, str]:
    return dict(read_toml(data_path("registry", "law_words.toml"))["abbreviations"])


def by_number(number: str) -> Law | None:
    """The act of this number.

    >>> by_number("75/2015/QH13").name
    'Luật Mặt trận Tổ quốc Việt Nam'
    """
    return _by_number().get(fold(number))


def effective(number: str) -> PartialDate | None:
    """The day on which the act of this number took effect, where it is known.

    >>> effective("75/2015/QH13").iso
    '2016-01-01'
    """
    law = by_number(number)
    return law.effective if law is not None else None


def spelled(name: str) -> str | None:
    """The official spelling of a name that a scanner broke up; None for a name that is not broken, or not known.

    >>> spelled("Luật Tổ chức Chính ph ủ"), spelled("Luật Tổ chức Chính phủ")
    ('Luật Tổ chức Chính phủ', None)
    """
    folded = fold(name)
    return None if folded in _by_name() else _by_letters().get(folded.replace(" ", ""))


def name_end(text: str, start: int, kind_word: str) -> int | None:
    """Where the longest known name that continues at `start`, after its kind word, ends; None where none does.

    `start` may stand before spaces. Syllables are compared without marks, so a misread tone does not matter.

    >>> text = "Luật Đầu tư công và Luật Đấu thầu"
    >>> text[: name_end(text, 4, "luật")]
    'Luật Đầu tư công'
    """
    node, at, best = _trie(fold(kind_word)), start, None
    while (step := _step(text, at, node)) is not None:
        node, at = step
        if node.final:
            best = at
    return best


def _step(text: str, at: int, node: _Node) -> tuple[_Node, int] | None:
    """One syllable on, or one that a scanner broke in two (“Đ ất đai”)."""
    gap = _BETWEEN.match(text, at)
    word = _SYLLABLE.match(text, gap.end()) if gap else None
    if word is None:
        return None
    child = node.children.get(syllable(word[0]))
    if child is not None:
        return child, word.end()
    child = _along(node, _abbreviations().get(word[0], ""))
    if child is not None:
        return child, word.end()
    rest = _BROKEN.match(text, word.end())
    child = node.children.get(syllable(word[0] + rest[1])) if rest else None
    return (child, rest.end()) if child is not None and rest is not None else None


def _along(node: _Node, words: str) -> _Node | None:
    """The node that some words lead to, None without words or way."""
    at: _Node | None = node if words else None
    for word in fold(words).split():
        at = at.children.get(word) if at is not None else None
    return at


@lru_cache(maxsize=50_000)
def syllable(word: str) -> str:
    """One word folded, remembered: the syllables of Vietnamese are few."""
    return fold(word)


@cache
def vocabulary() -> frozenset[str]:
    """The folded syllables that names of laws are made of."""
    return frozenset(part for law in laws() for part in fold(law.name).split())


@cache
def pairs() -> frozenset[tuple[str, str]]:
    """Neighbouring folded syllables in names of laws."""
    found: set[tuple[str, str]] = set()
    for law in laws():
        parts = fold(law.name).split()
        found.update(pairwise(parts))
    return frozenset(found)


@cache
def _trie(kind_word: str) -> _Node:
    root = _Node({})
    for name in _names(kind_word):
        node = root
        for part in name:
            node = node.children.setdefault(part, _Node({}))
        node.final = True
    return root


def _names(kind_word: str) -> Iterator[list[str]]:
    skip = len(kind_word.split())
    for law in laws():
        folded = fold(law.name)
        if folded.startswith(kind_word + " "):
            yield folded.split()[skip:]


@cache
def _by_name() -> dict[str, tuple[Law, ...]]:
    found: dict[str, tuple[Law, ...]] = {}
    for law in laws():
        found[fold(law.name)] = (*found.get(fold(law.name), ()), law)
    return {name: tuple(sorted(acts, key=lambda law: law.date.iso if law.date else "")) for name, acts in found.items()}


@cache
def _by_letters() -> dict[str, str]:
    return {name.replace(" ", ""): acts[0].name for name, acts in _by_name().items()}


@cache
def _by_number() -> dict[str, Law]:
    return {fold(law.number): law for law in laws() if law.number}
