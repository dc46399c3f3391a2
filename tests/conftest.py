"""What every test may ask for: the shared folder of real documents, the example resolution, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
SEED = ROOT / "data" / "resolutions" / "000_62877af9e5469c00.txt"

ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a GPU and without a window."""
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()
