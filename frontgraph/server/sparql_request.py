"""What a client asks of the SPARQL endpoint: SPARQL 1.1 Protocol, sections 2.1 (query) and 2.2 (update)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox

from frontgraph.errors import FrontgraphError

QUERY_TYPE = "application/sparql-query"
UPDATE_TYPE = "application/sparql-update"
FORM_TYPE = "application/x-www-form-urlencoded"


class BadRequestError(FrontgraphError):
    """A request that breaks the protocol; `status` is the HTTP status that says how."""

    def __init__(self, message: str, status: int = 400) -> None:
        self.status = status
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """One operation: the text of a query or of an update, and the dataset that the protocol names for it."""

    query: str | None = None
    update: str | None = None
    default_graphs: tuple[ox.NamedNode, ...] = ()
    named_graphs: tuple[ox.NamedNode, ...] = ()
    result_format: str | None = None

    @property
    def has_dataset(self) -> bool:
        """Whether the protocol, not the text, says which graphs are meant."""
        return bool(self.default_graphs or self.named_graphs)


def parse_request(method: str, query_string: str, content_type: str | None, body: bytes) -> SparqlRequest | None:
    """Read one request; None where it names no operation (a GET for the service description).

    Raises BadRequestError (400, 405 or 415) for what the protocol does not allow.

    >>> parse_request("GET", "query=ASK%20%7B%7D", None, b"").query
    'ASK {}'
    """
    url = parse_qsl(query_string, keep_blank_values=True)
    if method in ("GET", "HEAD"):
        return _from_parameters(url, may_update=False)
    if method != "POST":
        raise BadRequestError(f"{method} is not a method of the SPARQL protocol; use GET or POST", 405)
    media_type, charset = _media_type(content_type)
    if charset not in ("utf-8", "utf8"):
        raise BadRequestError(f"the body is in {charset}; SPARQL requests are UTF-8", 415)
    text = _decode(body)
    if media_type == FORM_TYPE:
        return _from_parameters([*url, *parse_qsl(text, keep_blank_values=True)], may_update=True)
    if media_type == QUERY_TYPE:
        return _from_parameters([*url, ("query", text)], may_update=False)
    if media_type == UPDATE_TYPE:
        return _from_parameters([*url, ("update", text)], may_update=True)
    raise BadRequestError(
        f"the body's media type is {media_type or 'not given'}; use {QUERY_TYPE}, {UPDATE_TYPE} or {FORM_TYPE}", 415
    )


def _media_type(content_type: str | None) -> tuple[str, str]:
    media_type, _, parameters = (content_type or "").partition(";")
    charset = re.search(r"charset\s*=\s*\"?([\w-]+)", parameters, re.IGNORECASE)
    return media_type.strip().lower(), charset[1].lower() if charset else "utf-8"


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequestError(f"the body is not UTF-8 (byte {error.start})") from error


def _from_parameters(parameters: Sequence[tuple[str, str]], *, may_update: bool) -> SparqlRequest | None:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in parameters if key == name)

    queries, updates = values("query"), values("update")
    if updates and not may_update:
        raise BadRequestError("an update must be sent by POST", 405)
    if len(queries) + len(updates) > 1:
        raise BadRequestError("a request carries one query or one update, not several")
    if not queries and not updates:
        if may_update:
            raise BadRequestError("the request carries neither a query nor an update")
        return None
    prefix = ("using-graph-uri", "using-named-graph-uri") if updates else ("default-graph-uri", "named-graph-uri")
    return SparqlRequest(
        query=queries[0] if queries else None,
        update=updates[0] if updates else None,
        default_graphs=tuple(_graph(value) for value in values(prefix[0])),
        named_graphs=tuple(_graph(value) for value in values(prefix[1])),
        result_format=next(iter(values("format")), None),
    )


def _graph(uri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(uri)
    except ValueError as error:
        raise BadRequestError(f"“{uri}” is not an absolute URI") from error


# Terminals of SPARQL 1.1 inside which a key word is no key word, and the key words and braces themselves.
_TOKENS = re.compile(
    r"""\#[^\n]* | <[^<>"{}|^`\\\s]*> | \"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?''' |
    "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' |
    (?P<word>(?<![\w:?$-])(?:WHERE|USING|WITH|DELETE|INSERT|DATA)(?![\w:-])) | (?P<brace>[{};])""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def with_dataset(request: SparqlRequest) -> str:
    """The update's text with the protocol's dataset written into it as USING clauses.

    The engine takes no dataset beside an update's text. SPARQL 1.1 Protocol 2.2.3: such a request is an error
    when the text has USING or WITH of its own; and only operations with a WHERE of their own take USING.

    >>> graph = ox.NamedNode("http://example.org/g")
    >>> with_dataset(SparqlRequest(update="INSERT { ?s a ?o } WHERE { ?s a ?o }", default_graphs=(graph,)))
    'INSERT { ?s a ?o } USING <http://example.org/g> WHERE { ?s a ?o }'
    """
    text = request.update or ""
    if not request.has_dataset:
        return text
    clauses = [f"USING {graph}" for graph in request.default_graphs]
    clauses += [f"USING NAMED {graph}" for graph in request.named_graphs]
    insert_at, depth, template = [], 0, False
    for token in _TOKENS.finditer(text):
        word, brace = (token["word"] or "").upper(), token["brace"]
        depth += {"{": 1, "}": -1}.get(brace or "", 0)
        if depth == 0 and word in ("USING", "WITH"):
            raise BadRequestError("the update names its own graphs (USING or WITH) and the request names others")
        if brace == "}" and depth == 0:
            template = True
        elif brace == ";" and depth == 0:
            template = False
        elif word == "WHERE" and depth == 0:
            if not template:
                raise BadRequestError("DELETE WHERE takes no graphs from the request; write DELETE {…} WHERE {…}")
            insert_at.append(token.start())
    pieces, done = [], 0
    for at in insert_at:
        pieces += [text[done:at], " ".join(clauses), " "]
        done = at
    return "".join([*pieces, text[done:]])
