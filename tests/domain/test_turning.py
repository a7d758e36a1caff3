import math

import pytest

from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.turning import Turned, light_ev, turn

EV, SHUTTER, ISO, APERTURE = (
    SettingName.EXPOSURE_COMPENSATION,
    SettingName.SHUTTER,
    SettingName.ISO,
    SettingName.APERTURE,
)


@pytest.mark.parametrize(
    ("name", "word", "ev"),
    [
        (SHUTTER, "1/128", -7),
        (SHUTTER, "0.0625s", -4),
        (SHUTTER, "20/10", 1),
        (SHUTTER, '0.5"', -1),
        (SHUTTER, "bulb", None),
        (SHUTTER, "x 200", None),
        (SHUTTER, "60m", None),
        (SHUTTER, "0", None),
        (APERTURE, "f/4", -4),
        (APERTURE, "F4.0", -4),
        (APERTURE, "2", -2),
        (APERTURE, "0", None),
        (APERTURE, "implicit auto", None),
        (ISO, "400", math.log2(400)),
        (ISO, "Auto", None),
        (EV, "0", 0),
        (EV, "-0.333", -0.333),
        (EV, "−0.7", -0.7),
        (EV, "+1 EV", 1),
        (EV, "0,3", 0.3),
        (EV, "+1 2/3", 5 / 3),
        (EV, "-1/3", -1 / 3),
        (EV, "-2 1/2", -2.5),
        (EV, "", None),
        (EV, "+", None),
        (EV, "Auto", None),
        (SettingName.WHITE_BALANCE, "5000", None),
    ],
)
def test_how_much_light_a_word_lets_in(name: SettingName, word: str, ev: float | None) -> None:
    assert light_ev(name, word) == (None if ev is None else pytest.approx(ev))


@pytest.mark.parametrize(
    ("choices", "by_ev", "after"),
    [
        (("0", "1", "2"), 1, "1"),
        (("0", "1", "2"), 5, "2"),
        (("0", "1", "2"), -1, None),
        (("0", "1", "2"), 0.333, None),  # standing still is nearer
        (("0", "1", "2"), 0, None),
        (("0", "0.333", "0.666", "1"), 0.5, "0.333"),  # as near either way: the smaller change
        (("Auto",), 1, None),
    ],
)
def test_the_nearest_place_on_the_dial(choices: tuple[str, ...], by_ev: float, after: str | None) -> None:
    turned = turn(Setting(EV, "0", choices), by_ev)
    assert (turned.after if turned else None) == after


def test_compensation_without_a_list_takes_any_number() -> None:
    assert turn(Setting(EV, "-0.333"), 1) == Turned("0.667", 1)


@pytest.mark.parametrize(
    ("value", "by_ev", "after"), [("14", 1.5, "8"), ("f/4", 1.5, "f/2.5"), ("4", -3, "11"), ("32", -1, None)]
)
def test_an_aperture_without_a_list_takes_what_lenses_stop_at(
    value: str, by_ev: float, after: str | None
) -> None:
    turned = turn(Setting(APERTURE, value), by_ev)
    assert (turned.after if turned else None) == after


def test_other_settings_without_a_list_are_left_alone() -> None:
    assert turn(Setting(ISO, "400"), 1) is None


def test_a_read_only_setting_is_left_alone() -> None:
    assert turn(Setting(EV, "0", ("0", "1"), read_only=True), 1) is None


def test_no_lighter_than_allowed_but_darker_from_beyond() -> None:
    iso = Setting(ISO, "800", ("100", "200", "400", "800", "1600", "3200"))
    assert turn(iso, 2, lightest_ev=math.log2(1600)) == Turned("1600", 1)
    assert turn(iso, 2, lightest_ev=math.log2(400)) is None
    assert turn(iso, -1, lightest_ev=math.log2(200)) == Turned("400", -1)
