"""Scaled decode: a file or a camera's thumbnail becomes upright sRGB pixels, no larger than need be.

A JPEG is decoded at 1/2, 1/4 or 1/8 of its size straight from its DCT coefficients; that is where the time
goes, and Pillow and libjpeg-turbo release the GIL there. What is damaged is shown as far as it goes.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile

from fotointerview import vision
from fotointerview.imaging.colour import to_srgb
from fotointerview.imaging.opening import ODD_METADATA, open_picture, orientation, unreadable, upright_size
from fotointerview.imaging.raw import RAW_SUFFIXES, raw_preview

Pixels = NDArray[np.uint8]
"""height × width × 3, sRGB, upright, C-contiguous."""

_JPEGS = ("JPEG", "MPO")
"""Pillow calls a JPEG that carries further pictures (the large preview of many cameras) MPO."""
_END_OF_IMAGE = b"\xff\xd9"
_TAIL = 512


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded picture.

    Attributes:
        pixels: height × width × 3 uint8, sRGB, upright, C-contiguous.
        full_size: width and height of the whole picture, upright.
        damaged: part of the picture is missing; what could be read is shown.
    """

    pixels: Pixels
    full_size: tuple[int, int]
    damaged: bool = False


def decode(source: Path | bytes, *, box: tuple[int, int] | None = None) -> Decoded:
    """Decode ``source`` at least as large as it appears when fitted into ``box`` (width, height in pixels).

    ``box=None`` is full size. A picture is never enlarged.

    Raises:
        FaultError: ``PICTURE_UNREADABLE`` when nothing can be shown.
    """
    if isinstance(source, Path) and source.suffix.lower() in RAW_SUFFIXES:
        preview = raw_preview(source)
        if isinstance(preview.content, bytes):
            inner = _decode(preview.content, box, default_orientation=preview.orientation)
            return Decoded(inner.pixels, preview.full_size, inner.damaged)
        return Decoded(preview.content, preview.full_size)
    return _decode(source, box, default_orientation=1)


def decode_frame(jpeg: bytes) -> Pixels | None:
    """A live-view frame's pixels, by the quickest way; ``None`` when it is no whole picture."""
    cv2 = vision.cv2
    try:
        pixels = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR_RGB)
    except cv2.error:  # not even a buffer
        return None
    return None if pixels is None else np.ascontiguousarray(pixels, dtype=np.uint8)


def shrunk(decoded: Decoded, *, box: tuple[int, int]) -> Decoded | None:
    """``decoded`` made smaller for ``box``, as :func:`decode` would; ``None`` when it is too small for that."""
    width, height = decoded.full_size
    shown = min(box[0] / width, box[1] / height, 1.0)
    wanted = max(1, round(width * shown)), max(1, round(height * shown))
    have = decoded.pixels.shape[1], decoded.pixels.shape[0]
    if have[0] < wanted[0] or have[1] < wanted[1]:
        return None
    pixels = np.asarray(
        vision.cv2.resize(decoded.pixels, wanted, interpolation=vision.cv2.INTER_AREA), dtype=np.uint8
    )
    return Decoded(pixels, decoded.full_size, decoded.damaged)


def _decode(source: Path | bytes, box: tuple[int, int] | None, *, default_orientation: int) -> Decoded:
    with open_picture(source) as picture:
        turned = orientation(picture)
        turned = default_orientation if turned == 1 else turned
        full_size = upright_size(picture.size, turned)
        factor = _reduction(full_size, box)
        profile = picture.info.get("icc_profile")
        damaged = not _load(picture, factor)
        if damaged:
            picture = _load_what_there_is(source, picture, factor)
        else:
            damaged = picture.format in _JPEGS and _ends_in_nothing(source)
        try:
            plain = to_srgb(_reduced(picture, full_size, factor), profile)
            pixels = np.asarray(plain)
        except (*ODD_METADATA, MemoryError) as error:
            raise unreadable(source, error) from error
    return Decoded(_turn(pixels, turned), full_size, damaged)


def _reduction(size: tuple[int, int], box: tuple[int, int] | None) -> int:
    """By what whole number the picture may shrink and still fill its place in ``box``."""
    if box is None:
        return 1
    shown = min(box[0] / size[0], box[1] / size[1], 1.0)
    return max(1, int(1 / shown + 1e-9)) if shown > 0 else 1


def _load(picture: Image.Image, factor: int) -> bool:
    """Decode the pixels; whether they are all there."""
    _draft(picture, factor)
    try:
        picture.load()
    except (*ODD_METADATA, EOFError):
        return False
    return True


def _draft(picture: Image.Image, factor: int) -> None:
    """Ask a JPEG decoder for the smallest size that is not below 1/factor."""
    if factor > 1:
        picture.draft(None, (max(1, picture.width // factor), max(1, picture.height // factor)))


def _load_what_there_is(source: Path | bytes, picture: Image.Image, factor: int) -> Image.Image:
    """The part of a cut-off picture that can be read; the rest stays grey or black."""
    if picture.format in _JPEGS:
        # With an end marker the decoder fills what is missing instead of waiting for more.
        data = source if isinstance(source, bytes) else source.read_bytes()
        closed = open_picture(data + _END_OF_IMAGE)
        if _load(closed, factor):
            return closed
        closed.close()
    if not isinstance(picture, ImageFile.ImageFile) or not picture.tile:
        raise unreadable(source, ValueError("no picture data"))
    picture.tile = []  # keeps the rows that were decoded before the break
    try:
        picture.load()
    except ODD_METADATA as error:
        raise unreadable(source, error) from error
    return picture


def _ends_in_nothing(source: Path | bytes) -> bool:
    """Whether the file's tail is all zeros: space that was set aside and never written."""
    if isinstance(source, bytes):
        tail = source[-_TAIL:]
    else:
        with source.open("rb") as stream:
            stream.seek(0, 2)
            stream.seek(max(0, stream.tell() - _TAIL))
            tail = stream.read()
    return not any(tail)


def _reduced(picture: Image.Image, full_size: tuple[int, int], factor: int) -> Image.Image:
    """What the decoder could not shrink (PNG, TIFF) is shrunk here, where that pays."""
    drafted = max(full_size) / max(picture.size)
    rest = int(factor / drafted + 1e-9)
    return picture.reduce(rest) if rest >= 2 and picture.mode in {"RGB", "L", "RGBA", "CMYK"} else picture


def _turn(pixels: Pixels, turned: int) -> Pixels:
    """The eight EXIF orientations (EXIF 2.32, tag 0x0112); the result is contiguous."""
    match turned:
        case 2:
            result = vision.cv2.flip(pixels, 1)
        case 3:
            result = vision.cv2.rotate(pixels, vision.cv2.ROTATE_180)
        case 4:
            result = vision.cv2.flip(pixels, 0)
        case 5:
            result = vision.cv2.transpose(pixels)
        case 6:
            result = vision.cv2.rotate(pixels, vision.cv2.ROTATE_90_CLOCKWISE)
        case 7:
            result = vision.cv2.rotate(vision.cv2.transpose(pixels), vision.cv2.ROTATE_180)
        case 8:
            result = vision.cv2.rotate(pixels, vision.cv2.ROTATE_90_COUNTERCLOCKWISE)
        case _:
            result = pixels
    return np.ascontiguousarray(result, dtype=np.uint8)
