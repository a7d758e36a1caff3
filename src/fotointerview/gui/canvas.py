"""The picture, large: fit, 100 %, zoom at the pointer, drag; marks over it; drawing when asked.

What it shows is told by :meth:`Canvas.show_picture`; it never asks for pictures itself but says by ``needs``
that its size or zoom calls for another one. A new shot is there at once; only the shot before it fades away
over it, in 120 ms. Live view lies over the shot, and the lines over both.
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
from fotointerview.gui import guides, marks, texts, theme
from fotointerview.gui.camera_side import Guides, LiveSign
from fotointerview.gui.camera_words import live_sign
from fotointerview.gui.countdown import Countdown
from fotointerview.gui.images import paint_image
from fotointerview.gui.live_layer import LiveLayer
from fotointerview.gui.live_mailbox import LiveFrame
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
        live_painted(int, object): number of a live-view frame and ``time.monotonic_ns()``, after the paint event
            that first painted it.
        needs(): size or zoom changed; another version of the picture may be wanted (see :attr:`wanted_box`).
        drawn(object): normalised strokes, ``tuple[tuple[Point, ...], ...]``, of a finished circle.
        zoom_changed(): fit or zoom changed.
    """

    painted = Signal(str, str, object)
    live_painted = Signal(int, object)
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
        self._guides = Guides.NONE
        self._unpainted_frame: int | None = None
        self.live = LiveLayer(self)
        self.live.changed.connect(self.update)
        self.countdown = Countdown(self)
        self.countdown.changed.connect(self.update)
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
        frame = self.live.frame
        before = frame or self._image
        if fade and before is not None and key != self._key and self.isVisible():
            live = self.live.where(self._room).translated(-_MARGIN, 0)
            self._before = (before, live if frame else QRectF(*self._view.rect))
            self._fade.start()
        self.live.drop()
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
        self.live.drop()
        self.update()

    def show_live(self, sign: LiveSign, *, shot: str) -> None:
        """What live view is now; after its end the last frame keeps the place until shot ``shot`` is here."""
        self.live.show_sign(sign, keep=bool(shot) and shot != self._key)
        self.setAccessibleDescription(live_sign(self.live.sign))

    def show_frame(self, frame: LiveFrame) -> None:
        """Paint this frame of live view; one that comes after its end is passed over."""
        if self.live.show_frame(frame.image):
            self._unpainted_frame = frame.number

    def set_guides(self, shown: Guides) -> None:
        """The lines over the picture."""
        if shown is not self._guides:
            self._guides = shown
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
        if self._image is None or self.live.frame is not None or view == self._view:
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
        over = self._room
        if self.live.frame is not None:
            over = self.live.where(self._room)
            self.live.paint(painter, self._room, ratio=self.devicePixelRatioF())
            guides.paint(painter, self._guides, over)
        elif self._image is not None:
            over = QRectF(*self._view.rect).translated(_MARGIN, 0)
            self._paint_shot(painter)
        else:
            self._paint_sentence(painter)
        self.live.paint_sign(painter, over & QRectF(self.rect()))
        self.countdown.paint(painter, over & QRectF(self.rect()))
        painter.end()
        self._tell_painted()

    def _tell_painted(self) -> None:
        now_ns = time.monotonic_ns()
        if self._unpainted_frame is not None:
            number, self._unpainted_frame = self._unpainted_frame, None
            self.live_painted.emit(number, now_ns)
        if self._unpainted and self._image is not None and self.live.frame is None:
            self._unpainted = False
            self.painted.emit(self._key, self._quality, now_ns)

    @property
    def _room(self) -> QRectF:
        """Where a whole picture may lie, in the widget's own logical pixels."""
        return QRectF(_MARGIN, 0, self.width() - 2 * _MARGIN, self.height())

    def _paint_shot(self, painter: QPainter) -> None:
        """The picture, what fades over it, the lines and the marks."""
        ratio = self.devicePixelRatioF()
        where = QRectF(*self._view.rect)
        assert self._image is not None
        painter.translate(_MARGIN, 0)
        paint_image(painter, self._image, where, ratio=ratio)
        if self._before is not None:
            painter.setOpacity(float(self._fade.currentValue() or 0.0))
            paint_image(painter, *self._before, ratio=ratio)
            painter.setOpacity(1.0)
        guides.paint(painter, self._guides, where)
        self._paint_marks(painter)
        painter.translate(-_MARGIN, 0)

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
        if self.live.frame is not None:  # nothing is drawn on a shot that is not seen
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
