"""A button for a finger: its words and sign grow with the window, and its state is seen in shape and light."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from fotointerview.gui import icons, theme

_PAD: Final = 18
_BETWEEN: Final = 12
_RADIUS: Final = 12


class TouchButton(QAbstractButton):
    """Painted, so that its text can have any size.

    Args:
        sign: the icon's name.
        thread: whether it leads on along the thread: it gets the rope's edge.
    """

    def __init__(self, sign: str = "", *, thread: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._thread = sign, thread
        self._text_px = 16
        self._with_words = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_words(self, words: str) -> None:
        """What it says, also to who listens."""
        if words != self.text():
            # A mnemonic would answer to a key of its own.
            self.setText(words.replace("&", "&&"))
            self.setAccessibleName(words)
            self.setShortcut("")
            self.updateGeometry()

    def set_text_px(self, pixels: int, *, words: bool = True) -> None:
        """How large the words are in logical pixels, and whether they are shown beside the sign."""
        if (pixels, words) != (self._text_px, self._with_words):
            self._text_px, self._with_words = pixels, words
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for sign and words."""
        # As wide as it gets when it is chosen, so that nothing moves then.
        font = theme.sans(16, bold=True)
        font.setPixelSize(self._text_px)
        width = QFontMetricsF(font).horizontalAdvance(self.accessibleName()) if self._with_words else 0.0
        sign = self._sign_px + (_BETWEEN if self._with_words else 0) if self._sign else 0
        return QSize(round(width + sign + 2 * _PAD + 2), round(self._text_px * 2.4))

    def minimumSizeHint(self) -> QSize:
        """As the words want."""
        return self.sizeHint()

    @property
    def _sign_px(self) -> int:
        return round(self._text_px * (1.15 if self._with_words else 1.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded plate; light with dark words where it is chosen."""
        colours = theme.ROOM
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, edge = colours.control, colours.ink, colours.edge
        if self.isChecked() or self.isDown():
            ground, ink, edge = colours.ink, colours.room, colours.ink
        elif self.underMouse() and self.isEnabled():
            ground = colours.control_hover
        if not self.isEnabled():
            ink, edge = (colours.edge, colours.border) if not self.isChecked() else (ink, edge)
            ground = colours.panel if not self.isChecked() else colours.edge
        plate = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(QColor(colours.rope if self._thread else edge), 1.5))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(plate, _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS + 2, _RADIUS + 2)
        self._paint_words(painter, QColor(ink))

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        font = theme.sans(16, bold=self.isChecked())
        font.setPixelSize(self._text_px)
        painter.setFont(font)
        painter.setPen(ink)
        words = self.accessibleName() if self._with_words else ""
        wide = QFontMetricsF(font).horizontalAdvance(words) if words else 0.0
        sign = self._sign_px if self._sign else 0
        between = _BETWEEN if sign and words else 0
        left = (self.width() - wide - sign - between) / 2
        if sign:
            drawn = icons.cached_pixmap(
                self._sign, colour=ink.name(), size=sign, ratio=self.devicePixelRatioF()
            )
            painter.drawPixmap(round(left), round((self.height() - sign) / 2), drawn)
        if words:
            room = QRectF(left + sign + between, 0, self.width() - left - sign - between, self.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
