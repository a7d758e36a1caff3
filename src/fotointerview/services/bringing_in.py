"""Existing photos brought into a study that is being worked in: looked through first, then taken over shot by shot.

Everything here runs on a thread of the caller's; the study's own thread is asked for one file at a time, so that an
interview can go on meanwhile. Nobody's photos come in without consent for photos in the conversation.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fotointerview.domain.consent import Leave
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.people import Participant
from fotointerview.imaging.decode import Decoded, decode
from fotointerview.services import events
from fotointerview.services.import_photos import Taken, Tally, begin, carry_out, find_target
from fotointerview.services.import_plan import ImportPlan, PlannedShot, plan_import
from fotointerview.services.workplace import Workplace

Stop = Callable[[], bool]
"""Whether somebody wants it to end."""

_SAMPLES: Final = 5


class StoppedError(Exception):
    """Somebody did not want to wait any longer; nothing has changed."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of it.

    Attributes:
        tally: what was taken over, and what could not be.
        interview_id: where the photos are.
        first: the first shot that came, "" where none did.
        whole: whether all of the plan was gone through; not so when it was stopped.
        damaged: names of the files whose end is missing.
    """

    tally: Tally
    interview_id: str
    first: str
    whole: bool
    damaged: tuple[str, ...] = ()


def look_through(
    place: Workplace,
    folder: Path,
    *,
    tell: Callable[[int], None] = lambda _: None,
    stop: Stop = lambda: False,
) -> ImportPlan:
    """What bringing in ``folder`` would do; ``tell`` hears how many photos were looked at.

    Raises:
        FaultError: ``IMPORT_MISSING``, ``IMPORT_INSIDE``.
        StoppedError: it was to end.
    """

    def told(photos: int) -> None:
        if stop():
            raise StoppedError
        tell(photos)

    return plan_import(place.store, folder, in_turn=place.store_thread.do, tell=told)


def samples(plan: ImportPlan, box: tuple[int, int]) -> Iterator[Decoded]:
    """A few of the shots, spread over the plan, decoded for ``box``; nothing of them is kept anywhere."""
    for shot in _spread(plan.shots):
        try:
            yield decode(shot.photos[0].path, box=box)
        except (FaultError, OSError):  # told when its turn comes
            continue


def _spread(shots: tuple[PlannedShot, ...]) -> tuple[PlannedShot, ...]:
    if len(shots) <= _SAMPLES:
        return shots
    return tuple(shots[n * (len(shots) - 1) // (_SAMPLES - 1)] for n in range(_SAMPLES))


def leave_for(place: Workplace, participant: Participant) -> Leave:
    """Whether photos of the participant may come in."""
    return place.store_thread.do(lambda: place.session.leave_for(participant.id))


def bring_in(
    place: Workplace,
    participant: Participant,
    plan: ImportPlan,
    *,
    new_interview: bool = False,
    tell: Callable[[int], None] = lambda _: None,
    stop: Stop = lambda: False,
) -> Brought:
    """Take over the photos of ``plan``; ``tell`` hears how many shots are done. When ``stop`` says so it ends, after
    a whole shot.

    The session's listeners hear of every shot (→ ``LinkChanged``), and afterwards of the whole interview where that is
    the one at work (→ ``ChainLoaded``).

    Raises:
        FaultError: ``IMPORT_WITHOUT_CONSENT``; ``STUDY_READ_ONLY``, ``DISK_FULL``, ``DISK_WRITE``, ``STUDY_BUSY``: what
            was taken over is safe.
    """
    if leave_for(place, participant) is not Leave.GIVEN:
        raise FaultError(FaultCode.IMPORT_WITHOUT_CONSENT)
    store, in_turn = place.store, place.store_thread.do
    target = in_turn(
        lambda: begin(
            store,
            find_target(store, participant.code, plan, new_interview=new_interview),
            plan,
            language=participant.language,
        )
    )
    assert target.interview is not None
    tally, first, damaged, done = Tally(), "", [], 0
    ends = {shot.photos[-1].name for shot in plan.shots}
    with (
        place.session.others_bring_in(),
        closing(carry_out(store, target.interview, plan, in_turn=in_turn)) as steps,
    ):
        for step in steps:
            tally.add(step)
            name = step.name
            if isinstance(step, Taken):
                place.session.tell(events.LinkChanged(step.link))
                first = first or step.link.shot.id
                if step.damaged:
                    damaged.append(name)
            if name in ends:
                done += 1
                tell(done)
                if stop():
                    break
    return Brought(tally, target.interview.id, first, done == len(plan.shots), tuple(damaged))
