"""How names that a letterhead or a signature prints in capitals are written inside a sentence.

The names of `data/registry/issuers.toml` count; the rows of `data/registry/spellings.tsv` give spellings that no rule
derives, and `data/registry/surnames.tsv` the family names, which tell a person in capitals from a post.
"""

from __future__ import annotations

import re
from functools import cache

from frontgraph.registry.issuers import issuers
from frontgraph.resources import data_path, read_table
from frontgraph.text import base_letters


def spell(text: str) -> str:
    """`text`, in small letters, with every known name in its own spelling.

    >>> spell("phó chủ tịch ủy ban nhân dân")
    'Phó Chủ tịch Ủy ban nhân dân'
    """
    spellings = _spellings()
    return _pattern().sub(lambda match: spellings[match[0].lower()], text)


@cache
def surnames() -> frozenset[str]:
    """The family names, in capitals and base letters.

    >>> "NGUYEN" in surnames(), "BAN HANH" in surnames()
    (True, False)
    """
    rows = read_table(data_path("registry", "surnames.tsv"))
    return frozenset(base_letters(row["surname"]).upper() for row in rows)


@cache
def _spellings() -> dict[str, str]:
    names = [issuer.name for issuer in issuers() if " " in issuer.name]
    names += [row["spelling"] for row in read_table(data_path("registry", "spellings.tsv"))]
    return {name.lower(): name for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_spellings(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
