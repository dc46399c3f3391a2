"""The full answers to every question on the example resolution, one JSON file a question in `seed_answers/`.

After a change that is meant, write them anew and read the difference before it is committed:

    python -m tests.queries.seed_answers
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from frontgraph.collection.build import build
from frontgraph.graph import DEFAULT_BASE
from frontgraph.queries import catalogue, get
from frontgraph.queries.asking import answer
from frontgraph.store import GraphFolder, QuadStore

FOLDER = Path(__file__).with_name("seed_answers")
SEED = Path(__file__).parents[2] / "data" / "resolutions" / "000_62877af9e5469c00.txt"

#: What the questions are asked of, where they need something; the others are asked of everything.
ARGUMENTS: dict[str, dict[str, str]] = {
    **{
        name: {"document": SEED.name}
        for name in (
            "about",
            "bodies",
            "chain-up",
            "cited-works",
            "cites",
            "relative-references",
            "sections",
            "unresolved",
        )
    },
    **{name: {"document": "43-NQ/TW"} for name in ("chain-down", "cited-by", "tasks-from-above", "in-force")},
    "body-file": {"body": "Ban Dân vận Tỉnh ủy Sơn La"},
    "body-mentions": {"body": "Ban Dân vận Tỉnh ủy Sơn La"},
    "person-file": {
        "person": f"{DEFAULT_BASE}/id/vn-05/ub-mttq/nghi-quyet/nd/khong-so-49aadeca/person/vi-duc-tho-c16f"
    },
    "place-file": {"place": f"{DEFAULT_BASE}/id/place/vn-05"},
    "body-names": {"body": "Ban Dân vận Tỉnh ủy Sơn La"},
    "codified-articles": {"document": "43-NQ/TW"},
    "codified-in-force": {"date": "2024-01-04"},
    "noted-amendments": {"document": "43-NQ/TW"},
    "related-articles": {"article": "36.3.LQ.1"},
    "cited-together": {"document": "22-CT/TW"},
    "deadlines-ahead": {"date": "2024-01-04"},
    "evidence": {"subject": SEED.name},
}


def found(store: QuadStore, name: str) -> dict[str, Any]:
    """A question's answer in the form of its file: IRIs without the base, days as ISO text."""
    got = answer(store, get(name), ARGUMENTS.get(name, {}))
    rows = [[_plain(value) for value in row] for row in got.rows]
    return {"arguments": ARGUMENTS.get(name, {}), "columns": [column.name for column in got.columns], "rows": rows}


def expected(name: str) -> dict[str, Any]:
    """What the file says."""
    answer: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return answer


def write() -> None:
    """Write all files anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        folder = GraphFolder(Path(room) / "G")
        build([SEED], folder.path)
        store = folder.open()
        for question in catalogue():
            content = found(store, question.name)
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in content["rows"])
            text = (
                f'{{"arguments": {json.dumps(content["arguments"], ensure_ascii=False)},\n'
                f' "columns": {json.dumps(content["columns"])},\n "rows": [\n  {rows}\n]}}\n'
            )
            (FOLDER / f"{question.name}.json").write_text(text, encoding="utf-8")
        store.close()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value).replace(DEFAULT_BASE, "")


if __name__ == "__main__":
    write()
