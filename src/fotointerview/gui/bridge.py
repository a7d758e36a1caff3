"""From any thread to the GUI thread: session events and pictures become queued Qt signals.

Pictures are turned into :class:`QImage` on the worker's thread that delivers them; they are only painted on
the GUI thread. After :meth:`Bridge.close` nothing comes through any more.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from fotointerview.domain.aids import Histogram
from fotointerview.gui.images import to_image, without_bars
from fotointerview.gui.live_mailbox import LiveMailbox, LiveSource
from fotointerview.services.events import SessionEvent
from fotointerview.services.intents import InterviewIntents
from fotointerview.services.pictures import Picture, PictureRequest, PictureSource


@dataclass(frozen=True, slots=True)
class Painted:
    """A picture ready to paint. ``image`` is ``None`` when the file could not be read; ``full_size`` is upright.

    ``histogram`` is there when it was asked for.
    """

    request: PictureRequest
    image: QImage | None
    full_size: tuple[int, int]
    histogram: Histogram | None = None


class Bridge(QObject):
    """Brings what happens elsewhere to the windows.

    Attributes:
        live: the newest live-view frame; ``None`` where there is no feed.

    Signals:
        happened: a :data:`SessionEvent`; emitted on the session's thread, received on the GUI thread.
        pictured: a :class:`Painted`; emitted on a worker thread, received on the GUI thread.

    Receivers must be bound methods of QObjects that live on the GUI thread: Qt then queues the calls.
    """

    happened = Signal(object)
    pictured = Signal(object)

    def __init__(
        self,
        *,
        session: InterviewIntents,
        pictures: PictureSource,
        live: LiveSource | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.live = LiveMailbox(live, parent=self) if live is not None else None
        self._pictures, self._feed = pictures, live
        self._lock = threading.RLock()
        self._closed = False
        self._unsubscribe: Callable[[], None] = session.subscribe(self._on_event)

    def request(self, request: PictureRequest) -> None:
        """Ask for a picture; it comes by :attr:`pictured`."""
        self._pictures.request(request, self._on_picture)

    def mailbox(self) -> LiveMailbox | None:
        """One more mailbox for live view, for another window; ``None`` where there is no feed.

        Who asks for it closes it; it also ends with the bridge.
        """
        if self._feed is None:
            return None
        with self._lock:
            made = LiveMailbox(self._feed, parent=self)
            if self._closed:
                made.close()
        return made

    def close(self) -> None:
        """Let nothing through from now on. Safe to call twice."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        self._unsubscribe()
        for mailbox in self.findChildren(LiveMailbox):
            mailbox.close()

    def _on_event(self, event: SessionEvent) -> None:
        with self._lock:
            if not self._closed:
                self.happened.emit(event)

    def _on_picture(self, picture: Picture) -> None:
        image = _image(picture)
        with self._lock:
            if not self._closed:
                self.pictured.emit(Painted(picture.request, image, picture.full_size, picture.histogram))


def _image(picture: Picture) -> QImage | None:
    if picture.pixels is None:
        return None
    is_thumbnail = isinstance(picture.request.source, bytes)
    pixels = without_bars(picture.pixels) if is_thumbnail else picture.pixels
    return to_image(pixels, box=picture.request.box)
