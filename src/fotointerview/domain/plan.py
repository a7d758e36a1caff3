"""From agreed moves to a plan for the next photo: what the camera will do, what the picture, what people.

Pure: the camera's settings go in as they were last read, lines come out. Each move is worked out on the settings as
the moves before it will leave them. What the camera cannot do becomes a line for people, so that nothing that was
agreed is lost. Which settings are turned, and how far, stands in ``presets/moves.toml``; see ``domain/plan_rules.py``.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.exposure_mode import exposure_mode
from fotointerview.domain.guidance import Guidance, Hint, frame_guidance
from fotointerview.domain.intended import former_value, turned_back
from fotointerview.domain.picture_style import style_after
from fotointerview.domain.plan_rules import PlanRules
from fotointerview.domain.sayings import Look, Move
from fotointerview.domain.scales import nearest_choice, parse_number
from fotointerview.domain.turning import CLOSE_EV, light_ev, turn
from fotointerview.domain.words import Dimension

__all__ = ["Executor", "PlanLine", "PlanRules", "for_people", "make_plan"]

_SIXTH_EV = 1 / 6
"""1/80 is fast enough for 85 mm: no lens is held to the nearest third of a stop."""


class Executor(StrEnum):
    """Who carries a line of the plan out."""

    CAMERA = "camera"
    LOOK = "look"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of the plan; a move may need several.

    Attributes:
        move: the move that it carries out, or a part of it.
        executor: who does.
        setting: what the camera sets, or was to set.
        before: the setting's value in the camera's own words, as the lines before this one leave it.
        after: likewise, as it is to be.
        makes_up: whether it only makes up for the light that the line before it takes or gives: without that one it
            is not carried out.
        hint: what people can do, for a line of theirs on light or focus.
        rest: so much of it the camera does not give, in EV or stops, always positive; 0 where that says nothing.
        guidance: how to get to the frame that was drawn.
        refused: why the camera did not do it, in its own words, for a line that came back to people.
    """

    move: Move
    executor: Executor
    setting: SettingName | None = None
    before: str = ""
    after: str = ""
    makes_up: bool = False
    hint: Hint | None = None
    rest: float = 0.0
    guidance: Guidance | None = None
    refused: str = ""

    @property
    def is_words(self) -> bool:
        """Whether people do what the move's words say, and nothing else is told."""
        plain = self.setting is None and self.hint is None and self.guidance is None
        return self.executor is Executor.PEOPLE and plain and bool(self.move.words)


def make_plan(
    moves: Iterable[Move],
    *,
    settings: Mapping[SettingName, Setting],
    rules: PlanRules,
    look: Look | None = None,
    earlier: Iterable[Move] = (),
) -> tuple[PlanLine, ...]:
    """The lines that carry out ``moves``, in the moves' order; a step of 0 without words or a frame needs no line.

    Moves that were carried out already, for a photo that is not here, ask for the same again and not for more.

    Args:
        moves: what was agreed for the next photo.
        settings: the camera's, as they were last read.
        rules: which settings are turned, and how far.
        look: the look that the next shot will come with, where it is known; else a colour step of −2 counts as
            black and white, and any step up as colour.
        earlier: the interview's moves so far, oldest first: they tell which picture style there was before black
            and white.
    """
    agreed = [move for move in moves if move.step or move.words or move.frame is not None]
    bench = _Bench(
        turned_back(settings, agreed),
        rules,
        focus_moves=any(m.step and m.dimension is Dimension.FOCUS for m in agreed),
    )
    lines: list[PlanLine] = []
    for move in agreed:
        match move.dimension:
            case Dimension.LIGHT if move.step:
                lines += _with_words(move, bench.light(move))
            case Dimension.FOCUS if move.step:
                lines += _with_words(move, bench.focus(move))
            case Dimension.DISTANCE if move.step:
                lines += _with_words(move, [bench.distance(move)])
            case Dimension.COLOUR:
                lines.append(PlanLine(move, Executor.LOOK))
                lines += bench.style(move, look, former_value(SettingName.PICTURE_STYLE, earlier))
            case _ if move.frame is not None:
                guidance = frame_guidance(move.frame)
                lines += _with_words(move, [PlanLine(move, Executor.PEOPLE, guidance=guidance)])
            case _:
                lines.append(PlanLine(move, Executor.PEOPLE))
    return tuple(lines)


def _with_words(move: Move, lines: list[PlanLine]) -> list[PlanLine]:
    """What was said of a move comes first, where no line of its own would say it."""
    if not move.words or any(line.is_words for line in lines):
        return lines
    return [PlanLine(move, Executor.PEOPLE), *lines]


def for_people(line: PlanLine, *, refused: str) -> PlanLine:
    """A line that the camera did not carry out as what people can do instead; ``refused`` in the camera's words."""
    change = _change_ev(line)
    hint = None
    if line.makes_up or line.move.dimension is Dimension.LIGHT:
        hint = _light_hint(change or line.move.step)
    elif line.move.dimension is Dimension.FOCUS:
        hint = _focus_hint(-line.move.step)
    return replace(line, executor=Executor.PEOPLE, hint=hint, rest=abs(change), refused=refused)


def _change_ev(line: PlanLine) -> float:
    if line.setting is None:
        return 0.0
    before, after = light_ev(line.setting, line.before), light_ev(line.setting, line.after)
    return 0.0 if before is None or after is None else after - before


def _light_hint(ev: float) -> Hint:
    return Hint.LIGHTER if ev > 0 else Hint.DARKER


def _focus_hint(wider: float) -> Hint:
    return Hint.SOFTER if wider > 0 else Hint.SHARPER


class _Bench:
    """The settings as the lines so far will leave them."""

    def __init__(
        self, settings: Mapping[SettingName, Setting], rules: PlanRules, *, focus_moves: bool
    ) -> None:
        self._now = dict(settings)
        self._rules = rules
        self._focus_moves = focus_moves
        self._mode = exposure_mode(settings)

    def light(self, move: Move) -> list[PlanLine]:
        """Lighter or darker; what no setting gives is left to people."""
        names = self._rules.light.get(self._mode, ())
        if self._focus_moves:
            names = tuple(name for name in names if name is not SettingName.APERTURE)
        wanted = self._rules.light_ev * move.step
        lines, left = self._turn(move, wanted, names)
        if not lines:
            return [PlanLine(move, Executor.PEOPLE, hint=_light_hint(wanted))]
        return lines + self._rest_of_light(move, left)

    def focus(self, move: Move) -> list[PlanLine]:
        """Softer or sharper by the aperture, with the light kept; what it does not give is left to people."""
        wider = -self._rules.focus_stops * move.step
        hint = _focus_hint(wider)
        lines, left = self._turn(move, wider, self._rules.focus.get(self._mode, ()))
        if not lines:
            return [PlanLine(move, Executor.PEOPLE, hint=hint)]
        keepers = self._rules.keep_light.get(self._mode, ())
        if keepers:
            kept, dark = self._turn(move, left - wider, keepers, makes_up=True)
            lines += kept + self._rest_of_light(move, dark)
        if abs(left) >= self._rules.rest_stops:
            lines.append(PlanLine(move, Executor.PEOPLE, hint=hint, rest=abs(left)))
        return lines

    def distance(self, move: Move) -> PlanLine:
        """Closer or further; people walk, but for the one camera that does."""
        setting = self._now.get(SettingName.SUBJECT_DISTANCE)
        metres = parse_number(setting.value) if setting else None
        if setting is None or setting.read_only or metres is None:
            return PlanLine(move, Executor.PEOPLE)
        target = metres * self._rules.distance_factor**move.step
        after = nearest_choice(setting.choices, target) if setting.choices else f"{target:g}"
        if after is None or after == setting.value:
            return PlanLine(move, Executor.PEOPLE)
        return self._set(move, setting, after)

    def style(self, move: Move, look: Look | None, former: str) -> list[PlanLine]:
        """The body's own black and white with the look's, where the rules allow it; and colour again."""
        monochrome = look.monochrome if look is not None else move.step <= -2
        if look is None and not monochrome and move.step <= 0:
            return []  # a little less colour, from who knows where
        after = style_after(self._now, monochrome=monochrome, former=former, rules=self._rules)
        return [self._set(move, self._now[SettingName.PICTURE_STYLE], after)] if after else []

    def _turn(
        self, move: Move, by_ev: float, names: Sequence[SettingName], *, makes_up: bool = False
    ) -> tuple[list[PlanLine], float]:
        """Turn ``names`` in their order until ``by_ev`` is reached: the lines, and what is left of it."""
        lines: list[PlanLine] = []
        left = by_ev
        for name in names:
            setting = self._now.get(name)
            if setting is None or (lines and abs(left) < CLOSE_EV):
                continue
            turned = turn(setting, left, lightest_ev=self._lightest_ev(name))
            if turned is None:
                continue
            lines.append(replace(self._set(move, setting, turned.after), makes_up=makes_up))
            left -= turned.got_ev
        return lines, left

    def _set(self, move: Move, setting: Setting, after: str) -> PlanLine:
        self._now[setting.name] = replace(setting, value=after)
        return PlanLine(move, Executor.CAMERA, setting.name, setting.value, after)

    def _rest_of_light(self, move: Move, left: float) -> list[PlanLine]:
        if abs(left) < self._rules.rest_ev:
            return []
        return [PlanLine(move, Executor.PEOPLE, hint=_light_hint(left), rest=abs(left))]

    def _lightest_ev(self, name: SettingName) -> float:
        """How far a setting may go towards lighter: a hand-held person's time, the noise that is still bearable."""
        if name is SettingName.ISO:
            return math.log2(self._rules.highest_iso)
        if name is not SettingName.SHUTTER:
            return math.inf
        seconds = self._rules.slowest_s
        told = self._now.get(SettingName.FOCAL_LENGTH)
        focal_mm = parse_number(told.value) if told else None
        if self._rules.by_focal_length and focal_mm and focal_mm > 0:
            seconds = min(seconds, 1 / focal_mm)
        return math.log2(seconds) + _SIXTH_EV
