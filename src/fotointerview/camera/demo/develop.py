"""From light on the sensor to the body's JPEG: exposure, white balance, style, highlights, grain."""

import numpy as np
from numpy.typing import NDArray

from fotointerview.camera.demo.paint import Plane
from fotointerview.camera.demo.settings import PictureStyle, SceneSettings, WhiteBalance, noise_sigma
from fotointerview.vision import cv2

Pixels = NDArray[np.uint8]

_BALANCE = {
    WhiteBalance.AUTOMATIC: (1.0, 1.0, 1.0),
    WhiteBalance.DAYLIGHT: (1.03, 1.0, 0.96),
    WhiteBalance.CLOUDY: (1.10, 1.0, 0.86),
    WhiteBalance.SHADE: (1.18, 1.0, 0.76),
    WhiteBalance.TUNGSTEN: (0.72, 0.97, 1.42),
}
GREY = (0.32, 0.56, 0.12)
"""What red, green and blue weigh in the body's black and white."""
_SHOULDER = 0.55
_TABLE_TOP = 8.0
_GRAIN_TILE = 1024
_STRIP = 250


def _curve() -> Pixels:
    """sRGB codes of linear light 0..8: straight up to the shoulder, then bending softly to white."""
    x = np.linspace(0, np.sqrt(_TABLE_TOP), 1 << 16) ** 2
    room = 1 - _SHOULDER
    y = np.where(x < _SHOULDER, x, _SHOULDER + room * (1 - np.exp(-(x - _SHOULDER) / room)))
    code = np.where(y <= 0.0031308, 12.92 * y, 1.055 * y ** (1 / 2.4) - 0.055)
    return np.asarray(np.round(code * 255), np.uint8)


_CURVE = _curve()


def balance(settings: SceneSettings) -> tuple[float, float, float]:
    """The factors of white balance on red, green and blue."""
    return _BALANCE[settings.white_balance]


def developed(light: Plane, settings: SceneSettings, *, gain: float) -> Pixels:
    """RGB pixels of scene ``light``, exposed by ``gain``; no grain yet."""
    balanced = light * (np.asarray(balance(settings), np.float32) * np.float32(gain))
    if settings.picture_style is PictureStyle.MONOCHROME:
        grey = balanced @ np.array(GREY, np.float32)
        return np.asarray(cv2.merge([_coded(grey)] * 3), np.uint8)
    return _coded(balanced)


def _coded(light: Plane) -> Pixels:
    # a square-root index spends the table's entries where the eye sees steps
    index = np.sqrt(np.clip(light, 0, _TABLE_TOP)) * np.float32(((1 << 16) - 1) / np.sqrt(_TABLE_TOP))
    return np.asarray(_CURVE[index.astype(np.uint16)])


def coded_fast(light: Plane) -> Pixels:
    """As the curve of :func:`developed`, for exposed light in any order of colours; made for speed."""
    _, held = cv2.threshold(light, _TABLE_TOP, _TABLE_TOP, cv2.THRESH_TRUNC)
    index = np.asarray(cv2.sqrt(held), np.float32)
    np.multiply(index, np.float32(((1 << 16) - 1) / np.sqrt(_TABLE_TOP)), out=index)
    return np.asarray(_CURVE.take(index.astype(np.uint16)))


def grained(pixels: Pixels, settings: SceneSettings) -> Pixels:
    """``pixels``, in place, with the sensor's grain for the ISO; the same for the same shot.

    Goes strip by strip over one sheet of grain, each time from another place: making fresh noise for 24
    million pixels, or whole planes of it, would cost more than all the rest of the picture.
    """
    rng = np.random.default_rng((settings.shot_counter, settings.iso))
    rows, cols = pixels.shape[:2]
    tile = rng.standard_normal((_STRIP, _GRAIN_TILE), np.float32) * noise_sigma(settings.iso, width=cols)
    sheet = np.tile(np.round(tile), (1, -(-cols // _GRAIN_TILE) + 1))
    lighter, darker = (cv2.merge([np.clip(sign * sheet, 0, 255).astype(np.uint8)] * 3) for sign in (1, -1))
    for top in range(0, rows, _STRIP):
        strip = pixels[top : top + _STRIP]
        left = int(rng.integers(_GRAIN_TILE))
        window = slice(0, strip.shape[0]), slice(left, left + cols)
        cv2.add(strip, lighter[window], dst=strip)
        cv2.subtract(strip, darker[window], dst=strip)
    return pixels
