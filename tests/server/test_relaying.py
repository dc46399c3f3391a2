"""The page and the endpoint over a graph that stands behind another SPARQL server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from frontgraph.collection.build import build
from frontgraph.server.serving import Service, service_app
from tests.server.running import get, serving

CITED = "/id/vn/tw/chi-thi/2023/22-ct-tw"
HELD = "SELECT ?w { ?w <https://w3id.org/frontgraph/ns#held> true }"


def test_a_server_before_a_server_shows_the_same_documents(tmp_path: Path, seed_path: Path) -> None:
    build([seed_path], tmp_path / "G")
    with (
        serving(service_app(Service(str(tmp_path / "G"), ahead=False))) as behind,
        serving(service_app(Service(f"{behind}/sparql#standard"))) as before,
    ):
        asked = [get(f"{url}/sparql", params={"query": HELD}).json()["results"] for url in (behind, before)]
        pages = [get(url + CITED, params={"format": "json"}).json() for url in (behind, before)]
    assert asked[0] == asked[1]
    assert len(asked[0]["bindings"]) == 1
    # The text stands in the folder, not in the graph; all else is the same.
    assert [page["works"] for page in pages[:1]] == [page["works"] for page in pages[1:]]
    assert pages[0]["links"] == pages[1]["links"]


@pytest.mark.parametrize("dialect", ["standard", "frontgraph"])  # whole graphs by queries, and by their own protocol
def test_every_command_that_takes_a_folder_takes_a_server(tmp_path: Path, seed_path: Path, dialect: str) -> None:
    build([seed_path], tmp_path / "G")
    with serving(service_app(Service(str(tmp_path / "G"), ahead=False))) as url:
        for words, status, told in (
            (["ask", "cited-by", "43-NQ/TW"], 0, "43-NQ/TW"),
            (["diff", "43-NQ/TW", "22-CT/TW"], 0, ""),
            (["sparql", "ASK { ?s ?p ?o }"], 0, "true"),
            (["validate"], 0, ""),
            (["verify"], 2, ""),
            (["verify", "--texts", str(tmp_path / "G")], 0, ""),
            (["view", "--output", str(tmp_path / "page.html")], 0, "page.html"),
            (["export", "--format", "csv", "--output", str(tmp_path / "tables")], 0, ""),
            (["export", "--format", "nquads"], 0, "22-CT/TW"),
        ):
            command = [sys.executable, "-m", "frontgraph", *words, "--graph", f"{url}/sparql#{dialect}"]
            done = subprocess.run(command, capture_output=True, check=False, timeout=120)
            assert done.returncode == status, (words, done.stderr.decode())
            assert told in done.stdout.decode()
            assert ("--texts DIR" in done.stderr.decode()) == (status == 2)


@pytest.mark.parametrize(
    ("login", "header"), [(":s3cret@", "Bearer s3cret"), ("an:s3cret@", "Basic YW46czNjcmV0"), ("", None)]
)
def test_the_login_goes_to_the_server_behind_and_to_nobody_else(login: str, header: str | None) -> None:
    logins: list[str | None] = []

    async def refuse(request: Request) -> Response:
        logins.append(request.headers.get("authorization"))
        return PlainTextResponse("no", 403)

    app = Starlette(routes=[Route("/query", refuse, methods=["GET", "POST"])])
    with serving(app) as behind:
        place = f"{behind.replace('//', '//' + login)}/query"
        with serving(service_app(Service(place))) as before:
            answer = get(f"{before}/sparql", params={"query": HELD})
    assert logins == [header]
    assert answer.is_error
    assert "s3cret" not in answer.text
