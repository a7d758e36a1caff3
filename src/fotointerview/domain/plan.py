"""From agreed moves to a plan for the next photo: what the camera will do, what the picture, what people.

Pure: the camera's settings go in as they were last read, lines come out. What the camera cannot do becomes
a line for people, so that nothing that was agreed is lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.sayings import Move
from fotointerview.domain.scales import aperture_stops, nearest_choice, parse_number
from fotointerview.domain.words import Dimension


class Executor(StrEnum):
    """Who carries a line of the plan out."""

    CAMERA = "camera"
    LOOK = "look"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class PlanRules:
    """How large a step is (``presets/moves.toml``).

    Attributes:
        light_ev: EV per step of light.
        focus_stops: stops of aperture per step of focus; softer is a wider opening.
        distance_factor: by what the distance is multiplied per step closer.
    """

    light_ev: float = 1.0
    focus_stops: float = 1.5
    distance_factor: float = 0.7


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of the plan. ``before`` and ``after`` are the setting's values in the camera's own words."""

    move: Move
    executor: Executor
    setting: SettingName | None = None
    before: str = ""
    after: str = ""


def make_plan(
    moves: Iterable[Move], *, settings: Mapping[SettingName, Setting], rules: PlanRules
) -> tuple[PlanLine, ...]:
    """The lines that carry out ``moves``, in the moves' order; a step of 0 needs no line."""
    lines = []
    for move in moves:
        if move.step == 0 and not move.words:
            continue
        lines.append(_line(move, settings, rules))
    return tuple(lines)


def _line(move: Move, settings: Mapping[SettingName, Setting], rules: PlanRules) -> PlanLine:
    if move.dimension is Dimension.COLOUR:
        return PlanLine(move, Executor.LOOK)
    name, target = _target(move, settings, rules)
    setting = settings.get(name) if name else None
    if name is None or target is None or setting is None or setting.read_only:
        return PlanLine(move, Executor.PEOPLE)
    scale = aperture_stops if name is SettingName.APERTURE else float
    after = nearest_choice(setting.choices, target, scale=scale) if setting.choices else f"{target:g}"
    if after is None or after == setting.value:
        return PlanLine(move, Executor.PEOPLE)
    return PlanLine(move, Executor.CAMERA, name, setting.value, after)


def _target(
    move: Move, settings: Mapping[SettingName, Setting], rules: PlanRules
) -> tuple[SettingName | None, float | None]:
    """The setting a move turns and the number it should get."""
    match move.dimension:
        case Dimension.LIGHT:
            name = SettingName.EXPOSURE_COMPENSATION
        case Dimension.FOCUS:
            name = SettingName.APERTURE
        case Dimension.DISTANCE:
            name = SettingName.SUBJECT_DISTANCE
        case _:
            return None, None
    now = parse_number(settings[name].value) if name in settings else None
    if now is None:
        return name, None
    match move.dimension:
        case Dimension.LIGHT:
            return name, now + rules.light_ev * move.step
        case Dimension.FOCUS:
            return name, 2 ** ((aperture_stops(now) + rules.focus_stops * move.step) / 2)
        case _:
            return name, now * rules.distance_factor**move.step
