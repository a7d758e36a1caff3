"""What stands where there is no picture: one sentence that says what to do next."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from fotointerview.gui import theme

_MOST = 460
_FLAGS = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


def paint(painter: QPainter, sentence: str, width: int, height: int) -> None:
    """Paint ``sentence`` in the middle of a widget of this size."""
    painter.setPen(QColor(theme.ROOM.muted))
    painter.setFont(theme.sans(15))
    across = min(width - 48, _MOST)
    high = QFontMetrics(painter.font()).boundingRect(0, 0, across, 400, _FLAGS, sentence).height()
    painter.drawText(QRectF((width - across) / 2, (height - high) / 2, across, high + 4), _FLAGS, sentence)
