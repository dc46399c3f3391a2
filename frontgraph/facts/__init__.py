"""Who, where, when, and who must act: facts of a document besides the documents it cites."""

from frontgraph.facts.extraction import extract
from frontgraph.facts.records import as_json

__all__ = ["as_json", "extract"]
