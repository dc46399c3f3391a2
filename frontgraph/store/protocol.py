"""What every store of quads can do, wherever its quads lie."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, TypeAlias

from pyoxigraph import NamedNode, Quad, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, serialize

from frontgraph.errors import QueryError
from frontgraph.store.terms import Term, Value, to_value

Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a query may cost: rows (or triples) handed out, and seconds until the last of them.

    The seconds are looked at between rows. An embedded engine that works long before its first row cannot be
    stopped from outside: whoever lets strangers ask runs queries in processes that can be ended.
    """

    rows: int | None = None
    seconds: float | None = None

    def watch(self, results: Iterable[Row | Triple]) -> Iterator[Row | Triple]:
        """Hand the results on; raises QueryError when the time is up."""
        stop = None if self.seconds is None else time.monotonic() + self.seconds
        for count, result in enumerate(results):
            if self.rows is not None and count >= self.rows:
                return
            if stop is not None and time.monotonic() > stop:
                raise QueryError(f"the query took longer than {self.seconds:g} s; ask for less, or add LIMIT.")
            yield result


NO_LIMITS = Limits()


class Rows:
    """The rows of a SELECT: iterated once, in order, each a tuple of terms beside `variables`."""

    def __init__(self, solutions: QuerySolutions, limits: Limits = NO_LIMITS) -> None:
        self.variables: tuple[str, ...] = tuple(variable.value for variable in solutions.variables)
        self._solutions = solutions
        self._limits = limits

    def __iter__(self) -> Iterator[Row]:
        for row in self._limits.watch(tuple(solution) for solution in self._solutions):
            assert isinstance(row, tuple)
            yield row

    def values(self) -> list[tuple[Value, ...]]:
        """All remaining rows as Python values."""
        return [tuple(to_value(term) for term in row) for row in self]

    def serialize(self, output: IO[bytes], results_format: QueryResultsFormat) -> None:
        """Write the remaining rows as SPARQL results in JSON, XML, CSV or TSV, without holding them in memory."""
        self._solutions.serialize(output, format=results_format)


class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, iterated once."""

    def __init__(self, triples: Iterable[Triple], limits: Limits = NO_LIMITS) -> None:
        self._triples = triples
        self._limits = limits

    def __iter__(self) -> Iterator[Triple]:
        for triple in self._limits.watch(self._triples):
            assert isinstance(triple, Triple)
            yield triple

    def serialize(self, output: IO[bytes], rdf_format: RdfFormat, prefixes: Mapping[str, str] | None = None) -> None:
        """Write the remaining triples as `rdf_format`."""
        serialize(self, output, rdf_format, prefixes=dict(prefixes or {}))


#: What a query gives: rows for SELECT, a truth for ASK, triples for CONSTRUCT and DESCRIBE.
Result: TypeAlias = Rows | Triples | bool


class QuadStore(Protocol):
    """Quads in, rows out. Without GRAPH a query sees all named graphs as one.

    Queries raise QueryError: one line with the place and what was expected there.
    """

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None, limits: Limits = NO_LIMITS) -> Result:
        """Run any SPARQL 1.1 query; `bindings` are terms for variables that the query projects."""
        ...

    def graphs(self) -> Iterator[NamedNode]:
        """The named graphs, in order."""
        ...

    def graph_quads(self, graph: NamedNode) -> Iterator[Quad]:
        """The quads of one named graph."""
        ...

    def replace_graph(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put `quads` in the place of everything in `graph`, all at once; quads of other graphs are refused."""
        ...

    def remove_graph(self, graph: NamedNode) -> None:
        """Remove a named graph, if it is there."""
        ...

    def bulk_load(self, nquads: Path | IO[bytes] | bytes) -> None:
        """Add N-Quads, the fastest way in."""
        ...

    def dump(self, output: IO[bytes]) -> None:
        """Write everything as N-Quads, graph by graph, lines sorted: equal contents give equal bytes."""
        ...

    def __len__(self) -> int: ...

    def close(self) -> None:
        """Let go of what the store holds open."""
        ...


def select(
    store: QuadStore, sparql: str, bindings: Mapping[str, Term] | None = None, limits: Limits = NO_LIMITS
) -> Rows:
    """Run a SELECT; raises QueryError for another form of query."""
    result = store.query(sparql, bindings, limits)
    if not isinstance(result, Rows):
        raise QueryError("this query gives no rows; write a SELECT.")
    return result
