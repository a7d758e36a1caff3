"""How somebody's consent stands and what happened to it, and its receipt made while the study is at work."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fotointerview.domain import consent
from fotointerview.domain.consent import Glance, Standing
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.people import Participant
from fotointerview.services.receipt import enter_receipt, plan_receipt
from fotointerview.services.workplace import Workplace
from fotointerview.storage.study import StudyStore


@dataclass(frozen=True, slots=True)
class ConsentStory:
    """What stands today, in a word and in full, and the log, oldest first."""

    participant: Participant
    glance: Glance
    now: Standing
    log: tuple[ConsentEvent, ...]


def consent_story(store: StudyStore, participant_id: str) -> ConsentStory:
    """The story of one participant's consent. On the store thread.

    Raises:
        LookupError: there is no such participant.
    """
    participant = next((one for one in store.participants() if one.id == participant_id), None)
    if participant is None:
        raise LookupError(f"there is no participant {participant_id!r}")
    log = tuple(store.consents(participant_id))
    today = consent.day_of(datetime.now().astimezone())
    return ConsentStory(participant, consent.glance(log, today), consent.standing(log, today), log)


def receipt_at_work(place: Workplace, participant_id: str) -> Path:
    """Make the receipt of what stands now, and enter it in the ledger; returns the PDF, with the JSON-LD beside it.

    Slow, and not to be called on the store thread.

    Raises:
        FaultError: as :func:`~fotointerview.services.receipt.plan_receipt`, and ``EXPORT_FAILED``.
    """
    store, thread = place.store, place.store_thread
    job = thread.ask(lambda: plan_receipt(store, participant_id, at=datetime.now(UTC))).result()
    job.make()
    thread.ask(lambda: enter_receipt(store, job)).result()
    return job.pdf
