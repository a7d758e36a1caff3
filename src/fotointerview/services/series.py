"""Working alone: the shutter released by itself after a while, once or several times at intervals."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait

from fotointerview.services.events import SeriesChanged

_LOOK_S = 0.05


class Series:
    """One self-timer or series at a time, on a thread of its own.

    Args:
        release: asks for a release and returns at once; what it returns is done when the camera was told.
        tell: hears of every change, on the series' thread or the caller's.
    """

    def __init__(self, *, release: Callable[[], Future[None]], tell: Callable[[SeriesChanged], None]) -> None:
        self._release = release
        self._tell = tell
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, *, delay_s: float, shots: int = 1, every_s: float = 0.0) -> None:
        """Release after ``delay_s``, ``shots`` times, ``every_s`` apart; what was running is stopped first."""
        self.stop()
        with self._lock:
            stopped = self._stopped = threading.Event()
            self._thread = threading.Thread(
                target=self._run, args=(stopped, delay_s, shots, every_s), name="series", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """End what is running; returns when nothing more will be released. Safe to call when nothing runs."""
        with self._lock:
            thread, self._thread = self._thread, None
            self._stopped.set()
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _run(self, stopped: threading.Event, delay_s: float, shots: int, every_s: float) -> None:
        due = time.monotonic() + delay_s
        for left in range(shots, 0, -1):
            self._tell(SeriesChanged(left, int(due * 1e9)))
            if stopped.wait(max(due - time.monotonic(), 0.0)):
                break
            release = self._release()
            while not wait([release], _LOOK_S).done:  # a slow camera: what it misses is not saved up
                if stopped.is_set():
                    release.cancel()  # one that has begun is the camera's by now
                    break
            due = max(due + every_s, time.monotonic())  # an interval that cannot be kept is not made up for
        self._tell(SeriesChanged(0))
