"""Source notes of the codification of law (Bộ pháp điển): where an article comes from, and what changed it.

    Note  := "(" [Provision] Document ["," Effect] {"," Changes} ")"
    Changes := "có nội dung được sửa đổi" {"," …} ("bởi" | "theo") [Provision] Document [Effect] {";" …}

Nghị định 63/2013/NĐ-CP on the codification lays the form down. The notes are a check of numbers, dates and
provisions that somebody else made: the national database's own identifiers stand beside them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import comb

from frontgraph.citation.recognise import recognise
from frontgraph.citation.triggers import plain_text
from frontgraph.model import Citation, Document, Operation, PartialDate, Span
from frontgraph.text import canonicalise, slug
from frontgraph.text.dates import dates

_CHANGES = re.compile(
    r"\bco\s+noi\s+dung\s+(?:duoc\s+|bi\s+)|\bduoc\s+(?:sua\s+doi|bo\s+sung)|\((?:sua\s+doi|bo\s+sung)"
)
_BY = re.compile(r"\b(?:boi|theo)\b")
_EFFECT = re.compile(r"\bco\s+hieu\s+luc(?:\s+thi\s+hanh)?(?:\s+ke)?\s+tu\s*")
# Symbols that the database prints in small letters, and ordinances that it names without a number.
_LOWER_SYMBOL = re.compile(r"\b\d+/\d{4}/[a-zđ]{2,}(?:-[a-zđ]+)+\b")
_NAMED = re.compile(
    r"(?P<name>(?P<kind>Pháp lệnh|Luật|Bộ luật)(?: số Không số)? (?P<about>Về .+?))(?= ngày \d|, có hiệu lực)"
)
_DONE = (
    (re.compile(r"\bsua\s+doi"), Operation.AMENDS),
    (re.compile(r"\bbo\s+sung"), Operation.ADDS),
    (re.compile(r"\bbai\s+bo"), Operation.REPEALS),
    (re.compile(r"\bthay\s+the"), Operation.REPLACES),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One amending document of a note, what it did, and since when."""

    citation: Citation
    operations: tuple[Operation, ...]
    effective: PartialDate | None


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a note says: the document (its provision is `citation.pinpoints`), its effect, and what changed it."""

    citation: Citation
    effective: PartialDate | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two ways of naming the same things agree, over all pairs of mentions.

    merged   our keys under which the others' identifiers differ
    split    the others' identifiers that fall under several of our keys
    """

    precision: float
    recall: float
    merged: tuple[tuple[str, tuple[str, ...]], ...]
    split: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_note(text: str) -> SourceNote | None:
    """A note taken apart, None where no document is named in it.

    >>> note = read_note("(Điều 72 Luật số 26/2008/QH12, có hiệu lực thi hành kể từ ngày 01/07/2009, có nội dung được "
    ...     "sửa đổi bởi Điều 1 Luật số 64/2014/QH13 có hiệu lực thi hành kể từ ngày 01/07/2015)")
    >>> note.citation.number, str(note.citation.pinpoints[0]), note.effective.iso
    ('26/2008/QH12', 'Điều 72', '2009-07-01')
    >>> [(c.citation.number, c.effective.iso, c.operations[0].value) for c in note.changes]
    [('64/2014/QH13', '2015-07-01', 'sửa đổi')]
    """
    text = _LOWER_SYMBOL.sub(lambda match: match[0].upper(), text)
    canonical = canonicalise(text)
    citations = recognise(Document("note", text, "", kind="van-ban"), canonical) or _by_name(text)
    if not citations:
        return None
    letters = plain_text(canonical.text)
    offsets = [canonical.canonical_offset(citation.span.start) for citation in citations]
    changed = _CHANGES.search(letters, offsets[0])
    by = _BY.search(letters, changed.end()) if changed else None
    end = changed.start() if changed and by else len(letters)
    changes: tuple[Change, ...] = ()
    if changed is not None and by is not None:
        done = tuple(operation for pattern, operation in _DONE if pattern.search(letters, changed.start(), by.start()))
        changes = _changes(citations, offsets, letters, canonical.text, by.end(), done)
    return SourceNote(citations[0], _effective(letters, canonical.text, offsets[0], end), changes)


def agreement(pairs: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """Pairwise agreement of (ours, theirs): precision over pairs we join, recall over pairs they join.

    >>> agreement([("a", 1), ("a", 1), ("b", 2)]).f1
    1.0
    """
    table: Counter[tuple[Hashable, Hashable]] = Counter(pairs)
    ours: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    theirs: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    for (mine, other), count in table.items():
        ours[mine][other] += count
        theirs[other][mine] += count
    both = sum(comb(count, 2) for count in table.values())
    joined = sum(comb(sum(counts.values()), 2) for counts in ours.values())
    wanted = sum(comb(sum(counts.values()), 2) for counts in theirs.values())
    return Agreement(
        both / joined if joined else 1.0, both / wanted if wanted else 1.0, _several(ours), _several(theirs)
    )


def as_document(topic: str, notes: Sequence[SourceNote]) -> Document:
    """All mentions of a topic's notes as one document, to be resolved together.

    >>> as_document("35.4", []).citations
    ()
    """
    mentions = [citation for note in notes for citation in (note.citation, *(c.citation for c in note.changes))]
    return Document(topic, "", "0" * 64, citations=tuple(mentions))


def _by_name(text: str) -> tuple[Citation, ...]:
    match = _NAMED.search(text)
    if match is None:
        return ()
    name = f"{match['kind']} {match['about']}"
    span = Span(match.start("name"), match.end("name"))
    return (Citation(span, match["name"], slug(match["kind"]), name=name),)


def _changes(
    citations: Sequence[Citation],
    offsets: Sequence[int],
    letters: str,
    text: str,
    start: int,
    done: tuple[Operation, ...],
) -> tuple[Change, ...]:
    """The documents named behind “bởi”, one after each semicolon; those in their titles are not meant."""
    found: list[Change] = []
    stretch = start
    while stretch < len(letters):
        stop = letters.find(";", stretch)
        stop = stop if stop >= 0 else len(letters)
        inside = [i for i, offset in enumerate(offsets) if stretch <= offset < stop]
        if inside:
            effective = _effective(letters, text, offsets[inside[0]], stop)
            found.append(Change(citations[inside[0]], done, effective))
        stretch = stop + 1
    return tuple(found)


def _effective(letters: str, text: str, start: int, end: int) -> PartialDate | None:
    match = _EFFECT.search(letters, start, end)
    found = next(dates(text, match.end(), min(end, match.end() + 40)), None) if match else None
    return found.date if found is not None else None


def _several(table: dict[Hashable, Counter[Hashable]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    several = (
        (str(key), tuple(sorted(str(other) for other in counts))) for key, counts in table.items() if len(counts) > 1
    )
    return tuple(sorted(several))
