"""The demo camera as a :class:`~fotointerview.camera.backend.CameraBackend`, without a driver or a line.

For machines without gphoto2 and for fast tests. Words and choices are those that the driver and
``presets/cameras/demo.toml`` give for the same body, so that a plan does not notice the difference.
"""

from collections.abc import Iterator, Sequence

from fotointerview.camera.backend import (
    BackendEvent,
    CameraError,
    CaptureComplete,
    FileAdded,
    FileInfo,
    FileRef,
    SettingChanged,
)
from fotointerview.camera.demo.body import (
    MAKE,
    MODEL,
    BodyEvent,
    ControlChanged,
    DemoBody,
    ObjectAdded,
    RefusedError,
    ReleaseComplete,
)
from fotointerview.camera.demo.card import CardFile
from fotointerview.camera.demo.controls import Control
from fotointerview.domain.camera import CameraIdentity, Setting, SettingName
from fotointerview.domain.faults import FaultCode
from fotointerview.domain.scales import parse_number

FOLDER = "/store_00010001/DCIM/100NIKON"
_PIECE = 1 << 20
_CARD = "Memory card"


class SimulatedBackend:
    """``body`` as a camera. Closing the session leaves the body on, as pulling the cable would."""

    def __init__(self, body: DemoBody) -> None:
        self.body = body
        self._open = False

    def connect(self, *, prefer: str = "") -> CameraIdentity:
        """Open the session; what happened before is found by :meth:`list_files`."""
        self.body.take_events()
        self._open = True
        return CameraIdentity(model=MODEL, port="direct", serial=self.body.serial, manufacturer=MAKE)

    def close(self) -> None:
        """End the session."""
        self._open = False

    def read_settings(self) -> Sequence[Setting]:
        """Every control of the body, and where pictures go."""
        self._check()
        target = Setting(SettingName.CAPTURE_TARGET, _CARD, (_CARD,), read_only=True)
        return [*(_setting(control) for control in self.body.controls), target]

    def read_setting(self, name: SettingName) -> Setting:
        """One setting as it is now."""
        found = next((setting for setting in self.read_settings() if setting.name is name), None)
        if found is None:
            raise CameraError(FaultCode.CAMERA_REFUSED, f"the demo camera has no {name}")
        return found

    def write_setting(self, name: SettingName, value: str) -> Setting:
        """Set and read back."""
        self._check()
        control = self.body.control(name)
        wire = _wire(control, value) if control else None
        if wire is None:
            raise CameraError(FaultCode.CAMERA_REFUSED, f"the demo camera cannot set {name} to {value!r}")
        try:
            self.body.set_control(name, wire)
        except RefusedError as error:
            raise CameraError(FaultCode.CAMERA_REFUSED, str(error)) from error
        return self.read_setting(name)

    def trigger(self) -> None:
        """Release the shutter."""
        self._check()
        try:
            self.body.release()
        except RefusedError as error:
            raise CameraError(FaultCode.NOT_FIRED, str(error)) from error

    def poll(self, timeout_ms: int) -> Sequence[BackendEvent]:
        """What happened, waiting at most ``timeout_ms`` for the first."""
        self._check()
        return [told for event in self.body.wait_events(timeout_ms / 1000) if (told := self._told(event))]

    def list_files(self) -> Sequence[FileRef]:
        """Every file on the card."""
        self._check()
        return [FileRef(FOLDER, file.name) for file in self.body.card.files]

    def thumbnail(self, ref: FileRef) -> bytes | None:
        """The thumbnail kept with a file."""
        return self._file(ref).thumbnail or None

    def file_info(self, ref: FileRef) -> FileInfo:
        """Size and time of a file."""
        file = self._file(ref)
        return FileInfo(size=file.size, mtime=int(file.taken_at.timestamp()))

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        """The file in pieces of 1 MB."""
        file = self._file(ref)
        for offset in range(0, file.size, _PIECE):
            self._check()
            yield self.body.card.read(file, offset=offset, size=_PIECE)

    def _check(self) -> None:
        if not self._open:
            raise CameraError(FaultCode.CAMERA_LOST, "no session", session_over=True)

    def _file(self, ref: FileRef) -> CardFile:
        self._check()
        file = self.body.card.named(ref.name) if ref.folder == FOLDER else None
        if file is None:
            raise CameraError(FaultCode.CAMERA_REFUSED, f"no file {ref.folder}/{ref.name}")
        return file

    def _told(self, event: BodyEvent) -> BackendEvent | None:
        match event:
            case ObjectAdded(handle):
                file = self.body.card.find(handle)
                return FileAdded(FileRef(FOLDER, file.name)) if file else None
            case ReleaseComplete():
                return CaptureComplete()
            case ControlChanged(name):
                return SettingChanged(name)


def simulated_backend(*, sitter: str = "elian", still: tuple[int, int] = (6000, 4000)) -> SimulatedBackend:
    """A simulated camera with a body of its own, ``still`` pixels large; close ``backend.body`` at the end."""
    return SimulatedBackend(DemoBody(sitter=sitter, still=still))


def _setting(control: Control) -> Setting:
    choices = (
        tuple(control.word(value) for value in control.allowed) if isinstance(control.allowed, tuple) else ()
    )
    if control.name is SettingName.BATTERY:
        choices = ()
    return Setting(control.name, control.word(control.value), choices, read_only=not control.writable)


def _wire(control: Control, value: str) -> int | None:
    """``value`` in wire units: one of the control's own words, or a number on a range."""
    if isinstance(control.allowed, tuple):
        return next((wire for wire in control.allowed if control.word(wire) == value), None)
    number = parse_number(value)
    return None if number is None else round(number * 1000)
