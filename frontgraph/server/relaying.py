"""A graph that stands behind another SPARQL server: queries are passed on to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

import pyoxigraph as ox

from frontgraph.errors import QueryError
from frontgraph.server.execution import DEFAULT_LIMITS, Answer, LimitReachedError, Limits, Query
from frontgraph.server.sparql_request import SparqlRequest
from frontgraph.store import QuadStore
from frontgraph.store.remote import RemoteStore

T = TypeVar("T")


class RelayingExecutor:
    """Answers by asking the server at `endpoint`; nothing is changed there."""

    writable = False

    def __init__(self, endpoint: str, limits: Limits = DEFAULT_LIMITS) -> None:
        import httpx

        self.limits = limits
        self._store = RemoteStore(endpoint)
        self._endpoint = self._store.url  # without its login, which is told to nobody
        auth, headers = self._store.login()
        self._client = httpx.AsyncClient(timeout=limits.seconds, auth=auth, headers=headers)

    async def start(self) -> None:
        """Nothing is to be made ready here."""

    async def query(self, query: Query) -> Answer:
        """The other server's answer, in the form that it chose; raises QueryError, LimitReachedError."""
        import httpx

        request = query.request
        form = {"query": request.query or "", **({} if request.has_dataset else self._store.dialect.union)}
        graphs = {
            "default-graph-uri": [graph.value for graph in request.default_graphs],
            "named-graph-uri": [graph.value for graph in request.named_graphs],
        }
        headers = {"accept": query.accept or "application/sparql-results+json, text/turtle;q=0.9"}
        try:
            answer = await self._client.post(self._endpoint, data=form, params=graphs, headers=headers)
        except httpx.TimeoutException as error:
            raise LimitReachedError(f"{self._endpoint} took longer than {self.limits.seconds:g} s") from error
        except httpx.HTTPError as error:
            raise QueryError(f"{self._endpoint} does not answer ({error})") from error
        if answer.is_error:
            raise QueryError(f"{self._endpoint} refuses: {' '.join(answer.text.split())[:300]}")
        if len(answer.content) > self.limits.result_bytes:
            raise LimitReachedError(f"the result is larger than {self.limits.result_bytes:,} bytes", too_large=True)
        return Answer(answer.headers.get("content-type", "").split(";", maxsplit=1)[0], answer.content)

    async def update(self, request: SparqlRequest, base: str) -> None:  # noqa: ARG002
        """Always refused."""
        raise QueryError(f"this graph is served read-only; change it at {self._endpoint}")

    async def read(self, work: Callable[[QuadStore], T]) -> T:
        """What `work` makes of the graph, in a thread of its own."""
        return await asyncio.get_running_loop().run_in_executor(None, work, self._store)

    async def write(self, work: Callable[[ox.Store], T]) -> T:  # noqa: ARG002
        """Always refused."""
        raise QueryError(f"this graph is served read-only; change it at {self._endpoint}")

    def close(self) -> None:
        """Let go of the connections."""
        self._store.close()
