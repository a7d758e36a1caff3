"""A rectangle dragged over the picture: the frame that is wanted, or the box round a face."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fotointerview.domain import framing
from fotointerview.domain.sayings import Box, Point
from fotointerview.gui.theme import ROOM
from fotointerview.gui.tools import Space, Touch

_SHADE: Final = QColor(0, 0, 0, 110)
_TICK: Final = 14.0


class BoxTool:
    """Drags a box and hands it over; a click without a drag hands over ``None``.

    Args:
        done: hears of the box.
        works_live: whether it may be dragged over live view too.
        in_shape: whether it keeps the picture's own shape (Shift lets go of it).
    """

    cursor: Final = Qt.CursorShape.CrossCursor

    def __init__(self, done: Callable[[Box | None], None], *, works_live: bool, in_shape: bool) -> None:
        self._done, self._live, self._in_shape = done, works_live, in_shape
        self._from: Point | None = None
        self._box: Box | None = None

    @property
    def works_live(self) -> bool:
        """Whether it may be dragged over live view too."""
        return self._live

    def press(self, touch: Touch) -> None:
        """One corner."""
        self._from, self._box = touch.at, None

    def move(self, touch: Touch) -> None:
        """The other one."""
        if self._from is not None:
            shaped = self._in_shape and not touch.straight
            between = framing.frame_between if shaped else framing.box_between
            self._box = between(self._from, touch.at)

    def release(self, touch: Touch) -> None:
        """Hand it over."""
        self.move(touch)
        box, self._from, self._box = self._box, None, None
        if box is not None:
            self._done(box if framing.is_box(box) else None)

    def cancel(self) -> None:
        """No box."""
        self._from = self._box = None

    def paint(self, painter: QPainter, space: Space) -> None:
        """Paint the box while it is dragged."""
        if self._box is not None:
            paint_box(painter, on_widget(self._box, space), within=space.rect, colour=QColor(ROOM.ink))


def on_widget(box: Box, space: Space) -> QRectF:
    """A normalised box on the widget."""
    left, top = space.to_widget((box[0], box[1]))
    right, bottom = space.to_widget((box[0] + box[2], box[1] + box[3]))
    return QRectF(left, top, right - left, bottom - top)


def paint_box(
    painter: QPainter, where: QRectF, *, within: QRectF, colour: QColor, shade: bool = True
) -> None:
    """A thin line with marked corners; what lies outside of it is dimmed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shade:
        painter.setPen(Qt.PenStyle.NoPen)
        for part in (
            QRectF(within.left(), within.top(), within.width(), where.top() - within.top()),
            QRectF(within.left(), where.bottom(), within.width(), within.bottom() - where.bottom()),
            QRectF(within.left(), where.top(), where.left() - within.left(), where.height()),
            QRectF(where.right(), where.top(), within.right() - where.right(), where.height()),
        ):
            painter.fillRect(part & within, _SHADE)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 120), 3))
    painter.drawRect(where)
    painter.setPen(QPen(colour, 1.2))
    painter.drawRect(where)
    tick = min(_TICK, where.width() / 3, where.height() / 3)
    painter.setPen(QPen(colour, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for x, dx in ((where.left(), tick), (where.right(), -tick)):
        for y, dy in ((where.top(), tick), (where.bottom(), -tick)):
            painter.drawLine(QPointF(x, y), QPointF(x + dx, y))
            painter.drawLine(QPointF(x, y), QPointF(x, y + dy))
