"""A webcam as a camera: live view, and stills from the same frames in their full size.

It has no button, no lens and no card of its own. The device stays open for the whole session, so that its lamp
says that somebody may be looking.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fotointerview.camera.backend import (
    BackendEvent,
    CameraBackend,
    CameraError,
    CaptureComplete,
    FileAdded,
    FileInfo,
    FileRef,
)
from fotointerview.camera.small_pictures import small_jpeg
from fotointerview.camera.webcam_card import FOLDER, MAKE, WebcamCard
from fotointerview.camera.webcam_device import AUTOMATIC, Frames, Knob, Webcam, has_list, open_webcam, webcams
from fotointerview.domain.camera import Ability, CameraIdentity, SeenCamera, Setting, SettingName
from fotointerview.domain.faults import FaultCode

if TYPE_CHECKING:
    from numpy.typing import NDArray

LIVE_WIDTH = 960
_FRAME_S = 1 / 30
_LIVE_QUALITY, _STILL_QUALITY = 80, 95
_IDLE_LOOK_S = 1.0
_PIECE = 1 << 20


class WebcamBackend:
    """A webcam as a :class:`~fotointerview.camera.backend.CameraBackend`.

    Args:
        look_around: the webcams that are there.
        open_device: opens one of them by its number.
        number: the one that is wanted; ``None`` for the first that gives pictures.
        card: the folder for its pictures.
    """

    def __init__(
        self,
        *,
        look_around: Callable[[], Sequence[Webcam]] = webcams,
        open_device: Callable[[int], Frames] = open_webcam,
        number: int | None = None,
        card: Path,
    ) -> None:
        self._look_around = look_around
        self._open_device = open_device
        self._number = number
        self._card = WebcamCard(card)
        self._seen: Sequence[Webcam] = ()
        self._webcam = Webcam(number or 0, MAKE, "")
        self._frames: Frames | None = None
        self._knobs: Sequence[Knob] = ()
        self._events: list[BackendEvent] = []
        self._next_live = 0.0

    # ── session ───────────────────────────────────────────────────────────────────────────────────────────

    def connect(self, *, prefer: str = "") -> CameraIdentity:
        """Open the webcam that is wanted, or the first that gives pictures."""
        self.close()
        self._seen = self._look_around()
        wanted = [webcam for webcam in self._seen if self._number in (None, webcam.number)]
        reason = CameraError(FaultCode.NO_CAMERA, "there is no such webcam", session_over=True)
        for webcam in wanted:
            try:
                self._frames = self._open_device(webcam.number)
            except CameraError as error:
                if reason.code is FaultCode.NO_CAMERA:
                    reason = error
                continue
            self._webcam = webcam
            self._knobs = self._frames.knobs()
            return CameraIdentity(
                model=webcam.name, port=f"webcam:{webcam.number}", serial=webcam.serial, manufacturer=MAKE
            )
        raise reason

    def close(self) -> None:
        """Give the device back; its lamp goes out."""
        frames, self._frames = self._frames, None
        self._events.clear()
        if frames is not None:
            frames.release()

    def seen(self) -> Sequence[SeenCamera]:
        """The webcams that the system knows of; where it has no list, this one."""
        known = self._seen if has_list() else [self._webcam]
        return [SeenCamera(webcam.name, f"webcam:{webcam.number}", webcam.serial) for webcam in known]

    def abilities(self) -> frozenset[Ability]:
        """Live view; its focus is its own."""
        return frozenset({Ability.RELEASE, Ability.LIVE_VIEW})

    # ── settings ──────────────────────────────────────────────────────────────────────────────────────────

    def read_settings(self) -> Sequence[Setting]:
        """What the driver really lets one set, often nothing."""
        self._device()
        return [self.read_setting(knob.name) for knob in self._knobs]

    def read_setting(self, name: SettingName) -> Setting:
        """One setting as it is now."""
        frames, knob = self._device(), self._knob(name)
        return Setting(name, frames.position(knob), (AUTOMATIC, *knob.words))

    def write_setting(self, name: SettingName, value: str) -> Setting:
        """Set and read back."""
        frames, knob = self._device(), self._knob(name)
        if value != AUTOMATIC and value not in knob.words:
            raise CameraError(FaultCode.CAMERA_REFUSED, f"the webcam cannot set {name} to {value!r}")
        frames.turn(knob, value)
        return self.read_setting(name)

    # ── pictures ──────────────────────────────────────────────────────────────────────────────────────────

    def trigger(self) -> None:
        """Keep the next frame in its full size."""
        frame = self._device().fresh()
        taken_at = datetime.now().astimezone()
        height, width = frame.shape[:2]
        ref = self._card.add(
            _jpeg(frame, _STILL_QUALITY), model=self._webcam.name, size=(width, height), taken_at=taken_at
        )
        self._events += [FileAdded(ref), CaptureComplete()]

    def poll(self, timeout_ms: int) -> Sequence[BackendEvent]:
        """The pictures that were taken since; now and then whether the webcam is still there."""
        frames = self._device()
        self._card.tidy()
        if not self._events and frames.idle_s > _IDLE_LOOK_S:
            frames.look()
        events, self._events = self._events, []
        return events

    def live_frame(self) -> bytes | None:
        """The next frame in the size for live view, at most thirty a second."""
        frames = self._device()
        now = time.monotonic()
        time.sleep(max(self._next_live - now, 0.0))
        self._next_live = max(self._next_live, now) + _FRAME_S
        frame = frames.next()
        return None if frame is None else _jpeg(_smaller(frame), _LIVE_QUALITY)

    def end_live(self) -> None:
        """Nothing to end: frames that nobody asks for are not made."""
        self._device()

    def drive_focus(self, step: int) -> None:
        """Refused: a webcam focuses by itself or not at all."""
        self._device()
        raise CameraError(FaultCode.CAMERA_REFUSED, "the webcam's focus is its own")

    # ── card ──────────────────────────────────────────────────────────────────────────────────────────────

    def list_files(self) -> Sequence[FileRef]:
        """The pictures that were not fetched, or only just."""
        self._device()
        return [FileRef(FOLDER, name) for name in self._card.names()]

    def thumbnail(self, ref: FileRef) -> bytes | None:
        """A small picture of one."""
        path = self._file(ref)
        with _disk():
            return small_jpeg(str(path))

    def file_info(self, ref: FileRef) -> FileInfo:
        """Size and time of a picture."""
        path = self._file(ref)
        with _disk():
            found = path.stat()
        return FileInfo(found.st_size, int(found.st_mtime))

    def read_file(self, ref: FileRef) -> Iterator[bytes]:
        """The picture in pieces of 1 MB; it goes from its private folder some seconds after it was read."""
        path = self._file(ref)
        with _disk(), path.open("rb") as file:
            while piece := file.read(_PIECE):
                self._device()
                yield piece
        self._card.was_read(ref)

    def delete_file(self, ref: FileRef) -> None:
        """Refused: the private folder is cleared by itself."""
        self._file(ref)
        raise CameraError(FaultCode.CAMERA_REFUSED, "a webcam has no card")

    def _file(self, ref: FileRef) -> Path:
        self._device()
        return self._card.path(ref)

    def _device(self) -> Frames:
        if self._frames is None:
            raise CameraError(FaultCode.CAMERA_LOST, "the webcam is not open", session_over=True)
        return self._frames

    def _knob(self, name: SettingName) -> Knob:
        for knob in self._knobs:
            if knob.name is name:
                return knob
        raise CameraError(FaultCode.CAMERA_REFUSED, f"the webcam has no {name}")


def webcam_backend(*, card: str, number: int | None = None) -> CameraBackend:
    """Webcam ``number``, or the first; its pictures wait in the folder ``card``."""
    return WebcamBackend(number=number, card=Path(card))


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CameraError(FaultCode.CAMERA_REFUSED, os.strerror(error.errno or 0)) from error


def _smaller(frame: "NDArray[Any]") -> "NDArray[Any]":
    from fotointerview.vision import cv2

    height, width = frame.shape[:2]
    if width <= LIVE_WIDTH:
        return frame
    size = (LIVE_WIDTH, round(height * LIVE_WIDTH / width))
    return cv2.resize(frame, size, interpolation=cv2.INTER_AREA)


def _jpeg(frame: "NDArray[Any]", quality: int) -> bytes:
    from fotointerview.vision import cv2

    done, data = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise CameraError(FaultCode.CAMERA_BUSY, "the frame could not be written")
    return data.tobytes()
