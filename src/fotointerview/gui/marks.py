"""Painting marks over a picture: the researcher's solid red pencil, the participant's dotted blue one.

Strokes are normalised; the pattern tells the authors apart without colour, in every kind of mark. A dark hairline
underneath keeps a mark visible on a picture of its own colour.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fotointerview.domain.sayings import Mark, Point
from fotointerview.domain.words import MarkKind, Voice
from fotointerview.gui import mark_words
from fotointerview.gui.mark_shapes import Mapping, beads, path, paths
from fotointerview.gui.theme import ROOM

WIDTH: Final = 3.0
_WIDEST: Final = 5.0
_SIDE_PER_WIDTH: Final = 300.0
"""So many logical pixels of the widget's shorter side for every pixel of the pencil."""
_LIGHT_HAND, _HEAVY_HAND = 0.5, 5 / 3
"""Width at no and at full pressure, in widths of the pencil: 1.5 to 5 pixels."""
_GAP: Final = 2.2
"""From dot to dot, in widths of the pencil."""
_DARK: Final = QColor(0, 0, 0, 90)
_PIN: Final = 2.0
"""Radius of a pin's dot, in widths of the pencil."""


def width_for(width: float, height: float) -> float:
    """The pencil's width on a widget of this size (logical pixels): a larger one is looked at from farther away."""
    return min(max(WIDTH, min(width, height) / _SIDE_PER_WIDTH), _WIDEST)


def colour(voice: Voice) -> QColor:
    """The colour of a voice's pencil; what was drawn together is the researcher's hand."""
    return QColor(ROOM.participant if voice is Voice.PARTICIPANT else ROOM.researcher)


def pen(voice: Voice, *, width: float = WIDTH) -> QPen:
    """The pencil of ``voice``."""
    made = QPen(colour(voice), width)
    if voice is Voice.PARTICIPANT:
        made.setDashPattern([0.01, _GAP])
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


def paint(
    painter: QPainter,
    marks: Iterable[Mark],
    *,
    to_widget: Mapping,
    selected: str | None = None,
    width: float = WIDTH,
    within: QRectF | None = None,
) -> None:
    """Paint ``marks``; the one with id ``selected`` gets a light halo. Words stay ``within`` where they can."""
    shown = tuple(marks)
    for mark in shown:
        paint_mark(painter, mark, to_widget=to_widget, selected=mark.id == selected, width=width)
    for mark in shown:
        if mark.text.strip() and mark.strokes and mark.strokes[0]:
            mark_words.paint(
                painter, mark, to_widget=to_widget, width=width, within=within, selected=mark.id == selected
            )


def paint_mark(
    painter: QPainter, mark: Mark, *, to_widget: Mapping, selected: bool = False, width: float = WIDTH
) -> None:
    """Paint one mark without its words."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    halo = QColor(ROOM.ink) if selected else _DARK
    if mark.kind is MarkKind.PIN:
        for stroke in mark.strokes:
            for point in stroke:
                paint_pin(painter, QPointF(*to_widget(point)), voice=mark.voice, halo=halo, width=width)
        return
    if mark.kind is MarkKind.TEXT:
        return
    paint_shape(
        painter,
        mark.kind,
        mark.strokes,
        voice=mark.voice,
        to_widget=to_widget,
        pressure=mark.pressure,
        halo=halo,
        width=width,
    )


def paint_shape(
    painter: QPainter,
    kind: MarkKind,
    strokes: Sequence[Sequence[Point]],
    *,
    voice: Voice,
    to_widget: Mapping,
    pressure: Sequence[Sequence[float]] = (),
    halo: QColor = _DARK,
    width: float = WIDTH,
) -> None:
    """Paint lines in the pencil of ``voice``, over a ``halo``; where a pen pressed, wider the harder it did."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(pressure) == len(strokes) and all(
        len(p) == len(s) for p, s in zip(pressure, strokes, strict=True)
    ):
        for stroke, pressed in zip(strokes, pressure, strict=True):
            _paint_pressed(
                painter, list(map(to_widget, stroke)), pressed, voice=voice, halo=halo, width=width
            )
        return
    for line in paths(kind, strokes, to_widget, width=width):
        under = pen(voice, width=width + 2)
        under.setColor(halo)
        if voice is Voice.PARTICIPANT:
            under.setDashPattern([0.01, _GAP * width / (width + 2)])
        for pencil in (under, pen(voice, width=width)):
            painter.setPen(pencil)
            painter.drawPath(line)


def pressed_width(pressure: float, *, width: float = WIDTH) -> float:
    """How wide a pen of ``width`` draws at ``pressure`` 0..1."""
    return width * (_LIGHT_HAND + (_HEAVY_HAND - _LIGHT_HAND) * min(max(pressure, 0.0), 1.0))


def _paint_pressed(
    painter: QPainter,
    points: Sequence[Point],
    pressure: Sequence[float],
    *,
    voice: Voice,
    halo: QColor,
    width: float,
) -> None:
    """A stroke of a pen: its parts as wide as it was pressed, or dots as large."""
    for ink, more in ((halo, 2.0), (colour(voice), 0.0)):
        if voice is Voice.PARTICIPANT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            for place, along in beads(points, gap=_GAP * width):
                radius = (pressed_width(_at(pressure, along), width=width) + more) / 2
                painter.drawEllipse(QPointF(*place), radius, radius)
            continue
        made = QPen(
            QColor(ink.red(), ink.green(), ink.blue()), 1.0
        )  # overlapping parts must not darken each other
        made.setCapStyle(Qt.PenCapStyle.RoundCap)
        if ink.alpha() < 255:
            made.setWidthF(width + more)
            made.setColor(ink)
            painter.setPen(made)
            painter.drawPath(path(points, lambda point: point))
            continue
        for at, (here, there) in enumerate(pairwise(points)):
            made.setWidthF(pressed_width((pressure[at] + pressure[at + 1]) / 2, width=width) + more)
            painter.setPen(made)
            painter.drawLine(QPointF(*here), QPointF(*there))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _at(pressure: Sequence[float], along: float) -> float:
    """The pressure between two points of a stroke."""
    before = min(int(along), len(pressure) - 1)
    after = min(before + 1, len(pressure) - 1)
    return pressure[before] + (pressure[after] - pressure[before]) * (along - before)


def paint_pin(
    painter: QPainter, at: QPointF, *, voice: Voice, halo: QColor = _DARK, width: float = WIDTH
) -> None:
    """A pin's dot: full in the researcher's pencil, a ring of dots round a small one in the participant's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius, ink = _PIN * width, colour(voice)
    if voice is not Voice.PARTICIPANT:
        painter.setBrush(ink)
        painter.setPen(QPen(halo, 1.5))
        painter.drawEllipse(at, radius, radius)
    else:
        painter.setBrush(QColor(0, 0, 0, 110))
        painter.setPen(QPen(halo, 1.5))
        painter.drawEllipse(at, radius + 0.8 * width, radius + 0.8 * width)
        ring = QPen(ink, 0.75 * width)
        ring.setCapStyle(Qt.PenCapStyle.RoundCap)
        round_once = 2 * 3.14159265 * radius / (0.75 * width)
        ring.setDashPattern([0.01, round_once / 8 - 0.01])
        painter.setPen(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(at, 0.6 * width, 0.6 * width)
    painter.setBrush(Qt.BrushStyle.NoBrush)
