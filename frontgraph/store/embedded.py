"""The store inside the process: Oxigraph, in memory or in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, RdfFormat, Store, Variable

from frontgraph.errors import GraphLockedError, GraphNotFoundError, QueryError
from frontgraph.store.presence import Presence
from frontgraph.store.protocol import NO_LIMITS, Limits, Result, Rows, Triples
from frontgraph.store.sparql_errors import syntax_error
from frontgraph.store.terms import Term


class EmbeddedStore:
    """A QuadStore over Oxigraph.

    >>> store = EmbeddedStore.in_memory()
    >>> store.bulk_load(b'<urn:s> <urn:p> "o" <urn:g> .')
    >>> store.query("SELECT ?o { <urn:s> <urn:p> ?o }").values()
    [('o',)]
    """

    def __init__(self, engine: Store, presence: Presence | None = None) -> None:
        #: The pyoxigraph store itself.
        self.engine = engine
        self._presence = presence

    @classmethod
    def in_memory(cls) -> EmbeddedStore:
        """An empty store that lives as long as this value."""
        return cls(Store())

    @classmethod
    def open(cls, path: Path, *, writable: bool = False, presence: Presence | None = None) -> EmbeddedStore:
        """The store in the folder `path`; writable ones are made where none is.

        Raises GraphNotFoundError where a read-only store has nothing to read, GraphLockedError where another
        process writes.
        """
        try:
            if not writable and not (path / "CURRENT").is_file():
                raise GraphNotFoundError(f"{path}: no store stands here; build a graph first.")
            return cls(Store(str(path)) if writable else Store.read_only(str(path)), presence)
        except GraphNotFoundError:
            _leave(presence)
            raise
        except OSError as error:
            _leave(presence)
            if "LOCK" in str(error):
                raise GraphLockedError(f"{path}: another process writes this store; wait for it to end.") from error
            raise GraphNotFoundError(f"{path}: the store cannot be opened ({error}); build the graph again.") from error

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None, limits: Limits = NO_LIMITS) -> Result:
        """Run any SPARQL 1.1 query over all named graphs as one; raises QueryError."""
        substitutions = {_variable(name): term for name, term in (bindings or {}).items()}
        try:
            result = self.engine.query(sparql, use_default_graph_as_union=True, substitutions=substitutions or None)
        except SyntaxError as error:
            raise syntax_error(sparql, str(error)) from error
        except (RuntimeError, ValueError, OSError) as error:
            raise QueryError(f"The SPARQL query cannot be run: {' '.join(str(error).split())}.") from error
        if isinstance(result, QueryBoolean):
            return bool(result)
        return Rows(result, limits) if isinstance(result, QuerySolutions) else Triples(result, limits)

    def graphs(self) -> Iterator[NamedNode]:
        """The named graphs, in order of their names."""
        named = (graph for graph in self.engine.named_graphs() if isinstance(graph, NamedNode))
        yield from sorted(named, key=lambda graph: graph.value)

    def graph_quads(self, graph: NamedNode) -> Iterator[Quad]:
        """The quads of one named graph."""
        yield from self.engine.quads_for_pattern(None, None, None, graph)

    def replace_graph(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put `quads` in the place of everything in `graph`: readers see all of it or nothing."""
        self._update(replacement(graph, of_graph(graph, quads)))

    def remove_graph(self, graph: NamedNode) -> None:
        """Remove a named graph, if it is there."""
        self._update(f"DROP SILENT GRAPH {graph}")

    def bulk_load(self, nquads: Path | IO[bytes] | bytes, *, trusted: bool = False) -> None:
        """Add N-Quads: a file's, a stream's, or bytes. Raises QueryError naming the line that does not parse.

        Of those that we wrote ourselves (`trusted`) the well-formedness of each IRI is not looked at again.
        """
        try:
            if isinstance(nquads, Path):
                self.engine.bulk_load(path=str(nquads), format=RdfFormat.N_QUADS, lenient=trusted)
            else:
                self.engine.bulk_load(nquads, RdfFormat.N_QUADS, lenient=trusted)
        except SyntaxError as error:
            raise QueryError(f"These N-Quads do not parse: {' '.join(str(error).split())}.") from error
        except RuntimeError as error:
            raise _read_only() from error

    def dump(self, output: IO[bytes]) -> None:
        """Write everything as N-Quads, graph by graph, lines sorted: equal contents give equal bytes."""
        everything: list[DefaultGraph | NamedNode] = [DefaultGraph(), *self.graphs()]
        for graph in everything:
            triples = self.engine.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b""
            tail = b" .\n" if isinstance(graph, DefaultGraph) else f" {graph} .\n".encode()
            output.writelines(line.removesuffix(b" .") + tail for line in sorted(triples.split(b"\n")) if line)

    def clone(self, path: Path) -> EmbeddedStore:
        """A writable store at `path` with the same quads; files are shared by hard links, so it costs no copying."""
        self.engine.backup(str(path))
        return EmbeddedStore.open(path, writable=True)

    def settle(self) -> None:
        """Write everything through to the disk and put it in the order that reads fastest."""
        self.engine.optimize()
        self.engine.flush()

    def _update(self, update: str) -> None:
        try:
            self.engine.update(update)
        except RuntimeError as error:
            raise _read_only() from error

    def __len__(self) -> int:
        return len(self.engine)

    def close(self) -> None:
        """Let go of the files; the store is not used after that."""
        del self.engine
        _leave(self._presence)


def replacement(graph: NamedNode, quads: Iterable[Quad]) -> str:
    """One SPARQL update that replaces a named graph; every term is serialised by the RDF library.

    >>> g = NamedNode("urn:g")
    >>> print(replacement(g, [Quad(NamedNode("urn:s"), NamedNode("urn:p"), g, g)]))
    DROP SILENT GRAPH <urn:g>;
    INSERT DATA { GRAPH <urn:g> {
    <urn:s> <urn:p> <urn:g> .
    } }
    """
    triples = "".join(f"{quad.triple} .\n" for quad in quads)
    return f"DROP SILENT GRAPH {graph};\nINSERT DATA {{ GRAPH {graph} {{\n{triples}}} }}"


def _read_only() -> QueryError:
    return QueryError("this graph is open for reading only; open its folder for writing.")


def of_graph(graph: NamedNode, quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads, each looked at; raises QueryError for one of another graph."""
    for quad in quads:
        if quad.graph_name != graph:
            raise QueryError(f"a quad of {quad.graph_name} cannot stand in the graph {graph}.")
        yield quad


def _leave(presence: Presence | None) -> None:
    if presence is not None:
        presence.leave()


def _variable(name: str) -> Variable:
    try:
        return Variable(name)
    except ValueError as error:
        raise QueryError(f"“{name}” is not the name of a SPARQL variable.") from error
