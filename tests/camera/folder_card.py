"""A camera whose card is a folder and which misbehaves on order: for tests of the camera process.

Runs in a real child process; the test changes its behaviour by putting files into ``orders``. An order that
ends in ``once`` is taken away by being followed.

What it does shows in files beside the card: ``root/live`` is there while live view is on, ``root/focus`` holds
every step of the focus on a line of its own.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from fotointerview.camera.backend import (
    BackendEvent,
    CameraError,
    CaptureComplete,
    FileAdded,
    FileInfo,
    FileRef,
    SettingChanged,
)
from fotointerview.domain.camera import Ability, CameraIdentity, SeenCamera, Setting, SettingName
from fotointerview.domain.faults import FaultCode

DCIM = "/DCIM"
PIECE = 4096
UNWANTED = ("PySide6", "shiboken6", "sqlalchemy", "numpy", "cv2", "PIL")
JPEG = b"\xff\xd8" + bytes(range(256)) * 200 + b"\xff\xd9"
THUMBNAIL = b"\xff\xd8small\xff\xd9"
FRAME_S = 1 / 30


def shot_bytes(number: int) -> bytes:
    """What shot ``number`` looks like; no two are the same."""
    return JPEG[:2] + number.to_bytes(4, "big") + JPEG[2:]


def frame_bytes(number: int) -> bytes:
    """What live-view frame ``number`` looks like, counted from 1 over all sessions of a process."""
    return b"\xff\xd8live" + number.to_bytes(4, "big") + b"\xff\xd9"


class FolderCard:
    """A :class:`~fotointerview.camera.backend.CameraBackend` on ``root/card`` and ``root/orders``."""

    def __init__(self, root: str) -> None:
        self.card, self.orders = Path(root, "card"), Path(root, "orders")
        self.card.mkdir(parents=True, exist_ok=True)
        self.orders.mkdir(exist_ok=True)
        self.live, self.focus = Path(root, "live"), Path(root, "focus")
        self._frames, self._next_frame = 0, 0.0
        self._shots = 0
        self._announced: set[str] = set()
        self._iso = "400"
        self._open = False

    def _told(self, order: str) -> bool:
        path = self.orders / order
        there = path.exists()
        if there and order.endswith("once"):
            path.unlink()
        return there

    def _check(self) -> None:
        if not self._open or self._told("lose-line-once"):
            self._open = False
            raise CameraError(FaultCode.CAMERA_LOST, "the line is cut", session_over=True)

    def connect(self, *, prefer: str = "") -> CameraIdentity:
        if self._told("away"):
            raise CameraError(FaultCode.NO_CAMERA, "switched off", session_over=True)
        self._open = True
        self._announced = {path.name for path in self.card.iterdir()}
        loaded = ",".join(name for name in UNWANTED if name in sys.modules)
        return CameraIdentity(model="Folder", port="direct", serial="F1", manufacturer=loaded)

    def close(self) -> None:
        self.live.unlink(missing_ok=True)
        self._open = False

    def seen(self) -> Sequence[SeenCamera]:
        other = [SeenCamera("Other", "usb:001,009")] if self._told("two-cameras") else []
        return [SeenCamera("Folder", "direct", "F1"), *other]

    def abilities(self) -> frozenset[Ability]:
        self._check()
        none = self._told("no-live-view")
        return frozenset({Ability.RELEASE, Ability.DELETE} | (set() if none else {Ability.LIVE_VIEW}))

    def live_frame(self) -> bytes | None:
        self._check()
        if self._told("no-live-view"):
            raise CameraError(FaultCode.CAMERA_REFUSED, "no live view")
        if self._told("live-dies-once") or self._told("live-dead"):
            self.live.unlink(missing_ok=True)
            raise CameraError(FaultCode.LIVE_VIEW_STOPPED, "too warm")
        if self._told("live-hangs-once"):
            time.sleep(600)
        self.live.touch()
        if self._told("live-busy-once") or self._told("live-busy"):
            return None
        time.sleep(max(self._next_frame - time.monotonic(), 0.0))  # 30 a second, as a body has them
        self._next_frame = time.monotonic() + FRAME_S
        self._frames += 1
        return frame_bytes(self._frames)

    def end_live(self) -> None:
        self._check()
        self.live.unlink(missing_ok=True)

    def drive_focus(self, step: int) -> None:
        self._check()
        if self._told("out-of-focus-once"):
            raise CameraError(FaultCode.FOCUS_FAILED, "out of focus")
        with self.focus.open("a", encoding="ascii") as file:
            file.write(f"{step}\n")

    def read_settings(self) -> Sequence[Setting]:
        return [self.read_setting(SettingName.ISO)]

    def read_setting(self, name: SettingName) -> Setting:
        self._check()
        if name is not SettingName.ISO:
            raise CameraError(FaultCode.CAMERA_REFUSED, f"no {name}")
        return Setting(name, self._iso, ("100", "400"))

    def write_setting(self, name: SettingName, value: str) -> Setting:
        setting = self.read_setting(name)
        if value not in setting.choices:
            raise CameraError(FaultCode.CAMERA_REFUSED, f"no {value}")
        self._iso = value
        return self.read_setting(name)

    def trigger(self) -> None:
        self._check()
        if self._told("out-of-focus-once"):
            raise CameraError(FaultCode.FOCUS_FAILED, "out of focus")
        if self._told("busy-once"):
            raise CameraError(FaultCode.CAMERA_BUSY, "device busy")
        if self._told("lose-release-once"):
            self._open = False
            raise CameraError(FaultCode.CAMERA_LOST, "time-out", session_over=True)
        number = self._shots = max(self._shots, len({path.stem for path in self.card.iterdir()})) + 1
        for suffix in (".NEF", ".JPG") if self._told("raw-too") else (".JPG",):
            (self.card / f"IMG_{number:04}{suffix}").write_bytes(shot_bytes(number))
        if self._told("die-once"):
            os.kill(os.getpid(), signal.SIGKILL)
        if self._told("hang-once"):
            time.sleep(600)
        if self._told("crash-once"):
            raise ZeroDivisionError("a bug")

    def poll(self, timeout_ms: int) -> Sequence[BackendEvent]:
        self._check()
        if self._told("card-full-once"):
            raise CameraError(FaultCode.CARD_FULL, "store full")
        events: list[BackendEvent] = []
        for path in sorted(self.card.iterdir()):
            if path.name not in self._announced:
                self._announced.add(path.name)
                events += [FileAdded(FileRef(DCIM, path.name)), CaptureComplete()]
        if self._told("dial-turned-once"):
            self._iso = "100"
            events.append(SettingChanged(None))
        return events

    def list_files(self) -> Sequence[FileRef]:
        self._check()
        if self._told("list-slowly"):
            time.sleep(3.0)
        return [FileRef(DCIM, path.name) for path in sorted(self.card.iterdir())]

    def _path(self, ref: FileRef) -> Path:
        self._check()
        path = self.card / ref.name
        if not path.exists():
            raise CameraError(FaultCode.CAMERA_REFUSED, "file not found")
        return path

    def delete_file(self, ref: FileRef) -> None:
        path = self._path(ref)
        if self._told("no-delete-once"):
            raise CameraError(FaultCode.CAMERA_REFUSED, "write protected")
        path.unlink()

    def thumbnail(self, ref: FileRef) -> bytes | None:
        self._path(ref)
        return THUMBNAIL

    def file_info(self, ref: FileRef) -> FileInfo:
        stat = self._path(ref).stat()
        return FileInfo(stat.st_size, int(stat.st_mtime))

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        data = self._path(ref).read_bytes()
        if self._told(f"die-reading-{ref.name}"):
            os.kill(os.getpid(), signal.SIGKILL)
        if self._told("short"):
            data = data[:PIECE]
        if self._told("short-once"):
            data = b""
        for start in range(0, len(data), PIECE):
            if start and self._told("lose-file-once"):
                self._open = False
                raise CameraError(FaultCode.CAMERA_LOST, "cut in mid-file", session_over=True)
            yield data[start : start + PIECE]
            if self._told("slow"):
                time.sleep(0.02)
