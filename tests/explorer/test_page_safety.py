"""Whatever a document contains, the page shows it as text, asks nothing of any network and runs nothing but itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontgraph.explorer.page import embed_json, render_page
from frontgraph.explorer.page_model import Body, Label, PageData, Recipient
from tests.explorer.conftest import Open
from tests.explorer.made_pages import citation, detail, page_data, work, written

pytestmark = pytest.mark.xdist_group("chromium")

HOSTILE = (
    '</script><script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'"> '
    "\u202egnp.exe\u202c\x01."
)


def hostile_data() -> PageData:
    said = {"symbol": HOSTILE, "kind": "chi-thi", "title": HOSTILE, "date": "2024-01-01", "issuer": HOSTILE}
    own = work("vn/a/b/2024/x", held=True, cites=1, lane="party-central", **said)
    cited = work("vn/a/b/2023/y", cited_by=1, lane="party-central", **said)
    text = f"{HOSTILE}\n{HOSTILE}"
    named = citation(text, "gnp.exe", number=HOSTILE, title=HOSTILE, relation="implements", work=cited.id)
    recipient = Recipient((0, len(HOSTILE)), HOSTILE, 1.0, HOSTILE, HOSTILE, False, "vn/b")
    return page_data(
        (own, cited),
        ((0, 1, "implements", 1),),
        (detail(own.id, text, file=HOSTILE, recipients=(recipient,), citations=(named,)),),
        (Body("vn/b", HOSTILE, HOSTILE, "other"),),
        focus=own.id,
        kinds={"chi-thi": Label(HOSTILE, HOSTILE)},
    )


def test_hostile_words_are_shown_as_text(open_page: Open, tmp_path: Path) -> None:
    path = written(hostile_data(), tmp_path)
    page = open_page(path)
    for view in ("", "?view=recipients", "?view=timeline", "?view=chain"):
        page.goto(f"{path.as_uri()}#/d/vn/a/b/2024/x{view}")
        page.wait_for_selector("#main h1")
        assert HOSTILE.split("\u202e", maxsplit=1)[0].strip() in page.inner_text("h1")
        assert page.locator("img").count() == 0
        assert page.title().startswith("</script>")
    assert page.evaluate("document.querySelectorAll('script').length") == 2


@pytest.mark.parametrize("address", ["#/", "#/d/vn/a/b/2024/x", "#/d/vn/a/b/2024/x?view=chain"])
def test_hostile_words_are_text_in_a_saved_picture_too(open_page: Open, tmp_path: Path, address: str) -> None:
    page = open_page(written(hostile_data(), tmp_path), address)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Lưu SVG").click()
    svg = ElementTree.parse(saving.value.path())
    names = {element.tag.rpartition("}")[2] for element in svg.iter()}
    assert names <= {"svg", "rect", "path", "text", "circle", "title"}
    assert any("</script>" in "".join(element.itertext()) for element in svg.iter())


def test_direction_marks_do_not_reach_beyond_their_label(open_page: Open, tmp_path: Path) -> None:
    path = written(hostile_data(), tmp_path)
    page = open_page(path)
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).unicodeBidi") in ("isolate", "plaintext")


def test_the_policy_names_exactly_the_page_s_own_script_and_style(seed_page: Path) -> None:
    html = seed_page.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    directives = dict(part.strip().split(" ", 1) for part in policy[1].split(";"))
    assert directives["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-[\w+/=]+'", directives["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/=]+'", directives["style-src"])
    assert "connect-src" not in directives
    assert html.count("<script") == 2
    assert 'http-equiv="refresh"' not in html


def test_the_policy_stops_a_request_and_a_foreign_script(open_page: Open, seed_page: Path) -> None:
    page = open_page(seed_page, tolerant=True)
    blocked = page.evaluate(
        """async () => {
            const heard = new Promise((resolve) => document.addEventListener("securitypolicyviolation",
                (event) => resolve(event.effectiveDirective)));
            const script = document.createElement("script");
            script.textContent = "document.title = 'owned'";
            document.body.append(script);
            return heard;
        }"""
    )
    assert blocked.startswith("script-src")
    assert page.title() != "owned"
    page.evaluate("window.__asked = fetch('data:,x').then(() => 'answered', () => 'refused')")
    assert page.evaluate("window.__asked") == "refused"


@given(st.text())
def test_json_in_a_page_is_the_same_json(text: str) -> None:
    embedded = embed_json(json.dumps({"title": text}, ensure_ascii=False))
    assert not set("<>&\u2028\u2029") & set(embedded)
    assert json.loads(embedded) == {"title": text}


def test_the_same_graph_gives_the_same_page() -> None:
    assert render_page(hostile_data()) == render_page(hostile_data())
