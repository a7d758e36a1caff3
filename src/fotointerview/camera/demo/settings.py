"""What decides a demo picture, as one frozen value, and the exposure arithmetic on it.

Exposure follows APEX (ISO 2720): one EV doubles the light on the sensor. Pure; no pixels here.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

SENSOR_WIDTH_MM = 36.0
SENSOR_WIDTH_PX = 6000
SITTERS = ("niko", "elian", "samira")
"""The drawn people by name; none of them exists."""

_REFERENCE = (1 / 125) * 400 / 4.0**2
"""Exposure (shutter × ISO ÷ N²) at which a mid-grey card under the room's normal light comes out mid-grey."""
_SHORTEST_S, _LONGEST_S = 1 / 8000, 30.0


class Mode(StrEnum):
    """How the body chooses the exposure: P and A meter the time, S the aperture; M takes all as set."""

    PROGRAM = "P"
    APERTURE_PRIORITY = "A"
    SHUTTER_PRIORITY = "S"
    MANUAL = "M"


class WhiteBalance(StrEnum):
    """For which light the body balances colour; the room's own is near daylight."""

    AUTOMATIC = "Automatic"
    DAYLIGHT = "Daylight"
    TUNGSTEN = "Tungsten"
    CLOUDY = "Cloudy"
    SHADE = "Shade"


class PictureStyle(StrEnum):
    """The body's own rendering."""

    STANDARD = "Standard"
    MONOCHROME = "Monochrome"


@dataclass(frozen=True, slots=True)
class SceneSettings:
    """Camera, room and sitter at the moment of release.

    Attributes:
        exposure_compensation_ev: added to what the body meters; without effect in M, as on real bodies.
        subject_distance_m: from the camera to the sitter's eyes.
        focus_distance_m: where the lens is focused; ``None`` lets it find the sitter.
        lamp_ev: the lamp beside the sitter, in EV against its normal level.
        shot_counter: decides the small movement between shots and the grain.
        moment_s: when it is, in seconds by the body's own clock: the sitter breathes and sways.
    """

    mode: Mode = Mode.APERTURE_PRIORITY
    aperture: float = 4.0
    shutter_s: float = 1 / 125
    iso: int = 400
    exposure_compensation_ev: float = 0.0
    white_balance: WhiteBalance = WhiteBalance.AUTOMATIC
    focal_mm: float = 85.0
    subject_distance_m: float = 1.6
    focus_distance_m: float | None = None
    lamp_ev: float = 0.0
    picture_style: PictureStyle = PictureStyle.STANDARD
    sitter: str = "elian"
    shot_counter: int = 0
    moment_s: float = 0.0

    def __post_init__(self) -> None:
        if self.sitter not in SITTERS:
            raise ValueError(f"no sitter called {self.sitter!r}; there are {', '.join(SITTERS)}")

    @property
    def focused_at_m(self) -> float:
        """Where the lens is focused in fact."""
        return self.subject_distance_m if self.focus_distance_m is None else self.focus_distance_m


def shutter_for(settings: SceneSettings, *, metered: float) -> float:
    """The shutter time in seconds: as set in M and S, else such that ``metered`` scene light becomes mid-grey."""
    if settings.mode in (Mode.MANUAL, Mode.SHUTTER_PRIORITY):
        return settings.shutter_s
    seconds = _wanted_gain(settings, metered) * _REFERENCE * settings.aperture**2 / settings.iso
    return min(max(seconds, _SHORTEST_S), _LONGEST_S)


def aperture_for(settings: SceneSettings, *, metered: float) -> float:
    """The f-number: such that ``metered`` scene light becomes mid-grey in S, else as set; without the lens's limits."""
    if settings.mode is not Mode.SHUTTER_PRIORITY:
        return settings.aperture
    return math.sqrt(settings.shutter_s * settings.iso / _REFERENCE / _wanted_gain(settings, metered))


def _wanted_gain(settings: SceneSettings, metered: float) -> float:
    return float(0.18 / max(metered, 1e-6) * 2**settings.exposure_compensation_ev)


def exposure_gain(settings: SceneSettings, *, shutter_s: float) -> float:
    """By what scene light is multiplied on its way to the picture."""
    return shutter_s * settings.iso / settings.aperture**2 / _REFERENCE


def pixels_per_m(settings: SceneSettings, *, distance_m: float, width: int) -> float:
    """How many of the picture's ``width`` pixels one metre at ``distance_m`` covers (thin lens)."""
    focal_m = settings.focal_mm / 1000
    return width * settings.focal_mm / SENSOR_WIDTH_MM / max(distance_m - focal_m, focal_m)


def blur_px(settings: SceneSettings, *, distance_m: float, width: int) -> float:
    """Diameter in pixels of the circle of confusion of a point at ``distance_m`` (thin lens)."""
    focal_m, focus_m = settings.focal_mm / 1000, settings.focused_at_m
    opening_m = focal_m / settings.aperture
    circle_m = opening_m * abs(distance_m - focus_m) / distance_m * focal_m / max(focus_m - focal_m, focal_m)
    return circle_m * 1000 / SENSOR_WIDTH_MM * width


def noise_sigma(iso: int, *, width: int) -> float:
    """Standard deviation of the grain in 8-bit steps: it grows with the root of the gain.

    A picture of ``width`` pixels averages the sensor's own, and with them the grain.
    """
    return 2.9 * math.sqrt(iso / 400) * min(max(width / SENSOR_WIDTH_PX, 0.35), 1.0)
