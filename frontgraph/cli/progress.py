"""How far a long piece of work has come, on standard error and only where a person looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.text import Text

if TYPE_CHECKING:
    from rich.progress import Task, TaskID

#: The stages of a build in both languages, and what is counted in each.
STAGES = {
    "recognise": ("Đọc văn bản", "Reading"),
    "read": ("Đọc đề mục", "Reading topics"),
    "describe": ("Xác định, mô tả", "Resolving, describing"),
    "load": ("Nạp vào kho", "Loading"),
    "index": ("Lập chỉ mục tìm kiếm", "Indexing"),
    "settle": ("Hoàn tất", "Settling"),
}


class Stages:
    """One bar a stage, the earlier ones full: count, rate, time passed and time left."""

    def __init__(self, bars: Bars, lang: str) -> None:
        self._bars, self._lang = bars, lang
        self._tasks: dict[str, TaskID] = {}

    def begin(self, stage: str, gauge: Callable[[], int] | None = None, unit: str = "") -> None:
        """A stage begins; `gauge` is asked how much is done, where nobody tells."""
        for name, task in self._tasks.items():
            if name != stage:
                self._finish(task)
        if stage not in self._tasks:
            name = STAGES[stage][self._lang == "en"]
            self._tasks[stage] = self._bars.add_task(name, total=None, gauge=gauge, unit=unit)

    def move(self, stage: str, done: int, total: int) -> None:
        """So many of so many are through a stage."""
        self.begin(stage)
        self._bars.update(self._tasks[stage], completed=done, total=total)

    def _finish(self, task: TaskID) -> None:
        if not self._bars.tasks[task].finished:
            done = self._bars.tasks[task].completed
            self._bars.update(task, completed=done or 1, total=done or 1, gauge=None)


class _Count(ProgressColumn):
    """How many of how many, and how many a second."""

    max_refresh = 0.25

    def render(self, task: Task) -> Text:
        gauge = task.fields.get("gauge")
        done = gauge() if gauge is not None else int(task.completed)
        passed = task.elapsed or 0.0
        speed = task.finished_speed or task.speed or (done / passed if passed else 0.0)
        of = f"/{int(task.total)}" if task.total is not None and gauge is None else ""
        unit = f" {task.fields['unit']}" if task.fields.get("unit") else ""
        return Text(f"{done}{of}{unit}  {speed:.1f}{unit}/s" if done else "")


@contextmanager
def stages(lang: str) -> Iterator[Stages]:
    """The bars of a long piece of work, gone when it is done."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        _Count(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        yield Stages(bars, lang)


def gauge_of(stage: str, output: Path) -> tuple[Callable[[], int] | None, str]:
    """How much of a stage is done as the graph's folder shows it, for stages of which nobody tells, and in what unit.

    >>> gauge_of("index", Path("G"))
    (None, '')
    """
    if stage == "describe":
        return lambda: sum(1 for _ in (output / "work").glob("*.nq")), ""
    if stage == "load":
        return lambda: sum(_size(file) for file in (output / "states").glob("*.draft/quads/*")) >> 20, "MB"
    return None, ""


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:  # the store merges its files while it is filled
        return 0
