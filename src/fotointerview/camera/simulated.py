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
    CardFullError,
    ControlChanged,
    DemoBody,
    FocusError,
    ObjectAdded,
    PictureInMemory,
    RefusedError,
    ReleaseComplete,
)
from fotointerview.camera.demo.card import CardFile
from fotointerview.camera.demo.controls import Control
from fotointerview.domain.camera import Ability, CameraIdentity, SeenCamera, Setting, SettingName
from fotointerview.domain.faults import FaultCode

DCIM = "/store_00010001/DCIM"
FOLDER = f"{DCIM}/100NIKON"
_PIECE = 1 << 20
_PORT = "direct"
_FOCUS_STEPS = (30, 150, 600)
"""Motor steps of a small, a middle and a large step of focus."""
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
        return CameraIdentity(model=MODEL, port=_PORT, serial=self.body.serial, manufacturer=MAKE)

    def close(self) -> None:
        """End the session."""
        if self._open:
            self.body.live.end()
            self.body.host_has_controls = False
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
        wire = control.parsed(value) if control else None
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
        except CardFullError as error:
            raise CameraError(FaultCode.CARD_FULL, str(error)) from error
        except RefusedError as error:
            raise CameraError(FaultCode.NOT_FIRED, str(error)) from error

    def poll(self, timeout_ms: int) -> Sequence[BackendEvent]:
        """What happened, waiting at most ``timeout_ms`` for the first."""
        self._check()
        return [told for event in self.body.wait_events(timeout_ms / 1000) if (told := self._told(event))]

    def list_files(self) -> Sequence[FileRef]:
        """Every file on the card."""
        self._check()
        return [_ref(file) for file in self.body.card.files]

    def thumbnail(self, ref: FileRef) -> bytes | None:
        """The thumbnail kept with a file."""
        return self.body.card.thumbnail(self._file(ref)) or None

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

    def delete_file(self, ref: FileRef) -> None:
        """Take a file off the card."""
        self.body.card.delete(self._file(ref).handle)

    def seen(self) -> Sequence[SeenCamera]:
        """This camera alone."""
        return (SeenCamera(MODEL, _PORT, self.body.serial),)

    def abilities(self) -> frozenset[Ability]:
        """Everything."""
        return frozenset(Ability)

    def live_frame(self) -> bytes | None:
        """The next frame; ``None`` while a picture is being taken."""
        self._check()
        try:
            if not self.body.live.is_on:
                self.body.live.start()
                self.body.host_has_controls = True
            return self.body.live.frame()
        except RefusedError as error:
            raise CameraError(FaultCode.LIVE_VIEW_STOPPED, str(error)) from error

    def end_live(self) -> None:
        """End live view and give the controls back."""
        self._check()
        self.body.live.end()
        self.body.host_has_controls = False

    def drive_focus(self, step: int) -> None:
        """Find the sitter (0), or move the focus: one step is small, each further one several times the one before."""
        self._check()
        try:
            if not step:
                self.body.focus.find()
            elif self.body.focus.move(
                _FOCUS_STEPS[min(abs(step), len(_FOCUS_STEPS)) - 1] * (1 if step > 0 else -1)
            ):
                raise CameraError(FaultCode.FOCUS_FAILED, "the lens is at its end")
        except FocusError as error:
            raise CameraError(FaultCode.FOCUS_FAILED, str(error)) from error

    def _check(self) -> None:
        if not self._open:
            raise CameraError(FaultCode.CAMERA_LOST, "no session", session_over=True)

    def _file(self, ref: FileRef) -> CardFile:
        self._check()
        file = next((file for file in self.body.card.files if _ref(file) == ref), None)
        if file is None:
            raise CameraError(FaultCode.CAMERA_REFUSED, f"no file {ref.folder}/{ref.name}")
        return file

    def _told(self, event: BodyEvent) -> BackendEvent | None:
        match event:
            case ObjectAdded(handle):
                file = self.body.card.find(handle)
                return FileAdded(_ref(file)) if file else None
            case PictureInMemory():
                return None  # this backend never sends pictures there
            case ReleaseComplete():
                return CaptureComplete()
            case ControlChanged(name):
                return SettingChanged(name)


def simulated_backend(*, sitter: str = "elian", still: tuple[int, int] = (6000, 4000)) -> SimulatedBackend:
    """A simulated camera with a body of its own, ``still`` pixels large; close ``backend.body`` at the end."""
    return SimulatedBackend(DemoBody(sitter=sitter, still=still))


def _ref(file: CardFile) -> FileRef:
    return FileRef(f"{DCIM}/{file.folder}", file.name)


def _setting(control: Control) -> Setting:
    choices = (
        tuple(control.word(value) for value in control.allowed) if isinstance(control.allowed, tuple) else ()
    )
    if control.name is SettingName.BATTERY:
        choices = ()
    return Setting(control.name, control.word(control.value), choices, read_only=not control.writable)
