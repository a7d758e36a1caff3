"""Aids on pixels: stripes where a picture is blown or blocked, a colour where it is sharp, and its histogram.

Stripes run one way where it is blown and the other way where it is blocked, light against dark, so that nobody
needs to see colours to tell them apart. Sharpness is judged on a fixed scale: zooming in changes nothing.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from fotointerview import vision
from fotointerview.domain.aids import BINS, Aid, Histogram

Pixels = NDArray[np.uint8]
_Colour = tuple[int, int, int]

_BLOWN, _BLOCKED = 254, 2
"""Coded values where nothing can be drawn any more; one step of room for what JPEG does to them."""
_BLOWN_STRIPES: tuple[_Colour, _Colour] = ((200, 0, 40), (24, 0, 8))
_BLOCKED_STRIPES: tuple[_Colour, _Colour] = ((70, 130, 255), (225, 235, 255))
_STRIPES_ACROSS = 110
"""How many pairs of stripes fit along the longer side: they are as wide when a large picture is shown small."""
_NARROWEST = 8

_PEAK_SIDE = 960
"""Longer side in pixels on which sharpness is judged: that of a usual live-view frame."""
_COARSE_SIGMA = 2.5
_SHARP_RATIO = 2
"""An edge blurred by σ keeps √((σ² + 2.5²) / (σ² + 0.8²)) times the slope that it has after the coarse blur (0.8 is
what a Sobel operator blurs by itself); 2 is σ ≈ 1.2 pixels. How strong the edge is plays no part."""
_NOISE = 56
"""Slopes below this may be noise; of 255 × 8, the slope of a whole step."""
_PEAK: _Colour = (64, 255, 96)
_HISTOGRAM_PIXELS = 400_000
"""More of them do not change the curve that is painted."""


def apply_aid(pixels: Pixels, aid: Aid) -> Pixels:
    """``pixels`` (h × w × 3, sRGB, look applied) under ``aid``; the same array when there is nothing to show."""
    match aid:
        case Aid.NONE:
            return pixels
        case Aid.CLIPPING:
            return _clipping(pixels)
        case Aid.PEAKING:
            return _peaking(pixels)


def histogram(pixels: Pixels) -> Histogram:
    """The tones of ``pixels`` (h × w × 3, sRGB), as they are shown but without any aid."""
    cv2 = vision.cv2
    height, width = pixels.shape[:2]
    stride = max(1, int((height * width / _HISTOGRAM_PIXELS) ** 0.5))
    seen = np.ascontiguousarray(pixels[::stride, ::stride])
    luma = cv2.transform(seen, np.array([[0.2126, 0.7152, 0.0722]], dtype=np.float32))
    planes = [(luma, 0), (seen, 0), (seen, 1), (seen, 2)]
    counts = [
        np.asarray(cv2.calcHist([plane], [channel], None, [BINS], [0, 256])).ravel()
        for plane, channel in planes
    ]
    largest = max(float(count.max()) for count in counts)
    blown, blocked = (cv2.countNonZero(mask) / mask.size for mask in _ends(seen))
    luminance, red, green, blue = (tuple((count / largest).tolist()) for count in counts)
    return Histogram(luminance, red, green, blue, blown, blocked)


def _ends(pixels: Pixels) -> tuple[Any, Any]:
    """Where at least one channel is blown, and where all three are blocked; 255 where it is so."""
    cv2 = vision.cv2
    red, green, blue = cv2.split(pixels)
    most = cv2.max(cv2.max(red, green), blue)
    return cv2.inRange(most, _BLOWN, 255), cv2.inRange(most, 0, _BLOCKED)


def _clipping(pixels: Pixels) -> Pixels:
    cv2 = vision.cv2
    result = pixels
    stripes = ((_BLOWN_STRIPES, 1), (_BLOCKED_STRIPES, -1))
    for mask, (colours, way) in zip(_ends(pixels), stripes, strict=True):
        if cv2.countNonZero(mask):
            result = pixels.copy() if result is pixels else result
            cv2.copyTo(_striped(pixels.shape[:2], colours, way), mask, result)
    return result


def _striped(size: tuple[int, ...], colours: tuple[_Colour, _Colour], way: int) -> Pixels:
    """Diagonal stripes over ``size`` (height, width): rising to the right for 1, falling for −1."""
    half = max(_NARROWEST, round(max(size) / _STRIPES_ACROSS)) // 2
    period = 2 * half
    rows, columns = np.mgrid[0:period, 0:period]
    which = (columns + way * rows) % period // half
    tile = np.asarray(colours, dtype=np.uint8)[which]
    repeats = (-(-size[0] // period), -(-size[1] // period), 1)
    return np.ascontiguousarray(np.tile(tile, repeats)[: size[0], : size[1]])


def _peaking(pixels: Pixels) -> Pixels:
    cv2 = vision.cv2
    height, width = pixels.shape[:2]
    scale = _PEAK_SIDE / max(height, width)
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    if scale < 1:
        small = (max(1, round(width * scale)), max(1, round(height * scale)))
        grey = cv2.resize(grey, small, interpolation=cv2.INTER_AREA)
    fine, coarse = _slope(grey), _slope(cv2.GaussianBlur(grey, (0, 0), _COARSE_SIGMA))
    sharp = (fine > _SHARP_RATIO * coarse) & (fine > _NOISE)
    if not sharp.any():
        return pixels
    if scale < 1:
        large = cv2.resize(sharp.view(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
        sharp = np.asarray(large, dtype=np.bool_)
    result = pixels.copy()
    result[sharp] = _PEAK
    return result


def _slope(grey: Any) -> NDArray[np.int16]:
    """How steep the tones are, |dx| + |dy| of Sobel's operator (8 for one step a pixel)."""
    cv2 = vision.cv2
    across, down = (np.asarray(cv2.Sobel(grey, cv2.CV_16S, dx, 1 - dx), dtype=np.int16) for dx in (1, 0))
    np.abs(across, out=across)
    across += np.abs(down, out=down)
    return across
