"""What a cited document does to another, read from its title.

“Kế hoạch số 197-KH/TU … về thực hiện Nghị quyết số 43-NQ/TW”: the plan implements the resolution. The verbs are
those of `data/registry/relations.toml`; the last one before the inner mention governs it. A title that tells of
a document (tổng kết, dự thảo) does nothing to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from frontgraph.model import Document, Relation, Span
from frontgraph.resources import data_path, read_toml
from frontgraph.text import fold

_GOVERNING = frozenset({"object", "act", "following"})
_TELLING = frozenset({"report", "after"})


@dataclass(frozen=True, slots=True)
class TitleRelation:
    """The citation at index `inner` stands in the title that the citation at index `outer` gives.

    `relation` is what the outer document does to the inner one, None where the title does not say.
    """

    outer: int
    inner: int
    relation: Relation | None


def title_relations(document: Document) -> Iterator[TitleRelation]:
    """All citations inside the titles of others, each with the innermost title around it."""
    order = sorted(range(len(document.citations)), key=lambda at: document.citations[at].span)
    open_titles: list[tuple[Span, int]] = []
    for at in order:
        citation = document.citations[at]
        while open_titles and open_titles[-1][0].end < citation.span.end:
            open_titles.pop()
        if open_titles and open_titles[-1][0].contains(citation.span):
            title, outer = open_titles[-1]
            yield TitleRelation(outer, at, title_verb(document.text[title.start : citation.span.start]))
        if citation.details.title is not None:
            open_titles.append((citation.details.title, at))


def title_verb(before: str) -> Relation | None:
    """What the words of a title before a mention make of it.

    >>> title_verb("về thực hiện "), title_verb("sửa đổi, bổ sung một số điều của ")
    (<Relation.IMPLEMENTS: 'implements'>, <Relation.AMENDS: 'amends'>)
    >>> title_verb("tổng kết 10 năm thực hiện ") is None
    True
    """
    relation = None
    for match in _pattern().finditer(fold(before)):
        mode, found = _verbs()[match[0]]
        if mode in _TELLING:
            return None
        if mode in _GOVERNING and found is not Relation.CITES:
            relation = found
    return relation


@cache
def _verbs() -> dict[str, tuple[str, Relation]]:
    rows = read_toml(data_path("registry", "relations.toml"))["trigger"]
    return {fold(words): (row["mode"], Relation(row["relation"])) for row in rows for words in row["words"]}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_verbs(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")
