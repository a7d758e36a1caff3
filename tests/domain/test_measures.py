from dataclasses import replace

import pytest

from fotointerview.domain.measures import (
    Measures,
    ShotSize,
    change,
    head_room,
    is_monochrome,
    shot_size,
    thirds_offset,
)
from fotointerview.domain.sayings import Box
from fotointerview.domain.words import Dimension

PLAIN = Measures(
    mean_ev=0.0,
    key_ev=0.5,
    contrast_ev=5.0,
    clipped_low=0.0,
    clipped_high=0.0,
    chroma=0.2,
    face=(0.4, 0.2, 0.2, 0.4),
    face_sharpness=-2.0,
    ground_sharpness=-4.0,
)
FACELESS = replace(PLAIN, face=None, face_sharpness=None, ground_sharpness=None)


@pytest.mark.parametrize(
    ("share", "size"),
    [
        (0.9, ShotSize.EXTREME_CLOSE_UP),
        (0.62, ShotSize.EXTREME_CLOSE_UP),
        (0.61, ShotSize.CLOSE_UP),
        (0.41, ShotSize.CLOSE_UP),
        (0.30, ShotSize.MEDIUM_CLOSE_UP),
        (0.20, ShotSize.MEDIUM),
        (0.13, ShotSize.AMERICAN),
        (0.10, ShotSize.FULL),
        (0.03, ShotSize.FULL),
    ],
)
def test_the_face_makes_the_shot_size(share: float, size: ShotSize) -> None:
    assert shot_size(replace(PLAIN, face=(0.4, 0.0, 0.2, share))) is size


def test_without_a_face_there_is_nothing_to_say_of_the_frame() -> None:
    assert (shot_size(FACELESS), head_room(FACELESS), thirds_offset(FACELESS)) == (None, None, None)


@pytest.mark.parametrize(
    ("face", "offset"),
    [
        ((1 / 3 - 0.1, 1 / 3 - 0.042, 0.2, 0.1), (0.0, 0.0)),
        ((0.6, 1 / 3 - 0.142, 0.2, 0.1), (0.7 - 2 / 3, -0.1)),
        ((0.1, 2 / 3 + 0.008, 0.2, 0.1), (0.2 - 1 / 3, 0.05)),
    ],
)
def test_the_face_against_the_thirds(face: Box, offset: tuple[float, float]) -> None:
    assert thirds_offset(replace(PLAIN, face=face)) == pytest.approx(offset)


def test_head_room_is_the_air_above() -> None:
    assert head_room(PLAIN) == 0.2


@pytest.mark.parametrize(("chroma", "grey"), [(0.0, True), (0.01, True), (0.08, False)])
def test_black_and_white_is_what_has_no_colour(chroma: float, grey: bool) -> None:
    assert is_monochrome(replace(PLAIN, chroma=chroma)) is grey


@pytest.mark.parametrize(
    ("dimension", "after", "measured"),
    [
        (Dimension.LIGHT, replace(PLAIN, key_ev=1.4, mean_ev=-3), 0.9),
        (Dimension.LIGHT, replace(FACELESS, key_ev=-0.5), -1.0),
        (Dimension.DISTANCE, replace(PLAIN, face=(0.3, 0.1, 0.4, 0.8)), 1.0),
        (Dimension.DISTANCE, replace(PLAIN, face=(0.4, 0.2, 0.1, 0.2)), -1.0),
        (Dimension.DISTANCE, FACELESS, None),
        (Dimension.FRAMING, replace(PLAIN, face=(0.3, 0.1, 0.4, 0.8)), 1.0),
        (Dimension.FOCUS, replace(PLAIN, ground_sharpness=-5.2), -1.2),
        (Dimension.FOCUS, replace(PLAIN, face_sharpness=-2.2, ground_sharpness=-3.0), 1.0),
        (Dimension.FOCUS, replace(PLAIN, face_sharpness=-3.5, ground_sharpness=-2.0), -1.5),
        (Dimension.FOCUS, replace(PLAIN, ground_sharpness=None, face_sharpness=-1.8), 0.2),
        (Dimension.FOCUS, FACELESS, None),
        (Dimension.COLOUR, replace(PLAIN, chroma=0.0), -0.2),
        (Dimension.POSE, PLAIN, None),
        (Dimension.GAZE, PLAIN, None),
        (Dimension.BACKGROUND, PLAIN, None),
        (Dimension.OTHER, PLAIN, None),
    ],
)
def test_what_a_move_changed(dimension: Dimension, after: Measures, measured: float | None) -> None:
    assert change(dimension, PLAIN, after) == (None if measured is None else pytest.approx(measured))


def test_a_frame_that_was_drawn_is_kept_when_the_face_is_where_it_would_be() -> None:
    frame = (0.25, 0.1, 0.5, 0.5)
    kept = replace(PLAIN, face=(0.3, 0.2, 0.4, 0.8))
    assert change(Dimension.FRAMING, PLAIN, kept, frame=frame) == pytest.approx(0)
    missed = replace(PLAIN, face=(0.5, 0.2, 0.4, 0.8))
    assert change(Dimension.FRAMING, PLAIN, missed, frame=frame) == pytest.approx(0.2 / 2**0.5)
    assert change(Dimension.FRAMING, PLAIN, FACELESS, frame=frame) is None
