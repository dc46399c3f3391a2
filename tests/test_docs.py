"""The documents say what the program does: the reference lists every command and option, the examples run."""

from __future__ import annotations

import doctest
from pathlib import Path

from tests.reference import CLI_REFERENCE, cli_reference

ROOT = Path(__file__).parent.parent


def test_cli_reference_is_current() -> None:
    """`python -m tests.reference` writes it anew."""
    assert CLI_REFERENCE.read_text(encoding="utf-8") == cli_reference()


def test_readme_examples_run() -> None:
    failures, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert tried >= 3
    assert failures == 0


def test_readme_shows_text_in_and_citations_out_early() -> None:
    head = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:25])
    assert "Chỉ thị số 22-CT/TW" in head
    assert "22-CT/TW 2023-05-25" in head


def test_links_lead_somewhere() -> None:
    import re

    for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
