"""Another shot over what the canvas shows: as an onion skin, or on one side of a line that can be dragged.

Both pictures are fitted into the same place, so that a head stands where it stood when nobody moved.
"""

from typing import Final

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from fotointerview.gui import theme
from fotointerview.gui.images import paint_image
from fotointerview.gui.looking import Overlay, OverlayKind
from fotointerview.gui.tools import Space, Touch

CHANNEL: Final = "overlay"
KEY_STEP: Final = 0.02
_MOST_SCALED: Final = 4_000_000
"""Beyond so many pixels scaling once and keeping it costs more memory than scaling while painting costs time."""
_DARK: Final = QColor(0, 0, 0, 130)
_PLATE: Final = QColor(0x16, 0x16, 0x15, 190)
_HANDLE: Final = 11.0
_INSET: Final = 12.0


class OverlayLayer(QObject):
    """Paints it. The picture is told by :meth:`show`, as large as the place it is shown on.

    Signals (GUI thread):
        changed(): paint again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overlay = Overlay()
        self._image: QImage | None = None
        self._name = ""
        self._scaled: QImage | None = None

    @property
    def overlay(self) -> Overlay:
        """What lies over the picture."""
        return self._overlay

    def show(self, overlay: Overlay, image: QImage | None, *, name: str = "") -> None:
        """Lay ``image`` over the picture as ``overlay`` says; ``name`` is written on it ("24 · yes")."""
        if image is not self._image:
            self._image, self._scaled = image, None
        self._overlay, self._name = overlay, name
        self.changed.emit()

    def paint(self, painter: QPainter, space: Space) -> None:
        """Paint the other shot; nothing while it is not here."""
        if self._image is None or self._overlay.kind is OverlayKind.OFF:
            return
        where = fitted(self._image.size(), space.rect)
        painter.save()
        if self._overlay.kind is OverlayKind.ONION:
            painter.setOpacity(self._overlay.opacity)
            self._paint_image(painter, where, space.ratio)
            painter.setOpacity(1.0)
        else:
            painter.setClipRect(far_side(space.rect, self._overlay), Qt.ClipOperation.IntersectClip)
            self._paint_image(painter, where, space.ratio)
            painter.restore()
            painter.save()
            paint_split(painter, space.rect, self._overlay)
        self._paint_name(painter, space.rect)
        painter.restore()

    def _paint_image(self, painter: QPainter, where: QRectF, ratio: float) -> None:
        """Scaled once and kept: live view paints thirty times a second."""
        assert self._image is not None
        size = QSize(round(where.width() * ratio), round(where.height() * ratio))
        if size == self._image.size() or size.width() * size.height() > _MOST_SCALED:
            paint_image(painter, self._image, where, ratio=ratio)
            return
        if self._scaled is None or self._scaled.size() != size:
            self._scaled = self._image.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        paint_image(painter, self._scaled, where, ratio=ratio)

    def _paint_name(self, painter: QPainter, rect: QRectF) -> None:
        """In the corner that always belongs to the other shot: upper right, or lower left under a flat line."""
        if not self._name:
            return
        painter.setFont(theme.sans(12, bold=True))
        metrics = QFontMetricsF(painter.font())
        width, height = metrics.horizontalAdvance(self._name) + 20, metrics.height() + 8
        room = painter.clipBoundingRect() if painter.hasClipping() else QRectF(painter.viewport())
        seen = rect & room
        if self._overlay.kind is OverlayKind.SPLIT and not self._overlay.upright:
            plate = QRectF(seen.left() + _INSET, seen.bottom() - _INSET - height, width, height)
        else:
            plate = QRectF(seen.right() - _INSET - width, seen.top() + _INSET, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_PLATE)
        painter.drawRoundedRect(plate, 6, 6)
        painter.setPen(QColor(theme.ROOM.ink))
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), self._name)


class SplitTool(QObject):
    """The hand on the line of a split: wherever it is put down, the line comes.

    Signals (GUI thread):
        moved(float): where the line is wanted, 0..1 of the picture's width, or of its height for a flat line.
    """

    moved = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overlay = Overlay()
        self._before: float | None = None

    def show(self, overlay: Overlay) -> None:
        """Where the line is now."""
        self._overlay = overlay

    @property
    def cursor(self) -> Qt.CursorShape:
        """Two arrows across the line."""
        upright = self._overlay.upright
        return Qt.CursorShape.SplitHCursor if upright else Qt.CursorShape.SplitVCursor

    @property
    def works_live(self) -> bool:
        """It marks nothing."""
        return True

    def press(self, touch: Touch) -> None:
        """The line comes under the pointer."""
        self._before = self._overlay.split_at
        self.move(touch)

    def move(self, touch: Touch) -> None:
        """And goes with it."""
        if self._before is not None:
            self._go(touch.at[0 if self._overlay.upright else 1])

    def release(self, touch: Touch) -> None:
        """And stays there."""
        self.move(touch)
        self._before = None

    def cancel(self) -> None:
        """Back to where it was."""
        if self._before is not None:
            before, self._before = self._before, None
            self._go(before)

    def key(self, key: Qt.Key, *, straight: bool = False) -> bool:
        """The arrows across the line move it, with Shift five times as far; whether the key was one of them."""
        back, on = (
            (Qt.Key.Key_Left, Qt.Key.Key_Right) if self._overlay.upright else (Qt.Key.Key_Up, Qt.Key.Key_Down)
        )
        if key not in (back, on):
            return False
        by = KEY_STEP * (5 if straight else 1)
        self._go(self._overlay.split_at + (by if key == on else -by))
        return True

    def paint(self, painter: QPainter, space: Space) -> None:
        """The layer paints the line."""

    def _go(self, at: float) -> None:
        self.moved.emit(min(max(at, 0.0), 1.0))


def fitted(size: QSize, rect: QRectF) -> QRectF:
    """Where a picture of ``size`` lies in ``rect``: as large as fits, in the middle."""
    scale = min(rect.width() / max(size.width(), 1), rect.height() / max(size.height(), 1))
    width, height = size.width() * scale, size.height() * scale
    if abs(width - rect.width()) < 1 and abs(height - rect.height()) < 1:
        return QRectF(rect)
    return QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)


def far_side(rect: QRectF, overlay: Overlay) -> QRectF:
    """The part of ``rect`` beyond the line: right of it, or below."""
    if overlay.upright:
        return rect.adjusted(rect.width() * overlay.split_at, 0, 0, 0)
    return rect.adjusted(0, rect.height() * overlay.split_at, 0, 0)


def paint_split(painter: QPainter, rect: QRectF, overlay: Overlay) -> None:
    """The line, light in dark, with a small disc in its middle to take hold of."""
    far = far_side(rect, overlay)
    start = QPointF(int(far.left()) + 0.5, int(far.top()) + 0.5)
    end = QPointF(start.x(), rect.bottom()) if overlay.upright else QPointF(rect.right(), start.y())
    ink = QColor(theme.ROOM.ink)
    for colour, width in ((_DARK, 4), (ink, 2)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(QLineF(start, end))
    middle = (start + end) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(_PLATE)
    painter.setPen(QPen(ink, 2))
    painter.drawEllipse(middle, _HANDLE, _HANDLE)
    for way in (-1, 1):
        tip, base, half = way * 6.5, way * 3.0, 3.0
        along = [(base, -half), (tip, 0.0), (base, half)]
        points = [QPointF(x, y) if overlay.upright else QPointF(y, x) for x, y in along]
        painter.drawPolyline([middle + point for point in points])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
