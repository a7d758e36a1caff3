"""The plan in words: who does what for the next photo, and what the camera refused.

"camera: lighter, +1 EV (now ±0)", "together: about 2× closer, camera to the left".
"""

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from fotointerview.domain.camera import SettingName
from fotointerview.domain.guidance import Guidance, Hint
from fotointerview.domain.plan import Executor, PlanLine
from fotointerview.domain.scales import format_ev, parse_number
from fotointerview.domain.words import Dimension
from fotointerview.gui import texts
from fotointerview.gui.texts import translate

_NEARER = 1.15
"""A frame that differs less than this in size is as near as it is."""
_ASIDE = 0.06
"""A frame whose middle lies nearer than this to the picture's, in its widths or heights, is not aside."""


def plan_lines(lines: Sequence[PlanLine]) -> tuple[tuple[str, str], ...]:
    """Every line as :func:`plan_line` says it; what only goes on with the same move says so."""
    return tuple(
        plan_line(line, goes_on=at > 0 and _goes_on(lines[at - 1], line)) for at, line in enumerate(lines)
    )


def _goes_on(before: PlanLine, line: PlanLine) -> bool:
    return before.move.id == line.move.id and before.executor is line.executor


def plan_line(line: PlanLine, *, goes_on: bool = False) -> tuple[str, str]:
    """Who carries the line out, and what: ``("camera", "lighter, +1 EV (now ±0)")``.

    ``goes_on`` where the line before it is of the same move, for the same hands.
    """
    match line.executor:
        case Executor.CAMERA:
            return translate("Plan", "camera"), _camera(line, goes_on)
        case Executor.LOOK:
            return translate("Plan", "picture"), texts.move(line.move)
        case Executor.PEOPLE:
            return translate("Plan", "together"), _people(line)


def refusal(line: PlanLine) -> str:
    """What the camera did not do, in the program's words; "" where it refused nothing."""
    if not line.refused or line.setting is None:
        return ""
    return translate("Plan", "the camera did not take {value}").format(value=_with_name(line))


def cameras_words(line: PlanLine) -> str:
    """Why, in the camera's own words, for who wants to know."""
    return translate("Plan", "The camera says: {words}").format(words=line.refused) if line.refused else ""


def _camera(line: PlanLine, goes_on: bool) -> str:
    after, before = texts.value(line.setting, line.after) if line.setting else line.after, _before(line)
    if line.makes_up:
        pattern = translate("Plan", "{after} keeps the light (now {before})")
    elif line.setting is SettingName.PICTURE_STYLE:
        pattern = translate("Plan", "picture style {after} (now {before})")
    elif goes_on:
        pattern = translate("Plan", "and {after} (now {before})")
    else:
        pattern = translate("Plan", "{step}, {after} (now {before})")
    return pattern.format(step=texts.step(line.move.dimension, line.move.step), after=after, before=before)


def _before(line: PlanLine) -> str:
    """Beside the new value the old one needs no unit, where it is a number of EV."""
    number = parse_number(line.before)
    if line.setting is SettingName.EXPOSURE_COMPENSATION and number is not None:
        return format_ev(number)
    return texts.value(line.setting, line.before) if line.setting else line.before


def _with_name(line: PlanLine) -> str:
    if line.setting is SettingName.PICTURE_STYLE:
        return translate("Plan", "picture style {after}").format(after=line.after)
    return texts.value(line.setting, line.after) if line.setting else line.after


def _people(line: PlanLine) -> str:
    if line.guidance is not None:
        return _frame(line.guidance)
    if line.hint is not None:
        return _hint(line.hint, line.rest)
    if line.move.words:
        return texts.move(line.move)
    if line.setting is SettingName.PICTURE_STYLE:
        return translate("Plan", "set {style} on the camera").format(style=_with_name(line))
    return _step(line) or texts.move(line.move)


def _hint(hint: Hint, rest: float) -> str:
    what = {
        Hint.LIGHTER: translate("Plan", "more lamp, or nearer to the window"),
        Hint.DARKER: translate("Plan", "less lamp, or further from the window"),
        Hint.SOFTER: translate("Plan", "nearer to the camera, or the background further away"),
        Hint.SHARPER: translate("Plan", "a step back, or the background nearer"),
    }[hint]
    if hint in (Hint.SOFTER, Hint.SHARPER) or not rest:
        return what
    number = QLocale().toString(rest, "f", 1).removesuffix(f"{QLocale().decimalPoint()}0")
    return translate("Plan", "{what} (another {ev} EV)").format(what=what, ev=number)


def _step(line: PlanLine) -> str:
    return {
        (Dimension.DISTANCE, 1): translate("Plan", "one step closer"),
        (Dimension.DISTANCE, 2): translate("Plan", "come much closer"),
        (Dimension.DISTANCE, -1): translate("Plan", "one step back"),
        (Dimension.DISTANCE, -2): translate("Plan", "go much further back"),
    }.get((line.move.dimension, line.move.step), "")


def _frame(guidance: Guidance) -> str:
    """How to get to the drawn frame, in words: about how much nearer, and whither the camera turns."""
    parts = []
    if guidance.closer >= _NEARER:
        parts.append(translate("Plan", "about {times}× closer").format(times=_times(guidance.closer)))
    elif guidance.closer <= 1 / _NEARER:
        parts.append(
            translate("Plan", "about {times}× further away").format(times=_times(1 / guidance.closer))
        )
    if abs(guidance.dx) >= _ASIDE:
        right = translate("Plan", "camera to the right")
        parts.append(right if guidance.dx > 0 else translate("Plan", "camera to the left"))
    if abs(guidance.dy) >= _ASIDE:
        down = translate("Plan", "camera down")
        parts.append(down if guidance.dy > 0 else translate("Plan", "camera up"))
    return ", ".join(parts) or translate("Plan", "framed as it is now")


def _times(factor: float) -> str:
    return str(QLocale().toString(factor, "f", 1)).removesuffix(f"{QLocale().decimalPoint()}0")
