"""Running a SPARQL operation within limits: a query that takes too long or says too much is ended, and told so."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

import pyoxigraph as ox

from frontgraph.errors import FrontgraphError, QueryError
from frontgraph.server.negotiation import GRAPHS, RESULTS, MediaType, choose
from frontgraph.server.sparql_request import SparqlRequest
from frontgraph.server.workers import Workers
from frontgraph.store import QuadStore

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

    async def start(self) -> None:
        """Make ready, so that the first question need not wait for it; called once, when the server starts."""

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
            raise LimitReachedError(too_slow(self._limits))
        return super().write(piece)


def _too_large(limits: Limits) -> str:
    return f"the result is larger than {limits.result_bytes:,} bytes and was cut off; ask for less with LIMIT"


def too_slow(limits: Limits) -> str:
    """What is said of a query that was ended."""
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
def opened(path: str) -> ox.Store:
    """The store in a folder, open for reading in this process."""
    return ox.Store.read_only(path)


def _answer_in_worker(path: str, query: Query, limits: Limits) -> Answer:
    return answer(opened(path), query, limits)


async def answer_in(workers: Workers, path: str, query: Query, limits: Limits) -> Answer:
    """The answer to a query over the store in a folder, from one of the workers; raises what `Executor.query` raises.

    An engine call cannot be interrupted from outside, so a query that overruns is ended with its process.
    """
    try:
        return await workers.run(_answer_in_worker, path, query, limits, seconds=limits.seconds + 0.5)
    except TimeoutError as error:
        raise LimitReachedError(too_slow(limits)) from error
