"""What the picture's signs say: what is held, what is only cited, what could not be told; and that all eyes see it."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from frontgraph.explorer.page_model import Candidate, PageData
from tests.explorer.conftest import Open
from tests.explorer.made_pages import citation, detail, page_data, work, written

pytestmark = pytest.mark.xdist_group("chromium")

TEXT = "Thực hiện Chỉ thị số 22-CT/TW, Kế hoạch số 15/KH-UBND và Kết luận số 721-KL/TU."
#: What people see who lack one kind of cones, in linear RGB (Viénot, Brettel and Mollon 1999).
DEUTERANOPIA = ((0.29275, 0.70725, -0.02234), (0.29275, 0.70725, -0.02234), (-0.02234, 0.02234, 1.0))
PROTANOPIA = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
PLAIN = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def three_citations() -> PageData:
    """A resolution that cites a document held here, one that is not, and one that may be either of two."""
    own = work(
        "vn/x/2024/1", title="Về công tác Mặt trận", date="2024-01-04", held=True, lane="front-province", cites=2
    )
    held = work("vn/x/2023/15", symbol="15/KH-UBND", kind="ke-hoach", date="2023-02-20", held=True, cited_by=1)
    absent = work("vn/x/2023/22", symbol="22-CT/TW", kind="chi-thi", date="2023-05-25", lane="party-central")
    one, other = (
        work(f"vn-{place}/tu/2022/721", symbol="721-KL/TU", date="2022-10-03", issuer=f"Tỉnh ủy {place}")
        for place in ("Sơn La", "Điện Biên")
    )
    unsure = citation(
        TEXT,
        "721-KL/TU",
        status="ambiguous",
        reason="nhiều tỉnh có số này",
        candidates=(Candidate(one.id, 0.5, None), Candidate(other.id, 0.25, "tỉnh khác")),
    )
    citations = (citation(TEXT, "22-CT/TW", work=absent.id), citation(TEXT, "15/KH-UBND", work=held.id), unsure)
    documents = (detail(own.id, TEXT, citations=citations), detail(held.id, "Kế hoạch"))
    return page_data((own, held, absent, one, other), ((0, 1, "cites", 1), (0, 2, "cites", 1)), documents, focus=own.id)


def border(page: Page, symbol: str) -> str:
    style: str = page.locator(".box", has_text=symbol).evaluate("(box) => getComputedStyle(box).borderStyle")
    return style


def test_what_is_not_held_is_dashed_and_the_picture_says_so(open_page: Open, tmp_path: Path) -> None:
    page = open_page(written(three_citations(), tmp_path))
    assert (border(page, "15/KH-UBND"), border(page, "22-CT/TW")) == ("solid", "dashed")
    expect(page.locator(".tools")).to_contain_text("nét đứt: chưa có toàn văn ở đây")
    expect(page.locator(".box", has_text="22-CT/TW").locator(".sr")).to_contain_text("Chưa có toàn văn")
    expect(page.locator(".box", has_text="15/KH-UBND").locator(".sr")).not_to_contain_text("Chưa có toàn văn")
    page.locator(".box", has_text="22-CT/TW").click()
    expect(page.locator(".details")).to_contain_text("Chưa có toàn văn")
    page.locator(".box", has_text="15/KH-UBND").click()
    expect(page.locator(".details")).to_contain_text("Có toàn văn")
    expect(page.locator(".details").get_by_role("link", name="Mở văn bản này")).to_be_visible()


def test_a_citation_that_could_not_be_told_shows_its_candidates_and_why(open_page: Open, tmp_path: Path) -> None:
    page = open_page(written(three_citations(), tmp_path))
    expect(page.locator(".paper a.citation.uncertain")).to_have_text("721-KL/TU")
    box = page.locator(".box.uncertain")
    expect(box).to_contain_text("Chưa xác định được văn bản")
    box.click()
    details = page.locator(".details")
    expect(details).to_contain_text("Có thể là nhiều văn bản: nhiều tỉnh có số này")
    expect(details.locator(".unknown li")).to_have_text(
        [re.compile("Tỉnh ủy Sơn La.*50"), re.compile("Tỉnh ủy Điện Biên.*25.*tỉnh khác")]
    )
    details.get_by_text("Máy đọc thế nào").click()
    for said in ("Quy tắc", "Độ tin cậy", "Vị trí trong văn bản", "ký tự 69 đến 78"):
        expect(details).to_contain_text(said)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_kinds_are_told_apart_by_eyes_of_every_kind(open_page: Open, seed_page: Path, scheme: str) -> None:
    page = open_page(seed_page, color_scheme=scheme)
    kinds = ("basis", "implement", "guide", "change", "mention", "charge", "partner", "citing")
    colours = page.evaluate(
        "(kinds) => kinds.map((kind) => getComputedStyle(document.documentElement).getPropertyValue('--' + kind))",
        kinds,
    )
    for eyes in (PLAIN, DEUTERANOPIA, PROTANOPIA):
        seen = [lab(mixed(linear(colour), eyes)) for colour in colours]
        for (one, a), (other, b) in itertools.combinations(zip(kinds, seen, strict=True), 2):
            apart = sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5
            assert apart > 8, (one, other, apart)


def linear(colour: str) -> tuple[float, ...]:
    """`#0072b2` as linear RGB (IEC 61966-2-1)."""
    values = [int(colour.strip()[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values)


def mixed(colour: tuple[float, ...], rows: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    """A colour after a matrix."""
    return tuple(min(1.0, max(0.0, sum(a * b for a, b in zip(row, colour, strict=True)))) for row in rows)


def lab(colour: tuple[float, ...]) -> tuple[float, float, float]:
    """Linear RGB as CIE L*a*b*, in which distances are as large as they look."""
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        cube(sum(a * b for a, b in zip(row, colour, strict=True)) / w) for row, w in zip(to_xyz, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def cube(value: float) -> float:
    """The third root, straight near black."""
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116
