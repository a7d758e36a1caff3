"""Which files belong to which release of the shutter."""

import time
from dataclasses import dataclass
from pathlib import PurePosixPath

from fotointerview.camera.backend import FileRef

PATIENCE_S = 10.0
TWIN_S = 2.0
"""A file of the same name but for its end, announced this long after the first one, is the same shot (RAW and JPEG)."""


@dataclass(slots=True)
class Release:
    """The latest release. Files with no release of ours came by the body's own button.

    Attributes:
        at_ns: when it was asked for, monotonic.
        waiting: no file of it has been announced yet.
    """

    at_ns: int = 0
    waiting: bool = False
    _until: float = 0.0
    _shot: str = ""

    def begin(self, at_ns: int) -> None:
        """The shutter was released."""
        self.at_ns, self.waiting = at_ns, True
        self._until = time.monotonic() + PATIENCE_S

    def overdue(self) -> bool:
        """Whether the file should have been announced by now."""
        return self.waiting and time.monotonic() > self._until

    def trigger_ns(self, ref: FileRef, *, announced_ns: int) -> int:
        """When the shutter was released for ``ref``; as announced where that was not by us."""
        shot = str(PurePosixPath(ref.folder, ref.name).with_suffix(""))
        if self.waiting:
            self.waiting, self._shot = False, shot
            self._until = time.monotonic() + TWIN_S
            return self.at_ns
        if shot == self._shot and time.monotonic() < self._until:
            return self.at_ns
        return announced_ns
