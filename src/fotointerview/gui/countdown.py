"""The seconds until the shutter goes by itself, large enough to be read from the sitter's chair."""

import math
import time
from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter

from fotointerview.gui import theme
from fotointerview.gui.camera_words import shots_left
from fotointerview.services.events import SeriesChanged

_PLATE: Final = QColor(0x16, 0x16, 0x15, 170)
_INSET: Final = 16
_SHARE: Final = 0.36
"""Of the picture's height."""


class Countdown(QObject):
    """Counts on by itself, once a second.

    Signals (GUI thread):
        changed(): paint again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._series = SeriesChanged(0)
        self._tick = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)

    def show_series(self, series: SeriesChanged) -> None:
        """Count down to the next release of ``series``; none left is the end."""
        if series != self._series:
            self._series = series
            self._tick.stop()
            self._on_tick()

    @property
    def seconds(self) -> int:
        """Whole seconds that are left, rounded up; 0 at the release."""
        return max(0, math.ceil((self._series.next_ns - time.monotonic_ns()) / 1e9))

    @property
    def words(self) -> str:
        """What is written large: the seconds; "" when nothing runs."""
        if self._series.left == 0:
            return ""
        return str(self.seconds) if self.seconds else "●"

    def paint(self, painter: QPainter, over: QRectF) -> None:
        """A plate in the upper right corner of ``over``: out of the face, in sight of the sitter."""
        if not self.words:
            return
        height = max(96.0, over.height() * _SHARE)
        width = height * 1.25
        plate = QRectF(over.right() - width - _INSET, over.y() + _INSET, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PLATE)
        painter.drawRoundedRect(plate, 12, 12)
        painter.setPen(QColor(theme.ROOM.ink))
        painter.setFont(theme.sans(round(height * 0.62), bold=True))
        number = plate.adjusted(0, height * 0.02, 0, -height * 0.18)
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), self.words)
        painter.setFont(theme.sans(max(13, round(height * 0.09))))
        foot = plate.adjusted(0, height * 0.78, 0, -height * 0.06)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), shots_left(self._series.left))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _on_tick(self) -> None:
        """Come back when the next second is over."""
        if self._series.left and self.seconds:
            left_ns = self._series.next_ns - time.monotonic_ns()
            self._tick.start(max(1, math.ceil((left_ns - (self.seconds - 1) * 1e9) / 1e6)))
        self.changed.emit()
