"""A store that may be changed: one writer in this process, and readers of what it was between two changes."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from frontgraph.errors import QueryError
from frontgraph.server.execution import DEFAULT_LIMITS, Answer, Limits, Query, answer_in
from frontgraph.server.sparql_request import SparqlRequest, with_dataset
from frontgraph.server.workers import Workers
from frontgraph.store import EmbeddedStore, QuadStore

T = TypeVar("T")

#: How many snapshots stay: the present one, and one that a query may still be opening.
_KEPT = 2


class Snapshots:
    """What a store held between two changes, each in a folder that is opened for reading only.

    Files are shared with the store by hard links where both lie on one disk, so that a snapshot costs little; it is
    made when somebody asks after a change, not with the change.
    """

    def __init__(self, engine: ox.Store, place: Path | None = None) -> None:
        if place is not None:
            shutil.rmtree(place, ignore_errors=True)  # left behind by a server that was killed
            place.mkdir(parents=True)
        self._engine = engine
        self._place = place or Path(tempfile.mkdtemp(prefix="frontgraph-"))
        self._numbers = count()
        self._made: list[Path] = []
        self._fresh = False
        self._lock = threading.Lock()

    def present(self) -> Path:
        """The folder of what the store holds now."""
        with self._lock:
            if not self._fresh:
                made = self._place / str(next(self._numbers))
                # Said before it is made: a change that comes meanwhile takes it back.
                self._fresh = True
                try:
                    self._engine.backup(str(made))
                except OSError:
                    self._fresh = False
                    raise
                self._made.append(made)
                while len(self._made) > _KEPT:
                    shutil.rmtree(self._made.pop(0), ignore_errors=True)
            return self._made[-1]

    def changed(self) -> None:
        """The store was changed: what was taken of it is no longer the present."""
        self._fresh = False

    def close(self) -> None:
        """Remove all of them."""
        shutil.rmtree(self._place, ignore_errors=True)


class WritingExecutor:
    """Changes a store in this process; queries run over snapshots, in worker processes that can be ended.

    A query sees every change that was answered before it was asked. A change itself cannot be ended.
    """

    writable = True

    def __init__(
        self,
        store: EmbeddedStore,
        limits: Limits = DEFAULT_LIMITS,
        release: Callable[[], None] | None = None,
        *,
        workers: int = 2,
        snapshots: Path | None = None,
    ) -> None:
        self.limits = limits
        self._store = store
        self._release = release
        self._threads = ThreadPoolExecutor(max_workers=4)
        self._workers = Workers(workers, _ready)
        self._snapshots = Snapshots(store.engine, snapshots)

    async def start(self) -> None:
        """Start the workers."""
        await self._workers.start()

    async def query(self, query: Query) -> Answer:
        """The answer to a query; raises QueryError, LimitReachedError, NotAcceptableError."""
        snapshot = await self._in_thread(self._snapshots.present)
        return await answer_in(self._workers, str(snapshot), query, self.limits)

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
        return await self._in_thread(lambda: work(self._store))

    async def write(self, work: Callable[[ox.Store], T]) -> T:
        """What `work` makes of the engine's store, in a thread of its own."""

        def writing() -> T:
            try:
                return work(self._store.engine)
            finally:
                self._snapshots.changed()

        return await self._in_thread(writing)

    def close(self) -> None:
        """End threads and workers, and write everything down."""
        self._threads.shutdown()
        self._workers.close()
        self._snapshots.close()
        self._store.engine.flush()
        self._store.close()
        if self._release is not None:
            self._release()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


def _ready() -> None:
    """What a worker does before its first query: it has loaded this module."""
