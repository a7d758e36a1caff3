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
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from fotointerview.camera import driver_words
from fotointerview.camera.backend import BackendEvent, CameraBackend, CameraError
from fotointerview.camera.candidates import AUTO, SERIAL, USB, in_order, known_by_usb
from fotointerview.camera.capture_target import send_to_card
from fotointerview.camera.gphoto_card import GphotoCard
from fotointerview.camera.gphoto_line import HELD
from fotointerview.camera.gphoto_live import GphotoLive
from fotointerview.camera.hang_up import hang_up
from fotointerview.camera.holders import who_holds
from fotointerview.camera.names import GENERIC, load_tables, pick
from fotointerview.camera.usb import same_serial, usb_cameras
from fotointerview.domain.camera import CameraIdentity, SeenCamera, Setting, SettingName
from fotointerview.domain.faults import FaultCode

_EVENTS_AT_ONCE = 200
_GRACE_S = 5.0
"""A body that went away and comes back within this time is not exchanged for another one that is there."""


def open_backend(port: str = AUTO, *, virtual: bool = False) -> CameraBackend:
    """What a ``BackendSpec`` names: the backend for ``port``, or for the first USB camera found."""
    return GphotoBackend(port, virtual=virtual)


class GphotoBackend(GphotoCard, GphotoLive):
    """A ``CameraBackend`` on libgphoto2.

    Args:
        port: ``auto``, ``usb:BBB,DDD``, ``serial:XYZ`` or ``ptpip:HOST:PORT:EVENTPORT``.
        virtual: use the driver's virtual USB camera; ``VCAMERADIR`` in the environment is its card.
        tables: folder of the name tables, by default the program's own.
    """

    def __init__(self, port: str = AUTO, *, virtual: bool = False, tables: Path | None = None) -> None:
        self._tables = load_tables(tables)
        super().__init__(table=self._tables[GENERIC])
        self._wanted_port = port
        self._virtual = virtual
        self._abilities: Any = None
        self._callback: Any = None
        self._sessions = 0
        self._seen: tuple[SeenCamera, ...] = ()
        self._here_at = time.monotonic()

    # ── session ───────────────────────────────────────────────────────────────────────────────────────────

    def connect(self, *, prefer: str = "") -> CameraIdentity:
        """Open the session and send pictures to the card."""
        self.close()
        ports = self._ports()
        only = self._wanted_port.startswith(SERIAL)
        serial = self._wanted_port.removeprefix(SERIAL) if only else prefer
        if self._virtual or not (only or self._wanted_port == AUTO):
            serial = ""  # it is known by its port; the virtual camera is another one every time
        self._seen = self._look(ports)
        fitting = in_order(self._seen, wanted=self._wanted_port, prefer=serial)
        if not fitting:
            there = ", ".join(f"{camera.model} ({camera.port})" for camera in self._seen)
            raise CameraError(FaultCode.NO_CAMERA, there, session_over=True)
        identity = self._first(fitting, ports, serial=serial, only=only)
        self._table = pick(self._tables, identity)
        self._send_to_card()
        return identity

    def seen(self) -> Sequence[SeenCamera]:
        """The cameras on USB when this one was connected; one on another line alone."""
        return self._seen

    def close(self) -> None:
        """End the session; a body that does not answer any more is let go of as it is."""
        camera, self._camera = self._camera, None
        dead, self._dead = self._dead, False
        self._held.clear()
        self._config.clear()
        self._last.clear()
        self._trouble = None
        self._forget_live()
        if camera is not None and self._gp is not None:
            self._here_at = time.monotonic()
            if dead:
                hang_up(self._wanted_port)
            with suppress(self._gp.GPhoto2Error):
                camera.exit(self._context)

    def _ports(self) -> Any:
        """The driver's list of ports, as the bus is now."""
        gp = self._load()
        ports = gp.PortInfoList()
        with self._calls("ports", probe=False):
            ports.load()
        return ports

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

    def _look(self, ports: Any) -> tuple[SeenCamera, ...]:
        """The cameras that are there; one on the network is only seen by opening it."""
        if self._wanted_port.startswith("ptpip:"):
            return (SeenCamera("PTP/IP Camera", self._wanted_port),)
        with self._calls("find", probe=False):
            found = self._abilities.detect(ports, self._context)
        seen = [SeenCamera(found.get_name(i), found.get_value(i)) for i in range(found.count())]
        return known_by_usb((camera for camera in seen if camera.port.startswith(USB)), usb_cameras())

    def _first(
        self, candidates: Sequence[SeenCamera], ports: Any, *, serial: str, only: bool
    ) -> CameraIdentity:
        """Open the body with that serial number; where it is not there, the first, unless ``only`` that one will do."""
        if not serial:
            return self._start(candidates[0], ports)
        here_at = self._here_at
        for candidate in candidates:
            identity = self._start(candidate, ports)
            if same_serial(identity.serial, serial):
                return identity
            self.close()
            self._here_at = here_at  # another one is there, and the grace runs out all the same
        if only or time.monotonic() - self._here_at < _GRACE_S:
            raise CameraError(FaultCode.NO_CAMERA, f"no camera with serial {serial}", session_over=True)
        return self._start(candidates[0], ports)

    def _start(self, candidate: SeenCamera, ports: Any) -> CameraIdentity:
        gp = self._driver()
        camera = gp.Camera()
        with self._calls("start", probe=False):
            at = self._abilities.lookup_model(candidate.model)
            camera.set_abilities(self._abilities.get_abilities(at))
            camera.set_port_info(ports.get_info(ports.lookup_path(candidate.port)))
        self._open(camera, candidate.port)
        self._camera = camera
        identity = self._identify(candidate.model, candidate.port)
        self._seen = tuple(
            SeenCamera(identity.model, identity.port, identity.serial) if camera == candidate else camera
            for camera in self._seen
        )
        return identity

    def _open(self, camera: Any, port: str) -> None:
        try:
            with self._calls("open", probe=False):
                camera.init(self._context)
        except CameraError as error:
            if error.code is FaultCode.CAMERA_CLAIMED:
                holder = who_holds(port)
                raise CameraError(error.code, error.words, session_over=True, holder=holder) from error
            nobody = error.code is FaultCode.CAMERA_LOST and port.startswith("ptpip:")
            code = FaultCode.NO_CAMERA if nobody else error.code
            raise CameraError(code, error.words, session_over=True) from error

    def _identify(self, model: str, port: str) -> CameraIdentity:
        over_ip = port.startswith("ptpip:")
        serial = self._text("serialnumber") or ""
        if self._virtual:
            # Each session has a card of its own, on which the names start anew.
            self._sessions += 1
            serial = f"{serial or 'virtual'}-{os.getpid()}-{self._sessions}"
        return CameraIdentity(
            model=(self._text("cameramodel") or model) if over_ip else model,
            port=port,
            serial=serial,
            manufacturer=self._text("manufacturer") or "",
        )

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
        wanted = self._table.theirs(name, value, offered=driver_words.choices(gp, widget))
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
            # Two of the driver's words may be one of ours.
            tuple(dict.fromkeys(self._table.ours(name, word) for word in driver_words.choices(gp, widget))),
            bool(widget.get_readonly()),
        )

    # ── pictures ──────────────────────────────────────────────────────────────────────────────────────────

    def trigger(self) -> None:
        """Release the shutter; what comes of it comes as events."""
        try:
            with self._calls("release"):
                self._open_camera().trigger_capture(self._context)
        except CameraError as error:
            if error.code is FaultCode.CAMERA_REFUSED and not error.session_over and self._has_no_room():
                raise CameraError(FaultCode.CARD_FULL, error.words) from error
            raise

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
                    if kind == gp.GP_EVENT_FILE_ADDED and data.folder == HELD:
                        break  # the next but one would push it out of the driver's hands
        except CameraError:
            self._held = events  # no body announces a picture twice
            raise
        return events
