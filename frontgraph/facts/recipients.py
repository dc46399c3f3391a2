"""Who is told: the lines under "Nơi nhận" and behind "Kính gửi", one recipient each.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 9 and Hướng dẫn 36-HD/VPTW. A line may name several bodies,
state a purpose in brackets, or open a list with a colon; "Lưu" says where the copy is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from frontgraph.facts.bodyphrase import BodyPhrase, read_bodies
from frontgraph.facts.lexicon import TOKEN, UPPER, alternatives, phrases, words
from frontgraph.facts.prose import Prose
from frontgraph.model import Document, Recipient, Span

_OPENING = re.compile(r"\W*(?:nơi nhận|kính gửi|điện)\W*:?\W*", re.IGNORECASE)
# A new line of the block: its bullet, or the end of the one before (";", ",\" as converters leave it, a dash).
_ENTRY = re.compile(r"(?:^|\n|(?<=[;,.])\s)\s*(?:[-+•*]+\s*)(?=\S)|;|(?<=[;.])\s*\n")
_AS_ABOVE = re.compile(r"như\s+(?:trên|điều|khoản|mục|kính gửi|danh sách)\b[^;,()\n]*|mục\s+[IVX\d]+\b", re.IGNORECASE)
_KEPT = re.compile(r"lưu\b\s*[:.]?\s*", re.IGNORECASE)
_CAPS_BESIDE = re.compile(rf"(?<=\s\s)(?:[{UPPER}./,]{{2,}}\s?){{1,8}}(?=\n|$|\s\s)")
_LIST_SEPARATOR = re.compile(r"\s*(?:[,;]|\bvà\b)\s*")
_HEAD_LIST = re.compile(r"\s*(?P<head>[^:;(]{1,60}?)\s*:\s*")
_TAIL = " \t\r\n.,;:/\\-"


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    end: int
    purpose: str | None


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf"\s*[;,]?\s*\(\s*({alternatives(words('recipients', 'purposes'))}[^)]*)\)\W*$", re.IGNORECASE)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(words("recipients", key))


def find_recipients(prose: Prose, document: Document) -> tuple[Recipient, ...]:
    """The recipients of a document, in the order of its lines."""
    found: list[Recipient] = []
    for block in document.recipient_blocks:
        found += read_block(_without_signatures(prose, document, block), prose, block)
    return tuple(_distinct(found))


def read_block(text: str, prose: Prose, block: Span) -> list[Recipient]:
    """The recipients of one block; `text` is the block's canonical text, of its length."""
    begin = prose.canonical.canonical_offset(block.start)
    found: list[Recipient] = []
    for entry in _entries(text):
        found += _entry_recipients(prose, text, entry, begin)
    return found


# Signature lines in the column beside are blanked, so that offsets stay.
def _without_signatures(prose: Prose, document: Document, block: Span) -> str:
    begin, end = prose.canonical.canonical_offset(block.start), prose.canonical.canonical_offset(block.end)
    text = list(str(prose.canonical.text)[begin:end])
    for signature in document.signatures:
        for part in (signature.name, signature.post, signature.on_behalf_of):
            if part is not None and part.evidence.span.overlaps(block):
                for i in range(
                    max(prose.canonical.canonical_offset(part.evidence.span.start) - begin, 0),
                    min(prose.canonical.canonical_offset(part.evidence.span.end) - begin, len(text)),
                ):
                    text[i] = " " if text[i] != "\n" else "\n"
    joined = _CAPS_BESIDE.sub(lambda m: " " * len(m[0]), "".join(text))
    return re.sub(r"\\", " ", joined)


def _entries(text: str) -> Iterator[_Entry]:
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    bounds = [start, *(m.end() for m in _ENTRY.finditer(text, start)), len(text)]
    ends = [*(m.start() for m in _ENTRY.finditer(text, start)), len(text)]
    for begin, end in zip(bounds, ends, strict=False):
        purpose = _purpose().search(text, begin, end)
        stop = purpose.start() if purpose else end
        begin, stop = _trim(text, begin, stop)
        if begin < stop and any(c.isalnum() for c in text[begin:stop]):
            yield _Entry(begin, stop, purpose[1].strip() if purpose else None)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "-+•*.;,:|_"):
        start += 1
    while start < end and text[end - 1] in _TAIL + "_|*":
        end -= 1
    return start, end


def _entry_recipients(prose: Prose, text: str, entry: _Entry, begin: int) -> Iterator[Recipient]:
    kept = _KEPT.match(text, entry.start, entry.end)
    if kept:
        start, end = _trim(text, kept.end(), entry.end)
        if start < end:
            yield _recipient(prose, begin + entry.start, begin + entry.end, prose.printed(begin + start, begin + end), "lưu")
        return
    same = _AS_ABOVE.match(text, entry.start, entry.end)
    if same:
        yield _recipient(prose, begin + entry.start, begin + entry.end, " ".join(same[0].split()), entry.purpose, group=True)
        return
    yield from _named(prose, text, entry, begin)


def _named(prose: Prose, text: str, entry: _Entry, begin: int) -> Iterator[Recipient]:
    start = entry.start
    while start < entry.end:
        opened = _HEAD_LIST.match(text, start, entry.end)
        prefix = " ".join(opened["head"].split()) if opened else ""
        if opened and _is_listed(prefix, "distributed"):
            yield from _distributed(prose, text, _Entry(start, entry.end, entry.purpose), begin, opened.end())
            return
        if opened and (_is_listed(prefix, "opened") or len(prefix) < 12):
            for item in _named(prose, text, _Entry(opened.end(), entry.end, entry.purpose), begin):
                yield item if item.full_name else _completed(item, prefix)
            return
        listed = _list(prose, text, start, entry.end, begin)
        for phrase in listed:
            yield _from_phrase(prose, phrase, entry.purpose)
        start = _behind(text, listed[-1].end - begin, start, entry.end)


def _is_listed(prefix: str, key: str) -> bool:
    return prefix.lower().removeprefix("các ") in _listed(key)


def _behind(text: str, reached: int, start: int, end: int) -> int:
    separator = _LIST_SEPARATOR.match(text, reached, end)
    following = separator.end() if separator else reached
    return following if following > start else end


def _completed(item: Recipient, prefix: str) -> Recipient:
    return Recipient(item.name, item.evidence, item.purpose, item.printed, f"{prefix}: {item.name}", item.group)


# "Các VP: Đoàn ĐBQH và HĐND tỉnh, UBND tỉnh": the noun goes to every name of the list.
def _distributed(
    prose: Prose, text: str, entry: _Entry, begin: int, start: int
) -> Iterator[Recipient]:
    noun = re.sub(r"^[Cc]ác\s+", "", text[entry.start : start].strip(" :\n\t"))
    head = noun[:1].upper() + noun[1:]
    for a, b in _split(text, start, entry.end):
        printed = prose.printed(begin + a, begin + b)
        evidence = prose.evidence(begin + entry.start, begin + b, "recipients.distributed")
        yield Recipient(f"{head} {printed}", evidence, entry.purpose, printed)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    matches = list(TOKEN.finditer(text, start, end))
    lower = [m[0].lower() for m in matches]
    at = first = 0
    while at < len(matches):
        compound = phrases("bodyphrases", "compounds").longest(lower, at)
        if compound:
            at += compound
            continue
        if lower[at] in {",", ";", "và"}:
            if at > first:
                yield matches[first].start(), matches[at - 1].end()
            first = at + 1
        at += 1
    if at > first and first < len(matches):
        yield matches[first].start(), matches[-1].end()


def _list(prose: Prose, text: str, start: int, end: int, begin: int) -> tuple[BodyPhrase, ...]:
    listed = read_bodies(prose, begin + start, begin + end, named=True)
    whole = _whole(prose, begin + start, begin + end)
    if listed is None or listed.items[-1].end > begin + end:
        return (whole,)
    rest = text[listed.end - begin : end].strip(_TAIL)
    if rest and not _LIST_SEPARATOR.match(text, listed.end - begin, end):
        # Words that the grammar does not know go with the last body, up to the next separator.
        stop = next((m.start() for m in _LIST_SEPARATOR.finditer(text, listed.end - begin, end)), end)
        last = listed.items[-1]
        a, b = last.start - begin, stop
        a, b = _trim(text, a, b)
        return (*listed.items[:-1], _whole(prose, begin + a, begin + b))
    return listed.items


def _whole(prose: Prose, start: int, end: int) -> BodyPhrase:
    printed = prose.printed(start, end)
    return BodyPhrase(start, end, printed, printed)


def _from_phrase(prose: Prose, phrase: BodyPhrase, purpose: str | None) -> Recipient:
    evidence = prose.evidence(phrase.start, phrase.end, "recipients.line")
    printed = phrase.printed if phrase.printed != phrase.name else None
    return Recipient(phrase.name, evidence, purpose, printed, group=phrase.group)


def _recipient(
    prose: Prose, start: int, end: int, name: str, purpose: str | None, group: bool = False
) -> Recipient:
    return Recipient(name, prose.evidence(start, end, "recipients.line"), purpose, group=group)


def _distinct(found: list[Recipient]) -> Iterator[Recipient]:
    seen: set[tuple[str, str | None]] = set()
    for item in found:
        key = (item.name, item.full_name)
        if key not in seen:
            seen.add(key)
            yield item
