"""What a soak looks at while it runs: the line, the releases, memory, garbage collection. Counts, never lists."""

import gc
import threading
import time
from collections import Counter
from pathlib import Path

from fotointerview.domain.camera import CameraState
from fotointerview.domain.faults import FaultCode
from fotointerview.services import events

CONNECTED = frozenset({CameraState.READY, CameraState.LIVE, CameraState.CAPTURING})
_NOT_FIRED = frozenset(
    {
        FaultCode.NOT_FIRED,
        FaultCode.CAMERA_BUSY,
        FaultCode.FOCUS_FAILED,
        FaultCode.CARD_FULL,
        FaultCode.CAMERA_LOST,
    }
)


class SessionWatch:
    """Hears the session, on whichever thread it speaks.

    Attributes:
        said: every notice by its code.
        not_fired: notices that say that a release brought nothing.
        reconnects: how often the camera came back.
        slowest_s: the longest time from the moment the camera was there again to ready, in seconds.
        longest_away_s: the longest time without a camera, faults of several seconds included.
    """

    def __init__(self) -> None:
        self.said: Counter[str] = Counter()
        self.not_fired = 0
        self.reconnects = 0
        self.slowest_s = self.longest_away_s = 0.0
        self.connected = False
        self._lock = threading.Lock()
        self._away_since: float | None = None
        self._back_at = 0.0
        self._fault: FaultCode | None = None

    def disturb(self, *, for_s: float = 0.0) -> None:
        """The line is being taken away now, for so long."""
        with self._lock:
            self._back_at = max(self._back_at, time.monotonic() + for_s)

    def take(self, event: events.SessionEvent) -> None:
        """A listener of the session."""
        match event:
            case events.CameraChanged(status):
                self._state(status.state in CONNECTED)
                code = status.fault.code if status.fault else None
                if code is not None and code is not self._fault:
                    self.said[code.value] += 1
                self._fault = code
            case events.Noticed(fault):
                self.said[fault.code.value] += 1
                self.not_fired += fault.code in _NOT_FIRED
            case events.ShotFailed(_, fault):
                self.said[f"shot failed: {fault.code.value}"] += 1
            case _:
                pass

    def _state(self, connected: bool) -> None:
        now = time.monotonic()
        with self._lock:
            if connected and not self.connected and self._away_since is not None:
                self.reconnects += 1
                self.slowest_s = max(self.slowest_s, now - max(self._away_since, self._back_at))
                self.longest_away_s = max(self.longest_away_s, now - self._away_since)
                self._away_since = None
            elif self.connected and not connected:
                self._away_since = now
            self.connected = connected


class Memory:
    """Resident memory of a process against a moment after its start, in million bytes."""

    def __init__(self, *, warm_after_s: float) -> None:
        self._warm_after_s = warm_after_s
        self._born: dict[int, float] = {}
        self._warm: dict[int, float] = {}
        self._last: dict[int, float] = {}

    def look(self, pid: int | None) -> None:
        """Take the process's memory now."""
        size = resident_mb(pid) if pid is not None else None
        if pid is None or size is None:
            return
        now = time.monotonic()
        if now - self._born.setdefault(pid, now) >= self._warm_after_s:
            self._warm.setdefault(pid, size)
        self._last[pid] = size

    @property
    def growth_mb(self) -> float | None:
        """By how much any of the processes grew since it was warm; ``None`` when none lived that long."""
        grown = [self._last[pid] - warm for pid, warm in self._warm.items()]
        return max(grown, default=None)

    @property
    def last_mb(self) -> float:
        """The largest of them at its last look."""
        return max(self._last.values(), default=0.0)


def resident_mb(pid: int) -> float | None:
    """Resident memory of a process in million bytes; ``None`` when it is gone or the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmRSS:"))
    except (OSError, StopIteration, ValueError):
        return None


class Collections:
    """How long Python's garbage collection stood still, at worst, in milliseconds, by generation."""

    def __init__(self) -> None:
        self.worst_ms = {0: 0.0, 1: 0.0, 2: 0.0}
        self.count = Counter[int]()
        self._began = 0.0

    def start(self) -> None:
        """Begin to listen."""
        gc.callbacks.append(self._hear)

    def stop(self) -> None:
        """Listen no longer."""
        gc.callbacks.remove(self._hear)

    def _hear(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            self._began = time.perf_counter()
            return
        generation = info["generation"]
        self.count[generation] += 1
        took = (time.perf_counter() - self._began) * 1000
        self.worst_ms[generation] = max(self.worst_ms[generation], took)
