"""Which files belong to which release of the shutter, and so to which interview."""

import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fotointerview.camera.backend import FileRef

PATIENCE_S = 10.0
LONGEST_EXPOSURE_S = 900.0
"""What a body says of longer ones is its number for "bulb"."""
TWIN_S = 2.0
"""A file of the same name but for its end, announced this long after the first one, is the same shot (RAW and JPEG)."""


@dataclass(frozen=True, slots=True)
class Origin:
    """When the shutter was released for a file, monotonic, and where the file belongs; ``None``: on the card."""

    trigger_ns: int
    directory: Path | None


@dataclass(slots=True)
class Release:
    """The latest release. Files with no release of ours came by the body's own button.

    Attributes:
        waiting: no file of it has been announced yet.
    """

    waiting: bool = False
    _origin: Origin = Origin(0, None)
    _until: float = 0.0
    _shot: str = ""

    def begin(self, origin: Origin, *, exposure_s: float = 0.0) -> None:
        """The shutter was released, for whoever sat there at that moment."""
        self.waiting, self._origin = True, origin
        # A body that takes noise out of a long exposure takes a dark one of the same length after it.
        self._until = time.monotonic() + PATIENCE_S + 2 * min(exposure_s, LONGEST_EXPOSURE_S)

    def overdue(self) -> bool:
        """Whether the file should have been announced by now."""
        return self.waiting and time.monotonic() > self._until

    def origin(self, ref: FileRef, *, otherwise: Origin) -> Origin:
        """Where ``ref`` comes from; ``otherwise`` where it was not released by us."""
        shot = str(PurePosixPath(ref.folder, ref.name).with_suffix(""))
        if self.waiting:
            self.waiting, self._shot = False, shot
            self._until = time.monotonic() + TWIN_S
            return self._origin
        if shot == self._shot and time.monotonic() < self._until:
            return self._origin
        return otherwise
