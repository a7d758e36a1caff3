"""The yellow rope: whose views of it belong together, what they differ in, and where it lies in a picture of all ropes.

A rope lies between two participants, or between a participant and somebody outside the study. Each end has its own view
of it; the last one counts. Nothing is averaged away: two views stay two views.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fotointerview.domain.ledger import Closeness
from fotointerview.domain.people import Participant, Role
from fotointerview.domain.sayings import Point
from fotointerview.domain.words import Answer, RopeHolder, Scope

KEEPING: Final = Scope.RESEARCH
"""Where words must be agreed to for a rope to be kept, and to be in the picture of all ropes."""

SLACK: Final = 0.05
"""Of the whole rope: what two hands draw alike lies within this."""

REACH: Final = 0.8
"""How much of the field's width a rope takes that is drawn as far as it goes."""


class Wish(StrEnum):
    """What somebody would rather have."""

    NEARER = "nearer"
    AS_IT_IS = "as-it-is"
    FARTHER = "farther"


@dataclass(frozen=True, slots=True)
class View:
    """How one end sees the rope.

    Attributes:
        measure: what counts now of that end.
        recognised: what the other end answered to this very measure; ``None`` while it has not.
    """

    measure: Closeness
    recognised: Answer | None = None

    @property
    def difference(self) -> float:
        """How much nearer it should be, of the whole rope; negative for farther."""
        return _inside(self.measure.experienced) - _inside(self.measure.desired)

    @property
    def wish(self) -> Wish:
        """What should change, where it is more than a hand's slack."""
        if abs(self.difference) <= SLACK:
            return Wish.AS_IT_IS
        return Wish.NEARER if self.difference > 0 else Wish.FARTHER


@dataclass(frozen=True, slots=True)
class Rope:
    """One rope with both ends' views side by side.

    Attributes:
        near_id: the participant at the law's end of it.
        far_id: the participant at the counter's end; "" where that is nobody of the study.
        other: who is at the far end, in the words that were used; "" where that is a participant.
        near: how the near end sees it.
        far: how the far end sees it; somebody outside the study has no view.
    """

    near_id: str
    far_id: str = ""
    other: str = ""
    near: View | None = None
    far: View | None = None

    @property
    def views(self) -> tuple[View, ...]:
        """The views there are, the near end's first."""
        return tuple(view for view in (self.near, self.far) if view is not None)

    @property
    def apart(self) -> float | None:
        """How far the two views of it lie from each other, of the whole rope; ``None`` unless there are two."""
        if self.near is None or self.far is None:
            return None
        lengths = (_inside(view.measure.experienced) for view in (self.near, self.far))
        return abs(next(lengths) - next(lengths))

    def held(self, view: View) -> tuple[bool, bool]:
        """Whether the near end holds the rope, and whether the far end does, as one of its views has it."""
        mine, theirs = _HELD[view.measure.holder]
        return (mine, theirs) if view is self.near else (theirs, mine)


@dataclass(frozen=True, slots=True)
class RopeLine:
    """One view of one rope in the picture of all ropes.

    The field has both coordinates 0..1, origin top left. The near end stands at the left side, ``end`` as far from it
    as that view has it; 1 is the whole rope. ``desired`` is where the far end should stand.
    """

    rope: Rope
    view: View
    start: Point
    end: Point
    desired: Point


def from_law_to_counter(people: Iterable[Participant], roles: Iterable[Role]) -> tuple[Participant, ...]:
    """People in the order of their roles, those without one last, and within a role by code."""
    positions = {role.id: role.position for role in roles}
    last = len(positions) + max(positions.values(), default=0)
    return tuple(
        sorted(people, key=lambda person: (positions.get(person.role_id or "", last), person.code, person.id))
    )


def ropes(measures: Iterable[Closeness], people: Sequence[Participant]) -> tuple[Rope, ...]:
    """Every rope, in the order of ``people``, which is from law to counter; outsiders after the participants.

    Measures of nobody in ``people`` are left out; whoever they were about that is not there counts as an outsider. An
    answer in words alone leaves that end's own view as it was.
    """
    places = {person.id: place for place, person in enumerate(people)}
    latest: dict[tuple[str, str], Closeness] = {}
    answers: dict[str, Answer] = {}
    for measure in sorted(measures, key=lambda one: (one.at, one.id)):
        if measure.answers_id is not None and measure.recognised is not None:
            answers[measure.answers_id] = measure.recognised
        if measure.participant_id in places and measure.is_drawn:
            latest[measure.participant_id, _other_end(measure, places)] = measure
    found: dict[tuple[str, str], Rope] = {}
    for (owner, other), measure in latest.items():
        view = View(measure, answers.get(measure.id))
        if other not in places:
            found[owner, other] = Rope(owner, other=measure.other.strip(), near=view)
        elif places[owner] < places[other]:
            mirror = latest.get((other, owner))
            far = None if mirror is None else View(mirror, answers.get(mirror.id))
            found[owner, other] = Rope(owner, other, near=view, far=far)
        elif (other, owner) not in latest:
            found[other, owner] = Rope(other, owner, far=view)
    outside = len(places)
    ordered = sorted(found, key=lambda ends: (places[ends[0]], places.get(ends[1], outside), ends[1]))
    return tuple(found[ends] for ends in ordered)


def lines(every: Sequence[Rope]) -> tuple[RopeLine, ...]:
    """The picture of all ropes: one below the other in their order, each as high as the others.

    A rope with two views has two lines in its place, the near end's above.
    """
    placed = []
    for row, rope in enumerate(every):
        for number, view in enumerate(rope.views, start=1):
            y = (row + number / (len(rope.views) + 1)) / len(every)
            placed.append(
                RopeLine(
                    rope=rope,
                    view=view,
                    start=(0.0, y),
                    end=(_inside(view.measure.experienced), y),
                    desired=(_inside(view.measure.desired), y),
                )
            )
    return tuple(placed)


def ends_of(length: float) -> tuple[float, float]:
    """Where the ends of a rope of ``length`` (0 touching .. 1) are drawn: 0..1 across the field, about its middle."""
    half = _inside(length) * REACH / 2
    return 0.5 - half, 0.5 + half


def length_between(one: float, other: float) -> float:
    """How long a rope is whose ends are drawn there, 0 touching .. 1; what is dragged beyond its reach is 1."""
    return _inside(abs(other - one) / REACH)


_HELD: Final = {
    RopeHolder.SELF: (True, False),
    RopeHolder.OTHER: (False, True),
    RopeHolder.BOTH: (True, True),
    RopeHolder.NOBODY: (False, False),
}
"""Whether whoever speaks holds it, and whether the other does."""


def _other_end(measure: Closeness, known: Container[str]) -> str:
    """Who is at the other end: the participant's id, else the words in quotes, so that one outsider is one end."""
    if (
        measure.other_id is not None
        and measure.other_id in known
        and measure.other_id != measure.participant_id
    ):
        return measure.other_id
    return f"“{' '.join(measure.other.casefold().split())}”"


def _inside(value: float) -> float:
    return min(1.0, max(0.0, value))
