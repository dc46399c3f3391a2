"""How far a long piece of work has come, on standard error and only where a person looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
    "pages": ("Làm sẵn các trang", "Making pages"),
    "validate": ("Kiểm tra", "Validating"),
}


class Stages:
    """One bar a stage: count, rate, time passed and time left. Several may go on side by side."""

    def __init__(self, bars: Bars, lang: str) -> None:
        self._bars, self._lang = bars, lang
        self._tasks: dict[str, TaskID] = {}

    def begin(self, stage: str) -> None:
        """A stage begins, all before it are over."""
        for task in self._bars.tasks:
            if not task.finished:
                self._bars.update(task.id, completed=task.completed or 1, total=task.completed or 1)
        self._task(stage)

    def move(self, stage: str, done: int, total: int) -> None:
        """So many of so many are through a stage."""
        self._bars.update(self._task(stage), completed=done, total=total)

    def _task(self, stage: str) -> TaskID:
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(STAGES[stage][self._lang == "en"], total=None)
        return self._tasks[stage]


class _Count(ProgressColumn):
    """How many of how many, and how many a second."""

    max_refresh = 0.25

    def render(self, task: Task) -> Text:
        """The text of the column."""
        speed = task.finished_speed or task.speed or 0.0
        of = f"/{int(task.total)}" if task.total is not None else ""
        return Text(f"{int(task.completed)}{of}  {speed:.1f}/s" if task.completed else "")


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
