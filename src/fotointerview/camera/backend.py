"""What the program asks of any camera: the ``CameraBackend`` Protocol, its values and its errors.

A backend is blocking and single-threaded; ``camera/worker.py`` is the one place that gives it a process, a
loop and a clock. Adapters hold no policy: no retries, no reconnects, no files on disk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from fotointerview.camera.holders import Holder
from fotointerview.domain.camera import Ability, CameraIdentity, SeenCamera, Setting, SettingName
from fotointerview.domain.faults import Fault, FaultCode


@dataclass(frozen=True, slots=True)
class FileRef:
    """Where a file is on the camera, e.g. folder ``/store_00010001/DCIM/100NIKON``, name ``DSC_0001.JPG``."""

    folder: str
    name: str


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A file's size in bytes (0 when the camera does not tell) and Unix time by the camera's clock (0 unknown)."""

    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class FileAdded:
    """The camera announced a new file.

    ``held``: the driver itself holds it, and only until the next few come: it is to be fetched before more is asked.
    """

    ref: FileRef
    held: bool = False


@dataclass(frozen=True, slots=True)
class FileChanged:
    """The size or the place of a file changed after it was announced."""

    ref: FileRef


@dataclass(frozen=True, slots=True)
class CaptureComplete:
    """The camera says that a release is done. May come before or after the file, or never."""


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """Some setting changed on the body; ``name`` where it is one we know, else ``None``."""

    name: SettingName | None


BackendEvent = FileAdded | FileChanged | CaptureComplete | SettingChanged


class CameraError(Exception):
    """A camera call failed.

    Attributes:
        code: what it means for a person.
        session_over: whether the connection is unusable and must be made anew (after a time-out the driver
            is out of step for good; see gphoto.md §0.7).
        words: the camera's or driver's own words, for the details; with ``FOLDER_MISSING`` the folder.
        holder: which program holds the camera, where that can be told.
    """

    def __init__(
        self,
        code: FaultCode,
        words: str = "",
        *,
        session_over: bool = False,
        holder: Holder | None = None,
    ) -> None:
        super().__init__(f"{code}: {words}")
        self.code = code
        self.words = words
        self.session_over = session_over
        self.holder = holder

    @property
    def fault(self) -> Fault:
        """What a person hears of it."""
        details = {"words": self.words, **(self.holder.details if self.holder else {})}
        if self.code is FaultCode.FOLDER_MISSING:
            details["path"] = self.words
        return Fault(self.code, details)


class CameraBackend(Protocol):
    """A camera as a blocking object, owned by one thread of one process.

    Every method raises :class:`CameraError` and nothing else for what a camera does wrong.
    """

    def connect(self, *, prefer: str = "") -> CameraIdentity:
        """Open the session; sets the capture target to the card where the body lets it.

        Where there are several cameras, the one with the serial number ``prefer`` is taken if it is there.
        """
        ...

    def close(self) -> None:
        """End the session and give the body back. Never raises; safe to call twice."""
        ...

    def read_settings(self) -> Sequence[Setting]:
        """Every known setting the body has, read one by one."""
        ...

    def read_setting(self, name: SettingName) -> Setting:
        """One setting as it is now. Raises with ``CAMERA_REFUSED`` when the body has none of that name."""
        ...

    def write_setting(self, name: SettingName, value: str) -> Setting:
        """Set and read back; the returned value may differ from ``value`` when the body refused in silence."""
        ...

    def trigger(self) -> None:
        """Release the shutter. Files come as :class:`FileAdded` from :meth:`poll`, in any order, later."""
        ...

    def poll(self, timeout_ms: int) -> Sequence[BackendEvent]:
        """Wait at most about ``timeout_ms`` for something to happen; all that is there, possibly nothing.

        Some drivers return at once when nothing is queued: the caller keeps its own pace.
        """
        ...

    def list_files(self) -> Sequence[FileRef]:
        """Every file on the card, as the session's first listing knows it."""
        ...

    def thumbnail(self, ref: FileRef) -> bytes | None:
        """The JPEG thumbnail that the camera keeps with a file; ``None`` when there is none."""
        ...

    def file_info(self, ref: FileRef) -> FileInfo:
        """Size and time of a file."""
        ...

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        """The file's bytes in pieces (1 MB where the body can, else one). The caller checks the total."""
        ...

    def delete_file(self, ref: FileRef) -> None:
        """Take a file off the card. Nobody but a person's own wish leads here."""
        ...

    def seen(self) -> Sequence[SeenCamera]:
        """The cameras that were there when this one was looked for, this one among them."""
        ...

    def abilities(self) -> frozenset[Ability]:
        """What the connected camera can do, as far as it is known without trying."""
        ...

    def live_frame(self) -> bytes | None:
        """The next live-view frame as a JPEG; ``None`` while the body is busy, which is no error.

        Begins live view where it is not on. Raises with ``CAMERA_REFUSED`` where the camera has none, and with
        ``LIVE_VIEW_STOPPED`` and its own words where it will not now; the session goes on in both cases.
        """
        ...

    def end_live(self) -> None:
        """End live view and give the body its buttons and dials back. Does nothing when it is not on."""
        ...

    def drive_focus(self, step: int) -> None:
        """Focus now (0), or move the focus by one step: −3..−1 nearer, 1..3 farther, larger numbers further.

        Raises with ``FOCUS_FAILED`` when nothing sharp was found or the lens is at its end.
        """
        ...
