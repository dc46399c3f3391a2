"""The file of a body, a person or a place: all that the documents of the whole collection say of it, as tables."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from urllib.parse import quote

import pyoxigraph as ox

from frontgraph import queries
from frontgraph.graph.vocabulary import FG
from frontgraph.queries.answer import Answer
from frontgraph.queries.question import Label
from frontgraph.server.plain_page import link, table, text
from frontgraph.store import QuadStore, Value

#: How many rows of a table a page shows; the data has them all.
_MOST_SHOWN = 200
#: How many letters of a section's heading a page shows.
_HEADING = 120
_CAPACITIES = {
    "assigned": Label("được giao việc", "charged"),
    "received": Label("nơi nhận", "told"),
    "took part": Label("tham dự", "took part"),
    "signed for": Label("được ký thay mặt", "signed for"),
    "named": Label("được nhắc tới", "named"),
    "cooperates": Label("hợp tác", "cooperates"),
}
_TITLES = {
    "tasks": Label("Việc được giao", "What it is charged with"),
    "documents": Label("Theo từng văn bản", "By document"),
    "mentions": Label("Từng chỗ được nêu", "Every place where it is named"),
    "names": Label("Tên gọi qua các thời kỳ", "Names over time"),
}
_NUMBER, _CAPACITY = Label("Số lần", "Times"), Label("Tư cách", "Capacity")
_MORE = Label("Còn {n} dòng nữa; tải dữ liệu để xem hết.", "{n} more rows; the data has them all.")
_NONE = Label("Không có.", "None.")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it is shown: what it says, and the address that it leads to."""

    value: Value
    address: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One part of a file: its key and title, its columns (keys and headings), its rows."""

    key: str
    columns: Mapping[str, Label]
    rows: tuple[tuple[Cell, ...], ...]


def has_file(classes: frozenset[ox.NamedNode]) -> bool:
    """Whether a thing of these classes has a file of its own."""
    return not classes.isdisjoint((FG.Body, FG.Person, FG.Place))


def file_of(store: QuadStore, node: ox.NamedNode, classes: frozenset[ox.NamedNode], lang: str) -> tuple[Table, ...]:
    """The tables of a body's, a person's or a place's file, concepts in a language."""
    if FG.Body in classes:
        return _file_of_body(store, node, lang)
    if FG.Person in classes:
        found = queries.ask(store, "person-file", person=node)
    else:
        found = queries.ask(store, "place-file", place=node)
    return _by_document([found], lang), _shown("mentions", [found], lang)


def _file_of_body(store: QuadStore, node: ox.NamedNode, lang: str) -> tuple[Table, ...]:
    """Tasks and mentions are told of the body itself, of what it came from and of what became of it."""
    names = queries.ask(store, "body-names", body=node)
    kin = {str(body) for key in ("before", "after") for body in names.column(key) if body} | {node.value}
    bodies = [ox.NamedNode(body) for body in sorted(kin, key=lambda body: (body != node.value, body))]
    tasks = [queries.ask(store, "assignments", body=body) for body in bodies]
    mentions = [queries.ask(store, "body-mentions", body=body) for body in bodies]
    return (
        _shown("tasks", tasks, lang),
        _by_document(mentions, lang),
        _shown("names", [names], lang),
        _shown("mentions", mentions, lang),
    )


def _shown(key: str, answers: Sequence[Answer], lang: str) -> Table:
    """The rows of answers to one question, each address behind the name that it belongs to."""
    columns = answers[0].columns
    addresses = {c.name for c in columns if f"{c.name}_label" in {each.name for each in columns}}
    shown = {c.name: c.label for c in columns if c.name not in addresses and c.name not in ("position", "event")}
    rows = [_row(answer, cells, shown, addresses, lang) for answer in answers for cells in answer.cells(lang)]
    rows.sort(key=lambda row: _day(row[list(shown).index("date")].value) if "date" in shown else "")
    return Table(key, shown, tuple(dict.fromkeys(rows)))


def _row(
    answer: Answer, cells: Sequence[Value], shown: Mapping[str, Label], addresses: set[str], lang: str
) -> tuple[Cell, ...]:
    said = dict(zip((column.name for column in answer.columns), cells, strict=True))

    def cell(name: str) -> Cell:
        if name == "how":
            return Cell(_CAPACITIES[str(said[name])].in_language(lang))
        if name == "quote":
            return Cell(said[name], _words_in(said))
        named = name.removesuffix("_label")
        return Cell(said[name], str(said[named] or "") if named in addresses else "")

    return tuple(cell(name) for name in shown)


def _by_document(answers: Sequence[Answer], lang: str) -> Table:
    """How often each document speaks of it, and in which capacity; the oldest first, those without a day before."""
    counted: dict[tuple[str, str, str, str], set[tuple[Value, ...]]] = {}
    for said in (record for answer in answers for record in answer.records()):
        how = _CAPACITIES[str(said["how"])].in_language(lang) if "how" in said else ""
        key = (_day(said["date"]), str(said["document"]), str(said["document_label"]), how)
        counted.setdefault(key, set()).add((said["position"], said["quote"]))
    capacity = any(how for *_, how in counted)
    columns = {"document": Label("Văn bản", "Document"), "date": Label("Ngày", "Date")}
    columns |= ({"how": _CAPACITY} if capacity else {}) | {"times": _NUMBER}
    rows = [
        (Cell(label, document), Cell(day or None), *([Cell(how)] if capacity else []), Cell(len(places)))
        for (day, document, label, how), places in sorted(counted.items())
    ]
    return Table("documents", columns, tuple(rows))


def _day(value: Value) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else str(value or "")


def _words_in(said: Mapping[str, Value]) -> str:
    """The address of words in the page of their document."""
    document, start, words = str(said.get("document") or ""), said.get("position"), str(said.get("quote") or "")
    base, found, work = document.partition("/id/")
    if not found or not isinstance(start, int):
        return document
    return f"{base}/id/{work}#/d/{quote(work)}?view=text&sel=x:{start}-{start + len(words)}"


def as_html(tables: Sequence[Table], base: str, lang: str) -> str:
    """The tables one below the other, each under its title with the number of its rows."""
    return "".join(_html(each, base, lang) for each in tables)


def _html(each: Table, base: str, lang: str) -> str:
    title = f"<h2>{text(_TITLES[each.key].in_language(lang))} ({len(each.rows)})</h2>"
    if not each.rows:
        return f'{title}<p class="quiet">{text(_NONE.in_language(lang))}</p>'
    headings = [label.in_language(lang) for label in each.columns.values()]
    rows = [[_cell(cell, base) for cell in map(_in_brief, each.columns, row)] for row in each.rows[:_MOST_SHOWN]]
    left = len(each.rows) - len(rows)
    more = f'<p class="quiet">{text(_MORE.in_language(lang).format(n=left))}</p>' if left else ""
    return f"{title}{table(headings, rows)}{more}"


def _in_brief(column: str, cell: Cell) -> Cell:
    """A heading that is a paragraph would leave no room for the words that the row is about."""
    return Cell(shorten(str(cell.value), _HEADING, placeholder=" …")) if column == "heading" and cell.value else cell


def _cell(cell: Cell, base: str) -> str:
    words = "✓" if cell.value is True else "" if cell.value in (None, False) else str(cell.value)
    below = cell.address.removeprefix(base)
    return link(below, words or below) if cell.address.startswith(f"{base}/") else text(words)


def as_data(tables: Sequence[Table]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """The tables for programs: under each key its rows, values by column, addresses beside them."""
    for each in tables:
        yield each.key, [dict(_data(each, row)) for row in each.rows]


def _data(each: Table, row: Sequence[Cell]) -> Iterator[tuple[str, object]]:
    for name, cell in zip(each.columns, row, strict=True):
        yield name, cell.value
        if cell.address:
            yield f"{name.removesuffix('_label')}_address", cell.address
