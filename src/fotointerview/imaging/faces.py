"""Where the sitter's face is: OpenCV's cascades, which know the pattern of a face and nobody's face.

The detector is that of Viola and Jones (2001) as Lienhart and Maydt extended it (2002), with the trained cascades that
the opencv-python wheel carries. It answers "a face is here", never whose: nothing is recognised, compared or kept.
It takes faces from the front up to a fifth of a right angle on their side; a face turned away or cut off by the
frame is looked for in further passes, which cost time only where the first found nothing.
"""

import logging
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fotointerview import vision
from fotointerview.domain.sayings import Box

_log = logging.getLogger(__name__)

_SIDE: Final = 480
"""Pixels of the longer side of the picture that is searched."""
_SMALLEST: Final = 20
"""Pixels: smaller than this the pattern has no detail left; at a standing figure's size it is twice as much."""
_SMALLEST_AGAIN: Final = 34
"""The same for the further passes, which would otherwise take most of the time."""
_STEP: Final = 1.1
_NEIGHBOURS: Final = 5
"""So many overlapping finds make a face. True ones have a dozen or more, chance patterns rarely over five."""
_NEIGHBOURS_ASIDE: Final = 7
"""For the profile, which sees faces in more things."""
_SURE: Final = 10
_TILTS: Final = (-28, 28)
"""Degrees by which the picture is turned for a head on its side."""
_MARGIN: Final = 0.24
"""Share of the height that is added above and below for a face that the frame cuts off."""
_FILLING: Final = 0.4
"""Only a face of at least this share of the height is looked for there."""

_FRONT: Final = "haarcascade_frontalface_alt2.xml"
_PROFILE: Final = "haarcascade_profileface.xml"

_lock = threading.Lock()
"""A cascade keeps what it works on inside itself: one search at a time."""

_Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Found:
    """A find in pixels of the searched picture; ``weight`` is size, less where few finds agree."""

    left: float
    top: float
    side: float
    weight: float


def find_face(pixels: NDArray[np.uint8]) -> Box | None:
    """The largest plausible face in ``pixels`` (h × w × 3, sRGB, upright).

    The box is square in pixels and runs from the hairline to the chin, within a tenth of its height or so; what
    lies outside the picture is cut off. ``None`` where nothing looks like a face. From any thread.
    """
    grey = _reduced(pixels)
    with _lock:
        found = _search(grey, smallest=_SMALLEST) or _cut_off(grey) or _aside(grey) or _tilted(grey)
    return _box(found, grey) if found else None


def _reduced(pixels: NDArray[np.uint8]) -> _Grey:
    cv2 = vision.cv2
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    shrink = min(1.0, _SIDE / max(grey.shape))
    if shrink < 1:
        rows, cols = grey.shape
        size = max(1, round(cols * shrink)), max(1, round(rows * shrink))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    return np.asarray(grey, np.uint8)


@lru_cache(maxsize=2)
def _cascade(name: str) -> Any:
    """The trained cascade ``name``; ``None`` (and a line in the log) where this OpenCV came without."""
    cv2: Any = vision.cv2  # the wheel's own ``cv2.data`` is in no stub
    try:
        path = Path(cv2.data.haarcascades) / name
    except AttributeError:
        _log.warning("this OpenCV has no cascades: faces are not found")
        return None
    cascade = cv2.CascadeClassifier(str(path)) if path.is_file() else None
    if cascade is None or cascade.empty():
        _log.warning("the cascade %s cannot be read: faces are not found", name)
        return None
    return cascade


def _search(
    grey: _Grey, *, smallest: int, cascade: str = _FRONT, neighbours: int = _NEIGHBOURS
) -> _Found | None:
    detector = _cascade(cascade)
    if detector is None or min(grey.shape) < smallest:
        return None
    boxes, counts = detector.detectMultiScale2(
        grey, scaleFactor=_STEP, minNeighbors=neighbours, minSize=(smallest, smallest)
    )
    found = [
        _Found(float(left), float(top), float(side), float(side) * min(1.0, float(count) / _SURE))
        for (left, top, side, _), count in zip(boxes, counts, strict=True)
    ]
    return max(found, key=lambda one: one.weight, default=None)


def _cut_off(grey: _Grey) -> _Found | None:
    """A face that fills the frame and goes past it: the edge is continued, and only large ones count."""
    cv2 = vision.cv2
    rows = grey.shape[0]
    margin = round(rows * _MARGIN)
    wide = cv2.copyMakeBorder(grey, margin, margin, margin // 2, margin // 2, cv2.BORDER_REPLICATE)
    found = _search(np.asarray(wide, np.uint8), smallest=max(_SMALLEST, round(rows * _FILLING)))
    if found is None:
        return None
    return _Found(found.left - margin // 2, found.top - margin, found.side, found.weight)


def _aside(grey: _Grey) -> _Found | None:
    """A face from the side; the cascade knows one side, so the other is looked at in the mirror."""
    mirrored = np.ascontiguousarray(grey[:, ::-1])
    one, other = (
        _search(side, smallest=_SMALLEST_AGAIN, cascade=_PROFILE, neighbours=_NEIGHBOURS_ASIDE)
        for side in (grey, mirrored)
    )
    if other is not None:
        other = _Found(grey.shape[1] - other.left - other.side, other.top, other.side, other.weight)
    return max((found for found in (one, other) if found), key=lambda found: found.weight, default=None)


def _tilted(grey: _Grey) -> _Found | None:
    """A head on its side: the picture is turned, the find is turned back."""
    cv2 = vision.cv2
    rows, cols = grey.shape
    for degrees in _TILTS:
        there = cv2.getRotationMatrix2D((cols / 2, rows / 2), degrees, 1.0)
        turned = cv2.warpAffine(grey, there, (cols, rows), borderMode=cv2.BORDER_REPLICATE)
        found = _search(np.asarray(turned, np.uint8), smallest=_SMALLEST_AGAIN)
        if found is not None:
            middle = np.array([found.left + found.side / 2, found.top + found.side / 2, 1.0])
            x, y = (float(value) for value in cv2.invertAffineTransform(there) @ middle)
            return _Found(x - found.side / 2, y - found.side / 2, found.side, found.weight)
    return None


def _box(found: _Found, grey: _Grey) -> Box | None:
    """The find normalised, inside the picture."""
    rows, cols = grey.shape
    left, top = max(0.0, found.left / cols), max(0.0, found.top / rows)
    right, bottom = min(1.0, (found.left + found.side) / cols), min(1.0, (found.top + found.side) / rows)
    return (left, top, right - left, bottom - top) if right > left and bottom > top else None
