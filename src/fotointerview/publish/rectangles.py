"""Where marks lie on the published picture: whole pixels, after the crop, from the top left. Pure."""

import math
from typing import Final

from fotointerview.domain.marks import box, on_crop
from fotointerview.domain.sayings import Box, Mark

Rectangle = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are the first pixels outside."""
_LEAST_SHARE: Final = 0.02
"""Of the longer side: what a point or a thin line is widened to, so that it can be seen and chosen."""


def whole(size: tuple[int, int]) -> Rectangle:
    """All of a picture of ``size`` pixels."""
    return 0, 0, *size


def rectangle(mark: Mark, *, crop: Box, size: tuple[int, int]) -> Rectangle | None:
    """What ``mark`` covers on a picture of ``size`` pixels that shows ``crop``; ``None`` where that shows none."""
    if min(crop[2:]) <= 0 or not any(mark.strokes):
        return None
    left, top, width, height = box(mark.strokes)
    x1, y1 = on_crop((left, top), crop)
    x2, y2 = on_crop((left + width, top + height), crop)
    if max(x1, y1) > 1 or min(x2, y2) < 0:
        return None
    least = max(2.0, _LEAST_SHARE * max(size))
    across = _side(x1 * size[0], x2 * size[0], size[0], least=least)
    down = _side(y1 * size[1], y2 * size[1], size[1], least=least)
    return across[0], down[0], across[1], down[1]


def _side(first: float, last: float, size: int, *, least: float) -> tuple[int, int]:
    if last - first < least:
        middle = (first + last) / 2
        first, last = middle - least / 2, middle + least / 2
    low = min(max(0, math.floor(first + 1e-6)), size - 1)
    return low, max(low + 1, min(size, math.ceil(last - 1e-6)))
