"""How SPARQL servers differ: where they take queries, updates and whole graphs, and how they see all graphs as one.

Read from each server's manual; `docs/sparql-servers.md` says the same in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Dialect:
    """One server's ways.

    query          what the path of its query address looks like, a regular expression
    update, data   what stands in the place of that match for SPARQL Update and for the Graph Store Protocol
    union          parameters of a query by which it sees all named graphs as one
    own_graphs     the beginnings of graphs that the server keeps for itself
    digest         whether it wants HTTP digest authentication (RFC 7616) in place of basic
    """

    name: str
    query: str
    update: str
    data: str
    union: Mapping[str, str] = field(default_factory=dict)
    own_graphs: tuple[str, ...] = ()
    digest: bool = False

    def addresses(self, query_url: str) -> tuple[str, str]:
        """The addresses for updates and for whole graphs that belong to a query address.

        >>> dialect_of("http://localhost:8890/sparql").addresses("http://localhost:8890/sparql")
        ('http://localhost:8890/sparql-auth', 'http://localhost:8890/sparql-graph-crud-auth')
        """
        return re.sub(self.query, self.update, query_url), re.sub(self.query, self.data, query_url)


DIALECTS = (
    Dialect(
        "fuseki",
        r"(?<=:3030)(/[^/]+)/(?:sparql|query)$",
        r"\1/update",
        r"\1/data",
        {"default-graph-uri": "urn:x-arq:UnionGraph"},
    ),
    Dialect("neptune", r"(?<=:8182)/sparql/?$", "/sparql", "/sparql/gsp/"),
    Dialect(
        "virtuoso",
        r"/sparql(?:-auth)?$",
        "/sparql-auth",
        "/sparql-graph-crud-auth",
        own_graphs=(
            "http://www.openlinksw.com/",
            "http://www.w3.org/ns/ldp#",
            "http://www.w3.org/2002/07/owl#",
            "http://localhost:8890/",
            "urn:",
            "virtrdf-label",
        ),
        digest=True,
    ),
    # By its name alone: the address looks like Virtuoso's.
    Dialect("frontgraph", r"/sparql/?$", "/sparql", "/rdf-graph-store"),
    Dialect("oxigraph", r"(?<=[^/])/query$", "/update", "/store", {"union-default-graph": "true"}),
    Dialect("graphdb", r"(/repositories/[^/]+)$", r"\1/statements", r"\1/rdf-graphs/service"),
)
#: Any other server: the addresses that the SPARQL 1.1 documents use in their examples.
STANDARD = Dialect("standard", r"/(?:query|sparql)$", "/update", "/data")


def dialect_of(query_url: str, name: str | None = None) -> Dialect:
    """The dialect called `name`, or the one that the address looks like.

    >>> dialect_of("http://localhost:7878/query").name, dialect_of("https://example.org/sparql", "standard").name
    ('oxigraph', 'standard')
    """
    if name:
        return next((dialect for dialect in DIALECTS if dialect.name == name), STANDARD)
    return next((dialect for dialect in DIALECTS if re.search(dialect.query, query_url)), STANDARD)
