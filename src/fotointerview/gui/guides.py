"""Lines over the picture: thirds, and where the top of the head belongs. Thin, neutral, legible on light and dark."""

from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fotointerview.gui.camera_side import Guides

Line = tuple[float, float, float, float]
"""From x, y to x, y; normalised on the picture."""

_THIRDS: Final[tuple[Line, ...]] = (
    (1 / 3, 0, 1 / 3, 1),
    (2 / 3, 0, 2 / 3, 1),
    (0, 1 / 3, 1, 1 / 3),
    (0, 2 / 3, 1, 2 / 3),
)
_HEAD_ROOM: Final[tuple[Line, ...]] = ((0.3, 0.07, 0.7, 0.07), (0.3, 0.15, 0.7, 0.15))
"""The top of the head lies well between these two: no hair is cut, no face sinks."""

_DARK: Final = QColor(0, 0, 0, 96)
_LIGHT: Final = QColor(255, 255, 255, 150)


def lines(guides: Guides) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The whole lines and the dashed ones."""
    match guides:
        case Guides.NONE:
            return (), ()
        case Guides.THIRDS:
            return _THIRDS, ()
        case Guides.HEAD_ROOM:
            return _THIRDS, _HEAD_ROOM


def paint(painter: QPainter, guides: Guides, where: QRectF) -> None:
    """Paint the lines over the picture that lies on ``where``: a light line in a dark one."""
    whole, dashed = lines(guides)
    for kind, pattern in ((whole, ()), (dashed, (8.0, 8.0))):
        drawn = [_on(where, line) for line in kind]
        if drawn:
            for colour, width in ((_DARK, 3), (_LIGHT, 1)):
                pen = QPen(colour, width)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                if pattern:  # in units of the pen's width
                    pen.setDashPattern([length / width for length in pattern])
                painter.setPen(pen)
                painter.drawLines(drawn)


def _on(where: QRectF, line: Line) -> QLineF:
    """On the middle of whole pixels, so that a line of one pixel is one pixel."""
    x1, y1, x2, y2 = line
    return QLineF(
        int(where.x() + x1 * where.width()) + 0.5,
        int(where.y() + y1 * where.height()) + 0.5,
        int(where.x() + x2 * where.width()) + 0.5,
        int(where.y() + y2 * where.height()) + 0.5,
    )
