"""A study of two people of whom one portrait each was chosen; one lets it be exhibited."""

from datetime import UTC, datetime
from pathlib import Path

from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent, ShotApproval
from fotointerview.domain.words import ConsentKind
from fotointerview.storage.study import StudyStore
from tests.storage.generator import make_study

THEN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
GRANTS = {"exhibition": {"photo": "pseudonym"}, "internal": {"photo": "pseudonym"}}


def made_study(folder: Path) -> Path:
    """The first of the two gave leave to exhibit, and let every shot go."""
    made = make_study(folder, shots=4, participants=2, size=(60, 40))
    with StudyStore.open(made.folder) as store:
        chain = store.chain(made.interview_id)
        say(store, chain.participant.id, ConsentKind.GIVEN, THEN)
        for link in chain.links:
            store.approve(ShotApproval(new_id(), link.shot.id, True, THEN))
    return made.folder


def say(store: StudyStore, participant_id: str, kind: ConsentKind, at: datetime) -> None:
    """Give leave to exhibit, or take everything back."""
    grants = GRANTS if kind is ConsentKind.GIVEN else {}
    store.add_consent(ConsentEvent(new_id(), participant_id, kind, grants, at, "nl", "1", "ab"))
