"""The yellow rope as use cases: what the window asks to see of it, and what it asks to keep.

Somebody's rope is their own word on another. So it is kept only where they agreed that the researchers work with their
words (:data:`KEEPING`), and shown to whom it is about only where colleagues may see those words (:data:`SHOWING`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from fotointerview.domain import consent
from fotointerview.domain.closeness import KEEPING, Rope, View, from_law_to_counter, ropes
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import NOT_DRAWN, Closeness
from fotointerview.domain.people import Participant
from fotointerview.domain.words import Answer, Item, RopeHolder, Scope
from fotointerview.storage.study import StudyStore

SHOWING: Final = Scope.INTERNAL
"""Where words must be agreed to for a rope to be shown to whom it is about."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What somebody drew: lengths of the rope 0 touching .. 1 as far as it goes, who holds it, and their words."""

    experienced: float
    desired: float
    holder: RopeHolder
    words: str = ""

    def __post_init__(self) -> None:
        if not (0 <= self.experienced <= 1 and 0 <= self.desired <= 1):
            raise ValueError(f"a rope is 0 to 1 long, unlike {self.experienced} and {self.desired}")


@dataclass(frozen=True, slots=True)
class Ropes:
    """All ropes of a study, as far as those who drew them agreed.

    Attributes:
        people: everybody, from law to counter.
        ropes: every rope, in that order.
        may_draw: ids of those whose rope may be kept.
        may_show: ids of those whose rope may be shown to whom it is about.
        withheld: how many people drew a rope that is not here, because they no longer agree.
    """

    people: tuple[Participant, ...] = ()
    ropes: tuple[Rope, ...] = ()
    may_draw: frozenset[str] = frozenset()
    may_show: frozenset[str] = frozenset()
    withheld: int = 0
    by_id: Mapping[str, Participant] = field(default_factory=dict)

    def about(self, participant_id: str) -> tuple[View, ...]:
        """How others see their rope with this participant, as far as it may be shown; unanswered ones first."""
        views = (
            view
            for rope in self.ropes
            for view in rope.views
            if participant_id in (rope.near_id, rope.far_id)
            and view.measure.participant_id != participant_id
            and view.measure.participant_id in self.may_show
        )
        return tuple(sorted(views, key=lambda view: view.recognised is not None))


def all_ropes(store: StudyStore, *, on: date | None = None) -> Ropes:
    """The ropes of a study as they may be seen on a day (default: today)."""
    day = on or consent.day_of(datetime.now().astimezone())
    people = from_law_to_counter(store.participants(), store.roles())
    logs = store.all_consents()

    def agreed(scope: Scope) -> frozenset[str]:
        return frozenset(
            one.id for one in people if consent.may(logs.get(one.id, ()), Item.QUOTE, scope, day)
        )

    may_draw = agreed(KEEPING)
    drawn = {one.id: store.closenesses(one.id) for one in people}
    seen = [measure for who, own in drawn.items() if who in may_draw for measure in own]
    return Ropes(
        people=people,
        ropes=ropes(seen, people),
        may_draw=may_draw,
        may_show=agreed(SHOWING),
        withheld=sum(1 for who, own in drawn.items() if own and who not in may_draw),
        by_id={one.id: one for one in people},
    )


def keep_rope(
    store: StudyStore,
    participant_id: str,
    drawing: Drawing,
    *,
    other: str = "",
    other_id: str | None = None,
    at: datetime | None = None,
) -> Closeness:
    """Keep what a participant drew of the rope with another: a participant, or somebody in their own words.

    Raises:
        FaultError: ``ROPE_NOT_AGREED`` when they did not agree to it; what keeps it from being written.
        ValueError: when nobody is at the other end, or they themselves.
    """
    who = _agreed(store, participant_id)
    far = _participant(store, other_id) if other_id else None
    words = far.code if far is not None else " ".join(other.split())
    if not words or far == who:
        raise ValueError("a rope has somebody else at its other end")
    return store.add_closeness(_measure(who, words, far, drawing, at))


def keep_answer(
    store: StudyStore,
    participant_id: str,
    measure_id: str,
    recognised: Answer,
    *,
    drawing: Drawing | None = None,
    at: datetime | None = None,
) -> Closeness:
    """Keep what a participant answers to another's rope with them, with the rope as they draw it, if they do.

    Raises:
        FaultError: ``ROPE_NOT_AGREED`` when they did not agree to it; what keeps it from being written.
        ValueError: when there is no such measure of the rope with them.
    """
    who = _agreed(store, participant_id)
    asked = next(
        (
            (person, measure)
            for person in store.participants()
            for measure in store.closenesses(person.id)
            if measure.id == measure_id and measure.other_id == who.id and person.id != who.id
        ),
        None,
    )
    if asked is None:
        raise ValueError("there is no such rope with this participant")
    far, _measured = asked
    return store.add_closeness(
        _measure(who, far.code, far, drawing, at, answers=measure_id, recognised=recognised)
    )


def _measure(
    who: Participant,
    other: str,
    far: Participant | None,
    drawing: Drawing | None,
    at: datetime | None,
    *,
    answers: str | None = None,
    recognised: Answer | None = None,
) -> Closeness:
    return Closeness(
        id=new_id(),
        participant_id=who.id,
        other=other,
        experienced=NOT_DRAWN if drawing is None else drawing.experienced,
        desired=NOT_DRAWN if drawing is None else drawing.desired,
        holder=RopeHolder.NOBODY if drawing is None else drawing.holder,
        words="" if drawing is None else drawing.words.strip(),
        at=at or datetime.now(UTC),
        other_id=None if far is None else far.id,
        answers_id=answers,
        recognised=recognised,
    )


def _agreed(store: StudyStore, participant_id: str) -> Participant:
    who = _participant(store, participant_id)
    today = consent.day_of(datetime.now().astimezone())
    if not consent.may(store.consents(who.id), Item.QUOTE, KEEPING, today):
        raise FaultError(FaultCode.ROPE_NOT_AGREED, code=who.code)
    return who


def _participant(store: StudyStore, participant_id: str) -> Participant:
    found = next((one for one in store.participants() if one.id == participant_id), None)
    if found is None:
        raise ValueError("there is no such participant")
    return found
