"""What is still to be done in a study, as data: found, never done by itself.

Nothing here deletes or changes anything; a date that has passed is a reason to look, and somebody decides.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fotointerview.domain.consent import INSIDE, Glance, Reason, glance, standing
from fotointerview.domain.ledger import ConsentEvent, Retention
from fotointerview.domain.retention import SOON, Term, term
from fotointerview.domain.words import Item

Logs = Mapping[str, Sequence[ConsentEvent]]
"""Everybody's consent log, by participant."""


class TaskKind(StrEnum):
    """What is to be done, the most pressing first."""

    NO_CONSENT = "no-consent"
    TRIAL_SHOTS = "trial-shots"
    CONSENT_ENDED = "consent-ended"
    RETENTION_PASSED = "retention-passed"
    LOAN_OVERDUE = "loan-overdue"
    CONSENT_ENDS = "consent-ends"
    RETENTION_ENDS = "retention-ends"
    QUOTES_TO_APPROVE = "quotes-to-approve"
    SHOTS_TO_APPROVE = "shots-to-approve"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done.

    Attributes:
        participant_id: for whom; "" for the study.
        interview_id: of which interview; "" where it is of none.
        ref: of a loan its id, of a retention its kind; else "".
        due: the day it was or is due, or the last day of a consent; ``None`` where there is no day.
        count: how many shots or quotes it is about; 1 for anything else.
    """

    kind: TaskKind
    participant_id: str = ""
    interview_id: str = ""
    ref: str = ""
    due: date | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Counted:
    """So many things of an interview."""

    participant_id: str
    interview_id: str
    count: int


def consents_to_renew(logs: Logs, kept: Container[str], on: date) -> tuple[Task, ...]:
    """Consents that end within :data:`SOON` after ``on``, and those of which the last day has passed.

    Of these only where something of the participant is still there: ``kept`` are the participants of whom it is.
    """
    found = []
    for participant_id, log in logs.items():
        now = standing(log, on)
        if now.grants:
            if now.valid_until is not None and now.valid_until <= on + SOON:
                found.append(Task(TaskKind.CONSENT_ENDS, participant_id, due=now.valid_until))
        elif participant_id in kept and Reason.EXPIRED in now.ended.values():
            found.append(Task(TaskKind.CONSENT_ENDED, participant_id, due=now.valid_until))
    return tuple(found)


def without_consent(shots: Mapping[str, int], logs: Logs, on: date) -> tuple[Task, ...]:
    """Participants of whom there are ``shots``, by participant, and who never gave a consent that holds.

    Who gave one that ended or was withdrawn is not among them.
    """
    never = (Glance.NONE, Glance.REFUSED)
    return tuple(
        Task(TaskKind.NO_CONSENT, participant_id, count=count)
        for participant_id, count in shots.items()
        if count and glance(logs.get(participant_id, ()), on) in never
    )


def shots_to_approve(chosen: Iterable[Counted], logs: Logs, on: date) -> tuple[Task, ...]:
    """Of the ``chosen`` shots nobody has said anything of, those whose participant lets photos out of the house."""
    return tuple(
        Task(TaskKind.SHOTS_TO_APPROVE, one.participant_id, one.interview_id, count=one.count)
        for one in chosen
        if _lets_photos_out(logs.get(one.participant_id, ()), on)
    )


def counted(kind: TaskKind, found: Iterable[Counted]) -> tuple[Task, ...]:
    """A task for each interview in ``found``."""
    return tuple(Task(kind, one.participant_id, one.interview_id, count=one.count) for one in found)


def retentions_to_review(retentions: Iterable[Retention], on: date) -> tuple[Task, ...]:
    """What is kept until a day that has passed on ``on``, or soon will: the queue of what must be decided about."""
    kinds = {Term.PASSED: TaskKind.RETENTION_PASSED, Term.SOON: TaskKind.RETENTION_ENDS}
    return tuple(
        Task(kinds[stands], ref=one.kind, due=one.until)
        for one in retentions
        if (stands := term(one.until, on)).is_due
    )


def in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The most pressing kind first; within it what was due first, and what has no day last."""
    pressing = {kind: place for place, kind in enumerate(TaskKind)}
    return tuple(
        sorted(
            tasks,
            key=lambda task: (
                pressing[task.kind],
                task.due or date.max,
                task.participant_id,
                task.interview_id,
                task.ref,
            ),
        )
    )


def _lets_photos_out(log: Sequence[ConsentEvent], on: date) -> bool:
    given = standing(log, on).grants
    return any(Item.PHOTO in items for scope, items in given.items() if scope not in INSIDE)
