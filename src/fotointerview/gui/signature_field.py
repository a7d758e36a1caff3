"""A field to sign in with finger, pen or mouse; three times as wide as it is high, like the line on paper."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fotointerview.domain.sayings import Point
from fotointerview.gui import theme

_WIDTH: Final = 360
_ASPECT: Final = 3
_RADIUS: Final = 8


class SignatureField(QWidget):
    """Keeps what is drawn as strokes in normalised coordinates of the field, 0..1, origin top left.

    Signals (GUI thread):
        changed(object): the strokes.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[Point]] = []
        self._drawing = False
        self._words = ""
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def strokes(self) -> tuple[tuple[Point, ...], ...]:
        """What is drawn."""
        return tuple(tuple(stroke) for stroke in self._strokes if len(stroke) > 1)

    def set_words(self, words: str) -> None:
        """What stands in the empty field, and what a screen reader calls it."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def clear(self) -> None:
        """Begin anew."""
        self._strokes.clear()
        self._tell()

    def sizeHint(self) -> QSize:
        """Three to one."""
        return QSize(theme.px(_WIDTH), theme.px(_WIDTH) // _ASPECT)

    def minimumSizeHint(self) -> QSize:
        """As its hint: a signature needs room."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen on."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drawing = True
            self._strokes.append([self._at(event.position())])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if self._drawing:
            self._strokes[-1].append(self._at(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if self._drawing:
            self._drawing = False
            self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, its line, and what is drawn."""
        colours = theme.tokens(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.setBrush(QColor(colours.room))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        line = self.height() * 0.78
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(16, line), QPointF(self.width() - 16, line))
        if not self._strokes:
            painter.setPen(QColor(colours.muted))
            painter.setFont(theme.sans(13))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)
        pen = QPen(QColor(colours.ink), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPath(self._path(stroke))
        painter.end()

    def _path(self, stroke: list[Point]) -> QPainterPath:
        path = QPainterPath(self._to(stroke[0]))
        for point in stroke[1:]:
            path.lineTo(self._to(point))
        return path

    def _at(self, place: QPointF) -> Point:
        return (
            min(max(place.x() / max(self.width(), 1), 0.0), 1.0),
            min(max(place.y() / max(self.height(), 1), 0.0), 1.0),
        )

    def _to(self, point: Point) -> QPointF:
        return QPointF(point[0] * self.width(), point[1] * self.height())

    def _tell(self) -> None:
        self.update()
        self.changed.emit(self.strokes)
