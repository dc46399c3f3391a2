"""One file a question, and the helpers that run it."""

from frontgraph.queries.answer import Answer
from frontgraph.queries.asking import ask
from frontgraph.queries.comparison import Comparison, Difference, compare
from frontgraph.queries.in_force import InForce, in_force
from frontgraph.queries.lookup import lookup, lookup_body
from frontgraph.queries.question import Column, Label, Parameter, Question, ValueType, catalogue, get
from frontgraph.queries.text_search import index_text

__all__ = [
    "Answer",
    "Column",
    "Comparison",
    "Difference",
    "InForce",
    "Label",
    "Parameter",
    "Question",
    "ValueType",
    "ask",
    "catalogue",
    "compare",
    "get",
    "in_force",
    "index_text",
    "lookup",
    "lookup_body",
]
