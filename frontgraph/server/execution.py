"""Running a SPARQL operation within limits: a query that takes too long or says too much is ended, and told so."""

from __future__ import annotations

import asyncio
import io
import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import pyoxigraph as ox

from frontgraph.errors import FrontgraphError, QueryError
from frontgraph.server.negotiation import GRAPHS, RESULTS, MediaType, choose
from frontgraph.server.sparql_request import SparqlRequest, with_dataset

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

    async def with_store(self, work: Callable[[ox.Store], T]) -> T:
        """What `work` makes of the store, in a thread of its own."""

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


@cache
def _opened(path: str, stamp: float) -> ox.Store:  # noqa: ARG001 - a replaced store is opened anew
    return ox.Store.read_only(path)


def _answer_in_worker(path: str, query: Query, limits: Limits) -> Answer:
    return answer(_opened(path, Path(path, "CURRENT").stat().st_mtime), query, limits)


@dataclass(slots=True)
class ReadingExecutor:
    """Answers from a stored graph in worker processes, which can be ended at any moment.

    An engine call cannot be interrupted from outside, so a query that overruns is ended with its process.
    `locate` gives the store's folder, looked up for each query: a rebuilt graph is seen at once.
    """

    locate: Callable[[], Path]
    limits: Limits = field(default_factory=Limits)
    workers: int = 2
    writable: bool = False
    _pool: object = None

    async def query(self, query: Query) -> Answer:
        """The answer to a query; raises QueryError, LimitReachedError, NotAcceptableError."""
        from pebble import ProcessPool

        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(max_workers=self.workers, context=context)
        assert isinstance(self._pool, ProcessPool)
        future = self._pool.schedule(
            _answer_in_worker, args=(str(self.locate()), query, self.limits), timeout=self.limits.seconds + 1
        )
        try:
            return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise LimitReachedError(_too_slow(self.limits)) from error

    async def update(self, request: SparqlRequest, base: str) -> None:  # noqa: ARG002
        """Always refused: the graph is served for reading."""
        raise QueryError("this graph is served read-only; start the server with --writable to change it")

    async def with_store(self, work: Callable[[ox.Store], T]) -> T:
        """What `work` makes of the store, in a thread of its own."""
        path = str(self.locate())
        store = _opened(path, Path(path, "CURRENT").stat().st_mtime)
        return await asyncio.get_running_loop().run_in_executor(None, work, store)

    def close(self) -> None:
        """End the workers."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[attr-defined]
            self._pool.join()  # type: ignore[attr-defined]
            self._pool = None


@dataclass(slots=True)
class WritingExecutor:
    """Answers and updates in this process: the engine allows one writer and no readers beside it.

    Here the time limit is looked at whenever a row is written, not inside the engine.
    """

    store: ox.Store
    limits: Limits = field(default_factory=Limits)
    writable: bool = True
    _threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=4))

    async def query(self, query: Query) -> Answer:
        """The answer to a query; raises QueryError, LimitReachedError, NotAcceptableError."""
        return await self.with_store(lambda store: answer(store, query, self.limits))

    async def update(self, request: SparqlRequest, base: str) -> None:
        """Carry out an update, all of it or nothing; raises QueryError."""
        text = with_dataset(request)

        def work(store: ox.Store) -> None:
            try:
                store.update(text, base_iri=base)
            except (SyntaxError, ValueError) as error:
                raise QueryError(f"the update does not parse: {' '.join(str(error).split())}") from error

        await self.with_store(work)

    async def with_store(self, work: Callable[[ox.Store], T]) -> T:
        """What `work` makes of the store, in a thread of its own."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, self.store)

    def close(self) -> None:
        """End the threads and write everything down."""
        self._threads.shutdown()
        self.store.flush()
