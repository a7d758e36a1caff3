"""A film as a webcam: a real ``cv2.VideoCapture`` on a video file that was made here, shown in a loop.

While there is a file ``FILM.pulled`` beside the film the webcam is unplugged, also for another process.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fotointerview.camera.backend import CameraError
from fotointerview.camera.webcam import WebcamBackend
from fotointerview.camera.webcam_device import Frames, Webcam, begun
from fotointerview.domain.faults import FaultCode

SIZE = (1280, 720)
NAME = "Laptop Camera"


def make_film(path: Path, *, size: tuple[int, int] = SIZE, frames: int = 40) -> Path:
    """A film of ``frames`` frames, each a little lighter than the one before it."""
    from fotointerview.vision import cv2

    width, height = size
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, size)
    assert writer.isOpened()
    ramp = np.linspace(0, 120, width, dtype=np.uint8)
    for number in range(frames):
        writer.write(np.repeat(np.tile(ramp + 2 * number, (height, 1))[:, :, None], 3, axis=2))
    writer.release()
    return path


def pull(film: Path) -> Path:
    """The mark of a webcam that is unplugged; the caller makes it and takes it away."""
    return film.with_name(film.name + ".pulled")


class Film:
    """The device: everything but the loop and the plug is OpenCV's."""

    def __init__(self, path: Path) -> None:
        from fotointerview.vision import cv2

        self._pulled = pull(path)
        self._capture = cv2.VideoCapture(str(path))
        self._rewind = cv2.CAP_PROP_POS_FRAMES
        self.grabbed = 0

    def isOpened(self) -> bool:
        return self._capture.isOpened()

    def grab(self) -> bool:
        if self._pulled.exists():
            return False
        self.grabbed += 1
        return self._capture.grab() or (self._capture.set(self._rewind, 0) and self._capture.grab())

    def read(self) -> tuple[bool, NDArray[Any]]:
        if not self.grab():
            return False, np.empty(0)
        return self._capture.retrieve()

    def get(self, prop: int, /) -> float:
        return self._capture.get(prop)

    def set(self, prop: int, value: float, /) -> bool:
        return self._capture.set(prop, value)

    def release(self) -> None:
        self._capture.release()


def film_backend(*, film: str, card: str) -> WebcamBackend:
    """A webcam that shows ``film``. Its serial tells whether OpenCV was loaded before it was opened."""
    path = Path(film)
    loaded: list[bool] = []

    def look_around() -> Sequence[Webcam]:
        loaded.append("cv2" in sys.modules)  # the first look counts: afterwards it is there for good
        early = "early" if loaded[0] else "on time"
        return [] if pull(path).exists() else [Webcam(4, NAME, f"film-{early}")]

    def open_film(number: int) -> Frames:
        device = Film(path)
        if not device.isOpened():
            raise CameraError(FaultCode.CAMERA_CLAIMED, "no film", session_over=True)
        return begun(device)

    return WebcamBackend(look_around=look_around, open_device=open_film, card=Path(card))
