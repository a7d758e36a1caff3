"""Looks on pixels: crop, exposure, black and white or colour, contrast. The file itself never changes.

Order as in a darkroom: frame, light, paper. Exposure works in linear light; the black-and-white mix and the
contrast on the coded values, as the eye judges them.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fotointerview import vision
from fotointerview.domain.sayings import Look

Pixels = NDArray[np.uint8]

_WHOLE = (0.0, 0.0, 1.0, 1.0)
_CONTRAST_DEPTH = 0.8
"""Below 1, so that the flattest look still tells tones apart."""


def apply_look(pixels: Pixels, look: Look) -> Pixels:
    """``pixels`` (h × w × 3, sRGB, upright) as ``look`` shows them; the same array when there is nothing to do."""
    result = pixels if look.crop == _WHOLE else _crop(pixels, look.crop)
    if look.exposure_ev:
        result = _looked_up(result, _exposure_table(look.exposure_ev))
    if look.monochrome:
        grey = _mix(result, look.mix)
        if look.contrast:
            grey = _looked_up(grey, _contrast_table(look.contrast))
        return np.asarray(vision.cv2.cvtColor(grey, vision.cv2.COLOR_GRAY2RGB), dtype=np.uint8)
    if look.saturation:
        result = _saturated(result, look)
    if look.contrast:
        result = _looked_up(result, _contrast_table(look.contrast))
    return result


def crop_size(size: tuple[int, int], look: Look) -> tuple[int, int]:
    """Width and height in pixels that are left of ``size`` after the look's crop."""
    left, top, right, bottom = _edges(size, look.crop)
    return right - left, bottom - top


def _edges(size: tuple[int, int], crop: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    """The crop in whole pixels, inside the picture and never empty."""
    width, height = size
    left = min(max(round(crop[0] * width), 0), width - 1)
    top = min(max(round(crop[1] * height), 0), height - 1)
    right = min(max(round((crop[0] + crop[2]) * width), left + 1), width)
    bottom = min(max(round((crop[1] + crop[3]) * height), top + 1), height)
    return left, top, right, bottom


def _crop(pixels: Pixels, crop: tuple[float, float, float, float]) -> Pixels:
    left, top, right, bottom = _edges((pixels.shape[1], pixels.shape[0]), crop)
    return np.ascontiguousarray(pixels[top:bottom, left:right])


def _mix(pixels: Pixels, weights: tuple[float, float, float]) -> Pixels:
    mixed = vision.cv2.transform(pixels, np.array([weights], dtype=np.float32))
    return np.asarray(mixed, dtype=np.uint8)


def _saturated(pixels: Pixels, look: Look) -> Pixels:
    """Away from grey, or towards it, along the line between each pixel and its own luma."""
    grey = vision.cv2.cvtColor(_mix(pixels, look.mix), vision.cv2.COLOR_GRAY2RGB)
    share = min(max(look.saturation, -1.0), 1.0)
    return np.asarray(vision.cv2.addWeighted(pixels, 1 + share, grey, -share, 0), dtype=np.uint8)


def _looked_up(pixels: Pixels, table: Pixels) -> Pixels:
    return np.asarray(vision.cv2.LUT(pixels, table), dtype=np.uint8)


@lru_cache(maxsize=64)
def _exposure_table(ev: float) -> Pixels:
    """Coded sRGB value → coded value after ``ev`` more light (IEC 61966-2-1 transfer curve)."""
    coded = np.arange(256) / 255
    linear = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    lit = np.clip(linear * 2.0**ev, 0.0, 1.0)
    back = np.where(lit <= 0.0031308, lit * 12.92, 1.055 * lit ** (1 / 2.4) - 0.055)
    table: Pixels = np.rint(back * 255).astype(np.uint8)
    return table


@lru_cache(maxsize=64)
def _contrast_table(contrast: float) -> Pixels:
    """A curve that leaves black, white and the middle where they are: x − k·sin(2πx)/2π."""
    x = np.arange(256) / 255
    strength = _CONTRAST_DEPTH * min(max(contrast, -1.0), 1.0)
    y = x - strength * np.sin(2 * np.pi * x) / (2 * np.pi)
    return np.rint(np.clip(y, 0, 1) * 255).astype(np.uint8)
