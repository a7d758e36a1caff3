"""Two decode threads behind :class:`~fotointerview.services.pictures.PictureSource`.

One thread serves only what somebody looks at (requests with a channel); the other takes whatever waits, so that
a strip full of small pictures never delays the large one. Decoded pictures are remembered before the
look is applied: black and white on and off costs no decoding.
"""

import heapq
import itertools
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from fotointerview.domain.faults import FaultError
from fotointerview.imaging.decode import Decoded, decode
from fotointerview.imaging.looks import apply_look
from fotointerview.services.pictures import Picture, PictureRequest
from fotointerview.services.thumbnails import ThumbnailCache

_log = logging.getLogger(__name__)
_MEMORY_BYTES = 200_000_000
_URGENT, _PATIENT = 0, 1
_JPEGS = (".jpg", ".jpeg")

Deliver = Callable[[Picture], None]


class PicturePool:
    """A :class:`PictureSource` on two threads. ``thumbnails`` keeps small ones on disk, where given."""

    def __init__(self, *, thumbnails: ThumbnailCache | None = None) -> None:
        self._thumbnails = thumbnails
        self._memory = _Memory(_MEMORY_BYTES)
        self._changed = threading.Condition()
        self._waiting: list[tuple[int, int, PictureRequest, Deliver]] = []
        self._order = itertools.count()
        self._newest: dict[str, PictureRequest] = {}
        self._closed = False
        self._threads = [
            threading.Thread(target=self._serve, args=(lowest,), name=f"decode-{lowest}")
            for lowest in (_URGENT, _PATIENT)
        ]
        for thread in self._threads:
            thread.start()

    def request(self, request: PictureRequest, deliver: Deliver) -> None:
        """See :meth:`PictureSource.request`. Among the patient ones the newest goes first: it is on screen."""
        urgency = _URGENT if request.channel else _PATIENT
        order = next(self._order)
        with self._changed:
            if self._closed:
                return
            if request.channel:
                self._newest[request.channel] = request
            heapq.heappush(self._waiting, (urgency, order if request.channel else -order, request, deliver))
            self._changed.notify_all()

    def close(self) -> None:
        """Forget what waits and end the threads."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _serve(self, lowest: int) -> None:
        while True:
            with self._changed:
                while not self._closed and not (self._waiting and self._waiting[0][0] <= lowest):
                    self._changed.wait()
                if self._closed:
                    return
                _, _, request, deliver = heapq.heappop(self._waiting)
            if self._superseded(request):
                continue
            picture = self._make(request)
            if not self._superseded(request):
                deliver(picture)

    def _superseded(self, request: PictureRequest) -> bool:
        with self._changed:
            return self._closed or (
                bool(request.channel) and self._newest.get(request.channel) is not request
            )

    def _make(self, request: PictureRequest) -> Picture:
        try:
            decoded = self._decoded(request)
            return Picture(request, apply_look(decoded.pixels, request.look), decoded.full_size)
        except (FaultError, FileNotFoundError) as error:
            _log.info("%s", error)
        except Exception:  # noqa: BLE001 - one broken file must not end the thread that shows all others
            _log.exception("a picture could not be made")
        return Picture(request, None)

    def _decoded(self, request: PictureRequest) -> Decoded:
        source, box = request.source, request.box
        if isinstance(source, bytes):
            return decode(source, box=box)
        known = self._memory.get((source, box))
        if known is not None:
            return known
        if self._thumbnails is not None and box is not None:
            known = self._thumbnails.load(source, box)
        if known is None:
            known = decode(_held(source), box=box)
            if self._thumbnails is not None and box is not None:
                self._thumbnails.store(source, box, known)
        self._memory.put((source, box), known)
        return known


def _held(source: Path) -> Path | bytes:
    """The whole JPEG in memory: while it is decoded the file may move from the downloads to the originals."""
    return source.read_bytes() if source.suffix.lower() in _JPEGS else source


class _Memory:
    """The pictures last used, up to a number of bytes; safe for several threads."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._held = 0
        self._kept: OrderedDict[tuple[Path, tuple[int, int] | None], Decoded] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[Path, tuple[int, int] | None]) -> Decoded | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: tuple[Path, tuple[int, int] | None], decoded: Decoded) -> None:
        with self._lock:
            before = self._kept.pop(key, None)
            if before is not None:
                self._held -= before.pixels.nbytes
            self._kept[key] = decoded
            self._held += decoded.pixels.nbytes
            while self._held > self._limit and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._held -= dropped.pixels.nbytes
