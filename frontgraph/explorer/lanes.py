"""Where things stand in the pictures: the lane of a body, and every work's place in the overview of a collection."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast, get_args

from frontgraph.explorer.page_model import Lane, LaneBand, Overview, Work, YearMark

LANES: tuple[Lane, ...] = get_args(Lane)

#: Branches of the registry's bodies (`branch:` concepts) under the three headings of the picture.
_HEADINGS = {
    "party": "party",
    "front": "front",
    "mass": "front",
    **dict.fromkeys(("state", "assembly", "council", "court", "procuracy", "army", "police", "press"), "state"),
}
_LEVELS = {"central": "central", "province": "province", "district": "local", "commune": "local"}


def lane_of(branch: str | None, level: str | None) -> Lane:
    """The lane of a body of this branch and level; what is neither Party, Front nor State stands elsewhere.

    >>> lane_of("party", "central"), lane_of("council", "commune"), lane_of("foreign", "foreign"), lane_of(None, None)
    ('party-central', 'state-local', 'abroad', 'other')
    """
    if "foreign" in (branch, level):
        return "abroad"
    heading, tier = _HEADINGS.get(branch or ""), _LEVELS.get(level or "")
    return cast("Lane", f"{heading}-{tier}") if heading and tier else "other"


def lay_out(works: Sequence[Work]) -> tuple[tuple[Work, ...], Overview]:
    """Give every work its place in the overview: lanes by issuer from top to bottom, years from left to right.

    A year is as wide as the square root of its works, a lane as high as its fullest day needs; works of one moment
    stand above each other. Undated works stand left of all years. Linear in the number of works.
    """
    columns = _year_columns(works)
    dots = _grid_width(len(works))
    stacks: dict[Lane, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, within in _times(works):
        left, width = columns[_year(works[index])]
        stacks[works[index].lane][min(dots - 1, int((left + width * within) * dots))].append(index)
    bands = _bands(stacks)
    placed = list(works)
    for band in bands:
        for column, stack in stacks[band.lane].items():
            step = (band.bottom - band.top) / (len(stack) + 1)
            for row, index in enumerate(stack, start=1):
                x, y = round((column + 0.5) / dots, 4), round(band.top + row * step, 4)
                placed[index] = replace(works[index], x=x, y=y)
    years = tuple(YearMark(year, round(left, 4)) for year, (left, _) in columns.items())
    return tuple(placed), Overview(bands, years)


def _grid_width(count: int) -> int:
    """How many columns of dots the picture has: enough to spread them, few enough to keep them apart."""
    return max(24, min(160, int(4 * math.sqrt(count))))


def _year(work: Work) -> int:
    return int(work.date[:4]) if work.date else 0


def _year_columns(works: Iterable[Work]) -> dict[int, tuple[float, float]]:
    """Left edge and width of each year, year 0 for undated works."""
    counts = Counter(_year(work) for work in works)
    weights = {year: math.sqrt(counts[year]) for year in sorted(counts)}
    total = sum(weights.values()) or 1.0
    columns: dict[int, tuple[float, float]] = {}
    left = 0.0
    for year, weight in weights.items():
        columns[year] = (left, weight / total)
        left += weight / total
    return columns


def _times(works: Sequence[Work]) -> Iterator[tuple[int, float]]:
    """Each work's index and how far through its year it stands; those of no known month are spread over the year."""
    vague: dict[tuple[Lane, int], list[int]] = defaultdict(list)
    for index in sorted(range(len(works)), key=lambda i: (works[i].date or "", works[i].id)):
        month, day = (works[index].date or "")[5:7], (works[index].date or "")[8:10]
        if month:
            yield index, (int(month) - 1 + (int(day or 16) - 1) / 31) / 12
        else:
            vague[works[index].lane, _year(works[index])].append(index)
    for together in vague.values():
        for rank, index in enumerate(together):
            yield index, (rank + 0.5) / len(together)


def _bands(stacks: dict[Lane, dict[int, list[int]]]) -> tuple[LaneBand, ...]:
    heights = {lane: 2 + max(map(len, stacks[lane].values())) for lane in LANES if lane in stacks}
    weights = {lane: math.sqrt(height) for lane, height in heights.items()}
    total = sum(weights.values()) or 1.0
    bands: list[LaneBand] = []
    top = 0.0
    for lane, weight in weights.items():
        bottom = top + weight / total
        bands.append(LaneBand(lane, round(top, 4), round(bottom, 4)))
        top = bottom
    return tuple(bands)
