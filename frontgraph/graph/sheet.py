"""A document while it is being described: the names of its parts, its sections by offset, its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from frontgraph.graph.bodies import Named, body_of
from frontgraph.graph.named_people import PeopleNamed
from frontgraph.graph.terms import RdfTerm
from frontgraph.graph.uris import Uris, digest, inside
from frontgraph.model import BodyKey, Document, Section, Span, WorkKey

# Where a sentence may end: a stop before a capital, a number or an opening quotation mark, and a line break that
# a new paragraph follows. Line breaks inside a sentence, as in texts with hard-wrapped lines, do not count.
_STOP = re.compile(r"(?<=[.!?…])[ \t\u00a0]+(?=[A-ZĐ“\"(])|\s*\n\s*(?=[\n\-+•*#–]|\d+[.)]|[A-ZĐ“(])")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document, the node of its work, of the file that was read and of the reading.

    Noted in it are the people, bodies and places named so far.
    """

    document: Document
    uris: Uris
    work: RdfTerm
    manifestation: RdfTerm
    run: RdfTerm
    _section_starts: tuple[int, ...] = field(repr=False)
    _sections: tuple[Section | None, ...] = field(repr=False)
    _sentence_starts: tuple[int, ...] = field(repr=False)
    _bodies: set[BodyKey] = field(default_factory=set, repr=False)
    _places: set[str] = field(default_factory=set, repr=False)
    _wordings: dict[str, str] = field(default_factory=dict, repr=False)
    people: PeopleNamed = field(default_factory=PeopleNamed, repr=False)

    @classmethod
    def of(cls, document: Document, uris: Uris, graph: RdfTerm) -> Sheet:
        """Lay a document out for description."""
        work = RdfTerm(str(uris.document(document)))
        checksum = document.sha256[:8] or digest(document.file, document.text)
        starts, sections = _section_map(document)
        sentences = (0, *(match.end() for match in _STOP.finditer(document.text)))
        return cls(
            document,
            uris,
            work,
            inside(work, "vi", "txt", checksum),
            inside(graph, "run"),
            starts,
            sections,
            sentences,
        )

    def part(self, sort: str, name: str | int | None = None) -> RdfTerm:
        """A thing inside the document's work, by names of letters, digits, hyphens and stops."""
        stem = self.work[:-1]
        return RdfTerm(f"{stem}/{sort}>" if name is None else f"{stem}/{sort}/{name}>")

    def work_node(self, key: WorkKey) -> RdfTerm:
        """A work by its key."""
        return _work_node(self.uris, key)

    def body_node(self, key: BodyKey) -> RdfTerm:
        """A body by its key."""
        if body_of(key) is not None:
            self._bodies.add(key)
        return _body_node(self.uris, key)

    def place_node(self, code: str) -> RdfTerm:
        """A place by its code."""
        self._places.add(code.lower())
        return _place_node(self.uris, code)

    def wording(self, key: str, name: str) -> str:
        """The first name that was noted under a key: a body in several wordings is one."""
        return self._wordings.setdefault(key, name)

    def named(self) -> Named:
        """What of the registry was named so far."""
        return Named(frozenset(self._bodies), frozenset(self._places))

    def campaign_node(self, kind: str, name: str) -> RdfTerm:
        """A campaign by the word for it and its name."""
        return RdfTerm(str(self.uris.campaign(kind, name)))

    def page_node(self, number: int) -> RdfTerm:
        """A page of the file that was read, as a fragment of it (RFC 8118)."""
        return RdfTerm(f"{self.manifestation[:-1]}#page={number}>")

    def names(self, sort: str, words: Iterable[tuple[object, ...]]) -> tuple[RdfTerm, ...]:
        """Things of a sort, called after their words; the same words again get a number behind the name."""
        seen: Counter[str] = Counter()
        nodes = []
        for name in (digest(*each) for each in words):
            seen[name] += 1
            nodes.append(self.part(sort, name if seen[name] == 1 else f"{name}-{seen[name]}"))
        return tuple(nodes)

    def section_at(self, offset: int) -> Section | None:
        """The innermost section at an offset, found without walking the tree."""
        return self._sections[bisect_right(self._section_starts, offset) - 1]

    def section_node(self, identifier: str) -> RdfTerm:
        """The node of a section."""
        return inside(self.work, "sec", identifier)

    def sentence(self, span: Span) -> str:
        """The sentence or sentences that a span stands in, raw, without white space around."""
        text = self.document.text
        first = self._sentence_starts[bisect_right(self._sentence_starts, span.start) - 1]
        after = bisect_right(self._sentence_starts, max(span.start, span.end - 1))
        last = self._sentence_starts[after] if after < len(self._sentence_starts) else len(text)
        return text[first:last].strip()


@lru_cache(maxsize=1 << 16)
def _work_node(uris: Uris, key: WorkKey) -> RdfTerm:
    return RdfTerm(str(uris.work(key)))


@lru_cache(maxsize=1 << 14)
def _body_node(uris: Uris, key: BodyKey) -> RdfTerm:
    return RdfTerm(str(uris.body(key)))


@lru_cache(maxsize=1 << 14)
def _place_node(uris: Uris, code: str) -> RdfTerm:
    return RdfTerm(str(uris.place(code)))


def _section_map(document: Document) -> tuple[tuple[int, ...], tuple[Section | None, ...]]:
    """Offsets at which the innermost section changes, and the section from each on."""
    starts: list[int] = [0]
    sections: list[Section | None] = [None]

    def lay(level: tuple[Section, ...], outer: Section | None) -> None:
        for section in level:
            starts.append(section.span.start)
            sections.append(section)
            lay(section.children, section)
            starts.append(section.span.end)
            sections.append(outer)

    lay(document.sections, None)
    return tuple(starts), tuple(sections)
