"""Live view in the camera process: wanted or not, parked during a still, and given up when it cannot be had.

Live view is a guest: it never ends the session, and it never holds up a file or an order. A frame that the
body is too busy for is left out. When the camera refuses live view, or when asking for a frame has ended
session after session, it is switched off and said so; everything else goes on.
"""

import time

from fotointerview.camera.backend import CameraBackend, CameraError
from fotointerview.camera.link import Link
from fotointerview.camera.memory import LiveTried
from fotointerview.camera.messages import Frame, Notice
from fotointerview.domain.faults import Fault, FaultCode

TRIES = 3
"""After so many failures without one frame in between it is given up."""
_AGAIN_S = 0.5
_BESIDE_A_FILE_S = 0.3
"""Frames while a file is being fetched come at this distance: each takes the line from it for some milliseconds."""
_FASTEST_S = 1 / 61
_AFTER_BUSY_S = 0.02


class LiveView:
    """The frames of one camera process; everything on the worker's thread.

    Attributes:
        wanted: somebody wants to see frames; holds across sessions.
        showing: the last frame came, and nothing has parked it since.
    """

    def __init__(self, backend: CameraBackend, *, link: Link, wanted: bool) -> None:
        self._backend = backend
        self._link = link
        self.wanted = wanted
        self.showing = False
        self._running = False
        self._failures = 0
        self._number = 0
        self._not_before = 0.0

    @property
    def due(self) -> bool:
        """Whether a frame is to be fetched now."""
        return self.wanted and time.monotonic() >= self._not_before

    @property
    def next_in_s(self) -> float:
        """Seconds until the next frame is due; only meant while live view is wanted."""
        return max(self._not_before - time.monotonic(), 0.0)

    def want(self, on: bool) -> None:
        """Begin or end live view. Ending gives the body its controls back; that it failed is no matter."""
        self.wanted, self._failures, self._not_before = on, 0, 0.0
        if not on:
            self._end()

    def park(self) -> None:
        """A still is being taken: no frames until it is announced."""
        self.showing = False

    def make_way(self) -> None:
        """A file is about to be fetched: a small one, or a fast line, is done before the next frame."""
        self._not_before = max(self._not_before, time.monotonic() + _BESIDE_A_FILE_S)

    def lost(self) -> None:
        """The session is over, and live view with it; it begins again in the next one."""
        self.showing = self._running = False

    def turn(self, *, beside_a_file: bool = False) -> None:
        """Fetch and send one frame, if the body has one.

        Raises:
            CameraError: only when the session is over.
        """
        asked = time.monotonic()
        if not self._running:
            self._link.send(LiveTried())  # a driver that crashes here is remembered by the application
            self._running = True
        try:
            jpeg = self._backend.live_frame()
        except CameraError as error:
            self._failed(error)
            return
        now = time.monotonic()
        if not jpeg:
            self._not_before = now + _AFTER_BUSY_S
            return
        self._failures, self.showing = 0, True
        self._number += 1
        self._not_before = max(now, asked + (_BESIDE_A_FILE_S if beside_a_file else _FASTEST_S))
        self._link.send(Frame(jpeg, self._number, time.monotonic_ns()))

    def _failed(self, error: CameraError) -> None:
        self._failures += 1
        self.showing = False
        self._not_before = time.monotonic() + _AGAIN_S
        if self._failures >= TRIES or error.code is FaultCode.CAMERA_REFUSED:
            self.wanted = False
            self._link.send(Notice(Fault(FaultCode.LIVE_VIEW_STOPPED, {"words": error.words})))
        if error.session_over:
            raise error
        if not self.wanted:
            self._end()

    def _end(self) -> None:
        self.showing = self._running = False
        try:
            self._backend.end_live()
        except CameraError as error:
            if error.session_over:
                raise
