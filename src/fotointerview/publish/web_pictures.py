"""A photo for a web page: in three sizes, each as AVIF, WebP and JPEG, made of nothing but the published pixels."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

from fotointerview.domain.chain import Link
from fotointerview.imaging.opening import open_picture
from fotointerview.publish.material import Material
from fotointerview.vision import cv2

SIDES: Final = (480, 960, 1440)
"""Longer sides in pixels: a telephone, a column of text, a wide or very sharp screen."""
TYPES: Final = ("avif", "webp", "jpg")
"""The first that a browser knows is the one it fetches."""
_MASTER_QUALITY: Final = 95
_HOW: Final[dict[str, dict[str, Any]]] = {
    # One thread each: the pictures are made side by side, and the same pixels make the same bytes.
    "avif": {"format": "AVIF", "quality": 62, "speed": 9, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 80, "method": 0},
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True},
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as it lies in its folder.

    Attributes:
        stem: what its files begin with: ``FI_0024``.
        sizes: width and height in pixels, the smallest first.
    """

    stem: str
    sizes: tuple[tuple[int, int], ...]

    def name(self, size: tuple[int, int], kind: str) -> str:
        """The file of one size and one of :data:`TYPES`."""
        return f"{self.stem}-{max(size)}.{kind}"

    @property
    def usual(self) -> tuple[int, int]:
        """The size for those who cannot choose: the middle one."""
        return self.sizes[min(1, len(self.sizes) - 1)]


def stem_of(link: Link) -> str:
    """What the files of a shot are called: its number, and never a name."""
    return f"FI_{link.shot.number:04d}"


def in_all_sizes(material: Material, link: Link, path: Path, folder: Path) -> Picture:
    """Write a shot in all its sizes and types into ``folder``, which is there. On any thread.

    Raises:
        FaultError: ``PICTURE_UNREADABLE``.
        OSError: the disk cannot be written.
    """
    with open_picture(material.jpeg(link, path, max_px=SIDES[-1], quality=_MASTER_QUALITY)) as opened:
        whole = np.asarray(opened.convert("RGB"))
    sizes = _sizes(whole.shape[1], whole.shape[0])
    picture = Picture(stem_of(link), sizes)
    for size in sizes:
        pixels = Image.fromarray(_scaled(whole, size))
        for kind in TYPES:
            stream = BytesIO()
            pixels.save(stream, **_HOW[kind])
            (folder / picture.name(size, kind)).write_bytes(stream.getvalue())
    return picture


def _sizes(width: int, height: int) -> tuple[tuple[int, int], ...]:
    """Every side that is smaller than the picture, and the picture itself: it is never enlarged."""
    longest = max(width, height)
    sides = [side for side in SIDES if side < longest]
    smaller = [
        (max(1, round(width * side / longest)), max(1, round(height * side / longest))) for side in sides
    ]
    return (*smaller, (width, height))


def _scaled(whole: Any, size: tuple[int, int]) -> Any:
    if (whole.shape[1], whole.shape[0]) == size:
        return np.ascontiguousarray(whole)
    return np.ascontiguousarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA))
