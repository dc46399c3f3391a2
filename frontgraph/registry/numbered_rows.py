"""Rows of the registry that stand for bodies told apart by a number: courts, treasuries, tax branches of regions.

The slug of such a row ends in the range of the numbers (`tand-khu-vuc-{1-20}`); in its names `{#}` is the number and
`{R}` the number in Roman letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_RANGE = re.compile(r"\{(\d+)-(\d+)\}$")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def numbered(row: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The rows that a row stands for: itself, or one for each number of its slug.

    >>> rows = numbered({"slug": "kho-bac-khu-vuc-{9-10}", "vi": "Kho bạc Nhà nước khu vực {R}"})
    >>> [(row["slug"], row["vi"]) for row in rows]
    [('kho-bac-khu-vuc-9', 'Kho bạc Nhà nước khu vực IX'), ('kho-bac-khu-vuc-10', 'Kho bạc Nhà nước khu vực X')]
    """
    span = _RANGE.search(row["slug"])
    if span is None:
        yield dict(row)
        return
    for number in range(int(span[1]), int(span[2]) + 1):
        told = {name: text.replace("{#}", str(number)).replace("{R}", _roman(number)) for name, text in row.items()}
        yield told | {"slug": f"{row['slug'][: span.start()]}{number}"}


def _roman(number: int) -> str:
    """A number below forty in Roman letters."""
    return "X" * (number // 10) + _UNITS[number % 10]
