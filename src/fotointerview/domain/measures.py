"""What a shot turned out to be, measured on its pixels: light, distance, focus, framing, colour.

Numbers only, and what follows from them; how they are found is told in ``imaging/measures.py``. The face is a box,
never a person: nothing is recognised, and the researcher may correct the box by hand.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from fotointerview.domain.sayings import Box
from fotointerview.domain.words import Dimension

FACE_HEIGHT_M: Final = 0.18
"""From hairline to chin (trichion to gnathion) in metres: about 0.19 in men and 0.17 in women, after L. G. Farkas,
*Anthropometry of the Head and Face* (2nd ed., 1994). Adults differ by some five per cent."""

MONOCHROME_BELOW: Final = 0.02
"""Below this chroma a picture is black and white: a JPEG without colour has about 0, a grey room with people 0.1."""

_EYES: Final = 0.42
"""Where the eyes are in the face's box, as a share of its height from the top."""
_THIRDS: Final = (1 / 3, 2 / 3)
_FACE_MOVED_STOPS: Final = 0.5
"""From here on a change of the face's own sharpness is what people see first."""


@dataclass(frozen=True, slots=True)
class Measures:
    """One shot in numbers. Of the file as it was taken, not of its look.

    Attributes:
        mean_ev: mean luminance in linear light, in EV against middle grey (0.18).
        key_ev: the same of the face, else of the middle of the picture: what the light on the sitter is.
        contrast_ev: from the 5th to the 95th percentile of luminance, in EV.
        clipped_low: share of the pixels that are black, 0..1.
        clipped_high: share of the pixels of which a channel is full, 0..1.
        chroma: how far the channels lie apart, as a share of the brightest: 0 grey .. 1; whatever the exposure is.
        face: where the face is, from hairline to chin; ``None`` where none was found.
        by_hand: whether the researcher drew the face's box, or said that there is none.
        face_sharpness: how narrow the edges on the face are, in stops (log2; one less: twice as wide); comparable
            between shots of one size only.
        ground_sharpness: the same of what is behind the sitter.
        distance_m: from camera to face in metres, estimated; ``None`` where the lens is unknown.
    """

    mean_ev: float
    key_ev: float
    contrast_ev: float
    clipped_low: float
    clipped_high: float
    chroma: float
    face: Box | None = None
    by_hand: bool = False
    face_sharpness: float | None = None
    ground_sharpness: float | None = None
    distance_m: float | None = None


class ShotSize(StrEnum):
    """How much of a person the frame shows, as film and photography call it."""

    EXTREME_CLOSE_UP = "extreme-close-up"
    CLOSE_UP = "close-up"
    MEDIUM_CLOSE_UP = "medium-close-up"
    MEDIUM = "medium"
    AMERICAN = "american"
    FULL = "full"


_FROM_SHARE: Final = (
    (0.62, ShotSize.EXTREME_CLOSE_UP),
    (0.38, ShotSize.CLOSE_UP),
    (0.26, ShotSize.MEDIUM_CLOSE_UP),
    (0.165, ShotSize.MEDIUM),
    (0.11, ShotSize.AMERICAN),
)
"""The share of the frame's height from which on a face makes which shot.

After D. Bordwell and K. Thompson, *Film Art: An Introduction*, glossary: part of the face; head and neck; from the
chest; from the waist; from the knees; the whole figure. For an adult of 1.75 m with a face of 0.18 m and a little
air above, such frames are about 0.22, 0.38, 0.58, 0.85, 1.4 and 1.9 m high; the limits lie midway (geometric means).
"""


def face_share(measures: Measures) -> float | None:
    """The face's height as a share of the frame's, 0..1; ``None`` without a face."""
    return measures.face[3] if measures.face and measures.face[3] > 0 else None


def shot_size(measures: Measures) -> ShotSize | None:
    """The shot size that the face's height makes; ``None`` without a face."""
    share = face_share(measures)
    if share is None:
        return None
    return next((size for least, size in _FROM_SHARE if share >= least), ShotSize.FULL)


def head_room(measures: Measures) -> float | None:
    """Air above the hairline as a share of the frame's height, 0..1; ``None`` without a face."""
    return measures.face[1] if measures.face else None


def thirds_offset(measures: Measures) -> tuple[float, float] | None:
    """How far the face is from the nearest thirds, as shares of the frame's width and height.

    First the face's middle from the nearest upright third (positive: right of it), then the line of the eyes from
    the nearest level third (positive: below it). ``None`` without a face.
    """
    if measures.face is None:
        return None
    x, y = _middle_and_eyes(measures.face)
    return _from_third(x), _from_third(y)


def is_monochrome(measures: Measures) -> bool:
    """Whether the file itself is in black and white, whatever look it is shown with."""
    return measures.chroma < MONOCHROME_BELOW


def change(
    dimension: Dimension, before: Measures, after: Measures, *, frame: Box | None = None
) -> float | None:
    """What a move measured, from the shot it was agreed on to the one it led to; positive as the move's step is.

    * ``LIGHT``: EV on the sitter (``key_ev``).
    * ``DISTANCE``: log2 of how much larger the face is in the frame: +1 is twice as large, as from half the distance.
    * ``FOCUS``: stops of edge width. Of the background, which a wider aperture softens first; of the face where that
      itself changed by half a stop or more.
    * ``FRAMING``: as distance; with a drawn ``frame`` (on the shot before) how far the face is from where it should
      be, as a share of the new frame's diagonal: 0 is right on it.
    * ``COLOUR``: difference of chroma.
    * ``None`` for all others, and where a face is needed and was not found in both.
    """
    if dimension is Dimension.FRAMING and frame is not None:
        return _off_frame(frame, before, after)
    measured = _CHANGES.get(dimension)
    return measured(before, after) if measured else None


def focus_changes(before: Measures, after: Measures) -> tuple[float | None, float | None]:
    """By how many stops the face and the background became sharper; ``None`` where either is unknown."""
    return (
        _difference(before.face_sharpness, after.face_sharpness),
        _difference(before.ground_sharpness, after.ground_sharpness),
    )


def face_led(face: float | None, ground: float | None) -> bool:
    """Whether of these :func:`focus_changes` the face's is the one that people see first."""
    return face is not None and (ground is None or abs(face) >= _FACE_MOVED_STOPS)


def _light(before: Measures, after: Measures) -> float:
    return after.key_ev - before.key_ev


def _larger(before: Measures, after: Measures) -> float | None:
    was, now = face_share(before), face_share(after)
    return math.log2(now / was) if was and now else None


def _sharper(before: Measures, after: Measures) -> float | None:
    face, ground = focus_changes(before, after)
    return face if face_led(face, ground) else ground


def _more_colour(before: Measures, after: Measures) -> float:
    return after.chroma - before.chroma


_CHANGES: Final[Mapping[Dimension, Callable[[Measures, Measures], float | None]]] = MappingProxyType(
    {
        Dimension.LIGHT: _light,
        Dimension.DISTANCE: _larger,
        Dimension.FOCUS: _sharper,
        Dimension.FRAMING: _larger,
        Dimension.COLOUR: _more_colour,
    }
)


def _off_frame(frame: Box, before: Measures, after: Measures) -> float | None:
    """From where the face is now to where it would be if the shot before had been framed as drawn."""
    if before.face is None or after.face is None or min(frame[2:]) <= 0:
        return None
    x, y = _middle_and_eyes(before.face)
    now_x, now_y = _middle_and_eyes(after.face)
    across, down = now_x - (x - frame[0]) / frame[2], now_y - (y - frame[1]) / frame[3]
    return math.hypot(across, down) / math.sqrt(2)


def _middle_and_eyes(face: Box) -> tuple[float, float]:
    left, top, width, height = face
    return left + width / 2, top + _EYES * height


def _from_third(value: float) -> float:
    return min((value - third for third in _THIRDS), key=abs)


def _difference(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before
