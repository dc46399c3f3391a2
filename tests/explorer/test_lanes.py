"""The overview gives every work a place of its own, in time and rank, and the same one each time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frontgraph.explorer.lanes import LANES, lay_out
from frontgraph.explorer.page_model import Work

dates = st.one_of(st.none(), st.dates().map(str), st.integers(1945, 2030).map(str), st.just("2024-05"))
works = st.lists(st.tuples(st.sampled_from(LANES), dates), max_size=60).map(
    lambda rows: [
        Work(str(n), None, None, None, date, None, None, lane, True, 0, 0) for n, (lane, date) in enumerate(rows)
    ]
)


@given(works)
def test_no_two_works_share_a_place_and_all_lie_in_the_picture(given: list[Work]) -> None:
    placed, _ = lay_out(given)
    assert len({(work.x, work.y) for work in placed}) == len(given)
    for work in placed:
        assert work.x is not None
        assert work.y is not None
        assert 0 <= work.x <= 1
        assert 0 <= work.y <= 1


@given(works)
def test_later_years_stand_further_right_and_lower_ranks_further_down(given: list[Work]) -> None:
    placed, overview = lay_out(given)
    assert [mark.year for mark in overview.years] == sorted(mark.year for mark in overview.years)
    assert [mark.at for mark in overview.years] == sorted(mark.at for mark in overview.years)
    assert [band.lane for band in overview.lanes] == [lane for lane in LANES if any(w.lane == lane for w in placed)]
    by_date = sorted((work.date, work.x or 0.0) for work in placed if work.date and len(work.date) == 10)
    assert [x for _, x in by_date] == sorted(x for _, x in by_date)


@given(works, st.randoms())
def test_the_order_in_which_works_come_does_not_matter(given: list[Work], random: object) -> None:
    shuffled = list(given)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(lay_out(given)[0]) == set(lay_out(shuffled)[0])
