"""Plan rules by table: every dimension on every exposure mode of every brand, in the words of each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fotointerview.domain.camera import SettingName
from fotointerview.domain.exposure_mode import ExposureMode as Mode
from fotointerview.domain.exposure_mode import exposure_mode
from fotointerview.domain.guidance import Hint
from fotointerview.domain.plan import Executor, PlanLine, PlanRules, make_plan
from fotointerview.domain.plan_rules import StyleRule
from fotointerview.domain.sayings import Look, Move
from fotointerview.domain.turning import light_ev
from fotointerview.domain.words import Dimension, Voice
from tests.domain.bodies import BRANDS, DIAL, MONOCHROME, Body, body

RULES = PlanRules()
EV, SHUTTER, ISO, APERTURE = (
    SettingName.EXPOSURE_COMPENSATION,
    SettingName.SHUTTER,
    SettingName.ISO,
    SettingName.APERTURE,
)
PEOPLE = Executor.PEOPLE
Summary = SettingName | Hint | Executor

METERED: dict[int, tuple[Summary, ...]] = dict.fromkeys((-2, -1, 1, 2), (EV,))
BY_COMPENSATION = (Mode.PROGRAM, Mode.APERTURE, Mode.SHUTTER, Mode.AUTO, Mode.MANUAL_AUTO_ISO, Mode.UNKNOWN)
"""Where the body meters."""
BY_APERTURE = (Mode.APERTURE, Mode.MANUAL_AUTO_ISO, Mode.UNKNOWN)
"""Where the aperture is free and the body keeps the light itself."""


def move(dimension: Dimension, step: int, words: str = "") -> Move:
    return Move(f"m-{dimension}", "s", None, dimension, step, Voice.TOGETHER, datetime.now(UTC), words)


def plan(*moves: Move, on: Body, rules: PlanRules = RULES) -> tuple[PlanLine, ...]:
    return make_plan(moves, settings=on, rules=rules)


def summary(lines: Sequence[PlanLine]) -> tuple[Summary, ...]:
    """What each line is about: the setting, else the hint, else who."""
    return tuple(line.setting or line.hint or line.executor for line in lines)


def gained(lines: Sequence[PlanLine]) -> float:
    """EV of light that the camera's lines bring together, by the words they set."""
    ev = 0.0
    for line in lines:
        if line.setting is not None:
            before, after = light_ev(line.setting, line.before), light_ev(line.setting, line.after)
            assert before is not None
            assert after is not None
            ev += after - before
    return ev


every_brand = pytest.mark.parametrize("brand", BRANDS)


@every_brand
@pytest.mark.parametrize("mode", Mode)
def test_the_mode_is_read_from_the_words_of_every_brand(brand: str, mode: Mode) -> None:
    known = mode in DIAL[brand] or mode is Mode.MANUAL_AUTO_ISO
    assert exposure_mode(body(brand, mode)) is (mode if known else Mode.UNKNOWN)


@every_brand
@pytest.mark.parametrize("mode", BY_COMPENSATION)
@pytest.mark.parametrize("step", [-2, -1, 1, 2])
def test_where_the_body_meters_light_is_compensation(brand: str, mode: Mode, step: int) -> None:
    on = body(brand, mode)
    (line,) = plan(move(Dimension.LIGHT, step), on=on)
    assert (line.executor, line.setting) == (Executor.CAMERA, EV)
    assert line.after in on[EV].choices
    assert gained([line]) == pytest.approx(step, abs=0.01)


@every_brand
@pytest.mark.parametrize(
    ("step", "lines"),
    [(-2, (SHUTTER,)), (-1, (SHUTTER,)), (1, (SHUTTER, ISO)), (2, (SHUTTER, ISO))],
)
def test_in_m_light_is_the_time_and_then_iso(brand: str, step: int, lines: tuple[Summary, ...]) -> None:
    """At 85 mm the time may go to 1/80; ISO gives what is left."""
    told = plan(move(Dimension.LIGHT, step), on=body(brand, Mode.MANUAL))
    assert summary(told) == lines
    assert gained(told) == pytest.approx(step, abs=0.1)


@every_brand
@pytest.mark.parametrize("mode", BY_APERTURE)
@pytest.mark.parametrize("step", [-1, 1, 2])
def test_focus_is_the_aperture_where_the_body_keeps_the_light(brand: str, mode: Mode, step: int) -> None:
    told = plan(move(Dimension.FOCUS, step), on=body(brand, mode))
    assert summary(told) == (APERTURE,)
    assert gained(told) == pytest.approx(-1.5 * step, abs=0.2)


@every_brand
@pytest.mark.parametrize(
    ("step", "lines"),
    [
        (-2, (APERTURE, SHUTTER)),
        (-1, (APERTURE, SHUTTER)),
        (1, (APERTURE, SHUTTER, ISO)),
        (2, (APERTURE, SHUTTER, ISO)),
    ],
)
def test_in_m_focus_keeps_the_light(brand: str, step: int, lines: tuple[Summary, ...]) -> None:
    told = plan(move(Dimension.FOCUS, step), on=body(brand, Mode.MANUAL))
    assert summary(told) == lines
    assert [line.makes_up for line in told] == [False] + [True] * (len(told) - 1)
    assert gained(told) == pytest.approx(0, abs=0.25)


@pytest.mark.parametrize(
    ("brand", "mode"),
    [(b, mode) for b in BRANDS for mode in (Mode.PROGRAM, Mode.SHUTTER, Mode.AUTO) if mode in DIAL[b]],
)
@pytest.mark.parametrize(("step", "hint"), [(-1, Hint.SOFTER), (2, Hint.SHARPER)])
def test_where_the_body_chooses_the_aperture_people_change_focus(
    brand: str, mode: Mode, step: int, hint: Hint
) -> None:
    assert summary(plan(move(Dimension.FOCUS, step), on=body(brand, mode))) == (hint,)


@every_brand
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    "dimension", [Dimension.FRAMING, Dimension.POSE, Dimension.GAZE, Dimension.BACKGROUND, Dimension.OTHER]
)
def test_the_rest_is_for_people_on_every_body(brand: str, mode: Mode, dimension: Dimension) -> None:
    assert summary(plan(move(dimension, 1, "zo"), on=body(brand, mode))) == (PEOPLE,)


@every_brand
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("step", [-2, 1])
def test_people_walk_but_the_demo_camera_walks_itself(brand: str, mode: Mode, step: int) -> None:
    (line,) = plan(move(Dimension.DISTANCE, step), on=body(brand, mode))
    assert line.executor is (Executor.CAMERA if brand == "demo" else PEOPLE)


@every_brand
@pytest.mark.parametrize("mode", Mode)
def test_black_and_white_goes_to_the_body_only_beside_raw(brand: str, mode: Mode) -> None:
    grey = move(Dimension.COLOUR, -2)
    assert summary(plan(grey, on=body(brand, mode))) == (Executor.LOOK,)
    with_raw = plan(grey, on=body(brand, mode, raw=True))
    assert with_raw[0].executor is Executor.LOOK
    assert [line.after for line in with_raw[1:]] == [MONOCHROME[brand]] * bool(MONOCHROME[brand])


@pytest.mark.parametrize("brand", [b for b in BRANDS if MONOCHROME[b]])
def test_colour_brings_the_former_style_back(brand: str) -> None:
    on = body(brand, Mode.APERTURE, picture_style=MONOCHROME[brand])
    former = next(
        word for word in reversed(on[SettingName.PICTURE_STYLE].choices) if word != MONOCHROME[brand]
    )
    kept = replace(
        move(Dimension.COLOUR, -2), intended=f"look; picture_style: {former} → {MONOCHROME[brand]}"
    )
    colour = move(Dimension.COLOUR, 2)
    told = make_plan([colour], settings=on, rules=RULES, earlier=[kept, move(Dimension.LIGHT, 1)])
    assert [line.after for line in told[1:]] == [former]
    assert [line.after for line in plan(colour, on=on)[1:]] == ["Standard"]


@pytest.mark.parametrize(
    ("rule", "raw", "set_"),
    [
        (StyleRule.NEVER, True, False),
        (StyleRule.WITH_RAW, True, True),
        (StyleRule.WITH_RAW, False, False),
        (StyleRule.ALWAYS, False, True),
    ],
)
def test_the_rule_for_the_bodys_own_black_and_white(rule: StyleRule, raw: bool, set_: bool) -> None:
    on = body("canon", Mode.PROGRAM, raw=raw)
    told = plan(move(Dimension.COLOUR, -2), on=on, rules=replace(RULES, picture_style=rule))
    assert (len(told) == 2) is set_


@pytest.mark.parametrize(
    ("stands_at", "monochrome", "after"),
    [
        ("Standard", True, "Monochrome"),
        ("Monochrome", True, None),
        ("Monochrome", False, "Standard"),
        ("Portrait", False, None),
    ],
)
def test_the_look_decides_where_it_is_known(stands_at: str, monochrome: bool, after: str | None) -> None:
    on = body("canon", Mode.PROGRAM, raw=True, picture_style=stands_at)
    told = make_plan(
        [move(Dimension.COLOUR, -1 if monochrome else 1)],
        settings=on,
        rules=RULES,
        look=Look(monochrome=monochrome),
    )
    assert [line.after for line in told[1:]] == ([after] if after else [])


@every_brand
def test_at_the_end_of_compensation_people_give_the_rest(brand: str) -> None:
    end = body(brand, Mode.PROGRAM)[EV].choices[-1]
    on = body(brand, Mode.PROGRAM, exposure_compensation=end)
    assert summary(plan(move(Dimension.LIGHT, 1), on=on)) == (Hint.LIGHTER,)
    near = body(brand, Mode.PROGRAM)[EV].choices[-2]
    told = plan(move(Dimension.LIGHT, 2), on=body(brand, Mode.PROGRAM, exposure_compensation=near))
    assert summary(told) == (EV, Hint.LIGHTER)
    assert gained(told[:1]) + told[1].rest == pytest.approx(2, abs=0.01)


@every_brand
def test_at_the_ends_of_m_people_give_the_rest(brand: str) -> None:
    shortest = {"generic": "0.0125s"}.get(brand, "1/80")
    on = body(
        brand,
        Mode.MANUAL,
        iso="5000",
        shutter=shortest,
        aperture=body(brand, Mode.MANUAL)[APERTURE].choices[1],
    )
    told = plan(move(Dimension.LIGHT, 2), on=on)
    assert summary(told)[0] is ISO
    assert told[0].after == "6400"
    assert summary(told)[-1] is Hint.LIGHTER
    assert gained(told[:-1]) + told[-1].rest == pytest.approx(2, abs=0.01)


@every_brand
def test_the_aperture_gives_light_last_and_never_beside_a_focus_move(brand: str) -> None:
    on = body(brand, Mode.MANUAL, iso="6400", shutter={"generic": "0.0125s"}.get(brand, "1/80"))
    lighter, softer = move(Dimension.LIGHT, 2), move(Dimension.FOCUS, -1)
    assert summary(plan(lighter, on=on)) == (APERTURE,)
    told = plan(lighter, softer, on=on)
    assert summary(told)[0] is Hint.LIGHTER
    assert [line.setting for line in told if line.move is lighter and line.setting] == []


@every_brand
def test_at_the_lenss_end_people_change_focus(brand: str) -> None:
    places = [
        word for word in body(brand, Mode.APERTURE)[APERTURE].choices if light_ev(APERTURE, word) is not None
    ]
    on = body(brand, Mode.APERTURE, aperture=places[0])
    assert summary(plan(move(Dimension.FOCUS, -1), on=on)) == (Hint.SOFTER,)
    on = body(brand, Mode.APERTURE, aperture=places[2])
    told = plan(move(Dimension.FOCUS, -2), on=on)
    assert summary(told) == (APERTURE, Hint.SOFTER)
    assert told[0].after == places[0]


@every_brand
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("gone", ["read only", "missing"])
def test_what_cannot_be_set_is_left_to_people(brand: str, mode: Mode, gone: str) -> None:
    found = body(brand, mode)
    on = (
        {name: replace(setting, read_only=True) for name, setting in found.items()}
        if gone == "read only"
        else {name: found[name] for name in (SettingName.MODE,) if name in found}
    )
    moves = [move(Dimension.LIGHT, 1), move(Dimension.FOCUS, -1), move(Dimension.DISTANCE, 1)]
    assert summary(plan(*moves, on=on)) == (Hint.LIGHTER, Hint.SOFTER, PEOPLE)


@every_brand
def test_two_moves_on_one_setting_go_on_from_each_other(brand: str) -> None:
    """Darker makes the time shorter; sharper takes it longer again, from where darker left it."""
    told = plan(move(Dimension.LIGHT, -1), move(Dimension.FOCUS, 1), on=body(brand, Mode.MANUAL))
    times = [line for line in told if line.setting is SHUTTER]
    assert len(times) == 2
    assert times[1].before == times[0].after
    assert gained(told) == pytest.approx(-1, abs=0.25)


def test_a_tripods_long_time_is_not_made_longer_and_not_shorter_than_asked() -> None:
    on = body("nikon", Mode.MANUAL, shutter="1/8")
    assert summary(plan(move(Dimension.LIGHT, 1), on=on)) == (ISO,)
    (darker,) = plan(move(Dimension.LIGHT, -1), on=on)
    assert darker.after == "1/15"


@pytest.mark.parametrize(("focal_mm", "longest"), [("35", "1/60"), ("85", "1/80"), ("200", "1/200")])
def test_the_longest_hand_held_time_follows_the_lens(focal_mm: str, longest: str) -> None:
    on = body("nikon", Mode.MANUAL, focal_length=focal_mm, shutter="1/1000")
    wide = replace(RULES, light_ev=3.0)
    assert plan(move(Dimension.LIGHT, 2), on=on, rules=wide)[0].after == longest


def test_the_lens_need_not_count() -> None:
    on = body("nikon", Mode.MANUAL, focal_length="200")
    rules = replace(RULES, by_focal_length=False)
    assert plan(move(Dimension.LIGHT, 1), on=on, rules=rules)[0].after == "1/60"


def test_iso_beyond_the_rule_may_still_come_down() -> None:
    on = body("nikon", Mode.MANUAL, iso="12800")
    iso_first = replace(RULES, light={Mode.MANUAL: (ISO,)})
    assert summary(plan(move(Dimension.LIGHT, 1), on=on, rules=iso_first)) == (Hint.LIGHTER,)
    (line,) = plan(move(Dimension.LIGHT, -1), on=on, rules=iso_first)
    assert line.after == "6400"


@every_brand
def test_bulb_and_automatic_words_are_never_chosen(brand: str) -> None:
    for step in (-2, 2):
        for mode in Mode:
            for line in plan(move(Dimension.LIGHT, step), move(Dimension.FOCUS, step), on=body(brand, mode)):
                assert not any(
                    word in line.after.lower() for word in ("auto", "bulb", "time", "60m", "multi")
                )
