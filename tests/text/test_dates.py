"""Dates as people find them in real files."""

import pytest

from frontgraph.text.dates import damaged_date_at, date_at, dates


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("ngày 25/5/2023", "2023-05-25"),
        ("ngày 25-5-2025", "2025-05-25"),
        ("25.5.2023", "2023-05-25"),
        ("ngày 26 tháng 11 năm 2025", "2025-11-26"),
        ("ngày 26 tháng\n11 năm 2025", "2025-11-26"),
        ("ngày\n31/01/2026", "2026-01-31"),
        ("NGÀY 21 THÁNG 8 NĂM 2023", "2023-08-21"),
        ("ngày 08/9/ 2016", "2016-09-08"),
        ("ngày 08 / 9 / 2016", "2016-09-08"),
        ("tháng 5 năm 2023", "2023-05"),
        ("tháng 5/2023", "2023-05"),
        ("năm 2013", "2013"),
        ("Ngày 02 tháng 9 năm 1945", "1945-09-02"),
    ],
)
def test_every_form_is_read(written: str, iso: str) -> None:
    found = date_at(written + " của Chính phủ")
    assert found is not None
    assert (found.date.iso, found.start, found.end) == (iso, 0, len(written))


@pytest.mark.parametrize("written", ["ngày 30/2/2023", "ngày 32/1/2023", "năm 20255", "năm 2021-2025", "30/2020/NĐ-CP"])
def test_what_no_calendar_has_is_no_date(written: str) -> None:
    assert date_at(written) is None


def test_dates_are_found_in_running_text_without_parts_of_symbols() -> None:
    text = "Nghị định 30/2020/NĐ-CP ngày 05/3/2020, có hiệu lực từ tháng 3 năm 2020"
    assert [found.date.iso for found in dates(text)] == ["2020-03-05", "2020-03"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [("ngày 2605/2025", "2025-05-26"), ("ngày 31122024", "2024-12-31"), ("ngày 26-52025", "2025-05-26")],
)
def test_dates_that_lost_a_stroke(written: str, iso: str) -> None:
    found = damaged_date_at(written + " của Ban Bí thư")
    assert found is not None
    assert (found.date.iso, found.end) == (iso, len(written))


@pytest.mark.parametrize("written", ["ngày 1112025", "ngày 31022025", "ngày 2025", "ngày 15 tháng 6", "ngày 0962025/1"])
def test_figures_that_can_be_read_in_two_ways_or_none_are_no_date(written: str) -> None:
    assert damaged_date_at(written) is None
