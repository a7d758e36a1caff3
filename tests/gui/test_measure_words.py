from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from fotointerview.domain.measures import Measures
from fotointerview.domain.sayings import Box, Move
from fotointerview.domain.words import Dimension
from fotointerview.gui import measure_words
from tests.gui.fake_session import move

BEFORE = Measures(0.0, 0.0, 5.0, 0.0, 0.0, 0.2, (0.4, 0.2, 0.2, 0.41), False, -2.0, -4.0, 1.62)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Numbers as in English."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("ev", "words"),
    [
        (0.0, "as light as the last"),
        (0.16, "as light as the last"),
        (-0.3, "⅓ stop darker than the last"),
        (-0.7, "⅔ stop darker than the last"),
        (1.1, "1 stop lighter than the last"),
        (1.3, "1⅓ stops lighter than the last"),
        (-2.0, "2 stops darker than the last"),
    ],
)
def test_the_light_meter_counts_in_thirds_of_a_stop(ev: float, words: str) -> None:
    assert measure_words.light_meter(replace(BEFORE, key_ev=ev), BEFORE) == words


def test_the_first_shot_has_no_last() -> None:
    assert measure_words.light_meter(BEFORE, None) == ""


def test_the_face_is_told_as_a_share_and_a_shot_size() -> None:
    assert measure_words.face_line(BEFORE) == "face 41 % · close-up · about 1.6 m"
    assert measure_words.face_line(replace(BEFORE, distance_m=None)) == "face 41 % · close-up"
    assert measure_words.face_line(replace(BEFORE, face=None)) == "no face found"


@pytest.mark.parametrize(
    ("face", "words"),
    [
        ((0.4, 0.12, 0.2, 0.3), "12 % air above"),
        ((0.4, 0.0, 0.2, 0.3), "no air above"),
        ((0.4, -0.02, 0.2, 0.3), "no air above"),
        ((0.26, 0.5, 0.15, 0.1), "50 % air above · face on a third"),
        ((0.4, 0.22, 0.2, 0.3), "22 % air above · eyes on a third"),
        ((0.26, 0.22, 0.15, 0.3), "22 % air above · face on a third · eyes on a third"),
        (None, ""),
    ],
)
def test_how_the_face_stands_in_the_frame(face: Box | None, words: str) -> None:
    assert measure_words.framing_line(replace(BEFORE, face=face)) == words


def made(dimension: Dimension, step: int, measured: float | None, frame: Box | None = None) -> Move:
    return replace(move(1, dimension, step), measured=measured, frame=frame)


@pytest.mark.parametrize(
    ("agreed", "words"),
    [
        (made(Dimension.LIGHT, 1, 0.9), "light + → +0.9 EV"),
        (made(Dimension.LIGHT, -2, -1.96), "light −− → −2 EV"),
        (made(Dimension.DISTANCE, 1, 0.485), "closer → face 1.4× larger"),
        (made(Dimension.DISTANCE, -2, -1.0), "much further → face 2.0× smaller"),
        (made(Dimension.DISTANCE, 1, 0.05), "closer → face as large"),
        (made(Dimension.FRAMING, 1, 0.485), "tighter → face 1.4× larger"),
        (made(Dimension.FRAMING, 0, 0.02, (0.1, 0.1, 0.5, 0.5)), "framing → as drawn"),
        (made(Dimension.FRAMING, 0, 0.12, (0.1, 0.1, 0.5, 0.5)), "framing → 12 % off"),
        (made(Dimension.FOCUS, -1, -1.2), "softer → softer"),
        (made(Dimension.FOCUS, 1, 0.1), "sharper → as sharp"),
        (made(Dimension.COLOUR, -2, -0.2), "black and white → less colour"),
        (made(Dimension.LIGHT, 1, None), ""),
        (made(Dimension.POSE, 0, 0.4), ""),
    ],
)
def test_what_came_of_a_move(agreed: Move, words: str) -> None:
    assert measure_words.measured_move(agreed) == words


@pytest.mark.parametrize(
    ("face", "ground", "measured", "words"),
    [
        (-2.0, -5.2, -1.2, "softer → background softer"),
        (-2.1, -3.2, 0.8, "softer → background sharper"),
        (-3.4, -4.0, -1.4, "softer → face softer"),
    ],
)
def test_with_both_shots_at_hand_focus_says_what_changed(
    face: float, ground: float, measured: float, words: str
) -> None:
    after = replace(BEFORE, face_sharpness=face, ground_sharpness=ground)
    softer = made(Dimension.FOCUS, -1, measured)
    assert measure_words.measured_move(softer, before=BEFORE, after=after) == words


def test_what_was_said_about_a_move_is_not_told_again() -> None:
    said = replace(move(1, Dimension.LIGHT, 1, "veel meer licht"), measured=1.0)
    assert measure_words.measured_moves((said, made(Dimension.DISTANCE, 1, 1.0))) == (
        "light + → +1 EV · closer → face 2.0× larger"
    )
