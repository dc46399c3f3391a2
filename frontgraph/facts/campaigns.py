"""Campaigns, movements, funds, festivals and contests with a name of their own, each once.

A name stands in quotation marks or begins with a capital behind the word for its kind; the words are data
(`data/registry/campaigns.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from frontgraph.facts.bodyphrase import read_bodies
from frontgraph.facts.lexicon import UPPER, alternatives, table
from frontgraph.facts.prose import Prose
from frontgraph.model import Campaign, Document
from frontgraph.text import fold

_QUOTED = re.compile(r"\s*:?\s*[“\"‘«'](?P<name>[^“”\"«»’]{3,200})[”\"’»']")
_NEXT_QUOTED = re.compile(r"\s*(?:,|;|và|, và)\s*[“\"‘«'](?P<name>[^“”\"«»’]{3,200})[”\"’»']")
_PLAIN = re.compile(rf"\s+(?=[{UPPER}])")
_PLAIN_END = re.compile(
    r"[.,;:()“”\"!?\n]|\s-\s|\s(?:gắn\s+với|năm\s+\d+|tại|ở|trên|giai\s+đoạn|do|được|của|theo|lần\s+thứ|trong|với|để|nhằm|cho|đã|là|từ|đến|có|nhân\s+dịp|hằng\s+năm|hàng\s+năm|dành|và\s+(?:các|phong|cuộc|quỹ)|hoặc|khi|sau|cấp|bằng|thuộc|không|nổ\s+ra|lên|phát\s+động|diễn\s+ra)(?!\w)",
)
_ENUMERATED = re.compile(r"(?:Điều|Câu|Chương|Mục|Phần|Bảng|Phụ)$")


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    kind: str
    start: int
    end: int


@cache
def _kinds() -> dict[str, tuple[str, bool]]:
    return {row["word"]: (row.get("name", row["word"]), bool(row.get("quoted"))) for row in table("campaigns")["kind"]}


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(_kinds())}(?!\w)")


def find_campaigns(prose: Prose, document: Document) -> tuple[Campaign, ...]:
    """The named campaigns of a text, once per distinct name, in order of first mention."""
    found: dict[str, Campaign] = {}
    for item in _found(prose):
        key = fold(item.name)
        if key in found or not key:
            continue
        span = prose.canonical.raw_span(item.start, item.end)
        section = document.section_at(span.start)
        evidence = prose.evidence(item.start, item.end, "campaigns.named")
        found[key] = Campaign(item.name, item.kind, evidence, section.identifier if section else None)
    return tuple(found.values())


def _found(prose: Prose) -> Iterator[_Found]:
    for match in _anchor().finditer(prose.lower):
        if match.start() and prose.lower[match.start() - 1].isalnum():
            continue
        kind, quoted_only = _kinds()[" ".join(match[0].split())]
        quoted = _QUOTED.match(prose.flat, match.end())
        if quoted:
            yield from _quoted(prose, match.start(), kind, quoted)
        elif not quoted_only:
            plain = _plain(prose, match, kind)
            if plain is not None:
                yield plain


def _quoted(prose: Prose, start: int, kind: str, first: re.Match[str]) -> Iterator[_Found]:
    quoted: re.Match[str] | None = first
    while quoted:
        if _is_programme(kind, quoted["name"]):
            return
        if quoted["name"].strip()[:1].isupper() or kind in ("phong trào", "cuộc vận động", "chương trình", "quỹ"):
            name = prose.printed(quoted.start("name"), quoted.end("name")).split(";")[0].strip(" .,;")
            yield _Found(name, kind, start, quoted.end())
        start = quoted.start("name") - 1
        quoted = _NEXT_QUOTED.match(prose.flat, quoted.end())


# A programme with a long name is a plan, not a campaign.
def _is_programme(kind: str, name: str) -> bool:
    return kind == "chương trình" and (len(name.split()) > 9 or name.isupper())


# A fund is named as a body is: "Quỹ Bảo vệ môi trường tỉnh xem xét …" ends at the verb.
def _end_of_fund(prose: Prose, start: int, name: int, stop: int) -> int:
    listed = read_bodies(prose, start, stop)
    return min(listed.items[0].end, stop) if listed and listed.items[0].end > name else stop


# "Ngày hội Đại đoàn kết toàn dân tộc": the word for the kind is part of such a name.
def _plain(prose: Prose, match: re.Match[str], kind: str) -> _Found | None:
    opening = _PLAIN.match(prose.flat, match.end())
    if opening is None:
        return None
    limit = min(opening.end() + 160, len(prose.flat))
    end = _PLAIN_END.search(prose.lower, opening.end(), limit)
    stop = end.start() if end else limit
    if kind == "quỹ":
        stop = _end_of_fund(prose, match.start(), opening.end(), stop)
    words = prose.flat[opening.end() : stop].split()
    if (
        len(words) < 2
        or prose.flat[opening.end() : stop].isupper()
        or "\n" in prose.flat[match.start() : stop]
        or _ENUMERATED.match(words[0])
    ):
        return None
    with_kind = kind in (
        "ngày hội",
        "tháng cao điểm",
        "đợt cao điểm",
        "tháng hành động",
        "tuần lễ",
        "lễ hội",
        "liên hoan",
    )
    name = prose.printed(match.start() if with_kind else opening.end(), stop)
    return _Found(name[:1].upper() + name[1:], kind, match.start(), stop)
