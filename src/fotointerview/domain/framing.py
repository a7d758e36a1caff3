"""The frame that is wanted for the next photo: in the picture's shape, and where the face comes in it. Pure."""

from fotointerview.domain.marks import inside
from fotointerview.domain.sayings import Box, Point

LEAST_SIDE = 0.02
"""A smaller box was a click."""


def box_between(one: Point, other: Point) -> Box:
    """The box between two opposite corners, kept on the picture."""
    (left, top), (right, bottom) = inside(one), inside(other)
    left, right = sorted((left, right))
    top, bottom = sorted((top, bottom))
    return left, top, right - left, bottom - top


def frame_between(one: Point, other: Point) -> Box:
    """The box from corner ``one`` towards ``other`` in the picture's own shape: equal shares of its width and height.

    As large as the drag, and no larger than there is room for in that direction.
    """
    (x, y), (to_x, to_y) = inside(one), inside(other)
    side = max(abs(to_x - x), abs(to_y - y))
    right, down = to_x >= x, to_y >= y
    side = min(side, 1 - x if right else x, 1 - y if down else y)
    return x if right else x - side, y if down else y - side, side, side


def is_box(box: Box) -> bool:
    """Whether somebody dragged, and did not merely click."""
    return min(box[2], box[3]) >= LEAST_SIDE


def placed_in(face: Box, frame: Box) -> Box:
    """Where ``face`` (on the shot) comes in the next picture, when that shows ``frame`` and nothing else."""
    left, top, width, height = face
    return (
        (left - frame[0]) / frame[2],
        (top - frame[1]) / frame[3],
        width / frame[2],
        height / frame[3],
    )


def closer(face: Box, times: float) -> Box:
    """``face`` so many times as large round its own middle, as from nearer by."""
    left, top, width, height = face
    wide, high = width * times, height * times
    return left + (width - wide) / 2, top + (height - high) / 2, wide, high
