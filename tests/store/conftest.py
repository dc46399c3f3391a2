"""Servers that the tests of remote stores run against."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.store import sparql_servers
from tests.store.sparql_servers import RunningServer


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def sparql_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A running SPARQL server of each kind that is installed."""
    name: str = request.param
    if getattr(sparql_servers, f"find_{name}")() is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed")
    with getattr(sparql_servers, name)(tmp_path_factory.mktemp(name)) as server:
        yield server
