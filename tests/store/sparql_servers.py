"""SPARQL servers for the tests, each started on loopback with a folder of its own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
ErrorLogLevel = 7
FileExtend = 100
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
ServerThreads = 20
CheckpointInterval = 0
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http_port}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A server that runs: its query address, and user and password where it wants them."""

    url: str
    dialect: str
    user: str | None = None
    password: str | None = None


def find_oxigraph() -> str | None:
    """The Oxigraph server beside this Python, or on the path."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.is_file() else shutil.which("oxigraph")


def find_virtuoso() -> str | None:
    """The Virtuoso server on the path."""
    return shutil.which("virtuoso-t")


@contextmanager
def oxigraph(folder: Path) -> Iterator[RunningServer]:
    """Oxigraph's own server."""
    program = find_oxigraph()
    assert program is not None
    root = f"127.0.0.1:{_free_port()}"
    command = [program, "serve", "--location", str(folder), "--bind", root]
    with _running(command, f"http://{root}/query"):
        yield RunningServer(f"http://{root}/query", "oxigraph")


@contextmanager
def virtuoso(folder: Path) -> Iterator[RunningServer]:
    """Virtuoso 7 with its default administrator, who may write."""
    program = find_virtuoso()
    assert program is not None
    http_port, sql_port = _free_port(), _free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, http_port=http_port, sql_port=sql_port), encoding="utf-8")
    url = f"http://127.0.0.1:{http_port}/sparql"
    with _running([program, "+foreground", "+configfile", str(ini)], url):
        yield RunningServer(url, "virtuoso", "dba", "dba")


@contextmanager
def _running(command: list[str], url: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, url)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended before it answered"
        try:
            httpx.get(url, params={"query": "ASK { ?s ?p ?o }"}, timeout=5)
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not answer within a minute")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
