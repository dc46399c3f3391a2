"""Who does the work: this process, several processes on this machine, or a Dask cluster. All give the same results."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from frontgraph.errors import FrontgraphError, MissingExtraError

if TYPE_CHECKING:
    from distributed import Future

Item = TypeVar("Item")
Made = TypeVar("Made")


class WorkerLostError(FrontgraphError):
    """A worker process died, and its work with it."""


class Workers(Protocol):
    """Something that applies a pure function to many items."""

    def map(self, function: Callable[[Item], Made], items: Sequence[Item]) -> Iterator[Made]:
        """The results, in the order of the items, whoever made them."""

    def close(self) -> None:
        """Let the workers go."""


class ThisProcess:
    """Does the work itself, one item after the other."""

    def map(self, function: Callable[[Item], Made], items: Sequence[Item]) -> Iterator[Made]:
        """The results, in the order of the items."""
        return map(function, items)

    def close(self) -> None:
        """Nothing is held."""


class Processes:
    """Worker processes on this machine; they end when this process does, however it ends.

    Where the system can, they are forked from a process that has read the registries once for all of them and runs no
    other thread; forking this process instead would copy the locks that its threads hold.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        context = multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")
        if sys.platform == "linux":
            context.set_forkserver_preload(["frontgraph.collection.warm"])
        self._pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin)

    def map(self, function: Callable[[Item], Made], items: Sequence[Item]) -> Iterator[Made]:
        """The results, in the order of the items; raises WorkerLostError where a worker process dies."""
        from concurrent.futures.process import BrokenProcessPool

        coming = iter(items)
        # No more is begun than keeps all at work, so that results which wait to be taken do not pile up.
        given = deque(self._pool.submit(function, item) for item in islice(coming, 2 * self._count + 1))
        try:
            while given:
                made = given.popleft().result()
                given.extend(self._pool.submit(function, item) for item in islice(coming, 1))
                yield made
        except BrokenProcessPool as error:
            raise WorkerLostError(
                "a worker process died (was it out of memory?); run the same command again, it goes on from here."
            ) from error

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


class Cluster:
    """A Dask cluster at a scheduler's address; the folders named in the items must be shared with it.

    Work of a worker that dies is done again by another. Results come in the order of the items and are let go of as
    soon as they are handed over. A worker does one item at a time, however many threads it has: the readers' libraries
    are not all made for threads, and recognition is pure Python, which threads do not speed up.
    """

    #: Seconds to wait for the scheduler to answer.
    wait = 20.0

    def __init__(self, scheduler: str, patience: float = 60) -> None:
        """`patience`: how many seconds a cluster may be without any worker before the work is given up."""
        try:
            from distributed import Client
        except ImportError as error:
            raise MissingExtraError('Dask is not installed; do: pip install "frontgraph[cluster]"') from error
        self._scheduler, self._patience = scheduler, patience
        try:
            self._client = Client(scheduler, timeout=self.wait)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise FrontgraphError(f"{scheduler}: no Dask scheduler answers there ({error}).") from error

    def map(self, function: Callable[[Item], Made], items: Sequence[Item]) -> Iterator[Made]:
        """The results, in the order of the items; raises WorkerLostError where no worker is left to make them."""
        # Not pure in Dask's sense: two items of equal content are two items.
        futures = deque(self._client.map(partial(_alone, function), items, pure=False, retries=3))
        while futures:
            future = futures.popleft()
            yield self._result(future)
            future.release()  # type: ignore[no-untyped-call]

    def _result(self, future: Future[Made]) -> Made:
        from distributed import CancelledError, KilledWorker
        from distributed.comm.core import CommClosedError

        alone_since: float | None = None
        while True:
            try:
                return future.result(timeout=5)
            except TimeoutError:
                alone_since = None if self._has_workers() else alone_since or time.monotonic()
                if alone_since is not None and time.monotonic() - alone_since > self._patience:
                    raise self._lost("no worker is left") from None
            except KilledWorker as error:
                raise self._lost(f"several workers died over the same files ({error.task})") from error
            except (CancelledError, CommClosedError) as error:
                raise self._lost("the scheduler went away") from error

    def _has_workers(self) -> bool:
        return bool(self._client.scheduler_info(n_workers=1)["workers"])

    def _lost(self, what: str) -> WorkerLostError:
        return WorkerLostError(f"{self._scheduler}: {what}; run the same command again, it goes on from here.")

    def close(self) -> None:
        """Leave the cluster; it goes on."""
        self._client.close()  # type: ignore[no-untyped-call]


_ONE_AT_A_TIME = threading.Lock()


def _alone(function: Callable[[Item], Made], item: Item) -> Made:
    """`function` of `item` while no other thread of this process works."""
    with _ONE_AT_A_TIME:
        return function(item)


def workers_for(count: int, scheduler: str | None = None) -> Workers:
    """The workers that a command asks for: a cluster where a scheduler is named, else processes of this machine."""
    if scheduler:
        return Cluster(scheduler)
    return Processes(count) if count > 1 else ThisProcess()


def batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """`items` in order, `size` at a time.

    >>> list(batches("abcde", 2))
    [('a', 'b'), ('c', 'd'), ('e',)]
    """
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Meanwhile garbage in circles is looked for seldom: documents are trees, and looking through them all the time
    takes a fifth of the time of reading and describing them."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _begin() -> None:
    """What a worker process does first."""
    _watch_parent()
    gc.freeze()
    seldom_collecting().__enter__()


def _watch_parent() -> None:
    """End this worker when the build that it works for is gone: nobody stays behind and goes on writing."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
