"""A wide field with two people and a rope between them; a hand or the arrow keys bring them nearer or farther.

While nobody has moved an end there is no rope: where the two stand then says nothing.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from fotointerview.domain.closeness import ends_of
from fotointerview.gui import theme
from fotointerview.gui.rope_draft import NEAREST_EDGE, STEP, UNDRAWN, Ends
from fotointerview.gui.rope_shape import BROAD, Hung, paint_figure, paint_rope

_TOUCH: Final = 48
_TALL: Final = 84
_ABOVE: Final = 8
_NAME: Final = 24
_ROPE: Final = 6
_APART: Final = 4
_WHOLE: Final = 100
Words = Callable[..., str]


class RopeEnd(QSlider):
    """One end: a person who can be dragged. To who listens it is a slider with how long the rope is, in per cent.

    Signals (GUI thread):
        dragged(float): the hand is there now: x in the field, logical pixels.
        stretched(float): the keyboard asks for a rope of this length, 0..1.
    """

    dragged = Signal(float)
    stretched = Signal(float)

    def __init__(self, *, is_left: bool, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.is_left = is_left
        self._grip: float | None = None
        self.setRange(0, _WHOLE)
        self.setSingleStep(round(STEP * _WHOLE))
        self.setPageStep(round(STEP * 4 * _WHOLE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.valueChanged.connect(lambda value: self.stretched.emit(value / _WHOLE))

    def show_length(self, length: float) -> None:
        """How long the rope is, without telling anybody."""
        blocked = self.blockSignals(True)
        self.setValue(round(length * _WHOLE))
        self.blockSignals(blocked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of them, where the hand is."""
        if event.button() is Qt.MouseButton.LeftButton:
            edge = self.width() if self.is_left else 0
            self._grip = event.position().x() - edge
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """They come along."""
        if self._grip is not None:
            self.dragged.emit(self.x() + event.position().x() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """There they stand."""
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow towards the other is nearer, away from them farther; Home touches, End is the whole rope."""
        towards = 1 if self.is_left else -1
        steps = {
            Qt.Key.Key_Right: -towards * self.singleStep(),
            Qt.Key.Key_Left: towards * self.singleStep(),
            Qt.Key.Key_Up: self.singleStep(),
            Qt.Key.Key_Down: -self.singleStep(),
            Qt.Key.Key_PageUp: self.pageStep(),
            Qt.Key.Key_PageDown: -self.pageStep(),
            Qt.Key.Key_Home: -_WHOLE,
            Qt.Key.Key_End: _WHOLE,
        }
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            event.ignore()
            return
        self.stretched.emit(min(max(self.value() + by, 0), _WHOLE) / _WHOLE)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that turns over it scrolls the page, and says nothing about two people."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only where the keyboard is; the field paints the people."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens(self).ink), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class RopeField(QWidget):
    """The field.

    Args:
        wish: whether it shows what should be.
        reads: whether it only shows what somebody drew.

    Signals (GUI thread):
        drawn(float): by hand or keyboard the rope became this long, 0..1.
    """

    drawn = Signal(float)

    def __init__(
        self, words: Words, *, wish: bool = False, reads: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._wish = words, wish
        self._names = ("", "")
        self._left_speaks = True
        self._holds: tuple[bool, bool] | None = None
        self.ends = UNDRAWN
        self.length: float | None = None
        self.left, self.right = RopeEnd(is_left=True, parent=self), RopeEnd(is_left=False, parent=self)
        for end in (self.left, self.right):
            end.dragged.connect(self._on_drag)
            end.stretched.connect(self._on_stretch)
            end.setVisible(not reads)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.grow(self, minimumHeight=_ABOVE + _TALL + _NAME)
        theme.clothes().changed.connect(self._settle)
        self._settle()

    def set_names(self, left: str, right: str, *, left_speaks: bool = True) -> None:
        """Who stands where."""
        self._names, self._left_speaks = (left, right), left_speaks
        self._settle()

    def set_holds(self, holds: tuple[bool, bool] | None) -> None:
        """Whether the left end is held, and the right end; ``None`` while nobody has said so."""
        self._holds = holds
        self.update()

    def stand(self, ends: Ends) -> None:
        """Where the two stand while no rope is drawn here."""
        if self.length is None:
            self.ends = ends
            self._settle()

    def show_length(self, length: float) -> None:
        """A rope that was drawn before."""
        self.show_ends(Ends(*ends_of(length)), length)

    def show_ends(self, ends: Ends, length: float) -> None:
        """A rope of this length between these ends."""
        self.ends, self.length = ends, length
        self._settle()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(600, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ends go with the field."""
        super().resizeEvent(event)
        self._settle()

    def say(self) -> str:
        """How long the rope is, in words."""
        if self.length is None:
            return self._words("rope-undrawn")
        return self._words("rope-length", percent=round(self.length * 100))

    # ── hands ─────────────────────────────────────────────────────────────────────────────────────────────

    def _on_drag(self, x: float) -> None:
        to = x / max(self.width(), 1)
        self._draw(self.ends.pull_left(to) if self.sender() is self.left else self.ends.pull_right(to))

    def _on_stretch(self, length: float) -> None:
        self._draw(self.ends.stretch(length, by_left=self.sender() is self.left))

    def _draw(self, ends: Ends) -> None:
        self.ends, self.length = ends, ends.length
        self._settle()
        self.drawn.emit(ends.length)

    # ── paint ─────────────────────────────────────────────────────────────────────────────────────────────

    def hung(self) -> Hung:
        """The rope as it hangs in this field; logical pixels."""
        wide = self.width()
        tall = min(float(theme.px(_TALL)), (wide * NEAREST_EDGE - 4) / BROAD)
        top = self.height() - theme.px(_NAME) - tall
        return Hung(self.ends.left * wide, self.ends.right * wide, top, tall, self.ends.length, self._holds)

    def _settle(self) -> None:
        """Bring the ends to where they are, and say it to who listens."""
        hung = self.hung()
        said = self.say()
        for end, key in ((self.left, "rope-my-end"), (self.right, "rope-their-end")):
            box = hung.figure(is_left=end.is_left)
            broad = max(box.width(), _TOUCH)
            left = box.right() - broad if end.is_left else box.left()
            end.setGeometry(
                round(left),
                round(min(box.top(), self.height() - _TOUCH)),
                round(broad),
                round(max(box.height(), _TOUCH)),
            )
            end.show_length(self.ends.length)
            row = self._words("rope-wish" if self._wish else "rope-now")
            end.setAccessibleName(f"{row}: {self._words(key)}")
            end.setAccessibleDescription(f"{said}. {self._words('rope-keys')}")
        self.setAccessibleName(self._words("rope-wish" if self._wish else "rope-now"))
        self.setAccessibleDescription(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the two, the rope, and their names below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, hung = theme.tokens(self), self.hung()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(0, hung.ground), QPointF(self.width(), hung.ground))
        unsaid = self.length is None
        for is_left in (True, False):
            box = hung.figure(is_left=is_left)
            speaks = is_left is self._left_speaks
            paint_figure(painter, box, colours, speaks=speaks, wish=self._wish or unsaid)
            self._paint_name(painter, hung, is_left=is_left, ink=QColor(colours.ink))
        if not unsaid:
            paint_rope(painter, hung, colours, wide=theme.px(_ROPE), wish=self._wish)
        elif self.left.isVisible():
            for is_left in (True, False):
                _paint_arrows(painter, hung.figure(is_left=is_left), QColor(colours.muted))
        painter.end()

    def _paint_name(self, painter: QPainter, hung: Hung, *, is_left: bool, ink: QColor) -> None:
        """Below who it is of, and never below the other."""
        painter.setFont(theme.sans(14))
        painter.setPen(ink)
        metrics, box = painter.fontMetrics(), hung.figure(is_left=is_left)
        between = (hung.left + hung.right) / 2
        first, last = (0.0, between - _APART) if is_left else (between + _APART, float(self.width()))
        name = metrics.elidedText(
            self._names[0 if is_left else 1], Qt.TextElideMode.ElideRight, int(last - first)
        )
        wide = metrics.horizontalAdvance(name) + 2
        at = min(max(box.center().x() - wide / 2, first), last - wide)
        where = QRectF(at, box.bottom() + 2, wide, self.height() - box.bottom() - 2)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)


def _paint_arrows(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Beside a figure: it can be moved both ways."""
    pen = QPen(ink, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = box.center()
    for way in (-1, 1):
        tip = QPointF(middle.x() + way * (box.width() / 2 + 22), middle.y())
        painter.drawLine(QPointF(tip.x() - way * 14, tip.y()), tip)
        for side in (-5, 5):
            painter.drawLine(tip, QPointF(tip.x() - way * 6, tip.y() + side))
