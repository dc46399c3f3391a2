"""The nodes of a graph with all that is said of them, read in few queries and looked through in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from frontgraph.graph.vocabulary import PREFIXES
from frontgraph.store import Term, select
from frontgraph.store.protocol import QuadStore, Row
from frontgraph.store.terms import fill

#: How many nodes one query asks for.
_BATCH = 2000
_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(slots=True)
class Node:
    """A node and its properties; several values of one property stand in the order of their spelling."""

    iri: str
    properties: dict[NamedNode, list[Term]] = field(default_factory=lambda: defaultdict(list))

    def terms(self, *names: NamedNode) -> list[Term]:
        """All values of the first of these properties that has any."""
        return next((self.properties[name] for name in names if name in self.properties), [])

    def texts(self, *names: NamedNode) -> list[str]:
        """The literal values, as text."""
        return [term.value for term in self.terms(*names) if isinstance(term, Literal)]

    def text(self, *names: NamedNode) -> str | None:
        """The first literal value, Vietnamese before any other language."""
        found = [term for term in self.terms(*names) if isinstance(term, Literal)]
        return min(found, key=lambda term: (term.language not in (None, "vi"), term.value)).value if found else None

    def number(self, name: NamedNode) -> float | None:
        """A literal value as a number."""
        text = self.text(name)
        return None if text is None else float(text)

    def integer(self, name: NamedNode) -> int | None:
        """A literal value as a whole number."""
        text = self.text(name)
        return None if text is None else int(text)

    def nodes(self, name: NamedNode) -> list[str]:
        """The IRIs among the values of a property."""
        return [term.value for term in self.properties.get(name, []) if isinstance(term, NamedNode)]

    def node(self, name: NamedNode) -> str | None:
        """The first IRI among the values of a property."""
        return next(iter(self.nodes(name)), None)

    def isa(self, name: NamedNode) -> bool:
        """Whether the node is of a class."""
        return name in self.properties.get(_RDF_TYPE, [])


def ask(store: QuadStore, query: str, terms: Mapping[str, Iterable[Term]] | None = None) -> Iterator[Row]:
    """The rows of a SELECT written with the project's prefixes; `terms` go into its `VALUES ?name { UNDEF }`."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    yield from select(store, prefixes + fill(query, terms or {}))


def described(store: QuadStore, iris: Iterable[str], properties: Sequence[NamedNode]) -> dict[str, Node]:
    """The nodes with these IRIs and those of their properties that are asked for; unknown ones are left out."""
    wanted = sorted(set(iris))
    # A filter, not a second VALUES: an engine may start from the properties and read all that have them.
    query = (
        "SELECT DISTINCT ?node ?property ?value { VALUES ?node { UNDEF } ?node ?property ?value "
        f"FILTER(?property IN ({', '.join(map(str, properties))})) }}"
    )
    nodes: dict[str, Node] = {}
    for start in range(0, len(wanted), _BATCH):
        batch = [NamedNode(iri) for iri in wanted[start : start + _BATCH]]
        gather(ask(store, query, {"node": batch}), nodes)
    return nodes


def gather(rows: Iterable[Row], nodes: dict[str, Node]) -> None:
    """Put rows of node, property and value into `nodes`, values in the order of their spelling."""
    several: list[list[Term]] = []
    for node, name, value in rows:
        if isinstance(node, NamedNode) and isinstance(name, NamedNode) and value is not None:
            values = nodes.setdefault(node.value, Node(node.value)).properties[name]
            values.append(value)
            if len(values) == 2:
                several.append(values)
    for values in several:
        values.sort(key=str)
