"""How a picture file stores its pixels: their number and the orientation in which they are to be shown."""

from pathlib import Path

import rawpy

from fotointerview.domain.faults import FaultError
from fotointerview.domain.stored_frame import StoredFrame
from fotointerview.imaging.opening import open_picture, orientation
from fotointerview.imaging.raw import EXIF_OF_FLIP, RAW_SUFFIXES


def stored_frame(path: Path) -> StoredFrame | None:
    """The frame of the file ``path``; ``None`` where it cannot be read. Decodes no pixels."""
    if path.suffix.lower() in RAW_SUFFIXES:
        return _of_raw(path)
    try:
        with open_picture(path) as picture:
            return StoredFrame(picture.width, picture.height, orientation(picture))
    except FaultError:
        return None


def _of_raw(path: Path) -> StoredFrame | None:
    try:
        with rawpy.imread(str(path)) as raw:
            sizes = raw.sizes
            return StoredFrame(int(sizes.width), int(sizes.height), EXIF_OF_FLIP.get(int(sizes.flip), 1))
    except (rawpy.LibRawError, OSError, ValueError):
        return None
