"""Running a SPARQL operation within limits: a query that takes too long or says too much is ended, and told so."""

from __future__ import annotations

import asyncio
import io
import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

import pyoxigraph as ox

from frontgraph.errors import FrontgraphError, QueryError
from frontgraph.server.negotiation import GRAPHS, RESULTS, MediaType, choose
from frontgraph.server.sparql_request import SparqlRequest, with_dataset
from frontgraph.store import EmbeddedStore, GraphFolder, QuadStore

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

T = TypeVar("T")


class LimitReachedError(FrontgraphError):
    """A query was ended because it took too long or (`too_large`) its result grew too large."""

    def __init__(self, message: str, too_large: bool = False) -> None:
        self.too_large = too_large
        super().__init__(message)

    def __reduce__(self) -> tuple[type[LimitReachedError], tuple[str, bool]]:
        # Raised in a worker process and sent back from there.
        return LimitReachedError, (str(self), self.too_large)


class NotAcceptableError(FrontgraphError):
    """The client accepts none of the forms in which the result can be written."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: seconds of time, bytes of result."""

    seconds: float = 30.0
    result_bytes: int = 64 * 1024 * 1024


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """A result as it goes over the wire."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Query:
    """A query with all that decides its answer; sent to a worker as it stands."""

    request: SparqlRequest
    base: str
    accept: str | None
    prefixes: tuple[tuple[str, str], ...] = ()


class Executor(Protocol):
    """Something that answers queries, and updates where it may."""

    writable: bool

    async def query(self, query: Query) -> Answer:
        """The answer to a query; raises QueryError, LimitReachedError, NotAcceptableError."""

    async def update(self, request: SparqlRequest, base: str) -> None:
        """Carry out an update, all of it or nothing; raises QueryError."""

    async def read(self, work: Callable[[QuadStore], T]) -> T:
        """What `work` makes of the graph, in a thread of its own."""

    async def write(self, work: Callable[[ox.Store], T]) -> T:
        """What `work` makes of the engine's store while nobody else writes; raises QueryError where none may."""

    def close(self) -> None:
        """Let go of workers and files."""


class _BoundedBuffer(io.BytesIO):
    """Collects what a serialiser writes, and stops it at the limits."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds

    def write(self, piece: Buffer, /) -> int:
        if self.tell() > self._limits.result_bytes:
            raise LimitReachedError(_too_large(self._limits), too_large=True)
        if time.monotonic() > self._deadline:
            raise LimitReachedError(_too_slow(self._limits))
        return super().write(piece)


def _too_large(limits: Limits) -> str:
    return f"the result is larger than {limits.result_bytes:,} bytes and was cut off; ask for less with LIMIT"


def _too_slow(limits: Limits) -> str:
    return f"the query took longer than {limits.seconds:g} s and was ended; ask for less, or narrow the pattern"


def answer(store: ox.Store, query: Query, limits: Limits) -> Answer:
    """Run `query` on `store` and write its result in the form that the client prefers."""
    request = query.request
    try:
        results = store.query(
            request.query or "",
            base_iri=query.base,
            prefixes=dict(query.prefixes),
            # Everything stands in named graphs: without a dataset of its own a query means all of them.
            use_default_graph_as_union=not request.has_dataset,
            default_graph=list(request.default_graphs) if request.has_dataset else None,
            named_graphs=list(request.named_graphs) if request.has_dataset else None,
        )
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"the query does not parse: {' '.join(str(error).split())}") from error
    offered: tuple[MediaType, ...] = GRAPHS if isinstance(results, ox.QueryTriples) else RESULTS
    if isinstance(results, ox.QueryBoolean) and request.result_format is None:
        offered = RESULTS[:2]  # the recommendation defines no CSV or TSV of a boolean
    form = choose(offered, query.accept, request.result_format)
    if form is None:
        raise NotAcceptableError(f"the result can be written as {', '.join(f.media_type for f in offered)}")
    buffer = _BoundedBuffer(limits)
    if isinstance(results, ox.QueryTriples):
        ox.serialize(results, buffer, form.rdf, prefixes=dict(query.prefixes))
    else:
        results.serialize(buffer, form.results)
    return Answer(form.media_type, buffer.getvalue())


@lru_cache(maxsize=2)
def _opened(path: str) -> ox.Store:
    return ox.Store.read_only(path)


def _answer_in_worker(path: str, query: Query, limits: Limits) -> Answer:
    return answer(_opened(path), query, limits)


class ReadingExecutor:
    """Answers from a graph folder in worker processes, which can be ended at any moment.

    An engine call cannot be interrupted from outside, so a query that overruns is ended with its process. A graph
    that is rebuilt while it is served is seen from the next request on.
    """

    writable = False

    def __init__(self, folder: GraphFolder, limits: Limits = DEFAULT_LIMITS, workers: int = 2) -> None:
        from pebble import ProcessPool

        self.limits = limits
        self._folder = folder
        self._store = folder.open()
        self._state = folder.state()
        self._pool = ProcessPool(max_workers=workers, context=multiprocessing.get_context("spawn"))

    async def query(self, query: Query) -> Answer:
        """The answer to a query; raises QueryError, LimitReachedError, NotAcceptableError."""
        self._follow()
        future = self._pool.schedule(
            _answer_in_worker, args=(str(self._state.quads), query, self.limits), timeout=self.limits.seconds + 1
        )
        try:
            return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise LimitReachedError(_too_slow(self.limits)) from error

    async def update(self, request: SparqlRequest, base: str) -> None:  # noqa: ARG002
        """Always refused: the graph is served for reading."""
        raise _read_only()

    async def read(self, work: Callable[[QuadStore], T]) -> T:
        """What `work` makes of the graph, in a thread of its own."""
        self._follow()
        return await asyncio.get_running_loop().run_in_executor(None, work, self._store)

    async def write(self, work: Callable[[ox.Store], T]) -> T:  # noqa: ARG002
        """Always refused: the graph is served for reading."""
        raise _read_only()

    def _follow(self) -> None:
        """Open the state that the folder names now; threads that still read the old one keep it until they end."""
        if self._folder.state() != self._state:
            self._store, self._state = self._folder.open(), self._folder.state()

    def close(self) -> None:
        """End the workers."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


class WritingExecutor:
    """Answers and updates in this process: the engine allows one writer and no readers beside it.

    Here the time limit is looked at whenever a row is written, not inside the engine.
    """

    writable = True

    def __init__(
        self, store: EmbeddedStore, limits: Limits = DEFAULT_LIMITS, release: Callable[[], None] | None = None
    ) -> None:
        self.limits = limits
        self._store = store
        self._release = release
        self._threads = ThreadPoolExecutor(max_workers=4)

    async def query(self, query: Query) -> Answer:
        """The answer to a query; raises QueryError, LimitReachedError, NotAcceptableError."""
        return await self.write(lambda engine: answer(engine, query, self.limits))

    async def update(self, request: SparqlRequest, base: str) -> None:
        """Carry out an update, all of it or nothing; raises QueryError."""
        text = with_dataset(request)

        def work(engine: ox.Store) -> None:
            try:
                engine.update(text, base_iri=base)
            except (SyntaxError, ValueError) as error:
                raise QueryError(f"the update does not parse: {' '.join(str(error).split())}") from error

        await self.write(work)

    async def read(self, work: Callable[[QuadStore], T]) -> T:
        """What `work` makes of the graph, in a thread of its own."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, self._store)

    async def write(self, work: Callable[[ox.Store], T]) -> T:
        """What `work` makes of the engine's store, in a thread of its own."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, self._store.engine)

    def close(self) -> None:
        """End the threads and write everything down."""
        self._threads.shutdown()
        self._store.engine.flush()
        self._store.close()
        if self._release is not None:
            self._release()


def _read_only() -> QueryError:
    return QueryError("this graph is served read-only; start the server with --writable to change it")
