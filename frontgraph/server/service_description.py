"""What the endpoint says of itself: SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_INPUT_FORMATS = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG")
PREFIXES = {"sd": SD, "formats": _FORMATS, "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


def describe_service(endpoint: str, graphs: Iterable[str], *, writable: bool) -> Iterator[ox.Triple]:
    """The triples that describe the service at `endpoint`, over the named `graphs`.

    >>> triples = describe_service("http://localhost/sparql", (), writable=False)
    >>> sum(t.predicate.value.endswith("endpoint") for t in triples)
    1
    """
    service = ox.NamedNode(f"{endpoint}#service")
    dataset = ox.NamedNode(f"{endpoint}#dataset")
    default = ox.NamedNode(f"{endpoint}#default-graph")

    def say(subject: ox.NamedNode, term: str, value: ox.NamedNode | str) -> ox.Triple:
        node = value if isinstance(value, ox.NamedNode) else ox.NamedNode(SD + value)
        return ox.Triple(subject, ox.NamedNode(SD + term), node)

    yield ox.Triple(service, _RDF_TYPE, ox.NamedNode(SD + "Service"))
    yield say(service, "endpoint", ox.NamedNode(endpoint))
    yield say(service, "supportedLanguage", "SPARQL11Query")
    if writable:
        yield say(service, "supportedLanguage", "SPARQL11Update")
    yield say(service, "feature", "UnionDefaultGraph")
    for name in _RESULT_FORMATS:
        yield say(service, "resultFormat", ox.NamedNode(_FORMATS + name))
    if writable:
        for name in _INPUT_FORMATS:
            yield say(service, "inputFormat", ox.NamedNode(_FORMATS + name))
    yield say(service, "defaultDataset", dataset)
    yield ox.Triple(dataset, _RDF_TYPE, ox.NamedNode(SD + "Dataset"))
    yield say(dataset, "defaultGraph", default)
    yield ox.Triple(default, _RDF_TYPE, ox.NamedNode(SD + "Graph"))
    for index, name in enumerate(sorted(graphs)):
        graph = ox.NamedNode(f"{endpoint}#graph-{index}")
        yield say(dataset, "namedGraph", graph)
        yield ox.Triple(graph, _RDF_TYPE, ox.NamedNode(SD + "NamedGraph"))
        yield say(graph, "name", ox.NamedNode(name))
