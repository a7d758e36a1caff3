"""Lending: only what may be exhibited, once at a time; what is out stays on the list whatever its participant says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Loan
from fotointerview.domain.tasks import TaskKind
from fotointerview.domain.words import ConsentKind
from fotointerview.services.export import Wish, export
from fotointerview.services.lending import lend, lending, take_back
from fotointerview.services.tasks import open_tasks
from fotointerview.storage.study import StudyStore
from tests.services.lending_kit import made_study, say

ON = date(2026, 11, 25)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StudyStore]:
    with StudyStore.open(made_study(tmp_path / "study")) as opened:
        yield opened


def wanted(shot_id: str, **changes: object) -> Loan:
    loan = Loan("", shot_id, "Gemeente X", ON, ON + timedelta(days=30), None, "gaaf", "Wat zie je?")
    return replace(loan, **changes)  # type: ignore[arg-type]  # named in the test


def test_a_chosen_portrait_that_may_be_exhibited_goes_and_comes_back(store: StudyStore) -> None:
    (free,) = lending(store, ON).free
    assert (free.code, free.may_be_seen) == ("P01", True)
    lent = lend(store, wanted(free.shot_id, borrower="  Gemeente X "))
    assert lent == wanted(free.shot_id, id=lent.id)
    now = lending(store, ON)
    assert [one.loan for one in now.out] == [lent]
    assert now.free == ()
    assert now.back == ()
    jpeg = now.pictures(free.shot_id)
    assert jpeg is not None
    assert jpeg.startswith(b"\xff\xd8")
    back = take_back(store, lent.id, on=ON + timedelta(days=3), condition="hoek gestoten")
    assert back == replace(lent, returned_on=ON + timedelta(days=3), condition="hoek gestoten")
    now = lending(store, ON)
    assert now.out == ()
    assert [one.loan for one in now.back] == [back]
    assert [one.shot_id for one in now.free] == [free.shot_id]


def test_what_is_with_somebody_or_may_not_be_shown_is_not_lent(store: StudyStore) -> None:
    (free,) = lending(store, ON).free
    lend(store, wanted(free.shot_id))
    shots = [link.shot.id for chain in store.chains() for link in chain.links]
    for shot_id in shots:
        with pytest.raises(FaultError) as caught:
            lend(store, wanted(shot_id))
        assert caught.value.fault.code is FaultCode.NOT_TO_BE_LENT
    with pytest.raises(ValueError, match="borrower"):
        lend(store, wanted(free.shot_id, borrower=" "))
    assert len(store.loans()) == 1
    hidden = [shot_id for shot_id in shots if shot_id != free.shot_id]
    seen = lending(store, ON).pictures
    assert seen(hidden[-1]) is None
    assert seen("no such shot") is None


def test_after_a_withdrawal_it_stands_on_the_list_without_its_picture(store: StudyStore) -> None:
    (free,) = lending(store, ON).free
    lent = lend(store, wanted(free.shot_id))
    person = next(iter(store.chains()))
    say(store, person.participant.id, ConsentKind.WITHDRAWN, datetime.now(UTC))
    now = lending(store, ON)
    (out,) = now.out
    assert (out.loan, out.portrait.may_be_seen) == (lent, False)
    assert now.pictures(free.shot_id) is None
    assert now.free == ()


def test_what_is_overdue_comes_first_and_is_a_task(store: StudyStore) -> None:
    (free,) = lending(store, ON).free
    late = lend(store, wanted(free.shot_id, due_on=ON))
    assert [one.overdue for one in lending(store, ON).out] == [False]
    after = ON + timedelta(days=1)
    assert [one.overdue for one in lending(store, after).out] == [True]
    assert [one.ref for one in open_tasks(store, after) if one.kind is TaskKind.LOAN_OVERDUE] == [late.id]
    take_back(store, late.id, on=ON - timedelta(days=90))
    (back,) = lending(store, after).back
    assert (back.overdue, back.loan.returned_on, back.loan.condition) == (False, ON, "gaaf")
    with pytest.raises(KeyError):
        take_back(store, "no such loan", on=ON)


def test_the_list_is_made_of_what_is_out_and_entered_in_the_ledger(store: StudyStore) -> None:
    (free,) = lending(store, ON).free
    lend(store, wanted(free.shot_id))
    made = export(store, Wish(kind="lending-list"))
    assert made.path.parent == store.folder / "exports"
    assert "Gemeente X" in (made.path / "lending-list.csv").read_text(encoding="utf-8")
    (run,) = store.exports()
    assert (run.kind, run.scope, run.shot_ids) == ("lending-list", "exhibition", (free.shot_id,))


@pytest.mark.parametrize("kind", ["cards", "poster", "poster-map"])
def test_what_hangs_is_made_for_an_exhibition_of_those_who_gave_leave(store: StudyStore, kind: str) -> None:
    (free,) = lending(store, ON).free
    made = export(store, Wish(kind=kind))
    assert made.shot_ids == (free.shot_id,)
    assert store.exports()[0].scope == "exhibition"
