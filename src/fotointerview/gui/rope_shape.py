"""How a yellow rope is painted: two people without faces, a rope that hangs when slack, and who holds it.

Whoever holds the rope has their end in the hand, with a knot; of whoever does not, the end lies on the ground. What
should be is dashed and thinner. So all of it can be told without colour.
"""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from fotointerview.gui.theme import Tokens

HAND: Final = 0.52
"""How high a hand is: of a figure's height, from above."""
BROAD: Final = 0.52
"""How broad a figure is, of its height."""
_DASHES: Final = (4.0, 2.6)


@dataclass(frozen=True, slots=True)
class Hung:
    """A rope as it hangs in a field: logical pixels.

    Attributes:
        left: x of the left end; ``right`` of the right one.
        top: y of the top of the figures' heads; ``tall`` how tall they are, down to the ground.
        length: how long the rope is, 0 touching .. 1 as far as it goes: so much less does it hang.
        holds: whether the left end is held, and whether the right end is; ``None`` while nobody has said so, and then
            both hands just have it.
    """

    left: float
    right: float
    top: float
    tall: float
    length: float
    holds: tuple[bool, bool] | None = None

    @property
    def ground(self) -> float:
        """y of what they stand on."""
        return self.top + self.tall

    def end(self, *, is_left: bool) -> QPointF:
        """Where an end of the rope is: in a hand, or on the ground."""
        held = self.holds is None or self.holds[0 if is_left else 1]
        return QPointF(
            self.left if is_left else self.right, self.top + HAND * self.tall if held else self.ground - 3
        )

    def figure(self, *, is_left: bool) -> QRectF:
        """Where a figure stands: behind its end of the rope."""
        broad = BROAD * self.tall
        at = self.left - broad if is_left else self.right
        return QRectF(at, self.top, broad, self.tall)

    def path(self) -> QPainterPath:
        """The rope: straight when it is at its full length, else it hangs, at most down to the ground."""
        start, end = self.end(is_left=True), self.end(is_left=False)
        slack = math.sqrt(max(0.0, 1 - min(self.length, 1.0) ** 2))
        lowest = max(start.y(), end.y())
        sag = min(lowest + slack * 0.42 * self.tall, self.ground - 3)
        path = QPainterPath(start)
        if self.holds == (False, False):
            third = (end.x() - start.x()) / 3
            path.cubicTo(start + QPointF(third, -7), end + QPointF(-third, 3), end)
            return path
        middle = QPointF((start.x() + end.x()) / 2, sag)
        reach = (end.x() - start.x()) / 4
        path.cubicTo(
            QPointF(start.x() + reach * 0.3, (start.y() + sag) / 2), middle - QPointF(reach, 0), middle
        )
        path.cubicTo(middle + QPointF(reach, 0), QPointF(end.x() - reach * 0.3, (end.y() + sag) / 2), end)
        return path


def paint_rope(painter: QPainter, hung: Hung, colours: Tokens, *, wide: float, wish: bool = False) -> None:
    """The rope with its knots; what is wished is dashed and thinner."""
    path = hung.path()
    width = wide * 0.6 if wish else wide
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if colours.rope_edge != colours.rope:  # on paper yellow needs an edge to be seen
        painter.setPen(_pen(colours.rope_edge, width + 2, dash=width if wish else None))
        painter.drawPath(path)
    painter.setPen(_pen(colours.rope, width, dash=width if wish else None))
    painter.drawPath(path)
    if hung.holds is not None:
        for is_left in (True, False):
            if hung.holds[0 if is_left else 1]:
                _paint_knot(painter, hung.end(is_left=is_left), colours, radius=max(wide * 1.35, 5.0))


def paint_figure(
    painter: QPainter, box: QRectF, colours: Tokens, *, speaks: bool, wish: bool = False
) -> None:
    """A person: filled who speaks, an outline who is spoken of; dashed where they are wished to stand."""
    ink = QColor(colours.ink if not wish else colours.muted)
    pen = QPen(ink, 2)
    if wish:
        pen.setDashPattern([3.0, 2.4])
    painter.setPen(pen)
    painter.setBrush(ink if speaks and not wish else Qt.BrushStyle.NoBrush)
    head = box.height() * 0.26
    middle = box.center().x()
    painter.drawEllipse(QRectF(middle - head / 2, box.top() + 1, head, head))
    body = QPainterPath()
    top, bottom, half = box.top() + head + box.height() * 0.07, box.bottom() - 1, box.width() / 2 - 2
    body.moveTo(middle - half, bottom)
    body.cubicTo(QPointF(middle - half, top), QPointF(middle - half * 0.7, top), QPointF(middle, top))
    body.cubicTo(
        QPointF(middle + half * 0.7, top), QPointF(middle + half, top), QPointF(middle + half, bottom)
    )
    body.closeSubpath()
    painter.drawPath(body)


def _paint_knot(painter: QPainter, at: QPointF, colours: Tokens, *, radius: float) -> None:
    """A hand round the rope: a ring with a dot."""
    painter.setPen(QPen(QColor(colours.ink), max(radius * 0.32, 2.0)))
    painter.setBrush(QColor(colours.rope))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.on_rope))
    painter.drawEllipse(at, radius * 0.3, radius * 0.3)


def _pen(colour: str, width: float, *, dash: float | None) -> QPen:
    """A pen; ``dash`` is the measure of its dashes in logical pixels, the same for the edge and what lies in it."""
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash is None:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    else:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([part * dash / width for part in _DASHES])  # Qt counts in widths of the pen
    return pen
