"""Which files belong to which release of the shutter: and so to which interview, and which two are one shot.

RAW and JPEG of one exposure come in either order and up to two seconds apart. They share the stem of their
names, perhaps in two folders (a body with two cards); in the camera's memory they have no common stem but
consecutive numbers (gphoto.md C8). Two files of the same kind are always two shots.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from fotointerview.camera.backend import CameraError, FileRef
from fotointerview.camera.origin import Origin
from fotointerview.domain.ids import new_id

NOTHING_CAME = "no picture was announced"
"""The words of a release that was taken by the camera and brought no picture in time; it may still come."""
PATIENCE_S = 10.0
LONGEST_EXPOSURE_S = 900.0
"""What a body says of longer ones is its number for "bulb"."""
TWIN_S = 2.5
"""So long after the first file of a shot its other one is announced, at the latest; bodies take up to 2 s."""
INCOMPLETE_S = 30.0
"""So long after that a shot that should have two files is spoken of."""
_EARLY_S, _LATE_S = 2.0, 3.0
"""So far may the time of a picture be from that of its release; cameras tell whole seconds."""
_WRITTEN_S = 1.5
"""So long after its exposure a picture is on the card."""
JPEGS = frozenset({".jpg", ".jpeg"})
_IN_MEMORY = re.compile(r"capt(\d+)", re.IGNORECASE)


def is_jpeg(name: str) -> bool:
    """Whether a file of that name is the quick half of a pair."""
    return PurePosixPath(name).suffix.lower() in JPEGS


@dataclass(slots=True)
class _Shot:
    """A shot whose first file was announced; ``names`` are those it has, ``in_pair`` whether it should have two."""

    release: str
    origin: Origin
    names: list[str]
    announced: float
    in_pair: bool
    told: bool = False

    def takes(self, name: str, *, now: float) -> bool:
        """Whether ``name`` is this shot's other file."""
        first = self.names[0]
        if len(self.names) > 1 or is_jpeg(first) == is_jpeg(name) or now - self.announced > TWIN_S:
            return False
        here, there = _IN_MEMORY.match(first), _IN_MEMORY.match(name)
        if here and there:
            return int(there[1]) - int(here[1]) == 1
        return PurePosixPath(first).stem == PurePosixPath(name).stem


@dataclass(frozen=True, slots=True)
class _Release:
    """The shutter was released, or may have been, and no file of it is known yet; ``at`` is Unix time."""

    origin: Origin
    until: float
    at: float
    exposure_s: float

    def may_have_taken(self, taken: float | None) -> bool:
        """Whether a picture of that time may be of this release, though the camera did not say that it released."""
        return taken is not None and -_EARLY_S <= taken - self.at <= _LATE_S + 2 * self.exposure_s


@dataclass(slots=True)
class Releases:
    """The releases that wait for their files, oldest first, and the shots that came of the latest ones.

    Attributes:
        in_pairs: whether the body makes a RAW and a JPEG of each shot, as its settings say now; what counts for a
            shot is how it was when the shot was announced.
    """

    in_pairs: bool = False
    _waiting: list[_Release] = field(default_factory=list)
    _shots: list[_Shot] = field(default_factory=list)

    @property
    def waiting(self) -> bool:
        """Whether a release of ours has no file yet."""
        return any(release.origin.sure for release in self._waiting)

    @property
    def in_doubt(self) -> bool:
        """Whether nobody knows of a release whether there was one."""
        return any(not release.origin.sure for release in self._waiting)

    @property
    def doubt_s(self) -> float:
        """So many seconds may the picture of a release in doubt still take."""
        lasts = [one.until - PATIENCE_S + _WRITTEN_S for one in self._waiting if not one.origin.sure]
        return max(0.0, max(lasts, default=0.0) - time.monotonic())

    def end_doubt(self) -> None:
        """Of what was in doubt no picture came: it was not released."""
        self._waiting = [release for release in self._waiting if release.origin.sure]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The releases that have no file yet, those in doubt among them."""
        return tuple(release.origin for release in self._waiting)

    def begin(self, origin: Origin, *, exposure_s: float = 0.0, timer_s: float = 0.0) -> None:
        """The shutter was released, or is about to be, for whoever sat there at that moment."""
        # A body that takes noise out of a long exposure takes a dark one of the same length after it.
        exposure_s = min(exposure_s, LONGEST_EXPOSURE_S)
        until = time.monotonic() + PATIENCE_S + timer_s + 2 * exposure_s
        self._waiting.append(_Release(origin, until, origin.at, timer_s + exposure_s))

    @contextmanager
    def releasing(self, origin: Origin, *, exposure_s: float, timer_s: float = 0.0) -> Iterator[None]:
        """Around the order to release: in doubt until the camera has answered, and for good if the line went first."""
        doubt = replace(origin, sure=False)
        self.begin(doubt, exposure_s=exposure_s, timer_s=timer_s)
        try:
            yield
        except CameraError as error:
            if not error.session_over:
                self._withdraw(doubt)
            raise
        self._withdraw(doubt)
        self.begin(origin, exposure_s=exposure_s, timer_s=timer_s)

    def _withdraw(self, origin: Origin) -> None:
        self._waiting = [release for release in self._waiting if release.origin != origin]

    def give_up(self) -> None:
        """The camera said why no picture comes of what was released."""
        self._waiting.clear()

    def overdue(self) -> int:
        """How many releases should have brought a file by now and did not; they are no longer waited for."""
        now = time.monotonic()
        late = [release for release in self._waiting if now > release.until]
        self._waiting = [release for release in self._waiting if now <= release.until]
        return len(late)

    def place(self, ref: FileRef, *, otherwise: Origin, taken: float | None = None) -> tuple[str, Origin]:
        """The release ``ref`` belongs to and where it comes from; ``otherwise`` where it was not released by us.

        ``taken`` is when the picture was taken by this computer's clock, as well as that is known.
        """
        now = time.monotonic()
        self._shots = [shot for shot in self._shots if now - shot.announced < TWIN_S + INCOMPLETE_S + 1]
        for shot in reversed(self._shots):
            if shot.takes(ref.name, now=now):
                shot.names.append(ref.name)
                return shot.release, shot.origin
        found = next((release for release in self._waiting if release.origin.sure), None)
        found = found or next((one for one in self._waiting if one.may_have_taken(taken)), None)
        if found is not None:
            self._waiting.remove(found)
        origin = found.origin if found is not None else otherwise
        shot = _Shot(new_id(), origin, [ref.name], now, self.in_pairs)
        self._shots.append(shot)
        return shot.release, shot.origin

    def recall(self, release: str, origin: Origin, name: str) -> None:
        """A file of a shot that an earlier process announced: its other half may still come."""
        shot = next((shot for shot in self._shots if shot.release == release), None)
        if shot is not None:
            shot.names.append(name)
        elif release:
            self._shots.append(_Shot(release, origin, [name], time.monotonic(), self.in_pairs))

    def incomplete(self) -> list[str]:
        """Names of files whose other half should long have been there; each is told once."""
        now = time.monotonic()
        late = [
            shot
            for shot in self._shots
            if shot.in_pair
            and len(shot.names) == 1
            and not shot.told
            and now - shot.announced > TWIN_S + INCOMPLETE_S
        ]
        for shot in late:
            shot.told = True
        return [shot.names[0] for shot in late]
