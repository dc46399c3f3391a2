"""Who is told: the lines under "Nơi nhận" and behind "Kính gửi", one recipient each.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 9 and Hướng dẫn 36-HD/VPTW. A line may name several bodies,
state a purpose in brackets, or open a list with a colon; "Lưu" says where the copy is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from frontgraph.facts.bodyphrase import read_bodies
from frontgraph.facts.coordination import BodyPhrase
from frontgraph.facts.lexicon import LOWER, TOKEN, UPPER, alternatives, phrases, words
from frontgraph.facts.prose import Prose
from frontgraph.model import Document, Recipient, Span
from frontgraph.registry import places
from frontgraph.registry.places import Place

_OPENING = re.compile(r"\W*(?:nơi nhận|kính gửi|[^.;:\n]{0,80}?điện)\W*:?\W*", re.IGNORECASE)
# A new line of the block: its bullet, or the end of the one before (";", ",\" as converters leave it, a dash).
_ENTRY = re.compile(r"(?:^|\n|(?<=[;,.])\s)\s*(?:[-+•*]+\s*)(?=\S)|;|(?<=[;.])\s*\n")
_PERSON = re.compile(rf"(?:Đồng chí|Đ/c|Ông|Bà)\s+(?:[{UPPER}][{LOWER}]+\s?){{2,5}}(?=\s*[,-])")
_BULLET = re.compile(r"(?:^|\n)\s*[-+•*]")
_LINE_END = re.compile(r"(?<=[,;.])[ \t]*\n\s*|;")
_AS_ABOVE = re.compile(r"như\s+(?:trên|điều|khoản|mục|kính gửi|danh sách)\b[^;,()\n]*|mục\s+[IVX\d]+\b", re.IGNORECASE)
_KEPT = re.compile(r"lưu\b\s*[:.]?\s*", re.IGNORECASE)
# "(2C, 3C)": numbers of copies, no names.
_COPIES = re.compile(r"\s*\(\s*\d+\w?(?:\s*[,;]\s*\d+\w?)+\s*\)$")
_KEPT_END = re.compile(r"\.\s+(?=[(A-ZĐ])|\s+T/?M\.?\s|\s+K/?T\.?\s|\n\s*\n")
_CAPS_BESIDE = re.compile(rf"(?<=\s\s)(?:[{UPPER}./,]{{2,}}\s?){{1,8}}(?=\n|$|\s\s)")
_LIST_SEPARATOR = re.compile(r"\s*(?:[,;]|\bvà\b)\s*")
_HEAD_LIST = re.compile(r"\s*(?P<head>[^:;(]{1,110}?)\s*:\s*")
_WIRED = (" điện:", " điện :")
_PROVINCES = re.compile(
    r"\s*(?:(?:[Cc]ác\s+)?tỉnh(?:,|\s+và)\s+thành\s+phố(?:\s+trực\s+thuộc\s+[Tt]rung\s+ương)?|[Cc]ác\s+(?:tỉnh|thành\s+phố))\s*$"
)
# Province or city: "Bí thư tỉnh ủy, thành ủy" is one post, which the place decides.
_EITHER = re.compile(r"(?P<province>[Tt]ỉnh (?:ủy|uỷ)), (?P<city>[Tt]hành (?:ủy|uỷ))")
_COMRADE = re.compile(r"(?:[Cc]ác )?(?:[Đđ]ồng chí|[Đđ]/c) ")
_UNIT_BEFORE = re.compile(r"(?<!\w)(?:tỉnh|huyện|quận|xã|phường|thị\s+xã|thị\s+trấn)$")
_UNIT_BEHIND = re.compile(r"(?:thành\s+phố|TP\.?|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu)(?!\w)")
_STROKE = re.compile(r"\\+")
_TAIL = " \t\r\n.,;:/\\-"


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    end: int
    purpose: str | None
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class _Block:
    """A list of recipients: `view` is the prose with all that is not of the list blanked, offsets kept."""

    prose: Prose
    view: Prose
    start: int
    end: int

    @property
    def text(self) -> str:
        return str(self.view.canonical.text)


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf"\s*[;,]?\s*\(\s*({alternatives(words('recipients', 'purposes'))}[^)]*)\)\W*$", re.IGNORECASE)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(words("recipients", key))


@cache
def _head() -> re.Pattern[str]:
    listed = alternatives((*words("recipients", "distributed"), *words("recipients", "opened")))
    return re.compile(rf"(?<!\w)(?:các\s+)?{listed}\s*:\s*", re.IGNORECASE)


def find_recipients(prose: Prose, document: Document) -> tuple[Recipient, ...]:
    """The recipients of a document, in the order of its lines."""
    found = [recipient for block in _blocks(prose, document) for recipient in _read(block)]
    return tuple(_distinct(found))


# The line of the copy that is kept is the last; "Các Bộ: TC; NN&MT" goes on behind its semicolon.
def _read(block: _Block) -> Iterator[Recipient]:
    noun: str = ""
    offices: tuple[str, ...] = ()
    for entry in _entries(block):
        opened = _HEAD_LIST.match(block.text, entry.start, entry.end)
        if entry.fresh or opened:
            prefix = " ".join(opened["head"].split()) if opened else ""
            noun = prefix if opened and _is_listed(prefix, "distributed") else ""
            offices = _offices(block, opened) if opened else ()
        elif noun:
            yield from _distributed(block, entry, entry.start, noun)
            continue
        elif offices and _province(block.view.printed(*next(_split(block.text, entry.start, entry.end)))):
            yield from _of_provinces(block, entry, entry.start, offices)
            continue
        found = list(_entry_recipients(block, entry))
        yield from found
        if any(recipient.purpose == "lưu" for recipient in found):
            return


# "Kính gửi" and "… điện:" stand at the head; the stretches of "Nơi nhận" between two columns make one list.
def _blocks(prose: Prose, document: Document) -> Iterator[_Block]:
    addressed = [b for b in document.recipient_blocks if b.cut(document.text).lstrip("_* ").lower().startswith("kính")]
    told = [b for b in document.recipient_blocks if b not in addressed]
    yield from (_block(prose, document, [span]) for span in addressed)
    telegram = _telegram(prose)
    if telegram is not None and not addressed:
        yield _block(prose, document, [telegram])
    if told:
        yield _block(prose, document, told)


# "THỦ TƯỚNG CHÍNH PHỦ điện:" and the list under it (công điện).
def _telegram(prose: Prose) -> Span | None:
    for at, paragraph in enumerate(prose.paragraphs):
        if paragraph.start > 2500:
            return None
        if not prose.lower[paragraph.content : paragraph.end].rstrip().endswith(_WIRED):
            continue
        end = paragraph.end
        for following in prose.paragraphs[at + 1 :]:
            if following.label not in ("-", "+"):
                break
            end = following.end
        return prose.canonical.raw_span(paragraph.content, end)
    return None


def _block(prose: Prose, document: Document, spans: list[Span]) -> _Block:
    canonical = prose.canonical
    start, end = canonical.canonical_offset(spans[0].start), canonical.canonical_offset(spans[-1].end)
    kept = [(canonical.canonical_offset(s.start), canonical.canonical_offset(s.end)) for s in spans]
    signed = [
        part.evidence.span
        for signature in document.signatures
        for part in (signature.name, signature.post, signature.on_behalf_of)
        if part is not None
    ]
    hidden = [(a[1], b[0]) for a, b in pairwise(kept)]
    hidden += [(canonical.canonical_offset(s.start), canonical.canonical_offset(s.end)) for s in signed]
    text = str(canonical.text)
    hidden += [m.span() for m in _CAPS_BESIDE.finditer(text, start, end)]
    hidden += [m.span() for m in _STROKE.finditer(text, start, end)]
    return _Block(prose, prose.without(hidden, start, end), start, end)


def _entries(block: _Block) -> Iterator[_Entry]:
    text = block.text
    opening = _OPENING.match(text, block.start, block.end)
    start = opening.end() if opening else block.start
    bulleted = _BULLET.search(text, start, block.end) is not None
    marks = list((_ENTRY if bulleted else _LINE_END).finditer(text, start, block.end))
    fresh = [True, *(m[0].strip() != ";" or "\n" in text[m.start() : m.end() + 2] for m in marks)]
    bounds = [start, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks), block.end]
    for begin, end, new in zip(bounds, ends, fresh, strict=True):
        purpose = _purpose().search(text, begin, end)
        first, last = _trim(text, begin, purpose.start() if purpose else end)
        if first < last and any(c.isalpha() for c in text[first:last]):
            yield _Entry(first, last, " ".join(purpose[1].split()) if purpose else None, new)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "-+•*.;,:|_"):
        start += 1
    while start < end and text[end - 1] in _TAIL + "_|*":
        end -= 1
    return start, end


def _entry_recipients(block: _Block, entry: _Entry) -> Iterator[Recipient]:
    kept = _KEPT.match(block.text, entry.start, entry.end)
    if kept:
        over = _KEPT_END.search(block.text, kept.end() + 1, entry.end)
        start, end = _trim(block.text, kept.end(), over.start() if over else entry.end)
        if start < end:
            yield _recipient(block, entry, block.view.printed(start, end), "lưu")
        return
    same = _AS_ABOVE.match(block.text, entry.start, entry.end)
    if same:
        yield _recipient(block, entry, " ".join(same[0].split()), entry.purpose, group=True)
        return
    if _PERSON.match(block.text, entry.start, entry.end):
        yield _recipient(block, entry, block.view.printed(entry.start, entry.end), entry.purpose)
        return
    copies = _COPIES.search(block.text, entry.start, entry.end)
    yield from _named(block, replace(entry, end=copies.start()) if copies else entry)


def _named(block: _Block, entry: _Entry) -> Iterator[Recipient]:
    start = entry.start
    while start < entry.end:
        opened = _HEAD_LIST.match(block.text, start, entry.end)
        prefix = " ".join(opened["head"].split()) if opened else ""
        rest = _Entry(start, entry.end, entry.purpose)
        if opened and (offices := _offices(block, opened)):
            yield from _of_provinces(block, rest, opened.end(), offices)
            return
        if opened and _is_listed(prefix, "distributed"):
            yield from _distributed(block, rest, opened.end(), prefix)
            return
        if opened and (_is_listed(prefix, "opened") or len(prefix) < 12):
            for item in _named(block, _Entry(opened.end(), entry.end, entry.purpose)):
                yield item if item.full_name else replace(item, full_name=f"{prefix}: {item.name}")
            return
        head = _head().search(block.text, start + 1, entry.end)
        stop = _trim(block.text, start, head.start())[1] if head else entry.end
        listed = _list(block, start, stop)
        for phrase in listed:
            yield _from_phrase(block, phrase, entry.purpose)
        start = _behind(block.text, listed[-1].end, start, entry.end)


def _is_listed(prefix: str, key: str) -> bool:
    return prefix.lower() in _listed(key) or prefix.lower().removeprefix("các ") in _listed(key)


def _behind(text: str, reached: int, start: int, end: int) -> int:
    separator = _LIST_SEPARATOR.match(text, reached, end)
    following = separator.end() if separator else reached
    return following if following > start else end


# "Các VP: Đoàn ĐBQH và HĐND tỉnh, UBND tỉnh": the noun goes to every name of the list.
def _distributed(block: _Block, entry: _Entry, start: int, prefix: str) -> Iterator[Recipient]:
    noun = re.sub(r"^[Cc]ác\s+", "", prefix)
    noun = noun.partition(",")[0] if noun.lower().startswith("bộ") else noun
    head = noun[:1].upper() + noun[1:]
    for a, b in _split(block.text, start, entry.end):
        printed = block.view.printed(a, b)
        evidence = block.prose.evidence(entry.start, b, "recipients.distributed")
        yield Recipient(f"{head} {printed}", evidence, entry.purpose, printed)


# "Bí thư Tỉnh ủy và Chủ tịch Ủy ban nhân dân các tỉnh, thành phố": the offices that a list of provinces shares; none
# where the words before the colon do not end in provinces.
def _offices(block: _Block, opened: re.Match[str]) -> tuple[str, ...]:
    units = _PROVINCES.search(block.text, opened.start("head"), opened.end("head"))
    if units is None:
        return ()
    start, end = opened.start("head"), units.start()
    listed = read_bodies(block.view, start, end, named=True)
    if listed is None or block.text[listed.end : end].strip():
        return (block.view.printed(start, end),)
    return tuple(_COMRADE.sub("", item.name) for item in listed.items)


def _province(name: str) -> Place | None:
    return next((place for place in places.lookup(name) if place.level.tier == 1), None)


# "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố: Hà Tĩnh, Huế": the office goes to each, with the unit that it is.
def _of_provinces(block: _Block, entry: _Entry, start: int, offices: tuple[str, ...]) -> Iterator[Recipient]:
    for a, b in _split(block.text, start, entry.end):
        printed = block.view.printed(a, b)
        province = _province(printed)
        unit = province.level.unit if province else ""
        evidence = block.prose.evidence(entry.start, b, "recipients.provinces")
        for office in offices:
            held = _EITHER.sub(r"\g<city>" if unit.startswith("thành") else r"\g<province>", office)
            # "Tỉnh ủy Sơn La": the committee's own name says that it is a province's.
            named = held if held.endswith(("ủy", "uỷ")) else f"{held} {unit}"
            yield Recipient(" ".join(f"{named} {printed}".split()), evidence, entry.purpose, printed)


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


def _list(block: _Block, start: int, end: int) -> tuple[BodyPhrase, ...]:
    listed = read_bodies(block.view, start, end, named=True)
    if listed is None:
        return (_whole(block, start, end),)
    if not block.text[listed.end : end].strip(_TAIL) or _LIST_SEPARATOR.match(block.text, listed.end, end):
        return listed.items
    # Words that the grammar does not know go with the last body, up to the next separator.
    stop = next((m.start() for m in _LIST_SEPARATOR.finditer(block.text, listed.end, end) if not _of_units(m)), end)
    return (*listed.items[:-1], _whole(block, *_trim(block.text, listed.items[-1].start, stop)))


def _of_units(separator: re.Match[str]) -> bool:
    """Whether a comma stands between words for units, as in `các tỉnh, thành phố`, and parts no bodies."""
    return (
        _UNIT_BEFORE.search(separator.string, max(0, separator.start() - 12), separator.start()) is not None
        and _UNIT_BEHIND.match(separator.string, separator.end()) is not None
    )


def _whole(block: _Block, start: int, end: int) -> BodyPhrase:
    printed = block.view.printed(start, end)
    return BodyPhrase(start, end, printed, printed)


def _from_phrase(block: _Block, phrase: BodyPhrase, purpose: str | None) -> Recipient:
    evidence = block.prose.evidence(phrase.start, phrase.end, "recipients.line")
    printed = phrase.printed if phrase.printed != phrase.name else None
    return Recipient(phrase.name, evidence, purpose, printed, group=phrase.group)


def _recipient(block: _Block, entry: _Entry, name: str, purpose: str | None, group: bool = False) -> Recipient:
    evidence = block.prose.evidence(entry.start, entry.end, "recipients.line")
    return Recipient(name, evidence, purpose, group=group)


def _distinct(found: list[Recipient]) -> Iterator[Recipient]:
    seen: set[tuple[str, str | None]] = set()
    for item in found:
        key = (item.name, item.full_name)
        if key not in seen:
            seen.add(key)
            yield item
