"""Looks on pixels: frame, light, film, lens of the enlarger, paper. The file itself never changes.

Always in this order, as in a darkroom:

1. frame: the crop;
2. light: exposure and warmth, in linear light;
3. film: the black-and-white mix, or the saturation, on the coded values;
4. enlarger: the soft glow, spread in linear light over a share of the *whole* picture, so that it looks the same
   at every decode scale and under every crop;
5. paper: contrast on the coded values, as the eye judges them; in black and white its tone, warm or cold.

What follows one upon the other without looking at neighbours or at other channels is one table.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fotointerview import vision
from fotointerview.domain.sayings import WHOLE, Box, Look

Pixels = NDArray[np.uint8]
_Curve = NDArray[np.float64]

_CONTRAST_DEPTH = 0.8
"""Below 1, so that the flattest look still tells tones apart."""
_LUMA = (0.2126, 0.7152, 0.0722)
"""Weights of red, green and blue in what the eye calls light (ITU-R BT.709)."""
_WARM_EV = (0.3, 0.0, -0.5)
"""What the warmest light adds to red, green and blue, in EV: about the step from 5500 K to 4000 K."""
_PAPER_SHARE = 0.4
"""How much of that a paper may have: a tone, not a colour."""
_GLOW_SIDE = 320
"""Longer side in pixels of the whole picture where the glow is spread; what is blurred has no more detail."""
_GLOW_SPREAD = 0.012
"""How far the glow reaches: one sigma as a share of the whole picture's longer side."""
_GLOW_SHARE = 0.5
"""How much of the light the softest look spreads; the rest stays sharp, or eyes would get lost."""


def apply_look(pixels: Pixels, look: Look) -> Pixels:
    """``pixels`` (h × w × 3, sRGB, upright) as ``look`` shows them; the same array when there is nothing to do."""
    whole_side = max(pixels.shape[:2])
    framed = pixels if look.crop == WHOLE else _crop(pixels, look.crop)
    if look.monochrome:
        return _black_and_white(framed, look, whole_side)
    return _colour(framed, look, whole_side)


def crop_size(size: tuple[int, int], look: Look) -> tuple[int, int]:
    """Width and height in pixels that are left of ``size`` after the look's crop."""
    left, top, right, bottom = _edges(size, look.crop)
    return right - left, bottom - top


def _colour(pixels: Pixels, look: Look, whole_side: int) -> Pixels:
    if not look.saturation and not look.soft:  # light and paper follow each other
        return _looked_up(pixels, _table(look.exposure_ev, look.warmth, look.contrast))
    result = _looked_up(pixels, _table(look.exposure_ev, look.warmth, 0.0))
    if look.saturation:
        result = _saturated(result, look.saturation)
    result = _softened(result, look.soft, whole_side)
    return _looked_up(result, _table(0.0, 0.0, look.contrast))


def _black_and_white(pixels: Pixels, look: Look, whole_side: int) -> Pixels:
    """Warm light would only change the mix; the warmth of a black and white is that of its paper."""
    lit = _looked_up(pixels, _table(look.exposure_ev, 0.0, 0.0))
    grey = _softened(_mix(lit, look.mix), look.soft, whole_side)
    if not look.warmth:
        grey = _looked_up(grey, _table(0.0, 0.0, look.contrast))
    spread = np.asarray(vision.cv2.cvtColor(grey, vision.cv2.COLOR_GRAY2RGB), dtype=np.uint8)
    return _looked_up(spread, _paper_table(look.contrast, look.warmth)) if look.warmth else spread


def _edges(size: tuple[int, int], crop: Box) -> tuple[int, int, int, int]:
    """The crop in whole pixels, inside the picture and never empty."""
    width, height = size
    left = min(max(round(crop[0] * width), 0), width - 1)
    top = min(max(round(crop[1] * height), 0), height - 1)
    right = min(max(round((crop[0] + crop[2]) * width), left + 1), width)
    bottom = min(max(round((crop[1] + crop[3]) * height), top + 1), height)
    return left, top, right, bottom


def _crop(pixels: Pixels, crop: Box) -> Pixels:
    left, top, right, bottom = _edges((pixels.shape[1], pixels.shape[0]), crop)
    return np.ascontiguousarray(pixels[top:bottom, left:right])


def _mix(pixels: Pixels, weights: tuple[float, float, float]) -> Pixels:
    mixed = vision.cv2.transform(pixels, np.array([weights], dtype=np.float32))
    return np.asarray(mixed, dtype=np.uint8)


def _saturated(pixels: Pixels, saturation: float) -> Pixels:
    """Away from grey, or towards it, along the line between each pixel and its own luma."""
    grey = vision.cv2.cvtColor(_mix(pixels, _LUMA), vision.cv2.COLOR_GRAY2RGB)
    share = min(max(saturation, -1.0), 1.0)
    return np.asarray(vision.cv2.addWeighted(pixels, 1 + share, grey, -share, 0), dtype=np.uint8)


def _softened(pixels: Pixels, soft: float, whole_side: int) -> Pixels:
    """A share of the light spread out, as a soft-focus lens does: what is bright glows into what is dark."""
    share = _GLOW_SHARE * min(max(soft, 0.0), 1.0)
    if not share:
        return pixels
    cv2 = vision.cv2
    height, width = pixels.shape[:2]
    scale = min(_GLOW_SIDE / whole_side, 1.0)
    small = (max(1, round(width * scale)), max(1, round(height * scale)))
    reduced = cv2.resize(pixels, small, interpolation=cv2.INTER_AREA)
    light = cv2.LUT(reduced, _linear_table())
    spread = cv2.GaussianBlur(light, (0, 0), _GLOW_SPREAD * whole_side * scale)
    coded = np.rint(_coded(np.asarray(spread, dtype=np.float64)) * 255).astype(np.uint8)
    glow = cv2.resize(coded, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.addWeighted(pixels, 1 - share, glow, share, 0), dtype=np.uint8)


def _looked_up(pixels: Pixels, table: Pixels | None) -> Pixels:
    return pixels if table is None else np.asarray(vision.cv2.LUT(pixels, table), dtype=np.uint8)


@lru_cache(maxsize=64)
def _table(ev: float, warmth: float, contrast: float) -> Pixels | None:
    """Coded value → coded value after light and paper; with three columns where the light has a colour."""
    if not warmth:
        return _rounded(_contrasted(_lit(_ramp(), ev), contrast)) if ev or contrast else None
    gains = _gains(warmth)
    columns = [_contrasted(_lit(_ramp(), ev + gain), contrast) for gain in gains]
    return _rounded(np.stack(columns, axis=-1))[None]


@lru_cache(maxsize=64)
def _paper_table(contrast: float, warmth: float) -> Pixels:
    """Grey → the red, green and blue of a toned print; black stays black."""
    grey = _contrasted(_ramp(), contrast)
    columns = [_lit(grey, gain) for gain in _gains(warmth * _PAPER_SHARE)]
    return _rounded(np.stack(columns, axis=-1))[None]


@lru_cache(maxsize=1)
def _linear_table() -> NDArray[np.float32]:
    return _linear(_ramp()).astype(np.float32)


def _gains(warmth: float) -> tuple[float, ...]:
    """What each channel gets, in EV, so that grey keeps its lightness."""
    warmth = min(max(warmth, -1.0), 1.0)
    gains = [warmth * ev for ev in _WARM_EV]
    light = sum(weight * 2.0**ev for weight, ev in zip(_LUMA, gains, strict=True))
    return tuple(float(ev - np.log2(light)) for ev in gains)


def _ramp() -> _Curve:
    return np.arange(256) / 255


def _linear(coded: _Curve) -> _Curve:
    """sRGB value → linear light, both 0..1 (IEC 61966-2-1)."""
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def _coded(light: _Curve) -> _Curve:
    """Linear light → sRGB value, both 0..1 (IEC 61966-2-1)."""
    light = np.clip(light, 0.0, 1.0)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def _lit(coded: _Curve, ev: float) -> _Curve:
    return _coded(_linear(coded) * 2.0**ev)


def _contrasted(x: _Curve, contrast: float) -> _Curve:
    """A curve that leaves black, white and the middle where they are: x − k·sin(2πx)/2π."""
    strength = _CONTRAST_DEPTH * min(max(contrast, -1.0), 1.0)
    return np.clip(x - strength * np.sin(2 * np.pi * x) / (2 * np.pi), 0, 1)


def _rounded(curve: _Curve) -> Pixels:
    return np.rint(curve * 255).astype(np.uint8)
