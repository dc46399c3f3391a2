"""One way in: a graph folder or a SPARQL server, whatever the user names."""

from __future__ import annotations

from pathlib import Path

from frontgraph.store.folder import GraphFolder
from frontgraph.store.protocol import QuadStore


def open_graph(place: str | Path) -> QuadStore:
    """The store at `place`, for reading: the folder of a graph, or the query address of a SPARQL 1.1 server.

    Raises GraphNotFoundError where no graph stands, MissingExtraError where a server is named without httpx.
    """
    if isinstance(place, str) and is_server(place):
        from frontgraph.store.remote import RemoteStore

        return RemoteStore(place)
    return GraphFolder(Path(place)).open()


def is_server(place: str) -> bool:
    """Whether `place` is an address rather than a folder.

    >>> is_server("http://localhost:8890/sparql"), is_server("build/graph")
    (True, False)
    """
    return place.startswith(("http://", "https://"))
