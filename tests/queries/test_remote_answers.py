"""Every question gives the same rows from a SPARQL server as from the embedded store."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from frontgraph.queries import catalogue, get
from frontgraph.queries.asking import answer
from frontgraph.store import EmbeddedStore
from frontgraph.store.dialects import dialect_of
from frontgraph.store.remote import Access, RemoteStore
from tests.queries.test_made_answers import ANSWERS
from tests.store.conftest import sparql_server
from tests.store.sparql_servers import RunningServer

__all__ = ["sparql_server"]

#: Every question once with arguments that have an answer, and once without any where it takes none.
ASKED = [(name, arguments) for name, arguments, _, _ in ANSWERS] + [
    (question.name, {}) for question in catalogue() if not any(p.required for p in question.parameters)
]


@pytest.fixture(scope="module")
def loaded(sparql_server: RunningServer, made: EmbeddedStore) -> Iterator[RemoteStore]:
    store = RemoteStore(
        sparql_server.url,
        Access(sparql_server.user, sparql_server.password),
        dialect_of(sparql_server.url, sparql_server.dialect),
    )
    for graph in list(store.graphs()):
        store.remove_graph(graph)
    dump = io.BytesIO()
    made.dump(dump)
    store.bulk_load(dump.getvalue())
    yield store
    store.close()


@pytest.mark.parametrize(("name", "arguments"), ASKED, ids=lambda value: str(value)[:40])
def test_a_server_gives_the_same_rows(
    loaded: RemoteStore, made: EmbeddedStore, name: str, arguments: dict[str, str]
) -> None:
    here, there = answer(made, get(name), arguments), answer(loaded, get(name), arguments)
    assert there.rows == here.rows
    assert there.concepts == here.concepts
