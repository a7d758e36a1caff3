"""Interview presets and rules from ``presets/``: TOML in, frozen values out."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fotointerview import resources
from fotointerview.domain.people import Role
from fotointerview.domain.plan import PlanRules
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


def plan_rules() -> PlanRules:
    """How large one step of a move is, from ``presets/moves.toml``."""
    table = tomllib.loads(resources.path("presets", "moves.toml").read_text(encoding="utf-8"))
    return PlanRules(
        light_ev=float(table["light_ev"]),
        focus_stops=float(table["focus_stops"]),
        distance_factor=float(table["distance_factor"]),
    )


def _both(table: Any) -> InBoth:
    return InBoth(nl=str(table["nl"]), en=str(table["en"]))


def _role(table: Any, position: int) -> Role:
    key = str(table["key"])
    return Role(id=key, key=key, position=position, name_nl=str(table["nl"]), name_en=str(table["en"]))
