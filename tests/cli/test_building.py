"""`frontgraph build` as it is used on a folder that changes: killed, resumed, pruned, asked meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from frontgraph.collection.build import build
from frontgraph.store import GraphFolder, Rows
from tests.cli.test_program import run
from tests.collection.test_build import DOCUMENTS, bytes_of

HELD = "SELECT DISTINCT ?work { ?work <https://w3id.org/frontgraph/ns#held> true }"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def plans(documents: Path) -> Path:
    """More documents than are read at once."""
    for number in range(100, 135):
        plan = DOCUMENTS["ke-hoach.txt"].replace("15/KH-UBND", f"{number}/KH-UBND")
        (documents / f"ke-hoach-{number}.txt").write_text(plan, encoding="utf-8")
    return documents


def build_by_command(documents: Path, graph: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    return run("--lang", "en", "build", str(documents), "--output", str(graph), "--no-pages", *options)


def held(graph: Path) -> int:
    rows = GraphFolder(graph).open().query(HELD)
    assert isinstance(rows, Rows)
    return len(rows.values())


def kept(graph: Path) -> dict[Path, int]:
    """What is kept of each document that was read, and when it was written."""
    return {path: path.stat().st_mtime_ns for path in (graph / "recognised").rglob("*") if path.is_file()}


def test_a_scheduler_that_is_not_there_is_one_line(documents: Path, tmp_path: Path) -> None:
    done = build_by_command(documents, tmp_path / "g", "--scheduler", "tcp://127.0.0.1")
    assert done.returncode == 2
    assert len([line for line in done.stderr.decode().splitlines() if "frontgraph:" in line]) == 1
    assert "Traceback" not in done.stderr.decode()


def test_a_second_writer_is_told_so_in_one_line(documents: Path, tmp_path: Path) -> None:
    build([documents], tmp_path / "g")
    before = bytes_of(tmp_path / "g")
    with FileLock(tmp_path / "g" / "build.lock"):
        done = build_by_command(documents, tmp_path / "g")
    assert done.returncode == 2
    [line] = [line for line in done.stderr.decode().splitlines() if line.strip()]
    assert line.endswith("another process is building this graph; wait for it to end.")
    assert bytes_of(tmp_path / "g") == before


def test_documents_go_only_where_they_are_pruned(documents: Path, tmp_path: Path) -> None:
    build([documents], tmp_path / "g")
    (documents / "ke-hoach.txt").unlink()
    build([documents], tmp_path / "g")
    assert held(tmp_path / "g") == 2
    assert build_by_command(documents, tmp_path / "g", "--prune").returncode == 0
    assert held(tmp_path / "g") == 1
    build([documents], tmp_path / "anew")
    assert bytes_of(tmp_path / "g") == bytes_of(tmp_path / "anew")


def test_a_build_that_was_killed_reads_again_only_what_it_had_not_read(plans: Path, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    command = [sys.executable, "-m", "frontgraph", "build", str(plans), "--output", str(graph), "--no-pages"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not kept(graph) and process.poll() is None:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    before = kept(graph)
    assert before
    assert build_by_command(plans, graph).returncode == 0
    after = kept(graph)
    assert {path: after[path] for path in before} == before
    build([plans], tmp_path / "undisturbed")
    assert bytes_of(graph) == bytes_of(tmp_path / "undisturbed")
    assert build_by_command(plans, graph, "--no-resume").returncode == 0
    assert not set(after.items()) & set(kept(graph).items())
    assert bytes_of(graph) == bytes_of(tmp_path / "undisturbed")


def test_readers_go_on_reading_while_a_graph_is_written(documents: Path, tmp_path: Path) -> None:
    graph = tmp_path / "g"
    build([documents], graph)
    opened_before = GraphFolder(graph).open()
    quads = len(opened_before)
    (documents / "them.txt").write_text(DOCUMENTS["ke-hoach.txt"].replace("15/KH-UBND", "16/KH-UBND"), encoding="utf-8")
    command = [sys.executable, "-m", "frontgraph", "build", str(documents), "--output", str(graph), "--no-pages"]
    writer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seen = set()
    while writer.poll() is None:
        seen.add(held(graph))
        assert len(opened_before) == quads
    assert writer.returncode == 0
    assert seen <= {2, 3}
    assert held(graph) == 3
    # Who opened the old state still has it.
    assert len(opened_before) == quads
    rows = opened_before.query(HELD)
    assert isinstance(rows, Rows)
    assert len(rows.values()) == 2
