"""Where a graph is: a folder, or a SPARQL server, with the login that the environment holds for it."""

from __future__ import annotations

import os
from urllib.parse import quote, urlsplit, urlunsplit

import click

USER, PASSWORD = "FRONTGRAPH_USER", "FRONTGRAPH_PASSWORD"


def place_of(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A folder or an address as given. A login that is not in the address comes from the environment, where others who
    use the machine cannot read it as they can read a command line."""
    return value and with_login(value, os.environ.get(USER), os.environ.get(PASSWORD))


def with_login(place: str, user: str | None, password: str | None) -> str:
    """An address with user and password, unless it has its own; a folder stays as it is.

    >>> with_login("https://example.org/sparql#virtuoso", "an", "p@ss")
    'https://an:p%40ss@example.org/sparql#virtuoso'
    >>> with_login("https://me@example.org/sparql", "an", "x"), with_login("build/graph", "an", "x")
    ('https://me@example.org/sparql', 'build/graph')
    """
    parts = urlsplit(place)
    if parts.scheme not in ("http", "https") or not user or "@" in parts.netloc:
        return place
    login = f"{quote(user, safe='')}:{quote(password or '', safe='')}"
    return urlunsplit(parts._replace(netloc=f"{login}@{parts.netloc}"))


#: The option of commands that need a graph.
graph_option = click.option(
    "--graph", "place", required=True, callback=place_of, metavar="DIR|URL", help="Đồ thị · the graph."
)
