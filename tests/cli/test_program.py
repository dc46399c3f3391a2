"""The program as a user meets it: in a terminal, with mistakes, on other people's files."""

from __future__ import annotations

import base64
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from frontgraph.cli.program import program
from tests.collection.topics import write_topics

SEED = "data/resolutions/000_62877af9e5469c00.txt"
ROOT = Path(__file__).parent.parent.parent


def run(*words: str, stdin: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-m", "frontgraph", *words],
        check=False,
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment,
    )


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "graph"
    done = run("build", "data/resolutions", "--output", str(folder))
    assert done.returncode == 0, done.stderr.decode()
    return folder


def test_help_lists_every_command_in_both_languages() -> None:
    told = run("--help").stdout.decode()
    for word in ("cite", "facts", "build", "ask", "sparql", "view", "serve", "validate", "verify", "export", "explain"):
        assert f"\n  {word} " in told
    assert "Trích dẫn" in told
    assert "the documents that texts cite" in told


def test_cite_gives_one_json_object_a_mention() -> None:
    lines = [json.loads(line) for line in run("cite", SEED, "--format", "jsonl").stdout.decode().splitlines()]
    document, *mentions = lines
    assert document["document"]["number"] is None
    assert document["document"]["date"] is None
    assert document["document"]["signatories"] == ["Vi Đức Thọ"]
    assert len(mentions) == 16
    first = mentions[0]
    assert (first["type"], first["number"], first["date"]) == ("hướng dẫn", "96/HD-MTTW-BTT", "2023-02-01")
    text = (ROOT / SEED).read_bytes().decode()
    assert all(text[m["start"] : m["end"]] == m["quote"] for m in mentions)


def test_standard_input_is_a_document() -> None:
    text = "QUYẾT ĐỊNH\n\nCăn cứ Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13 ngày 09 tháng 6 năm 2015;\n".encode()
    rows = list(csv.DictReader(io.StringIO(run("cite", "-", "--format", "csv", stdin=text).stdout.decode())))
    assert [(row["number"], row["date"], row["relation"]) for row in rows] == [
        ("75/2015/QH13", "2015-06-09", "based_on")
    ]


def test_results_and_messages_go_apart(graph: Path) -> None:
    done = run("build", "data/resolutions", "--output", str(graph))
    assert done.stdout == b""
    assert "16 tìm thấy = 16 xác định + 0 chưa xác định" in done.stderr.decode()
    english = run("--lang", "en", "build", "data/resolutions", "--output", str(graph)).stderr.decode()
    assert "16 found = 16 resolved + 0 unresolved" in english


def test_ask_names_documents_as_people_do(graph: Path) -> None:
    for words in ("43-NQ/TW", "nghị quyết 43", "43 nq tw"):
        done = run("ask", "cited-by", words, "--graph", str(graph), "--format", "json")
        assert done.returncode == 0, done.stderr.decode()
        assert len(json.loads(done.stdout)) == 2, words


def test_ask_without_a_question_lists_them() -> None:
    told = run("ask").stdout.decode()
    assert "cited-by" in told
    assert "unresolved" in told


def test_sparql_in_four_forms(graph: Path) -> None:
    query = "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a <https://w3id.org/frontgraph/ns#Citation> }"
    answer = json.loads(run("sparql", query, "--graph", str(graph), "--format", "json").stdout)
    assert answer["results"]["bindings"][0]["n"]["value"] == "16"
    assert run("sparql", query, "--graph", str(graph), "--format", "csv").stdout.split() == [b"n", b"16"]
    assert b"16" in run("sparql", query, "--graph", str(graph)).stdout
    construct = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 2"
    assert run("sparql", construct, "--graph", str(graph), "--format", "ttl").stdout.count(b" .") >= 1


def test_verify_and_validate_pass(graph: Path) -> None:
    verified = run("verify", "--graph", str(graph))
    assert verified.returncode == 0
    assert "0 sai lệch" in verified.stderr.decode()
    validated = run("validate", "--graph", str(graph))
    assert validated.returncode == 0, validated.stdout.decode()[:2000]


def test_verify_finds_a_quote_that_its_source_does_not_have(graph: Path, tmp_path: Path) -> None:
    done = run("build", "data/resolutions", "--output", str(tmp_path / "g"))
    assert done.returncode == 0
    [source] = (tmp_path / "g" / "sources").glob("*.txt")
    source.write_text(source.read_text(encoding="utf-8").replace("22-CT/TW", "23-CT/TW"), encoding="utf-8")
    verified = run("verify", "--graph", str(tmp_path / "g"))
    assert verified.returncode == 1
    assert "22-CT/TW" in verified.stdout.decode()


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld", "eli", "graphml", "gexf"])
def test_export(graph: Path, form: str) -> None:
    one = run("export", "--graph", str(graph), "--format", form)
    assert one.returncode == 0, one.stderr.decode()
    assert len(one.stdout) > 500
    assert one.stdout == run("export", "--graph", str(graph), "--format", form).stdout


def test_export_tables(graph: Path, tmp_path: Path) -> None:
    assert run("export", "--graph", str(graph), "--format", "csv", "--output", str(tmp_path)).returncode == 0
    rows = list(csv.DictReader((tmp_path / "tasks.csv").open(encoding="utf-8")))
    assert rows


def test_explain_names_rule_and_step() -> None:
    told = run("explain", SEED, "3540").stdout.decode()
    assert "22-CT/TW" in told
    assert "exact-key" in told


def test_view_writes_one_page(graph: Path, tmp_path: Path) -> None:
    page = tmp_path / "deep" / "trang.html"
    assert run("view", "--graph", str(graph), "--output", str(page)).returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("cite", "nowhere.txt"), "nowhere.txt"),
        (("ask", "cites", "43-NQ/TW", "--graph", "nowhere"), "nowhere"),
        (("ask", "no-such-question", "--graph", "nowhere"), "no-such-question"),
        (("sparql", "SELECT * {", "--graph", "GRAPH"), "line 1"),
        (("ask", "cited-by", "999-XX/YY", "--graph", "GRAPH"), "999-XX/YY"),
        (("ask", "cited-by", "--graph", "GRAPH"), "document"),
        (("ask", "cites", "a", "b", "c", "d", "--graph", "GRAPH"), "takes"),
        (("explain", SEED, "5"), "no citation"),
        (("export", "--graph", "GRAPH", "--format", "csv"), "--output"),
        (("build", "EMPTY", "--output", "OUT"), "nothing was built"),
        (("build", "BINARY", "--output", "OUT"), "binary.txt"),
        (("cite", "BLANK"), "blank.txt"),
    ],
)
def test_mistakes_are_one_line_and_status_2(words: tuple[str, ...], told: str, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "blank.txt").write_bytes(b"")
    real = {
        "GRAPH": str(graph),
        "EMPTY": str(tmp_path / "empty"),
        "BINARY": str(tmp_path / "binary.txt"),
        "BLANK": str(tmp_path / "blank.txt"),
        "OUT": str(tmp_path / "out"),
    }
    done = run(*(real.get(word, word) for word in words))
    message = done.stderr.decode()
    assert done.returncode == 2, message
    assert message.count("\n") == 1, message
    assert told in message
    assert "Traceback" not in message


def test_a_broken_file_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_bytes((ROOT / SEED).read_bytes())
    (folder / "b.txt").write_bytes(bytes(range(256)) * 40)
    done = run("build", str(folder), "--output", str(tmp_path / "g"))
    assert done.returncode == 0
    assert "b.txt" in done.stderr.decode()
    assert "không đọc được: 1" in done.stderr.decode()


def test_a_failed_build_leaves_the_old_graph_as_it_was(graph: Path, tmp_path: Path) -> None:
    before = run("export", "--graph", str(graph), "--format", "nquads").stdout
    (tmp_path / "blank.txt").write_bytes(b"")
    assert run("build", str(tmp_path / "blank.txt"), "--output", str(graph), "--prune").returncode == 2
    assert run("export", "--graph", str(graph), "--format", "nquads").stdout == before
    assert len(before) > 1000


def test_the_codification_is_built_and_asked(tmp_path: Path) -> None:
    folder, output = write_topics(tmp_path / "topics"), str(tmp_path / "G")
    done = run("codification", str(folder), "--output", output)
    assert done.returncode == 0, done.stderr.decode()
    told = done.stderr.decode()
    assert "Điều: 7 = 5 có nguồn + 1 không có ghi chú + 1 ghi chú không nêu văn bản; 5 có ngày hiệu lực" in told
    assert "Liên quan: 5 = 3 đến điều đã đọc + 1 đến điều khác + 1 không nêu số điều" in told
    rows = run("ask", "noted-amendments", "902/2020/NĐ-CP", "--graph", output, "--format", "json")
    assert {row["effective"] for row in json.loads(rows.stdout)} == {"2022-05-15", "2024-02-01"}
    english = run("--lang", "en", "codification", str(folder), "--output", output).stderr.decode()
    assert "mentions: 7 = 7 resolved + 0 unresolved" in english


@pytest.mark.parametrize(
    ("environment", "options", "login"),
    [
        (
            {"FRONTGRAPH_USER": "an", "FRONTGRAPH_PASSWORD": "mật khẩu"},
            [],
            "Basic " + base64.b64encode("an:mật khẩu".encode()).decode(),
        ),
        ({"FRONTGRAPH_TOKEN": "a+b/1=="}, [], "Bearer a+b/1=="),
        ({"FRONTGRAPH_USER": "an"}, ["--token", "s3cret"], "Bearer s3cret"),
        ({}, [], None),
    ],
)
def test_the_login_for_a_server_comes_from_the_environment_or_the_command_line(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], options: list[str], login: str | None
) -> None:
    logins: list[str | None] = []

    class Server(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            logins.append(self.headers.get("Authorization"))
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}')

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the test's output is the program's alone."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/query"
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        done = run("sparql", "SELECT ?x { ?x ?p ?o }", "--graph", address, "--format", "csv", *options)
        server.shutdown()
    assert done.returncode == 0, done.stderr.decode()
    assert logins == [login]


def test_pages_are_made_with_the_graph_unless_it_is_large_or_nobody_wants_them(
    tmp_path: Path, seed_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(*options: str) -> tuple[int, str]:
        done = CliRunner().invoke(program, ["build", str(seed_path), "--output", str(tmp_path / "G"), *options])
        assert done.exit_code == 0, done.output
        return len(list((tmp_path / "G").glob("states/*/pages/*.sqlite"))), done.stderr

    assert made("--no-pages")[0] == 0
    monkeypatch.setattr("frontgraph.cli.building._LARGE", 1000)
    count, told = made()
    assert count == 0
    assert "“serve” tự làm các trang" in told
    assert made("--pages")[0] == 1
    shutil.rmtree(next((tmp_path / "G").glob("states/*/pages")))
    monkeypatch.undo()
    assert made()[0] == 1


def test_what_can_be_no_token_is_refused_in_one_line() -> None:
    done = run("ask", "documents", "--graph", "http://127.0.0.1:9/query", "--token", "mã kín")
    assert done.returncode == 2
    assert "a token is of ASCII characters" in done.stderr.decode()
