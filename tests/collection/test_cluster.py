"""A Dask cluster of separate worker processes, one of them killed at work: the same bytes as on one machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from frontgraph.collection.build import BuildOptions, build
from frontgraph.collection.workers import Cluster, WorkerLostError
from frontgraph.errors import FrontgraphError
from frontgraph.store import GraphFolder
from tests.collection.test_build import DOCUMENTS, bytes_of


def local_cluster(workers: int) -> LocalCluster:
    """Workers that are processes of their own with two threads each, on the loopback address."""
    return LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=workers, threads_per_worker=2, processes=True, dashboard_address=None, host="127.0.0.1"
    )


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with local_cluster(2) as running:
        yield running


@pytest.fixture
def many(tmp_path: Path, seed_path: Path) -> Path:
    """More documents than fit into one task: plans of a province that carry out directives of its Party committee."""
    folder = tmp_path / "documents"
    folder.mkdir()
    shutil.copy(seed_path, folder / "nghi-quyet.txt")
    for number in range(1, 36):
        plan = (
            DOCUMENTS["ke-hoach.txt"].replace("15/KH-UBND", f"{number}/KH-UBND").replace("31-CT/TU", f"{number}-CT/TU")
        )
        (folder / f"ke-hoach-{number}.txt").write_text(plan, encoding="utf-8")
        directive = DOCUMENTS["chi-thi.txt"].replace("31-CT/TU", f"{number}-CT/TU")
        (folder / f"chi-thi-{number}.txt").write_text(directive, encoding="utf-8")
    return folder


def kill_one_worker_once_it_works(cluster: LocalCluster, output: Path, killed: list[int]) -> None:
    """SIGKILL to the first worker process as soon as something was read."""
    while not any((output / "recognised").rglob("*")):
        time.sleep(0.005)
    victim = next(iter(cluster.workers.values())).pid
    os.kill(victim, signal.SIGKILL)
    killed.append(victim)


def test_a_killed_worker_changes_no_byte(
    many: Path, tmp_path: Path, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([many], tmp_path / "one")
    # Paths as a user types them mean something else where the workers stand.
    monkeypatch.chdir(tmp_path)
    output, killed = Path("many"), list[int]()
    killer = threading.Thread(target=kill_one_worker_once_it_works, args=(cluster, tmp_path / "many", killed))
    killer.start()
    report = build(["documents"], output, BuildOptions(scheduler=cluster.scheduler_address))
    killer.join()
    assert killed
    assert killed[0] not in {worker.pid for worker in cluster.workers.values()}
    assert not report.failures
    assert report.documents == 71
    assert bytes_of(tmp_path / "many") == bytes_of(tmp_path / "one")
    assert GraphFolder(output).manifest().quads == GraphFolder(tmp_path / "one").manifest().quads
    assert not list(tmp_path.rglob("*.part"))


def test_the_command_takes_the_address_of_a_cluster(tmp_path: Path, seed_path: Path, cluster: LocalCluster) -> None:
    words = ["build", str(seed_path), "--output", str(tmp_path / "g"), "--no-pages"]
    words += ["--scheduler", str(cluster.scheduler_address)]
    done = subprocess.run([sys.executable, "-m", "frontgraph", *words], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    build([seed_path], tmp_path / "one")
    assert bytes_of(tmp_path / "g") == bytes_of(tmp_path / "one")


def die(item: str) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return item


def shout(item: str) -> str:
    return item.upper()


def test_results_come_in_the_order_of_the_items(cluster: LocalCluster) -> None:
    workers = Cluster(cluster.scheduler_address)
    assert list(workers.map(shout, ["b", "a", "b"])) == ["B", "A", "B"]
    workers.close()


def test_what_kills_every_worker_is_given_up(cluster: LocalCluster) -> None:
    workers = Cluster(cluster.scheduler_address)
    with pytest.raises(WorkerLostError, match="run the same command again"):
        list(workers.map(die, ["a"]))
    workers.close()


def test_a_cluster_without_workers_is_given_up() -> None:
    with local_cluster(0) as empty:
        workers = Cluster(empty.scheduler_address, patience=0)
        with pytest.raises(WorkerLostError, match="no worker is left"):
            list(workers.map(shout, ["a"]))
        workers.close()


def test_no_scheduler_is_told_in_one_line(tmp_path: Path, seed_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cluster, "wait", 0.5)
    with pytest.raises(FrontgraphError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers") as told:
        build([seed_path], tmp_path / "g", BuildOptions(scheduler="tcp://127.0.0.1:9"))
    assert "\n" not in str(told.value)


def test_standard_input_is_read_here_and_not_by_the_workers(tmp_path: Path, seed_path: Path) -> None:
    command = [sys.executable, "-m", "frontgraph", "build", "-", "--output", str(tmp_path / "g"), "--workers", "2"]
    done = subprocess.run(command, input=seed_path.read_bytes(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert GraphFolder(tmp_path / "g").manifest().about["documents"] == 1
