from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.guidance import Guidance, Hint
from fotointerview.domain.plan import Executor, PlanLine, PlanRules, for_people, make_plan
from fotointerview.domain.sayings import Move
from fotointerview.domain.words import Dimension, Voice

RULES = PlanRules(light_ev=1.0, focus_stops=1.5, distance_factor=0.7)
EV = tuple(f"{third / 3:.3f}" for third in range(-9, 10))
APERTURES = ("f/1.8", "f/2", "f/2.8", "f/4", "f/5.6", "f/8", "f/11", "f/16")


def move(dimension: Dimension, step: int, words: str = "") -> Move:
    return Move("m", "s", None, dimension, step, Voice.TOGETHER, datetime.now(UTC), words)


def settings(*, ev: str = "0.000", distance: str | None = "2") -> dict[SettingName, Setting]:
    known = {
        SettingName.EXPOSURE_COMPENSATION: Setting(SettingName.EXPOSURE_COMPENSATION, ev, EV),
        SettingName.APERTURE: Setting(SettingName.APERTURE, "f/4", APERTURES),
    }
    if distance is not None:
        known[SettingName.SUBJECT_DISTANCE] = Setting(SettingName.SUBJECT_DISTANCE, distance)
    return known


@pytest.mark.parametrize(
    ("dimension", "step", "setting", "after"),
    [
        (Dimension.LIGHT, 1, SettingName.EXPOSURE_COMPENSATION, "1.000"),
        (Dimension.LIGHT, 2, SettingName.EXPOSURE_COMPENSATION, "2.000"),
        (Dimension.LIGHT, -1, SettingName.EXPOSURE_COMPENSATION, "-1.000"),
        (Dimension.FOCUS, -1, SettingName.APERTURE, "f/2.8"),
        (Dimension.FOCUS, 1, SettingName.APERTURE, "f/8"),
        (Dimension.FOCUS, -2, SettingName.APERTURE, "f/1.8"),
        (Dimension.DISTANCE, 1, SettingName.SUBJECT_DISTANCE, "1.4"),
        (Dimension.DISTANCE, 2, SettingName.SUBJECT_DISTANCE, "0.98"),
        (Dimension.DISTANCE, -1, SettingName.SUBJECT_DISTANCE, "2.85714"),
    ],
)
def test_what_the_camera_will_do(dimension: Dimension, step: int, setting: SettingName, after: str) -> None:
    (line,) = make_plan([move(dimension, step)], settings=settings(), rules=RULES)
    assert line.executor is Executor.CAMERA
    assert line.setting is setting
    assert line.after == after
    assert line.before == settings()[setting].value


@pytest.mark.parametrize(
    "dimension", [Dimension.FRAMING, Dimension.POSE, Dimension.GAZE, Dimension.BACKGROUND, Dimension.OTHER]
)
def test_what_people_do(dimension: Dimension) -> None:
    (line,) = make_plan([move(dimension, 0, "kijk weg")], settings=settings(), rules=RULES)
    assert line.executor is Executor.PEOPLE
    assert line.setting is None


def test_black_and_white_is_a_look() -> None:
    (line,) = make_plan([move(Dimension.COLOUR, -1)], settings=settings(), rules=RULES)
    assert line.executor is Executor.LOOK


def test_without_a_setting_people_do_it() -> None:
    (line,) = make_plan([move(Dimension.DISTANCE, 1)], settings=settings(distance=None), rules=RULES)
    assert line.executor is Executor.PEOPLE


def test_at_the_end_of_its_scale_the_camera_leaves_it_to_people() -> None:
    (line,) = make_plan([move(Dimension.LIGHT, 1)], settings=settings(ev="3.000"), rules=RULES)
    assert line.executor is Executor.PEOPLE


def test_a_read_only_setting_is_left_to_people() -> None:
    fixed = {
        SettingName.EXPOSURE_COMPENSATION: Setting(SettingName.EXPOSURE_COMPENSATION, "0", EV, read_only=True)
    }
    (line,) = make_plan([move(Dimension.LIGHT, 1)], settings=fixed, rules=RULES)
    assert line.executor is Executor.PEOPLE


def test_no_step_and_no_words_is_no_line() -> None:
    assert make_plan([move(Dimension.LIGHT, 0)], settings=settings(), rules=RULES) == ()


def test_a_step_beyond_two_is_refused() -> None:
    with pytest.raises(ValueError, match="between"):
        move(Dimension.LIGHT, 3)


def test_a_drawn_frame_says_how_to_get_there() -> None:
    drawn = replace(move(Dimension.FRAMING, 0), frame=(0.5, 0.25, 0.5, 0.5))
    (line,) = make_plan([drawn], settings=settings(), rules=RULES)
    assert line.executor is Executor.PEOPLE
    assert line.guidance == Guidance(closer=2.0, dx=0.25, dy=0.0)


@pytest.mark.parametrize(
    ("agreed", "lines"),
    [
        (move(Dimension.LIGHT, 1, "bij het raam"), 2),
        (move(Dimension.FOCUS, -1, "dromerig"), 2),
        (move(Dimension.DISTANCE, 1, "kom maar"), 2),
        (replace(move(Dimension.FRAMING, 0, "handen erbij"), frame=(0.0, 0.0, 0.5, 0.5)), 2),
        (move(Dimension.FRAMING, 1, "handen erbij"), 1),
    ],
)
def test_what_was_said_of_a_move_is_said_first_and_once(agreed: Move, lines: int) -> None:
    told = make_plan([agreed], settings=settings(), rules=RULES)
    assert [line.is_words for line in told] == [True] + [False] * (lines - 1)


def test_words_on_a_distance_that_people_walk_are_said_once() -> None:
    (line,) = make_plan(
        [move(Dimension.DISTANCE, 1, "kom maar")], settings=settings(distance=None), rules=RULES
    )
    assert line.is_words


def test_words_alone_on_a_scale_are_for_people() -> None:
    lines = make_plan(
        [move(Dimension.LIGHT, 0, "zon"), move(Dimension.FOCUS, 0, "zacht")], settings=settings(), rules=RULES
    )
    assert [(line.executor, line.hint) for line in lines] == [(Executor.PEOPLE, None)] * 2


def line(dimension: Dimension, step: int, name: SettingName, before: str, after: str) -> PlanLine:
    return PlanLine(move(dimension, step), Executor.CAMERA, name, before, after)


@pytest.mark.parametrize(
    ("refused", "hint", "rest"),
    [
        (line(Dimension.LIGHT, -2, SettingName.EXPOSURE_COMPENSATION, "0", "-2"), Hint.DARKER, 2),
        (line(Dimension.LIGHT, 1, SettingName.ISO, "400", "800"), Hint.LIGHTER, 1),
        (line(Dimension.FOCUS, -1, SettingName.APERTURE, "f/4", "f/2"), Hint.SOFTER, 2),
        (line(Dimension.FOCUS, 1, SettingName.APERTURE, "f/4", "f/8"), Hint.SHARPER, 2),
        (
            replace(line(Dimension.FOCUS, -1, SettingName.SHUTTER, "1/100", "1/400"), makes_up=True),
            Hint.DARKER,
            2,
        ),
        (line(Dimension.DISTANCE, 1, SettingName.SUBJECT_DISTANCE, "2", "1.4"), None, 0),
        (line(Dimension.COLOUR, -2, SettingName.PICTURE_STYLE, "Standard", "Monochrome"), None, 0),
    ],
)
def test_what_the_camera_refuses_becomes_a_line_for_people(
    refused: PlanLine, hint: Hint | None, rest: float
) -> None:
    told = for_people(refused, refused="not now")
    assert (told.executor, told.hint, told.refused) == (Executor.PEOPLE, hint, "not now")
    assert told.rest == pytest.approx(rest, abs=0.01)
    assert (told.setting, told.after) == (refused.setting, refused.after)
