"""Live view on its way to the windows: decoded on a thread of its own, the latest frame wins.

A frame that comes while another is being decoded takes the place of the one that waits. Nothing is queued: a
slow window sees fewer frames, never late ones. The look that is agreed, and a picture aid, are in what comes out.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from fotointerview.domain.aids import Aid
from fotointerview.domain.sayings import WHOLE, Look
from fotointerview.imaging.aids import apply_aid
from fotointerview.imaging.decode import decode_frame
from fotointerview.imaging.looks import apply_look
from fotointerview.services.listeners import Listeners
from fotointerview.services.pictures import Pixels


@dataclass(frozen=True, slots=True)
class LivePicture:
    """One decoded frame: RGB pixels (height × width × 3), its number and when it was taken (monotonic ns)."""

    pixels: Pixels
    number: int
    taken_ns: int


LiveListener = Callable[[LivePicture], None]


class LiveFeed:
    """Frames in from any thread, pictures out on the feed's own thread."""

    def __init__(self) -> None:
        self._listeners: Listeners[LivePicture] = Listeners()
        self._changed = threading.Condition()
        self._waiting: tuple[bytes, int, int] | None = None
        self._rendering = (Look(), Aid.NONE)
        self._closed = False
        self._thread: threading.Thread | None = None

    def subscribe(self, listener: LiveListener) -> Callable[[], None]:
        """Tell ``listener`` of every picture from now on, on the feed's thread; returns the way to stop."""
        return self._listeners.add(listener)

    def render_with(self, look: Look, aid: Aid = Aid.NONE) -> None:
        """Show every frame that is decoded from now on with ``look`` and under ``aid``; from any thread.

        The crop is left out: who frames by live view sees the whole frame, with the crop's lines over it.
        """
        with self._changed:
            self._rendering = (replace(look, crop=WHOLE), aid)

    def offer(self, jpeg: bytes, *, number: int, taken_ns: int) -> None:
        """A new frame; one that still waits is forgotten."""
        with self._changed:
            if self._closed:
                return
            self._waiting = (jpeg, number, taken_ns)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="live", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """End the thread. Safe to call twice."""
        with self._changed:
            self._closed, self._waiting = True, None
            self._changed.notify()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._waiting is not None)
                if self._closed or self._waiting is None:
                    return
                (jpeg, number, taken_ns), self._waiting = self._waiting, None
                look, aid = self._rendering
            pixels = decode_frame(jpeg)
            if pixels is not None:  # half a frame is no frame; the next one comes at once
                shown = apply_aid(apply_look(pixels, look), aid)
                self._listeners.tell(LivePicture(shown, number, taken_ns))
