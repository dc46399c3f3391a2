"""The store on a server: SPARQL 1.1 Protocol for questions and updates, Graph Store Protocol for whole graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
    serialize,
)

from frontgraph.errors import GraphNotFoundError, MissingExtraError, QueryError
from frontgraph.store.dialects import Dialect, dialect_of
from frontgraph.store.embedded import EmbeddedStore, of_graph
from frontgraph.store.protocol import NO_LIMITS, Limits, Result, Rows, Triples, select
from frontgraph.store.terms import Term, bind, sparql_text

if TYPE_CHECKING:
    import httpx

_BATCH = 20_000  # quads sent at once
_WAIT = 600.0  # seconds for an answer where no limit is given
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Access:
    """How to get into a server: user and password, or a bearer token; and how often to try again."""

    user: str | None = None
    password: str | None = None
    token: str | None = None
    retries: int = 4


class RemoteStore:
    """A QuadStore behind a SPARQL 1.1 server.

    url       where it takes queries; user and password may stand in it – a password without a user is a bearer
              token –, and behind `#` the name of the dialect
    dialect   the server's ways, guessed from the address where not given
    """

    def __init__(self, url: str, access: Access | None = None, dialect: Dialect | None = None) -> None:
        try:
            import httpx
        except ImportError as error:
            raise MissingExtraError('httpx is not installed; do: pip install "frontgraph[remote]"') from error
        address = httpx.URL(url)
        if access is None:
            access = _access_in(address)
        self.url = str(address.copy_with(userinfo=b"", fragment=None))
        self.dialect = dialect or dialect_of(self.url, address.fragment)
        self._update_url, self._data_url = self.dialect.addresses(self.url)
        self._access = access
        self._client = _client(access, self.dialect)
        # Every query is first read by the embedded engine: its complaint names line and column, the servers' vary.
        self._reader = EmbeddedStore.in_memory()

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None, limits: Limits = NO_LIMITS) -> Result:
        """Run any SPARQL 1.1 query over all named graphs as one; raises QueryError."""
        form = self._reader.query(sparql, bindings)
        accept = "application/n-triples" if isinstance(form, Triples) else "application/sparql-results+json"
        fields = {"query": bind(sparql, bindings or {}), **self.dialect.union}
        body = self._send(
            "POST", self.url, data=fields, headers={"Accept": accept}, timeout=limits.seconds or _WAIT
        ).content
        if isinstance(form, Triples):
            return Triples((quad.triple for quad in parse(body, RdfFormat.N_TRIPLES)), limits)
        found = _results(body, limits)
        if isinstance(form, bool) and isinstance(found, Rows):
            # Virtuoso says the truth of an ASK as a row with a 1 or a 0.
            return any(str(value) in {"1", "True", "true"} for row in found.values() for value in row)
        return found

    def graphs(self) -> Iterator[NamedNode]:
        """The named graphs, in order of their names, without those that the server keeps for itself."""
        named = (row[0] for row in select(self, _GRAPHS))
        kept = {node for node in named if isinstance(node, NamedNode) and not self._is_own(node)}
        yield from sorted(kept, key=lambda graph: graph.value)

    def graph_quads(self, graph: NamedNode) -> Iterator[Quad]:
        """The quads of one named graph."""
        answer = self._send(
            "GET",
            self._data_url,
            params={"graph": graph.value},
            headers={"Accept": "application/n-triples"},
            missing=True,
        )
        if answer.status_code != 404:
            for quad in parse(answer.content, RdfFormat.N_TRIPLES):
                yield Quad(quad.subject, quad.predicate, quad.object, graph)
            return
        # No such graph, or no Graph Store Protocol at that address: a query tells which.
        told = self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {sparql_text(graph)} {{ ?s ?p ?o }} }}")
        if isinstance(told, Triples):
            yield from (Quad(triple.subject, triple.predicate, triple.object, graph) for triple in told)

    def replace_graph(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put `quads` in the place of everything in `graph`, in one request."""
        checked = list(of_graph(graph, quads))
        if checked:
            self._put("PUT", graph, checked)
        else:
            self.remove_graph(graph)

    def remove_graph(self, graph: NamedNode) -> None:
        """Remove a named graph, if it is there."""
        self._send("DELETE", self._data_url, params={"graph": graph.value}, missing=True)

    def update(self, update: str) -> None:
        """Run a SPARQL 1.1 update."""
        self._send(
            "POST", self._update_url, content=update.encode(), headers={"Content-Type": "application/sparql-update"}
        )

    def bulk_load(self, nquads: Path | IO[bytes] | bytes) -> None:
        """Add N-Quads, graph by graph in batches; what was sent before a failure stays."""
        quads = (
            parse(path=str(nquads), format=RdfFormat.N_QUADS)
            if isinstance(nquads, Path)
            else parse(nquads, RdfFormat.N_QUADS)
        )
        try:
            for graph, group in groupby(quads, key=lambda quad: quad.graph_name):
                if not isinstance(graph, NamedNode):
                    raise QueryError("these N-Quads have triples outside named graphs, which a server may not keep.")
                for batch in _batches(group):
                    self._put("POST", graph, batch)
        except SyntaxError as error:
            raise QueryError(f"These N-Quads do not parse: {' '.join(str(error).split())}.") from error

    def dump(self, output: IO[bytes]) -> None:
        """Write everything as N-Quads, graph by graph, lines sorted: equal contents give equal bytes."""
        for graph in self.graphs():
            output.writelines(sorted(f"{quad} .\n".encode() for quad in self.graph_quads(graph)))

    def __len__(self) -> int:
        if not self.dialect.own_graphs:
            return int(str(select(self, _COUNT).values()[0][0]))
        counted = (
            select(self, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {sparql_text(graph)} {{ ?s ?p ?o }} }}").values()
            for graph in self.graphs()
        )
        return sum(int(str(rows[0][0])) for rows in counted)

    def login(self) -> tuple[httpx.Auth | None, dict[str, str]]:
        """What others send to get into the same server: how they authenticate, and headers."""
        return _login(self._access, self.dialect)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _is_own(self, graph: NamedNode) -> bool:
        return graph.value.startswith(self.dialect.own_graphs) if self.dialect.own_graphs else False

    def _put(self, method: str, graph: NamedNode, quads: list[Quad]) -> None:
        body = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
        self._send(
            method,
            self._data_url,
            params={"graph": graph.value},
            content=body,
            headers={"Content-Type": "application/n-triples"},
        )

    def _send(self, method: str, url: str, *, missing: bool = False, **request: object) -> httpx.Response:
        import httpx

        try:
            answer = self._client.request(method, url, **request)  # type: ignore[arg-type]
        except httpx.TimeoutException as error:
            raise QueryError(f"{url}: the server gave no answer in time; ask for less.") from error
        except httpx.HTTPError as error:
            raise GraphNotFoundError(f"{url}: the server cannot be reached ({error}).") from error
        if answer.is_success or (missing and answer.status_code == 404):
            return answer
        raise _refusal(url, answer)


def _access_in(address: httpx.URL) -> Access:
    """The login that stands in an address."""
    if address.password and not address.username:
        return Access(token=address.password)
    return Access(address.username or None, address.password or None)


def _login(access: Access, dialect: Dialect) -> tuple[httpx.Auth | None, dict[str, str]]:
    import httpx

    if access.token:
        return None, {"Authorization": f"Bearer {access.token}"}
    if access.user is None:
        return None, {}
    scheme = httpx.DigestAuth if dialect.digest else httpx.BasicAuth
    return scheme(access.user, access.password or ""), {}


def _client(access: Access, dialect: Dialect) -> httpx.Client:
    import httpx
    from httpx_retries import Retry, RetryTransport

    # All requests may be repeated: queries change nothing, and adding or replacing the same triples twice is as once.
    retry = Retry(
        total=access.retries,
        backoff_factor=0.2,
        allowed_methods=["GET", "PUT", "POST", "DELETE"],
        retry_on_exceptions=[httpx.NetworkError, httpx.RemoteProtocolError],
    )
    auth, headers = _login(access, dialect)
    return httpx.Client(auth=auth, headers=headers, transport=RetryTransport(retry=retry), timeout=_WAIT)


def _results(body: bytes, limits: Limits) -> Result:
    found = parse_query_results(body, QueryResultsFormat.JSON)
    if isinstance(found, QueryBoolean):
        return bool(found)
    assert isinstance(found, QuerySolutions)
    return Rows(found, limits)


def _refusal(url: str, answer: httpx.Response) -> QueryError:
    if answer.status_code in {401, 403}:
        return QueryError(f"{url}: the server wants a user and password, or a token, with the right to do this.")
    said = " ".join(answer.text.split())[:200]
    return QueryError(f"{url}: the server refused ({answer.status_code}): {said}")


def _batches(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    batch: list[Quad] = []
    for quad in quads:
        batch.append(quad)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
