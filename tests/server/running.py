"""A real server on loopback for the tests: uvicorn in a thread, a store in a folder."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette

from frontgraph.server.app import Settings, create_app
from frontgraph.server.execution import Executor, Limits
from frontgraph.server.reading import ReadingExecutor
from frontgraph.server.writing import WritingExecutor
from frontgraph.server.writing_token import WritingToken
from frontgraph.store import EmbeddedStore, GraphFolder


@contextlib.contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """The URL at which `app` answers, on a free port, until the block is left."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        until = time.monotonic() + 60
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        assert server.started
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(timeout=20)


@contextlib.contextmanager
def running_server(
    folder: Path, *, writable: bool, data: bytes = b"", token: str | None = None, limits: Limits | None = None
) -> Iterator[str]:
    """A server over a fresh store holding `data` (N-Quads)."""
    executor: Executor
    if writable:
        store = EmbeddedStore.open(folder, writable=True)
        store.bulk_load(data)
        executor = WritingExecutor(store, limits or Limits())
    else:
        graph = GraphFolder(folder)
        with graph.rebuild() as draft:
            draft.store.bulk_load(data)
            draft.commit()
        executor = ReadingExecutor(graph, limits or Limits())
    with serving(create_app(executor, Settings(token=WritingToken(token)))) as url:
        yield url


def ask(method: str, url: str, **asked: Any) -> httpx.Response:
    """An answer, waited for also where many tests share few processors."""
    asked.setdefault("timeout", 60)
    return httpx.request(method, url, **asked)


get = partial(ask, "GET")
post = partial(ask, "POST")
