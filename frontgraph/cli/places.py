"""Where a graph is: a folder, or a SPARQL server, with the login for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit, urlunsplit

import click

USER, PASSWORD, TOKEN = "FRONTGRAPH_USER", "FRONTGRAPH_PASSWORD", "FRONTGRAPH_TOKEN"

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Login:
    """What opens a server: a bearer token, else user and password."""

    user: str | None = None
    password: str | None = None
    token: str | None = None


def place_of(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """A folder or an address as given. A login that is not in the address comes from the environment, where others who
    use the machine cannot read it as they can read a command line; a token also from `--token`."""
    if value is None:
        return None
    login = Login(os.environ.get(USER), os.environ.get(PASSWORD), context.meta.get(TOKEN))
    return with_login(value, login)


def remember_token(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """Keep `--token` for the address, which is read after it; raises BadParameter for what is no token (RFC 6750)."""
    if value and not (value.isascii() and value.isprintable() and " " not in value):
        raise click.BadParameter("mã chỉ gồm chữ ASCII, không có dấu cách · a token is of ASCII characters, no spaces")
    context.meta[TOKEN] = value
    return value


def with_login(place: str, login: Login) -> str:
    """An address with its login, unless it has its own; a folder stays as it is.

    A password without a user is a bearer token, as `RemoteStore` reads it.

    >>> with_login("https://example.org/sparql#virtuoso", Login("an", "p@ss"))
    'https://an:p%40ss@example.org/sparql#virtuoso'
    >>> with_login("https://example.org/sparql", Login("an", "p@ss", token="s3cret"))
    'https://:s3cret@example.org/sparql'
    >>> with_login("https://me@example.org/sparql", Login("an", "x")), with_login("build/graph", Login("an", "x"))
    ('https://me@example.org/sparql', 'build/graph')
    """
    parts = urlsplit(place)
    user, secret = ("", login.token) if login.token else (login.user, login.password)
    if parts.scheme not in ("http", "https") or not (user or login.token) or "@" in parts.netloc:
        return place
    return urlunsplit(
        parts._replace(netloc=f"{quote(user or '', safe='')}:{quote(secret or '', safe='')}@{parts.netloc}")
    )


def place_options(*, required: bool) -> Callable[[Command], Command]:
    """The options that say which graph: its place, and the token that opens it where it stands on a server."""
    place = click.option(
        "--graph", "place", required=required, callback=place_of, metavar="DIR|URL", help="Đồ thị · the graph."
    )
    token = click.option(
        "--token",
        envvar=TOKEN,
        default=None,
        is_eager=True,
        expose_value=False,
        callback=remember_token,
        help="Mã vào máy chủ · bearer token for the server at URL.",
    )
    return lambda command: place(token(command))


#: The options of commands that need a graph.
graph_option = place_options(required=True)
