"""JSON-LD with the project's context, through rdflib, in a stable order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from frontgraph.errors import MissingExtraError


def compact(quads: Iterable[ox.Quad], context: dict[str, Any], base: str) -> bytes:
    """The quads as compacted JSON-LD, keys and lists sorted.

    Raises MissingExtraError where rdflib is not installed.
    """
    try:
        import rdflib
    except ImportError as error:
        raise MissingExtraError("JSON-LD needs rdflib; install frontgraph[notebook].") from error
    dataset = rdflib.Dataset()
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    dataset.parse(data=written, format="nquads")
    full = {**context, "@base": base}
    data = json.loads(dataset.serialize(format="json-ld", context=full, use_native_types=False))
    ordered = json.dumps(_ordered(data), ensure_ascii=False, indent=1, sort_keys=True)
    return ordered.encode("utf-8") + b"\n"


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: inner if key == "@context" else _ordered(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted((_ordered(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
    return value
