"""Texts read as documents, for the tests of facts."""

from __future__ import annotations

from pathlib import Path

from frontgraph.facts import extract
from frontgraph.facts.prose import Prose, prose_of
from frontgraph.model import Document, Facts
from frontgraph.readers import read_path, read_text
from frontgraph.text import canonicalise


def document_of(text: str) -> Document:
    return read_text(text, canonicalise(text), file="text.txt", sha256="0" * 64)


def prose(text: str) -> Prose:
    return prose_of(canonicalise(text))


def facts_of(text: str) -> Facts:
    return extract(document_of(text), canonicalise(text), ())


def facts_at(path: Path) -> Facts:
    document = read_path(path)
    return extract(document, canonicalise(document.text), ())


def charges(facts: Facts) -> list[tuple[str, str]]:
    """Who is charged in what role, each once, in reading order."""
    return list(dict.fromkeys((a.name, a.role.value) for task in facts.tasks for a in task.assignees))
