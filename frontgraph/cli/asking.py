"""Commands that ask a graph."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from frontgraph.cli.places import graph_option, place_options
from frontgraph.cli.tables import print_csv, print_table
from frontgraph.errors import QueryError

if TYPE_CHECKING:
    from frontgraph.queries import Answer

#: Kinds of columns that hold the address of a thing; its name stands in a column of its own.
_ADDRESSES = frozenset({"document", "body", "person", "place", "campaign", "section", "node"})

_ANSWERS = click.Choice(["table", "csv", "json"])


@click.command()
@click.argument("question", required=False, metavar="[QUESTION]")
@click.argument("arguments", nargs=-1, metavar="[ARGS]…")
@place_options(required=False)
@click.option(
    "--format", "form", type=_ANSWERS, default="table", show_default=True, help="Dạng kết quả · form of output."
)
@click.pass_obj
def ask(lang: str, question: str | None, arguments: tuple[str, ...], place: str | None, form: str) -> None:
    """Hỏi đồ thị một câu có sẵn; không nêu câu nào thì liệt kê. · Ask one of the questions; none lists them.

    ARGS theo thứ tự, hoặc TÊN=GIÁ TRỊ. · ARGS in order, or NAME=VALUE.
    """
    from frontgraph import queries
    from frontgraph.store import NO_LIMITS
    from frontgraph.store.opening import open_graph

    if question is None:
        _list_questions(lang)
        return
    asked = queries.get(question)
    if place is None:
        raise QueryError("say which graph to ask: --graph DIR (one that “frontgraph build” made).")
    store = open_graph(place)
    names = [parameter.name for parameter in asked.parameters]
    named = _arguments(arguments, names, asked.name)
    _print_answer(queries.ask(store, question, limits=NO_LIMITS, **named), lang, form)


def _arguments(given: tuple[str, ...], names: list[str], question: str) -> dict[str, str]:
    """The arguments by name: NAME=VALUE where the name is one of the question's, the others in order."""
    named: dict[str, str] = {}
    loose: list[str] = []
    for word in given:
        name, separator, value = word.partition("=")
        if separator and name in names:
            named[name] = value
        else:
            loose.append(word)
    free = [name for name in names if name not in named]
    if len(loose) > len(free):
        raise QueryError(f"the question “{question}” takes {len(names)} arguments ({', '.join(names) or 'none'}).")
    return named | dict(zip(free, loose, strict=False))


def _list_questions(lang: str) -> None:
    from frontgraph.queries import catalogue

    titles = {
        "name": ("Tên", "Name"),
        "title": ("Câu hỏi", "Question"),
        "takes": ("Cần", "Takes"),
    }
    rows = [
        {
            "name": question.name,
            "title": question.title.in_language(lang),
            "takes": " ".join(p.name if p.required else f"[{p.name}]" for p in question.parameters),
        }
        for question in catalogue()
    ]
    print_table({key: names[lang == "en"] for key, names in titles.items()}, rows)


def _print_answer(answer: Answer, lang: str, form: str) -> None:
    if form == "json":
        click.echo(json.dumps(list(answer.records()), ensure_ascii=False, indent=2, default=str))
        return
    titles = dict(zip((column.name for column in answer.columns), answer.headings(lang), strict=True))
    rows = [dict(zip(titles, cells, strict=True)) for cells in answer.cells(lang)]
    if form == "csv":
        print_csv(
            [dict(zip(titles.values(), row.values(), strict=True)) for row in rows] or [dict.fromkeys(titles.values())]
        )
        return
    # A table is for reading: addresses of things are left to the formats that programs read.
    addresses = {column.name for column in answer.columns if column.type in _ADDRESSES}
    titles = {name: title for name, title in titles.items() if name not in addresses} or titles
    if not rows:
        click.echo("Không có gì." if lang == "vi" else "Nothing.", err=True)
        return
    print_table(titles, rows)


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@graph_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="Dạng kết quả · form of output.",
)
@click.option(
    "--status",
    "statuses",
    type=click.Choice(["changed", "new", "gone", "same"]),
    multiple=True,
    help="Chỉ nêu loại này, dùng được nhiều lần · only these; may be given several times.",
)
@click.pass_obj
def diff(lang: str, before: str, after: str, place: str, form: str, statuses: tuple[str, ...]) -> None:
    """So sánh văn bản A (trước) với văn bản B (sau). · Compare document A (earlier) with document B (later).

    Nhiệm vụ, chỉ tiêu, văn bản được viện dẫn, cơ quan được giao việc: mới, không còn, thay đổi, giữ nguyên. · Tasks,
    targets, cited documents, bodies charged: new, gone, changed, same.
    """
    from frontgraph.queries import compare
    from frontgraph.queries.comparison import headings
    from frontgraph.store.opening import open_graph

    found = compare(open_graph(place), before, after)
    if statuses:
        found = found.only(statuses)
    if form == "jsonl":
        for record in found.records():
            click.echo(json.dumps(record, ensure_ascii=False))
    elif len(found):
        print_table(headings(lang), found.rows(lang))
    else:
        click.echo("Không có gì." if lang == "vi" else "Nothing.", err=True)


@click.command()
@click.argument("query", metavar="QUERY")
@graph_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "ttl"]),
    default="table",
    show_default=True,
    help="Dạng kết quả · form of output.",
)
def sparql(query: str, place: str, form: str) -> None:
    """Chạy một truy vấn SPARQL 1.1 (chuỗi, @tệp hoặc “-”). · Run a SPARQL 1.1 query (a string, @file or “-”)."""
    import pyoxigraph as ox

    from frontgraph.graph import PREFIXES
    from frontgraph.store import Rows, Triples
    from frontgraph.store.opening import open_graph

    result = open_graph(place).query(_query_text(query))
    if isinstance(result, bool):
        click.echo(json.dumps({"head": {}, "boolean": result}) if form == "json" else str(result).lower())
    elif isinstance(result, Triples):
        result.serialize(sys.stdout.buffer, ox.RdfFormat.JSON_LD if form == "json" else ox.RdfFormat.TURTLE, PREFIXES)
    elif form == "ttl":
        raise QueryError("a SELECT gives rows, not a graph; use --format table, csv or json.")
    elif form in ("csv", "json"):
        assert isinstance(result, Rows)
        result.serialize(sys.stdout.buffer, ox.QueryResultsFormat.CSV if form == "csv" else ox.QueryResultsFormat.JSON)
    else:
        names = result.variables
        print_table({name: name for name in names}, (dict(zip(names, row, strict=True)) for row in result.values()))


def _query_text(given: str) -> str:
    if given == "-":
        return sys.stdin.read()
    if given.startswith("@"):
        try:
            with open(given[1:], encoding="utf-8") as file:
                return file.read()
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{given[1:]}: the query cannot be read ({error}).") from error
    return given
