"""Readers leave a mark on the state they have open, so that a writer does not sweep it away under them.

The mark is an advisory lock that the operating system drops with the process, however it ends. Where there are no
such locks (Windows) open files cannot be removed in the first place.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_MARK = "readers"


@dataclass(slots=True)
class Presence:
    """A reader's mark; None where the medium takes none."""

    descriptor: int | None

    @classmethod
    def enter(cls, state: Path) -> Presence:
        """Mark the state as read; raises FileNotFoundError where it is gone."""
        if not state.is_dir():
            raise FileNotFoundError(state)
        locks = _locks()
        try:
            descriptor = os.open(state / _MARK, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            # A graph on a read-only medium has no writer who could sweep it.
            return cls(None)
        if locks is not None:
            locks.flock(descriptor, locks.LOCK_SH)
        return cls(descriptor)

    def leave(self) -> None:
        """Take the mark away."""
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None


def sweep(state: Path) -> bool:
    """Remove the folder of a state, unless a reader has it open; says whether it was removed.

    The mark is held while the folder goes: a reader that comes meanwhile waits, finds nothing, and looks again.
    """
    locks = _locks()
    if locks is not None:
        descriptor = os.open(state / _MARK, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            locks.flock(descriptor, locks.LOCK_EX | locks.LOCK_NB)
            shutil.rmtree(state, ignore_errors=True)
        except BlockingIOError:
            return False
        finally:
            os.close(descriptor)
    else:
        shutil.rmtree(state, ignore_errors=True)
    return not state.exists()


def _locks() -> Any | None:
    return import_module("fcntl") if find_spec("fcntl") else None
