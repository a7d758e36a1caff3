"""What can go wrong with the demo camera on order: each fault armed for some times, or for some seconds.

Whoever does the work asks here whether a fault is due (:meth:`Faults.take`, :meth:`Faults.lasting`); nothing
goes wrong unasked. Thread-safe. Refuses orders that name a fault or a parameter that there is not.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum


class FaultKind(StrEnum):
    """The faults by name. Those of a file act on the next one that a host reads, from its own bytes on."""

    CUT_FILE = "cut-file"
    """The line is cut at ``share`` of a file's bytes; with ``seconds`` nobody gets it back before so long."""
    STALL_FILE = "stall-file"
    """At ``share`` of a file nothing is sent for ``seconds``, or never again."""
    STALL = "stall"
    """The next answer, whatever to, is held back for ``seconds``, or for ever."""
    SHORT_FILE = "short-file"
    """The piece at ``share`` of a file brings fewer bytes than asked for: none when it begins there."""
    EMPTY_READ = "empty-read"
    """A read from a file's start brings no byte, though its size is told."""
    EMPTY_INFO = "empty-info"
    """A file's size is told as 0."""
    EMPTY_FILE = "empty-file"
    """The next picture is a file of 0 bytes, for good."""
    CORRUPT_FILE = "corrupt-file"
    """The next picture's end is missing, for good; its size agrees with what is there."""
    STORE_FULL = "store-full"
    """A release is refused because the card is full."""
    FOCUS_FAILURE = "focus-failure"
    """The lens finds nothing sharp: no focus, and no picture where focus was asked for."""
    RELEASE_LOST = "release-lost"
    """The line is cut as the release arrives; no picture is taken."""
    RELEASE_UNANSWERED = "release-unanswered"
    """The picture is taken, but the line is cut before the answer."""
    CUT_BEFORE_NEWS = "cut-before-news"
    """The line is cut when the picture is on the card and before it is announced."""
    BUSY = "busy"
    """For ``seconds`` everything that may be busy is."""
    OFF = "off"
    """For ``seconds`` nobody gets a line, and those that have one lose it."""
    LIVE_DEAD = "live-dead"
    """For ``seconds``, or until cleared, there is no live view; ``bits`` say why, 256 for an empty battery."""
    EMPTY_FRAMES = "empty-frames"
    """For ``seconds`` live view has no frame ready."""
    THROTTLE = "throttle"
    """Until cleared (or for ``seconds``) the line carries ``mb_per_s`` million bytes a second."""


_LASTING = frozenset(
    {FaultKind.BUSY, FaultKind.OFF, FaultKind.LIVE_DEAD, FaultKind.EMPTY_FRAMES, FaultKind.THROTTLE}
)
_OF_A_FILE = frozenset({FaultKind.CUT_FILE, FaultKind.STALL_FILE, FaultKind.SHORT_FILE})
_TIMED = _LASTING | {FaultKind.STALL_FILE, FaultKind.STALL, FaultKind.CUT_FILE}
BATTERY_EXHAUSTED = 1 << 8


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault as ordered.

    Attributes:
        times: how often it still happens; without meaning for those that last.
        seconds: how long; ``None`` for ever.
        share: where in a file, 0..1.
        since: monotonic time of arming.
    """

    kind: FaultKind
    times: int = 1
    seconds: float | None = None
    share: float = 0.0
    mb_per_s: float = 0.0
    bits: int = BATTERY_EXHAUSTED
    since: float = 0.0

    @property
    def over(self) -> bool:
        """Whether a lasting one has had its time."""
        return self.seconds is not None and time.monotonic() >= self.since + self.seconds

    def at_byte(self, size: int) -> int:
        """The byte of a file of ``size`` that it acts at."""
        return min(int(self.share * size), max(size - 1, 0))


class Faults:
    """The faults of one camera."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._armed: dict[FaultKind, Fault] = {}
        self._happened: Counter[FaultKind] = Counter()

    def arm(
        self,
        kind: FaultKind,
        *,
        times: int = 1,
        seconds: float | None = None,
        share: float | None = None,
        mb_per_s: float | None = None,
        bits: int | None = None,
    ) -> None:
        """Order a fault; one of the same kind that is still armed is replaced.

        Raises:
            ValueError: when a parameter is out of range or has no meaning for this kind.
        """
        for name, value, kinds in (
            ("seconds", seconds, _TIMED),
            ("share", share, _OF_A_FILE),
            ("mb_per_s", mb_per_s, {FaultKind.THROTTLE}),
            ("bits", bits, {FaultKind.LIVE_DEAD}),
        ):
            if value is not None and kind not in kinds:
                raise ValueError(f"{kind} has no {name}")
        if times < 1 or not 0 <= (share or 0.0) <= 1 or (seconds or 0.0) < 0:
            raise ValueError(f"{kind}: out of range")
        if kind is FaultKind.THROTTLE and not (mb_per_s or 0) > 0:
            raise ValueError("throttle needs mb_per_s")
        if kind in (FaultKind.BUSY, FaultKind.OFF, FaultKind.EMPTY_FRAMES) and seconds is None:
            raise ValueError(f"{kind} needs seconds")
        fault = Fault(kind, times, seconds, share or 0.0, mb_per_s or 0.0, bits or BATTERY_EXHAUSTED)
        with self._lock:
            self._armed[kind] = replace(fault, since=time.monotonic())

    def clear(self, kind: FaultKind | None = None) -> None:
        """Call a fault off, or all of them."""
        with self._lock:
            for gone in [kind] if kind else list(self._armed):
                self._armed.pop(gone, None)

    def take(self, kind: FaultKind, *, when: Callable[[Fault], bool] = lambda _: True) -> Fault | None:
        """The fault if it is armed and ``when`` says that it is due now; it has then happened once."""
        with self._lock:
            fault = self._armed.get(kind)
            if fault is None or not when(fault):
                return None
            self._happened[kind] += 1
            if fault.times > 1:
                self._armed[kind] = replace(fault, times=fault.times - 1)
            else:
                del self._armed[kind]
            return fault

    def lasting(self, kind: FaultKind) -> Fault | None:
        """The fault if it lasts at this moment; counted as happened by the first who meets it."""
        with self._lock:
            fault = self._armed.get(kind)
            if fault is None:
                return None
            if fault.over:
                del self._armed[kind]
                return None
            if fault.times:
                self._happened[kind] += 1
                self._armed[kind] = replace(fault, times=0)
            return fault

    def report(self) -> dict[str, dict[str, int]]:
        """What is still armed (how often it will happen yet), and what happened how often."""
        with self._lock:
            armed = {
                kind.value: fault.times
                for kind, fault in self._armed.items()
                if not fault.over or kind not in _LASTING
            }
            return {"armed": armed, "happened": {kind.value: n for kind, n in self._happened.items()}}
