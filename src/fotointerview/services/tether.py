"""Capture without a window: releases, waits until everything is safe (and copied, where that was asked), and says
so, event by event.
"""

import queue
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from fotointerview.domain.camera import CameraState
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.services import events
from fotointerview.services.intents import InterviewIntents

Report = Callable[[Mapping[str, object]], None]
Tell = Callable[[Fault], Mapping[str, str]]
_READY = (CameraState.READY, CameraState.LIVE)
_NO_SHOT = {
    FaultCode.NOT_FIRED,
    FaultCode.FOCUS_FAILED,
    FaultCode.CARD_FULL,
    FaultCode.CAMERA_BUSY,
}
"""What is told of a release that brings no picture. Any other trouble is another's, and its picture may be coming."""
_TRIES = 3
_LOOK_S = 0.1
_OF_THE_COPY = {
    FaultCode.COPY_MISSING,
    FaultCode.COPY_FULL,
    FaultCode.COPY_FAILED,
    FaultCode.COPY_INSIDE,
    FaultCode.ORIGINAL_CHANGED,
}


class Copies(Protocol):
    """The second copy, as far as somebody waits for it."""

    def set_target(self, target: Path) -> None:
        """Keep copies there."""
        ...

    @property
    def state(self) -> events.CopyChanged:
        """How it stands now."""
        ...

    @property
    def is_settled(self) -> bool:
        """Whether nothing will come of waiting."""
        ...


class TetherRun:
    """One run over a session. ``report`` gets one flat mapping per event, in the order things happened.

    Args:
        tell: what a fault means for a person; goes with the fault.
        connect_s: how long to wait for a camera.
        quiet_s: how long to wait for a shot or a copy on its way while nothing at all happens.
        copies: the second copy, kept in ``copy_to`` where that is given.
    """

    def __init__(
        self,
        session: InterviewIntents,
        report: Report,
        *,
        tell: Tell = lambda _: {},
        connect_s: float = 30,
        quiet_s: float = 60,
        copies: Copies | None = None,
        copy_to: Path | None = None,
    ) -> None:
        self._session = session
        self._report = report
        self._tell = tell
        self._connect_s = connect_s
        self._quiet_s = quiet_s
        self._copies = copies if copy_to is not None else None
        self._copy_to = copy_to
        self._copied = 0
        self._events: queue.SimpleQueue[events.SessionEvent] = queue.SimpleQueue()
        self._state = CameraState.SEARCHING
        self._on_the_way: set[str] = set()
        self._files_under_way = 0
        self._announced = 0
        self._safe = 0
        self._not_fired = 0
        self._lost_one = False
        self._last_fault: Fault | None = None

    def run(self, *, shots: int | None = None, seconds: float | None = None) -> bool:
        """Release ``shots`` times, and listen ``seconds`` long to the camera's own button.

        Returns whether all is safe: every announced shot, and as many as were asked for; and all of the study's
        originals copied, where a second copy was asked for.
        """
        stop = self._session.subscribe(self._events.put)
        try:
            self._session.load()
            if self._copies is not None and self._copy_to is not None:
                self._copies.set_target(self._copy_to)
            self._until(lambda: self._state in _READY or self._is_hopeless(), self._connect_s)
            if self._state not in _READY:
                if not self._is_hopeless():
                    self._fault(Fault(FaultCode.NO_CAMERA), waited_s=self._connect_s)
                return False
            wanted = shots or 0
            for _ in range(wanted):
                if not self._release():
                    break
            if seconds is not None:
                self._until(lambda: False, seconds)
            self._settle()
            left = self._on_the_way or self._files_under_way
            all_safe = not left and not self._lost_one and self._announced >= wanted
            return self._wait_for_copies() and all_safe
        finally:
            stop()
            self._report({"event": "done", "announced": self._announced, "safe": self._safe})

    def _release(self) -> bool:
        """One shot: release until the camera announces it; what did not go off is reported and tried anew."""
        for _ in range(_TRIES):
            if not self._until(lambda: self._state in _READY, self._connect_s):
                return False
            announced, not_fired = self._announced, self._not_fired
            self._session.shoot()
            self._until(
                lambda a=announced, n=not_fired: self._announced > a or self._not_fired > n,  # type: ignore[misc]
                self._quiet_s,
            )
            if self._announced > announced:
                return True
        return False

    def _is_hopeless(self) -> bool:
        """Whether waiting for a camera is of no use."""
        return self._last_fault is not None and self._last_fault.code is FaultCode.NO_DRIVER

    def _settle(self) -> None:
        """Wait for what is on its way as long as something still happens."""
        while (self._on_the_way or self._files_under_way) and self._next(self._quiet_s):
            pass

    def _wait_for_copies(self) -> bool:
        """Wait as long as copying goes on; whether all is copied."""
        if self._copies is None:
            return True
        heard = time.monotonic()
        while not self._copies.is_settled and time.monotonic() - heard < self._quiet_s:
            if self._next(_LOOK_S):  # a trouble that stays is told once: nothing says that it still stands
                heard = time.monotonic()
        while self._next(0):
            pass
        state = self._copies.state
        return state.fault is None and state.done == state.total

    def _until(self, done: Callable[[], bool], patience_s: float) -> bool:
        end = time.monotonic() + patience_s
        while not done():
            left = end - time.monotonic()
            if left <= 0 or not self._next(left):
                return done()
        return True

    def _next(self, patience_s: float) -> bool:
        try:
            self._take(self._events.get(block=patience_s > 0, timeout=patience_s or None))
        except queue.Empty:
            return False
        return True

    def _take(self, event: events.SessionEvent) -> None:
        match event:
            case events.CameraChanged():
                self._camera(event)
            case events.ShotAnnounced():
                self._announced += 1
                self._on_the_way.add(event.token)
                self._report({"event": "announced", "token": event.token})
            case events.ThumbnailReady():
                self._report({"event": "thumbnail", "token": event.token, "bytes": len(event.jpeg)})
            case events.FileReady():
                self._report({"event": "arrived", "token": event.token})
            case events.ShotSafe():
                self._kept(event)
            case events.ShotFailed():
                self._on_the_way.discard(event.token)
                self._lost_one = True
                self._fault(event.fault, token=event.token)
            case events.CopyChanged() if event.done != self._copied:
                self._copied = event.done
                self._report({"event": "copied", "done": event.done, "total": event.total})
            case events.Noticed() if event.fault.code in _OF_THE_COPY:
                self._fault(event.fault, event="copy-fault")
            case events.Noticed():
                self._not_fired += event.fault.code in _NO_SHOT
                self._fault(event.fault)
            case events.UnderWayChanged(files):
                self._files_under_way = files
            case _:  # what people say and see; nobody is there
                pass

    def _camera(self, event: events.CameraChanged) -> None:
        before, self._state = self._state, event.status.state
        identity = event.status.identity
        if self._state in _READY and before not in (*_READY, CameraState.CAPTURING) and identity is not None:
            self._report({"event": "connected", "model": identity.model, "port": identity.port})
        if event.status.fault is not None and event.status.fault != self._last_fault:
            self._fault(event.status.fault)
        self._last_fault = event.status.fault

    def _kept(self, event: events.ShotSafe) -> None:
        self._on_the_way.discard(event.token)
        self._safe += 1
        file = event.link.display_file
        self._report(
            {
                "event": "safe",
                "token": event.token,
                "shot": event.link.shot.number,
                "file": file.path if file else "",
                "bytes": file.size if file else 0,
                "sha256": file.sha256 if file else "",
            }
        )

    def _fault(self, fault: Fault, **more: object) -> None:
        self._report(
            {"event": "fault", "code": fault.code.value, **fault.details, **more, **self._tell(fault)}
        )
