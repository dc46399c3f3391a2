"""What each step of a build costs, one after the other in one process: seconds of the processor a megabyte of text.

    python -m tests.benchmarks.bench_steps FOLDER

`bench_build` measures the whole with its workers, and how it grows; this tells where to look.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frontgraph import citation, graph
from frontgraph.citation import KeptShelf
from frontgraph.collection.curated import curated_part
from frontgraph.collection.filling import read_rows, write_rows
from frontgraph.collection.recognised_files import key_of
from frontgraph.collection.recognition import recognise_bytes
from frontgraph.collection.tasks import Entry, Part, Recognised, recognised_files
from frontgraph.collection.workers import seldom_collecting
from frontgraph.queries.text_search import entries_said
from frontgraph.store import GraphFolder
from frontgraph.store.search_index import Row, SearchIndex, rows_of

SPENT: dict[str, float] = defaultdict(float)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Count what is done meanwhile to a step."""
    start = time.process_time()
    yield
    SPENT[name] += time.process_time() - start


def read(paths: list[Path], folder: GraphFolder) -> list[Recognised]:
    """Read and keep all documents."""
    kept, found = recognised_files(folder.path), []
    for path in paths:
        with step("read and recognise"):
            document = recognise_bytes(path.name, path.read_bytes())
        with step("keep what was read"):
            key = key_of(path.name, path.read_bytes())
            kept.save(key, document)
            folder.save_source(document.sha256, document.text)
        with step("what others need"):
            found.append(Recognised.of(Entry(path.name, key, document.sha256), document))
    return found


def describe(read_: list[Recognised], folder: GraphFolder) -> tuple[Part, Part]:
    """Resolve all documents and write them down, and the curated graphs."""
    place, works = folder.work / "documents.nq", folder.work / "works.sqlite"
    with step("what others need"):
        with KeptShelf.create(works) as shelf:
            shelf.add(each.shelved for each in read_)
        index = KeptShelf.open(works).index()
    named, people, quads = graph.Named(), list[graph.NamedPerson](), 0
    rows: list[tuple[str, list[Row]]] = []
    with place.open("wb") as file:
        for each in read_:
            with step("load what was read"):
                document = recognised_files(folder.path).load(each.entry.key)
                assert document is not None
            with step("resolve"):
                document = citation.resolve_document(document, index)
            with step("describe, as text"):
                written = graph.write_description(document)
                file.write(written.nquads)
            with step("what can be found"):
                rows.append((written.graph, rows_of(entries_said(written.statements))))
            named, quads = named | written.named, quads + len(written.statements)
            people += written.people
    write_rows(place.with_suffix(".search"), rows)
    with step("curated graphs"):
        curated = curated_part(graph.write_curated(named, people), folder.work / "curated.nq")
    return Part(place, quads, place.with_suffix(".search"), (), named), curated


def store(parts: tuple[Part, Part], folder: GraphFolder) -> None:
    """Load and index what was written."""
    everything = folder.work / "all.nq"
    everything.write_bytes(b"".join(part.path.read_bytes() for part in parts))
    with folder.rebuild() as draft, SearchIndex.create(draft.state.search) as index:
        with step("load"):
            draft.store.bulk_load(everything, trusted=True)
        with step("search index"):
            for part in parts:
                index.fill_rows(read_rows(part.search))
            index.settle()
        with step("put in order"):
            draft.store.settle()


def main() -> None:
    """Print the table."""
    paths = sorted(Path(sys.argv[1]).rglob("*.txt"))
    size = sum(path.stat().st_size for path in paths) / 1e6
    with tempfile.TemporaryDirectory() as place, seldom_collecting():
        folder = GraphFolder(Path(place))
        folder.work.mkdir()
        parts = describe(read(paths, folder), folder)
        store(parts, folder)
    print(f"{len(paths)} documents, {size:.1f} MB, {parts[0].quads} quads and {parts[1].quads} curated ones")
    for name, seconds in SPENT.items():
        print(f"{name:22}{seconds:8.2f} s{seconds / size:8.3f} s/MB")


if __name__ == "__main__":
    main()
