"""What came of a move, without words: in which way, and by how much."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fotointerview.domain.measures import Measures
from fotointerview.domain.outcomes import Outcome, Turn, outcome
from fotointerview.domain.sayings import Box, Move
from fotointerview.domain.words import Dimension, Voice

START = datetime(2026, 11, 23, tzinfo=UTC)
BEFORE = Measures(0.0, 0.0, 5.0, 0.0, 0.0, 0.2, (0.4, 0.2, 0.2, 0.32), False, -2.0, -4.0)
AFTER = replace(BEFORE, face=(0.3, 0.1, 0.3, 0.47), face_sharpness=-2.0, ground_sharpness=-5.5)


def move(dimension: Dimension, measured: float | None, frame: Box | None = None) -> Move:
    return Move("m", "a", "b", dimension, 0, Voice.TOGETHER, START, measured=measured, frame=frame)


@pytest.mark.parametrize(
    ("dimension", "measured", "turn"),
    [
        (Dimension.LIGHT, 0.0, Turn.LIGHT),
        (Dimension.DISTANCE, 0.14, Turn.AS_LARGE),
        (Dimension.DISTANCE, 0.16, Turn.LARGER),
        (Dimension.FRAMING, -0.16, Turn.SMALLER),
        (Dimension.FOCUS, -0.29, Turn.AS_SHARP),
        (Dimension.FOCUS, 0.31, Turn.SHARPER),
        (Dimension.FOCUS, -0.31, Turn.SOFTER),
        (Dimension.COLOUR, 0.029, Turn.AS_COLOURED),
        (Dimension.COLOUR, 0.031, Turn.FULLER),
        (Dimension.COLOUR, -0.031, Turn.PALER),
    ],
)
def test_what_nobody_sees_is_alike(dimension: Dimension, measured: float, turn: Turn) -> None:
    came = outcome(move(dimension, measured))
    assert came is not None
    assert came.turn is turn


def test_the_face_before_and_after_is_told_where_both_are_known() -> None:
    closer = move(Dimension.DISTANCE, 0.55)
    assert outcome(closer) == Outcome(Turn.LARGER, 2**0.55)
    assert outcome(closer, before=BEFORE, after=AFTER) == Outcome(Turn.LARGER, 2**0.55, (0.32, 0.47))
    nobody = replace(AFTER, face=None)
    assert outcome(closer, before=BEFORE, after=nobody) == Outcome(Turn.LARGER, 2**0.55)


def test_whether_the_face_or_the_background_led() -> None:
    softer = move(Dimension.FOCUS, -1.5)
    assert outcome(softer, before=BEFORE, after=AFTER) == Outcome(Turn.GROUND_SOFTER)
    led = replace(AFTER, face_sharpness=-3.5)
    assert outcome(softer, before=BEFORE, after=led) == Outcome(Turn.FACE_SOFTER)


def test_a_drawn_frame_is_met_or_missed() -> None:
    frame = (0.1, 0.1, 0.5, 0.5)
    assert outcome(move(Dimension.FRAMING, 0.04, frame)) == Outcome(Turn.AS_DRAWN)
    assert outcome(move(Dimension.FRAMING, 0.06, frame)) == Outcome(Turn.OFF, 0.06)


def test_nothing_comes_of_what_was_not_measured_or_cannot_be() -> None:
    assert outcome(move(Dimension.LIGHT, None)) is None
    assert outcome(move(Dimension.GAZE, 1.0)) is None


def test_black_and_white_by_a_look_is_not_told_as_what_the_file_became() -> None:
    asked = replace(move(Dimension.COLOUR, 0.035), step=-2)
    assert outcome(asked) is None
    assert outcome(replace(asked, measured=-0.2)) == Outcome(Turn.PALER)
    assert outcome(replace(asked, step=-1)) == Outcome(Turn.FULLER)
