"""Campaigns, movements, funds, festivals and contests with a name of their own, each once.

A name stands in quotation marks or begins with a capital behind the word for its kind; some begin small, with words
that open such names ("phong trào toàn dân bảo vệ an ninh Tổ quốc"), or are told by the short name that the text gives:

    name    = kind quoted | '"' kind … '"' | kind Capital … | kind opening …
            | kind … "(sau đây gọi tắt là" kind ")"
    several = "các" kind … "như" name {";" name}

The words are data (`data/registry/campaigns.toml`).
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
# A name that begins small goes on to the end of its clause.
_OPENED_END = re.compile(
    r"[.;(“”\"\n]|,(?!\s+(?:chống|vệ\s+sinh|ứng\s+phó|tố\s+giác)(?!\w))|\s(?:gắn\s+với|trên\s+địa\s+bàn|trên\s+phạm\s+vi|năm\s+\d+|nói\s+chung|do|tại|ở|tỉnh|để|nhằm|và\s+các)(?!\w)"
)
# "… (sau đây gọi tắt là Đợt thi đua)": the words before are the whole name.
_SHORTLY = re.compile(
    r"\s+(?P<name>[^.(“”\"\n]{12,300}?)\s*\(\s*sau\s+đây\s+(?:gọi|viết)\s+(?:tắt|chung)\s+là:?\s*[“\"]?"
)
_WHERE = re.compile(r"\s+(?:trên\s+địa\s+bàn|tại|năm\s+\d)")
_WITHIN_QUOTES = re.compile(r"[^“”\"\n]{2,150}(?=[”\"])")
_SEVERAL = re.compile(r"(?:các|những)\s+$")
_SUCH_AS = re.compile(r"[^.;:(]{0,80}?(?<!\w)(?:như|gồm|bao\s+gồm)\s*:?\s+(?P<list>[^.…]{20,900})")
_ENUMERATED = re.compile(r"(?:Điều|Câu|Chương|Mục|Phần|Bảng|Phụ)$")


# "Ngày hội Đại đoàn kết toàn dân tộc": the word for the kind is part of such a name.
_WITH_KIND = frozenset(
    {"ngày hội", "tháng cao điểm", "đợt cao điểm", "tháng hành động", "tuần lễ", "lễ hội", "liên hoan"}
)
# What many take part in: its names may be long, begin small and be told one after the other.
_MOVEMENTS = frozenset({"phong trào", "cuộc vận động", "đợt thi đua"})


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    kind: str
    start: int
    end: int
    # The text gives it a short name; the name begins with words that open such names.
    shortened: bool = False
    opened: bool = False


@cache
def _kinds() -> dict[str, tuple[str, bool]]:
    return {row["word"]: (row.get("name", row["word"]), bool(row.get("quoted"))) for row in table("campaigns")["kind"]}


@cache
def _openings(kind: str) -> re.Pattern[str] | None:
    opens = [word for row in table("campaigns")["kind"] if row["word"] == kind for word in row.get("opens", ())]
    return re.compile(rf"\s+(?={alternatives(opens)}(?!\w))") if opens else None


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(_kinds())}(?!\w)")


def find_campaigns(prose: Prose, document: Document) -> tuple[Campaign, ...]:
    """The named campaigns of a text, once per distinct name, in order of first mention."""
    found: dict[str, Campaign] = {}
    items = list(_found(prose))
    # Where a text calls a movement "Đợt thi đua" for short, all that it says of an "Đợt thi đua" is about that one.
    meant = {item.kind for item in items if item.shortened}
    for item in items:
        key = fold(item.name)
        if key in found or not key:
            continue
        if item.opened and (item.kind in meant or any(key.startswith(f"{known} ") for known in found)):
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
            continue
        told = _told(prose, match, kind)
        if told is None and not quoted_only:
            told = _plain(prose, match, kind)
        if told is not None:
            yield told
        yield from _such_as(prose, match, kind)


# A name that neither quotation marks nor a capital show: a short name for it, a quotation around kind and name, or the
# words that open such names.
def _told(prose: Prose, match: re.Match[str], kind: str) -> _Found | None:
    word = " ".join(match[0].split())
    shortly = _SHORTLY.match(prose.flat, match.end()) if kind in _MOVEMENTS else None
    if shortly and prose.lower.startswith(word, shortly.end()):
        where = _WHERE.search(prose.lower, shortly.start("name"), shortly.end("name"))
        return _small(prose, match, kind, shortly.start("name"), where.start() if where else shortly.end("name"), True)
    within = _WITHIN_QUOTES.match(prose.flat, match.end())
    if within and match.start() and prose.flat[match.start() - 1] in '“"' and kind in _WITH_KIND:
        if within[0].isupper():
            return None
        return _Found(prose.printed(match.start(), within.end()), kind, match.start(), within.end())
    openings = _openings(word)
    opening = openings.match(prose.lower, match.end()) if openings else None
    if opening is None or prose.flat[match.end() : match.end() + 12].isupper():
        return None
    limit = min(opening.end() + 200, len(prose.flat))
    end = _OPENED_END.search(prose.lower, opening.end(), limit)
    return _small(prose, match, kind, opening.end(), end.start() if end else limit)


def _small(
    prose: Prose, match: re.Match[str], kind: str, start: int, stop: int, shortened: bool = False
) -> _Found | None:
    if len(prose.flat[start:stop].split()) < 3:
        return None
    name = prose.printed(match.start() if kind in _WITH_KIND else start, stop).rstrip(" ,;")
    return _Found(name[:1].upper() + name[1:], kind, match.start(), stop, shortened, not shortened)


# "các phong trào thi đua như Phong trào thi đua xây dựng nông thôn mới; Chung tay vì người nghèo; …".
def _such_as(prose: Prose, match: re.Match[str], kind: str) -> Iterator[_Found]:
    if kind not in _MOVEMENTS or not _SEVERAL.search(prose.lower, max(match.start() - 8, 0), match.start()):
        return
    listed = _SUCH_AS.match(prose.flat, match.end())
    items = list(re.finditer(r"[^;]+", listed["list"])) if listed else []
    if listed is None or len(items) < 3 or any("“" in item[0] or '"' in item[0] for item in items[:1]):
        return
    for item in items:
        start = listed.start("list") + item.start() + len(item[0]) - len(item[0].lstrip())
        stop = listed.start("list") + item.end()
        own = _anchor().match(prose.lower, start, stop)
        if not prose.flat[start : start + 1].isupper() or "“" in item[0] or '"' in item[0]:
            continue
        name = prose.printed(own.end() if own else start, stop).strip(" .,;")
        if 3 <= len(name.split()) <= 25:
            yield _Found(name[:1].upper() + name[1:], kind, start, stop)


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
    name = prose.printed(match.start() if kind in _WITH_KIND else opening.end(), stop)
    return _Found(name[:1].upper() + name[1:], kind, match.start(), stop)
