"""The annotated documents: what the facts score there, by the scorer that stands beside them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from frontgraph.facts import as_json, extract
from frontgraph.readers import read_path
from frontgraph.text import canonicalise
from tests.facts.test_seed import SEED

FLOORS = {
    "signatories": 0.97,
    "recipients": 0.90,
    "people": 0.95,
    "meeting": 0.90,
    "campaigns": 0.90,
    "foreign": 0.90,
    "places": 0.92,
    "assignments": 0.80,
    "terms": 0.93,
}


@pytest.fixture(scope="module")
def scores(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    gold = shared / "gold" / "facts"
    predictions = tmp_path_factory.mktemp("facts") / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as lines:
        for annotated in sorted(gold.glob("*.json")):
            lines.write(json.dumps(_record(shared, annotated.stem), ensure_ascii=False) + "\n")
    command = [sys.executable, str(gold / "score_facts.py"), str(gold), str(predictions), "--json"]
    scored = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(scored.stdout)
    return found


def _record(shared: Path, stem: str) -> dict[str, Any]:
    path = shared / "corpus" / "documents" / f"{stem}.txt"
    document = read_path(path if path.is_file() else SEED)
    facts = extract(document, canonicalise(document.text), ())
    for evidence in _evidences(facts):
        assert evidence.span.cut(document.text) == evidence.quote
    return as_json(replace(document, facts=facts))


def _evidences(value: Any) -> list[Any]:
    if hasattr(value, "span") and hasattr(value, "quote") and hasattr(value, "rule"):
        return [value]
    if isinstance(value, tuple):
        return [found for item in value for found in _evidences(item)]
    if hasattr(value, "__dataclass_fields__"):
        return [found for name in value.__dataclass_fields__ for found in _evidences(getattr(value, name))]
    return []


@pytest.mark.parametrize("category", FLOORS)
def test_f1(scores: dict[str, Any], category: str) -> None:
    assert scores[category]["f1"] >= FLOORS[category]


def test_roles_posts_and_deadlines(scores: dict[str, Any]) -> None:
    assert scores["role"] >= 0.85
    assert scores["post"] >= 0.97
    assert scores["deadline"] >= 0.90
