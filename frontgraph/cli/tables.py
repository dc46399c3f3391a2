"""Rows on a terminal: a table for people, CSV for other programs."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping


def print_table(titles: Mapping[str, str], rows: Iterable[Mapping[str, object]]) -> None:
    """Print the columns named in `titles` (key → heading), folded to the width of the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for title in titles.values():
        table.add_column(title, overflow="fold")
    for row in rows:
        # Text, not str: what stands in a document is never read as the table library's markup.
        table.add_row(*(Text(shown(row.get(key))) for key in titles))
    console = Console()
    if not console.is_terminal:
        console = Console(width=160)
    console.print(table)


def print_csv(rows: Iterable[Mapping[str, object]]) -> None:
    """Print rows as CSV (RFC 4180), the first row's keys as the heading."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), extrasaction="ignore")
            writer.writeheader()
        writer.writerow({key: shown(value) for key, value in row.items()})


def shown(value: object) -> str:
    """A value as a cell shows it, on one line: nothing for None, list items separated by semicolons.

    >>> shown(["khoản 1 Điều 2", "Điều 5"]), shown(None)
    ('khoản 1 Điều 2; Điều 5', '')
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(shown(item) for item in value)
    return " ".join(str(value).split())
