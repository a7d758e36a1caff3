"""The picture, large: fit, 100 %, zoom at the pointer, drag; marks over it; drawing when asked.

What it shows is told by :meth:`Canvas.show_picture`; it never asks for pictures itself but says by ``needs``
that its size or zoom calls for another one. A new shot is there at once; only the shot before it fades away
over it, in 120 ms.
"""

import time
from typing import Final

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from fotointerview.domain.sayings import Mark, Point
from fotointerview.domain.words import Voice
from fotointerview.gui import marks, texts, theme
from fotointerview.gui.viewport import Viewport

FADE_MS: Final = 120
_OLD_SHOT_OPACITY: Final = 0.35
_WHEEL_STEP: Final = 1.25
_MARGIN: Final = 8


class Canvas(QWidget):
    """The picture of the shot that is discussed.

    Signals (GUI thread):
        painted(str, str, object): key of the shot, quality (``thumbnail``, ``screen`` or ``full``) and
            ``time.monotonic_ns()``, after the paint event that first really painted that version.
        needs(): size or zoom changed; another version of the picture may be wanted (see :attr:`wanted_box`).
        drawn(object): normalised strokes, ``tuple[tuple[Point, ...], ...]``, of a finished circle.
        zoom_changed(): fit or zoom changed.
    """

    painted = Signal(str, str, object)
    needs = Signal()
    drawn = Signal(object)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(texts.translate("Canvas", "The picture"))
        self._view = Viewport()
        self._image: QImage | None = None
        self._key = ""
        self._quality = ""
        self._unpainted = False
        self._before: tuple[QImage, QRectF] | None = None
        self._marks: tuple[Mark, ...] = ()
        self._selected: str | None = None
        self._stroke: list[Point] | None = None
        self._drawing = False
        self._grip: QPointF | None = None
        self._dragged = False
        self._sentence = ""
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(_OLD_SHOT_OPACITY)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._faded)

    # ── what is shown ─────────────────────────────────────────────────────────────────────────────────────

    def show_picture(
        self, image: QImage, *, key: str, quality: str, full_size: tuple[int, int], fade: bool = False
    ) -> None:
        """Show this version of shot ``key`` at once; ``fade`` lets the shot before it fade away over it."""
        if fade and self._image is not None and key != self._key and self.isVisible():
            self._before = (self._image, QRectF(*self._view.rect))
            self._fade.start()
        if key != self._key:
            self._view = self._view.fitted()
            self._selected = None
            self._stroke = None
        self._image, self._key, self._quality = image, key, quality
        self._unpainted = True
        size = full_size if all(full_size) else (image.width(), image.height())
        self._set_view(self._view.__class__(self._view.widget, size, self._view.ratio, *self._zoom_state()))
        self.update()

    def _zoom_state(self) -> tuple[float | None, Point]:
        return self._view.zoom, self._view.centre

    def rename(self, key: str) -> None:
        """The shot that is shown is now called ``key`` (its token became an id)."""
        self._key = key

    def clear(self, sentence: str) -> None:
        """Show no picture but what to do next."""
        self._image, self._key, self._quality, self._marks = None, "", "", ()
        self._before, self._stroke = None, None
        self._fade.stop()
        self._sentence = sentence
        self.update()

    def set_marks(self, shown: tuple[Mark, ...]) -> None:
        """The marks of the shot that is shown."""
        if shown != self._marks:
            self._marks = shown
            if self._selected not in {mark.id for mark in shown}:
                self._selected = None
            self.update()

    @property
    def key(self) -> str:
        """The shot whose picture is shown; "" when none is."""
        return self._key

    @property
    def quality(self) -> str:
        """``thumbnail``, ``screen``, ``full`` or ""."""
        return self._quality

    @property
    def viewport(self) -> Viewport:
        """Where the picture lies."""
        return self._view

    @property
    def box(self) -> tuple[int, int]:
        """The room for a fitted picture in device pixels."""
        ratio = self.devicePixelRatioF()
        return max(1, round((self.width() - 2 * _MARGIN) * ratio)), max(1, round(self.height() * ratio))

    @property
    def wants_full(self) -> bool:
        """Whether the zoom calls for the picture's own pixels."""
        return self._view.zoom is not None

    @property
    def mark_to_erase(self) -> str | None:
        """The mark that was clicked, else the last one."""
        return self._selected or (self._marks[-1].id if self._marks else None)

    # ── zoom and drawing ──────────────────────────────────────────────────────────────────────────────────

    def fit(self) -> None:
        """The whole picture."""
        self._change_zoom(self._view.fitted())

    def actual_size(self) -> None:
        """One picture pixel on one device pixel, round where the pointer is, else round the middle."""
        place = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else self.rect().center()
        self._change_zoom(self._view.zoomed(1.0, at=(place.x(), place.y())))

    @property
    def fitted(self) -> bool:
        """Whether the whole picture is shown."""
        return self._view.zoom is None

    def set_drawing(self, on: bool) -> None:
        """The pointer draws (or no longer draws) a mark."""
        self._drawing, self._stroke = on, None
        self.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
        self.update()

    @property
    def drawing(self) -> bool:
        """Whether the pointer draws."""
        return self._drawing

    def _change_zoom(self, view: Viewport) -> None:
        if self._image is None or view == self._view:
            return
        self._set_view(view)
        self.zoom_changed.emit()
        self.needs.emit()
        self.update()

    def _set_view(self, view: Viewport) -> None:
        self._view = view

    # ── events ────────────────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture fitted in the new size."""
        super().resizeEvent(event)
        self._set_view(
            Viewport(
                (self.width() - 2 * _MARGIN, self.height()),
                self._view.picture,
                self.devicePixelRatioF(),
                *self._zoom_state(),
            )
        )
        self.needs.emit()

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(800, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, what fades, the marks; then tell that a new version has been painted."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.ROOM.canvas))
        if self._image is None:
            self._paint_sentence(painter)
            painter.end()
            return
        painter.translate(_MARGIN, 0)
        self._paint_picture(painter, self._image, QRectF(*self._view.rect))
        if self._before is not None:
            painter.setOpacity(float(self._fade.currentValue() or 0.0))
            self._paint_picture(painter, *self._before)
            painter.setOpacity(1.0)
        self._paint_marks(painter)
        painter.end()
        if self._unpainted:
            self._unpainted = False
            self.painted.emit(self._key, self._quality, time.monotonic_ns())

    def _paint_picture(self, painter: QPainter, image: QImage, where: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        scale = where.width() * ratio / image.width()
        exact = abs(where.width() * ratio - image.width()) < 1.5
        if exact:
            # Pixel for pixel, on whole device pixels: nothing is resampled.
            where = QRectF(
                round(where.x() * ratio) / ratio,
                round(where.y() * ratio) / ratio,
                image.width() / ratio,
                image.height() / ratio,
            )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact and scale < 4)
        painter.drawImage(where, image)

    def _paint_marks(self, painter: QPainter) -> None:
        marks.paint(painter, self._marks, to_widget=self._view.to_widget, selected=self._selected)
        if self._stroke:
            marks.paint_strokes(
                painter, [self._stroke], voice=Voice.RESEARCHER, to_widget=self._view.to_widget
            )

    def _paint_sentence(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.ROOM.muted))
        painter.setFont(theme.sans(15))
        width = min(self.width() - 48, 460)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        height = (
            QFontMetrics(painter.font()).boundingRect(0, 0, width, 400, int(flags), self._sentence).height()
        )
        painter.drawText(
            QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height + 4),
            int(flags),
            self._sentence,
        )

    def _faded(self) -> None:
        self._before = None
        self.update()

    def _place(self, event: QMouseEvent) -> Point:
        return event.position().x() - _MARGIN, event.position().y()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke, or a drag."""
        if event.button() is not Qt.MouseButton.LeftButton or self._image is None:
            return
        self._dragged = False
        if self._drawing:
            self._stroke = [self._view.to_picture(self._place(event))]
        else:
            self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on, or drag the picture."""
        if self._stroke is not None:
            self._stroke.append(self._view.to_picture(self._place(event)))
            self.update()
        elif self._grip is not None:
            by = event.position() - self._grip
            if self._dragged or by.manhattanLength() > 3:
                self._dragged = True
                self._grip = event.position()
                self._set_view(self._view.panned(by.x(), by.y()))
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke; a click without a drag selects the mark under it."""
        if self._stroke is not None:
            stroke = marks.thinned(self._stroke)
            self._stroke = None
            self.update()
            if len(stroke) > 2:
                self.drawn.emit((stroke,))
        elif self._grip is not None and not self._dragged:
            self._selected = marks.hit(self._marks, self._place(event), to_widget=self._view.to_widget)
            self.update()
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        notches = event.angleDelta().y() / 120
        if notches and self._image is not None:
            place = (event.position().x() - _MARGIN, event.position().y())
            now = self._view.scale * self._view.ratio
            self._change_zoom(self._view.zoomed(now * _WHEEL_STEP**notches, at=place))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the room."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint when enabled or the palette changes."""
        super().changeEvent(event)
        self.update()
