"""Live view of the demo body: on or off, a frame every thirtieth of a second and never more often."""

import threading
import time
from collections.abc import Callable

from fotointerview.camera.demo.dials import RefusedError
from fotointerview.camera.demo.faults import FaultKind, Faults
from fotointerview.camera.demo.finder import FPS, Finder
from fotointerview.camera.demo.settings import SceneSettings


class NotLiveError(RefusedError):
    """Live view is not on."""


class LiveView:
    """Live view of one body; from any thread.

    ``scene`` tells what the lens sees; ``parked`` whether a picture is being taken, during which there is none.

    Attributes:
        drawing_s: how long hosts have waited for frames to be drawn, all in all; a real body has them ready.
    """

    def __init__(
        self, scene: Callable[[], SceneSettings], *, parked: Callable[[], bool], faults: Faults
    ) -> None:
        self._scene, self._parked, self._faults = scene, parked, faults
        self._finder = Finder()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._on = False
        self._shown = -1
        self.drawing_s = 0.0

    @property
    def is_on(self) -> bool:
        """Whether it is on."""
        if self._on and self._faults.lasting(FaultKind.LIVE_DEAD):
            self._on = False
        return self._on

    @property
    def prohibited(self) -> int:
        """Why there can be none now, as the bits of Nikon's property; 0 when nothing is in the way."""
        fault = self._faults.lasting(FaultKind.LIVE_DEAD)
        return fault.bits if fault else 0

    def start(self) -> None:
        """Switch on; on again when it is.

        Raises:
            RefusedError: when something is in the way.
        """
        if self.prohibited:
            raise RefusedError("no live view now")
        self._on = True

    def end(self) -> None:
        """Switch off; stays off when it is."""
        self._on = False
        self._finder.forget()

    def frame(self) -> bytes | None:
        """The next frame as a JPEG, waiting for it; ``None`` when the body is busy with something else.

        Raises:
            NotLiveError: when live view is off.
        """
        if not self.is_on:
            raise NotLiveError("not in live view")
        if self._parked() or self._faults.lasting(FaultKind.EMPTY_FRAMES):
            return None
        with self._lock:
            scene = self._scene()
            if int(scene.moment_s * FPS) <= self._shown:
                self._closing.wait((self._shown + 1) / FPS - scene.moment_s)
                scene = self._scene()
            self._shown = max(int(scene.moment_s * FPS), self._shown)
            began = time.monotonic()
            frame = self._finder.frame(scene, tick=self._shown)
            self.drawing_s += time.monotonic() - began
            return frame

    def close(self) -> None:
        """Let go of whoever waits."""
        self._closing.set()
        self.end()
