"""The participant's word on one shot: kept as it is said, taken back within the sitting, heeded by every exit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fotointerview.domain.consent import Reason
from fotointerview.domain.history import MAY_LEAVE, STAYS, DeedKind
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent, ExportRun, ShotApproval
from fotointerview.domain.release import release
from fotointerview.domain.words import ConsentKind, Scope, Voice
from fotointerview.services import events
from fotointerview.services.exits import SHEET
from fotointerview.services.export import Wish, plan_export
from tests.gui.fake_session import START, link
from tests.services.session_kit import Sitting


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    with Sitting(tmp_path / "study") as sitting:
        yield sitting


def words_on(sitting: Sitting, shot: str) -> list[tuple[bool, str]]:
    sitting.settle()
    return [(said.allowed, said.words) for said in sitting.link(shot).approvals]


def deeds(sitting: Sitting) -> list[tuple[DeedKind, str]]:
    told = [event.history for event in sitting.heard if isinstance(event, events.HistoryChanged)]
    return [(deed.kind, deed.detail) for deed in told[-1].done]


def consent(sitting: Sitting) -> None:
    grants = {scope: {"photo": "pseudonym"} for scope in ("conversation", "internal", "blog")}
    at = datetime.now(UTC) - timedelta(days=1)
    who = sitting.store.participants()[0].id
    sitting.store.add_consent(ConsentEvent(new_id(), who, ConsentKind.GIVEN, grants, at, "nl", "1", "x"))


def test_a_change_of_mind_is_a_further_statement_and_the_same_again_is_none(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    for allowed, words in (
        (True, ""),
        (True, ""),
        (False, "toch niet"),
        (False, "toch niet"),
        (False, "nee"),
    ):
        sitting.session.approve(shot, allowed, words=words)
    assert words_on(sitting, shot) == [(True, ""), (False, "toch niet"), (False, "nee")]
    approval = sitting.link(shot).approval
    assert approval is not None
    assert not approval.allowed
    assert deeds(sitting) == [
        (DeedKind.APPROVED, MAY_LEAVE),
        (DeedKind.APPROVED, STAYS),
        (DeedKind.APPROVED, STAYS),
    ]


def test_it_is_told_as_the_shot_and_comes_back_with_the_chain(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.approve(shot, False, words="mijn moeder")
    sitting.settle()
    changed = [event.link for event in sitting.heard if isinstance(event, events.LinkChanged)]
    assert changed[-1].approvals == sitting.link(shot).approvals
    sitting.session.load()
    sitting.settle()
    loaded = [event.chain for event in sitting.heard if isinstance(event, events.ChainLoaded)][-1]
    assert loaded.links[0].approvals == changed[-1].approvals
    assert sitting.store.approvals() == {shot: changed[-1].approvals}


def test_a_slip_is_taken_back_to_what_was_said_before_and_can_be_done_again(sitting: Sitting) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.approve(shot, False, words="liever niet")
    sitting.session.approve(shot, True)
    sitting.session.undo()
    assert words_on(sitting, shot) == [(False, "liever niet")]
    sitting.session.undo()
    assert words_on(sitting, shot) == []
    assert sitting.link(shot).approval is None
    sitting.session.redo()
    assert words_on(sitting, shot) == [(False, "liever niet")]
    history = [event.history for event in sitting.heard if isinstance(event, events.HistoryChanged)][-1]
    assert [deed.voice for deed in history.done] == [Voice.PARTICIPANT]


@pytest.mark.parametrize("is_in_it", [True, False])
def test_a_word_by_which_a_shot_left_the_house_is_not_taken_back(sitting: Sitting, is_in_it: bool) -> None:
    shot = sitting.shoot().shot.id
    sitting.session.approve(shot, True)
    sitting.settle()
    gone = (shot,) if is_in_it else ("another",)
    sitting.store.add_export(ExportRun(new_id(), "blog", "blog", "", datetime.now(UTC), {}, gone))
    sitting.session.undo()
    assert words_on(sitting, shot) == ([(True, "")] if is_in_it else [])
    noticed = [event for event in sitting.heard if isinstance(event, events.Noticed)]
    assert len(noticed) == int(is_in_it)


@pytest.mark.parametrize("scope", [Scope.INTERNAL, Scope.BLOG, Scope.EXHIBITION])
@pytest.mark.parametrize("said", [None, True, False])
def test_the_gate_goes_by_what_was_said_in_the_sitting(
    sitting: Sitting, scope: Scope, said: bool | None
) -> None:
    shot = sitting.shoot().shot.id
    consent(sitting)
    if said is not None:
        sitting.session.approve(shot, said)
    sitting.settle()
    expected = {
        (Scope.INTERNAL, None): None,
        (Scope.INTERNAL, True): None,
        (Scope.INTERNAL, False): Reason.SHOT_WITHHELD,
        (Scope.BLOG, None): Reason.SHOT_NOT_APPROVED,
        (Scope.BLOG, True): None,
        (Scope.BLOG, False): Reason.SHOT_WITHHELD,
    }.get((scope, said), Reason.NOT_GIVEN)
    gate = release(
        sitting.store.chains(),
        logs=sitting.store.all_consents(),
        approvals=sitting.store.approvals(),
        scope=scope,
        on=datetime.now(UTC).date(),
    )
    assert [one.reason for one in gate.withheld] == ([] if expected is None else [expected])
    assert gate.withheld_shots == (frozenset() if expected is None else {shot})


def test_the_contact_sheet_withholds_what_stays_and_how_it_was_said_goes_nowhere(sitting: Sitting) -> None:
    first, second = (sitting.shoot().shot.id for _ in range(2))
    consent(sitting)
    sitting.session.approve(first, True, words="graag")
    sitting.session.approve(second, False, words="mijn moeder")
    sitting.settle()
    job = plan_export(sitting.store, Wish(kind=SHEET, out=sitting.store.folder / "sheet.pdf"))
    assert job.released.withheld_shots == {second}
    assert [link.shot.id for link in job.material.links if job.material.path(link) is None] == [second]
    assert [link.approvals for chain in job.released.chains for link in chain.links] == [(), ()]


def test_the_last_word_counts() -> None:
    said = tuple(ShotApproval(str(at), "shot-1", bool(at % 2), START) for at in range(3))
    assert replace(link(1), approvals=said).approval == said[-1]
    assert link(1).approval is None
