"""`frontgraph diff`: two documents compared on a terminal and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from frontgraph.collection.build import build
from tests.cli.test_program import run
from tests.queries.programmes import PROGRAMME_2024, PROGRAMME_2025


@pytest.fixture(scope="module")
def programmes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("programmes")
    (folder / "2024.txt").write_text(PROGRAMME_2024, encoding="utf-8")
    (folder / "2025.txt").write_text(PROGRAMME_2025, encoding="utf-8")
    build([folder / "2024.txt", folder / "2025.txt"], folder / "G")
    return folder / "G"


def test_a_line_a_difference_for_programs(programmes: Path) -> None:
    words = ("diff", "2024.txt", "2025.txt", "--graph", str(programmes), "--format", "jsonl")
    lines = [json.loads(line) for line in run(*words).stdout.decode().splitlines()]
    assert {line["kind"] for line in lines} == {"task", "target", "citation", "body"}
    asked = [json.loads(line) for line in run(*words, "--status", "gone").stdout.decode().splitlines()]
    assert asked == [line for line in lines if line["status"] == "gone"]
    assert asked[0]["before_sentence"] == "Phấn đấu xóa ít nhất 500 nhà tạm cho hộ nghèo."
    assert asked[0]["after_sentence"] is None


def test_a_table_in_either_language(programmes: Path) -> None:
    words = ("diff", "12/CTr-MTTQ-BTT", "09/CTr-MTTQ-BTT", "--graph", str(programmes))
    vietnamese, english = run(*words).stdout.decode(), run("--lang", "en", *words).stdout.decode()
    assert vietnamese.splitlines()[0].split()[:2] == ["Nội", "dung"]
    assert "giữ nguyên" in vietnamese
    assert "Sentence after" in english
    assert ">= 85 %" in english


def test_a_document_that_is_not_there_is_one_line(programmes: Path) -> None:
    done = run("diff", "2024.txt", "2031.txt", "--graph", str(programmes))
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
