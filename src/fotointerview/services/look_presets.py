"""Look presets from ``presets/looks/`` and from a folder of the user's own: TOML in, frozen values out."""

import logging
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fotointerview import resources
from fotointerview.domain import looks
from fotointerview.domain.sayings import Look
from fotointerview.services.presets import InBoth, PresetError

_log = logging.getLogger(__name__)
_SIDES = {"monochrome", "mix", "exposure_ev", "contrast", "saturation", "warmth", "soft"}
"""What a preset may say about a look; the crop belongs to one picture and never to a preset."""
_LAST = 1000
"""The place of a preset that names none."""


@dataclass(frozen=True, slots=True)
class LookPreset:
    """A look with a name.

    Attributes:
        key: what it is called in files.
        name: what it is called in the window; short enough for a button.
        says: in one line what it does.
        look: the look, over the whole picture.
        place: where it stands among the others, from 1.
    """

    key: str
    name: InBoth
    says: InBoth
    look: Look
    place: int = _LAST


def look_presets(own: Path | None = None) -> tuple[LookPreset, ...]:
    """The program's presets and those in ``own``, by their place; one of the user's replaces one of the same key.

    A file that does not say what it must is left out, and the log says why: a slip in it must not keep the room shut.
    """
    found: dict[str, LookPreset] = {}
    for folder in (resources.path("presets", "looks"), own):
        for path in sorted(folder.glob("*.toml")) if folder is not None else ():
            try:
                preset = read_look_preset(path)
            except (PresetError, OSError) as error:
                _log.warning("a look preset is left out: %s", error)
            else:
                found[preset.key] = preset
    return tuple(sorted(found.values(), key=lambda preset: (preset.place, preset.key)))


def read_look_preset(path: Path) -> LookPreset:
    """The preset in ``path``.

    Raises:
        PresetError: when it is not TOML, lacks something, or asks for something no look has.
        OSError: when it cannot be read.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return LookPreset(
            key=str(table["key"]),
            name=_both(table["name"]),
            says=_both(table["says"]),
            look=_look(table["look"]),
            place=int(table.get("place", _LAST)),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise PresetError(f"{path.name}: {error!r}") from error


def _both(table: Any) -> InBoth:
    return InBoth(nl=str(table["nl"]), en=str(table["en"]))


def _look(table: Mapping[str, Any]) -> Look:
    unknown = set(table) - _SIDES
    if unknown:
        raise ValueError(f"a look has no {', '.join(sorted(unknown))}")
    look = Look()
    if table.get("monochrome", False) is True:
        red, green, blue = (float(weight) for weight in table.get("mix", looks.NEUTRAL_MIX))
        if min(red, green, blue) < 0 or red + green + blue <= 0:
            raise ValueError("the weights of a mix are positive")
        look = looks.with_mix(look, (red, green, blue))
    elif "mix" in table or table.get("monochrome", False) is not False:
        raise ValueError("a mix belongs to monochrome = true")
    look = looks.with_exposure(look, _number(table, "exposure_ev", looks.MOST_EV))
    look = looks.with_contrast(look, _number(table, "contrast"))
    look = looks.with_saturation(look, _number(table, "saturation"))
    look = looks.with_warmth(look, _number(table, "warmth"))
    return looks.with_soft(look, _number(table, "soft", low=0.0))


def _number(table: Mapping[str, Any], name: str, high: float = 1.0, *, low: float | None = None) -> float:
    number = float(table.get(name, 0.0))
    least = -high if low is None else low
    if not least <= number <= high:
        raise ValueError(f"{name} lies between {least:g} and {high:g}, not {number:g}")
    return number
