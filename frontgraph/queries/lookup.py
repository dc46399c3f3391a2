"""Forgiving look-up: from what a person types ("43-NQ/TW", "nghị quyết 43", a file's name, an IRI) to a node.

Nothing is guessed: one match is taken, several are listed, none names the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from frontgraph.errors import AmbiguousLookupError, LookupFailedError
from frontgraph.graph.vocabulary import FG
from frontgraph.store.protocol import QuadStore, select
from frontgraph.store.terms import Term, fill, iri
from frontgraph.text import fold

_PREFIXES = """
PREFIX fg: <https://w3id.org/frontgraph/ns#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
"""
# What several documents say of one work stands in several graphs: GRAPH keeps what belongs together.
_WORK = """SELECT DISTINCT ?node ?label ?identifier ?year ?issuer {
  VALUES ?key { UNDEF }
  GRAPH ?g {
    ?node PROPERTY ?key ; rdfs:label ?label ; fg:kind ?kind .
    OPTIONAL { ?node dct:identifier ?identifier }
    OPTIONAL { ?node fg:year ?year }
    OPTIONAL { ?node fg:issuerName ?issuer }
  }
  FILTER NOT EXISTS { ?node dct:isReplacedBy ?other }
}"""
_BY_NUMBER = _WORK.replace("PROPERTY", "fg:number")
_BY_SYMBOL = _WORK.replace("PROPERTY", "dct:identifier")
_BY_FILE = """SELECT DISTINCT ?node ?label { VALUES ?file { UNDEF }
  GRAPH ?g {
    ?manifestation fg:fileName ?file . ?expression eli:is_embodied_by ?manifestation .
    ?node eli:is_realized_by ?expression ; rdfs:label ?label
  } }"""
_BY_NAME = """SELECT DISTINCT ?node ?label ?name { VALUES ?property { fg:name dct:title rdfs:label }
  GRAPH ?g { ?node fg:kind ?kind ; ?property ?name ; rdfs:label ?label } }"""
_BY_PATH = """SELECT DISTINCT ?node ?label { VALUES ?path { UNDEF }
  GRAPH ?g { ?node fg:kind ?kind ; rdfs:label ?label }
  FILTER(STRENDS(STR(?node), CONCAT("/id/", ?path))) }"""
_FILES = "SELECT DISTINCT ?file { ?manifestation fg:fileName ?file }"
_KNOWN = "ASK { VALUES ?node { UNDEF } { ?node ?p ?o } UNION { ?s ?q ?node } }"
_LABELS = "SELECT DISTINCT ?label { GRAPH ?g { ?node fg:kind ?kind ; rdfs:label ?label } }"
_BODIES = """SELECT DISTINCT ?node ?label { VALUES ?property { rdfs:label skos:altLabel }
  VALUES ?class { UNDEF }
  GRAPH ?g { ?node a ?class ; ?property ?label } }"""
_BY_BODY_PATH = """SELECT DISTINCT ?node { VALUES ?ending { UNDEF }
  GRAPH ?g { ?node a fg:Body }
  FILTER(STRENDS(STR(?node), ?ending)) }"""
#: Words that a person writes between the parts of a name and that tell nothing.
_SILENT = frozenset({"so", "nam", "ngay", "cua", "ve"})
_PATH = re.compile(r"(?:id/)?([^\s/]+(?:/[^\s/]+){2,})")
_DASHES = re.compile(r"\s*[-‐-―−]\s*")


def lookup(store: QuadStore, asked: str) -> NamedNode:
    """The work that `asked` names: an IRI or its path, a symbol, kind and number, a name or title, a file's name.

    Raises AmbiguousLookupError listing the matches, LookupFailedError with the nearest names.
    """
    text = asked.strip()
    if re.match(r"https?://|urn:", text):
        return _by_iri(store, text)
    for step in (_by_symbol, _by_number, _by_file, _by_path, _by_name):
        found = step(store, text)
        if found:
            return _only(asked, found)
    raise LookupFailedError(f"No document is called “{asked}”{_nearest(store, text)}")


def lookup_body(store: QuadStore, asked: str) -> NamedNode:
    """The body that `asked` names: an IRI, or a name or abbreviation with or without diacritics.

    Raises AmbiguousLookupError listing the matches, LookupFailedError with the nearest names.
    """
    text = asked.strip()
    if re.match(r"https?://|urn:", text):
        return _by_iri(store, text)
    # Bodies that the registry knows come before names that one document alone uses.
    names: dict[NamedNode, list[str]] = {}
    for classes in ((FG.Body, FG.ForeignPartner), (FG.LocalAgent,)):
        names |= _body_names(store, classes)
        found = _named(names, fold(text))
        if found:
            return _only(asked, found)
    registered = _registered(store, text)
    if registered is not None:
        return registered
    folded = {fold(label): label for labels in names.values() for label in labels}
    near = get_close_matches(fold(text), folded, n=3, cutoff=0.5)
    shown = f"; the nearest are: {', '.join(folded[name] for name in near)}" if near else ""
    raise LookupFailedError(f"No body is called “{asked}”{shown}.")


def _registered(store: QuadStore, text: str) -> NamedNode | None:
    """The node of the body that the registry resolves a name to, abbreviations and all, where it is in the graph."""
    from frontgraph.registry import bodies

    match = bodies.resolve(text)
    if match.body is None:
        return None
    ending = Literal(f"/id/{match.body.key.path}")
    found = [node for (node,) in select(store, _PREFIXES + fill(_BY_BODY_PATH, {"ending": [ending]}))]
    return found[0] if len(found) == 1 and isinstance(found[0], NamedNode) else None


def _body_names(store: QuadStore, classes: tuple[NamedNode, ...]) -> dict[NamedNode, list[str]]:
    names: dict[NamedNode, list[str]] = {}
    for node, label in select(store, _PREFIXES + fill(_BODIES, {"class": classes})):
        if isinstance(node, NamedNode):
            names.setdefault(node, []).append(_text(label))
    return names


def _named(names: Mapping[NamedNode, list[str]], wanted: str) -> dict[NamedNode, str]:
    """The nodes one of whose names is `wanted`; where there are none, those one of whose names contains it."""
    exact: dict[NamedNode, str] = {}
    partial: dict[NamedNode, str] = {}
    for node, labels in names.items():
        for label in sorted(labels):
            folded = fold(label)
            if wanted and f" {wanted} " in f" {folded} ":
                (exact if folded == wanted else partial).setdefault(node, label)
    return exact or partial


def _by_iri(store: QuadStore, text: str) -> NamedNode:
    node = iri(text)
    if not store.query(fill(_KNOWN, {"node": [node]})):
        raise LookupFailedError(f"<{text}> does not stand in this graph.")
    return node


def _by_symbol(store: QuadStore, text: str) -> dict[NamedNode, str]:
    symbol = _DASHES.sub("-", re.sub(r"\s+", "", text))
    spellings = dict.fromkeys((text, symbol, symbol.upper()))
    return _works(store, fill(_BY_SYMBOL, {"key": map(Literal, spellings)}))


def _by_number(store: QuadStore, text: str) -> dict[NamedNode, str]:
    words = [word for word in fold(text).split() if word not in _SILENT]
    number = next((word for word in words if word.isdigit()), None)
    if number is None:
        return {}
    # "05" and "5" are one number; the graph has it as printed.
    spellings = dict.fromkeys((number, number.lstrip("0") or "0", number.zfill(2)))
    query = fill(_BY_NUMBER, {"key": map(Literal, spellings)})
    wanted = {word for word in words if word not in spellings}
    found: dict[NamedNode, str] = {}
    exact: dict[NamedNode, str] = {}
    for node, label, identifier, year, issuer in select(store, _PREFIXES + query):
        parts = [_text(term) for term in (label, identifier, year, issuer)]
        if isinstance(node, NamedNode) and wanted <= set(fold(" ".join(parts)).split()):
            found[node] = _shown(label, year)
            if fold(text) == fold(parts[1]):
                exact[node] = found[node]
    return exact or found


def _by_file(store: QuadStore, text: str) -> dict[NamedNode, str]:
    files = [text]
    if not re.search(r"\s", text):
        files += sorted(f for (term,) in select(store, _PREFIXES + _FILES) if (f := _text(term)).startswith(f"{text}."))
    return _works(store, fill(_BY_FILE, {"file": map(Literal, files)}))


def _by_path(store: QuadStore, text: str) -> dict[NamedNode, str]:
    found = _PATH.fullmatch(text)
    return _works(store, fill(_BY_PATH, {"path": [Literal(found[1])]})) if found else {}


def _by_name(store: QuadStore, text: str) -> dict[NamedNode, str]:
    wanted = fold(text)
    if not wanted:
        return {}
    names: dict[NamedNode, list[str]] = {}
    labels: dict[NamedNode, str] = {}
    for node, label, name in select(store, _PREFIXES + _BY_NAME):
        if isinstance(node, NamedNode):
            names.setdefault(node, []).append(_text(name))
            labels[node] = _text(label)
    return {node: labels[node] for node in _named(names, wanted)}


def _works(store: QuadStore, query: str) -> dict[NamedNode, str]:
    rows = select(store, _PREFIXES + query)
    year = rows.variables.index("year") if "year" in rows.variables else None
    return {
        row[0]: _shown(row[1], None if year is None else row[year]) for row in rows if isinstance(row[0], NamedNode)
    }


def _only(asked: str, found: dict[NamedNode, str]) -> NamedNode:
    if len(found) == 1:
        return next(iter(found))
    shown = sorted(f"{label} <{node.value}>" for node, label in found.items())
    raise AmbiguousLookupError(asked, tuple(shown))


def _nearest(store: QuadStore, text: str) -> str:
    names = _folded(_text(label) for (label,) in select(store, _PREFIXES + _LABELS))
    near = get_close_matches(fold(text), names, n=3, cutoff=0.4)
    return f"; the nearest are: {', '.join(names[name] for name in near)}." if near else "."


def _folded(labels: Iterable[str]) -> dict[str, str]:
    return {fold(label): label for label in labels}


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else ""


def _shown(label: Term | None, year: Term | None) -> str:
    return f"{_text(label)} ({_text(year)})" if year is not None else _text(label)
