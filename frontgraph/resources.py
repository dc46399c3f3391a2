"""Where the project's data and ontology stand: at the top of a checkout, or inside an installed wheel."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from frontgraph.errors import RegistryError

_PACKAGE = Path(__file__).parent


def data_path(*parts: str) -> Path:
    """The path of a file or folder below `data/`."""
    return _resource("data", parts)


def ontology_path(*parts: str) -> Path:
    """The path of a file or folder below `ontology/`."""
    return _resource("ontology", parts)


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; raises RegistryError naming file and place where it does not parse."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RegistryError(f"{path}: {error}; mend the line named.") from error


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated file whose first line names the columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _resource(root: str, parts: tuple[str, ...]) -> Path:
    packed = _PACKAGE / f"_{root}"
    base = packed if packed.is_dir() else _PACKAGE.parent / root
    return base.joinpath(*parts)
