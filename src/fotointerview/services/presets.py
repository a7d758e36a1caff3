"""Interview presets and rules from ``presets/``: TOML in, frozen values out."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fotointerview import resources
from fotointerview.domain.camera import SettingName
from fotointerview.domain.exposure_mode import ExposureMode
from fotointerview.domain.people import Role
from fotointerview.domain.plan_rules import TURNABLE, ByMode, PlanRules, StyleRule
from fotointerview.domain.words import Dimension, Language


@dataclass(frozen=True, slots=True)
class InBoth:
    """A text in Dutch and in English."""

    nl: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.nl if language is Language.NL else self.en


@dataclass(frozen=True, slots=True)
class InterviewPreset:
    """What an interview starts from: the question, the dimensions offered, the roles, the researcher's prompts."""

    key: str
    title: InBoth
    question: InBoth
    dimensions: tuple[Dimension, ...]
    roles: tuple[Role, ...]
    prompts: tuple[InBoth, ...]


class PresetError(ValueError):
    """A preset file does not say what it must; the message names the file and what is wrong."""


def interview_presets(folder: Path | None = None) -> tuple[InterviewPreset, ...]:
    """Every preset in ``folder`` (default: the program's own), by key."""
    where = folder or resources.path("presets", "interviews")
    return tuple(read_preset(path) for path in sorted(where.glob("*.toml")))


def interview_preset(key: str) -> InterviewPreset:
    """The preset called ``key``.

    Raises:
        PresetError: when there is none.
    """
    for preset in interview_presets():
        if preset.key == key:
            return preset
    raise PresetError(f"there is no interview preset called {key!r}")


def read_preset(path: Path) -> InterviewPreset:
    """The preset in ``path``.

    Raises:
        PresetError: when it is not TOML, or lacks something.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return InterviewPreset(
            key=str(table["key"]),
            title=_both(table["title"]),
            question=_both(table["question"]),
            dimensions=tuple(Dimension(name) for name in table["dimensions"]),
            roles=tuple(_role(role, position) for position, role in enumerate(table.get("roles", []))),
            prompts=tuple(_both(prompt) for prompt in table.get("prompts", [])),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise PresetError(f"{path.name}: {error!r}") from error


def plan_rules(path: Path | None = None) -> PlanRules:
    """How agreed moves become a plan, from ``path`` (default: the program's own ``presets/moves.toml``).

    Raises:
        PresetError: the file is no TOML, lacks something, or says something that there is not.
    """
    path = path or resources.path("presets", "moves.toml")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        limits, rest, colour = table["limits"], table["rest"], table["colour"]
        return PlanRules(
            light_ev=_above_zero(table["light_ev"]),
            focus_stops=_above_zero(table["focus_stops"]),
            distance_factor=_above_zero(table["distance_factor"]),
            light=_by_mode(table["light"]),
            focus=_by_mode(table["focus"]),
            keep_light=_by_mode(table["keep_light"]),
            slowest_s=1 / _above_zero(limits["slowest_one_over_s"]),
            by_focal_length=bool(limits["one_over_focal_length"]),
            highest_iso=int(_above_zero(limits["highest_iso"])),
            rest_ev=_above_zero(rest["light_ev"]),
            rest_stops=_above_zero(rest["focus_stops"]),
            picture_style=StyleRule(colour["picture_style"]),
            monochrome=tuple(str(word) for word in colour["monochrome"]),
            colour_styles=tuple(str(word) for word in colour["colour_styles"]),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise PresetError(f"{path.name}: {error!r}") from error


def _by_mode(table: Any) -> ByMode:
    """Settings by exposure mode; a name that is not a mode or not to be turned is most likely misspelt."""
    modes = {ExposureMode(mode): tuple(SettingName(name) for name in names) for mode, names in table.items()}
    for mode, names in modes.items():
        for name in names:
            if name not in TURNABLE:
                raise ValueError(f"{mode}: {name} is not turned for a move")
    return MappingProxyType({mode: names for mode, names in modes.items() if names})


def _above_zero(number: Any) -> float:
    if isinstance(number, bool) or not isinstance(number, int | float) or not number > 0:
        raise ValueError(f"a number above 0 is wanted, not {number!r}")
    return float(number)


def _both(table: Any) -> InBoth:
    return InBoth(nl=str(table["nl"]), en=str(table["en"]))


def _role(table: Any, position: int) -> Role:
    key = str(table["key"])
    return Role(id=key, key=key, position=position, name_nl=str(table["nl"]), name_en=str(table["en"]))
