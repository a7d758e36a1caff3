"""Writes the demo camera's RAW: a small DNG with an embedded JPEG preview, in a ``.NEF``'s clothes.

IFD0 is the preview, its sub-directory the Bayer plane (RGGB, 16 bits, uncompressed), after TIFF 6.0 and DNG
1.4; LibRaw goes by the contents, not by the name. The plane is as large as what the scene is drawn at, so a
RAW of a 24-megapixel body is smaller than a real one.
"""

import struct

import numpy as np
from numpy.typing import NDArray

from fotointerview.camera.demo.exif import (
    Entry,
    ExifFields,
    ascii_entry,
    exif_entries,
    ifd,
    ifd_size,
    long_entry,
    short_entry,
    stamp,
)
from fotointerview.camera.demo.paint import Plane

_BYTE, _SHORT, _LONG, _RATIONAL, _SRATIONAL = 1, 3, 4, 5, 10
_BLACK, _WHITE = 600, 16383
_MIDDLE = 3000
"""Raw level above black of light 1.0: highlights two EV above it are kept."""
_XYZ_TO_CAMERA = (3.2406, -1.5372, -0.4986, -0.9689, 1.8758, 0.0415, 0.0557, -0.2040, 1.0570)
"""The sensor sees as sRGB does (IEC 61966-2-1)."""
_D65 = 21
_START = 8


def dng(
    light: Plane,
    fields: ExifFields,
    *,
    preview: bytes,
    balance: tuple[float, float, float],
    noise_sigma: float,
    seed: int,
) -> bytes:
    """A RAW file.

    Args:
        light: exposed light, RGB, before white balance; both sides even.
        fields: what is told of the picture; width and height are taken from ``light``.
        preview: the JPEG to embed.
        balance: the factors of white balance as shot.
        noise_sigma: standard deviation of the grain, in raw levels.
        seed: of the grain.
    """
    rows, cols = light.shape[:2]
    plane = _mosaic(light, noise_sigma=noise_sigma, seed=seed)
    preview = preview + b"\0" * (len(preview) % 2)
    exif = exif_entries(fields)

    raw_at = _START + ifd_size(_main(fields, balance, len(preview)))
    exif_at = raw_at + ifd_size(_plane(rows, cols))
    preview_at = exif_at + ifd_size(exif)
    main = _main(fields, balance, len(preview), preview_at=preview_at, raw_at=raw_at, exif_at=exif_at)
    raw = _plane(rows, cols, at=preview_at + len(preview))
    return b"".join(
        (
            struct.pack("<2sHI", b"II", 42, _START),
            ifd(main, at=_START, following=0),
            ifd(raw, at=raw_at, following=0),
            ifd(exif, at=exif_at, following=0),
            preview,
            plane.tobytes(),
        )
    )


def _mosaic(light: Plane, *, noise_sigma: float, seed: int) -> NDArray[np.uint16]:
    """The plane behind the colour filter: red and green in one row, green and blue in the next."""
    rows, cols = light.shape[:2]
    plane = np.empty((rows, cols), np.float32)
    for row, col, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        plane[row::2, col::2] = light[row::2, col::2, channel]
    plane *= _MIDDLE
    plane += _BLACK
    plane += np.random.default_rng(seed).standard_normal(plane.shape, np.float32) * np.float32(noise_sigma)
    return np.clip(plane, 0, _WHITE).astype("<u2")


def _main(
    fields: ExifFields,
    balance: tuple[float, float, float],
    preview_size: int,
    *,
    preview_at: int = 0,
    raw_at: int = 0,
    exif_at: int = 0,
) -> list[Entry]:
    matrix = b"".join(struct.pack("<ii", round(value * 10000), 10000) for value in _XYZ_TO_CAMERA)
    neutral = b"".join(struct.pack("<II", round(1e6 / factor), 1_000_000) for factor in balance)
    return [
        long_entry(0x00FE, 1),
        long_entry(0x0100, fields.width),
        long_entry(0x0101, fields.height),
        (0x0102, _SHORT, 3, struct.pack("<3H", 8, 8, 8)),
        short_entry(0x0103, 7),
        short_entry(0x0106, 6),
        ascii_entry(0x010F, fields.make),
        ascii_entry(0x0110, fields.model),
        long_entry(0x0111, preview_at),
        short_entry(0x0112, 1),
        short_entry(0x0115, 3),
        long_entry(0x0116, fields.height),
        long_entry(0x0117, preview_size),
        ascii_entry(0x0132, stamp(fields.taken_at)),
        long_entry(0x014A, raw_at),
        long_entry(0x8769, exif_at),
        (0xC612, _BYTE, 4, bytes((1, 4, 0, 0))),
        (0xC613, _BYTE, 4, bytes((1, 1, 0, 0))),
        ascii_entry(0xC614, f"{fields.make} {fields.model}"),
        (0xC621, _SRATIONAL, 9, matrix),
        (0xC628, _RATIONAL, 3, neutral),
        short_entry(0xC65A, _D65),
    ]


def _plane(rows: int, cols: int, *, at: int = 0) -> list[Entry]:
    return [
        long_entry(0x00FE, 0),
        long_entry(0x0100, cols),
        long_entry(0x0101, rows),
        short_entry(0x0102, 16),
        short_entry(0x0103, 1),
        short_entry(0x0106, 32803),
        long_entry(0x0111, at),
        short_entry(0x0115, 1),
        long_entry(0x0116, rows),
        long_entry(0x0117, rows * cols * 2),
        short_entry(0x011C, 1),
        (0x828D, _SHORT, 2, struct.pack("<2H", 2, 2)),
        (0x828E, _BYTE, 4, bytes((0, 1, 1, 2))),
        short_entry(0xC61A, _BLACK),
        short_entry(0xC61D, _WHITE),
    ]
