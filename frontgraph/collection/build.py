"""Building the graph of many documents: recognise each, resolve them against each other, describe, store."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path

import pyoxigraph as ox

from frontgraph import citation, graph, queries
from frontgraph.collection.recognition import recognise_source
from frontgraph.collection.sources import Source, find_sources
from frontgraph.errors import ReadError
from frontgraph.model import Document, ResolutionStatus
from frontgraph.readers import SUFFIXES
from frontgraph.store import GraphFolder

#: Told how many files of how many are done.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Mentions are conserved: found = resolved + the sum of the reasons."""

    documents: int
    mentions: int
    resolved: int
    unresolved: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    quads: int = 0

    @property
    def conserved(self) -> bool:
        """Whether every mention found is accounted for."""
        return self.mentions == self.resolved + sum(self.unresolved.values())


def build(
    paths: Iterable[str | PathLike[str]],
    output: Path,
    *,
    base: str = graph.DEFAULT_BASE,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the graph of the documents at `paths` into the folder `output`, in the place of what stood there.

    A file that cannot be read is listed in the report and the rest goes on; an old graph stays whole until the new
    one is complete. Raises ReadError where no document at all could be read, GraphLockedError while another
    process writes.
    """
    sources = list(find_sources(paths, SUFFIXES))
    failures: list[Failure] = []
    documents = citation.resolve_citations(list(_recognised(sources, failures, progress)))
    if not documents:
        told = failures[0].reason if failures else "no document stands there"
        raise ReadError(f"{', '.join(str(path) for path in paths)}: {told}; nothing was built.")
    folder = GraphFolder(output)
    with folder.rebuild() as draft:
        draft.store.bulk_load(_nquads(_described(documents, base)))
        queries.index_text(draft.store, draft.state.search)
        for document in documents:
            folder.save_source(document.sha256, document.text)
        draft.about["base"] = base
        draft.about["documents"] = len(documents)
        draft.commit()
    return _report(documents, tuple(failures), folder.manifest().quads)


def _recognised(sources: list[Source], failures: list[Failure], progress: Progress | None) -> Iterator[Document]:
    for index, source in enumerate(sources):
        try:
            yield recognise_source(source)
        except ReadError as error:
            failures.append(Failure(source.name, str(error)))
        if progress is not None:
            progress(index + 1, len(sources))


def _described(documents: Iterable[Document], base: str) -> Iterator[ox.Quad]:
    yield from graph.describe_ontology(base=base)
    yield from graph.describe_registry(documents, base=base)
    for document in documents:
        yield from graph.describe(document, base=base)


def _nquads(quads: Iterable[ox.Quad]) -> bytes:
    buffer = io.BytesIO()
    ox.serialize(quads, buffer, ox.RdfFormat.N_QUADS)
    return buffer.getvalue()


def _report(documents: Iterable[Document], failures: tuple[Failure, ...], quads: int) -> BuildReport:
    count = mentions = resolved = 0
    reasons: Counter[str] = Counter()
    for document in documents:
        count += 1
        for mention in document.citations:
            mentions += 1
            outcome = mention.resolution
            if outcome is not None and outcome.status is ResolutionStatus.RESOLVED:
                resolved += 1
            else:
                reasons[(outcome.reason if outcome else None) or "not resolved"] += 1
    return BuildReport(count, mentions, resolved, dict(sorted(reasons.items())), failures, quads)
