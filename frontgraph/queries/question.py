"""A question: one SPARQL file that says in its head what it is called, what it takes and what its columns are.

The head is TOML in comments that begin with `#:`; the rest is a SPARQL query that any server runs as it stands.
A parameter is a block `VALUES ?name { UNDEF }`, which means "whatever it is" until a term is put in.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from frontgraph.errors import QueryError
from frontgraph.store.terms import Term, fill

_FOLDER = Path(__file__).parent / "questions"
_HEAD = "#:"


class ValueType(StrEnum):
    """What a parameter takes or a column holds."""

    DOCUMENT = "document"
    BODY = "body"
    PERSON = "person"
    PLACE = "place"
    CAMPAIGN = "campaign"
    SECTION = "section"
    PROVISION = "provision"
    NODE = "node"
    CONCEPT = "concept"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Label:
    """A name in both languages of the interface."""

    vi: str
    en: str

    def in_language(self, lang: str) -> str:
        """The name in `vi` or `en`.

        >>> Label("văn bản", "document").in_language("en")
        'document'
        """
        return self.en if lang == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question takes; where it is neither given nor has a default it means "any".

    `scheme` is what stands before a concept's name in its IRI; `variable` is the variable of the query that takes
    the term, where it is not of the parameter's own name. With `through_changes` a body stands also for those that it
    came from and that it became.
    """

    name: str
    type: ValueType
    label: Label
    required: bool = False
    default: str | None = None
    scheme: str = ""
    variable: str = ""
    through_changes: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer; `name` is the variable of the query."""

    name: str
    type: ValueType
    label: Label


@dataclass(frozen=True, slots=True)
class Question:
    """One question that a graph can answer."""

    name: str
    title: Label
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str
    group: str

    def __str__(self) -> str:
        return self.name

    def bind(self, terms: Mapping[str, Sequence[Term]]) -> str:
        """The query with terms in the place of its parameters; what is not given may be anything."""
        return fill(self.sparql, {p.variable: terms.get(p.name, ()) for p in self.parameters})


def read_question(path: Path) -> Question:
    """The question in a `.rq` file; raises QueryError naming the file where its head is wrong."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = "\n".join(line.removeprefix(_HEAD).strip() for line in lines if line.startswith(_HEAD))
    body = "\n".join(line for line in lines if not line.startswith("#")).strip() + "\n"
    try:
        return _question(path.stem, tomllib.loads(head), body)
    except KeyError as error:
        raise QueryError(f"{path}: the head of the question is wrong: {error} is missing.") from error
    except (tomllib.TOMLDecodeError, ValueError, TypeError) as error:
        raise QueryError(f"{path}: the head of the question is wrong: {error}.") from error


def catalogue() -> tuple[Question, ...]:
    """All questions, by group and name.

    >>> [question.name for question in catalogue() if question.group == "places"]
    ['place-file', 'places']
    """
    return tuple(sorted(_all().values(), key=lambda question: (question.group, question.name)))


def get(name: str) -> Question:
    """The question called `name` (underscores and hyphens are the same); raises QueryError naming the nearest.

    >>> get("cited_by").title.en
    'Who cites this document'
    >>> get("deadlines")
    Traceback (most recent call last):
    frontgraph.errors.QueryError: There is no question “deadlines”; did you mean deadlines-ahead, ...?
    """
    found = _all().get(name.replace("_", "-"))
    if found is None:
        from difflib import get_close_matches

        near = get_close_matches(name.replace("_", "-"), _all(), n=3, cutoff=0.5)
        hint = f"did you mean {', '.join(near)}?" if near else "“frontgraph ask” without a name lists them."
        raise QueryError(f"There is no question “{name}”; {hint}")
    return found


@cache
def _all() -> dict[str, Question]:
    return {path.stem: read_question(path) for path in sorted(_FOLDER.glob("*.rq"))}


def _question(name: str, head: dict[str, Any], sparql: str) -> Question:
    parameters = tuple(_parameter(key, table) for key, table in head.get("parameters", {}).items())
    blocks = set(re.findall(r"VALUES \?(\w+) \{ UNDEF \}", sparql))
    if odd := blocks.symmetric_difference(parameter.variable for parameter in parameters):
        raise ValueError(f"a parameter and a block VALUES ?… {{ UNDEF }} belong together, but not so {sorted(odd)}")
    columns = tuple(Column(key, ValueType(c["type"]), _label(c)) for key, c in head["columns"].items())
    return Question(name, _label(head["title"]), parameters, columns, sparql, head["group"])


def _parameter(name: str, table: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name=name,
        type=ValueType(table["type"]),
        label=_label(table),
        required=bool(table.get("required", False)),
        default=table.get("default"),
        scheme=str(table.get("scheme", "")),
        variable=str(table.get("variable", name)),
        through_changes=bool(table.get("through_changes", False)),
    )


def _label(table: Mapping[str, Any]) -> Label:
    return Label(str(table["vi"]), str(table["en"]))
