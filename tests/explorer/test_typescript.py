"""The page's TypeScript is sound in itself: its types hold and its own tests pass."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.conftest import ROOT

EXPLORER = ROOT / "frontgraph" / "explorer"


@pytest.mark.parametrize("script", ["typecheck", "test"])
def test_the_module_s_own_checks_pass(script: str) -> None:
    npm = shutil.which("npm")
    if npm is None or not (EXPLORER / "node_modules").is_dir():
        if os.environ.get("CI"):
            pytest.fail("the page's module was not built; run `make page`")
        pytest.skip("the page's module was not built; run `make page`")
    run = subprocess.run([npm, "run", "--silent", script], cwd=EXPLORER, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_lock_file_names_no_addresses_of_packages() -> None:
    assert '"resolved"' not in (EXPLORER / "package-lock.json").read_text(encoding="utf-8")
