"""Ropes out of measures and answers, and the picture of all of them."""

from datetime import UTC, datetime, timedelta

import pytest

from fotointerview.domain.closeness import (
    Rope,
    View,
    Wish,
    ends_of,
    from_law_to_counter,
    length_between,
    lines,
    ropes,
)
from fotointerview.domain.ledger import NOT_DRAWN, Closeness
from fotointerview.domain.people import Participant, Role
from fotointerview.domain.words import Answer, RopeHolder

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROLES = (Role("w", "wet", 0, "wet", "law"), Role("l", "loket", 1, "loket", "counter"))
LAW, COUNTER, NONE = Participant("a", "P09", "w"), Participant("b", "P01", "l"), Participant("c", "P00", None)
PEOPLE = (LAW, COUNTER, NONE)


def measure(
    number: int,
    who: str,
    other: str = "",
    *,
    to: str | None = None,
    experienced: float = 0.5,
    desired: float = 0.2,
    holder: RopeHolder = RopeHolder.SELF,
    answers: int | None = None,
    recognised: Answer | None = None,
) -> Closeness:
    """The measure of that number; later ones are of later minutes."""
    return Closeness(
        id=f"m{number}",
        participant_id=who,
        other=other,
        experienced=experienced,
        desired=desired,
        holder=holder,
        words=f"words {number}",
        at=AT + timedelta(minutes=number),
        other_id=to,
        answers_id=None if answers is None else f"m{answers}",
        recognised=recognised,
    )


def told(rope: Rope) -> tuple[str, str, str, str | None, str | None]:
    """A rope in brief: its ends, and which measures count."""
    near, far = (None if view is None else view.measure.id for view in (rope.near, rope.far))
    return rope.near_id, rope.far_id, rope.other, near, far


def test_people_from_law_to_counter() -> None:
    more = Participant("d", "P02", "w")
    assert from_law_to_counter([NONE, COUNTER, LAW, more], ROLES) == (more, LAW, COUNTER, NONE)
    assert from_law_to_counter([LAW, NONE], ()) == (NONE, LAW)


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ([], []),
        ([measure(1, "a", to="b")], [("a", "b", "", "m1", None)]),
        ([measure(1, "b", to="a")], [("a", "b", "", None, "m1")]),
        ([measure(1, "b", to="a"), measure(2, "a", to="b")], [("a", "b", "", "m2", "m1")]),
        # the latest counts, in whatever order they come
        ([measure(3, "a", to="b"), measure(1, "a", to="b")], [("a", "b", "", "m3", None)]),
        # an outsider is one end, however the words are written
        (
            [
                measure(1, "a", "De Minister"),
                measure(2, "a", " de  minister "),
                measure(3, "a", "mijn moeder"),
            ],
            [("a", "", "de  minister", "m2", None), ("a", "", "mijn moeder", "m3", None)],
        ),
        # two people thinking of the same outsider are two ropes
        (
            [measure(1, "b", "de minister"), measure(2, "a", "de minister")],
            [("a", "", "de minister", "m2", None), ("b", "", "de minister", "m1", None)],
        ),
        # who is not there any more is an outsider at the other end, and has no view
        ([measure(1, "a", "P77", to="gone"), measure(2, "gone", to="a")], [("a", "", "P77", "m1", None)]),
        # nobody has a rope to themselves
        ([measure(1, "a", "ik", to="a")], [("a", "", "ik", "m1", None)]),
        # words that look like an id are words
        ([measure(1, "a", "b")], [("a", "", "b", "m1", None)]),
    ],
)
def test_one_rope_for_a_pair_or_an_outsider(
    measures: list[Closeness], expected: list[tuple[str, str, str, str | None, str | None]]
) -> None:
    assert [told(rope) for rope in ropes(measures, PEOPLE)] == expected
    assert [told(rope) for rope in ropes(reversed(measures), PEOPLE)] == expected


def test_ropes_go_from_law_to_counter_outsiders_last() -> None:
    measures = [
        measure(1, "c", to="b"),
        measure(2, "b", "zij"),
        measure(3, "a", "hij"),
        measure(4, "c", to="a"),
        measure(5, "b", to="a"),
    ]
    found = ropes(measures, PEOPLE)
    assert [(rope.near_id, rope.far_id or rope.other) for rope in found] == [
        ("a", "b"),
        ("a", "c"),
        ("a", "hij"),
        ("b", "c"),
        ("b", "zij"),
    ]


def test_an_answer_belongs_to_the_measure_it_answers() -> None:
    asked = measure(1, "a", to="b")
    almost = measure(2, "b", to="a", experienced=0.9, answers=1, recognised=Answer.ALMOST)
    (rope,) = ropes([asked, almost], PEOPLE)
    assert (rope.near, rope.far) == (View(asked, Answer.ALMOST), View(almost, None))
    assert rope.apart == pytest.approx(0.4)
    changed = measure(3, "b", to="a", answers=1, recognised=Answer.YES)
    (rope,) = ropes([asked, almost, changed], PEOPLE)
    assert (rope.near, rope.far) == (View(asked, Answer.YES), View(changed, None))
    again = measure(4, "a", to="b")  # a new measure, which nobody has answered yet
    (rope,) = ropes([asked, almost, changed, again], PEOPLE)
    assert (rope.near, rope.far) == (View(again, None), View(changed, None))


def test_an_answer_in_words_alone_is_no_view() -> None:
    asked, before = measure(1, "a", to="b"), measure(2, "b", to="a", experienced=0.9)
    spoken = measure(
        3, "b", to="a", experienced=NOT_DRAWN, desired=NOT_DRAWN, answers=1, recognised=Answer.NO
    )
    assert (asked.is_drawn, spoken.is_drawn) == (True, False)
    (rope,) = ropes([asked, spoken], PEOPLE)
    assert (rope.near, rope.far) == (View(asked, Answer.NO), None)
    (rope,) = ropes([asked, before, spoken], PEOPLE)
    assert (rope.near, rope.far) == (View(asked, Answer.NO), View(before, None))


@pytest.mark.parametrize(
    ("experienced", "desired", "difference", "wish"),
    [
        (0.5, 0.2, 0.3, Wish.NEARER),
        (0.2, 0.5, -0.3, Wish.FARTHER),
        (0.5, 0.5, 0.0, Wish.AS_IT_IS),
        (0.5, 0.46, 0.04, Wish.AS_IT_IS),
        (0.46, 0.5, -0.04, Wish.AS_IT_IS),
        (0.5, 0.44, 0.06, Wish.NEARER),
        (1.7, -3.0, 1.0, Wish.NEARER),
    ],
)
def test_what_somebody_would_rather_have(
    experienced: float, desired: float, difference: float, wish: Wish
) -> None:
    view = View(measure(1, "a", to="b", experienced=experienced, desired=desired))
    assert view.difference == pytest.approx(difference)
    assert view.wish is wish


@pytest.mark.parametrize(
    ("holder", "from_near", "from_far"),
    [
        (RopeHolder.SELF, (True, False), (False, True)),
        (RopeHolder.OTHER, (False, True), (True, False)),
        (RopeHolder.BOTH, (True, True), (True, True)),
        (RopeHolder.NOBODY, (False, False), (False, False)),
    ],
)
def test_who_holds_it(holder: RopeHolder, from_near: tuple[bool, bool], from_far: tuple[bool, bool]) -> None:
    (rope,) = ropes([measure(1, "a", to="b", holder=holder), measure(2, "b", to="a", holder=holder)], PEOPLE)
    assert [rope.held(view) for view in rope.views] == [from_near, from_far]


def test_one_view_has_nothing_to_differ_from() -> None:
    (rope,) = ropes([measure(1, "a", to="b")], PEOPLE)
    assert rope.apart is None


def test_the_picture_of_all_ropes() -> None:
    every = ropes(
        [
            measure(1, "a", to="b", experienced=0.8, desired=0.1),
            measure(2, "b", to="a", experienced=0.25, desired=1.5),
            measure(3, "b", "de minister", experienced=0.0, desired=0.5),
        ],
        PEOPLE,
    )
    drawn = lines(every)
    assert [line.view.measure.id for line in drawn] == ["m1", "m2", "m3"]
    assert [line.rope for line in drawn] == [every[0], every[0], every[1]]
    assert [line.end[0] - line.start[0] for line in drawn] == [0.8, 0.25, 0.0]
    assert [line.desired[0] for line in drawn] == [0.1, 1.0, 0.5]
    assert [line.start[1] for line in drawn] == pytest.approx([1 / 6, 1 / 3, 3 / 4])
    assert all(line.start[1] == line.end[1] == line.desired[1] for line in drawn)
    assert lines(()) == ()


@pytest.mark.parametrize("length", [0.0, 0.1, 0.5, 1.0])
def test_what_is_drawn_is_what_was_meant(length: float) -> None:
    left, right = ends_of(length)
    assert left + right == pytest.approx(1.0)
    assert 0.0 < left <= right < 1.0
    assert length_between(left, right) == pytest.approx(length)
    assert length_between(right, left) == pytest.approx(length)


def test_beyond_its_reach_a_rope_grows_no_longer() -> None:
    assert length_between(0.0, 1.0) == 1.0
    assert ends_of(7.0) == ends_of(1.0)
    assert ends_of(-1.0) == (0.5, 0.5)
