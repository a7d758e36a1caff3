"""A webcam as a stream of fresh frames, through OpenCV: finding it, its largest picture, and its few settings.

OpenCV is loaded when a device is opened, in the camera process alone. Stale frames lie in the driver's queue
when nobody read for a while; they are thrown away before a picture is taken. A setting counts as there when
the driver gives back what was set.
"""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from fotointerview.camera.backend import CameraError
from fotointerview.domain.camera import SettingName
from fotointerview.domain.faults import FaultCode

if TYPE_CHECKING:
    from numpy.typing import NDArray

AUTOMATIC = "Automatic"
SIZES: tuple[tuple[int, int], ...] = (
    *((3840, 2160), (2560, 1440), (1920, 1080), (1600, 1200), (1280, 960), (1280, 720), (1024, 768)),
    *((800, 600), (640, 480)),
)
"""What webcams offer, the largest first; a driver answers other wishes with the size next to them or none."""

_DEVICES = Path("/sys/class/video4linux")
_OTHERS = 3
"""So many numbers are tried where the system has no list of webcams."""
_WARM_UP = 10
"""Frames until a webcam has found its exposure, a third of a second."""
_QUEUED = 4
_FRESH_S = 0.15
_MISSES, _PAUSE_S = 5, 0.04
_NONE_AT_ALL = 3


class Device(Protocol):
    """What is used of ``cv2.VideoCapture``."""

    def isOpened(self) -> bool: ...  # noqa: D102

    def grab(self) -> bool: ...  # noqa: D102

    def read(self) -> "tuple[bool, NDArray[Any]]": ...  # noqa: D102

    def get(self, prop: int, /) -> float: ...  # noqa: D102

    def set(self, prop: int, value: float, /) -> bool: ...  # noqa: D102

    def release(self) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Webcam:
    """A webcam that is there, by its number; ``name`` is the system's, ``serial`` tells it from others."""

    number: int
    name: str
    serial: str


@dataclass(frozen=True, slots=True)
class Knob:
    """A setting: a property for the value, one for "by itself", and the words with their numbers."""

    name: SettingName
    value: int
    automatic: int
    on: float
    off: float
    words: Mapping[str, float]


class Frames:
    """The frames of an opened device."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._last = 0.0
        self._missed = 0

    def begin(self) -> None:
        """Choose the largest picture and let the exposure settle.

        Raises:
            CameraError: ``CAMERA_CLAIMED``: it can be opened, but gives no picture.
        """
        from fotointerview.vision import cv2

        self._device.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))  # else large ones come slowly
        for width, height in SIZES:
            self._device.set(cv2.CAP_PROP_FRAME_WIDTH, width)
            self._device.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
            got_width = int(self._device.get(cv2.CAP_PROP_FRAME_WIDTH))
            if (got_width, int(self._device.get(cv2.CAP_PROP_FRAME_HEIGHT))) == (width, height):
                break
        self._device.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        misses = 0
        for _ in range(_WARM_UP):
            misses = 0 if self._device.grab() else misses + 1
            if misses == _NONE_AT_ALL:
                raise CameraError(FaultCode.CAMERA_CLAIMED, "it gives no picture", session_over=True)
        self._last = time.monotonic()

    @property
    def idle_s(self) -> float:
        """How long ago a frame was fetched."""
        return time.monotonic() - self._last

    def next(self) -> "NDArray[Any] | None":
        """The next frame; ``None`` when there is none now.

        Raises:
            CameraError: ``CAMERA_LOST`` after several times none.
        """
        there, frame = self._device.read()
        self._count(there)
        return frame if there else None

    def fresh(self) -> "NDArray[Any]":
        """A frame that was not taken before this call.

        Raises:
            CameraError: ``CAMERA_LOST``.
        """
        if self.idle_s > _FRESH_S:
            for _ in range(_QUEUED):
                self._device.grab()
        while True:
            frame = self.next()
            if frame is not None:
                return frame
            time.sleep(_PAUSE_S)

    def look(self) -> None:
        """See whether the device is still there, by one frame that is not decoded.

        Raises:
            CameraError: ``CAMERA_LOST``.
        """
        self._count(self._device.grab())

    def release(self) -> None:
        """Give the device back."""
        self._device.release()

    def _count(self, there: bool) -> None:
        self._last = time.monotonic()
        self._missed = 0 if there else self._missed + 1
        if self._missed >= _MISSES:
            raise CameraError(FaultCode.CAMERA_LOST, "no more pictures come", session_over=True)

    # ── settings ──────────────────────────────────────────────────────────────────────────────────────────

    def knobs(self) -> Sequence[Knob]:
        """The settings that work, each tried out and put back to automatic."""
        return [knob for knob in _all_knobs() if self._works(knob)]

    def turn(self, knob: Knob, word: str) -> None:
        """Set; whether it was taken over is seen by :meth:`position`."""
        by_itself = word == AUTOMATIC
        self._device.set(knob.automatic, knob.on if by_itself else knob.off)
        if not by_itself:
            self._device.set(knob.value, knob.words[word])

    def position(self, knob: Knob) -> str:
        """The word nearest to where the knob is."""
        if self._device.get(knob.automatic) == knob.on:
            return AUTOMATIC
        value = self._device.get(knob.value)
        return min(knob.words, key=lambda word: abs(knob.words[word] - value))

    def _works(self, knob: Knob) -> bool:
        first, *_, last = knob.words
        works = True
        for word in (first, last, AUTOMATIC):
            self.turn(knob, word)
            works = works and self.position(knob) == word
            if word != AUTOMATIC:
                works = works and self._device.get(knob.value) == knob.words[word]
        return works


def _all_knobs() -> Sequence[Knob]:
    from fotointerview.vision import cv2

    kelvins = {f"{kelvin} K": float(kelvin) for kelvin in (2800, 3200, 4000, 5000, 5600, 6500)}
    white = Knob(SettingName.WHITE_BALANCE, cv2.CAP_PROP_WB_TEMPERATURE, cv2.CAP_PROP_AUTO_WB, 1, 0, kelvins)
    if not sys.platform.startswith("linux"):
        return [white]
    # Video4Linux counts in tenths of a millisecond; elsewhere the numbers mean what each driver likes.
    times = {f"1/{part}": float(round(10_000 / part)) for part in (30, 60, 125, 250, 500)}
    shutter = Knob(SettingName.SHUTTER, cv2.CAP_PROP_EXPOSURE, cv2.CAP_PROP_AUTO_EXPOSURE, 3, 1, times)
    return [shutter, white]


# ── finding ───────────────────────────────────────────────────────────────────────────────────────────────


def has_list() -> bool:
    """Whether the system tells which webcams there are."""
    return sys.platform.startswith("linux")


def webcams(devices: Path = _DEVICES) -> Sequence[Webcam]:
    """The webcams that the system knows of; where it has no list, the first few numbers."""
    if not has_list():
        return [Webcam(number, f"Webcam {number}", f"webcam-{number}") for number in range(_OTHERS)]
    found = []
    for place in devices.glob("video*"):
        # One webcam has several devices: the first gives pictures, the others what is known about them.
        if _text(place / "index") not in {"", "0"} or not place.name[5:].isdecimal():
            continue
        number = int(place.name[5:])
        name = _text(place / "name").partition(":")[0] or f"Webcam {number}"
        serial = _text(place.resolve() / "device" / ".." / "serial") or f"{name}-{number}"
        found.append(Webcam(number, name, serial))
    return sorted(found, key=lambda webcam: webcam.number)


def open_webcam(number: int) -> Frames:
    """Open webcam ``number``.

    Raises:
        CameraError: ``CAMERA_CLAIMED`` or ``NO_CAMERA``, both for the whole session.
    """
    from fotointerview.vision import cv2

    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    way = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION}
    device = cv2.VideoCapture(number, way.get(sys.platform, cv2.CAP_ANY))
    if not device.isOpened():
        device.release()
        is_there = Path(f"/dev/video{number}").exists()
        code = FaultCode.CAMERA_CLAIMED if is_there else FaultCode.NO_CAMERA
        raise CameraError(code, f"webcam {number} cannot be opened", session_over=True)
    return begun(device)


def begun(device: Device) -> Frames:
    """The frames of an opened device; it is given back when it gives none."""
    frames = Frames(device)
    try:
        frames.begin()
    except CameraError:
        frames.release()
        raise
    return frames


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
