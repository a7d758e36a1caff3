"""Live view from the feed's thread to the window: one frame waits at most, the newest.

Frames are scaled and made into images on the thread that brings them. A window that is slow is told once and finds
the newest frame when it comes to look; nothing is queued. After :meth:`LiveMailbox.close` nothing comes any more.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from fotointerview import vision
from fotointerview.gui.images import to_image
from fotointerview.services.live import LiveListener, LivePicture
from fotointerview.services.pictures import Pixels


class LiveSource(Protocol):
    """Where frames come from; :class:`~fotointerview.services.live.LiveFeed` is one."""

    def subscribe(self, listener: LiveListener) -> Callable[[], None]:
        """Tell ``listener`` of every picture from now on, on whatever thread; returns the way to stop."""
        ...


@dataclass(frozen=True, slots=True)
class LiveFrame:
    """One frame ready to paint; ``taken_ns`` is monotonic."""

    image: QImage
    number: int
    taken_ns: int


class LiveMailbox(QObject):
    """Holds the newest frame until it is taken.

    Signals:
        came(): a frame waits; emitted on the feed's thread, and not again before :meth:`take`. Connect it queued.
    """

    came = Signal()

    def __init__(self, source: LiveSource, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.RLock()
        self._box: tuple[int, int] | None = None
        self._mirrored = False
        self._waiting: LiveFrame | None = None
        self._told = False
        self._closed = False
        self._unsubscribe = source.subscribe(self._on_picture)

    def set_box(self, box: tuple[int, int]) -> None:
        """Frames are to fit ``box``, in device pixels; larger or smaller ones are scaled."""
        self._box = box

    def set_mirrored(self, mirrored: bool) -> None:
        """Frames from now on as in a mirror: left and right change places."""
        self._mirrored = mirrored

    def take(self) -> LiveFrame | None:
        """The newest frame, once."""
        with self._lock:
            self._told = False
            frame, self._waiting = self._waiting, None
        return frame

    def close(self) -> None:
        """Let nothing through from now on. Safe to call twice."""
        with self._lock:
            if self._closed:
                return
            self._closed, self._waiting = True, None
        self._unsubscribe()

    def _on_picture(self, picture: LivePicture) -> None:
        """Feed's thread."""
        pixels = scaled(picture.pixels, box=self._box)
        if self._mirrored:
            pixels = np.ascontiguousarray(pixels[:, ::-1])
        frame = LiveFrame(to_image(pixels), picture.number, picture.taken_ns)
        with self._lock:
            if self._closed:
                return
            self._waiting = frame
            if not self._told:
                self._told = True
                self.came.emit()


def scaled(pixels: Pixels, *, box: tuple[int, int] | None) -> Pixels:
    """``pixels`` as large as fits ``box``, up or down; as they are without a box. Its proportions stay."""
    if box is None:
        return pixels
    height, width = pixels.shape[:2]
    scale = min(box[0] / width, box[1] / height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    if size == (width, height):
        return pixels
    cv2 = vision.cv2
    # Linear both ways: the mean over areas is finer downwards and costs a frame's time on a slow machine.
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
