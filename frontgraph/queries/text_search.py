"""What of a graph can be found by its words: the names of things, and the sentences in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Triple

from frontgraph.graph.terms import value_of
from frontgraph.graph.vocabulary import DCT, FG, RDF, RDFS, SKOS
from frontgraph.store.protocol import QuadStore
from frontgraph.store.search_index import EntryKind, SearchEntry, SearchIndex

_NAMES = frozenset(each.value for each in (RDFS.label, SKOS.altLabel, DCT.title, DCT.alternative, FG.name))
_KINDS = {
    kind.value: entry
    for kind, entry in {
        FG.Document: EntryKind.WORK,
        FG.Body: EntryKind.BODY,
        FG.ForeignPartner: EntryKind.BODY,
        FG.LocalAgent: EntryKind.BODY,
        FG.Person: EntryKind.PERSON,
        FG.Place: EntryKind.PLACE,
        FG.Campaign: EntryKind.CAMPAIGN,
        FG.Section: EntryKind.SECTION,
    }.items()
}
_IS_A, _INSIDE, _START = RDF.type.value, FG.inDocument.value, FG.start.value
_QUOTE, _SENTENCE, _RULE, _EVIDENCE = FG.quote.value, FG.sentence.value, FG.rule.value, FG.evidence.value
_LABEL, _HEADING = FG.sectionLabel.value, FG.heading.value
#: From a mention to its parts, which stand in its sentence unless they say another.
_PARTS = frozenset((FG.assignment.value, FG.target.value))
_LONGEST_HEADING = 160
#: Predicates that tell something, for passing over the others quickly.
_TOLD = _NAMES | _PARTS | {_IS_A, _INSIDE, _START, _QUOTE, _SENTENCE, _RULE, _EVIDENCE, _LABEL, _HEADING}


def index_text(store: QuadStore, path: Path, *, changed: Iterable[str] | None = None) -> None:
    """Make the text search index of `store` at `path`; with `changed` only those graphs of an index that is there.

    Raises GraphNotFoundError where an index to be changed is not there.
    """
    if changed is None:
        with SearchIndex.create(path) as index:
            index.fill((graph.value, entries_of(store.graph_quads(graph))) for graph in store.graphs())
            index.settle()
        return
    with SearchIndex.open(path, writable=True) as index:
        graphs = sorted(changed)
        for graph in graphs:
            index.remove(graph)
        index.fill((graph, entries_of(store.graph_quads(NamedNode(graph)))) for graph in graphs)


def entries_of(quads: Iterable[Quad]) -> Iterator[SearchEntry]:
    """What the quads of one named graph give to be found: every name once a thing, every sentence once a document.

    One pass over the quads: to ask the store for them graph by graph costs a hundred times as much.
    """
    found = _Found()
    for quad in quads:
        predicate = quad.predicate.value
        if predicate in _TOLD and not isinstance(quad.subject, Triple) and not isinstance(quad.object, Triple):
            found.add(quad.subject.value, predicate, quad.object.value)
    yield from found.entries()


def entries_said(statements: Iterable[str]) -> Iterator[SearchEntry]:
    """The same for the statements of one named graph in N-Triples form.

    >>> said = [f"<urn:a> {RDF.type} {FG.Body}", f'<urn:a> {RDFS.label} "Tỉnh ủy"@vi']
    >>> [entry.text for entry in entries_said(said)]
    ['Tỉnh ủy']
    """
    found = _Found()
    for statement in statements:
        subject, predicate, value = statement.split(" ", 2)
        if predicate[1:-1] in _TOLD:
            found.add(subject[1:-1], predicate[1:-1], value_of(value))
    yield from found.entries()


@dataclass(slots=True)
class _Found:
    """What one graph says that is to be found, by subject."""

    kinds: dict[str, EntryKind] = field(default_factory=dict)
    names: list[tuple[str, str]] = field(default_factory=list)
    said: dict[str, dict[str, str]] = field(
        default_factory=lambda: {each: {} for each in (_INSIDE, _START, _QUOTE, _SENTENCE, _RULE, _LABEL, _HEADING)}
    )
    parts: set[str] = field(default_factory=set)
    proofs: list[tuple[str, str]] = field(default_factory=list)

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Note a statement whose predicate is one of `_TOLD`."""
        if predicate in self.said:
            self.said[predicate][subject] = value
        elif predicate == _IS_A:
            kind = _KINDS.get(value)
            if kind is not None:
                self.kinds[subject] = min(kind, self.kinds.get(subject, kind))
        elif predicate in _NAMES:
            self.names.append((subject, value))
        elif predicate == _EVIDENCE:
            self.proofs.append((subject, value))
        else:
            self.parts.add(value)

    def entries(self) -> Iterator[SearchEntry]:
        """Names in order, then sentences in the order of the text."""
        documents = self.said[_INSIDE]
        for node, text in sorted({*self.names, *self._headings()}):
            if node in self.kinds:
                yield SearchEntry(self.kinds[node], node, text, documents.get(node))
        seen: set[str] = set()
        for _, node, sentence in sorted(self._passages()):
            if sentence not in seen:
                seen.add(sentence)
                yield SearchEntry(EntryKind.PASSAGE, node, sentence, documents.get(node))

    def _headings(self) -> Iterator[tuple[str, str]]:
        for node, label in self.said[_LABEL].items():
            words = f"{label} {self.said[_HEADING].get(node, '')}".strip()
            if len(words) > _LONGEST_HEADING:
                words = words[:_LONGEST_HEADING].rpartition(" ")[0] + " …"
            yield node, words

    def _passages(self) -> Iterator[tuple[int, str, str]]:
        """Where each mention and each thing stands, and in which sentence."""
        documents, starts, quotes, sentences = (self.said[each] for each in (_INSIDE, _START, _QUOTE, _SENTENCE))
        for node in self.said[_RULE]:
            if node in documents and not (node in self.parts and node not in sentences):
                yield int(starts[node]), node, sentences.get(node) or quotes[node]
        for node, proof in self.proofs:
            if node in documents and proof in quotes:
                yield int(starts[proof]), node, sentences.get(proof) or quotes[proof]
