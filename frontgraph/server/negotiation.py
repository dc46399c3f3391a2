"""Which form of an answer a client gets: the media types we write, and the choice among them by RFC 9110."""

from __future__ import annotations

from dataclasses import dataclass

import mimeparse
import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class MediaType:
    """A form that an answer can take: its short name (`?format=`), media type and writer."""

    name: str
    media_type: str
    results: ox.QueryResultsFormat | None = None
    rdf: ox.RdfFormat | None = None


#: Forms of SELECT and ASK results, the preferred one first.
RESULTS = (
    MediaType("json", "application/sparql-results+json", results=ox.QueryResultsFormat.JSON),
    MediaType("xml", "application/sparql-results+xml", results=ox.QueryResultsFormat.XML),
    MediaType("csv", "text/csv", results=ox.QueryResultsFormat.CSV),
    MediaType("tsv", "text/tab-separated-values", results=ox.QueryResultsFormat.TSV),
)
#: Forms of CONSTRUCT and DESCRIBE results and of a graph, the preferred one first.
GRAPHS = (
    MediaType("ttl", "text/turtle", rdf=ox.RdfFormat.TURTLE),
    MediaType("nt", "application/n-triples", rdf=ox.RdfFormat.N_TRIPLES),
    MediaType("rdf", "application/rdf+xml", rdf=ox.RdfFormat.RDF_XML),
    MediaType("jsonld", "application/ld+json", rdf=ox.RdfFormat.JSON_LD),
    MediaType("n3", "text/n3", rdf=ox.RdfFormat.N3),
)
#: What clients call some of these besides.
ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "application/x-turtle": "text/turtle",
    "text/plain": "application/n-triples",
}
#: What clients call some forms in `format=`; SPARQLWrapper among them.
NAMES = {"turtle": "ttl", "json-ld": "jsonld", "rdf+xml": "rdf", "n-triples": "nt", "ntriples": "nt"}
HTML = MediaType("html", "text/html")
JSON = MediaType("json", "application/json")
CSV = MediaType("csv", "text/csv")


def choose(offered: tuple[MediaType, ...], accept: str | None, name: str | None = None) -> MediaType | None:
    """The form to answer in: by `?format=` name where it is one on offer, else by the Accept header.

    None where the client accepts none of those on offer. No header, or one that does not parse, means any.

    >>> choose(GRAPHS, "text/csv", "turtle").name, choose(GRAPHS, "application/rdf+xml", "xml").name
    ('ttl', 'rdf')
    >>> choose(RESULTS, "text/csv;q=0.9, */*;q=0.1").name, choose(RESULTS, None).name
    ('csv', 'json')
    >>> choose(GRAPHS, "image/png") is None
    True
    """
    named = NAMES.get((name or "").lower(), (name or "").lower())
    for form in offered:
        if named in (form.name, form.media_type):
            return form
    if not accept or accept.strip() == "*/*":
        return offered[0]
    by_type = {form.media_type: form for form in offered}
    aliases = {alias: by_type[real] for alias, real in ALIASES.items() if real in by_type}
    # The library prefers what stands last among equals.
    supported = [*reversed([*by_type, *aliases])]
    try:
        best = mimeparse.best_match(supported, accept)
    except (mimeparse.MimeTypeParseException, ValueError):
        return offered[0]
    return {**aliases, **by_type}.get(best)
