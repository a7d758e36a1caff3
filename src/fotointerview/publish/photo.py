"""The one gate through which a photo leaves the house.

A camera's file says where, when and with which body it was taken, and may carry comments; copying or even
re-saving it lets some of that through. Here the pixels alone go on: upright, in sRGB, scaled, with the look
applied, pasted into a fresh picture that never knew the file. Who must not be recognised is hidden here too, before
anything else is done. Every exporter takes its photos from here.
"""

import math
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from fotointerview.domain.sayings import Box, Look
from fotointerview.imaging.adobe_rgb import adobe_rgb_profile, to_adobe_rgb
from fotointerview.imaging.colour import srgb_profile
from fotointerview.imaging.decode import Pixels, decode
from fotointerview.imaging.looks import apply_look
from fotointerview.vision import cv2

FULL_SIZE: Final = 1 << 20
"""Of a longer side in pixels: more than any photo has."""
_DPI = 300
"""What a layout program takes for the size, where it is told none."""
_BLOCKS = 8
"""Across the hidden part: of a finer mosaic, and of any blur, a face can be guessed."""
_AROUND = (0.35, 0.45, 0.25)
"""How much more than the face's box (hairline to chin) is hidden: at each side, above, and below, in its own sizes."""


class Space(StrEnum):
    """The colour space in which a photo goes along; its colours are the same in each."""

    SRGB = "srgb"
    ADOBE_RGB = "adobe-rgb"


def publish_jpeg(
    source: Path | bytes,
    *,
    look: Look,
    max_px: int,
    quality: int = 88,
    mask: Box | None = None,
    space: Space = Space.SRGB,
) -> bytes:
    """``source`` as a JPEG whose longer side is at most ``max_px``; it is never enlarged.

    Nothing of the original's metadata survives; a colour profile is all it carries. ``mask`` is the box of a face,
    normalised on the upright picture as taken, that is hidden, with the head around it, under a coarse mosaic.

    Raises:
        FaultError: ``PICTURE_UNREADABLE``.
    """
    stream = BytesIO()
    fresh, profile = _fresh(_published(source, look=look, max_px=max_px, mask=mask), space)
    fresh.save(stream, "JPEG", quality=quality, icc_profile=profile)
    return stream.getvalue()


def publish_tiff(
    source: Path | bytes, *, look: Look, max_px: int, mask: Box | None = None, space: Space = Space.SRGB
) -> bytes:
    """The same as a TIFF of 8 bits per channel, compressed without loss (deflate).

    Raises:
        FaultError: ``PICTURE_UNREADABLE``.
    """
    stream = BytesIO()
    fresh, profile = _fresh(_published(source, look=look, max_px=max_px, mask=mask), space)
    fresh.save(stream, "TIFF", compression="tiff_adobe_deflate", icc_profile=profile, dpi=(_DPI, _DPI))
    return stream.getvalue()


def _published(source: Path | bytes, *, look: Look, max_px: int, mask: Box | None) -> Pixels:
    side = math.ceil(max_px / max(min(look.crop[2], look.crop[3], 1.0), 0.01))
    pixels = decode(source, box=(side, side)).pixels
    if mask is not None:
        pixels = _hidden(pixels, mask)
    return _scaled(apply_look(pixels, look), max_px)


def _hidden(pixels: Pixels, face: Box) -> Pixels:
    """A copy in which the head around ``face`` is a mosaic of at most :data:`_BLOCKS` blocks across."""
    height, width = pixels.shape[:2]
    x, y, wide, high = face
    beside, above, below = _AROUND
    left, right = _inside(x - beside * wide, width), _inside(x + (1 + beside) * wide, width, up=True)
    top, bottom = _inside(y - above * high, height), _inside(y + (1 + below) * high, height, up=True)
    if right <= left or bottom <= top:
        return pixels
    part = pixels[top:bottom, left:right]
    blocks = (_BLOCKS, max(1, round(_BLOCKS * part.shape[0] / part.shape[1])))
    blocks = (min(blocks[0], part.shape[1]), min(blocks[1], part.shape[0]))
    coarse = cv2.resize(part, blocks, interpolation=cv2.INTER_AREA)
    result = pixels.copy()
    result[top:bottom, left:right] = cv2.resize(
        coarse, (part.shape[1], part.shape[0]), interpolation=cv2.INTER_NEAREST
    )
    return result


def _inside(share: float, size: int, *, up: bool = False) -> int:
    at = share * size
    return min(size, max(0, math.ceil(at) if up else math.floor(at)))


def _scaled(pixels: Pixels, max_px: int) -> Pixels:
    height, width = pixels.shape[:2]
    scale = max_px / max(height, width)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _fresh(pixels: Pixels, space: Space) -> tuple[Image.Image, bytes]:
    """A picture that never knew the file, and the profile that goes with it."""
    fresh = Image.fromarray(np.ascontiguousarray(pixels))
    if space is Space.ADOBE_RGB:
        return to_adobe_rgb(fresh), adobe_rgb_profile()
    return fresh, srgb_profile()
