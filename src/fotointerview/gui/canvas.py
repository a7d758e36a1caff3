"""The picture, large: fit, 100 %, zoom at the pointer, drag; layers and marks over it; a tool when one is in the hand.

What it shows is told by :meth:`Canvas.show_picture`; it never asks for pictures itself but says by ``needs``
that its size or zoom calls for another one. A new shot is there at once; only the shot before it fades away
over it, in 120 ms. Live view lies over the shot, layers and lines over both, marks over the shot alone.
"""

import time
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from fotointerview.domain.sayings import WHOLE, Box
from fotointerview.gui import empty_picture, guides, marks, texts, theme
from fotointerview.gui.camera_side import Guides, LiveSign
from fotointerview.gui.camera_words import live_sign
from fotointerview.gui.countdown import Countdown
from fotointerview.gui.held_picture import HeldPicture
from fotointerview.gui.images import paint_image
from fotointerview.gui.live_mailbox import LiveFrame
from fotointerview.gui.tools import Layer, Space

FADE_MS: Final = 120
_OLD_SHOT_OPACITY: Final = 0.35


class Canvas(HeldPicture):
    """The picture of the shot that is discussed.

    Signals (GUI thread):
        painted(str, str, object): key of the shot, quality (``thumbnail``, ``screen`` or ``full``) and
            ``time.monotonic_ns()``, after the paint event that first really painted that version.
        live_painted(int, object): number of a live-view frame and ``time.monotonic_ns()``, after the paint event
            that first painted it.

    The signals of what is in the hand are those of :class:`~fotointerview.gui.held_picture.HeldPicture`.
    """

    painted = Signal(str, str, object)
    live_painted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(texts.translate("Canvas", "The picture"))
        self._key = ""
        self._quality = ""
        self._unpainted = False
        self._before: tuple[QImage, QRectF] | None = None
        self._layers: list[Layer] = []
        self._sentence = ""
        self._guides = Guides.NONE
        self._unpainted_frame: int | None = None
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
        self,
        image: QImage,
        *,
        key: str,
        quality: str,
        full_size: tuple[int, int],
        fade: bool = False,
        crop: Box = WHOLE,
    ) -> None:
        """Show this version of shot ``key`` at once; ``fade`` lets the shot before it fade away over it.

        Args:
            image: what is shown: the upright picture, or its ``crop``.
            key: the shot.
            quality: ``thumbnail``, ``screen`` or ``full``.
            full_size: width and height of what is shown in the picture's own pixels; zeros where unknown.
            fade: whether the shot before fades away.
            crop: what of the whole upright picture ``image`` is. Marks stay normalised on the whole.
        """
        frame = self.live.frame
        before = frame or self._image
        if fade and before is not None and key != self._key and self.isVisible():
            self._before = (before, self.live.where(self._room) if frame else self._where)
            self._fade.start()
        self.live.drop()
        if key != self._key:
            self.cancel()
            self._view = self._view.fitted()
            self._preview = None
            self.select(None)
        elif crop != self._view.crop:
            self._view = self._view.fitted()
        self._image, self._key, self._quality = image, key, quality
        self._unpainted = True
        size = full_size if all(full_size) else (image.width(), image.height())
        self._view = replace(self._view, picture=size, crop=crop)
        self.update()

    def rename(self, key: str) -> None:
        """The shot that is shown is now called ``key`` (its token became an id)."""
        self._key = key

    def clear(self, sentence: str) -> None:
        """Show no picture but what to do next."""
        self._image, self._key, self._quality, self._marks = None, "", "", ()
        self._before = self._preview = None
        self.cancel()
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

    @property
    def key(self) -> str:
        """The shot whose picture is shown; "" when none is."""
        return self._key

    @property
    def quality(self) -> str:
        """``thumbnail``, ``screen``, ``full`` or ""."""
        return self._quality

    def add_layer(self, layer: Layer) -> None:
        """Lay something over the picture, under the marks and over the layers before it."""
        self._layers.append(layer)
        self.update()

    # ── events ────────────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, what fades, the marks; then tell that a new version has been painted."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.ROOM.canvas))
        space = self.space()
        over = space.rect if self.live.frame is not None or self._image is not None else self._room
        if self.live.frame is not None:
            self.live.paint(painter, self._room, ratio=space.ratio)
            self._paint_over(painter, space)
        elif self._image is not None:
            paint_image(painter, self._image, space.rect, ratio=space.ratio, exposed=QRectF(event.rect()))
            if self._before is not None:
                painter.setOpacity(float(self._fade.currentValue() or 0.0))
                paint_image(painter, *self._before, ratio=space.ratio)
                painter.setOpacity(1.0)
            self._paint_over(painter, space)
        else:
            empty_picture.paint(painter, self._sentence, self.width(), self.height())
        self.live.paint_sign(painter, over & QRectF(self.rect()))
        self.countdown.paint(painter, over & QRectF(self.rect()))
        painter.end()
        self._tell_painted()

    def _paint_over(self, painter: QPainter, space: Space) -> None:
        """Layers, lines, marks, and last the tool; each leaves the painter as it was."""
        for layer in self._layers:
            painter.save()
            layer.paint(painter, space)
            painter.restore()
        guides.paint(painter, self._guides, space.rect)
        painter.save()
        if not space.live:
            marks.paint(
                painter,
                [
                    self._preview if self._preview and self._preview.id == mark.id else mark
                    for mark in self._marks
                ],
                to_widget=space.to_widget,
                selected=self._selected,
                width=self.pencil_width,
                within=QRectF(self.rect()).adjusted(4, 4, -4, -4),
            )
        painter.restore()
        tool = self.tool_now()
        if tool is not None:
            painter.save()
            tool.paint(painter, space)
            painter.restore()

    def _tell_painted(self) -> None:
        now_ns = time.monotonic_ns()
        if self._unpainted_frame is not None:
            number, self._unpainted_frame = self._unpainted_frame, None
            self.live_painted.emit(number, now_ns)
        if self._unpainted and self._image is not None and self.live.frame is None:
            self._unpainted = False
            self.painted.emit(self._key, self._quality, now_ns)

    def _faded(self) -> None:
        self._before = None
        self.update()
