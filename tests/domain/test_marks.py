"""The geometry of marks: crops, turns, what is near, moving and reshaping."""

from datetime import UTC, datetime

import pytest

from fotointerview.domain import marks
from fotointerview.domain.sayings import Mark, Point
from fotointerview.domain.words import MarkKind, Voice

NEAR = (0.02, 0.02)


def mark(kind: MarkKind, *points: Point) -> Mark:
    return Mark("m", "s", kind, (points,), Voice.RESEARCHER, datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize("crop", [(0.0, 0.0, 1.0, 1.0), (0.25, 0.1, 0.5, 0.8)])
def test_a_point_on_a_crop_is_the_same_point_of_the_picture(crop: tuple[float, float, float, float]) -> None:
    point = (0.4, 0.3)
    assert marks.on_whole(marks.on_crop(point, crop), crop) == pytest.approx(point)


def test_the_middle_of_a_crop_is_its_middle() -> None:
    assert marks.on_crop((0.5, 0.5), (0.25, 0.1, 0.5, 0.8)) == pytest.approx((0.5, 0.5))


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [(0, (0.1, 0.2)), (1, (0.8, 0.1)), (2, (0.9, 0.8)), (3, (0.2, 0.9)), (4, (0.1, 0.2))],
)
def test_a_point_turns_with_the_picture(quarters: int, expected: Point) -> None:
    assert marks.turned((0.1, 0.2), quarters) == pytest.approx(expected)
    assert marks.turned(marks.turned((0.1, 0.2), quarters), -quarters) == pytest.approx((0.1, 0.2))


def test_a_line_loses_points_the_eye_does_not_see_and_what_lies_outside() -> None:
    assert marks.thinned([(0.1, 0.1), (0.1001, 0.1), (1.4, 0.5), (1.5, 0.5)]) == ((0.1, 0.1), (1.0, 0.5))


@pytest.mark.parametrize(
    ("made", "at", "near"),
    [
        (mark(MarkKind.STROKES, (0.1, 0.1), (0.5, 0.1)), (0.3, 0.11), True),
        (mark(MarkKind.STROKES, (0.1, 0.1), (0.5, 0.1)), (0.3, 0.2), False),
        (mark(MarkKind.PIN, (0.5, 0.5)), (0.51, 0.5), True),
        (mark(MarkKind.PIN, (0.5, 0.5)), (0.55, 0.5), False),
        (mark(MarkKind.REGION, (0.2, 0.2), (0.6, 0.6)), (0.2, 0.6), True),  # the corner that was not drawn
        (mark(MarkKind.REGION, (0.2, 0.2), (0.6, 0.6)), (0.4, 0.4), False),  # what lies inside is picture
        (mark(MarkKind.ARROW, (0.2, 0.2), (0.6, 0.6)), (0.4, 0.41), True),
    ],
)
def test_what_is_near(made: Mark, at: Point, near: bool) -> None:
    assert marks.is_near(made, at, reach=NEAR) is near


def test_the_newest_of_several_is_found() -> None:
    older, newer = mark(MarkKind.PIN, (0.5, 0.5)), mark(MarkKind.PIN, (0.505, 0.5))
    assert marks.newest_near((older, newer), (0.5, 0.5), reach=NEAR) is newer


def test_a_mark_moves_as_far_as_all_of_it_stays_on_the_picture() -> None:
    moved = marks.moved((((0.1, 0.1), (0.5, 0.3)),), (0.9, -0.05))
    assert list(moved[0]) == [pytest.approx((0.6, 0.05)), pytest.approx((1.0, 0.25))]


@pytest.mark.parametrize(
    ("made", "handle", "expected"),
    [
        (mark(MarkKind.ARROW, (0.2, 0.2), (0.6, 0.6)), 0, ((0.9, 0.1), (0.6, 0.6))),
        (mark(MarkKind.ARROW, (0.2, 0.2), (0.6, 0.6)), 1, ((0.2, 0.2), (0.9, 0.1))),
        (mark(MarkKind.REGION, (0.2, 0.2), (0.6, 0.6)), 1, ((0.2, 0.6), (0.9, 0.1))),
        (
            mark(MarkKind.STROKES, (0.2, 0.2), (0.4, 0.4), (0.6, 0.6)),
            2,
            ((0.2, 0.2), (0.55, 0.15), (0.9, 0.1)),
        ),
    ],
)
def test_a_handle_is_pulled_and_the_opposite_one_stays(
    made: Mark, handle: int, expected: tuple[Point, ...]
) -> None:
    found = marks.reshaped(made, handle, (0.9, 0.1))[0]
    assert [pytest.approx(point) for point in found] == list(expected)


@pytest.mark.parametrize("kind", [MarkKind.PIN, MarkKind.TEXT])
def test_a_pin_has_no_handles(kind: MarkKind) -> None:
    assert marks.handles(mark(kind, (0.5, 0.5))) == ()


@pytest.mark.parametrize(
    ("kind", "points", "kept"),
    [
        (MarkKind.STROKES, ((0.1, 0.1), (0.2, 0.2)), False),
        (MarkKind.STROKES, ((0.1, 0.1), (0.2, 0.2), (0.3, 0.1)), True),
        (MarkKind.ARROW, ((0.1, 0.1), (0.101, 0.1)), False),
        (MarkKind.ARROW, ((0.1, 0.1), (0.3, 0.1)), True),
        (MarkKind.REGION, ((0.1, 0.1), (0.3, 0.1)), False),
        (MarkKind.REGION, ((0.1, 0.1), (0.3, 0.3)), True),
        (MarkKind.PIN, ((0.1, 0.1),), True),
    ],
)
def test_a_click_is_no_mark(kind: MarkKind, points: tuple[Point, ...], kept: bool) -> None:
    assert marks.is_worth_keeping(kind, (points,)) is kept


def test_an_even_ellipse_is_closed_and_lies_in_its_box() -> None:
    ring = marks.ellipse((0.2, 0.2), (0.6, 0.4))
    assert ring[0] == ring[-1]
    assert marks.box((ring,)) == pytest.approx((0.2, 0.2, 0.4, 0.2), abs=1e-3)
