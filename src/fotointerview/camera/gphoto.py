"""A camera through libgphoto2: USB, PTP/IP, and libgphoto2's own virtual USB camera.

Lives in the camera process only: the driver is loaded at the first ``connect``, because its environment
(which port drivers, which language, whose settings) must stand before it is imported. What the code does
that looks roundabout is there because the plain way loses pictures:

- bytes are copied while their ``CameraFile`` is alive: its buffer is freed with it, without a word;
- pictures go to the card: in the camera's memory the driver keeps only the last two;
- ``trigger_capture`` and events, never ``capture``: that may return another file, and swallow one;
- a setting is read back: the driver reports success where the body refused;
- an error that may mean a dead line is followed by a probe: its code does not tell.
"""

import importlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import Any

from fotointerview.camera import driver_words
from fotointerview.camera.backend import (
    BackendEvent,
    CameraError,
    CaptureComplete,
    FileAdded,
    FileInfo,
    FileRef,
    SettingChanged,
)
from fotointerview.camera.capture_target import send_to_card
from fotointerview.camera.names import GENERIC, NameTable, load_tables, pick
from fotointerview.domain.camera import CameraIdentity, Setting, SettingName
from fotointerview.domain.faults import FaultCode

AUTO = "auto"
PIECE = 1 << 20
_EVENTS_AT_ONCE = 200
_PROBED = frozenset({-1, -2, -108, -113})
"""Codes that the driver gives both for "no" and for a line that is dead."""


def open_backend(port: str = AUTO, *, virtual: bool = False) -> "GphotoBackend":
    """What a ``BackendSpec`` names: the backend for ``port``, or for the first USB camera found."""
    return GphotoBackend(port, virtual=virtual)


class GphotoBackend:
    """A ``CameraBackend`` on libgphoto2.

    Args:
        port: ``auto``, ``usb:BBB,DDD`` or ``ptpip:HOST:PORT:EVENTPORT``.
        virtual: use the driver's virtual USB camera; ``VCAMERADIR`` in the environment is its card.
        tables: folder of the name tables, by default the program's own.
    """

    def __init__(self, port: str = AUTO, *, virtual: bool = False, tables: Path | None = None) -> None:
        self._wanted_port = port
        self._virtual = virtual
        self._tables = load_tables(tables)
        self._gp: ModuleType | None = None
        self._abilities: Any = None
        self._camera: Any = None
        self._sessions = 0
        self._context: Any = None
        self._callback: Any = None
        self._words: list[str] = []
        self._held: list[BackendEvent] = []
        self._trouble: CameraError | None = None
        self._table: NameTable = self._tables[GENERIC]
        self._config: dict[SettingName, str] = {}
        self._last: dict[str, str] = {}

    # ── session ───────────────────────────────────────────────────────────────────────────────────────────

    def connect(self) -> CameraIdentity:
        """Open the session and send pictures to the card."""
        self.close()
        gp = self._load()
        ports = gp.PortInfoList()
        with self._calls("find", probe=False):
            ports.load()
            model, port = self._find(ports)
            camera = gp.Camera()
            camera.set_abilities(self._abilities.get_abilities(self._abilities.lookup_model(model)))
            camera.set_port_info(ports.get_info(ports.lookup_path(port)))
        self._open(camera, port)
        self._camera = camera
        identity = self._identify(model, port)
        self._table = pick(self._tables, identity)
        self._send_to_card()
        return identity

    def close(self) -> None:
        """End the session; a body that does not answer any more is let go of as it is."""
        camera, self._camera = self._camera, None
        self._held.clear()
        self._config.clear()
        self._last.clear()
        self._trouble = None
        if camera is not None and self._gp is not None:
            with suppress(self._gp.GPhoto2Error):
                camera.exit(self._context)

    def _load(self) -> ModuleType:
        """Import the driver once, with its port drivers chosen; loading its list of models costs 0.1 s."""
        if self._gp is not None:
            return self._gp
        os.environ["LANGUAGE"] = "C"  # the driver translates even the choices of a setting
        gp: ModuleType
        try:
            gp = importlib.import_module("gphoto2")
        except ImportError as error:
            raise CameraError(FaultCode.NO_DRIVER, str(error), session_over=True) from error
        package = Path(str(gp.__file__)).parent / "libgphoto2"
        if package.is_dir():  # a wheel that carries its own driver; else the system's is used as it is
            os.environ["IOLIBS"] = str(package / ("vusb" if self._virtual else "iolibs"))
        self._gp = gp
        self._context = gp.Context()
        # The callback lives as long as this object is kept, and no longer.
        self._callback = self._context.set_error_func(self._hear, None)
        self._abilities = gp.CameraAbilitiesList()
        with self._calls("load", probe=False):
            self._abilities.load(self._context)
        return gp

    def _hear(self, _context: object, text: object, _data: object) -> None:
        self._words.append(text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text))

    def _find(self, ports: Any) -> tuple[str, str]:
        """Model and port of the camera that is wanted."""
        if self._wanted_port.startswith("ptpip:"):
            return "PTP/IP Camera", self._wanted_port
        found = self._abilities.detect(ports, self._context)
        seen = [(found.get_name(i), found.get_value(i)) for i in range(found.count())]
        usb = [(model, port) for model, port in seen if port.startswith("usb:")]
        for model, port in usb:
            if self._wanted_port in {AUTO, port}:
                return model, port
        raise CameraError(
            FaultCode.NO_CAMERA,
            ", ".join(f"{model} ({port})" for model, port in usb),
            session_over=True,
        )

    def _open(self, camera: Any, port: str) -> None:
        try:
            with self._calls("open", probe=False):
                camera.init(self._context)
        except CameraError as error:
            if error.code is FaultCode.CAMERA_CLAIMED:
                holder = driver_words.who_holds(port)
                raise CameraError(error.code, error.words, session_over=True, holder=holder) from error
            nobody = error.code is FaultCode.CAMERA_LOST and port.startswith("ptpip:")
            code = FaultCode.NO_CAMERA if nobody else error.code
            raise CameraError(code, error.words, session_over=True) from error

    def _identify(self, model: str, port: str) -> CameraIdentity:
        over_ip = port.startswith("ptpip:")
        serial = self._text("serialnumber")
        if self._virtual:
            # Each session has a card of its own, on which the names start anew.
            self._sessions += 1
            serial = f"{serial or 'virtual'}-{os.getpid()}-{self._sessions}"
        return CameraIdentity(
            model=(self._text("cameramodel") or model) if over_ip else model,
            port=port,
            serial=serial,
            manufacturer=self._text("manufacturer"),
        )

    def _text(self, config: str) -> str:
        try:
            return str(self._open_camera().get_single_config(config, self._context).get_value() or "")
        except self._driver().GPhoto2Error:
            return ""

    def _send_to_card(self) -> None:
        """A body that keeps its pictures in its memory is told of with the first events."""
        configs = self._table.settings.get(SettingName.CAPTURE_TARGET, ("capturetarget",))
        words = send_to_card(self._driver(), self._open_camera(), self._context, configs)
        if words:
            self._trouble = CameraError(FaultCode.CARD_NOT_USED, f"pictures go to {words}")

    # ── settings ──────────────────────────────────────────────────────────────────────────────────────────

    def read_settings(self) -> Sequence[Setting]:
        """Every setting of the name table that the body has."""
        found = []
        for name in self._table.settings:
            try:
                found.append(self.read_setting(name))
            except CameraError as error:
                if error.session_over:
                    raise
        return found

    def read_setting(self, name: SettingName) -> Setting:
        """One setting; a single read never asks the body for anything else."""
        return self._setting(name, *self._widget(name))

    def write_setting(self, name: SettingName, value: str) -> Setting:
        """Set and read back; words that the body does not know are refused here, before they reach it."""
        gp = self._driver()
        config, widget = self._widget(name)
        wanted = self._table.theirs(name, value)
        if widget.get_readonly():
            raise CameraError(FaultCode.CAMERA_REFUSED, f"{name} cannot be set")
        try:
            fitting = driver_words.fitting(gp, widget, wanted)
        except ValueError as error:
            raise CameraError(FaultCode.CAMERA_REFUSED, f"{name}: {error}") from error
        with self._calls(f"set {config}"):
            widget.set_value(fitting)
            self._open_camera().set_single_config(config, widget, self._context)
        return self.read_setting(name)

    def _widget(self, name: SettingName) -> tuple[str, Any]:
        """The driver's configuration name and widget of a setting; the name is remembered for the session."""
        gp = self._driver()
        known = self._config.get(name)
        for config in (known,) if known else self._table.settings.get(name, ()):
            try:
                with self._calls(f"read {config}"):
                    widget = self._open_camera().get_single_config(config, self._context)
                    driver_words.value(gp, widget)
            except CameraError as error:
                if error.session_over:
                    raise
                continue
            self._config[name] = config
            return config, widget
        raise CameraError(FaultCode.CAMERA_REFUSED, f"this camera has no {name}")

    def _setting(self, name: SettingName, config: str, widget: Any) -> Setting:
        gp = self._driver()
        raw = driver_words.value(gp, widget)
        self._last[config] = raw
        return Setting(
            name,
            self._table.ours(name, raw),
            tuple(self._table.ours(name, choice) for choice in driver_words.choices(gp, widget)),
            bool(widget.get_readonly()),
        )

    # ── pictures ──────────────────────────────────────────────────────────────────────────────────────────

    def trigger(self) -> None:
        """Release the shutter; what comes of it comes as events."""
        with self._calls("release"):
            self._open_camera().trigger_capture(self._context)

    def poll(self, timeout_ms: int) -> Sequence[BackendEvent]:
        """What the driver has; some port drivers return at once whatever the time-out."""
        gp = self._driver()
        if self._trouble is not None:
            trouble, self._trouble = self._trouble, None
            raise trouble
        events, self._held = self._held, []
        wait = 0 if events else timeout_ms
        try:
            with self._calls("events", probe=False):
                for _ in range(_EVENTS_AT_ONCE):
                    kind, data = self._open_camera().wait_for_event(wait, self._context)
                    if kind == gp.GP_EVENT_TIMEOUT:
                        break
                    self._take(events, kind, data)
                    wait = 0
        except CameraError:
            self._held = events  # no body announces a picture twice
            raise
        return events

    def _take(self, events: list[BackendEvent], kind: int, data: Any) -> None:
        gp = self._driver()
        if kind == gp.GP_EVENT_FILE_ADDED:
            events.append(FileAdded(FileRef(data.folder, data.name)))
        elif kind == gp.GP_EVENT_CAPTURE_COMPLETE:
            events.append(CaptureComplete())
        elif kind == gp.GP_EVENT_UNKNOWN and isinstance(data, str):
            if driver_words.says_store_full(data):
                self._trouble = CameraError(FaultCode.CARD_FULL, data)
                return
            config, value = driver_words.changed_property(data)
            if config is not None and self._last.get(config) != value:
                names = [name for name, known in self._config.items() if known == config]
                events.append(SettingChanged(names[0] if names else None))

    def list_files(self) -> Sequence[FileRef]:
        """Every file of the card; the driver keeps this listing for the whole session."""
        found: list[FileRef] = []
        folders = ["/"]
        with self._calls("list"):
            while folders:
                folder = folders.pop()
                files = self._open_camera().folder_list_files(folder, self._context)
                found += [FileRef(folder, files.get_name(i)) for i in range(files.count())]
                below = self._open_camera().folder_list_folders(folder, self._context)
                folders += [str(PurePosixPath(folder, below.get_name(i))) for i in range(below.count())]
        return found

    def thumbnail(self, ref: FileRef) -> bytes | None:
        """The preview of a file, if it is a JPEG."""
        gp = self._driver()
        self.file_info(ref)  # a file that is not there is an error; a file without a thumbnail is not
        try:
            with self._calls("thumbnail"):
                data = self._whole(ref, gp.GP_FILE_TYPE_PREVIEW)
        except CameraError as error:
            if error.session_over or error.code is FaultCode.CAMERA_BUSY:
                raise
            return None
        return data if data.startswith(b"\xff\xd8") else None

    def file_info(self, ref: FileRef) -> FileInfo:
        """Size and time as the body tells them."""
        with self._calls("file info"):
            info = self._open_camera().file_get_info(ref.folder, ref.name, self._context)
        return FileInfo(int(info.file.size), int(info.file.mtime))

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        """The file in pieces of 1 MB; in one where the body cannot read in part."""
        gp = self._driver()
        size = self.file_info(ref).size
        buffer = bytearray(min(PIECE, size) or PIECE)
        done = 0
        while not size or done < size:
            try:
                with self._calls("read", probe=False):
                    got = self._piece(ref, done, buffer)
            except CameraError as error:
                if done or not driver_words.says_unsupported(error):
                    raise
                with self._calls("read whole", probe=False):
                    data = self._whole(ref, gp.GP_FILE_TYPE_NORMAL)
                yield data
                return
            if got == 0:
                return
            done += got
            yield bytes(memoryview(buffer)[:got])

    def _piece(self, ref: FileRef, offset: int, buffer: bytearray) -> int:
        gp = self._driver()
        camera = self._open_camera()
        return int(
            camera.file_read(ref.folder, ref.name, gp.GP_FILE_TYPE_NORMAL, offset, buffer, self._context)
        )

    def _whole(self, ref: FileRef, kind: int) -> bytes:
        """A file's bytes, copied while the ``CameraFile`` that owns them is held."""
        file = self._open_camera().file_get(ref.folder, ref.name, kind, None, self._context)
        return bytes(file.get_data_and_size())

    # ── errors ────────────────────────────────────────────────────────────────────────────────────────────

    def _driver(self) -> ModuleType:
        if self._gp is None:
            raise CameraError(FaultCode.CAMERA_LOST, "not connected", session_over=True)
        return self._gp

    def _open_camera(self) -> Any:
        """The camera; never a closed one, because the driver would open that again without a word."""
        if self._camera is None:
            raise CameraError(FaultCode.CAMERA_LOST, "not connected", session_over=True)
        return self._camera

    @contextmanager
    def _calls(self, doing: str, *, probe: bool = True) -> Iterator[None]:
        """Turn the driver's errors into ours; with ``probe`` a doubtful one is followed by a look at the line."""
        gp = self._gp
        assert gp is not None
        self._words.clear()
        try:
            yield
        except gp.GPhoto2Error as error:
            words = "; ".join(self._words) or str(error.string)
            dead = error.code in _PROBED and (not probe or not self._line_lives())
            raise driver_words.camera_error(error.code, f"{doing}: {words}", dead=dead) from error

    def _line_lives(self) -> bool:
        """Whether the camera still answers; an event that comes with the answer is kept."""
        gp = self._driver()
        if self._camera is None:
            return False
        try:
            kind, data = self._camera.wait_for_event(0, self._context)
        except gp.GPhoto2Error:
            return False
        if kind != gp.GP_EVENT_TIMEOUT:
            self._take(self._held, kind, data)
        return True
