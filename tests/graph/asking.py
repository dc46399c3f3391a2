"""Asking a handful of quads in SPARQL, over the union of their graphs."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from frontgraph.graph import PREFIXES


def ask(quads: Iterable[ox.Quad], select: str) -> list[tuple[str | None, ...]]:
    """The rows of a SELECT as strings, IRIs cut to what stands behind `/id/`; sorted."""
    store = ox.Store()
    store.bulk_extend(quads)
    answer = store.query(select, use_default_graph_as_union=True, prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    width = len(answer.variables)
    rows = {tuple(_short(solution[at]) for at in range(width)) for solution in answer}
    return sorted(rows, key=lambda row: [value or "" for value in row])


def _short(term: object) -> str | None:
    if term is None:
        return None
    value: str = getattr(term, "value", "")
    if isinstance(term, ox.NamedNode):
        return value.partition("/id/")[2] or value.rpartition("#")[2].rpartition("/")[2]
    return value


def subjects(
    quads: Iterable[ox.Quad], predicate: ox.NamedNode, value: ox.NamedNode | None = None
) -> list[ox.NamedNode]:
    """The nodes that have a predicate, with this value where one is given, in the order of the quads."""
    return [
        quad.subject
        for quad in quads
        if quad.predicate == predicate and value in (None, quad.object) and isinstance(quad.subject, ox.NamedNode)
    ]
