"""Large graphs of real text: the graphs of real documents, multiplied by renumbering them.

In a copy every document held has another number, and everything provincial is another province's; the works that the
documents cite, the Central bodies and the law stay what they are, so that a copy cites what the first one cites.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from frontgraph import graph
from frontgraph.citation import resolve_citations
from frontgraph.collection.recognition import recognise_bytes

#: Where a copy's number goes: behind the province, the file's name, the graph's beginning.
_OWN = re.compile(rb'/id/vn-\d\d|/id/file/|/graph/source/|/run/|(?<=fileName> ")[^".]*')


def nquads_of(paths: list[Path]) -> bytes:
    """The N-Quads of documents, with the ontology and the registry."""
    documents = resolve_citations([recognise_bytes(path.name, path.read_bytes()) for path in paths])
    output, named = io.BytesIO(), graph.Named()
    for document in documents:
        quads = list(graph.describe(document))
        named |= graph.named_in(quads)
        ox.serialize(quads, output, ox.RdfFormat.N_QUADS)
    ox.serialize(graph.describe_ontology(), output, ox.RdfFormat.N_QUADS)
    ox.serialize(graph.describe_registry(named), output, ox.RdfFormat.N_QUADS)
    return output.getvalue()


def multiplied(nquads: bytes, copies: int) -> Iterator[bytes]:
    """The graph, and copies of it."""
    yield nquads
    own = re.compile(_OWN.pattern + b"|" + b"|".join(map(re.escape, _held_in(nquads))) + rb"(?=[>/])")
    lines = [line for line in nquads.splitlines(keepends=True) if b"/graph/ontology>" not in line]
    for copy in range(1, copies):
        moved = partial(_moved, f"-x{copy}".encode())
        yield b"".join(own.sub(moved, line) for line in lines)


def _held_in(nquads: bytes) -> list[bytes]:
    """The paths of the Central documents held, the longest first: some begin as others do."""
    found = set(re.findall(rb"(/id/vn/[^>]+)> <[^>]+#held>", nquads))
    return sorted(found, key=lambda path: (-len(path), path))


def _moved(number: bytes, found: re.Match[bytes]) -> bytes:
    own = found[0].rstrip(b"/")
    return own + number + found[0][len(own) :]


def write_many(nquads: bytes, quads: int, path: Path) -> int:
    """Write a graph of at least so many quads to a file; returns how many there are."""
    each = nquads.count(b"\n")
    with path.open("wb") as file:
        for part in multiplied(nquads, -(-quads // each)):
            file.write(part)
    with path.open("rb") as file:
        return sum(1 for _ in file)
