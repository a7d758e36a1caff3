"""One dimension of the next photo for a finger: a long line with five stops from −2 to +2, and a yellow knob.

Dragging, tapping a stop, tapping the words at an end (one step that way), and the arrow keys. What is chosen is told
when the finger goes up, so that sliding past a stop agrees nothing.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from fotointerview.domain.words import Dimension
from fotointerview.gui import theme
from fotointerview.gui.participant_sizes import TOUCH

_MOST: Final = 2
_LINE: Final = 5.0
_BETWEEN: Final = 16
"""At least so much stays free between the words at both ends: logical pixels."""
_STILL: Final = 6.0
"""A finger that moved less than this taps: logical pixels."""


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """The words of a scale: its name, and what each step from −2 to +2 is called."""

    name: str = ""
    steps: tuple[str, str, str, str, str] = ("", "", "", "", "")

    def step(self, by: int) -> str:
        """What step ``by`` is called."""
        return self.steps[by + _MOST]


def nearest(place: float, *, left: float, width: float) -> int:
    """The step whose stop lies nearest to ``place`` on a line from ``left``, ``width`` long."""
    return round(min(max(step_at(place, left=left, width=width), -_MOST), _MOST))


def step_at(place: float, *, left: float, width: float) -> float:
    """Where on the scale ``place`` lies, −2..+2 within the line and further beyond it."""
    return (place - left) / max(width, 1.0) * 2 * _MOST - _MOST


class TouchScale(QSlider):
    """The scale.

    Signals (GUI thread):
        chosen(int): the step that somebody chose.
    """

    chosen = Signal(int)

    def __init__(self, dimension: Dimension, *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.dimension = dimension
        self._words = ScaleWords()
        self._label, self._knob = 16, 44
        self._grip: tuple[QPointF, bool] | None = None
        self._drag: float | None = None
        self._agreed = 0
        self.setRange(-_MOST, _MOST)
        self.setPageStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_value)

    def set_words(self, words: ScaleWords) -> None:
        """In the interview's language."""
        if words != self._words:
            self._words = words
            self._name()
            self.update()

    def set_sizes(self, *, label: int, knob: int) -> None:
        """Text size and diameter of the knob in logical pixels."""
        self._label, self._knob = label, knob
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def show_step(self, step: int) -> None:
        """What is agreed; a finger on the knob is not disturbed."""
        self._agreed = step
        if self._grip is None:
            self._set(step)

    def sizeHint(self) -> QSize:
        """Two lines: the words, and the line that is touched."""
        return QSize(220, self._words_height + max(TOUCH, self._knob + 4))

    def minimumSizeHint(self) -> QSize:
        """A finger's breadth for every stop."""
        return QSize(120, self.sizeHint().height())

    # ── hands ─────────────────────────────────────────────────────────────────────────────────────────────

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The knob comes to the finger; at the words it waits whether the finger stays."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        at_words = event.position().y() < self._words_height
        self._grip = (event.position(), at_words)
        self.setSliderDown(True)
        if not at_words:
            self._drag_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The knob goes along."""
        if self._grip is None:
            return
        start, at_words = self._grip
        if at_words and (event.position() - start).manhattanLength() <= _STILL:
            return
        self._grip = (start, False)
        self._drag_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The nearest stop is chosen."""
        if self._grip is None:
            return
        (start, at_words), self._grip, self._drag = self._grip, None, None
        self.setSliderDown(False)
        if at_words:
            by = 1 if start.x() > self.width() / 2 else -1
            step = min(max(self._agreed + by, -_MOST), _MOST)
        else:
            step = nearest(event.position().x(), left=self._left, width=self._length)
        self._choose(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk over the stops; a presenter's page keys are the window's."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that turns by accident agrees nothing."""
        event.ignore()

    def _drag_to(self, place: float) -> None:
        self._drag = min(max(step_at(place, left=self._left, width=self._length), -_MOST), _MOST)
        self._set(round(self._drag))
        self.update()

    def _choose(self, step: int) -> None:
        before, self._agreed = self._agreed, step
        self._set(step)
        self.update()
        if step != before:
            self.chosen.emit(step)

    def _set(self, step: int) -> None:
        blocked = self.blockSignals(True)
        self.setValue(step)
        self.blockSignals(blocked)
        self._name()
        self.update()

    def _on_value(self, step: int) -> None:
        """From the keyboard, or from who listens."""
        if self._grip is None:
            self._choose(step)

    def _name(self) -> None:
        words = self._words.step(self.value())
        self.setAccessibleName(f"{self._words.name}: {words}" if words else self._words.name)

    # ── paint ─────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _words_height(self) -> int:
        return round(self._label * 1.45)

    @property
    def _left(self) -> float:
        return self._knob / 2 + 2

    @property
    def _length(self) -> float:
        return self.width() - 2 * self._left

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words above, the line with its stops, the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        middle = self._words_height + (self.height() - self._words_height) / 2
        line, knob = QColor(theme.ROOM.edge), QColor(theme.ROOM.rope)
        if not self.isEnabled():
            line, knob = QColor(theme.ROOM.border), QColor(theme.ROOM.border)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line)
        painter.drawRoundedRect(
            QRectF(self._left, middle - _LINE / 2, self._length, _LINE), _LINE / 2, _LINE / 2
        )
        for stop in range(-_MOST, _MOST + 1):
            radius = _LINE * (1.3 if stop else 1.7)
            painter.drawEllipse(QPointF(self._x(stop), middle), radius, radius)
        at = QPointF(self._x(self.value() if self._drag is None else self._drag), middle)
        painter.setBrush(knob)
        painter.drawEllipse(at, self._knob / 2 - 2, self._knob / 2 - 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.ROOM.room), 2))
            painter.drawEllipse(at, self._knob / 2 - 5, self._knob / 2 - 5)
            painter.setPen(QPen(QColor(theme.ROOM.ink), 3))
            painter.drawEllipse(at, self._knob / 2, self._knob / 2)

    def _paint_words(self, painter: QPainter) -> None:
        """The ends; the chosen side says how far."""
        step = self.value()
        room = QRectF(0, 0, self.width(), self._words_height)
        low, high = self._words.step(min(step, -1)), self._words.step(max(step, 1))
        ends = ((low, step < 0), (high, step > 0))
        wide = sum(QFontMetricsF(self._font(bold=chosen)).horizontalAdvance(words) for words, chosen in ends)
        fits = min(1.0, (self.width() - _BETWEEN) / max(wide, 1.0))
        for words, chosen, where in (
            (low, step < 0, Qt.AlignmentFlag.AlignLeft),
            (high, step > 0, Qt.AlignmentFlag.AlignRight),
        ):
            painter.setFont(self._font(bold=chosen, fits=fits))
            ink = theme.ROOM.ink if self.isEnabled() else theme.ROOM.edge
            painter.setPen(QColor(ink))
            painter.drawText(room, int(where | Qt.AlignmentFlag.AlignVCenter), words)

    def _font(self, *, bold: bool, fits: float = 1.0) -> QFont:
        font = theme.sans(16, bold=bold)
        font.setPixelSize(max(int(self._label * fits), 8))
        return font

    def _x(self, step: float) -> float:
        return self._left + (step + _MOST) / (2 * _MOST) * self._length
