"""Rows in the order that a query asks for, sorted here: an engine reads both terms from the disk to compare them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from frontgraph.store.terms import Term

_ORDER = re.compile(r"\nORDER BY((?:\s+(?:\?\w+|DESC\(\?\w+\)))+)\s*\Z")
_KEY = re.compile(r"(DESC\()?\?(\w+)")
_NUMBERS = re.compile(r"http://www\.w3\.org/2001/XMLSchema#(?:integer|decimal|double|float|int|long|\w*Integer)")


@dataclass(frozen=True, slots=True)
class Order:
    """The variables to sort by, the most important first, each with whether it runs downwards."""

    keys: tuple[tuple[str, bool], ...]

    def sort(self, variables: Sequence[str], rows: list[tuple[Term | None, ...]]) -> None:
        """Sort the rows in place, as SPARQL 1.1 section 15.1 orders terms."""
        for name, down in reversed(self.keys):
            at = variables.index(name)
            rows.sort(key=lambda row, at=at: _rank(row[at]), reverse=down)  # type: ignore[misc]


def split_order(sparql: str, columns: Sequence[str]) -> tuple[str, Order] | None:
    """A query without its order, and the order; None where it sorts by more than its columns, or not at its end.

    >>> split_order("SELECT ?a ?b { ?a ?p ?b }\\nORDER BY DESC(?b) ?a\\n", ["a", "b"])
    ('SELECT ?a ?b { ?a ?p ?b }\\n', Order(keys=(('b', True), ('a', False))))
    >>> split_order("SELECT ?a { ?a ?p ?b }\\nORDER BY ?b\\n", ["a"]) is None
    True
    """
    found = _ORDER.search(sparql)
    if found is None:
        return None
    keys = tuple((name, bool(down)) for down, name in _KEY.findall(found[1]))
    if not {name for name, _ in keys} <= set(columns):
        return None
    return sparql[: found.start()] + "\n", Order(keys)


def _rank(term: Term | None) -> tuple[Any, ...]:
    """Nothing before blank nodes, these before IRIs, these before literals, numbers among them by value."""
    if isinstance(term, Literal):
        if _NUMBERS.fullmatch(term.datatype.value):
            try:
                return (3, 0, Decimal(term.value))
            except InvalidOperation:
                pass
        return (3, 1, term.value)
    if isinstance(term, NamedNode):
        return (2, term.value)
    return (1, term.value) if isinstance(term, BlankNode) else (0,)
