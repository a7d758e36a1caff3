"""Bodies on paper for plan rules: each brand's settings as ``presets/cameras`` gives them, from its driver's words."""

from collections.abc import Mapping, Sequence

from fotointerview.camera.demo.controls import factory_controls
from fotointerview.camera.names import load_tables
from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.exposure_mode import ExposureMode as Mode

BRANDS = ("canon", "nikon", "sony", "fuji", "generic", "demo")

_BELOW = (4000, 3200, 2500, 2000, 1600, 1250, 1000, 800, 640, 500, 400, 320, 250, 200, 160, 125, 100, 80, 60, 50, 40,
          30, 25, 20, 15, 13, 10, 8)  # fmt: skip
_TIMES = (*(f"1/{below}" for below in _BELOW), "1", "2", "30")
_F = (1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3.2, 3.5, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9, 10, 11, 13, 14, 16)
_ISO = (
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
_EV_CUT = ("-3", "-2.6", "-2.3", "-2", "-1.6", "-1.3", "-1", "-0.6", "-0.3", "0", "0.3", "0.6", "1", "1.3", "1.6", "2",
           "2.3", "2.6", "3")  # fmt: skip
_EV_FRACTIONS = ("-3", "-2 2/3", "-2 1/3", "-2", "-1 2/3", "-1 1/3", "-1", "-2/3", "-1/3", "0", "+1/3", "+2/3", "+1",
                 "+1 1/3", "+1 2/3", "+2", "+2 1/3", "+2 2/3", "+3")  # fmt: skip
_EV_LONG = tuple(f"{third / 3:.3f}" for third in range(-9, 10))

_THEIRS: Mapping[str, Mapping[SettingName, Sequence[str]]] = {
    "canon": {
        SettingName.APERTURE: ("implicit auto", *(f"{f:g}" for f in _F)),
        SettingName.SHUTTER: ("bulb", *_TIMES),
        SettingName.ISO: ("Auto", *map(str, _ISO)),
        SettingName.EXPOSURE_COMPENSATION: _EV_CUT,
        SettingName.PICTURE_STYLE: ("Standard", "Portrait", "Neutral", "Faithful", "Monochrome", "Auto"),
        SettingName.IMAGE_FORMAT: ("L", "cL", "RAW", "RAW + L", "cRAW + L"),
    },
    "nikon": {
        SettingName.APERTURE: tuple(f"f/{f:g}" for f in _F),
        SettingName.SHUTTER: (*_TIMES, "Bulb", "Time"),
        SettingName.ISO: tuple(map(str, _ISO)),
        SettingName.EXPOSURE_COMPENSATION: _EV_LONG,
        SettingName.PICTURE_STYLE: tuple(map(str, range(7))),
        SettingName.IMAGE_FORMAT: ("JPEG Fine", "NEF (Raw)", "NEF+Fine"),
    },
    "sony": {
        SettingName.APERTURE: tuple(f"f/{f:g}" for f in _F),
        SettingName.SHUTTER: (*_TIMES, "25/10", "Bulb"),
        SettingName.ISO: ("Auto ISO", *map(str, _ISO), "Auto ISO Multi Frame Noise Reduction"),
        SettingName.EXPOSURE_COMPENSATION: _EV_LONG,
        SettingName.IMAGE_FORMAT: ("Fine", "RAW", "RAW+JPEG (Fine)"),
    },
    "fuji": {
        SettingName.APERTURE: tuple(f"f/{f:g}" for f in _F),
        SettingName.SHUTTER: ("bulb", "60m", *_TIMES),
        SettingName.ISO: ("Auto", *map(str, _ISO)),
        SettingName.EXPOSURE_COMPENSATION: _EV_LONG,
        SettingName.PICTURE_STYLE: ("PROVIA/Standard", "Velvia/Vivid", "ACROS", "Black & White", "Sepia"),
        SettingName.IMAGE_FORMAT: ("JPEG Fine", "RAW", "RAW + JPEG Fine"),
    },
    "generic": {
        SettingName.APERTURE: tuple(f"{f:g}" for f in _F),
        SettingName.SHUTTER: tuple(f"{1 / below:.4f}s" for below in _BELOW),
        SettingName.ISO: ("Auto", *map(str, _ISO)),
        SettingName.EXPOSURE_COMPENSATION: _EV_FRACTIONS,
        SettingName.PICTURE_STYLE: ("Standard", "Monochrome"),
        SettingName.IMAGE_FORMAT: ("JPEG", "RAW+JPEG"),
    },
}
"""The driver's words; the demo camera's come from its own dials."""

_AS_FOUND = {
    "canon": ("4", "1/125", "400", "0", "Standard", "L"),
    "nikon": ("f/4", "1/125", "400", "0.000", "1", "JPEG Fine"),
    "sony": ("f/4", "1/125", "400", "0.000", "", "Fine"),
    "fuji": ("f/4", "1/125", "400", "0.000", "PROVIA/Standard", "JPEG Fine"),
    "generic": ("4", "0.0080s", "400", "0", "Standard", "JPEG"),
}
_RAW = {"canon": "RAW + L", "nikon": "NEF+Fine", "sony": "RAW+JPEG (Fine)", "fuji": "RAW + JPEG Fine",
        "generic": "RAW+JPEG", "demo": "NEF+Fine"}  # fmt: skip
MONOCHROME = {"canon": "Monochrome", "nikon": "Monochrome", "sony": "", "fuji": "Monochrome", "generic": "Monochrome",
              "demo": "Monochrome"}  # fmt: skip
"""The style for black and white in our words; "" where the driver cannot reach it."""

DIAL: Mapping[str, Mapping[Mode, str]] = {
    "canon": {
        Mode.PROGRAM: "P",
        Mode.APERTURE: "AV",
        Mode.SHUTTER: "TV",
        Mode.MANUAL: "Manual",
        Mode.AUTO: "Green",
    },
    "nikon": {Mode.PROGRAM: "P", Mode.APERTURE: "A", Mode.SHUTTER: "S", Mode.MANUAL: "M", Mode.AUTO: "Auto"},
    "sony": {
        Mode.PROGRAM: "P",
        Mode.APERTURE: "A",
        Mode.SHUTTER: "S",
        Mode.MANUAL: "M",
        Mode.AUTO: "Intelligent Auto",
    },
    "fuji": {Mode.PROGRAM: "P", Mode.APERTURE: "A", Mode.SHUTTER: "S", Mode.MANUAL: "M", Mode.AUTO: "Auto"},
    "generic": {
        Mode.PROGRAM: "Program",
        Mode.APERTURE: "Aperture Priority",
        Mode.SHUTTER: "Shutter Priority",
        Mode.MANUAL: "Manual",
        Mode.AUTO: "Portrait",
    },
    "demo": {Mode.PROGRAM: "P", Mode.APERTURE: "A", Mode.SHUTTER: "S", Mode.MANUAL: "M"},
}
"""What the driver calls each place of the dial."""

_NAMES = (SettingName.APERTURE, SettingName.SHUTTER, SettingName.ISO, SettingName.EXPOSURE_COMPENSATION,
          SettingName.PICTURE_STYLE, SettingName.IMAGE_FORMAT)  # fmt: skip
_TABLES = load_tables()
Body = dict[SettingName, Setting]


def body(brand: str, mode: Mode, *, raw: bool = False, **stands_at: str) -> Body:
    """A brand's body in ``mode`` with an 85 mm lens at f/4, 1/125, ISO 400; ``stands_at`` in our words, by name."""
    table = _TABLES[brand]
    found = _demo() if brand == "demo" else _paper(brand)
    told = DIAL[brand].get(Mode.MANUAL if mode is Mode.MANUAL_AUTO_ISO else mode)
    if told is None:
        found.pop(SettingName.MODE, None)
    else:
        word = table.ours(SettingName.MODE, told)
        found[SettingName.MODE] = Setting(SettingName.MODE, word, (word,), read_only=True)
    if mode is Mode.MANUAL_AUTO_ISO:
        stands_at = {"iso": "Auto", **stands_at}
    if raw:
        stands_at = {"image_format": table.ours(SettingName.IMAGE_FORMAT, _RAW[brand]), **stands_at}
    for key, value in stands_at.items():
        name = SettingName(key)
        found[name] = Setting(name, value, found[name].choices if name in found else ())
    return found


def _paper(brand: str) -> Body:
    table = _TABLES[brand]
    found = {SettingName.FOCAL_LENGTH: Setting(SettingName.FOCAL_LENGTH, "85", read_only=True)}
    for name, value in zip(_NAMES, _AS_FOUND[brand], strict=True):
        if name in _THEIRS[brand]:
            choices = tuple(dict.fromkeys(table.ours(name, word) for word in _THEIRS[brand][name]))
            found[name] = Setting(name, table.ours(name, value), choices)
    return found


def _demo() -> Body:
    found = {}
    for control in factory_controls().values():
        words = [control.word(wire) for wire in control.allowed] if isinstance(control.allowed, tuple) else []
        found[control.name] = Setting(
            control.name, control.word(control.value), tuple(words), read_only=not control.writable
        )
    return found
