"""The loupe: a square of the picture's own pixels under the pointer, while the whole picture stays in sight."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from fotointerview.gui.theme import ROOM
from fotointerview.gui.tools import Space

SIDE: Final = 240.0
"""Logical pixels."""


class Loupe(QObject):
    """A layer that follows the pointer over ``canvas``; in the middle until it comes.

    Args:
        canvas: what it lies over.
        changed: is called when it must be painted anew.
    """

    def __init__(self, canvas: QWidget, *, changed: Callable[[], None]) -> None:
        super().__init__(canvas)
        self._canvas, self._changed = canvas, changed
        self._image: QImage | None = None
        self._on = False
        self._at: QPointF | None = None
        canvas.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether it is in the hand."""
        return self._on

    def show_loupe(self, on: bool, image: QImage | None) -> None:
        """Take it up or put it down; ``image`` is the upright picture in all its pixels, ``None`` while it comes."""
        if (on, image) != (self._on, self._image):
            self._on, self._image = on, image
            self._canvas.setMouseTracking(on)
            self._changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the pointer."""
        if self._on and isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self._at = event.position()
            self._changed()
        return False

    def paint(self, painter: QPainter, space: Space) -> None:
        """Paint the square: one picture pixel on one pixel of the screen."""
        if not self._on or self._image is None or space.live or space.rect.isEmpty():
            return
        at = self._at if self._at is not None else space.rect.center()
        share = (
            min(max((at.x() - space.rect.left()) / space.rect.width(), 0.0), 1.0),
            min(max((at.y() - space.rect.top()) / space.rect.height(), 0.0), 1.0),
        )
        pixels = SIDE * space.ratio
        part = QRectF(
            share[0] * self._image.width() - pixels / 2,
            share[1] * self._image.height() - pixels / 2,
            pixels,
            pixels,
        )
        where = QRectF(at.x() - SIDE / 2, at.y() - SIDE / 2, SIDE, SIDE)
        painter.fillRect(where, QColor(ROOM.canvas))
        painter.drawImage(where, self._image, part)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(ROOM.ink), 1.5))
        painter.drawRect(where)
