from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fotointerview.domain.camera import SettingName
from fotointerview.domain.exposure_mode import ExposureMode
from fotointerview.domain.intended import Intent, former_value, intents, turned_back
from fotointerview.domain.plan import PlanRules, make_plan
from fotointerview.domain.sayings import Move
from fotointerview.domain.words import Dimension, Voice
from tests.domain.bodies import body

ISO = SettingName.ISO


def move(intended: str, *, dimension: Dimension = Dimension.LIGHT, step: int = 1) -> Move:
    return Move("m", "s", None, dimension, step, Voice.TOGETHER, datetime.now(UTC), intended=intended)


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        ("", ()),
        ("people", ()),
        ("exposure_compensation=+1", ()),
        ("nothing_known: 1 → 2", ()),
        ("iso: 400 → 800", (Intent(ISO, "400", "800"),)),
        (
            "shutter: 1/125 → 1/60; iso: 400 → 800; people",
            (Intent(SettingName.SHUTTER, "1/125", "1/60"), Intent(ISO, "400", "800")),
        ),
    ],
)
def test_what_is_kept_is_read_again(kept: str, found: tuple[Intent, ...]) -> None:
    assert intents(kept) == found
    assert all(str(intent) in kept for intent in found)


def test_the_former_value_is_that_of_the_last_change() -> None:
    moves = [move("iso: 100 → 200"), move("iso: 400 → 800; people"), move("look")]
    assert former_value(ISO, moves) == "400"
    assert former_value(SettingName.SHUTTER, moves) == ""


def test_only_what_stands_where_it_was_taken_is_turned_back() -> None:
    on = body("nikon", ExposureMode.MANUAL, iso="800", shutter="1/100")
    before = turned_back(on, [move("shutter: 1/125 → 1/80; iso: 400 → 800")])
    assert before[ISO].value == "400"
    assert before[SettingName.SHUTTER].value == "1/100"  # a hand was at it since


def test_a_photo_that_did_not_come_is_not_asked_for_twice_as_much() -> None:
    rules = PlanRules()
    for mode in ExposureMode:
        on = body("canon", mode, raw=True)
        agreed = [
            replace(move(""), id="l"),
            replace(move("", dimension=Dimension.FOCUS, step=-1), id="f"),
            replace(move("", dimension=Dimension.COLOUR, step=-2), id="c"),
        ]
        lines = make_plan(agreed, settings=on, rules=rules)
        kept = [
            replace(
                wanted,
                intended="; ".join(
                    str(Intent(line.setting, line.before, line.after))
                    for line in lines
                    if line.move is wanted and line.setting
                ),
            )
            for wanted in agreed
        ]
        for line in lines:  # carried out, and then the camera did not fire
            if line.setting is not None:
                on[line.setting] = replace(on[line.setting], value=line.after)
        again = make_plan(kept, settings=on, rules=rules)
        assert [(line.setting, line.before, line.after) for line in again] == [
            (line.setting, line.before, line.after) for line in lines
        ]
