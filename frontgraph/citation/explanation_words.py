"""What an explanation says, in Vietnamese and English: labels, outcomes, reasons and warnings.

The values themselves are English words that programs may compare; a reader sees both (`registry/explanations.toml`).
"""

from __future__ import annotations

import re
from functools import cache

from frontgraph.resources import data_path, read_toml

#: As wide as the longest pair of labels.
_WIDTH = 28


def label(name: str) -> str:
    """The label of a line of an explanation, in both languages, as wide as all others.

    >>> label("issuer")
    'cơ quan ban hành · issuer   '
    """
    return f"{_words()['labels'][name]} · {name}".ljust(_WIDTH)


def both(message: str) -> str:
    """A message in Vietnamese with its English beside it; one that is not known stays as it is.

    >>> both("year: the number says 2015, the date 2016")
    'năm: số ghi 2015, ngày ghi 2016 · year: the number says 2015, the date 2016'
    """
    spoken = _words()["messages"].get(message)
    if spoken is None:
        matches = ((form.fullmatch(message), vietnamese) for form, vietnamese in _forms())
        spoken = next((vi.format(*map(_part, found.groups())) for found, vi in matches if found is not None), None)
    return message if spoken is None else f"{spoken} · {message}"


def _part(words: str) -> str:
    """A list of what a mention lacks; any other words stay as they are."""
    return ", ".join(_words()["parts"].get(word, word) for word in words.split(", "))


@cache
def _words() -> dict[str, dict[str, str]]:
    return {name: dict(table) for name, table in read_toml(data_path("registry", "explanations.toml")).items()}


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(re.escape(english).replace(r"\{\}", "(.+?)")), vietnamese)
        for english, vietnamese in _words()["messages"].items()
        if "{}" in english
    )
