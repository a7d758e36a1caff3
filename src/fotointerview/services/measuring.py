"""Measuring shots on a thread of its own, behind everything that somebody waits for.

Plain values in, plain values out: it knows no study and no database. A shot that cannot be read is noted in the log
and stays unmeasured; the conversation goes on.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from fotointerview.domain.faults import Fault, FaultError
from fotointerview.domain.measures import Measures
from fotointerview.domain.sayings import Box
from fotointerview.domain.shots import Exposure
from fotointerview.imaging.decode import decode
from fotointerview.imaging.exif import focal_lengths
from fotointerview.imaging.measures import WORKING_SIDE, measure
from fotointerview.services.work import WorkThread

_log = logging.getLogger(__name__)

Deliver = Callable[[str, Measures], None]
"""Takes the shot's id and its measures, on the measuring thread."""


class Measuring:
    """A thread that measures one shot after the other.

    Args:
        on_fault: hears what went wrong beyond a bad file.
        after_s: so long each request waits first, that whoever looks at the picture has it before.
    """

    def __init__(self, *, on_fault: Callable[[Fault], None], after_s: float = 0.0) -> None:
        self._after_s = after_s
        self._ending = threading.Event()
        self._work = WorkThread("measuring", on_fault=on_fault)
        self._lock = threading.Lock()
        self._newest: dict[str, object] = {}
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether the end has begun: nothing that waits is measured any more."""
        with self._lock:
            return self._closed

    def measure(
        self,
        path: Path,
        *,
        shot_id: str,
        deliver: Deliver,
        face: Box | None = None,
        by_hand: bool = False,
        exposure: Exposure | None = None,
    ) -> None:
        """Measure the file at ``path`` after those asked for before; from any thread, returns at once.

        ``by_hand`` says that the researcher drew ``face``, or with ``None`` that there is none. Of several
        requests for one shot that still wait only the last is carried out. Nothing is delivered where the
        file cannot be read, and nothing after :meth:`close`.
        """
        request = object()
        with self._lock:
            if self._closed:
                return
            self._newest[shot_id] = request
        self._work.post(
            lambda: self._measure(path, shot_id, request, deliver, face, by_hand, exposure or Exposure())
        )

    def close(self) -> None:
        """Finish the shot that is being measured, forget those that wait, end the thread."""
        with self._lock:
            self._closed = True
            self._newest.clear()
        self._ending.set()
        self._work.close()

    def forget(self) -> None:
        """What waits is not measured; the one at work is finished and delivered to nobody."""
        with self._lock:
            self._newest.clear()

    def settle(self, patience_s: float) -> None:
        """Wait until what was asked for so far is measured, at most ``patience_s``."""
        with suppress(TimeoutError):
            self._work.ask(lambda: None).result(max(patience_s, 0.0))

    def _measure(
        self,
        path: Path,
        shot_id: str,
        request: object,
        deliver: Deliver,
        face: Box | None,
        by_hand: bool,
        exposure: Exposure,
    ) -> None:
        self._ending.wait(self._after_s)
        if not self._is_newest(shot_id, request):
            return
        try:
            measures = measured_file(path, face=face, by_hand=by_hand, focal_mm=exposure.focal_mm)
        except (FaultError, OSError) as error:
            _log.info("a shot stays unmeasured: %s", error)
            return
        finally:
            current = self._forget(shot_id, request)
        if current:
            deliver(shot_id, measures)

    def _is_newest(self, shot_id: str, request: object) -> bool:
        with self._lock:
            return self._newest.get(shot_id) is request

    def _forget(self, shot_id: str, request: object) -> bool:
        """Take the request off the list; whether it still was the newest."""
        with self._lock:
            if self._newest.get(shot_id) is not request:
                return False
            del self._newest[shot_id]
            return True


def measured_file(
    path: Path, *, face: Box | None = None, by_hand: bool = False, focal_mm: float | None = None
) -> Measures:
    """Decode the file at ``path`` as small as will do, and measure it.

    Raises:
        FaultError: ``PICTURE_UNREADABLE`` when nothing can be shown.
        OSError: when the file cannot be opened.
    """
    pixels = decode(path, box=(WORKING_SIDE, WORKING_SIDE)).pixels
    told_mm, equivalent_mm = focal_lengths(path)
    return measure(
        pixels, face=face, by_hand=by_hand, equivalent_mm=equivalent_mm, focal_mm=focal_mm or told_mm
    )
