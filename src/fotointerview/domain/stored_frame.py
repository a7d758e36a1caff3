"""A picture as its file stores it, before it is turned upright: for what counts in the file's own pixels.

The orientation is that of Exif 2.3, tag 0x0112: 1 upright, 2 mirrored, 3 upside down, 4 flipped, 5 transposed,
6 to be turned clockwise, 7 transversed, 8 to be turned counter-clockwise.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from fotointerview.domain.sayings import Box, Point

_FROM_UPRIGHT: Final[Mapping[int, Callable[[float, float], Point]]] = MappingProxyType(
    {
        1: lambda x, y: (x, y),
        2: lambda x, y: (1 - x, y),
        3: lambda x, y: (1 - x, 1 - y),
        4: lambda x, y: (x, 1 - y),
        5: lambda x, y: (y, x),
        6: lambda x, y: (y, 1 - x),
        7: lambda x, y: (1 - y, 1 - x),
        8: lambda x, y: (1 - y, x),
    }
)


@dataclass(frozen=True, slots=True)
class StoredFrame:
    """How a file stores its picture.

    Attributes:
        width: pixels as they are stored; ``height`` likewise.
        orientation: 1..8, how they are to be shown.
    """

    width: int
    height: int
    orientation: int = 1

    def point(self, upright: Point) -> Point:
        """A point of the upright picture (0..1, origin top left) in the file's own pixels, 0..1."""
        return _FROM_UPRIGHT[self.orientation](*upright)

    def box(self, upright: Box) -> Box:
        """A box (left, top, width, height) of the upright picture in the file's own pixels, all 0..1."""
        left, top, width, height = upright
        (ax, ay), (bx, by) = self.point((left, top)), self.point((left + width, top + height))
        return min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay)
