"""Two decode threads behind :class:`~fotointerview.services.pictures.PictureSource`.

One thread serves only what somebody looks at (requests with a channel); the other takes whatever waits, so that
a strip full of small pictures never delays the large one. Decoded pictures are remembered, and kept on disk, before
look and aid are applied: black and white on and off costs no decoding, and a small picture is made from the large one.
"""

import heapq
import itertools
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fotointerview.domain.faults import FaultError
from fotointerview.imaging.aids import apply_aid, histogram
from fotointerview.imaging.decode import Decoded, decode, shrunk
from fotointerview.imaging.looks import apply_look
from fotointerview.services.pictures import Picture, PictureRequest
from fotointerview.services.thumbnails import ThumbnailCache

_log = logging.getLogger(__name__)
_MEMORY_BYTES = 80_000_000
"""One picture of 24 megapixels at full size, or the last fifty at the size of a laptop's screen."""
_URGENT, _PATIENT = 0, 1
_JPEGS = (".jpg", ".jpeg")

Deliver = Callable[[Picture], None]
_File = tuple[int, int, int]
_Box = tuple[int, int] | None


class PicturePool:
    """A :class:`PictureSource` on two threads. ``thumbnails`` keeps small ones on disk, where given."""

    def __init__(self, *, thumbnails: ThumbnailCache | None = None) -> None:
        self._thumbnails = thumbnails
        self._memory = _Memory(_MEMORY_BYTES)
        self._changed = threading.Condition()
        self._waiting: list[tuple[int, int, PictureRequest, Deliver]] = []
        self._order = itertools.count()
        self._newest: dict[str, PictureRequest] = {}
        self._urgent = self._busy = self._resting = 0
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

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Meanwhile no file is open and no picture remembered; what is asked for waits. Not on a decode thread."""
        with self._changed:
            self._resting += 1
            self._changed.wait_for(lambda: not self._busy)
            self._memory.clear()
        try:
            yield
        finally:
            with self._changed:
                self._resting -= 1
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
                while not self._closed and not self._may_serve(lowest):
                    self._changed.wait()
                if self._closed:
                    return
                urgency, _, request, deliver = heapq.heappop(self._waiting)
                self._urgent += urgency == _URGENT
                self._busy += 1
            try:
                if not self._superseded(request):
                    picture = self._make(request)
                    if not self._superseded(request):
                        deliver(picture)
            finally:
                with self._changed:
                    self._urgent -= urgency == _URGENT
                    self._busy -= 1
                    self._changed.notify_all()

    def _may_serve(self, lowest: int) -> bool:
        """Whether there is something to do; what can wait does not compete with what is looked at."""
        if self._resting or not self._waiting or self._waiting[0][0] > lowest:
            return False
        return self._waiting[0][0] == _URGENT or not self._urgent

    def _superseded(self, request: PictureRequest) -> bool:
        with self._changed:
            return self._closed or (
                bool(request.channel) and self._newest.get(request.channel) is not request
            )

    def _make(self, request: PictureRequest) -> Picture:
        try:
            decoded = self._decoded(request)
            shown = apply_look(decoded.pixels, request.look)
            tones = histogram(shown) if request.histogram else None
            return Picture(request, apply_aid(shown, request.aid), decoded.full_size, tones)
        except (FaultError, FileNotFoundError) as error:
            _log.info("%s", error)
        except Exception:  # noqa: BLE001 - one broken file must not end the thread that shows all others
            _log.exception("a picture could not be made")
        return Picture(request, None)

    def _decoded(self, request: PictureRequest) -> Decoded:
        source, box = request.source, request.box
        if isinstance(source, bytes):
            return decode(source, box=box)
        file = _identity(source)
        known = self._memory.get(file, box)
        if known is not None:
            return known
        if self._thumbnails is not None and box is not None:
            known = self._thumbnails.load(source, box)
            if known is not None:
                return known  # memory is for what it would cost more to make again
        known = self._memory.smaller(file, box) or decode(_held(source), box=box)
        kept = self._thumbnails is not None and box is not None and self._thumbnails.store(source, box, known)
        if not kept:
            self._memory.put(file, box, known)
        return known


def _identity(source: Path) -> _File:
    """A file's identity, which stays the same when it moves from the downloads to the originals."""
    facts = source.stat()
    return facts.st_ino, facts.st_size, facts.st_mtime_ns


def _held(source: Path) -> Path | bytes:
    """The whole JPEG in memory: while it is decoded the file may move from the downloads to the originals."""
    return source.read_bytes() if source.suffix.lower() in _JPEGS else source


class _Memory:
    """The pictures last used, up to a number of bytes; safe for several threads."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._held = 0
        self._kept: OrderedDict[tuple[_File, _Box], Decoded] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, file: _File, box: _Box) -> Decoded | None:
        """The picture of ``file`` for ``box``, if it is kept."""
        with self._lock:
            found = self._kept.get((file, box))
            if found is not None:
                self._kept.move_to_end((file, box))
            return found

    def smaller(self, file: _File, box: _Box) -> Decoded | None:
        """A picture for ``box`` made from a larger one of the same file: much cheaper than decoding."""
        if box is None:
            return None
        with self._lock:
            kept = [decoded for (known, _), decoded in self._kept.items() if known == file]
        return next((made for decoded in kept if (made := shrunk(decoded, box=box)) is not None), None)

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._kept.clear()
            self._held = 0

    def put(self, file: _File, box: _Box, decoded: Decoded) -> None:
        """Keep a picture; what was not used for longest goes when there are too many."""
        with self._lock:
            before = self._kept.pop((file, box), None)
            if before is not None:
                self._held -= before.pixels.nbytes
            self._kept[(file, box)] = decoded
            self._held += decoded.pixels.nbytes
            while self._held > self._limit and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._held -= dropped.pixels.nbytes
