"""Builds killed without warning (SIGKILL), many times, in every step: the graph stays readable, and ends the same.

“The same” is to the byte: all that it holds is what a graph holds that was built undisturbed.

    python -m tests.benchmarks.stress_kills FOLDER [--documents N] [--kills N] [--seed N]

Half of the kills strike builds that load all anew, half builds that replace what changed. Each strikes a random moment
of a step drawn by lot. After each the graph must hold what it held before or what it is to hold, nothing between.
Prints how many kills struck each step, and how many found the graph as it was or already new.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from frontgraph.store import GraphFolder

_BUILD = """
import sys
from pathlib import Path
from frontgraph.collection.build import BuildOptions, build
if __name__ == "__main__":
    told = lambda step: print(step, flush=True)
    build([sys.argv[1]], Path(sys.argv[2]), BuildOptions(workers=2, prune=True, step=told))
"""
_STEPS = ("recognise", "describe", "load", "index", "settle")


def fingerprint(graph: Path) -> str:
    """A checksum of all that the graph at a folder holds, in whatever order the engine gives it."""
    folder = GraphFolder(graph)
    with tempfile.TemporaryFile() as file:
        folder.open().dump(file)
        file.seek(0)
        return hashlib.sha256(b"".join(sorted(file))).hexdigest()


class Target:
    """A graph that is built from one of two states of a folder of documents, in turn, and killed on the way."""

    def __init__(self, place: Path, one: Path, other: Path) -> None:
        self.graph, self.script = place / "killed", place / "build.py"
        self.script.write_text(_BUILD, encoding="utf-8")
        self.states = {}
        for documents in (one, other):
            undisturbed = place / f"graph-of-{documents.name}"
            self.run(documents, undisturbed)
            self.states[documents] = fingerprint(undisturbed)
        self.run(one, self.graph)

    def run(self, documents: Path, graph: Path) -> None:
        """Build undisturbed."""
        command = [sys.executable, str(self.script), str(documents), str(graph)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill(self, documents: Path, step: str, delay: float) -> str:
        """Kill a build some seconds after a step began; the step that was going on, or `done`."""
        command = [sys.executable, str(self.script), str(documents), str(self.graph)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert process.stdout is not None
        begun = "start"
        for line in process.stdout:
            begun = line.strip()
            if begun == step:
                time.sleep(delay)
                break
        process.send_signal(signal.SIGKILL)
        begun = ([begun, *process.stdout.read().split()])[-1]
        return begun if process.wait() == -signal.SIGKILL else "done"


def main() -> None:
    """Kill, look, build on, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    paths = sorted(arguments.folder.glob("*.txt"))[: arguments.documents]
    with tempfile.TemporaryDirectory(prefix="stress-") as name:
        place = Path(name)
        few, many = place / "few", place / "many"
        for folder, chosen in ((few, paths[: len(paths) - 3]), (many, paths)):
            folder.mkdir()
            for path in chosen:
                shutil.copy(path, folder / path.name)
        target = Target(place, few, many)
        struck, found = Counter[str](), Counter[str]()
        here = few
        for number in range(arguments.kills):
            there = many if here == few else few
            if number % 2:
                shutil.rmtree(target.graph / "recognised", ignore_errors=True)
            struck[target.kill(there, chance.choice(_STEPS), chance.uniform(0, 0.6))] += 1
            now = fingerprint(target.graph)
            assert now in target.states.values(), f"kill {number}: the graph is neither old nor new"
            found["old" if now == target.states[here] else "new"] += 1
            if chance.random() < 0.5:
                target.run(there, target.graph)
                assert fingerprint(target.graph) == target.states[there], f"kill {number}: the next run ended otherwise"
                here = there
            elif now == target.states[there]:
                here = there
            print(f"{number + 1} {dict(struck)} {dict(found)}", flush=True)
        target.run(many, target.graph)
        assert fingerprint(target.graph) == target.states[many]
        left = [path for path in target.graph.rglob("*") if path.name.endswith(".part")]
        print(f"{arguments.kills} kills: {dict(struck)}; found {dict(found)}; files left half-written: {len(left)}")


if __name__ == "__main__":
    main()
