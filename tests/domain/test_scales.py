import pytest

from fotointerview.domain.scales import (
    aperture_stops,
    format_ev,
    format_shutter,
    nearest_choice,
    parse_number,
    parse_shutter_s,
    same_value,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("f/2.8", 2.8),
        ("0.333", 0.333),
        ("-1", -1.0),
        ("+0,7 EV", 0.7),
        ("87%", 87.0),
        ("ISO 400", 400.0),
        ("Auto", None),
        ("", None),
    ],
)
def test_parse_number(text: str, number: float | None) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1/125", 1 / 125), ("0.0080s", 0.008), ("2", 2.0), ("Bulb", None), ("1/0", None), ("0", None)],
)
def test_parse_shutter(text: str, seconds: float | None) -> None:
    assert parse_shutter_s(text) == (pytest.approx(seconds) if seconds is not None else None)


def test_a_stop_of_aperture_is_a_factor_of_root_two() -> None:
    assert aperture_stops(5.6) - aperture_stops(2.8) == pytest.approx(2)
    assert aperture_stops(1.0) == 0


def test_nearest_choice() -> None:
    assert nearest_choice(("f/2.8", "f/4", "f/5.6"), 4.3) == "f/4"
    assert nearest_choice(("Auto", "Manual"), 4.3) is None


@pytest.mark.parametrize(
    ("seconds", "words"), [(1 / 125, "1/125"), (0.25, "1/4"), (0.5, "0.5 s"), (2, "2 s"), (0, "?")]
)
def test_format_shutter(seconds: float, words: str) -> None:
    assert format_shutter(seconds) == words


@pytest.mark.parametrize(
    ("ev", "words"), [(0, "±0"), (1, "+1"), (-0.667, "−0.7"), (0.01, "±0"), (2.5, "+2.5")]
)
def test_format_ev(ev: float, words: str) -> None:
    assert format_ev(ev) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1.000", "1", True),
        ("f/2.8", "f/2.8", True),
        ("f/2.8", "2.8", True),
        ("1.4", "1.401", True),
        ("0", "0.000", True),
        ("1", "2", False),
        ("0", "0.333", False),
        ("1/125", "1/60", False),
        ("Auto", "Manual", False),
    ],
)
def test_same_value(one: str, other: str, same: bool) -> None:
    assert same_value(one, other) is same
