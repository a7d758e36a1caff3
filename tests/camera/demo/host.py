"""A host for the demo camera: the real libgphoto2, with the few calls that the tests make again and again."""

import contextlib
import hashlib
import time
from collections.abc import Iterator
from typing import Any

import pytest

from fotointerview.camera.demo.launch import DemoCameraProcess

gp = pytest.importorskip("gphoto2", reason="python-gphoto2 is not installed on this machine")

PATIENCE_S = 20.0
DCIM = "/store_00010001/DCIM"


class Host:
    """One libgphoto2 session after another with ``demo``; pictures go to the card."""

    _lists: tuple[Any, Any] | None = None

    def __init__(self, demo: DemoCameraProcess) -> None:
        if Host._lists is None:
            abilities, ports = gp.CameraAbilitiesList(), gp.PortInfoList()
            abilities.load()
            ports.load()
            Host._lists = abilities, ports
        self._demo = demo
        self.words: list[str] = []
        """What the driver said of errors in its own words."""
        self._context = gp.Context()
        self._listening = self._context.set_error_func(self._hear, None)
        self.camera = self._connected()

    def _hear(self, _context: object, text: bytes | str, _data: object) -> None:
        self.words.append(text.decode() if isinstance(text, bytes) else text)

    def _connected(self) -> Any:
        assert Host._lists is not None
        abilities, ports = Host._lists
        camera = gp.Camera()
        camera.set_abilities(abilities[abilities.lookup_model("PTP/IP Camera")])
        camera.set_port_info(ports[ports.lookup_path(self._demo.address)])
        camera.init(self._context)
        self.camera = camera
        self.write("capturetarget", "Memory card")
        return camera

    def reconnect(self, *, patience_s: float = PATIENCE_S) -> None:
        """A new session, as soon as the body takes one."""
        self.leave()
        until = time.monotonic() + patience_s
        while True:
            try:
                self._connected()
                return
            except gp.GPhoto2Error:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def leave(self) -> None:
        """End the session, whatever the line says to it."""
        with contextlib.suppress(gp.GPhoto2Error):  # a dead line says so
            self.camera.exit()

    def drain(self) -> None:
        """Let the driver hear what happened; only then does it read settings anew."""
        while self.camera.wait_for_event(0)[0] != gp.GP_EVENT_TIMEOUT:
            pass

    def read(self, name: str) -> Any:
        """A setting as it is now."""
        self.drain()
        return self.camera.get_single_config(name).get_value()

    def choices(self, name: str) -> list[str]:
        """What a setting may be."""
        return list(self.camera.get_single_config(name).get_choices())

    def write(self, name: str, value: object) -> Any:
        """Set, and what it then is."""
        self.drain()
        widget = self.camera.get_single_config(name, self._context)
        widget.set_value(value)
        self.camera.set_single_config(name, widget, self._context)
        return self.read(name)

    def frame(self) -> bytes:
        """A live-view frame; empty where the body is busy."""
        file = self.camera.capture_preview(None, self._context)
        return bytes(file.get_data_and_size())

    def sharp_frame(self) -> bytes:
        """A live-view frame that is one."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if data := self.frame():
                return data
        raise AssertionError("no frame came")

    def fire(self) -> None:
        """Release the shutter."""
        self.camera.trigger_capture(self._context)

    def files(self, count: int, *, patience_s: float = PATIENCE_S) -> list[tuple[str, str]]:
        """The next ``count`` files that are announced, as folder and name; fewer when they do not come in time."""
        return [found for found, _ in self.timed_files(count, patience_s=patience_s)]

    def timed_files(
        self, count: int, *, patience_s: float = PATIENCE_S
    ) -> list[tuple[tuple[str, str], float]]:
        """As :meth:`files`, each with when it was announced, in monotonic seconds."""
        found: list[tuple[tuple[str, str], float]] = []
        until = time.monotonic() + patience_s
        while len(found) < count and time.monotonic() < until:
            kind, data = self.camera.wait_for_event(50)
            if kind == gp.GP_EVENT_FILE_ADDED:
                found.append(((data.folder, data.name), time.monotonic()))
        return found

    def shoot(self) -> tuple[str, str]:
        """Release, and the file that comes."""
        self.fire()
        (found,) = self.files(1)
        return found

    def fetch(self, place: tuple[str, str], kind: int = gp.GP_FILE_TYPE_NORMAL) -> bytes:
        """A file in one go."""
        file = self.camera.file_get(*place, kind, None, self._context)
        return bytes(file.get_data_and_size())

    def size(self, place: tuple[str, str]) -> int:
        """A file's size as the driver knows it."""
        return int(self.camera.file_get_info(*place).file.size)

    def same_as_on_card(self, place: tuple[str, str], data: bytes) -> bool:
        """Whether ``data`` is what lies on the card at ``place``."""
        folder, name = place
        sums = {(f"{DCIM}/{f.folder}", f.name): f.sha256 for f in self._demo.card()}
        return sums[folder, name] == hashlib.sha256(data).hexdigest()


@contextlib.contextmanager
def demo_and_host(**arguments: Any) -> Iterator[tuple[DemoCameraProcess, Host]]:
    """A demo camera of small pictures, and a host that is connected to it."""
    with DemoCameraProcess.start(**({"still": (900, 600)} | arguments)) as demo:
        host = Host(demo)
        try:
            yield demo, host
        finally:
            host.leave()
