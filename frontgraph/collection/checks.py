"""Checks of a stored graph: against its shapes, and against the texts that its quotes were cut from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from frontgraph import graph
from frontgraph.errors import GraphNotFoundError
from frontgraph.graph import Mismatch, Report, Texts
from frontgraph.graph.validate import Violation
from frontgraph.store import GraphFolder, QuadStore
from frontgraph.store.opening import is_server, open_graph

#: What the names of the graphs that documents say have in them, and no other's.
_SOURCE = "/graph/source/"
#: How many quads are validated at once: about 1 GB in the validator's memory.
_PIECE = 150_000


@dataclass(frozen=True, slots=True)
class Verification:
    """How many pieces of evidence were compared with their source, and which of them differ."""

    checked: int
    mismatches: tuple[Mismatch, ...]


def all_quads(store: QuadStore) -> Iterator[ox.Quad]:
    """Every quad of the named graphs, graph by graph, as stored."""
    for name in store.graphs():
        yield from store.graph_quads(name)


def told_quads(store: QuadStore, names: Iterable[ox.NamedNode], texts: Texts | None) -> Iterator[ox.Quad]:
    """The quads of some named graphs with their evidence told in full, for others to read."""
    for name in names:
        yield from graph.completed(store.graph_quads(name), texts)


def kept_texts(place: str) -> Texts | None:
    """What gives the raw texts of the graph at `place` by checksum; None for a server, which keeps none."""
    return None if is_server(place) else GraphFolder(Path(place)).kept_text


def validate_graph(
    place: str, lang: str = "en", *, piece: int = _PIECE, told: Callable[[int, int], None] = lambda *_: None
) -> Report:
    """The report of a stored graph against the SHACL shapes; raises GraphNotFoundError where none stands.

    A graph of more quads than `piece` is looked at in pieces, since the validator holds in memory what it looks at:
    some documents at a time, each time with all that no document says. What two documents say of a third is then
    looked at together only where they are in one piece. `told` hears how many documents of how many are through.
    """
    store = open_graph(place)
    names = list(store.graphs())
    sources = [name for name in names if _SOURCE in name.value]
    curated = [quad for name in names if _SOURCE not in name.value for quad in store.graph_quads(name)]
    found: dict[Violation, None] = {}
    conforms, done = True, 0
    for count, quads in _pieces(store, sources, piece):
        report = graph.validate([*curated, *quads], lang=lang, texts=kept_texts(place))
        found |= dict.fromkeys(report.violations)
        conforms &= report.conforms
        done += count
        told(done, len(sources))
    return Report(conforms, tuple(found))


def _pieces(store: QuadStore, sources: Iterable[ox.NamedNode], most: int) -> Iterator[tuple[int, list[ox.Quad]]]:
    """The quads of documents' graphs, as many documents at a time as have no more than `most`; at least one piece."""
    count = 0
    piece: list[ox.Quad] = []
    for name in sources:
        quads = list(store.graph_quads(name))
        if count and len(piece) + len(quads) > most:
            yield count, piece
            count, piece = 0, []
        piece += quads
        count += 1
    yield count, piece


def verify_graph(place: str, texts: Path | None = None) -> Verification:
    """Cut every quote of a stored graph out of its source text again and compare.

    `texts` is the graph folder that keeps the source texts, where they are not kept at `place`. Raises
    GraphNotFoundError where no graph stands, or where a server is named without a folder of texts.
    """
    if texts is None and is_server(place):
        raise GraphNotFoundError(
            "a server keeps no source texts; name the graph folder that has them: --texts DIR (one that build made)."
        )
    folder = GraphFolder(texts or Path(place))
    store = open_graph(place)
    checked = 0
    mismatches: list[Mismatch] = []
    for name in store.graphs():
        quads = list(store.graph_quads(name))
        evidence = graph.evidence_count(quads)
        if evidence:
            checked += evidence
            mismatches += graph.verify(quads, _sources(folder, quads))
    return Verification(checked, tuple(mismatches))


def _sources(folder: GraphFolder, quads: list[ox.Quad]) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for quad in quads:
        if quad.predicate == graph.vocabulary.FG.sha256 and isinstance(quad.object, ox.Literal):
            try:
                texts[quad.object.value] = folder.read_source(quad.object.value)
            except GraphNotFoundError:
                # Reported by the verification, for each piece of evidence that leans on it.
                continue
    return texts
