"""The histogram on a small plate in a corner of the picture: luminance filled, red, green and blue as lines.

Each line has its own dash, so that nobody needs to see colours to tell them apart; where the picture is black and white
there are none. Heights are square roots of the numbers: a bright wall does not hide a face.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from fotointerview.domain.aids import Histogram
from fotointerview.gui import texts
from fotointerview.gui.theme import ROOM

WIDTH: Final = 160
HEIGHT: Final = 72
_MARGIN: Final = 8.0
_RADIUS: Final = 8.0
_PLATE_ALPHA: Final = 208
_FILL_ALPHA: Final = 120
_LINES: Final = (("#ff7a70", (1.0, 0.0)), ("#6fd67f", (4.0, 2.0)), ("#79a9ff", (1.0, 2.0)))
"""Red, green, blue: colour, and dash in units of the pen's width; the first is solid."""
_MATTERS: Final = 0.001
"""A share of the picture below this is a spark in an eye."""
_FLAG: Final = 6.0


def words(histogram: Histogram) -> str:
    """What the curve shows, for who listens instead of looks."""
    told = [texts.translate("Histogram", "middle tone at {share} %").format(share=_percent(histogram.middle))]
    if histogram.blown > _MATTERS:
        told.append(texts.translate("Histogram", "{share} % blown").format(share=_percent(histogram.blown)))
    if histogram.blocked > _MATTERS:
        told.append(
            texts.translate("Histogram", "{share} % blocked").format(share=_percent(histogram.blocked))
        )
    return ", ".join(told)


def paint(painter: QPainter, histogram: Histogram, where: QRectF) -> None:
    """Paint plate and curves on ``where``; a flag stands in the corner of an end at which drawing is lost."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_of(ROOM.canvas, _PLATE_ALPHA))
    painter.drawRoundedRect(where, _RADIUS, _RADIUS)
    inside = where.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    painter.setBrush(_of(ROOM.ink, _FILL_ALPHA))
    painter.drawPath(_area(histogram.luminance, inside))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not histogram.red == histogram.green == histogram.blue:
        channels = (histogram.red, histogram.green, histogram.blue)
        for bins, (colour, dash) in zip(channels, _LINES, strict=True):
            pen = QPen(QColor(colour), 1.25)
            if dash[1]:
                pen.setDashPattern(list(dash))
            painter.setPen(pen)
            painter.drawPolyline(_points(bins, inside))
    painter.setPen(QPen(QColor(ROOM.edge), 1))
    painter.drawLine(inside.bottomLeft(), inside.bottomRight())
    _flags(painter, histogram, where)
    painter.restore()


class HistogramPlate(QWidget):
    """The histogram of what is on screen; the mouse goes through it to the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._histogram: Histogram | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(WIDTH, HEIGHT)
        self.setAccessibleName(texts.translate("Histogram", "Histogram"))
        self.hide()

    def show_histogram(self, histogram: Histogram | None) -> None:
        """Show the curves, or nothing."""
        self._histogram = histogram
        self.setAccessibleDescription(words(histogram) if histogram is not None else "")
        self.setVisible(histogram is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """Always the same."""
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the curves."""
        if self._histogram is not None:
            painter = QPainter(self)
            paint(painter, self._histogram, QRectF(self.rect()))
            painter.end()


def _points(bins: Sequence[float], inside: QRectF) -> QPolygonF:
    """A point for the middle of every bin, from black at the left to white at the right."""
    width = inside.width() / max(len(bins), 1)
    return QPolygonF(
        [
            QPointF(inside.left() + (at + 0.5) * width, inside.bottom() - share**0.5 * inside.height())
            for at, share in enumerate(bins)
        ]
    )


def _area(bins: Sequence[float], inside: QRectF) -> QPainterPath:
    """The filled curve, from edge to edge: the first and the last bin may be the fullest."""
    path = QPainterPath(inside.bottomLeft())
    points = _points(bins, inside).toList()
    for point in (
        *(QPointF(inside.left(), point.y()) for point in points[:1]),
        *points,
        *(QPointF(inside.right(), point.y()) for point in points[-1:]),
    ):
        path.lineTo(point)
    path.lineTo(inside.bottomRight())
    path.closeSubpath()
    return path


def _flags(painter: QPainter, histogram: Histogram, where: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ROOM.ink))
    ends = ((histogram.blocked, where.left() + 5, 1), (histogram.blown, where.right() - 5, -1))
    for share, x, way in ends:
        if share > _MATTERS:
            y = where.top() + 5
            corner = [QPointF(x, y), QPointF(x + way * _FLAG, y), QPointF(x, y + _FLAG)]
            painter.drawPolygon(QPolygonF(corner))


def _of(colour: str, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made


def _percent(share: float) -> str:
    return str(QLocale().toString(float(share * 100), "f", 1 if share < 0.1 else 0))
