"""Recognition on documents that people have read and annotated."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from frontgraph.citation.recognise import recognise
from frontgraph.model import Citation
from frontgraph.readers import read_text
from frontgraph.registry import kinds
from frontgraph.text import canonicalise

WANTED = {"detection": 0.985, "identity": 0.97, "date": 0.97, "issuer": 0.93, "pinpoints": 0.93}


def _lines(name: str, raw: str) -> Iterator[dict[str, object]]:
    canonical = canonicalise(raw)
    document = read_text(raw, canonical, file=name, sha256="", media_type="text/plain")
    for citation in recognise(document, canonical):
        assert citation.span.cut(raw) == citation.quote
        yield _line(name, citation)


def _line(name: str, citation: Citation) -> dict[str, object]:
    return {
        "file": name,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
        "type": kinds.get(citation.kind).label if citation.kind else None,
        "number": citation.number,
        "name": citation.name,
        "date": citation.date.iso if citation.date else None,
        "issuer": citation.issuer,
        "pinpoints": [str(provision) for provision in citation.pinpoints],
        "relation": citation.relation.value,
    }


def test_the_annotated_documents_are_read_as_people_read_them(shared: Path, seed_path: Path, tmp_path: Path) -> None:
    gold, predictions = shared / "gold", tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as out:
        for path in sorted(gold.glob("*.json")):
            name = json.loads(path.read_text(encoding="utf-8"))["file"]
            source = shared / "corpus" / "documents" / name
            raw = (source if source.exists() else seed_path).read_bytes().decode("utf-8")
            out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(name, raw))
    command = [sys.executable, str(gold / "score.py"), str(gold), str(predictions), "--json"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert {figure: scores[figure]["f1"] for figure in WANTED if scores[figure]["f1"] < WANTED[figure]} == {}


def test_every_document_of_the_corpus_is_read(shared: Path) -> None:
    documents = sorted((shared / "corpus" / "documents").glob("*.txt"))
    found = [sum(1 for _ in _lines(path.name, path.read_bytes().decode("utf-8"))) for path in documents[::6]]
    assert sum(found) > 300
