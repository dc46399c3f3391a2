"""A graph folder keeps the old state whole until the new one is complete, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from frontgraph.errors import GraphLockedError, GraphNotFoundError
from frontgraph.store import GraphFolder, iri

OLD = b'<urn:s> <urn:p> "old" <urn:g> .\n'
NEW = b'<urn:s> <urn:p> "new" <urn:g> .\n'


def build(folder: GraphFolder, nquads: bytes) -> None:
    with folder.rebuild() as draft:
        draft.store.bulk_load(nquads)
        draft.commit()


def contents(folder: GraphFolder) -> list[str]:
    store = folder.open()
    try:
        return sorted(str(quad) for graph in store.graphs() for quad in store.graph_quads(graph))
    finally:
        store.close()


@pytest.fixture
def folder(tmp_path: Path) -> GraphFolder:
    return GraphFolder(tmp_path / "G")


def test_a_graph_is_reopened_as_it_was_built(folder: GraphFolder) -> None:
    build(folder, OLD)
    assert contents(GraphFolder(folder.path)) == ['<urn:s> <urn:p> "old" <urn:g>']
    assert folder.manifest().quads == 1


def test_what_the_builder_says_of_the_graph_is_kept_and_may_change(folder: GraphFolder) -> None:
    with folder.rebuild() as draft:
        draft.about["base"] = "https://example.org"
        draft.commit()
    with folder.revise() as draft:
        draft.about["documents"] = 3
        draft.commit()
    assert folder.manifest().about == {"base": "https://example.org", "documents": 3}


def test_a_missing_graph_says_how_to_make_one(folder: GraphFolder) -> None:
    with pytest.raises(GraphNotFoundError, match="frontgraph build"):
        folder.open()
    assert not folder.exists()


def test_a_broken_manifest_is_named(folder: GraphFolder) -> None:
    build(folder, OLD)
    (folder.path / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(GraphNotFoundError, match=r"manifest\.json"):
        folder.open()


def test_a_manifest_of_another_format_is_refused(folder: GraphFolder) -> None:
    build(folder, OLD)
    place = folder.path / "manifest.json"
    place.write_text(place.read_text().replace('"format": 1', '"format": 99'), encoding="utf-8")
    with pytest.raises(GraphNotFoundError, match="format 99"):
        folder.open()


def test_a_draft_without_commit_leaves_the_old_state(folder: GraphFolder) -> None:
    build(folder, OLD)
    with folder.rebuild() as draft:
        draft.store.bulk_load(NEW)
    assert contents(folder) == ['<urn:s> <urn:p> "old" <urn:g>']
    assert [path.name for path in (folder.path / "states").iterdir()] == [folder.manifest().state]


def test_an_error_after_commit_leaves_the_old_state(folder: GraphFolder) -> None:
    build(folder, OLD)
    with pytest.raises(ZeroDivisionError), folder.rebuild() as draft:  # noqa: PT012
        draft.store.bulk_load(NEW)
        draft.commit()
        raise ZeroDivisionError
    assert contents(folder) == ['<urn:s> <urn:p> "old" <urn:g>']


def test_a_revision_changes_one_graph_and_keeps_the_others(folder: GraphFolder) -> None:
    build(folder, OLD + b"<urn:a> <urn:b> <urn:c> <urn:other> .\n")
    with folder.revise() as draft:
        draft.store.remove_graph(iri("urn:g"))
        draft.commit()
    assert contents(folder) == ["<urn:a> <urn:b> <urn:c> <urn:other>"]


def test_a_reader_goes_on_reading_what_it_opened(folder: GraphFolder) -> None:
    build(folder, OLD)
    reader = folder.open()
    build(folder, NEW)
    build(folder, NEW)
    assert [str(quad.object) for quad in reader.graph_quads(iri("urn:g"))] == ['"old"']
    assert contents(folder) == ['<urn:s> <urn:p> "new" <urn:g>']


def test_a_state_is_swept_when_its_last_reader_is_gone(folder: GraphFolder) -> None:
    build(folder, OLD)
    first = folder.state().path
    reader = folder.open()
    build(folder, NEW)
    assert first.is_dir()
    reader.close()
    build(folder, NEW)
    assert not first.exists()


def test_a_second_writer_is_kept_out(folder: GraphFolder) -> None:
    with folder.rebuild(), pytest.raises(GraphLockedError, match="another process"), GraphFolder(folder.path).rebuild():
        pass


def test_a_reader_cannot_write(folder: GraphFolder) -> None:
    build(folder, OLD)
    with pytest.raises(Exception, match="reading only"):
        folder.open().replace_graph(iri("urn:g"), [])


def test_sources_are_kept_letter_for_letter(folder: GraphFolder) -> None:
    raw = "Đại\r\nhội\u0323 \ufeff\n"
    folder.save_source("a" * 64, raw)
    assert folder.read_source("a" * 64) == raw
    with pytest.raises(GraphNotFoundError):
        folder.read_source("b" * 64)
    with pytest.raises(GraphNotFoundError):
        folder.read_source("../../etc/passwd")


WRITER = """
import sys, time
from pathlib import Path
from frontgraph.store import GraphFolder
folder = GraphFolder(Path(sys.argv[1]))
while True:
    with folder.rebuild() as draft:
        draft.store.bulk_load("".join(f'<urn:s{i}> <urn:p> "new" <urn:g> .\\n' for i in range(2000)).encode())
        draft.commit()
    print("built", flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("delay", [0.0, 0.003, 0.01, 0.03, 0.06, 0.1, 0.15])
def test_a_killed_writer_leaves_a_whole_graph(folder: GraphFolder, delay: float) -> None:
    build(folder, OLD)
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder.path)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(delay)
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    assert len(contents(folder)) == 2000
    build(folder, OLD)
    assert contents(folder) == ['<urn:s> <urn:p> "old" <urn:g>']
    assert len(list((folder.path / "states").iterdir())) == 1
