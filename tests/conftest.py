"""What every test may ask for: the shared folder of real documents, and the example resolution."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEED = ROOT / "data" / "resolutions" / "000_62877af9e5469c00.txt"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents, gold annotations and vocabularies beside the checkout."""
    folder = Path(os.environ.get("FRONTGRAPH_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"the shared folder of real documents is missing at {folder}")
        pytest.skip(f"the shared folder of real documents is not at {folder}")
    return folder


@pytest.fixture(scope="session")
def seed_path() -> Path:
    """The example resolution of the Fatherland Front committee of Sơn La."""
    return SEED
