"""Turning one setting lighter or darker on the places it has, in EV, whatever words the camera uses.

Time, aperture, ISO and exposure compensation lie on one scale: one EV more is twice the light in the picture
(APEX, ISO 2720). Words that are no place on it (bulb, Auto, "implicit auto") are never chosen.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.exposure_mode import iso_number
from fotointerview.domain.scales import aperture_stops

CLOSE_EV = 0.26
"""As near as a dial in thirds or halves of a stop comes to what is wanted; the rest is not worth another line."""
_LEAST_EV = 0.05
"""What is nearer than this is the same place."""

_THIRDS = (1, 1.1, 1.2, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3.2, 3.5, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9, 10, 11, 13, 14, 16,
           18, 20, 22, 25, 29, 32)  # fmt: skip
"""The f-numbers that lenses stop at, in thirds of a stop."""
_NUMBER = r"\d+(?:[.,]\d+)?"
_FRACTION = re.compile(rf"({_NUMBER})\s*/\s*({_NUMBER})\s*s?")
_SECONDS = re.compile(rf"({_NUMBER})\s*(?:s|sec|\")?")
_F_NUMBER = re.compile(rf"(?:f\s*/?\s*)?({_NUMBER})", re.IGNORECASE)
_EV = re.compile(
    rf"(?P<sign>[-+−±]?)\s*(?:(?P<whole>{_NUMBER})(?!\d*\s*/))?\s*(?:(?P<over>\d+)/(?P<below>[1-9]\d*))?\s*(?:EV)?"
)


@dataclass(frozen=True, slots=True)
class Turned:
    """Where a setting comes to stand: its new word, and the EV of light that this gives."""

    after: str
    got_ev: float


def light_ev(name: SettingName, word: str) -> float | None:
    """How much light ``word`` lets into the picture, in EV on that setting's own scale; ``None`` for no number.

    Only differences between two words of one setting mean something.
    """
    word = word.strip()
    match name:
        case SettingName.SHUTTER:
            seconds = _seconds(word)
            return math.log2(seconds) if seconds else None
        case SettingName.APERTURE:
            found = _F_NUMBER.fullmatch(word)
            f_number = _float(found.group(1)) if found else 0.0
            return -aperture_stops(f_number) if f_number > 0 else None
        case SettingName.ISO:
            iso = iso_number(word)
            return math.log2(iso) if iso else None
        case SettingName.EXPOSURE_COMPENSATION:
            return _compensation(word)
        case _:
            return None


def turn(setting: Setting, by_ev: float, *, lightest_ev: float = math.inf) -> Turned | None:
    """``setting`` turned by ``by_ev``, or as far as it goes; ``None`` where turning it brings nothing.

    Args:
        setting: as it stands.
        by_ev: how much lighter (positive) or darker.
        lightest_ev: no lighter than this on the setting's own scale; where it is so already it may still go darker.
    """
    now = light_ev(setting.name, setting.value)
    if setting.read_only or now is None or abs(by_ev) < _LEAST_EV:
        return None
    if not setting.choices and setting.name is SettingName.EXPOSURE_COMPENSATION:
        return Turned(f"{round(now + by_ev, 3):g}", by_ev)
    choices = setting.choices or _unlisted(setting)
    places = [
        (round(abs(ev - now - by_ev), 2), abs(ev - now), word, ev - now)
        for word in choices
        if (ev := light_ev(setting.name, word)) is not None
        and (ev - now) * math.copysign(1, by_ev) > _LEAST_EV
        and (by_ev < 0 or ev <= lightest_ev)
    ]
    if not places:
        return None
    off, _, word, got = min(places)
    return Turned(word, got) if off < abs(by_ev) else None


def _unlisted(setting: Setting) -> Sequence[str]:
    """The places of a setting that gives no list. Some Sony bodies give the aperture as any number from 0 to 655.

    Where the lens ends is then seen when it is read back. Of the others nobody knows in what words to tell them.
    """
    if setting.name is not SettingName.APERTURE:
        return ()
    before_number = setting.value[: len(setting.value) - len(setting.value.lstrip("fF/ "))]
    return tuple(f"{before_number}{f_number:g}" for f_number in _THIRDS)


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def _seconds(word: str) -> float | None:
    fraction = _FRACTION.fullmatch(word)
    if fraction:
        below = _float(fraction.group(2))
        return _float(fraction.group(1)) / below if below else None
    found = _SECONDS.fullmatch(word)
    return _float(found.group(1)) if found and _float(found.group(1)) > 0 else None


def _compensation(word: str) -> float | None:
    """EV from ``"-0.333"``, ``"+1 EV"``, ``"+1 2/3"``, ``"-1/3"``."""
    found = _EV.fullmatch(word)
    if found is None or not (found["whole"] or found["over"]):
        return None
    ev = _float(found["whole"] or "0")
    if found["over"]:
        ev += int(found["over"]) / int(found["below"])
    return -ev if found["sign"] in ("-", "−") else ev
