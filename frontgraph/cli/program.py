"""The program itself: its commands, its language, and how it fails."""

from __future__ import annotations

import errno
import importlib
import os
import sqlite3
import sys

import click

from frontgraph.errors import FrontgraphError

#: Where each command lives; a module is imported when its command is named.
COMMANDS = {
    "cite": "frontgraph.cli.reading",
    "facts": "frontgraph.cli.reading",
    "amendments": "frontgraph.cli.reading",
    "explain": "frontgraph.cli.reading",
    "evaluate": "frontgraph.cli.reading",
    "build": "frontgraph.cli.building",
    "codification": "frontgraph.cli.building",
    "validate": "frontgraph.cli.building",
    "verify": "frontgraph.cli.building",
    "export": "frontgraph.cli.building",
    "ask": "frontgraph.cli.asking",
    "diff": "frontgraph.cli.asking",
    "sparql": "frontgraph.cli.asking",
    "view": "frontgraph.cli.showing",
    "serve": "frontgraph.cli.showing",
}
#: One line a command, so that the list of commands needs none of their modules.
SUMMARIES = {
    "cite": "Trích dẫn văn bản tìm thấy · the documents that texts cite",
    "facts": "Ai, ở đâu, giao việc gì · who, where, and who must act",
    "amendments": "Nội dung sửa đổi, bổ sung, bãi bỏ · what texts change in others",
    "explain": "Vì sao đọc như vậy · which rule read a place, and which candidates fell",
    "evaluate": "Chấm điểm theo bản chú giải · score against annotated documents",
    "build": "Dựng đồ thị từ văn bản · build the graph of documents",
    "codification": "Dựng đồ thị Bộ pháp điển · build the graph of the codification of law",
    "validate": "Kiểm tra đồ thị theo SHACL · check a graph against its shapes",
    "verify": "Đối chiếu từng câu trích với nguyên văn · cut every quote out of its source again",
    "export": "Xuất đồ thị ra tệp · write a graph in a format that others read",
    "ask": "Hỏi đồ thị một câu có sẵn · ask a graph one of the questions",
    "diff": "So sánh hai văn bản · compare two documents",
    "sparql": "Truy vấn SPARQL · run a SPARQL query",
    "view": "Tạo trang xem đồ thị · write the page of a graph",
    "serve": "Mở máy chủ: trang xem và SPARQL · serve the page and a SPARQL endpoint",
}


class Commands(click.Group):
    """A group that imports a command's module only when the command is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands, in the order in which a reader needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from their summaries."""
        with formatter.section("Lệnh · commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True, help="Ngôn ngữ · language.")
@click.version_option(package_name="frontgraph")
@click.pass_context
def program(ctx: click.Context, lang: str) -> None:
    """Đọc văn bản, dựng đồ thị, hỏi và xem. · Read documents, build their graph, ask and look.

    Mỗi quan hệ mở được câu gốc; điều không xác định được thì nói là chưa xác định. · Every relation opens on its
    sentence; what cannot be resolved is said to be unresolved.
    """
    ctx.obj = lang


def _system_fault(error: OSError) -> str:
    """What the system refused, in one line; the store tells it in words only.

    >>> _system_fault(OSError(28, "No space left on device"))
    'no space is left on the disk ([Errno 28] No space left on device); make room and run the same command again.'
    """
    told = " ".join(str(error).split())
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or "No space left" in told:
        return f"no space is left on the disk ({told}); make room and run the same command again."
    return f"the system refuses ({told}); check the path and that you may write there."


def _database_fault(error: sqlite3.OperationalError) -> str:
    """What SQLite could not write or read, in one line: it asks the disk for room and tells only that it failed."""
    told = f"{getattr(error, 'sqlite_errorname', 'SQLite')}: {error}"
    return f"no space is left on the disk, or it cannot be written or read ({told}); make room and run it again."


def main() -> None:
    """Run the program; a failure is one line on standard error."""
    try:
        status = program(standalone_mode=False)
    except click.exceptions.Exit as done:
        status = done.exit_code
    except click.Abort:
        status = 130
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except FrontgraphError as error:
        click.echo(f"frontgraph: {' '.join(str(error).split())}", err=True)
        status = 2
    except BrokenPipeError:
        # Whoever read our output has read enough; nothing may be written on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except OSError as error:
        click.echo(f"frontgraph: {_system_fault(error)}", err=True)
        status = 2
    except sqlite3.OperationalError as error:
        click.echo(f"frontgraph: {_database_fault(error)}", err=True)
        status = 2
    except KeyboardInterrupt:
        status = 130
    except Exception as error:
        if os.environ.get("FRONTGRAPH_DEBUG"):
            raise
        told = " ".join(f"{type(error).__name__}: {error}".split())
        click.echo(f"frontgraph: a fault of the program itself ({told}); FRONTGRAPH_DEBUG=1 shows where.", err=True)
        status = 70
    sys.exit(status if isinstance(status, int) else 0)
