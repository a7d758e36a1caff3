"""A dark pane with a few quiet words in the middle: while there is no photo, or the window is to be dark."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from fotointerview.gui import theme


class QuietWords(QWidget):
    """Fills its parent, unless a layout places it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixels = 18
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        parent.installEventFilter(self)

    def set_words(self, words: str) -> None:
        """What it says."""
        self.setAccessibleName(words)
        self.update()

    def set_text_px(self, pixels: int) -> None:
        """How large, in logical pixels."""
        self._pixels = pixels
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the parent."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.ROOM.canvas))
        font = theme.sans(16)
        font.setPixelSize(self._pixels)
        painter.setFont(font)
        painter.setPen(QColor(theme.ROOM.muted))
        room = QRectF(self.rect()).adjusted(24, 0, -24, 0)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.accessibleName()
        )
