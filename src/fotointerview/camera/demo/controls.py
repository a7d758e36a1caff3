"""The demo body's settings: their property codes, wire values, allowed values and words.

Values are the integers of the PTP properties (ISO 15740 §13, Nikon's and this body's own vendor codes), so
that the responder serves them as they are; ``word`` gives what libgphoto2 makes of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from fotointerview.domain.camera import SettingName
from fotointerview.domain.scales import parse_number

INT8, UINT8, INT16, UINT16, INT32, UINT32 = 1, 2, 3, 4, 5, 6

APERTURES = (140, 160, 180, 200, 220, 250, 280, 320, 350, 400, 450, 500, 560, 630, 710, 800, 900, 1000, 1100, 1300,
             1400, 1600)  # fmt: skip
SHUTTER_BELOW = (8000, 6400, 5000, 4000, 3200, 2500, 2000, 1600, 1250, 1000, 800, 640, 500, 400, 320, 250, 200, 160,
                 125, 100, 80, 60, 50, 40, 30, 25, 20, 15, 13, 10, 8, 6, 5, 4, 3, 2)  # fmt: skip
SHUTTERS = tuple(1 << 16 | below for below in SHUTTER_BELOW) + tuple(
    s << 16 | 1 for s in (1, 2, 4, 8, 15, 30)
)
ISOS = (
    100,
    125,
    160,
    200,
    250,
    320,
    400,
    500,
    640,
    800,
    1000,
    1250,
    1600,
    2000,
    2500,
    3200,
    4000,
    5000,
    6400,
    12800,
)
_STEPS = (*(1000 * whole + part for whole in range(5) for part in (0, 333, 666)), 5000)
COMPENSATIONS = tuple(-step for step in reversed(_STEPS[1:])) + _STEPS

MODE_WORDS = {1: "M", 2: "P", 3: "A", 4: "S"}
WHITE_BALANCE_WORDS = {2: "Automatic", 4: "Daylight", 6: "Tungsten", 0x8010: "Cloudy", 0x8011: "Shade"}
STYLE_WORDS = {1: "Standard", 4: "Monochrome"}
AF_SINGLE, AF_CONTINUOUS, MANUAL_FOCUS = 0x8010, 0x8011, 1
FOCUS_WORDS = {AF_SINGLE: "AF-S", AF_CONTINUOUS: "AF-C", MANUAL_FOCUS: "MF"}
JPEG_ONLY, RAW_ONLY, RAW_AND_JPEG = 2, 4, 7
FORMAT_WORDS = {JPEG_ONLY: "JPEG Fine", RAW_ONLY: "RAW", RAW_AND_JPEG: "RAW+JPEG Fine"}
SINGLE, BURST, TIMER = 1, 2, 0x8011
DRIVE_WORDS = {SINGLE: "Single", BURST: "Burst", TIMER: "Timer"}


@dataclass(frozen=True, slots=True)
class Span:
    """Allowed values as a range, in wire units."""

    lowest: int
    highest: int
    step: int


@dataclass(frozen=True, slots=True)
class Control:
    """One setting of the body.

    Attributes:
        code: PTP property code.
        kind: PTP data type.
        value: what it stands at, in wire units.
        allowed: a tuple of values, a range, or ``None`` for anything.
        word: the value in words, as the driver and ``presets/cameras/demo.toml`` give it.
        writable: whether the host may set it.
        by_hand: what a hand at the body or in the room may set beyond ``allowed``, e.g. the zoom ring.
        per_unit: wire units in one of the unit that ``word`` gives, where the value is a number.
    """

    name: SettingName
    code: int
    kind: int
    value: int
    allowed: tuple[int, ...] | Span | None
    word: Callable[[int], str]
    writable: bool = True
    by_hand: Span | None = None
    per_unit: int = 1000

    def at(self, value: int) -> "Control":
        """The same control standing at ``value``."""
        return replace(self, value=value)

    def accepts(self, value: int, *, by_hand: bool = False) -> bool:
        """Whether the body knows this value; some only a hand can set."""
        if by_hand and self.by_hand is not None:
            return self.by_hand.lowest <= value <= self.by_hand.highest
        if isinstance(self.allowed, tuple):
            return value in self.allowed
        if isinstance(self.allowed, Span):
            return self.allowed.lowest <= value <= self.allowed.highest
        return True

    def parsed(self, word: str) -> int | None:
        """``word`` in wire units: one of the control's own words, or a number in our unit; ``None`` for neither."""
        if isinstance(self.allowed, tuple):
            return next((wire for wire in self.allowed if self.word(wire) == word), None)
        number = parse_number(word)
        return None if number is None else round(number * self.per_unit)


def shutter_seconds(wire: int) -> float:
    """Seconds of Nikon's shutter property: numerator in the upper, denominator in the lower 16 bits."""
    return (wire >> 16) / (wire & 0xFFFF)


def nearest_shutter(seconds: float) -> int:
    """The wire value of the shutter time nearest in stops."""
    return min(
        SHUTTERS, key=lambda wire: max(shutter_seconds(wire) / seconds, seconds / shutter_seconds(wire))
    )


def nearest_aperture(f_number: float) -> int:
    """The wire value of the aperture nearest in stops; the lens's own limits where it has none."""
    return min(APERTURES, key=lambda wire: max(wire / 100 / f_number, f_number / (wire / 100)))


def _shutter_word(wire: int) -> str:
    over, below = wire >> 16, wire & 0xFFFF
    return str(over) if below == 1 else f"{over}/{below}"


def _thousandths(wire: int) -> str:
    return f"{wire / 1000:g}"


def factory_controls() -> dict[SettingName, Control]:
    """Every control as the body leaves the factory: aperture priority, f/4, ISO 400, 85 mm, sitter at 1.6 m."""
    n = SettingName
    controls = (
        Control(n.MODE, 0x500E, UINT16, 3, tuple(MODE_WORDS), MODE_WORDS.__getitem__),
        Control(n.APERTURE, 0x5007, UINT16, 400, APERTURES, lambda v: f"f/{v / 100:g}"),
        Control(n.SHUTTER, 0xD100, UINT32, 1 << 16 | 125, SHUTTERS, _shutter_word),
        Control(n.ISO, 0x500F, UINT16, 400, ISOS, str),
        Control(n.EXPOSURE_COMPENSATION, 0x5010, INT16, 0, COMPENSATIONS, _thousandths),
        Control(
            n.WHITE_BALANCE, 0x5005, UINT16, 2, tuple(WHITE_BALANCE_WORDS), WHITE_BALANCE_WORDS.__getitem__
        ),
        Control(
            *(n.FOCAL_LENGTH, 0x5008, UINT32, 8500, None, lambda v: f"{v / 100:g}"),
            writable=False,
            by_hand=Span(2400, 13500, 1),
            per_unit=100,
        ),
        Control(n.PICTURE_STYLE, 0xD200, UINT8, 1, tuple(STYLE_WORDS), STYLE_WORDS.__getitem__),
        Control(n.BATTERY, 0x5001, UINT8, 87, tuple(range(101)), lambda v: f"{v}%", writable=False),
        Control(n.FOCUS_MODE, 0x500A, UINT16, AF_SINGLE, tuple(FOCUS_WORDS), FOCUS_WORDS.__getitem__),
        Control(n.IMAGE_FORMAT, 0x5004, UINT8, JPEG_ONLY, tuple(FORMAT_WORDS), FORMAT_WORDS.__getitem__),
        Control(n.DRIVE, 0x5013, UINT16, SINGLE, tuple(DRIVE_WORDS), DRIVE_WORDS.__getitem__),
        Control(n.SHOTS_LEFT, 0xD3E3, UINT32, 0, None, str, writable=False, per_unit=1),
        Control(n.SUBJECT_DISTANCE, 0xD3E0, UINT16, 1600, Span(400, 4000, 1), _thousandths),
        Control(n.FOCUS_DISTANCE, 0xD3E1, UINT16, 0, Span(0, 20000, 1), _thousandths),
        Control(n.LAMP, 0xD3E2, INT16, 0, Span(-4000, 4000, 1), _thousandths),
    )
    return {control.name: control for control in controls}
