"""How far a long reading has come, on standard error and only where a person looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from frontgraph.collection.build import Progress


@contextmanager
def reading_progress(lang: str) -> Iterator[Progress]:
    """A progress bar with rate and time left; gives the function that moves it on: (files done, of how many)."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Đọc văn bản" if lang == "vi" else "Reading", total=None, rate="")

        def move(done: int, total: int) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed or 0.0
            bar.update(task, completed=done, total=total, rate=f"{speed:.0f}/s")

        yield move
