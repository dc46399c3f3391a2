"""The example stands as it was received, with its source."""

from __future__ import annotations

import hashlib
from pathlib import Path

from frontgraph.resources import data_path, read_toml


def test_every_example_has_its_source_and_its_checksum() -> None:
    records = {record["file"]: record for record in read_toml(data_path("resolutions", "sources.toml"))["source"]}
    texts = [path for path in data_path("resolutions").iterdir() if path.suffix != ".toml"]
    assert {path.name for path in texts} == set(records)
    for path in texts:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == records[path.name]["sha256"]


def test_registries_stand_in_the_list_of_data() -> None:
    told = (data_path("README.md")).read_text(encoding="utf-8")
    for path in data_path("registry").iterdir():
        stem = Path(path.name).stem
        assert path.name in told or f"`{stem}`" in told or stem.startswith("body_"), path.name
