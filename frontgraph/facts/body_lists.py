"""Lists that name the kind of body once: "các Bộ: Quốc phòng, Công an", "Các VP: Thành ủy, UBND TP".

Each further item is a body whose first word stands before the list (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục III).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from frontgraph.registry.body_names import pattern
from frontgraph.registry.body_rows import central, heads, templates
from frontgraph.registry.body_scan import BodyContext, Found, lower, read_at
from frontgraph.registry.place_scan import find

_KINDS = {"vp": "Văn phòng"}
# Every alternative begins with a letter, so that the expression leaps from one to the next.
_OPENING = re.compile(
    r"(Bộ|bộ|BỘ|Sở|sở|SỞ|Tập\s+đoàn|tập\s+đoàn|VP|Văn\s+phòng|văn\s+phòng)"
    r"(?:(?P<colon>(?:,\s*(?:cơ\s+quan|[Bb]an|[Nn]gành)[^:;.\n]{0,40})?\s*:\s*)|\s+)"
)
_MANY = re.compile(r"(?<!\w)(?:[Cc]ác|CÁC)\s+$")
_JOINT = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\s+và\s+)")
#: An item with its place is no longer than this.
_WINDOW = 160


def listed(text: str, context: BodyContext) -> Iterator[Found]:
    """The items of such lists in a canonical text, each with the body that it means.

    >>> text = "Các Bộ: Quốc phòng, Công an và Y tế; các sở, ban, ngành"
    >>> [found.match.body.key.body for found in listed(text, BodyContext())]
    ['bo-quoc-phong', 'bo-cong-an', 'bo-y-te']
    """
    small = lower(text)
    for opening in _OPENING.finditer(text):
        start = opening.start()
        if opening["colon"] is None and not _MANY.search(text, max(0, start - 5), start):
            continue
        if start == 0 or not text[start - 1].isalnum():
            word = " ".join(opening[1].split())
            yield from _items(text, small, opening.end(), _KINDS.get(word.lower(), word.capitalize()), context)


def _items(text: str, small: str, start: int, kind: str, context: BodyContext) -> Iterator[Found]:
    while _short_names(kind).match(small, start) and text[start].isupper():
        words = f"{kind} {text[start : start + _WINDOW]}"
        whole = read_at(words, find(words, context.jurisdiction, context.date), context)
        if whole is None:
            return
        end = start + whole.end - len(kind) - 1
        yield whole._replace(start=start, end=end, head_end=end)
        joint = _JOINT.match(text, end)
        if joint is None:
            return
        start = joint.end()


@cache
def _short_names(kind: str) -> re.Pattern[str]:
    """The names of all bodies of a kind without its word."""
    names = {name for body in central() for name in (body.vi, *body.abbreviations)}
    names |= {words for t in templates() for name in (t.vi, *t.names) for words, _, _ in heads(t, name)}
    return pattern(sorted(name[len(kind) + 1 :] for name in names if name.startswith(f"{kind} ")))
