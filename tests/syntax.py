"""The program's own source as a tree, for tests that look at how it is built."""

from __future__ import annotations

import ast
import gc
from pathlib import Path


def syntax_tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file.

    No garbage is collected meanwhile: before Python 3.13 a finalizer that switches the stack (as greenlets do)
    makes the interpreter lose count of its recursion: SystemError, github.com/python/cpython/issues/106905.
    """
    gc.disable()
    try:
        return ast.parse(path.read_text(encoding="utf-8"), str(path))
    finally:
        gc.enable()
