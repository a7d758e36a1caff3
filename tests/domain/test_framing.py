"""The wanted frame: its shape, its limits, and where the face comes."""

import pytest

from fotointerview.domain import framing
from fotointerview.domain.sayings import Box, Point


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0.2, 0.2), (0.6, 0.3), (0.2, 0.2, 0.4, 0.4)),
        ((0.6, 0.6), (0.5, 0.2), (0.2, 0.2, 0.4, 0.4)),
        ((0.8, 0.2), (1.6, 0.9), (0.8, 0.2, 0.2, 0.2)),  # no larger than there is room for
        ((0.1, 0.9), (0.9, 0.95), (0.1, 0.9, 0.1, 0.1)),
    ],
)
def test_a_frame_keeps_the_shape_of_the_picture(one: Point, other: Point, expected: Box) -> None:
    assert framing.frame_between(one, other) == pytest.approx(expected)


def test_a_free_box_is_kept_on_the_picture() -> None:
    assert framing.box_between((0.9, -0.2), (0.4, 0.3)) == pytest.approx((0.4, 0.0, 0.5, 0.3))


@pytest.mark.parametrize(("box", "expected"), [((0, 0, 0.3, 0.3), True), ((0, 0, 0.3, 0.01), False)])
def test_a_click_is_no_box(box: Box, expected: bool) -> None:
    assert framing.is_box(box) is expected


def test_the_face_comes_where_it_is_in_the_frame() -> None:
    assert framing.placed_in((0.4, 0.3, 0.1, 0.2), (0.3, 0.2, 0.4, 0.4)) == pytest.approx(
        (0.25, 0.25, 0.25, 0.5)
    )


def test_closer_makes_the_face_larger_round_its_middle() -> None:
    assert framing.closer((0.4, 0.4, 0.1, 0.2), 2) == pytest.approx((0.35, 0.3, 0.2, 0.4))
