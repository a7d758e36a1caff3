"""Adobe RGB (1998) for designers: a profile reckoned from the published numbers, and sRGB pixels brought into it.

The numbers are those of *Adobe RGB (1998) Color Image Encoding*, version 2005-05: white D65, the three primaries, a
gamma of 563/256. The profile is made here (ICC.1:2001-04, a display profile of three primaries), so that nobody's file
is copied; programs take it for Adobe's own, for they look at the numbers.
"""

import struct
from functools import lru_cache
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from fotointerview.imaging.colour import srgb_profile

DESCRIPTION: Final = "Compatible with Adobe RGB (1998)"
_COPYRIGHT: Final = "No copyright, use freely"
_WHITE: Final = (0.3127, 0.3290)
_PRIMARIES: Final = ((0.6400, 0.3300), (0.2100, 0.7100), (0.1500, 0.0600))
"""x, y of red, green and blue."""
_GAMMA: Final = 563 / 256
_D50: Final = (0.9642, 1.0, 0.8249)
"""The white between profiles (ICC.1:2001-04 §6.1.12)."""
_BRADFORD: Final = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
_MADE: Final = (2000, 1, 1, 0, 0, 0)
_HEADER: Final = 128
_Matrix = NDArray[np.float64]


@lru_cache(maxsize=1)
def adobe_rgb_profile() -> bytes:
    """The ICC profile, the same in every run."""
    red, green, blue = _colorants().T
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(_GAMMA * 256)) + bytes(2)
    tags = (
        (b"desc", _description(DESCRIPTION)),
        (b"cprt", b"text" + bytes(4) + _COPYRIGHT.encode() + b"\0"),
        (b"wtpt", _xyz(_from_xy(*_WHITE))),
        (b"rXYZ", _xyz(red)),
        (b"gXYZ", _xyz(green)),
        (b"bXYZ", _xyz(blue)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    )
    table, body = struct.pack(">I", len(tags)), b""
    begin = _HEADER + 4 + 12 * len(tags)
    for name, content in tags:
        table += name + struct.pack(">II", begin + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return _header(_HEADER + len(table) + len(body)) + table + body


def to_adobe_rgb(picture: Image.Image) -> Image.Image:
    """``picture``, 8-bit sRGB, with the same colours in Adobe RGB; no colour is out of its reach."""
    return _transform().apply(picture)


@lru_cache(maxsize=1)
def _transform() -> ImageCms.ImageCmsTransform:
    source, target = (ImageCms.ImageCmsProfile(BytesIO(one)) for one in (srgb_profile(), adobe_rgb_profile()))
    relative = ImageCms.Intent.RELATIVE_COLORIMETRIC
    return ImageCms.buildTransform(source, target, "RGB", "RGB", renderingIntent=relative)


def _colorants() -> _Matrix:
    """XYZ of the three primaries as columns, for D50 (Lindbloom, *RGB/XYZ Matrices*; Bradford)."""
    white = _from_xy(*_WHITE)
    primaries = np.array([_from_xy(*one) for one in _PRIMARIES]).T
    scaled = primaries * np.linalg.solve(primaries, white)
    cones = np.diag((_BRADFORD @ np.array(_D50)) / (_BRADFORD @ white))
    adapted: _Matrix = np.linalg.inv(_BRADFORD) @ cones @ _BRADFORD @ scaled
    return adapted


def _from_xy(x: float, y: float) -> _Matrix:
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _xyz(values: _Matrix) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(_fixed(value) for value in values)


def _fixed(value: float) -> bytes:
    """s15Fixed16Number."""
    return struct.pack(">i", round(float(value) * 65536))


def _description(text: str) -> bytes:
    """textDescriptionType: ASCII, and neither Unicode nor ScriptCode."""
    plain = text.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(plain)) + plain + bytes(8) + bytes(3 + 67)


def _header(size: int) -> bytes:
    parts = (
        struct.pack(">I", size),
        bytes(4),
        b"\x02\x10\0\0",
        b"mntrRGB XYZ ",
        struct.pack(">6H", *_MADE),
        b"acsp",
        bytes(4 + 4 + 4 + 4 + 8 + 4),
        b"".join(_fixed(value) for value in _D50),
    )
    return b"".join(parts).ljust(_HEADER, b"\0")
