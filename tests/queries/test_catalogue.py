"""Every question is whole: names in both languages, parameters that are used, columns that are selected, a function."""

from __future__ import annotations

import datetime
import inspect
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from frontgraph.errors import AmbiguousLookupError, LookupFailedError, QueryError
from frontgraph.queries import Question, ask, catalogue, frames, get
from frontgraph.queries.asking import answer
from frontgraph.queries.question import read_question
from frontgraph.store import EmbeddedStore

QUESTIONS = {question.name: question for question in catalogue()}

HEAD = """#: group = "test"
#: title = { vi = "Thử", en = "Trial" }
#: columns.s = { type = "node", vi = "S", en = "S" }
"""


@pytest.mark.parametrize("question", catalogue(), ids=str)
def test_a_question_runs_on_an_empty_graph(question: Question) -> None:
    arguments = {p.name: NamedNode("urn:none") for p in question.parameters if p.required}
    found = answer(EmbeddedStore.in_memory(), question, arguments)
    assert found.rows == ()
    assert found.columns == question.columns
    assert list(found.to_dataframe().columns) == [column.name for column in question.columns]


@pytest.mark.parametrize("question", catalogue(), ids=str)
def test_a_question_is_named_in_both_languages(question: Question) -> None:
    labels = (question.title, *(p.label for p in question.parameters), *(c.label for c in question.columns))
    assert all(label.vi.strip() and label.en.strip() for label in labels)
    assert len({column.label.vi for column in question.columns}) == len(question.columns)
    assert len({column.label.en for column in question.columns}) == len(question.columns)


@pytest.mark.parametrize("question", catalogue(), ids=str)
def test_a_question_has_a_function_that_takes_its_parameters(question: Question) -> None:
    function = getattr(frames, question.name.replace("-", "_"))
    parameters = inspect.signature(function).parameters
    assert list(parameters) == ["store", *(p.name for p in question.parameters)]
    for parameter in question.parameters:
        assert (parameters[parameter.name].default is inspect.Parameter.empty) == parameter.required


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean cited-by"):
        get("citedby")
    with pytest.raises(QueryError, match="lists them"):
        get("xyzzy")


def test_a_missing_argument_is_named(made: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="needs document"):
        ask(made, "cites")


def test_an_argument_too_many_is_named(made: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="takes document, relation, not colour"):
        ask(made, "cites", document="43-NQ/TW", colour="red")


@pytest.mark.parametrize(("name", "value"), [("date", "31/2/2024"), ("date", "soon"), ("document", "99-XX/YY")])
def test_a_wrong_argument_is_named(made: EmbeddedStore, name: str, value: str) -> None:
    with pytest.raises((QueryError, LookupFailedError), match=value):
        answer(made, get("deadlines-ahead"), {name: value})


def test_an_ambiguous_argument_is_listed(made: EmbeddedStore) -> None:
    with pytest.raises(AmbiguousLookupError):
        ask(made, "cited-by", document="5-KL/TU")


@pytest.mark.parametrize("day", ["1/10/2024", "2024-10-01", "01.10.2024", datetime.date(2024, 10, 1)])
def test_days_may_be_written_as_in_vietnam(made: EmbeddedStore, day: str | datetime.date) -> None:
    assert len(ask(made, "deadlines-ahead", date=day)) == 0
    assert len(ask(made, "deadlines-ahead", date="30/6/2024")) == 3


def test_words_in_an_argument_are_only_words(made: EmbeddedStore) -> None:
    hostile = '"} } ; DROP ALL ; INSERT DATA { GRAPH <urn:g> { <urn:x> <urn:y> "'
    question = Question("t", get("cites").title, (), (), "SELECT ?s { VALUES ?o { UNDEF } ?s ?p ?o }", "test")
    assert question.bind({"o": (Literal(hostile),)}) == question.sparql
    with pytest.raises(LookupFailedError):
        ask(made, "cites", document=hostile)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT ?s { ?s ?p ?o }", "'columns' is missing"),
        (HEAD + '#: parameters.o = { type = "text", vi = "O", en = "O" }\nSELECT ?s { ?s ?p ?o }', "belong together"),
        (HEAD + "SELECT ?s { VALUES ?o { UNDEF } ?s ?p ?o }", "belong together"),
        (HEAD.replace('"node"', '"nothing"') + "SELECT ?s { ?s ?p ?o }", "nothing"),
        (HEAD + "#: x = [\nSELECT ?s { ?s ?p ?o }", "head of the question is wrong"),
    ],
)
def test_a_wrong_head_is_named_with_its_file(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "trial.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=complaint) as caught:
        read_question(path)
    assert "trial.rq" in str(caught.value)
