"""RDF terms on their way in and out: bound into SPARQL as terms, never as text, and read back as Python values."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from frontgraph.errors import QueryError

#: What a variable of a query may stand for.
Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
#: What a cell of a table may hold.
Value: TypeAlias = str | int | float | bool | Decimal | datetime.date | datetime.datetime | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(
    _XSD + name
    for name in (
        *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
        *("nonPositiveInteger", "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)


def to_term(value: Term | str | int | float | bool | datetime.date) -> Term:
    """The RDF term of a Python value; strings become plain literals, terms stay what they are.

    >>> str(to_term(3)), str(to_term('a "quote"')), str(to_term(datetime.date(2024, 1, 4)))
    ('"3"^^<http://www.w3.org/2001/XMLSchema#integer>',
     '"a \\\\"quote\\\\""',
     '"2024-01-04"^^<http://www.w3.org/2001/XMLSchema#date>')
    """
    if isinstance(value, NamedNode | BlankNode | Literal | Triple):
        return value
    if isinstance(value, datetime.date):
        return Literal(value.isoformat(), datatype=NamedNode(_XSD + "date"))
    return Literal(value)


def iri(text: str) -> NamedNode:
    """The IRI that `text` spells; raises QueryError where it is none.

    >>> iri("https://example.org/a").value
    'https://example.org/a'
    >>> iri("https://example.org/a> { } #")
    Traceback (most recent call last):
    frontgraph.errors.QueryError: “https://example.org/a> { } #” is not an IRI: ...
    """
    try:
        return NamedNode(text)
    except ValueError as error:
        raise QueryError(f"“{text}” is not an IRI: {error}.") from error


def sparql_text(term: Term) -> str:
    """The term as SPARQL writes it, with everything escaped that needs it.

    >>> sparql_text(Literal('"} DROP ALL'))
    '"\\\\"} DROP ALL"'
    """
    if isinstance(term, BlankNode):
        raise QueryError("a blank node has no name outside its graph; give an IRI or a literal.")
    return str(term)


def to_value(term: Term | None) -> Value:
    """The Python value of a term: numbers, booleans and days as such, all else as text.

    A date of month or year precision stays text, as does a literal that its datatype does not admit.

    >>> to_value(Literal("2024-01-04", datatype=NamedNode(_XSD + "date"))), to_value(Literal(True)), to_value(None)
    (datetime.date(2024, 1, 4), True, None)
    >>> to_value(Literal("2024", datatype=NamedNode(_XSD + "gYear"))), to_value(NamedNode("urn:a"))
    ('2024', 'urn:a')
    """
    if term is None:
        return None
    if not isinstance(term, Literal):
        return str(term) if isinstance(term, Triple) else term.value
    try:
        return _literal_value(term.value, term.datatype.value)
    except (ValueError, ArithmeticError):
        return term.value


def _literal_value(text: str, datatype: str) -> Value:
    reader = _READERS.get(datatype)
    return text if reader is None else reader(text)


_READERS: dict[str, Callable[[str], Value]] = {
    **dict.fromkeys(_INTEGERS, int),
    _XSD + "boolean": lambda text: text in {"true", "1"},
    _XSD + "decimal": Decimal,
    _XSD + "double": float,
    _XSD + "float": float,
    _XSD + "date": lambda text: datetime.date.fromisoformat(text[:10]),
    _XSD + "dateTime": datetime.datetime.fromisoformat,
}


def bind(sparql: str, bindings: Mapping[str, Term]) -> str:
    """`sparql` with its variables bound by a VALUES block at its end, as SPARQL 1.1 section 10.2.2 provides.

    For engines that take no bindings beside the text. A query that already ends in a VALUES block is refused.

    >>> bind("SELECT ?s WHERE { ?s ?p ?o }", {"o": Literal("x")})
    'SELECT ?s WHERE { ?s ?p ?o }\\nVALUES (?o) { ("x") }'
    """
    if not bindings:
        return sparql
    names = " ".join(f"?{name}" for name in bindings)
    return f"{sparql}\nVALUES ({names}) {{ ({' '.join(sparql_text(term) for term in bindings.values())}) }}"


def fill(sparql: str, terms: Mapping[str, Iterable[Term]]) -> str:
    """`sparql` with terms in its blocks `VALUES ?name { UNDEF }`; a name without terms means "anything".

    Terms are written by the RDF library, so nothing in them can become part of the query. Raises QueryError where
    the query has no such block.

    >>> fill("SELECT ?s { VALUES ?o { UNDEF } ?s ?p ?o }", {"o": [Literal("x } DROP ALL"), Literal(1)]})
    'SELECT ?s { VALUES ?o { "x } DROP ALL" "1"^^<http://www.w3.org/2001/XMLSchema#integer> } ?s ?p ?o }'
    >>> fill("SELECT ?s { VALUES ?o { UNDEF } ?s ?p ?o }", {"o": []})
    'SELECT ?s {  ?s ?p ?o }'
    """
    for name, values in terms.items():
        block = f"VALUES ?{name} {{ UNDEF }}"
        if block not in sparql:
            raise QueryError(f"the query has no block {block}.")
        written = " ".join(sparql_text(term) for term in values)
        sparql = sparql.replace(block, block.replace("UNDEF", written) if written else "")
    return sparql
