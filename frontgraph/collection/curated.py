"""The graphs that no document says, in a state of a collection: written beside the documents', and replaced where they
changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from frontgraph import graph
from frontgraph.collection.filling import write_rows
from frontgraph.collection.tasks import Part
from frontgraph.graph import WrittenGraph
from frontgraph.graph.written import checksum
from frontgraph.queries.text_search import entries_said
from frontgraph.store import Draft, State
from frontgraph.store.search_index import Row, SearchIndex, rows_of

_FILE = "curated.json"


def curated_part(written: Sequence[WrittenGraph], place: Path) -> Part:
    """The curated graphs written into a file, to be loaded together with the last documents: what is loaded for itself
    costs the engine a second sorting of all."""
    with place.open("wb") as file:
        file.writelines(each.nquads for each in written)
    search = place.with_suffix(".search")
    write_rows(search, [_rows(each) for each in written])
    return Part(place, sum(len(each.statements) for each in written), search, (), graph.Named())


def note_curated(state: State, written: Iterable[WrittenGraph]) -> None:
    """Note in a state which curated graphs stand in it, by their checksums."""
    sums = {each.graph: checksum(each.nquads) for each in written}
    (state.path / _FILE).write_text(json.dumps(sums, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def forget_curated(state: State) -> None:
    """Something was added to the curated graphs of a state: the next build replaces them, whatever it finds."""
    (state.path / _FILE).unlink(missing_ok=True)


def replace_curated(draft: Draft, index: SearchIndex, written: Sequence[WrittenGraph]) -> None:
    """Replace those curated graphs of a draft that say something else now."""
    standing = _noted(draft.state)
    for each in written:
        nquads = each.nquads
        if standing.get(each.graph) != checksum(nquads):
            draft.store.remove_graph(ox.NamedNode(each.graph))
            index.remove(each.graph)
            draft.store.bulk_load(nquads, trusted=True)
            index.fill_rows([_rows(each)])
    note_curated(draft.state, written)


def _noted(state: State) -> dict[str, str]:
    path = state.path / _FILE
    noted: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return noted


def _rows(written: WrittenGraph) -> tuple[str, list[Row]]:
    return written.graph, rows_of(entries_said(written.statements))
