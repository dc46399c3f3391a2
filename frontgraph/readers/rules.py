"""Printed rules – the lines that tables are drawn with – as they are seen on the picture of a page.

They are looked for in the picture, not in the drawing commands: so the tables of scans are found like those of PDFs
that a program wrote, however it drew them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontgraph.readers.printed import Box

if TYPE_CHECKING:
    from PIL.Image import Image

#: Dots per inch at which rules are looked for: a hairline is still a dot wide.
RULE_RESOLUTION = 144
_POINTS = 72
#: What is darker than this (of 255) is ink; hairlines are drawn in grey.
_INK = 170
#: A rule is so many points long at least – longer than any stroke of a letter – and so many thick at most.
_SHORTEST, _THICKEST = 16.0, 5.0
#: A page with more of them shows a drawing, no tables.
_MOST = 800


@dataclass(frozen=True, slots=True)
class Rules:
    """The horizontal and the vertical rules of a page, each as its box, in points from the lower left corner."""

    across: tuple[Box, ...] = ()
    down: tuple[Box, ...] = ()


def rules_in(picture: Image) -> Rules:
    """The rules in the picture of a page, drawn at RULE_RESOLUTION.

    >>> from PIL import Image, ImageDraw
    >>> page = Image.new("L", (144, 144), "white")
    >>> ImageDraw.Draw(page).line((0, 72, 143, 72), fill="black")
    >>> [[round(edge) for edge in rule] for rule in rules_in(page).across]
    [[0, 36, 72, 36]]
    """
    from PIL.Image import Transpose

    ink = picture.convert("L").point([255 if value < _INK else 0 for value in range(256)])
    scale = RULE_RESOLUTION / _POINTS
    height = picture.height / scale
    down = tuple(
        (left / scale, height - bottom / scale, right / scale, height - top / scale)
        for left, top, right, bottom in _upright(ink)
    )
    across = tuple(
        (top / scale, height - right / scale, bottom / scale, height - left / scale)
        for left, top, right, bottom in _upright(ink.transpose(Transpose.TRANSPOSE))
    )
    return Rules(across, down) if len(across) + len(down) <= _MOST else Rules()


def _upright(ink: Image) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of upright rules, in dots from the upper left corner: columns of dots with no white between them."""
    scale = RULE_RESOLUTION / _POINTS
    length, thickest = int(_SHORTEST * scale), int(_THICKEST * scale)
    lasting = _lasting(ink, length)
    for left, right in _stretches(lasting.getprojection()[0]):
        if right - left > thickest:
            continue
        column = lasting.crop((left, 0, right, lasting.height))
        for top, bottom in _stretches(column.getprojection()[1]):
            yield left, top, right, bottom + length - 1


def _lasting(ink: Image, length: int) -> Image:
    """The dots below which, with themselves, `length` dots of ink stand."""
    from PIL import Image, ImageChops

    reach = 1
    while reach < length:
        step = min(reach, length - reach)
        below = Image.new("L", ink.size, 0)
        below.paste(ink.crop((0, step, ink.width, ink.height)), (0, 0))
        ink = ImageChops.darker(ink, below)
        reach += step
    return ink


def _stretches(marks: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches of marks that are set, each from its first to behind its last."""
    begin: int | None = None
    for place, mark in enumerate([*marks, 0]):
        if mark and begin is None:
            begin = place
        elif not mark and begin is not None:
            yield begin, place
            begin = None
