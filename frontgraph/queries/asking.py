"""Asking a question of a store: words become terms, the query runs, its rows become typed values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from frontgraph.errors import QueryError
from frontgraph.graph.vocabulary import PREFIXES
from frontgraph.queries.answer import Answer
from frontgraph.queries.lookup import lookup, lookup_body
from frontgraph.queries.ordering import split_order
from frontgraph.queries.provision_words import read_provision
from frontgraph.queries.question import Column, Label, Parameter, Question, ValueType, get
from frontgraph.store.protocol import NO_LIMITS, Limits, QuadStore, select
from frontgraph.store.terms import Term, Value, fill, to_term, to_value

_XSD = "http://www.w3.org/2001/XMLSchema#"
_CONCEPTS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?concept ?label { VALUES ?concept { UNDEF } ?concept skos:prefLabel ?label }
"""
#: No body has seen more than three changes, and some servers refuse “+” over a path of two steps.
_STEP = "org:changedBy/org:resultingOrganization"
_CHANGES = (
    "PREFIX org: <http://www.w3.org/ns/org#>\nSELECT DISTINCT ?other WHERE { "
    + " UNION ".join(
        f"{{ VALUES ?body {{ UNDEF }} {start} {'/'.join([_STEP] * steps)} {end} }}"
        for steps in (1, 2, 3)
        for start, end in (("?body", "?other"), ("?other", "?body"))
    )
    + " }"
)

#: What may be given for a parameter.
Argument = str | int | float | bool | datetime.date | Term | None


def ask(store: QuadStore, name: str, *, limits: Limits = NO_LIMITS, **arguments: Argument) -> Answer:
    """Ask the question `name`; a document or body may be named in any way that `lookup` understands.

    Raises QueryError for an unknown question or a wrong argument, LookupFailedError and AmbiguousLookupError for
    words that name nothing or several things.
    """
    return answer(store, get(name), arguments, limits)


def answer(
    store: QuadStore, question: Question, arguments: Mapping[str, Argument], limits: Limits = NO_LIMITS
) -> Answer:
    """Ask a question that is at hand, the catalogue's or another; raises what `ask` raises."""
    unknown = set(arguments) - {parameter.name for parameter in question.parameters}
    if unknown:
        known = ", ".join(parameter.name for parameter in question.parameters) or "nothing"
        raise QueryError(f"The question “{question.name}” takes {known}, not {', '.join(sorted(unknown))}.")
    terms = {p.name: _terms(store, question, p, arguments.get(p.name)) for p in question.parameters}
    variables, found = _rows(store, question, terms, limits)
    order = [_position(variables, question, column) for column in question.columns]
    raw = [tuple(row[at] for at in order) for row in found]
    rows = tuple(tuple(_cell(c, term) for c, term in zip(question.columns, row, strict=True)) for row in raw)
    return Answer(question, rows, _concept_names(store, question.columns, raw))


def _rows(
    store: QuadStore, question: Question, terms: Mapping[str, Sequence[Term]], limits: Limits
) -> tuple[tuple[str, ...], list[tuple[Term | None, ...]]]:
    """The variables and the rows in their order; where only the first rows are wanted the engine sorts."""
    sparql = question.bind(terms)
    apart = split_order(sparql, [column.name for column in question.columns]) if limits == NO_LIMITS else None
    found = select(store, apart[0] if apart else sparql, limits=limits)
    rows = [tuple(row) for row in found]
    if apart is not None:
        apart[1].sort(found.variables, rows)
    return found.variables, rows


def _position(variables: tuple[str, ...], question: Question, column: Column) -> int:
    if column.name not in variables:
        raise QueryError(f"The question “{question.name}” has a column {column.name} that its query does not select.")
    return variables.index(column.name)


def _terms(store: QuadStore, question: Question, parameter: Parameter, given: Argument) -> Sequence[Term]:
    """What stands in the place of a parameter: nothing, a term, or a body with what it came from and became."""
    term = _term(store, question, parameter, given)
    if term is None:
        return ()
    if not parameter.through_changes:
        return (term,)
    related = {other for (other,) in select(store, fill(_CHANGES, {"body": [term]})) if isinstance(other, NamedNode)}
    return (term, *sorted(related - {term}, key=str))


def _term(store: QuadStore, question: Question, parameter: Parameter, given: Argument) -> Term | None:
    value = given if given is not None else _default(parameter)
    if value is None or value == "":
        if parameter.required:
            raise QueryError(
                f"The question “{question.name}” needs {parameter.name} ({parameter.label.en}); say {parameter.name}=…"
            )
        return None
    try:
        if parameter.type == ValueType.CONCEPT:
            return value if isinstance(value, NamedNode) else NamedNode(parameter.scheme + str(value))
        return _READERS[parameter.type](store, value)
    except ValueError as error:
        raise QueryError(
            f"“{value}” is no {parameter.type.value} for {parameter.name} of the question “{question.name}”: {error}."
        ) from error


def _default(parameter: Parameter) -> Argument:
    return datetime.date.today() if parameter.default == "today" else parameter.default


def _document(store: QuadStore, value: Argument) -> Term:
    return value if isinstance(value, NamedNode) else lookup(store, str(value))


def _body(store: QuadStore, value: Argument) -> Term:
    return value if isinstance(value, NamedNode) else lookup_body(store, str(value))


def _node(store: QuadStore, value: Argument) -> Term:
    if isinstance(value, NamedNode):
        return value
    prefix, colon, local = str(value).partition(":")
    if colon and prefix in PREFIXES:
        return NamedNode(PREFIXES[prefix] + local)
    return NamedNode(str(value)) if colon and not re.search(r"\s", str(value)) else lookup(store, str(value))


def _date(_: QuadStore, value: Argument) -> Term:
    day = value if isinstance(value, datetime.date) else _day(str(value))
    return to_term(day)


def _day(text: str) -> datetime.date:
    if vietnamese := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text.strip()):
        return datetime.date(int(vietnamese[3]), int(vietnamese[2]), int(vietnamese[1]))
    return datetime.date.fromisoformat(text.strip())


def _provision(_: QuadStore, value: Argument) -> Term:
    return Literal(read_provision(str(value)))


def _year(_: QuadStore, value: Argument) -> Term:
    return Literal(f"{int(str(value)):04d}", datatype=NamedNode(_XSD + "gYear"))


def _integer(_: QuadStore, value: Argument) -> Term:
    return Literal(int(str(value)))


def _text(_: QuadStore, value: Argument) -> Term:
    return Literal(str(value))


_READERS: dict[ValueType, Callable[[QuadStore, Argument], Term]] = {
    ValueType.DOCUMENT: _document,
    ValueType.BODY: _body,
    ValueType.NODE: _node,
    ValueType.SECTION: _node,
    ValueType.PROVISION: _provision,
    ValueType.DATE: _date,
    ValueType.YEAR: _year,
    ValueType.INTEGER: _integer,
    ValueType.TEXT: _text,
}


def _cell(column: Column, term: Term | None) -> Value:
    if column.type == ValueType.CONCEPT and isinstance(term, NamedNode):
        return slug_of(term)
    if column.type == ValueType.YEAR and isinstance(term, Literal):
        return int(term.value[:4])
    if column.type == ValueType.BOOLEAN and isinstance(term, Literal):
        return term.value in {"true", "1"}  # Virtuoso has no truth values and says 1 and 0
    return to_value(term)


def slug_of(concept: NamedNode) -> str:
    """The last step of a concept's IRI.

    >>> slug_of(NamedNode("https://w3id.org/frontgraph/relation/based_on"))
    'based_on'
    """
    return re.split(r"[/#]", concept.value)[-1]


def _concept_names(
    store: QuadStore, columns: tuple[Column, ...], rows: Iterable[tuple[Term | None, ...]]
) -> dict[str, Label]:
    places = [at for at, column in enumerate(columns) if column.type == ValueType.CONCEPT]
    concepts = {term for row in rows for at in places if isinstance(term := row[at], NamedNode)} if places else set()
    if not concepts:
        return {}
    query = fill(_CONCEPTS, {"concept": sorted(concepts, key=str)})
    names: dict[str, dict[str, str]] = {}
    for concept, label in select(store, query):
        if isinstance(concept, NamedNode) and isinstance(label, Literal) and label.language in {"vi", "en"}:
            names.setdefault(slug_of(concept), {})[label.language] = label.value
    return {slug: Label(n.get("vi", slug), n.get("en", slug)) for slug, n in sorted(names.items())}
