"""The wheel works in an empty environment, from another folder, with all that it needs inside."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    [path] = folder.glob("*.whl")
    return path


def test_the_wheel_carries_data_ontology_and_page_and_no_sources_of_it(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "frontgraph/_data/registry/kinds.toml",
        "frontgraph/_data/resolutions/000_62877af9e5469c00.txt",
        "frontgraph/_ontology/frontgraph.ttl",
        "frontgraph/explorer/static/explorer.js",
        "frontgraph/explorer/page.html",
        "frontgraph/queries/questions/cites.rq",
        "frontgraph/py.typed",
    ):
        assert wanted in names
    assert not [name for name in names if "node_modules" in name or name.endswith((".ts", ".tsx", ".mjs", ".npmrc"))]


def test_an_empty_environment_builds_asks_and_shows(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "-c", str(ROOT / "constraints.txt"), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "nghi-quyet.txt").write_bytes((ROOT / "data/resolutions/000_62877af9e5469c00.txt").read_bytes())

    def run(*words: str) -> str:
        command = [str(tmp_path / "env" / "bin" / "frontgraph"), *words]
        done = subprocess.run(command, capture_output=True, text=True, cwd=elsewhere, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    assert "16 tìm thấy" in run("build", "nghi-quyet.txt", "--output", "g")
    assert "96/HD-MTTW-BTT" in run("ask", "cites", "nghi-quyet", "--graph", "g", "--format", "csv")
    assert "trang.html" in run("view", "--graph", "g", "--output", "trang.html")
    assert "0 sai lệch" in run("verify", "--graph", "g")
