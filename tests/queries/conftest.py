"""Graphs that the questions are asked of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontgraph.store import EmbeddedStore, GraphFolder
from tests.queries.made_documents import made_store


@pytest.fixture(scope="session")
def made() -> EmbeddedStore:
    """Three small documents made by hand."""
    return made_store()


@pytest.fixture(scope="session")
def seed(seed_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """The example resolution, built as a user builds it."""
    from frontgraph.collection.build import build

    folder = tmp_path_factory.mktemp("seed") / "G"
    build([seed_path], folder)
    store = GraphFolder(folder).open()
    yield store
    store.close()
