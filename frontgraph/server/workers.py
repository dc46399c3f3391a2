"""Processes that do what must not hold up the server, and that can be ended when it takes too long."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import CancelledError
from typing import Any, TypeVar

T = TypeVar("T")
#: How many seconds a server waits for its processes before it begins to answer without them.
_PATIENCE = 30.0


class Workers:
    """So many processes, each made ready by `prepare(*arguments)`, also those that replace ended ones."""

    def __init__(self, count: int, prepare: Callable[..., object], arguments: tuple[Any, ...] = ()) -> None:
        from pebble import ProcessPool

        self._pool = ProcessPool(
            max_workers=count,
            initializer=prepare,
            initargs=arguments,
            context=multiprocessing.get_context("spawn"),
        )
        self.count = count

    async def start(self) -> None:
        """Start the processes now, not with the first work, and wait until one of them is ready for it."""
        ready = asyncio.wrap_future(self._pool.schedule(os.getpid))
        with contextlib.suppress(TimeoutError):  # whoever asks then waits on
            await asyncio.wait_for(ready, _PATIENCE)

    async def run(self, work: Callable[..., T], *arguments: object, seconds: float | None = None) -> T:
        """What `work` gives; raises what it raises, TimeoutError where it took longer and was ended."""
        future = self._pool.schedule(work, args=arguments, timeout=seconds)
        try:
            return await asyncio.wrap_future(future)
        except CancelledError as error:  # the pool was closed meanwhile
            raise asyncio.CancelledError from error

    def close(self) -> None:
        """End the processes."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
