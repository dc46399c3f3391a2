"""The house stands: imports go down, nothing heavy is loaded by `import frontgraph`, no room outgrows its walls."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.syntax import syntax_tree

PACKAGE = Path(__file__).parent.parent / "frontgraph"

FLOORS: dict[str, int] = {
    "errors": 1,
    "model": 1,
    "text": 1,
    "resources": 1,
    "registry": 2,
    "readers": 3,
    "citation": 3,
    "facts": 3,
    "store": 3,
    "graph": 4,
    "queries": 5,
    "network": 5,
    "collection": 6,
    "explorer": 6,
    "knowledge_graph": 7,
    "server": 7,
    "cli": 8,
    "__init__": 8,
    "__main__": 9,
}
#: What a room may not know although it stands below: store keeps quads, whatever they mean.
FORBIDDEN = {("store", "registry")}
#: Rooms of one floor that may know each other: text and the nouns lean on each other's leaves.
NEIGHBOURS = {
    ("text", "model"),
    ("errors", "model"),
    ("registry", "registry"),
    ("resources", "errors"),
    ("network", "queries"),
    ("explorer", "collection"),
}
HEAVY = {"pandas", "rdflib", "pyvis", "networkx", "starlette", "uvicorn", "numpy", "pyshacl", "lxml"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "node_modules" not in path.parts:
            parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts), path


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported(path: Path) -> set[str]:
    """Every module of ours that a file imports, type-only and lazy imports included."""
    names: set[str] = set()
    for node in ast.walk(syntax_tree(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return {name for name in names if name.split(".")[0] == "frontgraph"}


def test_every_room_has_a_floor() -> None:
    unknown = {room(module) for module, _ in modules()} - set(FLOORS)
    assert not unknown, f"rooms without a floor in the plan: {sorted(unknown)}"


@pytest.mark.parametrize(("module", "path"), list(modules()), ids=lambda v: v if isinstance(v, str) else "")
def test_imports_go_down(module: str, path: Path) -> None:
    here = room(module)
    for name in imported(path):
        there = room(name)
        if name == "frontgraph":
            assert here in {"cli", "__main__"} or any(n.startswith("frontgraph.") for n in imported(path)), module
            continue
        if there == here or there not in FLOORS:
            continue
        assert (here, there) not in FORBIDDEN, f"{module} imports {name}"
        assert FLOORS[there] < FLOORS[here] or (here, there) in NEIGHBOURS, f"{module} imports up: {name}"


def test_no_circles() -> None:
    known = dict(modules())
    edges = {module: {n for n in imported(path) if n in known and n != module} for module, path in known.items()}
    finished: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, "circle: " + " → ".join((*trail[trail.index(module) :], module))
        if module not in finished:
            for other in sorted(edges[module]):
                if not module.startswith(f"{other}."):
                    visit(other, (*trail, module))
            finished.add(module)

    for module in sorted(known):
        visit(module, ())


def test_files_stay_small() -> None:
    sizes = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in modules()}
    assert not {m: n for m, n in sizes.items() if n > 600}


def test_import_is_light() -> None:
    code = "import frontgraph, sys; print(' '.join(m for m in sys.modules if '.' not in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())
