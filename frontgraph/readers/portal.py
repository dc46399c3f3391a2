"""The table of properties that document portals print above a text (`Số hiệu`, `Ngày ban hành`, `Người ký` …)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frontgraph.model import PartialDate
from frontgraph.readers.layout import Line
from frontgraph.readers.letterhead import Found
from frontgraph.registry import kinds
from frontgraph.text import fold
from frontgraph.text.dates import date_at

_ROW = re.compile(r"(?P<label>[^\t:\n]{3,30}?)\s*(?:\t|:\s|\s{3,})\s*(?P<value>\S.*)")
_LABELS = {
    "so hieu": "number",
    "so ky hieu": "number",
    "so ki hieu": "number",
    "loai van ban": "kind",
    "co quan ban hanh": "issuer",
    "noi ban hanh": "place",
    "ngay ban hanh": "date",
    "nguoi ky": "signatory",
    "trich yeu": "title",
}
#: The table stands among the first lines of a page.
_WITHIN = 40


@dataclass(frozen=True, slots=True)
class Properties:
    """The rows of a portal's table, and the index of the first line behind it."""

    kind: str | None
    values: dict[str, Found]
    date: PartialDate | None
    next_row: int


def read_properties(lines: Sequence[Line]) -> Properties | None:
    """The properties that a portal prints in the first lines; None where there is no such table.

    >>> from frontgraph.readers.layout import lay_out
    >>> from frontgraph.text import canonicalise
    >>> page = canonicalise("Số hiệu\\t148/NQ-CP\\nLoại văn bản\\tNghị quyết\\nNgày ban hành\\t07/06/2026")
    >>> table = read_properties(lay_out(page).lines)
    >>> table.values["number"].value, table.kind, table.date.iso
    ('148/NQ-CP', 'nghi-quyet', '2026-06-07')
    """
    rows = list(_rows(lines[:_WITHIN]))
    values = {name: found for name, found, _ in reversed(rows)}
    if len(values) < 3 or "number" not in values:
        return None
    kind = kinds.by_word(values["kind"].value) if "kind" in values else None
    dated = date_at(values["date"].value) if "date" in values else None
    return Properties(
        kind.id if kind else None, values, dated.date if dated else None, max(row for *_, row in rows) + 1
    )


def _rows(lines: Sequence[Line]) -> Iterator[tuple[str, Found, int]]:
    for row, line in enumerate(lines):
        match = _ROW.match(line.text)
        name = _LABELS.get(fold(match["label"])) if match else None
        if match is not None and name is not None:
            value = match["value"].strip()
            start = line.start + match.start("value")
            yield name, Found(value, start, start + len(value)), row
