"""A backend in a process of its own, call by call: so that one test session may see several drivers.

libgphoto2 chooses its port drivers when it is loaded, and its virtual camera takes 26 pictures per process;
the pytest process therefore never loads it.
"""

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from fotointerview.camera.backend import BackendEvent, CameraError, FileInfo, FileRef
from fotointerview.camera.link import Sender, receive, take_over_stdio
from fotointerview.domain.camera import Ability, CameraIdentity, SeenCamera, Setting, SettingName


class RemoteBackend:
    """A ``CameraBackend`` whose calls are made in a child process."""

    def __init__(self, factory: str, arguments: Mapping[str, object], environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.camera.remote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={
                **os.environ,
                **environment,
                "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
            },
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._out, self._in = Sender(self._process.stdin), self._process.stdout
        self._out.send((factory, dict(arguments)))

    def call(self, method: str, *arguments: object) -> Any:
        self._out.send((method, arguments))
        answer = receive(self._in)
        if isinstance(answer, CameraError):
            raise answer
        return answer

    def end(self) -> None:
        self._out.close()
        self._in.close()
        self._process.wait(10)

    def connect(self, *, prefer: str = "") -> CameraIdentity:
        identity = self.call("connect")
        assert isinstance(identity, CameraIdentity)
        return identity

    def close(self) -> None:
        self.call("close")

    def read_settings(self) -> Sequence[Setting]:
        return list(self.call("read_settings"))

    def read_setting(self, name: SettingName) -> Setting:
        setting = self.call("read_setting", name)
        assert isinstance(setting, Setting)
        return setting

    def write_setting(self, name: SettingName, value: str) -> Setting:
        setting = self.call("write_setting", name, value)
        assert isinstance(setting, Setting)
        return setting

    def trigger(self) -> None:
        self.call("trigger")

    def poll(self, timeout_ms: int) -> Sequence[BackendEvent]:
        return list(self.call("poll", timeout_ms))

    def list_files(self) -> Sequence[FileRef]:
        return list(self.call("list_files"))

    def thumbnail(self, ref: FileRef) -> bytes | None:
        data = self.call("thumbnail", ref)
        return None if data is None else bytes(data)

    def file_info(self, ref: FileRef) -> FileInfo:
        info = self.call("file_info", ref)
        assert isinstance(info, FileInfo)
        return info

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        yield from self.call("read_file", ref)

    def delete_file(self, ref: FileRef) -> None:
        self.call("delete_file", ref)

    def seen(self) -> Sequence[SeenCamera]:
        return list(self.call("seen"))

    def abilities(self) -> frozenset[Ability]:
        return frozenset(self.call("abilities"))

    def live_frame(self) -> bytes | None:
        frame = self.call("live_frame")
        return None if frame is None else bytes(frame)

    def end_live(self) -> None:
        self.call("end_live")

    def drive_focus(self, step: int) -> None:
        self.call("drive_focus", step)

    def press_button(self) -> None:
        """Press the camera's own button."""
        self.call("press_button")


def serve() -> None:
    """Make the backend that is asked for and its calls, until the pipe ends."""
    commands, answers = take_over_stdio()
    sender = Sender(answers)
    factory, arguments = _pair(receive(commands))
    module, _, name = str(factory).partition(":")
    backend = getattr(importlib.import_module(module), name)(**arguments)
    while True:
        try:
            method, values = _pair(receive(commands))
        except EOFError:
            return
        try:
            call = partial(_press, backend) if method == "press_button" else getattr(backend, str(method))
            answer = call(*values)
            sender.send(list(answer) if isinstance(answer, Iterator) else answer)
        except CameraError as error:
            told = CameraError(error.code, error.words, session_over=error.session_over, holder=error.holder)
            sender.send(told)


def _pair(message: object) -> tuple[Any, Any]:
    assert isinstance(message, tuple)
    first, second = message
    return first, second


def _press(backend: Any) -> None:
    """The simulated body has a button; the virtual camera's driver has an operation for it."""
    if hasattr(backend, "body"):
        backend.body.press_shutter()
        return
    widget = backend._camera.get_single_config("opcode")
    widget.set_value("0x9999,0x0,0x1f4")
    backend._camera.set_single_config("opcode", widget)


if __name__ == "__main__":
    serve()
