"""Measuring a shot on its pixels: light, contrast, colour, sharpness, the face and how far it is away.

Light is linear (IEC 61966-2-1 undone) and weighted to luminance as in ITU-R BT.709. Sharpness is told by the width of
the steepest edges, on the coded values as the eye sees them, at one working size. Of the file as it was
taken; looks do not count.
"""

import math
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fotointerview import vision
from fotointerview.domain.measures import FACE_HEIGHT_M, Measures
from fotointerview.domain.sayings import Box
from fotointerview.imaging.faces import find_face

Pixels = NDArray[np.uint8]
_Plane = NDArray[np.float32]

WORKING_SIDE: Final = 1000
"""Pixels of the longer side at which everything is measured; larger pictures are reduced to it."""

_GREY: Final = 0.18
_DARKEST: Final = 1 / 4096
"""Twelve stops below white: what is darker is black in eight bits."""
_LUMINANCE: Final = (0.2126, 0.7152, 0.0722)
_DIAGONAL_35MM: Final = math.hypot(36.0, 24.0)
_BLACK, _FULL = 2, 254
"""Coded values up to and from which a channel counts as clipped."""
_INNER: Final = 0.15
"""Share of the face's box that is left out on each side for its light: hair and background."""
_MIDDLE: Box = (0.3, 0.2, 0.4, 0.5)
"""Where the sitter is if no face was found."""
_LEAST_PIXELS: Final = 400
_LEAST_CONTRAST: Final = 0.06
"""Of the coded range 0..1: in a flat wall there is no edge to judge."""
_STEEPEST: Final = 99.0
"""Percentile of the gradient that stands for the sharpest edges; above it there is grain."""


def measure(
    pixels: Pixels,
    *,
    face: Box | None = None,
    by_hand: bool = False,
    equivalent_mm: float | None = None,
    focal_mm: float | None = None,
) -> Measures:
    """What ``pixels`` (h × w × 3, sRGB, upright, some 1000 to 1500 pixels on the longer side) show.

    Args:
        pixels: the picture.
        face: where the face is, if that is known; else it is looked for.
        by_hand: ``face`` is what the researcher said, and ``None`` then means that there is none.
        equivalent_mm: focal length that gives the same view on 36 × 24 mm (by the diagonal), for the distance.
        focal_mm: the lens's own focal length; refines the distance, from the sensor instead of from the lens.
    """
    small = _reduced(pixels)
    if face is None and not by_hand:
        face = find_face(small)
    luminance = _linear_luminance(small)
    dark, light = (max(float(v), _DARKEST) for v in np.percentile(luminance, (5, 95)))
    highest, lowest = _extremes(small)
    face_sharpness, ground_sharpness = _sharpnesses(small, face)
    return Measures(
        mean_ev=_ev(luminance),
        key_ev=_ev(_part(luminance, _inner(face) if face else _MIDDLE)),
        contrast_ev=math.log2(light / dark),
        clipped_low=float((highest <= _BLACK).mean()),
        clipped_high=float((highest >= _FULL).mean()),
        chroma=float((highest - lowest).mean() / max(highest.mean(), 1.0)),
        face=face,
        by_hand=by_hand,
        face_sharpness=face_sharpness,
        ground_sharpness=ground_sharpness,
        distance_m=_distance(face, small, equivalent_mm, focal_mm),
    )


def _reduced(pixels: Pixels) -> Pixels:
    rows, cols = pixels.shape[:2]
    shrink = WORKING_SIDE / max(rows, cols)
    if shrink >= 1:
        return pixels
    size = max(1, round(cols * shrink)), max(1, round(rows * shrink))
    return np.asarray(vision.cv2.resize(pixels, size, interpolation=vision.cv2.INTER_AREA), np.uint8)


@lru_cache(maxsize=1)
def _light_of_code() -> _Plane:
    """Linear light of the 256 coded values (IEC 61966-2-1)."""
    value = np.arange(256) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).astype(np.float32)


def _linear_luminance(pixels: Pixels) -> _Plane:
    linear = vision.cv2.LUT(pixels, _light_of_code())
    return np.asarray(vision.cv2.transform(linear, np.array([_LUMINANCE], np.float32)), np.float32)


def _extremes(pixels: Pixels) -> tuple[Pixels, Pixels]:
    """Of every pixel the fullest and the emptiest channel; ten times as fast as numpy along the last axis."""
    cv2 = vision.cv2
    red, green, blue = cv2.split(pixels)
    highest, lowest = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    return np.asarray(highest, np.uint8), np.asarray(lowest, np.uint8)


def _ev(luminance: _Plane) -> float:
    """The mean in EV against middle grey."""
    return math.log2(max(float(luminance.mean()), _DARKEST) / _GREY)


def _inner(face: Box) -> Box:
    left, top, width, height = face
    return left + _INNER * width, top + _INNER * height, (1 - 2 * _INNER) * width, (1 - 2 * _INNER) * height


def _edges(shape: tuple[int, ...], box: Box) -> tuple[slice, slice]:
    """The box in whole pixels, inside the picture and never empty."""
    rows, cols = shape[:2]
    left, top = min(max(int(box[0] * cols), 0), cols - 1), min(max(int(box[1] * rows), 0), rows - 1)
    right = min(max(math.ceil((box[0] + box[2]) * cols), left + 1), cols)
    bottom = min(max(math.ceil((box[1] + box[3]) * rows), top + 1), rows)
    return slice(top, bottom), slice(left, right)


def _part(plane: _Plane, box: Box) -> _Plane:
    return np.asarray(plane[_edges(plane.shape, box)])


def _sharpnesses(pixels: Pixels, face: Box | None) -> tuple[float | None, float | None]:
    """Of the face, and of what is beside and above the sitter; ``None`` where there is no face or nothing to see."""
    if face is None:
        return None, None
    cv2 = vision.cv2
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    calm = cv2.GaussianBlur(grey, (0, 0), 0.8)
    steep = cv2.magnitude(cv2.Scharr(calm, cv2.CV_32F, 1, 0), cv2.Scharr(calm, cv2.CV_32F, 0, 1)) / 32
    on_face = _edges(grey.shape, _inner(face))
    behind = _behind(grey.shape, face)
    return _sharpness(steep[on_face], calm[on_face]), _sharpness(steep[behind], calm[behind])


def _behind(shape: tuple[int, ...], face: Box) -> NDArray[np.bool_]:
    """Where the background is: not the head with its hair, and not the body, which widens from the shoulders down."""
    left, top, width, height = face
    mask = np.ones(shape[:2], np.bool_)
    mask[_edges(shape, (left - 0.6 * width, top - 0.7 * height, 2.2 * width, 2.3 * height))] = False
    mask[_edges(shape, (left - 2 * width, top + height, 5 * width, 9 * height))] = False
    return mask


def _sharpness(steep: NDArray[Any], values: NDArray[Any]) -> float | None:
    """log2 of the steepest rise per pixel over the whole rise: minus log2 of the edges' width in pixels."""
    if values.size < _LEAST_PIXELS:
        return None
    low, high = (float(v) for v in np.percentile(values, (3, 97)))
    rise = float(np.percentile(steep, _STEEPEST))
    if high - low < _LEAST_CONTRAST or rise <= 0:
        return None
    return math.log2(rise / (high - low))


def _distance(
    face: Box | None, pixels: Pixels, equivalent_mm: float | None, focal_mm: float | None
) -> float | None:
    """How far away a face of ordinary height is that appears this large: a thin lens, u = f · (1 + height / image)."""
    if face is None or not equivalent_mm or face[3] <= 0:
        return None
    rows, cols = pixels.shape[:2]
    image_mm: float = face[3] * rows / math.hypot(rows, cols) * _DIAGONAL_35MM
    return FACE_HEIGHT_M * equivalent_mm / image_mm + (focal_mm or 0.0) / 1000
