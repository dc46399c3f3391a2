"""Partners abroad: foreign bodies and places, the instrument between them and us, and what is to be done with them.

"… nội dung biên bản ghi nhớ giữa Ủy ban MTTQ Việt Nam tỉnh với Mặt trận Lào xây dựng đất nước các tỉnh Hủa Phăn,
Luông Pha Bang …" names two partners; a country alone is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from frontgraph.facts.lexicon import TOKEN, UPPER, alternatives, phrases, words
from frontgraph.facts.prose import Prose
from frontgraph.model import Evidence, ForeignPartner
from frontgraph.registry import places
from frontgraph.registry.places import PlaceMatch
from frontgraph.text import fold

_BETWEEN = re.compile(r"gi[ữũ]a\s+(?P<ours>[^,;.:]{3,120}?)\s+(?:với|và)\s+$")
_GAP = re.compile(r"[\s,]*(?:và\s+)?(?:các\s+)?(?:tỉnh\s+)?$")
_OURS = re.compile(r"việt\s+nam")


# No sign stands between a body's head and its country.
_SIGNS = ",.;:()-"
#: What follows a country inside a name, and the word behind it, is no longer than this.
_BEHIND_COUNTRY = 60


#: How far before its country a city abroad may be named.
_CITY_REACH = 120


@dataclass(frozen=True, slots=True)
class _Body:
    start: int
    end: int
    country: str


@cache
def _bodies() -> re.Pattern[str]:
    country, head = alternatives(words("cooperation", "countries")), alternatives(words("cooperation", "heads"))
    word = r"(?!(?:với|và|của|tại|ở|giữa|về|theo)\s)[^\s,.;:()\-]+"
    return re.compile(
        rf"{head}(?:\s+{word}){{0,9}}?\s+(?:nước\s+)?"
        rf"(?P<country>{country})(?!\w)(?!\s*-)(?!\s+[{UPPER}])(?:\s+{alternatives(words('cooperation', 'tails'))})?"
    )


@cache
def _parts() -> re.Pattern[str]:
    country, part = alternatives(words("cooperation", "countries")), alternatives(words("cooperation", "parts"))
    return re.compile(rf"(?:các\s+)?(?:tỉnh|địa\s+phương)\s+{part}\s+(?P<country>{country})(?!\w)")


# Each country's branch begins with a letter, so that the search leaps from one to the next.
@cache
def _countries() -> re.Pattern[str]:
    return re.compile(alternatives(words("cooperation", "countries")))


def _named_in(pattern: re.Pattern[str], prose: Prose, stretches: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for start, last in stretches:
        found = pattern.finditer(prose.flat, start, last + _BEHIND_COUNTRY)
        yield from (match for match in found if match.start("country") <= last)


# The stretches without a sign that lead to a country, each with the last country that it leads to.
def _stretches(prose: Prose) -> list[tuple[int, int]]:
    found: dict[int, int] = {}
    at = start = 0
    for country in _countries().finditer(prose.flat):
        # The nearest comma or stop stands close: the others are looked for behind it.
        for sign in _SIGNS:
            start = max(start, prose.flat.rfind(sign, max(at, start), country.start()) + 1)
        at = country.start()
        found[start] = at
    return list(found.items())


# "thành phố Bách Sắc, khu tự trị Quảng Tây (Trung Quốc)": places that no registry has, by the country behind them.
@cache
def _cities() -> re.Pattern[str]:
    country, unit = alternatives(words("cooperation", "countries")), alternatives(words("cooperation", "units"))
    name = rf"[{UPPER}][\w'’-]*(?:\s+[{UPPER}][\w'’-]*){{0,4}}"
    return re.compile(
        rf"(?P<name>{unit}\s+{name})(?:\s*[,(]\s*{unit}\s+{name})?\s*[,(]\s*(?:nước\s+)?"
        rf"(?P<country>{country})(?!\w)(?!\s+[{UPPER}])"
    )


# "Công an tỉnh Hủa Phăn": the body before a province abroad.
@cache
def _local_body() -> re.Pattern[str]:
    head = alternatives(words("cooperation", "local_heads"))
    # "Hội hữu nghị Lào - Việt Nam tỉnh Hủa Phăn"
    word = r"(?!(?:với|và|của|tại|ở|giữa|về|theo|cho|các)\s)(?:[^\s,.;:()\-]+|-(?=\s+Việt\s+Nam))"
    return re.compile(rf"(?<!\w)(?P<body>{head}(?:\s+{word}){{0,6}})\s+(?:các\s+)?$")


@cache
def _instruments() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(words('cooperation', 'instruments'))}(?!\w)")


def find_partners(prose: Prose, found_places: Sequence[PlaceMatch]) -> tuple[ForeignPartner, ...]:
    """The foreign bodies and places that a text names, each once; `found_places` are those of `places.matches`."""
    found: dict[str, ForeignPartner] = {}
    for partner in sorted(_partners(prose, found_places), key=lambda p: p.evidence.span):
        found.setdefault(fold(partner.name), partner)
    return tuple(found.values())


def _partners(prose: Prose, found_places: Sequence[PlaceMatch]) -> Iterator[ForeignPartner]:
    stretches = _stretches(prose)
    bodies = [
        _Body(m.start(), m.end(), " ".join(m["country"].split()))
        for m in _named_in(_bodies(), prose, stretches)
        if not _OURS.search(prose.lower, m.start(), m.end())
        and not _has_verb(prose.flat[m.start() : m.start("country")])
    ]
    foreign = [m for m in found_places if m.foreign and m.level.tier > 0 and m.place is not None]
    taken: set[int] = set()
    for body in bodies:
        own = list(_places_of(prose, body, foreign))
        taken.update(m.start for m in own)
        yield from _body_partners(prose, body, own)
    for match in foreign:
        if match.start not in taken and match.place is not None:
            yield _place_partner(prose, match)
    known = {m.start for m in found_places if m.place is not None}
    for city in _named_in(_cities(), prose, [(max(0, last - _CITY_REACH), last) for _, last in stretches]):
        if city.start() not in known:
            name = prose.printed(city.start("name"), city.end("name"))
            yield _partner(prose, name, " ".join(city["country"].split()), city.start(), city.end("name"), name)
    for part in _named_in(_parts(), prose, stretches):
        name = prose.printed(part.start(), part.end())
        yield _partner(prose, name, part["country"], part.start(), part.end())


# "Mặt trận Đoàn kết phát triển Tổ quốc Campuchia": the words of such a name are no verbs.
@cache
def _in_names() -> re.Pattern[str]:
    return re.compile(alternatives(words("cooperation", "in_names")), re.IGNORECASE)


def _has_verb(name: str) -> bool:
    tokens = TOKEN.findall(_in_names().sub("", name))
    lower = [token.lower() for token in tokens]
    return any(
        tokens[i][0].islower() and phrases("bodyphrases", "stops").longest(lower, i) for i in range(1, len(tokens))
    )


# The places right behind a body: "Mặt trận Lào … các tỉnh Hủa Phăn, Luông Pha Bang".
def _places_of(prose: Prose, body: _Body, foreign: list[PlaceMatch]) -> Iterator[PlaceMatch]:
    reached = body.end
    for match in foreign:
        if match.start < body.end:
            continue
        if not _GAP.fullmatch(prose.lower, reached, match.start):
            return
        reached = match.end
        yield match


def _body_partners(prose: Prose, body: _Body, own: list[PlaceMatch]) -> Iterator[ForeignPartner]:
    name = prose.printed(body.start, body.end)
    if not own:
        yield _partner(prose, name, body.country, body.start, body.end)
    for match in own:
        place = f"{match.level.unit} {match.name}"
        code = match.place.code if match.place else None
        yield _partner(prose, f"{name} {place}", body.country, body.start, match.end, place, code)


def _place_partner(prose: Prose, match: PlaceMatch) -> ForeignPartner:
    printed = prose.printed(match.start, match.end)
    name = printed if match.end - match.start > len(match.name) else match.name
    code = match.place.code if match.place else ""
    country = places.by_code(code.partition("-")[0]).name
    start, place = match.start, f"{match.level.unit} {match.name}"
    body = _local_body().search(prose.flat, max(0, start - 80), start) if name != match.name else None
    if body is not None and not _has_verb(body["body"]):
        name, start = f"{prose.printed(body.start('body'), body.end('body'))} {place}", body.start("body")
    return _partner(prose, name, country, start, match.end, place, code)


def _partner(
    prose: Prose, name: str, country: str, start: int, end: int, place: str | None = None, code: str | None = None
) -> ForeignPartner:
    first, last = _sentence(prose, start, end)
    instrument = _instruments().search(prose.lower, first, last)
    shown = prose.evidence(instrument.start(), instrument.end(), "cooperation.instrument") if instrument else None
    between = _BETWEEN.search(prose.flat, first, start)
    return ForeignPartner(
        name,
        country,
        prose.evidence(start, end, "cooperation.partner"),
        place,
        code,
        " ".join(prose.lower[instrument.start() : instrument.end()].split()) if instrument else None,
        shown,
        prose.printed(between.start("ours"), between.end("ours")) if between else None,
        _actions(prose, first, last),
    )


# The clauses of the sentence: what is to be done with the partner.
def _actions(prose: Prose, first: int, last: int) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for clause in re.finditer(r"[^;]+", prose.flat[first:last]):
        text = clause[0]
        start = first + clause.start() + len(text) - len(text.lstrip())
        end = first + clause.end()
        if end > start:
            found.append(prose.evidence(start, end, "cooperation.action"))
    return tuple(found)


def _sentence(prose: Prose, start: int, end: int) -> tuple[int, int]:
    paragraph = prose.paragraph_at(start)
    first, last = (paragraph.content, paragraph.end) if paragraph else (start, end)
    begins = [first + m.end() for m in re.finditer(r"\.\s+", prose.flat[first:start])]
    closing = re.compile(r"\.(?=\s|$)").search(prose.flat, end, last)
    return (begins[-1] if begins else first), (closing.start() if closing else last)
