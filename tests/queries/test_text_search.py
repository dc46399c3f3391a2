"""A graph is searched by the names of its things and the sentences in which they stand."""

from __future__ import annotations

from pathlib import Path

from frontgraph.graph import describe
from frontgraph.queries import index_text
from frontgraph.store import EmbeddedStore
from frontgraph.store.search_index import EntryKind, SearchIndex
from tests.queries.made_documents import made_store, report


def found(path: Path, words: str) -> list[tuple[EntryKind, str]]:
    with SearchIndex.open(path) as index:
        return [(entry.kind, entry.text) for entry in index.search(words)]


def test_names_come_before_sentences(made: EmbeddedStore, tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    index_text(made, path)
    hits = found(path, "nghi quyet 43")
    assert hits[0] == (EntryKind.WORK, "Nghị quyết số 43-NQ/TW")
    assert hits[-1][0] == EntryKind.PASSAGE
    assert (EntryKind.BODY, "Sở Tài chính tỉnh Sơn La") in found(path, "so tai chinh")
    assert found(path, "doan ket sang tao")[0] == (EntryKind.CAMPAIGN, "Đoàn kết sáng tạo")
    assert found(path, "To chuc thuc hien")[0][0] == EntryKind.SECTION


def test_only_the_changed_graph_is_indexed_anew(tmp_path: Path) -> None:
    store, path = made_store(), tmp_path / "search.sqlite"
    index_text(store, path)
    assert found(path, "Ban Dân vận Trung ương đã kiểm tra")
    graph = next(iter(describe(report()))).graph_name
    (name,) = [each for each in store.graphs() if each == graph]
    store.remove_graph(name)
    index_text(store, path, changed=[name.value])
    assert not found(path, "Ban Dân vận Trung ương đã kiểm tra")
    assert found(path, "nghi quyet 43")
