"""The lines of a mark on the widget: curves through what the hand drew, an arrow's head, a region's soft corners."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from fotointerview.domain.marks import region_corners
from fotointerview.domain.sayings import Point
from fotointerview.domain.words import MarkKind

Mapping = Callable[[Point], Point]
"""From a normalised point to a place on the widget."""

_HEAD: Final = 5.0
"""Length of an arrow's wings, in widths of the line."""
_HEAD_ANGLE: Final = 0.45
_CORNER: Final = 2.0
"""Radius of a region's corners, in widths of the line."""


def path(stroke: Sequence[Point], to_widget: Mapping) -> QPainterPath:
    """A stroke on the widget, its corners rounded through the middles of its segments."""
    points = [QPointF(*to_widget(point)) for point in stroke]
    made = QPainterPath()
    if not points:
        return made
    made.moveTo(points[0])
    for here, after in pairwise(points[1:]):
        made.quadTo(here, (here + after) / 2)
    made.lineTo(points[-1])
    return made


def paths(
    kind: MarkKind, strokes: Sequence[Sequence[Point]], to_widget: Mapping, *, width: float
) -> Iterator[QPainterPath]:
    """The lines of a mark that is no pin and no text, for a pencil of ``width`` logical pixels."""
    for stroke in strokes:
        if not stroke:
            continue
        if kind is MarkKind.REGION:
            yield _ring(region_corners(stroke), to_widget, width)
        else:
            yield path(stroke, to_widget)
            if kind is MarkKind.ARROW:
                yield head([to_widget(point) for point in stroke], size=_HEAD * width)


def head(points: Sequence[Point], *, size: float) -> QPainterPath:
    """The two wings at the end of ``points`` (on the widget), each ``size`` long or less for a short arrow."""
    made = QPainterPath()
    tip, length = points[-1], math.dist(points[0], points[-1])
    if length == 0:
        return made
    size = min(size, 0.6 * length)
    back = next((p for p in reversed(points) if math.dist(p, tip) >= size), points[0])
    angle = math.atan2(tip[1] - back[1], tip[0] - back[0])
    wings = [
        QPointF(tip[0] - size * math.cos(angle + side), tip[1] - size * math.sin(angle + side))
        for side in (_HEAD_ANGLE, -_HEAD_ANGLE)
    ]
    made.moveTo(wings[0])
    made.lineTo(QPointF(*tip))
    made.lineTo(wings[1])
    return made


def _ring(outline: Sequence[Point], to_widget: Mapping, width: float) -> QPainterPath:
    """A closed outline with its corners rounded off."""
    points = [QPointF(*to_widget(point)) for point in outline]
    made = QPainterPath()
    if len(points) < 3:
        return made
    for at, corner in enumerate(points):
        before, after = points[at - 1], points[(at + 1) % len(points)]
        enter, leave = (_towards(corner, other, _CORNER * width) for other in (before, after))
        if at == 0:
            made.moveTo(enter)
        else:
            made.lineTo(enter)
        made.quadTo(corner, leave)
    made.closeSubpath()
    return made


def _towards(corner: QPointF, other: QPointF, by: float) -> QPointF:
    step = other - corner
    length = math.hypot(step.x(), step.y())
    return corner if length == 0 else corner + step * (min(by, length / 2) / length)


def beads(points: Sequence[Point], *, gap: float) -> Iterator[tuple[Point, float]]:
    """Places at even distances along ``points`` (on the widget), and how many points along each is (1.5: midway)."""
    left = 0.0
    for at, (here, there) in enumerate(pairwise(points)):
        length = math.dist(here, there)
        while left <= length and length > 0:
            share = left / length
            yield (here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share), at + share
            left += gap
        left -= length
