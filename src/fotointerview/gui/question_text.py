"""The question in the participant's window: as large as there is room for, broken into lines where it is long."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from fotointerview.gui import theme

_SMALLER: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
_FLAGS: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class QuestionText(QLabel):
    """A label that paints its own text, so that it can have any size. It is read out as any label is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = 24
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def fit(self, *, width: int, height: int, pixels: int) -> None:
        """Take the largest text up to ``pixels`` high that fits ``width`` × ``height``, and the height it needs."""
        needed = 0
        for factor in _SMALLER:
            self._pixels = max(14, round(pixels * factor))
            needed = self._height(width)
            if needed <= height:
                break
        self.setFixedHeight(needed if self.text() else 0)
        self.update()

    def _font(self) -> QFont:
        font = theme.serif(16, bold=True)
        font.setPixelSize(self._pixels)
        return font

    def _height(self, width: int) -> int:
        return QFontMetrics(self._font()).boundingRect(QRect(0, 0, width, 4000), _FLAGS, self.text()).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, in the middle."""
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(QColor(theme.ROOM.ink))
        painter.drawText(self.rect(), _FLAGS, self.text())
