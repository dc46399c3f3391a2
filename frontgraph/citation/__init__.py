"""From the words of a document to the documents it cites."""

from frontgraph.citation.amendments import amendments
from frontgraph.citation.anaphora import references
from frontgraph.citation.effect import effects
from frontgraph.citation.explain import Explanation, explain
from frontgraph.citation.kept_shelf import KeptShelf, ShelfEntry
from frontgraph.citation.recognise import recognise
from frontgraph.citation.reported import reported
from frontgraph.citation.resolve import (
    CollectionIndex,
    DocumentSummary,
    conservation,
    resolve_citations,
    resolve_document,
    summarise,
)

__all__ = [
    "CollectionIndex",
    "DocumentSummary",
    "Explanation",
    "KeptShelf",
    "ShelfEntry",
    "amendments",
    "conservation",
    "effects",
    "explain",
    "recognise",
    "references",
    "reported",
    "resolve_citations",
    "resolve_document",
    "summarise",
]
