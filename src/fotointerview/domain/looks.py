"""Looks as values: changing one side of them, cropping to a ratio, and telling two of them apart.

How much colour there is has its own ladder, in ``domain/colour.py``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from fotointerview.domain.sayings import WHOLE, Box, Look, Point

AS_TAKEN: Final = Look()
"""The picture as the camera made it."""
NEUTRAL_MIX: Final = AS_TAKEN.mix
"""Red, green and blue as the eye weighs them."""
MOST_EV: Final = 2.0
"""How much lighter or darker a look may be; beyond that an 8-bit picture falls apart."""
_NEAR: Final = 1e-3


class Side(StrEnum):
    """What of a look can be different."""

    MONOCHROME = "monochrome"
    MIX = "mix"
    LIGHT = "light"
    CONTRAST = "contrast"
    SATURATION = "saturation"
    WARMTH = "warmth"
    SOFT = "soft"
    CROP = "crop"


class Ratio(StrEnum):
    """Width to height of a crop; each but the square can be turned."""

    SQUARE = "1:1"
    FOUR_FIVE = "4:5"
    THREE_FOUR = "3:4"
    TWO_THREE = "2:3"
    WIDE = "16:9"

    @property
    def number(self) -> float:
        """Width divided by height."""
        width, height = map(int, self.value.split(":"))
        return width / height


@dataclass(frozen=True, slots=True)
class Difference:
    """One side on which two looks differ.

    Attributes:
        side: which.
        by: how much more there is of it, in the side's own unit (EV for light); 1 or −1 for black and white on or off;
            for a crop, how much more of the picture is shown, as a share of it. 0 where the side has no direction.
    """

    side: Side
    by: float = 0.0


def with_exposure(look: Look, ev: float) -> Look:
    """``look`` lighter or darker: ``ev`` in EV from as taken, kept within ±:data:`MOST_EV`."""
    return replace(look, exposure_ev=min(max(ev, -MOST_EV), MOST_EV))


def with_contrast(look: Look, contrast: float) -> Look:
    """``look`` with ``contrast``, kept within −1..+1."""
    return replace(look, contrast=_within(contrast))


def with_saturation(look: Look, saturation: float) -> Look:
    """``look`` with ``saturation``, kept within −1..+1."""
    return replace(look, saturation=_within(saturation))


def with_warmth(look: Look, warmth: float) -> Look:
    """``look`` with ``warmth``, kept within −1 cold .. +1 warm."""
    return replace(look, warmth=_within(warmth))


def with_soft(look: Look, soft: float) -> Look:
    """``look`` with a glow of ``soft``, kept within 0..1."""
    return replace(look, soft=min(max(soft, 0.0), 1.0))


def with_monochrome(look: Look, monochrome: bool) -> Look:
    """``look`` in black and white or in colour; mix and saturation wait for when they count again."""
    return replace(look, monochrome=monochrome)


def with_mix(look: Look, weights: tuple[float, float, float]) -> Look:
    """``look`` in black and white by ``weights`` of red, green and blue, brought to a sum of 1.

    Where they hold no light at all, the mix is the neutral one.
    """
    red, green, blue = (max(weight, 0.0) for weight in weights)
    total = red + green + blue
    mix = (red / total, green / total, blue / total) if total > _NEAR else NEUTRAL_MIX
    return replace(look, monochrome=True, mix=mix)


def with_weight(look: Look, channel: int, weight: float) -> Look:
    """``look`` in black and white with ``weight`` (0..1) for red, green or blue (0, 1, 2).

    The other two share what is left as they did before; equally, where neither had any.
    """
    weight = min(max(weight, 0.0), 1.0)
    others = 1 - look.mix[channel]
    scale = (1 - weight) / others if others > _NEAR else 0.0
    mix = [part * scale if scale else (1 - weight) / 2 for part in look.mix]
    mix[channel] = weight
    return with_mix(look, (mix[0], mix[1], mix[2]))


def with_crop(look: Look, crop: Box) -> Look:
    """``look`` that shows ``crop`` of the upright picture."""
    return replace(look, crop=crop)


def dressed(look: Look, other: Look) -> Look:
    """``other`` in everything but the crop, which stays that of ``look``: a preset never changes the frame."""
    return replace(other, crop=look.crop)


def same_but_crop(one: Look, other: Look) -> bool:
    """Whether two looks show the same tones; what plays no part (a mix in colour) is no difference."""
    return all(difference.side is Side.CROP for difference in differences(one, other))


def differences(before: Look, after: Look) -> tuple[Difference, ...]:
    """On which sides ``after`` differs visibly from ``before``, in the order of :class:`Side`."""
    found = []
    if before.monochrome != after.monochrome:
        found.append(Difference(Side.MONOCHROME, 1.0 if after.monochrome else -1.0))
    if after.monochrome and not _all_near(_mix_seen(before), after.mix):
        found.append(Difference(Side.MIX))
    for side, read in _NUMBERS:
        by = read(after) - read(before)
        if abs(by) > _NEAR:
            found.append(Difference(side, by))
    if not _all_near(before.crop, after.crop):
        found.append(Difference(Side.CROP, after.crop[2] * after.crop[3] - before.crop[2] * before.crop[3]))
    return tuple(found)


def crop_to_ratio(size: tuple[int, int], ratio: float | None, *, around: Point | None = None) -> Box:
    """The largest crop of ``ratio`` (width to height) in a picture of ``size`` (pixels), as near ``around`` as it fits.

    ``ratio=None`` is free: the whole picture. ``around`` is the crop's middle; ``None`` is that of the picture.
    """
    if ratio is None or min(size) <= 0:
        return WHOLE
    share = ratio * size[1] / size[0]
    if abs(share - 1) < _NEAR:
        return WHOLE
    width, height = (share, 1.0) if share < 1 else (1.0, 1 / share)
    x, y = around or (0.5, 0.5)
    left = min(max(x - width / 2, 0.0), 1 - width)
    top = min(max(y - height / 2, 0.0), 1 - height)
    return (left, top, width, height)


def ratio_of(crop: Box, size: tuple[int, int]) -> tuple[Ratio, bool] | None:
    """Which ratio ``crop`` has in a picture of ``size`` (pixels), and whether it is turned; ``None`` for any other."""
    if min(size) <= 0 or crop[3] <= 0:
        return None
    shown = crop[2] * size[0] / (crop[3] * size[1])
    for ratio in Ratio:
        for turned in (False, True):
            number = 1 / ratio.number if turned else ratio.number
            if abs(shown / number - 1) < 0.01:
                return ratio, turned
    return None


def _mix_seen(look: Look) -> tuple[float, float, float]:
    """The mix somebody sees: in colour there is none, so that a neutral black and white is no second change."""
    return look.mix if look.monochrome else NEUTRAL_MIX


def _saturation_seen(look: Look) -> float:
    return 0.0 if look.monochrome else look.saturation


_NUMBERS: Final[tuple[tuple[Side, Callable[[Look], float]], ...]] = (
    (Side.LIGHT, lambda look: look.exposure_ev),
    (Side.CONTRAST, lambda look: look.contrast),
    (Side.SATURATION, _saturation_seen),
    (Side.WARMTH, lambda look: look.warmth),
    (Side.SOFT, lambda look: look.soft),
)


def _within(value: float) -> float:
    return min(max(value, -1.0), 1.0)


def _all_near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))
