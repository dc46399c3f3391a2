"""What the page is given: frozen values with the field names of `src/data.ts`.

Offsets are code points of a document's raw text. Identities (`id`) are paths behind `{base}/id/`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal, TypeAlias

Lane: TypeAlias = Literal[
    "party-central",
    "front-central",
    "state-central",
    "party-province",
    "front-province",
    "state-province",
    "party-local",
    "front-local",
    "state-local",
    "abroad",
    "other",
]
Range: TypeAlias = tuple[int, int]
#: Index of the citing work, of the cited work, the relation, the number of mentions.
Link: TypeAlias = tuple[int, int, str, int]
Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

#: What a number in place of a word costs, and a list of words.
_COST, _TABLE_COST = 3, 20


@dataclass(frozen=True, slots=True)
class Label:
    """A name in both languages of the page."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Work:
    """A document, held or only cited; `x` and `y` are its place in the overview, in [0, 1]."""

    id: str
    symbol: str | None
    kind: str | None
    title: str | None
    date: str | None
    date_of: Literal["document", "meeting"] | None
    issuer: str | None
    lane: Lane
    held: bool
    cited_by: int
    cites: int
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body, with the lane of the picture that it stands in; `name_en` only where it differs."""

    id: str
    name: str
    name_en: str | None
    lane: Lane


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that an undecided citation may mean, and why it was not taken."""

    work: str
    score: float
    rejected: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document; `quote` stands only where neither number nor name does."""

    at: Range
    rule: str | None
    confidence: float | None
    quote: str | None
    kind: str | None
    number: str | None
    name: str | None
    date: str | None
    issuer: str | None
    title: str | None
    pinpoints: tuple[str, ...]
    relation: str
    sentence: Range | None
    section: str | None
    status: str
    work: str | None
    step: str | None
    reason: str | None
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a document; its heading is what stands at `heading_at`."""

    id: str
    label: str
    depth: int
    at: Range
    heading_at: Range


@dataclass(frozen=True, slots=True)
class Assignee:
    """A body charged in a task, in a role (the Vietnamese word)."""

    at: Range
    rule: str | None
    confidence: float | None
    name: str
    role: str
    body: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """One charge of the document."""

    at: Range
    rule: str | None
    confidence: float | None
    section: str | None
    assignees: tuple[Assignee, ...]
    deadline: str | None
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recipient:
    """One addressee under "Nơi nhận" or "Kính gửi"; beside a group its members that are known."""

    at: Range
    rule: str | None
    confidence: float | None
    name: str
    purpose: str | None
    group: bool
    body: str | None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A place where a known body is named."""

    at: Range
    body: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person named, with posts."""

    at: Range
    rule: str | None
    confidence: float | None
    name: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, in what post, on whose behalf."""

    at: Range
    rule: str | None
    confidence: float | None
    name: str
    post: str | None
    on_behalf_of: str | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that adopted the document."""

    at: Range
    rule: str | None
    confidence: float | None
    name: str
    date: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """A campaign, partner, place or term: a name, what it is, and where it stands."""

    at: Range
    rule: str | None
    confidence: float | None
    name: str
    kind: str | None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paged file: where it and its printed lines begin in the text.

    `confidence` is how surely its letters were recognised, None where they were not recognised from a picture.
    """

    number: int
    start: int
    lines: tuple[int, ...]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """A document with its text and everything that was read in it."""

    id: str
    file: str
    sha256: str
    text: str
    whole: bool
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    bodies: tuple[BodyMention, ...]
    tasks: tuple[Task, ...]
    recipients: tuple[Recipient, ...]
    signatories: tuple[Signatory, ...]
    people: tuple[Person, ...]
    meeting: Meeting | None
    campaigns: tuple[Named, ...]
    partners: tuple[Named, ...]
    places: tuple[Named, ...]
    terms: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """How a document whose text is not on this page cites a work; `at` is its place in `sentence`."""

    citing: str
    work: str
    relation: str
    section: str | None
    sentence: str
    at: Range


@dataclass(frozen=True, slots=True)
class Name:
    """A body, person, place or campaign: how often it is named, and in which documents (indexes of works).

    `id` is `b:` and a body's identity, or `p:`, `l:`, `m:` and a person's, place's or campaign's folded name; a body
    that the page describes is named there and has no `name` here.
    """

    id: str
    name: str | None
    about: str | None
    times: int
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LaneBand:
    """A lane of the overview, from top to bottom in [0, 1]."""

    lane: Lane
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class YearMark:
    """Where a year begins in the overview, in [0, 1]; year 0 stands for undated works."""

    year: int
    at: float


@dataclass(frozen=True, slots=True)
class Overview:
    """Lanes and years of the overview, in the coordinates of the works' `x` and `y`."""

    lanes: tuple[LaneBand, ...]
    years: tuple[YearMark, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of works that cite each other more than others, and what its documents rest on most; indexes of works."""

    members: tuple[int, ...]
    held: int
    rests_on: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageData:
    """Everything that one page shows.

    focus      the document that the page opens with, None for the overview
    root       where the pages of other documents are (`{root}id/{id}`); None where all there is is on this page
    texts_out  how many held documents are on this page without their texts, because there was no room for all
    """

    base: str
    focus: str | None
    root: str | None
    kinds: dict[str, Label]
    works: tuple[Work, ...]
    links: tuple[Link, ...]
    bodies: tuple[Body, ...]
    documents: tuple[DocumentDetail, ...]
    mentions: tuple[Mention, ...]
    names: tuple[Name, ...] = ()
    overview: Overview | None = None
    clusters: tuple[Cluster, ...] = ()
    texts_out: int = 0
    version: int = 1

    def to_json(self) -> str:
        """The page's JSON, small: equal values of one kind stand as rows under their common field names."""
        return json.dumps(packed(self), ensure_ascii=False, separators=(",", ":"))


def packed(value: object) -> Json:
    """JSON of a value; a sequence of values of one class becomes `{"fields": […], "rows": [[…], …]}`.

    A column of words that repeat themselves holds numbers instead, into the list of its words in `"words"`; a column
    of such sequences holds their rows, and what is common to all of them stands once, in `"inner"`.

    >>> packed((LaneBand("abroad", 0.0, 0.5), LaneBand("other", 0.5, 1.0)))
    {'fields': ['lane', 'top', 'bottom'], 'rows': [['abroad', 0.0, 0.5], ['other', 0.5, 1.0]]}
    >>> packed((Overview((LaneBand("other", 0.0, 1.0),), ()), Overview((), (YearMark(2024, 0.5),))))
    {'fields': ['lanes', 'years'], 'rows': [[[['other', 0.0, 1.0]], []], [[], [[2024, 0.5]]]],
     'inner': {'0': {'fields': ['lane', 'top', 'bottom']}, '1': {'fields': ['year', 'at']}}}
    >>> packed(Label("luật", "law"))
    {'vi': 'luật', 'en': 'law'}
    """
    if isinstance(value, str | int | float) or value is None:
        return value
    if isinstance(value, dict):
        return {str(key): packed(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {name: packed(getattr(value, name)) for name in _names(value)}
    if isinstance(value, Sequence):
        return _packed_sequence(value)
    raise TypeError(f"a {type(value).__name__} has no place in a page")


def _packed_sequence(values: Sequence[object]) -> Json:
    if not values or not is_dataclass(values[0]):
        return [packed(each) for each in values]
    rows, common = _table(values)
    return {"fields": common.pop("fields"), "rows": list[Json](rows), **common}


def _table(values: Sequence[object]) -> tuple[list[list[Json]], dict[str, Json]]:
    """Rows of values of one class, and what is common to them."""
    names = _names(values[0])
    rows: list[list[Json]] = [[None] * len(names) for _ in values]
    words: dict[str, Json] = {}
    inner: dict[str, Json] = {}
    for column, name in enumerate(names):
        cells = [getattr(each, name) for each in values]
        if _nested(cells):
            inner[str(column)] = _nest(cells, rows, column)
            continue
        for row, cell in zip(rows, cells, strict=True):
            row[column] = packed(cell)
        if _repeats(rows, column):
            words[str(column)] = _numbered(rows, column)
    common: dict[str, Json] = {"fields": list[Json](names)}
    return rows, common | ({"words": words} if words else {}) | ({"inner": inner} if inner else {})


def _nested(cells: Sequence[object]) -> bool:
    """Whether all cells are sequences of values, and some value is there."""
    if not all(isinstance(cell, tuple) for cell in cells):
        return False
    first = next((cell[0] for cell in cells if isinstance(cell, tuple) and cell), None)
    return is_dataclass(first)


def _nest(cells: Sequence[Sequence[object]], rows: list[list[Json]], column: int) -> Json:
    """Put the rows of all cells into a column; returns what is common to them."""
    inside, common = _table([value for cell in cells for value in cell])
    start = 0
    for row, cell in zip(rows, cells, strict=True):
        row[column] = list[Json](inside[start : start + len(cell)])
        start += len(cell)
    return common


def _repeats(rows: list[list[Json]], column: int) -> bool:
    """Whether a column holds words only, and writing each of them once is shorter."""
    words = [cell for row in rows if isinstance(cell := row[column], str)]
    if not words or not all(isinstance(row[column], str | None) for row in rows):
        return False
    return sum(map(len, set(words))) + _COST * len(words) + _TABLE_COST < sum(map(len, words))


def _numbered(rows: list[list[Json]], column: int) -> list[Json]:
    """Replace the words of a column by their numbers; returns the words."""
    words: dict[Json, int] = {}
    for row in rows:
        if row[column] is not None:
            row[column] = words.setdefault(str(row[column]), len(words))
    return list(words)


def _names(value: object) -> list[str]:
    assert is_dataclass(value)
    return [field.name for field in fields(value)]
