"""From the words of a document to the documents it cites."""

from frontgraph.citation.recognise import recognise
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
    "conservation",
    "recognise",
    "resolve_citations",
    "resolve_document",
    "summarise",
]
