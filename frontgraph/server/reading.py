"""A graph folder that is read: each query in a process that can be ended, each new state seen by the next request."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pyoxigraph as ox

from frontgraph.errors import QueryError
from frontgraph.server.execution import DEFAULT_LIMITS, Answer, Limits, Query, answer_in, opened
from frontgraph.server.sparql_request import SparqlRequest
from frontgraph.server.workers import Workers
from frontgraph.store import EmbeddedStore, GraphFolder, QuadStore, State

T = TypeVar("T")


class PresentState:
    """The state that a graph folder names now; its manifest is read again only when it was replaced."""

    def __init__(self, folder: GraphFolder) -> None:
        self._folder = folder
        self._seen = self._mark()
        self._state = folder.state()

    def __call__(self) -> State:
        """That state; raises GraphNotFoundError where the folder holds none any more."""
        mark = self._mark()
        if mark != self._seen:
            self._state, self._seen = self._folder.state(), mark
        return self._state

    def _mark(self) -> tuple[int, int, int] | None:
        try:
            found = os.stat(self._folder.path / "manifest.json")
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size


class _OpenState:
    """An open state, closed when it is no longer the present one and nobody reads it any more."""

    def __init__(self, folder: GraphFolder, state: State) -> None:
        self.state = state
        self._store = folder.open()
        self._readers = 0
        self._present = True
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[EmbeddedStore]:
        with self._lock:
            self._readers += 1
        try:
            yield self._store
        finally:
            with self._lock:
                self._readers -= 1
                self._let_go()

    def is_past(self) -> None:
        with self._lock:
            self._present = False
            self._let_go()

    def _let_go(self) -> None:
        if not self._present and self._readers == 0:
            self._store.close()


class ReadingExecutor:
    """Answers from a graph folder in worker processes, which can be ended at any moment.

    A graph that is rebuilt while it is served is seen from the next request on.
    """

    writable = False

    def __init__(self, folder: GraphFolder, limits: Limits = DEFAULT_LIMITS, workers: int = 2) -> None:
        self.limits = limits
        self._folder = folder
        self._state = PresentState(folder)
        self._open = _OpenState(folder, self._state())
        self._workers = Workers(workers, opened, (str(self._open.state.quads),))

    async def start(self) -> None:
        """Start the workers; they open the graph before anybody asks."""
        await self._workers.start()

    async def query(self, query: Query) -> Answer:
        """The answer to a query; raises QueryError, LimitReachedError, NotAcceptableError."""
        state = self._present().state
        return await answer_in(self._workers, str(state.quads), query, self.limits)

    async def update(self, request: SparqlRequest, base: str) -> None:  # noqa: ARG002
        """Always refused: the graph is served for reading."""
        raise _read_only()

    async def read(self, work: Callable[[QuadStore], T]) -> T:
        """What `work` makes of the graph, in a thread of its own."""
        present = self._present()

        def reading() -> T:
            with present.reading() as store:
                return work(store)

        return await asyncio.get_running_loop().run_in_executor(None, reading)

    async def write(self, work: Callable[[ox.Store], T]) -> T:  # noqa: ARG002
        """Always refused: the graph is served for reading."""
        raise _read_only()

    def _present(self) -> _OpenState:
        """The state that the folder names now; threads that still read the old one keep it until they end."""
        state = self._state()
        if state != self._open.state:
            past, self._open = self._open, _OpenState(self._folder, state)
            past.is_past()
        return self._open

    def close(self) -> None:
        """End the workers and let go of the graph."""
        self._workers.close()
        self._open.is_past()


def _read_only() -> QueryError:
    return QueryError("this graph is served read-only; start the server with --writable to change it")
