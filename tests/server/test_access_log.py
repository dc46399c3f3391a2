"""What `frontgraph serve` writes down of each request."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from frontgraph.collection.build import build
from tests.server.running import get, post

LINE = re.compile(
    r"127\.0\.0\.1 - - \[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "
    r'"([A-Z]+) (\S+) HTTP/1\.1" (\d{3}) (\d+) "([^"]*)" "([^"]*)" [\d.]+'
)


@contextlib.contextmanager
def served(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "frontgraph", "serve", "--graph", str(folder), "--port", port, *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        url, until = f"http://127.0.0.1:{port}", time.monotonic() + 60
        while True:
            with contextlib.suppress(httpx.TransportError):
                get(f"{url}/health").raise_for_status()
                break
            if server.poll() is not None or time.monotonic() > until:
                pytest.fail(f"the server did not start: {server.communicate()[1]}")
            time.sleep(0.1)
        yield url, server
    finally:
        server.terminate()
        server.communicate(timeout=60)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, seed_path: Path) -> Path:
    place = tmp_path_factory.mktemp("log") / "G"
    build([seed_path], place)
    return place


def test_each_request_is_one_line_whatever_it_contains(folder: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    with served(folder, "--access-log", str(log)) as (url, _):
        get(f"{url}/search", params={"q": "chỉ thị 22"}, headers={"user-agent": 'a"b', "referer": "http://x/"})
        get(f'{url}/id/a%0A127.0.0.1 - - "GET /forged')
        post(f"{url}/sparql", data={"query": "ASK {}"})
    lines = [found for each in log.read_text(encoding="utf-8").splitlines() if (found := LINE.fullmatch(each))]
    assert len(lines) == len(log.read_text(encoding="utf-8").splitlines())
    told = [found.groups() for found in lines if found[2] != "/health"]
    assert [(method, int(status)) for method, _, status, *_ in told] == [("GET", 200), ("GET", 404), ("POST", 200)]
    assert told[0][1].startswith("/search?q=ch%E1%BB%89")
    assert told[0][4:] == ("http://x/", "a%22b")
    assert int(told[0][3]) > 10


def test_the_log_goes_to_the_error_stream(folder: Path) -> None:
    with served(folder) as (url, server):
        get(f"{url}/ask")
        server.terminate()
        _, errors = server.communicate(timeout=60)
    assert [found[2] for each in errors.splitlines() if (found := LINE.fullmatch(each))][-1] == "/ask"
    assert "Traceback" not in errors
