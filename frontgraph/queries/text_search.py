"""What of a graph can be found by its words: the names of things, and the sentences in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from frontgraph.graph.terms import text, value_of
from frontgraph.graph.vocabulary import DCT, FG, RDF, RDFS, SKOS
from frontgraph.store.protocol import QuadStore
from frontgraph.store.search_index import EntryKind, SearchEntry, SearchIndex
from frontgraph.store.terms import Term

_NAMES = frozenset(str(each) for each in (RDFS.label, SKOS.altLabel, DCT.title, DCT.alternative, FG.name))
_KINDS = {
    str(kind): entry
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
_IS_A, _INSIDE, _START = str(RDF.type), str(FG.inDocument), str(FG.start)
_QUOTE, _SENTENCE, _RULE, _EVIDENCE = str(FG.quote), str(FG.sentence), str(FG.rule), str(FG.evidence)
_LABEL, _HEADING = str(FG.sectionLabel), str(FG.heading)
#: From a mention to its parts, which stand in its sentence unless they say another.
_PARTS = frozenset((str(FG.assignment), str(FG.target)))
_LONGEST_HEADING = 160
_NOTHING = text("")


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
    yield from entries_said(f"{quad.subject} {quad.predicate} {_written(quad.object)}" for quad in quads)


def _written(term: Term) -> str:
    return text(term.value) if isinstance(term, Literal) else str(term)


def entries_said(statements: Iterable[str]) -> Iterator[SearchEntry]:
    """The same for the statements of one named graph in N-Triples form.

    >>> said = [f"<urn:a> {RDF.type} {FG.Body}", f'<urn:a> {RDFS.label} "Tỉnh ủy"@vi']
    >>> [entry.text for entry in entries_said(said)]
    ['Tỉnh ủy']
    """
    found = _Found()
    said, add = found.said, found.add
    for statement in statements:
        subject, predicate, value = statement.split(" ", 2)
        if predicate in said:
            said[predicate][subject] = value
        else:
            add(subject, predicate, value)
    yield from found.entries()


@dataclass(slots=True)
class _Found:
    """What one graph says that is to be found, by subject, all terms in N-Triples form: few of them are ever needed."""

    said: dict[str, dict[str, str]] = field(
        default_factory=lambda: {each: {} for each in (_INSIDE, _START, _QUOTE, _SENTENCE, _RULE, _LABEL, _HEADING)}
    )
    kinds: dict[str, EntryKind] = field(default_factory=dict)
    names: list[tuple[str, str]] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    proofs: list[tuple[str, str]] = field(default_factory=list)

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Note a statement whose predicate is none of `said`."""
        if predicate == _IS_A:
            kind = _KINDS.get(value)
            if kind is not None:
                self.kinds[subject] = min(kind, self.kinds.get(subject, kind))
        elif predicate in _NAMES:
            self.names.append((subject, value))
        elif predicate == _EVIDENCE:
            self.proofs.append((subject, value))
        elif predicate in _PARTS:
            self.parts.add(value)

    def entries(self) -> Iterator[SearchEntry]:
        """Names in order, then sentences in the order of the text."""
        names = {(value_of(node), value_of(name)) for node, name in self.names if node in self.kinds}
        for node, words in sorted(names.union(self._headings())):
            yield self._entry(self.kinds[f"<{node}>"], node, words)
        seen: set[str] = set()
        for _, node, sentence in sorted(self._passages()):
            if sentence not in seen:
                seen.add(sentence)
                yield self._entry(EntryKind.PASSAGE, node, value_of(sentence))

    def _entry(self, kind: EntryKind, node: str, words: str) -> SearchEntry:
        document = self.said[_INSIDE].get(f"<{node}>")
        return SearchEntry(kind, node, words, value_of(document) if document is not None else None)

    def _headings(self) -> Iterator[tuple[str, str]]:
        headings = self.said[_HEADING]
        for node, label in self.said[_LABEL].items():
            words = f"{value_of(label)} {value_of(headings.get(node, _NOTHING))}".strip()
            if len(words) > _LONGEST_HEADING:
                words = words[:_LONGEST_HEADING].rpartition(" ")[0] + " …"
            if node in self.kinds:
                yield value_of(node), words

    def _passages(self) -> Iterator[tuple[int, str, str]]:
        """Where each mention and each thing stands, and in which sentence."""
        documents, starts, quotes, sentences = (self.said[each] for each in (_INSIDE, _START, _QUOTE, _SENTENCE))
        for node in self.said[_RULE]:
            if node in documents and not (node in self.parts and node not in sentences):
                yield int(value_of(starts[node])), value_of(node), sentences.get(node) or quotes[node]
        for node, proof in self.proofs:
            if node in documents and proof in quotes:
                yield int(value_of(starts[proof])), value_of(node), sentences.get(proof) or quotes[proof]
