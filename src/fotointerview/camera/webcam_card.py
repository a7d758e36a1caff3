"""The card that a webcam does not have: a private folder for its pictures until they have been fetched.

The folder belongs to the application and outlives the camera process, so that a picture taken just before a
crash is still there. Pictures that were read whole go after some seconds; there are never more than a few
hundred.
"""

import os
import struct
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from fotointerview.camera.backend import CameraError, FileRef
from fotointerview.domain.faults import FaultCode

FOLDER = "/DCIM"
MAKE = "Webcam"
MOST = 200
_KEPT_S = 10.0
"""A picture that was read may be read again for so long: the reader checks what it got."""


class WebcamCard:
    """The pictures in ``folder``, which is made when it is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, float] = {}

    def names(self) -> Sequence[str]:
        """What is on the card, oldest first."""
        try:
            return sorted(path.name for path in self._folder.glob("*.JPG"))
        except OSError:
            return ()

    def add(self, jpeg: bytes, *, model: str, size: tuple[int, int], taken_at: datetime) -> FileRef:
        """Keep a picture, with what EXIF tells of it.

        Raises:
            CameraError: ``CARD_FULL`` when nobody fetches any, ``CAMERA_REFUSED`` when it cannot be written.
        """
        self.tidy()
        if len(self.names()) >= MOST:
            raise CameraError(FaultCode.CARD_FULL, f"{MOST} pictures were not fetched")
        name = f"WEB_{taken_at:%Y%m%d_%H%M%S}_{taken_at.microsecond // 1000:03}.JPG"
        part = self._folder / f"{name}.part"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_bytes(with_exif(jpeg, model=model, size=size, taken_at=taken_at))
            part.replace(self._folder / name)
        except OSError as error:
            raise CameraError(FaultCode.CAMERA_REFUSED, os.strerror(error.errno or 0)) from error
        return FileRef(FOLDER, name)

    def path(self, ref: FileRef) -> Path:
        """Where a picture is.

        Raises:
            CameraError: ``CAMERA_REFUSED`` when there is none.
        """
        if ref.folder != FOLDER or ref.name not in self.names():
            raise CameraError(FaultCode.CAMERA_REFUSED, f"no file {ref.folder}/{ref.name}")
        return self._folder / ref.name

    def was_read(self, ref: FileRef) -> None:
        """A picture was read to its end."""
        self._read[ref.name] = time.monotonic()

    def tidy(self) -> None:
        """Take away what was read a while ago."""
        now = time.monotonic()
        for name in [name for name, at in self._read.items() if now - at > _KEPT_S]:
            del self._read[name]
            try:
                (self._folder / name).unlink(missing_ok=True)
            except OSError:
                continue  # it goes with the folder


def with_exif(jpeg: bytes, *, model: str, size: tuple[int, int], taken_at: datetime) -> bytes:
    """``jpeg`` with an EXIF segment behind its start mark; ``taken_at`` is aware, ``size`` in pixels."""
    from PIL import ExifTags, Image

    base, ifd = ExifTags.Base, ExifTags.IFD
    stamp, zone = f"{taken_at:%Y:%m:%d %H:%M:%S}", f"{taken_at:%z}"
    exif = Image.Exif()
    exif.update(
        {
            base.Make: MAKE,
            base.Model: model.encode("ascii", "replace").decode(),
            base.Orientation: 1,
            base.DateTime: stamp,
        }
    )
    exif.get_ifd(ifd.Exif).update(
        {
            base.ExifVersion: b"0232",
            base.DateTimeOriginal: stamp,
            base.DateTimeDigitized: stamp,
            **dict.fromkeys(
                (base.OffsetTime, base.OffsetTimeOriginal, base.OffsetTimeDigitized),
                f"{zone[:3]}:{zone[3:5]}",
            ),
            base.SubsecTimeOriginal: f"{taken_at.microsecond // 10_000:02}",
            base.ColorSpace: 1,
            base.ExifImageWidth: size[0],
            base.ExifImageHeight: size[1],
        }
    )
    block = exif.tobytes()
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]
