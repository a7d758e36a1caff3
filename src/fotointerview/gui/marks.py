"""Painting marks over a picture: the researcher's solid red pencil, the participant's dotted blue one.

Strokes are normalised; the pattern tells the authors apart without colour. A dark hairline underneath keeps a
mark visible on a picture of its own colour.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from fotointerview.domain.sayings import Mark, Point
from fotointerview.domain.words import Voice
from fotointerview.gui.theme import ROOM

WIDTH = 3.0
_REACH = 9.0
_LEAST_STEP = 0.002

Mapping = Callable[[Point], Point]
"""From a normalised point to a place on the widget."""


def pen(voice: Voice, *, width: float = WIDTH) -> QPen:
    """The pencil of ``voice``."""
    if voice is Voice.PARTICIPANT:
        made = QPen(QColor(ROOM.participant), width, Qt.PenStyle.CustomDashLine)
        made.setDashPattern([0.01, 2.2])
    else:
        made = QPen(QColor(ROOM.researcher), width, Qt.PenStyle.SolidLine)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


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


def paint(
    painter: QPainter, marks: Iterable[Mark], *, to_widget: Mapping, selected: str | None = None
) -> None:
    """Paint ``marks``; the one with id ``selected`` gets a light halo."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in marks:
        halo = QColor(ROOM.ink) if mark.id == selected else QColor(0, 0, 0, 90)
        paint_strokes(painter, mark.strokes, voice=mark.voice, to_widget=to_widget, halo=halo)


def paint_strokes(
    painter: QPainter,
    strokes: Iterable[Sequence[Point]],
    *,
    voice: Voice,
    to_widget: Mapping,
    halo: QColor | None = None,
) -> None:
    """Paint strokes in the pencil of ``voice``."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        line = path(stroke, to_widget)
        if halo is not None:
            under = pen(voice, width=WIDTH + 2)
            under.setColor(halo)
            if voice is Voice.PARTICIPANT:
                under.setDashPattern([0.01, 2.2 * WIDTH / (WIDTH + 2)])
            painter.setPen(under)
            painter.drawPath(line)
        painter.setPen(pen(voice))
        painter.drawPath(line)


def hit(marks: Iterable[Mark], place: Point, *, to_widget: Mapping) -> str | None:
    """The id of the newest mark within reach of a place on the widget."""
    found = None
    for mark in marks:
        corners = (tuple(map(to_widget, stroke)) for stroke in mark.strokes)
        if any(_distance(place, a, b) <= _REACH for c in corners for a, b in pairwise(c)):
            found = mark.id
    return found


def _distance(p: Point, a: Point, b: Point) -> float:
    """From a point to a line segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(1.0, max(0.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return math.hypot(p[0] - a[0] - along * dx, p[1] - a[1] - along * dy)


def thinned(stroke: Sequence[Point]) -> tuple[Point, ...]:
    """The stroke kept inside the picture, without points closer together than the eye sees."""
    kept: list[Point] = []
    for x, y in stroke:
        inside = (min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
        if not kept or math.dist(kept[-1], inside) >= _LEAST_STEP:
            kept.append(inside)
    return tuple(kept)
