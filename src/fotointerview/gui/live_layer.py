"""The live picture on the canvas, and the sign that says what it is. Always the whole frame, whatever its shape.

A frame is never taken for a shot, and an old one never for live view: what is not live is dim and says so, also
when frames merely stop coming.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from fotointerview.gui import images, theme
from fotointerview.gui.camera_side import LiveSign
from fotointerview.gui.camera_words import live_sign

STALE_MS: Final = 1500
_VEIL: Final = QColor(0x16, 0x16, 0x15, 150)
_PLATE: Final = QColor(0x16, 0x16, 0x15, 190)
_INSET: Final = 12


class LiveLayer(QObject):
    """Frames over the shot.

    Signals (GUI thread):
        changed(): paint again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame: QImage | None = None
        self._sign = LiveSign.OFF
        self._stale = False
        self._say: Callable[[LiveSign], str] = live_sign
        self._patience = QTimer(self, singleShot=True, interval=STALE_MS)
        self._patience.timeout.connect(self._on_stale)

    def set_patience(self, milliseconds: int) -> None:
        """How long a frame may be called live."""
        self._patience.setInterval(milliseconds)

    def set_words(self, say: Callable[[LiveSign], str]) -> None:
        """Other words for the sign, where it speaks another language than the program."""
        self._say = say
        self.changed.emit()

    @property
    def frame(self) -> QImage | None:
        """The frame that lies over the shot; ``None`` when the shot is seen."""
        return self._frame

    @property
    def sign(self) -> LiveSign:
        """What the layer says it is."""
        return LiveSign.COMING if self._sign is LiveSign.LIVE and self._stale else self._sign

    @property
    def is_dim(self) -> bool:
        """Whether the frame is veiled, because it is not what the camera sees now."""
        return self._frame is not None and (self._sign in (LiveSign.OFF, LiveSign.AWAY) or self._stale)

    def show_sign(self, sign: LiveSign, *, keep: bool) -> None:
        """What the frames are from now on; at the end the last one stays, dim, while ``keep``, until :meth:`drop`."""
        if sign is LiveSign.OFF:
            self._patience.stop()
            self._stale = False
            if not keep:
                self._frame = None
        if sign is not self._sign:
            self._sign = sign
            if sign is LiveSign.LIVE:
                self._patience.start()
        self.changed.emit()

    def show_frame(self, image: QImage) -> bool:
        """A new frame; whether it is wanted (one that comes after the end is not)."""
        if self._sign is LiveSign.OFF:
            return False
        self._frame, self._stale = image, False
        self._patience.start()
        self.changed.emit()
        return True

    def drop(self) -> None:
        """The shot is here: a frame that only kept its place goes."""
        if self._sign is LiveSign.OFF:
            self._frame = None

    def where(self, room: QRectF) -> QRectF:
        """Where the frame lies in ``room``: as large as fits, in the middle."""
        if self._frame is None:
            return room
        width, height = self._frame.width(), self._frame.height()
        scale = min(room.width() / width, room.height() / height)
        size = width * scale, height * scale
        return QRectF(
            room.x() + (room.width() - size[0]) / 2, room.y() + (room.height() - size[1]) / 2, *size
        )

    def paint(self, painter: QPainter, room: QRectF, *, ratio: float) -> None:
        """Paint the frame in ``room``, veiled where it is not live."""
        if self._frame is None:
            return
        where = self.where(room)
        images.paint_image(painter, self._frame, where, ratio=ratio)
        if self.is_dim:
            painter.fillRect(where, _VEIL)

    def paint_sign(self, painter: QPainter, over: QRectF) -> None:
        """A small plate in the upper left corner of ``over``: a disc where it is live, a ring where it is not."""
        words = self._say(self.sign)
        if not words:
            return
        painter.setFont(theme.sans(13, bold=True))
        metrics = QFontMetricsF(painter.font())
        plate = QRectF(
            over.x() + _INSET, over.y() + _INSET, metrics.horizontalAdvance(words) + 36, metrics.height() + 10
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PLATE)
        painter.drawRoundedRect(plate, 6, 6)
        ink = QColor(theme.ROOM.ink)
        painter.setPen(ink)
        painter.setBrush(ink if self.sign is LiveSign.LIVE else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(plate.x() + 14, plate.center().y()), 4, 4)
        painter.drawText(
            plate.adjusted(26, 0, 0, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            words,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _on_stale(self) -> None:
        if self._sign is not LiveSign.OFF:
            self._stale = True
            self.changed.emit()
