"""What must be accounted for comes back whole, in order, after closing and opening."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fotointerview.domain.ledger import Closeness, ConsentEvent, ExportRun, Loan, Placement
from fotointerview.domain.people import Interview
from fotointerview.domain.words import ConsentKind, RopeHolder
from fotointerview.storage.database import RuleError
from fotointerview.storage.study import StudyStore
from fotointerview.storage.types import next_id
from tests.storage.helpers import DIFFICULT, NOW, add_shot


def _consent(participant_id: str) -> ConsentEvent:
    return ConsentEvent(
        id=next_id(),
        participant_id=participant_id,
        kind=ConsentKind.GIVEN,
        grants={"internal": {"photo": "pseudonym", "quote": DIFFICULT}, "exhibition": {}},
        at=NOW,
        language="nl",
        wording_version="2026-1",
        wording_sha256="ab" * 32,
        place="Den Haag",
        witness=DIFFICULT,
        valid_from=date(2026, 11, 23),
        valid_until=None,
    )


def test_consent_only_grows(store: StudyStore, interview: Interview) -> None:
    given = _consent(interview.participant_id)
    later = NOW + timedelta(days=1)
    withdrawn = replace(given, id=next_id(), kind=ConsentKind.WITHDRAWN, grants={}, at=later)
    assert store.add_consent(withdrawn) == withdrawn
    assert store.add_consent(given) == given
    with pytest.raises(RuleError, match="append-only"):
        store.add_consent(replace(given, kind=ConsentKind.REFUSED))
    assert store.consents(interview.participant_id) == (given, withdrawn)


def test_exports(store: StudyStore, shot_id: str) -> None:
    runs = [
        ExportRun(
            id=next_id(),
            kind="contact-sheet",
            scope="internal",
            recipient=DIFFICULT,
            at=NOW + timedelta(hours=hour),
            files={"exports/2026-11-23 é.pdf": "cd" * 32},
            shot_ids=("b", shot_id, "a"),
        )
        for hour in (2, 1)
    ]
    for run in runs:
        assert store.add_export(run) == run
    assert store.exports() == (runs[1], runs[0])


def test_loans_come_back(store: StudyStore, shot_id: str) -> None:
    lent = Loan(
        next_id(), shot_id, "Gemeente X", date(2026, 11, 23), date(2027, 1, 1), None, "gaaf", "Wat zie je?"
    )
    assert store.add_loan(lent) == lent
    returned = replace(lent, returned_on=date(2026, 12, 24), condition="kras")
    assert store.add_loan(returned) == returned
    assert store.loans() == (returned,)


def test_placements(store: StudyStore, interview: Interview, shot_id: str) -> None:
    other = add_shot(store, interview.id, "DSC_0002.JPG")
    third = store.set_placement(Placement(next_id(), shot_id, "blad", 3))
    first = store.set_placement(Placement(next_id(), other, "blad", 1))
    blog = store.set_placement(Placement(next_id(), shot_id, "blog", 2))
    assert store.placements("blad") == (first, third)
    moved = store.set_placement(Placement(next_id(), shot_id, "blad", 2))
    assert moved == replace(third, tier=2)
    with pytest.raises(RuleError, match="CHECK"):
        store.set_placement(Placement(next_id(), shot_id, "blad", 4))
    store.remove_placement(first.id)
    assert store.placements("blad") == (moved,)
    assert store.placements("blog") == (blog,)


def test_closeness(store: StudyStore, interview: Interview) -> None:
    rope = Closeness(
        next_id(), interview.participant_id, "de klant", 0.25, 1 / 3, RopeHolder.BOTH, DIFFICULT, NOW
    )
    assert store.add_closeness(rope) == rope
    assert store.closenesses(interview.participant_id) == (rope,)


@pytest.mark.parametrize("value", [None, 0, True, "", DIFFICULT, [1, {"a": None}], {"room": "interview"}])
def test_the_windows_state(store: StudyStore, value: object) -> None:
    assert store.ui_state("room") is None
    assert store.ui_state("room", "default") == "default"
    store.set_ui_state("room", "before")
    store.set_ui_state("room", value)
    assert store.ui_state("room", "default") == value


def test_everything_is_there_after_opening_again(store: StudyStore, interview: Interview) -> None:
    given = store.add_consent(_consent(interview.participant_id))
    store.set_ui_state("shot", 24)
    before = store.chain(interview.id)
    store.close()
    with StudyStore.open(store.folder) as opened:
        assert opened.consents(interview.participant_id) == (given,)
        assert opened.ui_state("shot") == 24
        assert opened.chain(interview.id) == before
