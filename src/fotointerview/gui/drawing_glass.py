"""A pane of glass over the participant's picture: on it a finger, a pen or the mouse draws; nothing else gets through.

Without the pencil a touch on the picture does nothing at all: the participant cannot push, zoom or select by accident.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTabletEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from fotointerview.domain.sayings import Point
from fotointerview.domain.words import Voice
from fotointerview.gui import marks
from fotointerview.gui.canvas import Canvas

_LEAST: Final = 0.002
"""Points closer together than the eye sees are one: normalised."""


class DrawingGlass(QWidget):
    """Lies over ``canvas`` and is as large.

    Signals (GUI thread):
        drawn(object, object): a finished stroke, ``tuple[Point, ...]`` normalised on the upright picture, and the
            pen's pressure at each point, ``tuple[float, ...]``; empty for a finger or a mouse.
    """

    drawn = Signal(object, object)

    def __init__(self, *, over: Canvas) -> None:
        super().__init__(over)
        self._canvas = over
        self._on = False
        self._stroke: list[Point] = []
        self._pressure: list[float] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Else what is under the glass would get the finger.
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        over.installEventFilter(self)
        self._settle()

    def set_on(self, on: bool) -> None:
        """Whether the pencil is in hand; a stroke that was not finished is given up."""
        if on is not self._on:
            self._on = on
            self._stroke, self._pressure = [], []
            self.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
            self.update()

    @property
    def is_on(self) -> bool:
        """Whether the pencil is in hand."""
        return self._on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the picture's place."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return False

    def _settle(self) -> None:
        self.setGeometry(self._canvas.rect())
        self.raise_()

    # ── hands ─────────────────────────────────────────────────────────────────────────────────────────────

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins; only the left button, and a finger, draw."""
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The stroke goes on."""
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke is finished."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick strokes."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing zooms here."""
        event.accept()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen, with its pressure."""
        event.accept()
        kind = event.type()
        if kind is QEvent.Type.TabletPress:
            self._begin(event.position(), pressure=event.pressure())
        elif kind is QEvent.Type.TabletMove:
            self._go_on(event.position(), pressure=event.pressure())
        elif kind is QEvent.Type.TabletRelease:
            self._end()

    def event(self, event: QEvent) -> bool:
        """The first finger draws; a second one gives up what the first began."""
        if not isinstance(event, QTouchEvent):
            return super().event(event)
        points = event.points()
        if event.type() is QEvent.Type.TouchCancel or len(points) > 1:
            self._give_up()
        elif event.type() is QEvent.Type.TouchBegin:
            self._begin(points[0].position())
        elif event.type() is QEvent.Type.TouchUpdate:
            self._go_on(points[0].position())
        elif event.type() is QEvent.Type.TouchEnd:
            self._end()
        event.accept()
        return True

    def _give_up(self) -> None:
        self._stroke, self._pressure = [], []
        self.update()

    def _begin(self, place: QPointF, *, pressure: float | None = None) -> None:
        x, y = self._to_picture(place)
        if self._on and 0 <= x <= 1 and 0 <= y <= 1:
            self._stroke = [(x, y)]
            self._pressure = [] if pressure is None else [pressure]
            self.update()

    def _go_on(self, place: QPointF, *, pressure: float | None = None) -> None:
        if not self._stroke:
            return
        x, y = self._to_picture(place)
        point = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
        before = self._stroke[-1]
        if max(abs(point[0] - before[0]), abs(point[1] - before[1])) < _LEAST:
            return
        self._stroke.append(point)
        if self._pressure and pressure is not None:
            self._pressure.append(pressure)
        self.update()

    def _end(self) -> None:
        stroke, pressure = tuple(self._stroke), tuple(self._pressure)
        self._stroke, self._pressure = [], []
        self.update()
        if len(stroke) > 1:
            self.drawn.emit(stroke, pressure if len(pressure) == len(stroke) else ())

    # ── where the picture lies ────────────────────────────────────────────────────────────────────────────

    @property
    def _margin(self) -> float:
        return (self._canvas.width() - self._canvas.viewport.widget[0]) / 2

    def _to_picture(self, place: QPointF) -> Point:
        return self._canvas.viewport.to_picture((place.x() - self._margin, place.y()))

    def to_glass(self, point: Point) -> Point:
        """A normalised point's place on the glass."""
        x, y = self._canvas.viewport.to_widget(point)
        return x + self._margin, y

    @property
    def picture(self) -> QRectF:
        """Where the picture lies."""
        (left, top), (right, bottom) = self.to_glass((0.0, 0.0)), self.to_glass((1.0, 1.0))
        return QRectF(left, top, right - left, bottom - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The stroke that is being drawn, in the participant's dotted blue."""
        if not self._stroke:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(marks.pen(Voice.PARTICIPANT))
        painter.drawPolyline([QPointF(*self.to_glass(point)) for point in self._stroke])
