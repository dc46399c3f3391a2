"""frontgraph reads Vietnamese political and legal documents into a knowledge graph that can be trusted.

    import frontgraph as fg

    document = fg.read("nghi-quyet.txt")
    document.citations[0].number
    graph = fg.build(["nghi-quyet.txt"])
    graph.cited_by("43-NQ/TW")

Every relation opens on the sentence it came from; what cannot be resolved is said to be unresolved, with its
candidates and a reason.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from frontgraph.errors import FrontgraphError
from frontgraph.model import (
    BodyKey,
    Citation,
    Document,
    Evidence,
    Facts,
    PartialDate,
    Provision,
    Relation,
    Resolution,
    Section,
    Span,
    WorkKey,
)

if TYPE_CHECKING:
    from frontgraph.knowledge_graph import KnowledgeGraph

__all__ = [
    "BodyKey",
    "Citation",
    "Document",
    "Evidence",
    "Facts",
    "FrontgraphError",
    "PartialDate",
    "Provision",
    "Relation",
    "Resolution",
    "Section",
    "Span",
    "WorkKey",
    "build",
    "cite",
    "open",
    "read",
]


def read(path: str | os.PathLike[str]) -> Document:
    """The document in a file, with its sections, citations and facts, resolved as far as it tells by itself.

    Raises ReadError, one line that names the file, where it cannot be read.
    """
    from frontgraph.citation import resolve_citations
    from frontgraph.collection.recognition import recognise
    from frontgraph.readers import read_path

    [document] = resolve_citations([recognise(read_path(Path(path)))])
    return document


def cite(text: str) -> tuple[Citation, ...]:
    """The citations in a text; offsets count its code points.

    >>> [c.number for c in cite("Thực hiện Chỉ thị số 22-CT/TW ngày 25/5/2023 của Ban Bí thư.")]
    ['22-CT/TW']
    """
    from frontgraph.citation import resolve_citations
    from frontgraph.collection.recognition import recognise_bytes

    [document] = resolve_citations([recognise_bytes("text.txt", text.encode("utf-8"), facts=False)])
    return document.citations


def build(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str] | None = None,
    workers: int = 1,
) -> KnowledgeGraph:
    """Build the graph of the documents at `paths` and open it.

    Without `output` the graph stands in a temporary folder and goes with the value that is returned. Raises
    ReadError where no document could be read.
    """
    import tempfile
    import weakref

    from frontgraph.collection.build import BuildOptions
    from frontgraph.collection.build import build as build_graph
    from frontgraph.knowledge_graph import KnowledgeGraph

    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    options = BuildOptions(workers=workers)
    if output is not None:
        build_graph(given, Path(output), options)
        return KnowledgeGraph.open(output)
    folder = tempfile.TemporaryDirectory(prefix="frontgraph-")
    build_graph(given, Path(folder.name), options)
    graph = KnowledgeGraph.open(folder.name)
    weakref.finalize(graph, folder.cleanup)
    return graph


def open(place: str | os.PathLike[str]) -> KnowledgeGraph:
    """The graph in a folder that `build` made, or behind a SPARQL server's address.

    Raises GraphNotFoundError where none is.
    """
    from frontgraph.knowledge_graph import KnowledgeGraph

    return KnowledgeGraph.open(place)
