"""The geometry of marks: what is near, where their handles are, how they move, and where they lie on a crop. Pure.

Everything is normalised on the whole upright picture unless a name says otherwise, so that a mark stays where it was
drawn whatever is done with the picture. What looks round or near is reckoned in the picture's own proportions.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from fotointerview.domain.sayings import Box, Mark, Point
from fotointerview.domain.words import MarkKind

Strokes = tuple[tuple[Point, ...], ...]

_LEAST_STEP: Final = 0.002
_ELLIPSE_POINTS: Final = 48
_ONE_POINT: Final = frozenset({MarkKind.PIN, MarkKind.TEXT})
_TWO_POINTS: Final = frozenset({MarkKind.ARROW, MarkKind.REGION})


# ── points ────────────────────────────────────────────────────────────────────────────────────────────────────


def inside(point: Point) -> Point:
    """The nearest point of the picture."""
    return min(max(point[0], 0.0), 1.0), min(max(point[1], 0.0), 1.0)


def on_crop(point: Point, crop: Box) -> Point:
    """A point of the whole picture as seen on its crop; outside 0..1 where it was cut away."""
    left, top, width, height = crop
    return (point[0] - left) / width, (point[1] - top) / height


def on_whole(point: Point, crop: Box) -> Point:
    """A point of the crop on the whole picture."""
    left, top, width, height = crop
    return left + point[0] * width, top + point[1] * height


def turned(point: Point, quarters: int) -> Point:
    """A point after the picture was turned clockwise by so many quarters; negative turns it back."""
    x, y = point
    for _ in range(quarters % 4):
        x, y = 1.0 - y, x
    return x, y


def turned_strokes(strokes: Strokes, quarters: int) -> Strokes:
    """Strokes after the picture was turned clockwise by so many quarters."""
    return tuple(tuple(turned(point, quarters) for point in stroke) for stroke in strokes)


def thinned(stroke: Sequence[Point]) -> tuple[Point, ...]:
    """The stroke kept inside the picture, without points closer together than the eye sees."""
    kept = [inside(stroke[at]) for at in kept_points(stroke)]
    return tuple(kept)


def kept_points(stroke: Sequence[Point]) -> tuple[int, ...]:
    """Which points of a stroke :func:`thinned` keeps, so that what goes with them can be kept too."""
    kept: list[int] = []
    for at, point in enumerate(stroke):
        if not kept or math.dist(inside(stroke[kept[-1]]), inside(point)) >= _LEAST_STEP:
            kept.append(at)
    return tuple(kept)


# ── shapes ────────────────────────────────────────────────────────────────────────────────────────────────────


def ellipse(one: Point, other: Point) -> tuple[Point, ...]:
    """The even closed ellipse in the box between two opposite corners."""
    (x, y), (rx, ry) = _middle(one, other), (abs(other[0] - one[0]) / 2, abs(other[1] - one[1]) / 2)
    turns = (math.tau * step / _ELLIPSE_POINTS for step in range(_ELLIPSE_POINTS))
    points = [inside((x + rx * math.cos(turn), y + ry * math.sin(turn))) for turn in turns]
    return (*points, points[0])


def corners(one: Point, other: Point) -> tuple[Point, Point, Point, Point]:
    """The corners of the rectangle between two opposite ones: clockwise, from the upper left."""
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return (left, top), (right, top), (right, bottom), (left, bottom)


def region_corners(stroke: Sequence[Point]) -> tuple[Point, ...]:
    """A region's outline: of two opposite corners the rectangle; more points are an outline already."""
    return corners(stroke[0], stroke[1]) if len(stroke) == 2 else tuple(stroke)


def box(strokes: Iterable[Sequence[Point]]) -> Box:
    """What ``strokes`` cover; nothing at the origin where there are none."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return 0.0, 0.0, 0.0, 0.0
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


# ── near ──────────────────────────────────────────────────────────────────────────────────────────────────────


def is_near(mark: Mark, at: Point, *, reach: Point) -> bool:
    """Whether ``at`` is within ``reach`` (horizontally, vertically) of the mark's line, or of a pin's point.

    An arrow is also near at its head; the inside of a region or a circle is not near: what lies there is picture.
    """
    scaled = _in_reaches(at, reach)
    for stroke in outline(mark):
        points = [_in_reaches(point, reach) for point in stroke]
        if len(points) == 1 and math.dist(points[0], scaled) <= 1:
            return True
        if any(distance(scaled, a, b) <= 1 for a, b in pairwise(points)):
            return True
    return False


def outline(mark: Mark) -> Iterator[tuple[Point, ...]]:
    """The lines that are seen of a mark, without an arrow's head."""
    for stroke in mark.strokes:
        if mark.kind is MarkKind.REGION and len(stroke) > 1:
            ring = region_corners(stroke)
            yield (*ring, ring[0])
        else:
            yield stroke


def newest_near(marks: Sequence[Mark], at: Point, *, reach: Point) -> Mark | None:
    """The newest mark within reach."""
    return next((mark for mark in reversed(marks) if is_near(mark, at, reach=reach)), None)


def distance(p: Point, a: Point, b: Point) -> float:
    """From a point to a line segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(1.0, max(0.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return math.hypot(p[0] - a[0] - along * dx, p[1] - a[1] - along * dy)


def _in_reaches(point: Point, reach: Point) -> Point:
    return point[0] / reach[0], point[1] / reach[1]


# ── moving and reshaping ──────────────────────────────────────────────────────────────────────────────────────


def moved(strokes: Strokes, by: Point) -> Strokes:
    """Strokes shifted by ``by``, or as far as all of them stays on the picture."""
    left, top, width, height = box(strokes)
    dx = min(max(by[0], -left), 1.0 - left - width)
    dy = min(max(by[1], -top), 1.0 - top - height)
    return tuple(tuple((x + dx, y + dy) for x, y in stroke) for stroke in strokes)


def handles(mark: Mark) -> tuple[Point, ...]:
    """Where a mark can be taken hold of to reshape it.

    An arrow by tail and head, a region by its corners, a circle or pen strokes by the corners of their box; a pin or a
    text only moves.
    """
    if mark.kind in _ONE_POINT or not mark.strokes or not mark.strokes[0]:
        return ()
    if mark.kind is MarkKind.ARROW:
        return mark.strokes[0][0], mark.strokes[0][-1]
    left, top, width, height = box(mark.strokes)
    return corners((left, top), (left + width, top + height))


def reshaped(mark: Mark, handle: int, to: Point) -> Strokes:
    """The mark's strokes with its ``handle`` (an index in :func:`handles`) pulled to ``to``; the opposite one stays."""
    to = inside(to)
    if mark.kind is MarkKind.ARROW:
        tail, head = handles(mark)
        return ((to, head),) if handle == 0 else ((tail, to),)
    held = handles(mark)
    fixed = held[(handle + 2) % 4]
    if mark.kind is MarkKind.REGION and len(mark.strokes[0]) == 2:
        return ((fixed, to),)
    pulled = held[handle]
    return tuple(
        tuple(inside(_stretched(point, fixed=fixed, pulled=pulled, to=to)) for point in stroke)
        for stroke in mark.strokes
    )


def _stretched(point: Point, *, fixed: Point, pulled: Point, to: Point) -> Point:
    """A point of a box whose corner ``pulled`` went to ``to`` while ``fixed`` stayed."""

    def along(axis: int) -> float:
        span = pulled[axis] - fixed[axis]
        if span == 0:
            return point[axis]
        return fixed[axis] + (point[axis] - fixed[axis]) * (to[axis] - fixed[axis]) / span

    return along(0), along(1)


def is_worth_keeping(kind: MarkKind, strokes: Strokes) -> bool:
    """Whether something was drawn, and not merely clicked."""
    if not strokes or not strokes[0]:
        return False
    if kind in _ONE_POINT:
        return True
    _, _, width, height = box(strokes)
    if kind is MarkKind.REGION:
        return min(width, height) > 3 * _LEAST_STEP
    if kind in _TWO_POINTS:
        return math.hypot(width, height) > 5 * _LEAST_STEP
    return any(len(stroke) > 2 for stroke in strokes)
