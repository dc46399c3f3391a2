"""Pictures of pages made ready for recognition: red ink gone, at one resolution, lines level.

Nothing here knows letters; it is what a good scanner would have done.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

#: Dots per inch at which letters are recognised.
RESOLUTION = 300
_POINTS = 72
#: The width of the paper that a picture is taken to show where it does not say its resolution: A4, in inches.
_PAPER = 8.27
#: So many times as large a picture is made at most: more only blurs it.
_LARGEST_SCALE = 3.0
#: So many dots a picture has at most, whatever size a page says it has.
_MOST_DOTS = 40_000_000
#: A colour is red by more than this; what has less red than that is print. Red ink is made lighter so many times as
#: it is red. Measured on pictures kept with losses, in which print under a stamp takes on some of its colour.
_TINGE, _DARK, _LIGHTER = 30, 70, 4
#: Lines that rise or fall by less than the one (in degrees) are level; by more than the other they are no accident.
_LEVEL, _STEEPEST = 0.15, 4.0


def drawn(page: PdfPage, resolution: int = RESOLUTION) -> Image:
    """A page of a PDF as a picture with so many dots per inch; a huge page with fewer."""
    width, height = (edge / _POINTS * resolution for edge in page.get_size())
    fewer = min(1.0, (_MOST_DOTS / max(width * height, 1.0)) ** 0.5)
    picture: Image = page.render(scale=fewer * resolution / _POINTS).to_pil()
    picture.info["dpi"] = (fewer * resolution, fewer * resolution)
    return picture


def prepared(picture: Image) -> Image:
    """A page in grey, upright as its camera says, at about RESOLUTION, without red ink, its lines level."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(picture)
    return levelled(_at_resolution(without_red(upright)))


def without_red(picture: Image) -> Image:
    """A picture in grey in which red ink – stamps over numbers and signatures – is as light as the paper.

    The red part of a colour is full in white paper and in fresh red ink, and empty in black print; of darker ink it is
    made lighter by as much as the colour is red. What is dark beside is print under a stamp, tinged by its red.

    >>> from PIL import Image
    >>> inks = ("white", (225, 30, 40), (160, 30, 50), "black", (60, 15, 20))
    >>> [without_red(Image.new("RGB", (1, 1), ink)).getpixel((0, 0)) for ink in inks]
    [255, 255, 255, 0, 60]
    """
    from PIL import ImageChops

    if picture.mode in ("1", "L", "I;16"):
        return picture.convert("L")
    red, green, blue = picture.convert("RGB").split()
    redness = ImageChops.subtract(red, ImageChops.lighter(green, blue)).point(_above(_TINGE, 1))
    fresh = ImageChops.multiply(redness, red.point(_above(_DARK, 2)))
    return ImageChops.add(red, fresh.point(_above(0, _LIGHTER)))


def _above(least: int, times: int) -> list[int]:
    """By how much a shade is above `least`, so many times, for all shades."""
    return [min(255, max(0, times * (shade - least))) for shade in range(256)]


def _at_resolution(picture: Image) -> Image:
    from PIL.Image import Resampling

    said = float(picture.info.get("dpi", (0, 0))[0])
    # Cameras write 72 whatever they see; a page has the width of paper.
    dots = said if said > _POINTS + 24 else picture.width / _PAPER
    scale = min(RESOLUTION / max(dots, 1.0), _LARGEST_SCALE, (_MOST_DOTS / (picture.width * picture.height)) ** 0.5)
    if 0.8 < scale < 1.25:
        return picture
    return picture.resize((round(picture.width * scale), round(picture.height * scale)), Resampling.LANCZOS)


def levelled(picture: Image) -> Image:
    """The picture turned so that its lines of print are level.

    >>> from PIL import Image
    >>> levelled(Image.new("L", (90, 120), "white")).size
    (90, 120)
    """
    from PIL.Image import Resampling

    angle = slope(picture)
    return picture if abs(angle) < _LEVEL else picture.rotate(angle, Resampling.BICUBIC, fillcolor=255)


def slope(picture: Image) -> float:
    """By how many degrees a picture must be turned for its lines to be level: rows of dots are then all print or all
    paper, and differ most from one another."""
    from PIL.Image import Resampling

    wide = 600
    small = picture.convert("L").resize((wide, max(round(picture.height * wide / picture.width), 1)), Resampling.BOX)
    ink = small.point([255 - value for value in range(256)])
    best = 0.0
    for step, reach in ((1.0, _STEEPEST), (0.25, 0.75), (0.1, 0.1)):
        count = round(reach / step)
        best = max((best + step * turn for turn in range(-count, count + 1)), key=lambda angle: _contrast(ink, angle))
    return round(best, 2)


def _contrast(ink: Image, angle: float) -> float:
    """How much the rows of a picture differ from one another when it is turned by an angle."""
    from PIL.Image import Resampling

    turned = ink.rotate(angle, Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Resampling.BOX).tobytes()
    return sum((after - before) ** 2 for before, after in pairwise(rows)) - abs(angle)
