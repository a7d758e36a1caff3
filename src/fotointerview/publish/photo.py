"""The one gate through which a photo leaves the house.

A camera's file says where, when and with which body it was taken, and may carry comments; copying or even
re-saving it lets some of that through. Here the pixels alone go on: upright, in sRGB, scaled, with the look
applied, pasted into a fresh picture that never knew the file. Every exporter takes its photos from here.
"""

import math
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from fotointerview.domain.sayings import Look
from fotointerview.imaging.colour import srgb_profile
from fotointerview.imaging.decode import Pixels, decode
from fotointerview.imaging.looks import apply_look
from fotointerview.vision import cv2


def publish_jpeg(source: Path | bytes, *, look: Look, max_px: int, quality: int = 88) -> bytes:
    """``source`` as a JPEG whose longer side is at most ``max_px``; it is never enlarged.

    Nothing of the original's metadata survives; an sRGB profile is all it carries.

    Raises:
        FaultError: ``PICTURE_UNREADABLE``.
    """
    side = math.ceil(max_px / max(min(look.crop[2], look.crop[3], 1.0), 0.01))
    decoded = decode(source, box=(side, side))
    return _encoded(_scaled(apply_look(decoded.pixels, look), max_px), quality)


def _scaled(pixels: Pixels, max_px: int) -> Pixels:
    height, width = pixels.shape[:2]
    scale = max_px / max(height, width)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _encoded(pixels: Pixels, quality: int) -> bytes:
    fresh = Image.fromarray(np.ascontiguousarray(pixels))
    stream = BytesIO()
    fresh.save(stream, "JPEG", quality=quality, icc_profile=srgb_profile())
    return stream.getvalue()
