"""A graph folder or a SPARQL server put behind the application: what `frontgraph serve` runs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout
from starlette.applications import Starlette

from frontgraph.errors import FrontgraphError, GraphLockedError
from frontgraph.graph import DEFAULT_BASE, PREFIXES
from frontgraph.server.app import Settings, create_app
from frontgraph.server.execution import Executor, Limits, ReadingExecutor, WritingExecutor
from frontgraph.server.pages import Collection, page_routes
from frontgraph.server.relaying import RelayingExecutor
from frontgraph.server.writing_token import WritingToken
from frontgraph.store import EmbeddedStore, GraphFolder
from frontgraph.store.opening import is_server


@dataclass(frozen=True, slots=True)
class Service:
    """What to serve, and how: the graph, whether it may be changed and with which token, limits, processes."""

    place: str
    writable: bool = False
    token: str | None = field(default=None, repr=False)
    seconds: float = 30.0
    workers: int = 2


def service_app(service: Service) -> Starlette:
    """The application over a graph. Raises GraphNotFoundError where none stands, GraphLockedError where it may be
    changed and another process is changing it."""
    limits = Limits(seconds=service.seconds)
    settings = Settings(PREFIXES, WritingToken(service.token))
    if is_server(service.place):
        if service.writable:
            raise FrontgraphError(f"{service.place}: a server's graph is changed at that server, not through this one.")
        return create_app(RelayingExecutor(service.place, limits), settings, page_routes(Collection()))
    folder = GraphFolder(Path(service.place))
    base = str(folder.manifest().about.get("base", DEFAULT_BASE))
    executor: Executor = (
        _writing(folder, limits) if service.writable else ReadingExecutor(folder, limits, service.workers)
    )
    return create_app(executor, settings, page_routes(Collection(base, _texts(folder), folder)))


def _writing(folder: GraphFolder, limits: Limits) -> Executor:
    """The folder's current state, changed in place as long as this process holds the folder's lock."""
    held = ExitStack()
    try:
        held.enter_context(FileLock(folder.path / "lock", timeout=0))
    except Timeout as error:
        raise GraphLockedError(f"{folder.path}: another process is writing this graph; wait for it to end.") from error
    return WritingExecutor(EmbeddedStore.open(folder.state().quads, writable=True), limits, held.close)


def _texts(folder: GraphFolder) -> Callable[[str], str | None]:
    def read(sha256: str) -> str | None:
        try:
            return folder.read_source(sha256)
        except FrontgraphError:
            return None

    return read
