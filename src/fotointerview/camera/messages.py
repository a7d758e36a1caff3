"""What goes over the pipe between the application and the camera process: pickled frozen dataclasses.

Times ending in ``_ns`` are ``time.monotonic_ns()``, which both processes share on one machine.
"""

from dataclasses import dataclass
from pathlib import Path

from fotointerview.domain.camera import (
    Ability,
    CameraIdentity,
    CameraState,
    SeenCamera,
    Setting,
    SettingName,
)
from fotointerview.domain.faults import Fault

# ── commands, application → camera process ────────────────────────────────────────────────────────────────


NOBODY = 0
"""The id of an order that the application did not give; nobody waits for its reply."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Release the shutter once."""

    id: int


@dataclass(frozen=True, slots=True)
class WriteSetting:
    """Set ``name`` to ``value`` and read it back; the reply's ``result`` is the :class:`Setting` read."""

    id: int
    name: SettingName
    value: str


@dataclass(frozen=True, slots=True)
class RefreshSettings:
    """Read every setting again; they come as :class:`SettingsRead`."""

    id: int


@dataclass(frozen=True, slots=True)
class SetDestination:
    """Fetch what is announced from now on into ``directory`` (``<study>/.incoming/<interview id>``).

    ``None``: fetch nothing; it stays on the card and counts as old.
    """

    id: int
    directory: Path | None


@dataclass(frozen=True, slots=True)
class SetLive:
    """Send live-view frames from now on, or no longer."""

    id: int
    on: bool


@dataclass(frozen=True, slots=True)
class DriveFocus:
    """Focus now, or a step nearer or farther; see :meth:`CameraBackend.drive_focus`."""

    id: int
    step: int


@dataclass(frozen=True, slots=True)
class FindFiles:
    """Look which of these files are on the card, unchanged; they are the reply's ``result``."""

    id: int
    files: tuple["CameraFile", ...]


@dataclass(frozen=True, slots=True)
class DeleteFiles:
    """Take these files off the card, each only if it is still the same; the reply's ``result`` tells which are gone."""

    id: int
    files: tuple["CameraFile", ...]


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Something came to the bus or left it: a camera that was not there may be there now."""

    id: int = NOBODY


@dataclass(frozen=True, slots=True)
class Stop:
    """End the session and the process; :data:`NOBODY` as its id says that the application is gone."""

    id: int


Command = (
    Trigger
    | WriteSetting
    | RefreshSettings
    | SetDestination
    | SetLive
    | DriveFocus
    | FindFiles
    | DeleteFiles
    | LookAgain
    | Stop
)

# ── events, camera process → application ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Reply:
    """The end of a command: exactly one for every command. ``fault`` is ``None`` when it succeeded."""

    id: int
    fault: Fault | None = None
    result: "Setting | tuple[CameraFile, ...] | None" = None


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The camera's state as the child sees it."""

    state: CameraState
    identity: CameraIdentity | None = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """Settings as read now; replaces those of the same names."""

    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class AbilitiesKnown:
    """What the camera that is connected can do, and which cameras could be used instead."""

    abilities: frozenset[Ability]
    seen: tuple[SeenCamera, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One live-view frame as the camera made it, a JPEG. Frames may be left out, never kept for later."""

    jpeg: bytes
    number: int
    taken_ns: int


@dataclass(frozen=True, slots=True)
class CameraFile:
    """The identity of a file on a camera, good across reconnects."""

    serial: str
    folder: str
    name: str
    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class FileAnnounced:
    """A new file is on the camera; nothing of it is here yet. ``token`` names it in the events that follow.

    ``directory`` is where it goes: where it belonged when the shutter was released. ``release`` is the same for
    the files of one shot (RAW and JPEG).
    """

    token: str
    folder: str
    name: str
    trigger_ns: int
    announced_ns: int
    directory: Path | None = None
    release: str = ""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The camera's own small JPEG of an announced file."""

    token: str
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class FileArrived:
    """The file lies complete, checked, fsynced and renamed in ``.incoming``; not yet in the database.

    ``path`` is absolute; ``damaged`` when the size agrees but a JPEG has no end mark (kept aside, shown as such).
    """

    token: str
    path: Path
    sha256: str
    source: CameraFile
    arrived_ns: int
    damaged: bool = False
    release: str = ""


@dataclass(frozen=True, slots=True)
class FileFailed:
    """A file could not be fetched after three tries; it stays on the camera."""

    token: str
    name: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should hear that does not end the session."""

    fault: Fault


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The child is alive and its loop turns."""

    at_ns: int


Event = (
    Reply
    | StateChanged
    | SettingsRead
    | AbilitiesKnown
    | Frame
    | FileAnnounced
    | Thumbnail
    | FileArrived
    | FileFailed
    | Notice
    | Heartbeat
)
