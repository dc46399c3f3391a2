"""The page in a cell of JupyterLab itself: a kernel runs the notebook, a browser looks at it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, expect

from frontgraph.store import GraphFolder
from tests.explorer.conftest import DESKTOP

pytestmark = pytest.mark.xdist_group("chromium")


@pytest.fixture(scope="module")
def lab(graph_folder: GraphFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A JupyterLab with a notebook that shows the small collection's plan; the notebook's address."""
    if find_spec("jupyterlab") is None:
        if os.environ.get("CI"):
            pytest.fail("jupyterlab is not installed")
        pytest.skip("jupyterlab is not installed")
    folder = tmp_path_factory.mktemp("notebooks")
    notebook = nbformat.v4.new_notebook(  # type: ignore[no-untyped-call]
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        cells=[
            nbformat.v4.new_code_cell(  # type: ignore[no-untyped-call]
                "import frontgraph\n"
                f"graph = frontgraph.open({str(graph_folder.path)!r})\n"
                "graph.show('15/KH-UBND', height=460)"
            )
        ],
    )
    nbformat.write(notebook, folder / "so-tay.ipynb")  # type: ignore[no-untyped-call]
    settings = ("--no-browser", "--allow-root", "--IdentityProvider.token=", "--LabApp.news_url=", "--port=0")
    command = [sys.executable, "-m", "jupyterlab", *settings, f"--ServerApp.root_dir={folder}"]
    environment = {**os.environ, "HOME": str(folder), "JUPYTER_RUNTIME_DIR": str(folder / "runtime")}
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, env=environment, start_new_session=True)
    try:
        yield f"{_address(server, log)}/lab/tree/so-tay.ipynb"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    """Where the server says that it listens."""
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        found = re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)/lab", log.read_text(errors="replace"))
        if found:
            return f"http://localhost:{found[1]}"
        time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(errors='replace')[-3000:]}")


def test_a_document_is_read_in_a_notebook(browser: Browser, lab: str) -> None:
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.set_default_timeout(120_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(lab)
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    kernel = page.get_by_role("button", name="Select Kernel")
    page.add_locator_handler(kernel, lambda button: button.click())
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=120_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    widget = page.locator(".frontgraph-widget")
    expect(widget.locator(".what").first).to_contain_text("Kế hoạch 15/KH-UBND", timeout=120_000)
    box = widget.bounding_box()
    assert box is not None
    assert box["height"] <= 462
    address = page.url
    widget.locator(".paper a.citation", has_text="22-CT/TW").click()
    expect(widget.locator(".details blockquote mark")).to_have_text("Chỉ thị số 22-CT/TW")
    widget.get_by_role("combobox").fill("so tai chinh")
    widget.get_by_role("combobox").press("Enter")
    expect(widget.get_by_role("heading", level=1)).to_have_text("Sở Tài chính tỉnh Sơn La")
    assert page.url == address
    assert errors == []
    context.close()
