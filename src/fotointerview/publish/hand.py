"""Lines as a hand draws them, as curves for the typesetter.

A curve is a list of ``["M", x, y]``, ``["L", x, y]`` and ``["C", x1, y1, x2, y2, x, y]`` in the units of its place.
"""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from fotointerview.domain.sayings import Point

Curve = list[list[str | float]]

_SQUARENESS = 3.2
"""Exponent of the superellipse: 2 is an ellipse, which would cross the corners of a face's frame."""
_CIRCLE_POINTS = 22
_NEAREST = 0.006
"""Points of a stroke that lie closer than this (of the picture's side) add nothing on paper."""


def circled(width: float, height: float, *, margin: float, seed: int) -> Curve:
    """A slightly irregular line round a picture of ``width`` × ``height``, its origin top left.

    It lies just outside the picture's middle edges, never over what is shown, and its ends cross.
    The same ``seed`` draws the same line.
    """
    rng = random.Random(seed)
    start = math.radians(rng.uniform(-130, -100))
    tilt = rng.uniform(-0.02, 0.02)
    phase = rng.uniform(0, math.tau)
    points = []
    for step in range(_CIRCLE_POINTS + 3):
        turn = step / _CIRCLE_POINTS
        angle = start + turn * math.tau
        drift = margin * (0.55 + 0.35 * math.sin(2 * angle + phase) + 0.5 * (turn - 0.5))
        x, y = _superellipse(angle, width / 2 + drift, height / 2 + drift)
        points.append((width / 2 + x - y * tilt, height / 2 + y + x * tilt))
    return smooth(points)


def underline(width: float, *, y: float, seed: int) -> Curve:
    """A line drawn by hand under a picture of ``width``."""
    rng = random.Random(seed)
    points = [(width * t, y + rng.uniform(-0.35, 0.35)) for t in (0.06, 0.35, 0.66, 0.94)]
    return smooth(points)


def _superellipse(angle: float, rx: float, ry: float) -> Point:
    cos, sin = math.cos(angle), math.sin(angle)
    radius = (abs(cos) ** _SQUARENESS + abs(sin) ** _SQUARENESS) ** (-1 / _SQUARENESS)
    return rx * radius * cos, ry * radius * sin


def stroke(
    points: Sequence[Point], *, crop: tuple[float, float, float, float], width: float, height: float
) -> Curve:
    """A drawn stroke, normalised on the whole picture, as a curve on its crop printed ``width`` × ``height``."""
    return smooth(placed(thinned(points), crop=crop, width=width, height=height))


def placed(
    points: Sequence[Point], *, crop: tuple[float, float, float, float], width: float, height: float
) -> list[Point]:
    """Normalised ``points`` in the units of the printed crop."""
    left, top, wide, high = crop
    return [((x - left) / wide * width, (y - top) / high * height) for x, y in points]


def thinned(points: Sequence[Point]) -> list[Point]:
    """``points`` without those that lie too near the one before; the ends always stay."""
    kept: list[Point] = list(points[:1])
    kept.extend(point for point in points[1:-1] if math.dist(point, kept[-1]) >= _NEAREST)
    return [*kept, points[-1]] if len(points) > 1 else kept


def smooth(points: Sequence[Point]) -> Curve:
    """A curve through ``points`` (Catmull-Rom as cubic Béziers)."""
    if not points:
        return []
    padded = [points[0], *points, points[-1]]
    curve: Curve = [["M", *_rounded(points[0])]]
    for index, (here, there) in enumerate(pairwise(points)):
        before, after = padded[index], padded[index + 3]
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        curve.append(["C", *_rounded(first), *_rounded(second), *_rounded(there)])
    return curve


def arrowhead(points: Sequence[Point], *, size: float) -> Curve:
    """The two strokes of an arrow's head at the end of ``points`` (in printed units)."""
    if len(points) < 2 or math.dist(points[0], points[-1]) == 0:
        return []
    tip = points[-1]
    back = next((p for p in reversed(points) if math.dist(p, tip) >= size), points[0])
    angle = math.atan2(tip[1] - back[1], tip[0] - back[0])
    wings = [
        (tip[0] - size * math.cos(angle + s), tip[1] - size * math.sin(angle + s)) for s in (0.45, -0.45)
    ]
    return [["M", *_rounded(wings[0])], ["L", *_rounded(tip)], ["L", *_rounded(wings[1])]]


def _rounded(point: Point) -> tuple[float, float]:
    return round(point[0], 3), round(point[1], 3)
