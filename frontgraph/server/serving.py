"""A graph folder or a SPARQL server put behind the application: what `frontgraph serve` runs."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout
from starlette.applications import Starlette

from frontgraph.errors import FrontgraphError, GraphLockedError
from frontgraph.graph import DEFAULT_BASE, PREFIXES
from frontgraph.server.app import Settings, create_app
from frontgraph.server.execution import Executor, Limits
from frontgraph.server.page_making import FreshPages, KeepingPages, PageMaker, texts_of
from frontgraph.server.pages import Collection, page_routes
from frontgraph.server.reading import ReadingExecutor
from frontgraph.server.relaying import RelayingExecutor
from frontgraph.server.writing import WritingExecutor
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
    #: Whether pages are made before anybody asks for them.
    ahead: bool = True


def service_app(service: Service) -> Starlette:
    """The application over a graph. Raises GraphNotFoundError where none stands, GraphLockedError where it may be
    changed and another process is changing it."""
    limits = Limits(seconds=service.seconds)
    settings = Settings(PREFIXES, WritingToken(service.token))
    if is_server(service.place):
        if service.writable:
            raise FrontgraphError(f"{service.place}: a server's graph is changed at that server, not through this one.")
        relaying = RelayingExecutor(service.place, limits)
        return _joined(settings, Collection(relaying, FreshPages(relaying), seconds=service.seconds))
    folder = GraphFolder(Path(service.place))
    base = str(folder.manifest().about.get("base", DEFAULT_BASE))
    executor: Executor
    maker: PageMaker
    if service.writable:
        executor = _writing(folder, limits, service.workers)
        maker = FreshPages(executor, texts_of(folder))
    else:
        executor = ReadingExecutor(folder, limits, service.workers)
        maker = KeepingPages(folder, service.workers, ahead=service.ahead)
    return _joined(settings, Collection(executor, maker, base, folder, service.seconds))


def _joined(settings: Settings, collection: Collection) -> Starlette:
    return create_app(collection.executor, settings, page_routes(collection), collection.maker)


def _writing(folder: GraphFolder, limits: Limits, workers: int) -> Executor:
    """The folder's current state, changed in place as long as this process holds the folder's lock."""
    held = ExitStack()
    try:
        held.enter_context(FileLock(folder.path / "lock", timeout=0))
    except Timeout as error:
        raise GraphLockedError(f"{folder.path}: another process is writing this graph; wait for it to end.") from error
    state = folder.state()
    store = EmbeddedStore.open(state.quads, writable=True)
    return WritingExecutor(store, limits, held.close, workers=workers, snapshots=state.path / "snapshots")
