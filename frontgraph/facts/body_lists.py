"""Lists that name the kind of body once: "các Bộ: Quốc phòng, Công an", "các Sở Tài chính, Xây dựng".

Each further item is a body whose first word stands before the list (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục III).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from frontgraph.registry.body_names import pattern
from frontgraph.registry.body_rows import central, templates
from frontgraph.registry.body_scan import BodyContext, Found, lower, read_at

_KIND = r"[Bb]ộ|BỘ|[Ss]ở|SỞ|[Tt]ập\s+đoàn"
_OPENING = re.compile(
    rf"(?<!\w)(?:(?P<list>{_KIND})(?:,\s*(?:cơ\s+quan|[Bb]an|[Nn]gành)[^:;.\n]{{0,40}})?\s*:\s*"
    rf"|(?:[Cc]ác|CÁC)\s+(?P<many>{_KIND})\s+)"
)
_JOINT = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\s+và\s+)")


def listed(text: str, context: BodyContext) -> Iterator[Found]:
    """The items of such lists in a canonical text, each with the body that it means.

    >>> text = "Các Bộ: Quốc phòng, Công an và Y tế; các sở, ban, ngành"
    >>> [found.match.body.key.body for found in listed(text, BodyContext())]
    ['bo-quoc-phong', 'bo-cong-an', 'bo-y-te']
    """
    small = lower(text)
    for opening in _OPENING.finditer(text):
        kind = " ".join((opening["list"] or opening["many"]).split()).capitalize()
        yield from _items(text, small, opening.end(), kind, context)


def _items(text: str, small: str, start: int, kind: str, context: BodyContext) -> Iterator[Found]:
    while item := _short_names(kind).match(small, start):
        if not text[item.start()].isupper():
            return
        whole = read_at(f"{kind} {item[0]}", (), context)
        if whole is not None:
            yield Found(item.start(), item.end(), whole.match, head_end=item.end())
        joint = _JOINT.match(text, item.end())
        if joint is None:
            return
        start = joint.end()


@cache
def _short_names(kind: str) -> re.Pattern[str]:
    """The names of all bodies of a kind without its word."""
    names = {name for body in central() for name in (body.vi, *body.abbreviations)}
    names |= {name.partition(" {")[0] for template in templates() for name in (template.vi, *template.names)}
    return pattern(sorted(name[len(kind) + 1 :] for name in names if name.startswith(f"{kind} ")))
