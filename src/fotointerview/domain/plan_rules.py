"""The rules by which agreed moves become a plan, as ``presets/moves.toml`` gives them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from fotointerview.domain.camera import SettingName
from fotointerview.domain.exposure_mode import ExposureMode

TURNABLE = frozenset(
    {SettingName.SHUTTER, SettingName.APERTURE, SettingName.ISO, SettingName.EXPOSURE_COMPENSATION}
)
"""What a rule may turn to get more light or less."""

ByMode = Mapping[ExposureMode, tuple[SettingName, ...]]
"""In each mode the settings to turn, in order of preference; a mode that is not there turns none."""

_EV = (SettingName.EXPOSURE_COMPENSATION,)
_LIGHT: ByMode = MappingProxyType(
    {mode: _EV for mode in ExposureMode if mode is not ExposureMode.MANUAL}
    | {ExposureMode.MANUAL: (SettingName.SHUTTER, SettingName.ISO, SettingName.APERTURE)}
)
_FOCUS: ByMode = MappingProxyType(
    dict.fromkeys(
        (ExposureMode.APERTURE, ExposureMode.MANUAL, ExposureMode.MANUAL_AUTO_ISO, ExposureMode.UNKNOWN),
        (SettingName.APERTURE,),
    )
)
_KEEP: ByMode = MappingProxyType({ExposureMode.MANUAL: (SettingName.SHUTTER, SettingName.ISO)})


class StyleRule(StrEnum):
    """Whether black and white also goes to the body, as a picture style."""

    WITH_RAW = "with-raw"
    """Only while the body writes RAW, which keeps the colour."""
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class PlanRules:
    """How large a step is, and which settings carry it out.

    Attributes:
        light_ev: EV per step of light.
        focus_stops: stops of aperture per step of focus; softer is a wider opening.
        distance_factor: by what the distance is multiplied per step closer.
        light: what gives the light; the aperture only where nothing was agreed on focus.
        focus: what gives the focus.
        keep_light: what makes up for the light that the aperture takes or gives when focus moves it.
        slowest_s: the longest time for a person, hand-held, in seconds.
        by_focal_length: whether one over the focal length in millimetres also bounds the time.
        highest_iso: no further than this.
        rest_ev: so much light missing is told to people, in EV.
        rest_stops: so many stops of aperture missing are told to people.
        picture_style: whether the body's own black and white is used.
        monochrome: how such a style's name begins, in order of preference.
        colour_styles: the style for colour where the former one is not known, in order of preference.
    """

    light_ev: float = 1.0
    focus_stops: float = 1.5
    distance_factor: float = 0.7
    light: ByMode = field(default_factory=lambda: _LIGHT)
    focus: ByMode = field(default_factory=lambda: _FOCUS)
    keep_light: ByMode = field(default_factory=lambda: _KEEP)
    slowest_s: float = 1 / 60
    by_focal_length: bool = True
    highest_iso: int = 6400
    rest_ev: float = 0.5
    rest_stops: float = 1.0
    picture_style: StyleRule = StyleRule.WITH_RAW
    monochrome: tuple[str, ...] = ("Monochrome", "Black & White", "ACROS", "Mono", "B&W")
    colour_styles: tuple[str, ...] = ("Standard", "Auto", "Neutral", "Provia")
