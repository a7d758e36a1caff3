"""How a body chooses the exposure, read from its own words: P, A, S, M or automatic, of every brand.

``presets/cameras/*.toml`` turn most words into P, A, S and M already; what they leave (the word of a body that no
table knows, "Aperture Priority" of a generic one) is read here. A word that says nothing is ``UNKNOWN``, never a guess.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from fotointerview.domain.camera import Setting, SettingName


class ExposureMode(StrEnum):
    """Who chooses what; the values are the keys in ``presets/moves.toml``."""

    PROGRAM = "P"
    """The body chooses time and aperture."""
    APERTURE = "A"
    """The photographer chooses the aperture, the body the time."""
    SHUTTER = "S"
    """The photographer chooses the time, the body the aperture."""
    MANUAL = "M"
    """The photographer chooses all."""
    MANUAL_AUTO_ISO = "M-auto-iso"
    """The photographer chooses time and aperture, the body the ISO: it meters after all."""
    AUTO = "auto"
    """The body chooses all, and lets little be changed."""
    UNKNOWN = "unknown"
    """The body does not tell."""


_WORDS: tuple[tuple[re.Pattern[str], ExposureMode], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), mode)
    for pattern, mode in (
        # Movie, user and panorama places of the dial ("Movie (M)", "M/Panorama", "U1"): nobody knows what they do.
        (r"movie|video|panorama|^(u|c)\d$|custom|user", ExposureMode.UNKNOWN),
        (r"^(av|a)$|aperture", ExposureMode.APERTURE),
        (r"^(tv|s)$|shutter|^time.?value", ExposureMode.SHUTTER),
        (r"^(m|b|t)$|^bulb|^time$|manual", ExposureMode.MANUAL),
        # Canon's Fv leaves everything to the body until it is told otherwise.
        (r"^(p|p\*|fv)$|^program|^(normal|flexible) program", ExposureMode.PROGRAM),
        (r"auto|^green$|^ia\+?$|^full", ExposureMode.AUTO),
    )
)
"""First match counts. Scene programs (Portrait, Sports …) are for ``_SCENE``."""
_SCENE = re.compile(
    r"portrait|landscape|sport|action|macro|close.?up|night|flash|child|candle|party|scene|sunset|sunrise|beach|snow"
    r"|food|creative|hand.?held|twilight|a_dep|^dep$|^scn$|hdr|effect|grainy|^toy",
    re.IGNORECASE,
)
_AUTO_ISO = re.compile(r"auto|^-\d", re.IGNORECASE)
"""Some Fujifilm bodies number their automatic ISOs −1, −2, −3."""
_ISO = re.compile(r"(?:iso\s*)?(\d+)", re.IGNORECASE)


def mode_of(word: str) -> ExposureMode:
    """The mode that a camera's ``word`` stands for; scene programs are automatic. Never ``MANUAL_AUTO_ISO``."""
    word = word.strip()
    for pattern, mode in _WORDS:
        if pattern.search(word):
            return mode
    return ExposureMode.AUTO if _SCENE.search(word) else ExposureMode.UNKNOWN


def iso_number(word: str) -> int | None:
    """The ISO that ``word`` sets; ``None`` for automatic ones, named ones ("Lo 1") and multi-shot ones."""
    found = _ISO.fullmatch(word.strip())
    number = int(found.group(1)) if found else 0
    return number if number > 0 else None


def exposure_mode(settings: Mapping[SettingName, Setting]) -> ExposureMode:
    """How the body that reads these ``settings`` chooses the exposure."""
    told = settings.get(SettingName.MODE)
    mode = mode_of(told.value) if told else ExposureMode.UNKNOWN
    iso = settings.get(SettingName.ISO)
    if mode is ExposureMode.MANUAL and iso is not None and _AUTO_ISO.search(iso.value):
        return ExposureMode.MANUAL_AUTO_ISO
    return mode
