"""RAW files: the preview the camera put into them, or a quick half-size rendering where there is none."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rawpy
from numpy.typing import NDArray

from fotointerview.imaging.opening import unreadable

RAW_SUFFIXES = frozenset(
    (
        ".nef",
        ".nrw",
        ".cr2",
        ".cr3",
        ".crw",
        ".arw",
        ".sr2",
        ".raf",
        ".orf",
        ".rw2",
        ".dng",
        ".pef",
        ".srw",
        ".3fr",
    )
)
"""Lower-case suffixes that are treated as RAW."""

EXIF_OF_FLIP = {0: 1, 3: 3, 5: 8, 6: 6}
"""LibRaw's ``flip`` as EXIF orientation."""


@dataclass(frozen=True, slots=True)
class RawPreview:
    """What a RAW file shows.

    Attributes:
        content: the embedded JPEG, or upright sRGB pixels where there is none.
        orientation: EXIF orientation that applies to a JPEG which does not carry its own.
        full_size: width and height of the whole picture, upright.
    """

    content: bytes | NDArray[np.uint8]
    orientation: int
    full_size: tuple[int, int]


def raw_preview(path: Path) -> RawPreview:
    """The preview of the RAW file ``path``.

    Raises:
        FaultError: ``PICTURE_UNREADABLE``.
    """
    try:
        with rawpy.imread(str(path)) as raw:
            flip = int(raw.sizes.flip)
            size = (int(raw.sizes.width), int(raw.sizes.height))
            size = (size[1], size[0]) if flip & 4 else size
            return RawPreview(_content(raw), EXIF_OF_FLIP.get(flip, 1), size)
    except (rawpy.LibRawError, OSError, ValueError) as error:
        raise unreadable(path, error) from error


def _content(raw: "rawpy.RawPy") -> bytes | NDArray[np.uint8]:
    try:
        thumb = raw.extract_thumb()
        if thumb.format == rawpy.ThumbFormat.JPEG:
            return bytes(thumb.data)
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError):
        pass  # no preview inside: render one
    rendered = raw.postprocess(half_size=True, use_camera_wb=True, output_color=rawpy.ColorSpace.sRGB)
    return np.ascontiguousarray(rendered, dtype=np.uint8)
