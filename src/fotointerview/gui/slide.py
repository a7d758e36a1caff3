"""A slider that says when a change is final, and a row of name, slider and number.

While the mouse or a key is held every value is passed on, so that the picture follows; the last one is final when it is
let go. The filled part of the groove begins at zero: how far, and which way, is seen without reading.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from fotointerview.gui import theme

_HANDLE: Final = 6
_RING: Final = 9
_SNAP: Final = 4
"""Within so many pixels of zero the handle goes to zero."""
_KEYS: Final = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class Slide(QSlider):
    """A horizontal slider; the wheel never turns it.

    Signals (GUI thread):
        turned(int, bool): the value that somebody set, and whether it is final.
    """

    turned = Signal(int, bool)

    def __init__(self, low: int, high: int, *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(low, high)
        self.setPageStep(5)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._showing = self._held = self._moved = False
        self.valueChanged.connect(self._on_value)

    @property
    def is_held(self) -> bool:
        """Whether somebody has hold of it, so that its last value is not final yet."""
        return self._held

    def show_value(self, value: int) -> None:
        """Show ``value``, which nobody set here."""
        self._showing = True
        self.setValue(value)
        self._showing = False

    def sizeHint(self) -> QSize:
        """High enough for the ring around the handle."""
        return QSize(theme.px(96), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """As wide as still can be aimed at."""
        return QSize(theme.px(64), theme.px(24))

    def x_of(self, value: int) -> float:
        """Where ``value`` lies, in the widget's own pixels."""
        return theme.px(_RING) + (value - self.minimum()) / (self.maximum() - self.minimum()) * self._length

    @property
    def _length(self) -> float:
        return self.width() - 2 * theme.px(_RING)

    @property
    def _zero(self) -> int:
        return min(max(0, self.minimum()), self.maximum())

    def _on_value(self, value: int) -> None:
        if not self._showing:
            self._moved = self._held
            self.turned.emit(value, not self._held)

    def _let_go(self) -> None:
        moved, self._held, self._moved = self._moved, False, False
        if moved:
            self.turned.emit(self.value(), True)

    def _release(self) -> None:
        self.setSliderDown(False)
        self._let_go()

    def _go(self, x: float) -> None:
        if abs(x - self.x_of(self._zero)) <= _SNAP:
            self.setValue(self._zero)
        else:
            span = self.maximum() - self.minimum()
            self.setValue(self.minimum() + round((x - theme.px(_RING)) / max(self._length, 1) * span))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The handle comes to the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = True
            self.setSliderDown(True)
            self._go(event.position().x())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The handle follows."""
        if self.isSliderDown():
            self._go(event.position().x())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was set is final."""
        if event.button() is Qt.MouseButton.LeftButton and self.isSliderDown():
            self._release()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls what the slider lies in; a look is never changed by accident."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Claim the keys that move it before a shortcut can have them."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
            and not event.modifiers() & ~_KEYPAD
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is held is one change."""
        held, self._held = self._held, True
        super().keyPressEvent(event)
        self._held = held or self._moved

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """What was set is final."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat() and not self.isSliderDown():
            self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is let go elsewhere."""
        super().focusOutEvent(event)
        if not self.isSliderDown():
            self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who puts it away has let go of it."""
        super().hideEvent(event)
        self._release()

    def changeEvent(self, event: QEvent) -> None:
        """Nor can anybody hold what is not to be moved any more."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self._release()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Groove, zero, the way from there, handle, and a ring for the keyboard."""
        middle, at, zero = self.height() / 2, self.x_of(self.value()), self.x_of(self._zero)
        colours, ring, handle = theme.tokens(self), theme.px(_RING), theme.px(_HANDLE)
        ink = QColor(colours.ink if self.isEnabled() else colours.faint)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.edge if self.isEnabled() else colours.border))
        painter.drawRoundedRect(QRectF(ring, middle - 1, self._length, 2), 1, 1)
        if self.minimum() < 0:
            painter.drawRect(QRectF(zero - 0.5, middle - 5, 1, 10))
        painter.setBrush(ink)
        painter.drawRect(QRectF(min(at, zero), middle - 1.5, abs(at - zero), 3))
        painter.setPen(QPen(QColor(colours.panel), 2))
        painter.drawEllipse(QPointF(at, middle), handle, handle)
        if self.hasFocus():
            painter.setPen(QPen(ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(at, middle), ring - 1, ring - 1)
        painter.end()


class SlideRow(QWidget):
    """Name, slider, number.

    Signals (GUI thread):
        changed(float, bool): the number that somebody set, and whether it is final.
    """

    changed = Signal(float, bool)

    def __init__(
        self,
        name: str,
        *,
        low: float,
        high: float,
        step: float,
        words: Callable[[float], str],
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._step, self._words, self._unit = name, step, words, unit
        label = QLabel(name, self)
        label.setObjectName("slideName")
        self._number = QLabel(self)
        self._number.setObjectName("slideNumber")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slide = Slide(round(low / step), round(high / step), parent=self)
        self.slide.turned.connect(self._on_turned)
        label.setBuddy(self.slide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label)
        row.addWidget(self.slide, 1)
        row.addWidget(self._number)
        self._say(0.0)

    def show_number(self, number: float) -> None:
        """Show ``number``, exactly in words and as near as the slider has it."""
        self.slide.show_value(round(number / self._step))
        self._say(number)

    def number_words(self) -> str:
        """The number as it is shown."""
        return self._number.text()

    def _on_turned(self, value: int, final: bool) -> None:
        number = value * self._step
        self._say(number)
        self.changed.emit(number, final)

    def _say(self, number: float) -> None:
        words = self._words(number)
        self._number.setText(words)
        self.slide.setAccessibleName(f"{self._name}: {words} {self._unit}".rstrip())
