"""Bodies named in the text, each mention with the body that it means there, or with the reason why none is known.

Bodies of the registry are found and resolved by it; three things come from the text around them: a place that stands
only behind the last of several names ("HĐND, UBND tỉnh"), the short name of the organ that speaks ("Ban Thường
trực"), and bodies that the registry does not list ("Cục Trồng trọt").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from frontgraph.facts.body_lists import listed
from frontgraph.facts.unlisted import goes_on, unlisted, without_joint
from frontgraph.model import BodyKey, BodyMention, Document
from frontgraph.registry import places
from frontgraph.registry.bodies import BodyContext, BodyMatch, Found
from frontgraph.registry.body_names import Name
from frontgraph.registry.body_scan import at_named, head_of, head_words, scan, shared
from frontgraph.registry.body_short import short_names
from frontgraph.registry.context import context_of
from frontgraph.registry.places import PlaceMatch
from frontgraph.text import CanonicalText

#: Names of departments up to this length are common words: `Cục Hải quan`.
_SHORT = 12
_OFFICE = re.compile(r"(?<!\w)(?:Văn\s+phòng\s+|VĂN PHÒNG[ \t]+)$")
_LONGEST_OFFICE = 16
_JOINT = re.compile(r"\s*(?:[,;/&]|,?\s*(?:và|hoặc|cùng|với)\s|-)\s*")


def find_bodies(
    document: Document, canonical: CanonicalText, anchors: Sequence[places.Anchor] | None = None
) -> tuple[BodyMention, ...]:
    """The bodies that a document names, mention by mention, in reading order; spans do not overlap.

    `canonical` is the canonical form of `document.text`, `anchors` where places may be named in it.
    A mention without body says in `reason` why; its `kind` is `group` for words that name no single body, `unlisted`
    for a body that the registry lacks, else its system.
    """
    found_places, context = _places(document, canonical, places.anchors(canonical.text) if anchors is None else anchors)
    scanned = tuple(
        item for item in scan(canonical.text, found_places, context) if not _cut_short(canonical.text, item)
    )
    named = _with_shared_places(canonical.text, scanned, context)
    named = _with_antecedents(canonical.text, named, context)
    named = _merged(tuple(listed(canonical.text, context)), named)
    named = _merged(named, tuple(short_names(canonical.text, context)))
    named = tuple(_with_its_office(canonical.text, item) for item in named)
    national = context.jurisdiction == "vn" and context.issuer is not None
    mentions = [_mention(canonical, _class_of_bodies(found) if national else found) for found in named]
    mentions += [
        BodyMention(
            _words(canonical, start, end), canonical.raw_span(start, end), None, "unlisted", "not in the registry"
        )
        for start, end in _free(canonical.text, named, found_places)
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _places(
    document: Document, canonical: CanonicalText, anchors: Sequence[places.Anchor]
) -> tuple[tuple[PlaceMatch, ...], BodyContext]:
    context = context_of(document)
    found = tuple(places.find(canonical.text, context.jurisdiction, context.date, anchors))
    if context.jurisdiction == "vn" and context.issuer is None:
        guessed = context_of(document, found)
        if guessed.jurisdiction != "vn":
            theirs = tuple(places.find(canonical.text, guessed.jurisdiction, guessed.date, anchors))
            if _speaks_for(canonical.text, theirs, guessed):
                return theirs, guessed
    return found, context


# A paper on a province that speaks of central bodies more than of "UBND tỉnh", "Sở Nội vụ" is one of the centre.
def _speaks_for(text: str, found_places: tuple[PlaceMatch, ...], context: BodyContext) -> bool:
    rules = Counter(item.match.rule for item in scan(text, found_places, context) if item.match.body is not None)
    return rules["body.template.context"] > rules["body.row"]


def _cut_short(text: str, found: Found) -> bool:
    """Whether a department's short name is only the beginning of another's: `Cục Thống kê tội phạm`."""
    if found.match.rule != "body.row" or not text.startswith("Cục ", found.start):
        return False
    return found.end - found.start <= _SHORT and goes_on(text, found.end)


def _class_of_bodies(found: Found) -> Found:
    """In a paper of the centre a local body without a place is that of every place: `Hội đồng nhân dân`."""
    if not _lacks_place(found):
        return found
    match = found.match._replace(reason="names the bodies of every place", rule="body.group")
    return found._replace(match=match, group=True)


def _mention(canonical: CanonicalText, found: Found) -> BodyMention:
    body = found.match.body
    kind = "group" if found.group else body.system.value if body else None
    kind = "unlisted" if found.match.rule == "body.office" else kind
    span = canonical.raw_span(found.start, found.end)
    key: BodyKey | None = body.key if body else None
    return BodyMention(_words(canonical, found.start, found.end), span, key, kind, found.match.reason)


def _words(canonical: CanonicalText, start: int, end: int) -> str:
    return " ".join(canonical.text[start:end].split())


def _with_shared_places(text: str, found: tuple[Found, ...], context: BodyContext) -> tuple[Found, ...]:
    """A body without a place takes that of the next one in its list: `HĐND, UBND tỉnh Sơn La`."""
    done = list(found)
    given = [item.end != item.head_end for item in done]
    for index in range(len(done) - 2, -1, -1):
        this, following = done[index], done[index + 1]
        if given[index] or not given[index + 1] or not _JOINT.fullmatch(text, this.end, following.start):
            continue
        match = shared(this, following, text, context)
        if match is not this.match:
            done[index] = this._replace(match=match, group=match.rule == "body.group")
            given[index] = True
    return tuple(done)


def _with_antecedents(text: str, found: tuple[Found, ...], context: BodyContext) -> tuple[Found, ...]:
    """A name whose place the context does not tell means the one body so called that the document names in full."""
    open_heads = {head_words(item, text) for item in found if _lacks_place(item)}
    if not open_heads:
        return found
    named: dict[Name, set[str]] = {}
    for item in found:
        if item.match.rule == "body.template.named" and item.match.body and head_words(item, text) in open_heads:
            named.setdefault(head_words(item, text), set()).add(item.match.body.key.jurisdiction)
    return tuple(_antecedent(text, item, named, context) if _lacks_place(item) else item for item in found)


def _antecedent(text: str, item: Found, named: dict[Name, set[str]], context: BodyContext) -> Found:
    places_named = named.get(head_words(item, text), set())
    if len(places_named) != 1:
        return item
    place = places.by_code(next(iter(places_named)), context.date)
    match = at_named(head_of(item, text), place, context)
    return item._replace(match=match._replace(rule="body.antecedent", confidence=0.8))


def _lacks_place(item: Found) -> bool:
    return item.match.body is None and not item.group and item.match.rule == "body.template.context"


def _merged(named: tuple[Found, ...], others: tuple[Found, ...]) -> tuple[Found, ...]:
    """All of the first, and of the others what they leave free."""
    spans = [(found.start, found.end) for found in named]
    free = [found for found in others if not _covered(found.start, found.end, spans)]
    return tuple(sorted((*named, *free), key=lambda found: found.start))


# "Văn phòng Cục Thuế": the office of a body is another body, though the registry lists only the body that it serves.
def _with_its_office(text: str, item: Found) -> Found:
    office = _OFFICE.search(text, max(0, item.start - _LONGEST_OFFICE), item.start)
    if office is None or item.group or item.match.rule == "body.issuer":
        return item
    match = BodyMatch(None, reason="not in the registry", rule="body.office")
    return item._replace(start=office.start(), match=match)


def _free(text: str, named: Sequence[Found], found_places: Sequence[PlaceMatch]) -> Iterator[tuple[int, int]]:
    """The unlisted bodies: up to the next body already found, and not begun inside a place's name (`Hội An`)."""
    taken = [(found.start, found.end) for found in named]
    units = [(place.start, place.end) for place in found_places]
    for start, end in unlisted(text):
        if _covered(start, start + 1, taken) or _covered(start, start + 1, units):
            continue
        at = bisect_left(taken, (start + 1,))
        limit = min(end, taken[at][0]) if at < len(taken) else end
        whole = without_joint(text, start, limit)
        if limit == end or " " in text[start:whole].strip():
            yield start, whole


def _covered(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(taken, (start + 1,))
    before = at > 0 and taken[at - 1][1] > start
    return before or (at < len(taken) and taken[at][0] < end)
