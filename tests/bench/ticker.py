"""How long the GUI thread is kept from its work, counted by a timer on it, in a fixed piece of memory."""

import math
import time

from PySide6.QtCore import Qt, QTimer

_TICK_MS = 2
_STEPS_PER_MS = 10
_LONGEST_MS = 2000
LONG_MS = 50.0


class Ticker:
    """Ticks every 2 ms; the gap between two ticks is how long the thread was busy or not given a processor.

    Attributes:
        worst: the longest gap in milliseconds; ``worst_own`` is how much of it the thread itself worked, and
            ``worst_all`` how much all threads of the process did: where both are small, the machine was elsewhere.
        longest_work: the longest that the thread itself worked between two ticks, in milliseconds; unlike the
            gaps it does not depend on what else the machine had to do.
        long: how many gaps were longer than 50 ms.
    """

    def __init__(self) -> None:
        self.ticks = self.long = 0
        self.worst = self.worst_own = self.worst_all = self.longest_work = 0.0
        self._counts = [0] * (_LONGEST_MS * _STEPS_PER_MS + 1)
        self._timer = QTimer(interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = self._own = self._all = 0.0

    def start(self) -> None:
        """Begin to count."""
        self._take_stand(time.monotonic())
        self._timer.start()

    def stop(self) -> None:
        """Stop counting."""
        self._timer.stop()

    def percentile(self, share: float) -> float:
        """The gap in milliseconds that this share of all gaps, weighted by count, does not exceed."""
        wanted = math.ceil(self.ticks * share)
        seen = 0
        for at, count in enumerate(self._counts):
            seen += count
            if seen >= wanted:
                return at / _STEPS_PER_MS
        return self.worst

    def _tick(self) -> None:
        now = time.monotonic()
        gap = (now - self._last) * 1000
        self.ticks += 1
        self._counts[min(round(gap * _STEPS_PER_MS), len(self._counts) - 1)] += 1
        self.long += gap > LONG_MS
        own, everybody = self._own, self._all
        self._take_stand(now)
        self.longest_work = max(self.longest_work, (self._own - own) * 1000)
        if gap > self.worst:
            self.worst = gap
            self.worst_own, self.worst_all = (self._own - own) * 1000, (self._all - everybody) * 1000

    def _take_stand(self, now: float) -> None:
        self._last, self._own, self._all = now, time.thread_time(), time.process_time()
