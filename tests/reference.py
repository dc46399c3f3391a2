"""Writes the reference of commands from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from frontgraph.cli import program

CLI_REFERENCE = Path(__file__).parent.parent / "docs" / "cli.md"


def cli_reference() -> str:
    """The whole reference as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "Written from the program by `python -m tests.reference`. Results go to standard output, messages and"
    yield "progress to standard error. A mistake is one line and exit status 2."
    # With the program's own settings: a command remembers its option for help from whoever asked first.
    context = click.Context(program, info_name="frontgraph", terminal_width=110, **program.context_settings)
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context, max_content_width=110, terminal_width=110)
        yield ""
        yield f"## {name}"
        yield ""
        yield "```"
        yield command.get_help(inner)
        yield "```"


if __name__ == "__main__":
    CLI_REFERENCE.write_text(cli_reference(), encoding="utf-8")
