"""When something in the data becomes a task, and which comes first."""

from datetime import UTC, date, datetime, timedelta

import pytest

from fotointerview.domain.ledger import ConsentEvent, Retention
from fotointerview.domain.tasks import (
    Counted,
    Task,
    TaskKind,
    consents_to_renew,
    in_order,
    retentions_to_review,
    shots_to_approve,
    without_consent,
)
from fotointerview.domain.words import ConsentKind

ON = date(2026, 11, 25)
AT = datetime(2026, 1, 10, 9, 0, tzinfo=UTC)
K = TaskKind
INTERNAL = {"conversation": {"photo": "pseudonym"}, "internal": {"photo": "pseudonym"}}
BLOG = INTERNAL | {"blog": {"photo": "pseudonym"}}


def event(
    kind: ConsentKind = ConsentKind.GIVEN,
    grants: dict[str, dict[str, str]] | None = None,
    *,
    at: datetime = AT,
    first: date | None = None,
    last: date | None = None,
) -> ConsentEvent:
    given = INTERNAL if grants is None else grants
    return ConsentEvent(
        f"{at}{kind}", "p", kind, given, at, "nl", "1", "", valid_from=first, valid_until=last
    )


LATER = AT + timedelta(days=9)


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ([], None),
        ([event()], None),
        ([event(last=ON + timedelta(days=31))], None),
        ([event(last=ON + timedelta(days=30))], (K.CONSENT_ENDS, ON + timedelta(days=30))),
        ([event(last=ON)], (K.CONSENT_ENDS, ON)),
        ([event(last=ON - timedelta(days=1))], (K.CONSENT_ENDED, ON - timedelta(days=1))),
        ([event(last=ON), event(ConsentKind.RENEWED, at=LATER)], None),
        ([event(), event(ConsentKind.EXPIRED, {}, at=LATER)], (K.CONSENT_ENDED, None)),
        ([event(last=ON), event(ConsentKind.WITHDRAWN, {}, at=LATER)], None),
        ([event(ConsentKind.REFUSED, {})], None),
        ([event(first=ON + timedelta(days=1), last=ON + timedelta(days=2))], None),
        ([event(at=datetime(2026, 11, 26, tzinfo=UTC), last=ON + timedelta(days=2))], None),
    ],
)
def test_consents_that_end(log: list[ConsentEvent], expected: tuple[TaskKind, date | None] | None) -> None:
    found = consents_to_renew({"p": log}, {"p"}, ON)
    assert [(task.kind, task.due) for task in found] == ([] if expected is None else [expected])
    assert all(task.participant_id == "p" for task in found)


def test_a_consent_that_ended_is_a_task_only_while_something_is_there() -> None:
    logs = {"p": [event(last=ON - timedelta(days=1))], "q": [event(last=ON)]}
    assert [task.participant_id for task in consents_to_renew(logs, set(), ON)] == ["q"]


@pytest.mark.parametrize(
    ("log", "is_task"),
    [
        ([], True),
        ([event(ConsentKind.REFUSED, {})], True),
        ([event(at=datetime(2026, 11, 26, tzinfo=UTC))], True),
        ([event()], False),
        ([event(ConsentKind.REFUSED, {}), event(at=LATER)], False),
        ([event(), event(ConsentKind.WITHDRAWN, {}, at=LATER)], False),
        ([event(last=date(2026, 2, 1))], False),
    ],
)
def test_photographed_without_consent(log: list[ConsentEvent], is_task: bool) -> None:
    logs = {"p": log} if log else {}
    assert without_consent({"p": 4}, logs, ON) == ((Task(K.NO_CONSENT, "p", count=4),) if is_task else ())
    assert without_consent({"p": 0}, logs, ON) == ()


@pytest.mark.parametrize(
    ("log", "is_task"),
    [
        ([], False),
        ([event()], False),
        ([event(grants=BLOG)], True),
        ([event(grants=INTERNAL | {"blog": {"quote": "named"}})], False),
        ([event(grants=BLOG, last=date(2026, 2, 1))], False),
        ([event(grants=BLOG), event(ConsentKind.WITHDRAWN, {"blog": {}}, at=LATER)], False),
    ],
)
def test_chosen_shots_wait_for_a_word_where_they_may_go_out(log: list[ConsentEvent], is_task: bool) -> None:
    found = shots_to_approve([Counted("p", "i", 3)], {"p": log}, ON)
    assert found == ((Task(K.SHOTS_TO_APPROVE, "p", "i", count=3),) if is_task else ())


def test_what_was_kept_long_enough_is_looked_at() -> None:
    day = timedelta(days=1)
    kept = [Retention("originals", ON), Retention("names", ON - day), Retention("words", ON + 31 * day)]
    assert retentions_to_review(kept, ON) == (
        Task(K.RETENTION_ENDS, ref="originals", due=ON),
        Task(K.RETENTION_PASSED, ref="names", due=ON - day),
    )


def test_the_most_pressing_first_and_then_by_day() -> None:
    ordered = (
        Task(K.NO_CONSENT, "z"),
        Task(K.CONSENT_ENDED, "q", due=ON - timedelta(days=9)),
        Task(K.CONSENT_ENDED, "p", due=ON),
        Task(K.CONSENT_ENDED, "a"),
        Task(K.SHOTS_TO_APPROVE, "a", "i1"),
        Task(K.SHOTS_TO_APPROVE, "a", "i2"),
    )
    assert in_order(reversed(ordered)) == ordered
