"""Asking for consent, as use cases: what was answered goes into the log, with the words that were shown."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from fotointerview.domain import consent
from fotointerview.domain.consent import Grants, Leave
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.sayings import Point
from fotointerview.domain.words import ConsentKind, Item, Language, Manner, Mode, Scope
from fotointerview.services.consent_wording import ConsentWording, wording_in_use
from fotointerview.storage.study import StudyStore


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """What a participant answered. Without ``grants`` it is a refusal.

    ``signature`` is in normalised coordinates of the field it was drawn in; ``witness`` who heard what was said aloud.
    """

    grants: Grants = field(default_factory=dict)
    language: Language = Language.NL
    manner: Manner = Manner.SIGNED
    signature: tuple[tuple[Point, ...], ...] = ()
    witness: str = ""
    place: str = ""
    valid_until: date | None = None


def record_answer(
    store: StudyStore,
    participant_id: str,
    answer: ConsentAnswer,
    *,
    wording: ConsentWording,
    at: datetime | None = None,
) -> ConsentEvent:
    """Enter an answer in the log: given, renewed where something was given before, or refused.

    Raises:
        FaultError: when it cannot be written down; nothing has changed then.
    """
    moment = at or datetime.now(UTC)
    day = consent.day_of(moment.astimezone())
    before = consent.standing(store.consents(participant_id), day)
    text = wording.text(answer.language)
    kept = consent.as_kept(answer.grants)
    if kept:
        kind = ConsentKind.RENEWED if before.asked else ConsentKind.GIVEN
    else:
        kind = ConsentKind.WITHDRAWN if before.grants else ConsentKind.REFUSED
    until = answer.valid_until or (months_later(day, wording.months) if wording.months else None)
    event = ConsentEvent(
        id=new_id(),
        participant_id=participant_id,
        kind=kind,
        grants=kept,
        at=moment,
        language=answer.language.value,
        wording_version=text.version,
        wording_sha256=text.sha256,
        place=answer.place,
        witness=answer.witness,
        valid_until=until if kept else None,
        manner=answer.manner.value,
        basis={scope: ground for scope, ground in wording.basis().items() if scope in kept},
    )
    return store.add_consent(event, text=text, signature=answer.signature)


def agreed_aloud(
    scopes: Sequence[Scope], *, wording: ConsentWording, witness: str, language: Language
) -> ConsentAnswer:
    """What somebody agreed to aloud before a witness: all that the wording asks for in these scopes, but the name."""
    grants: dict[Scope, dict[Item, Mode]] = {
        one.scope: {item: Mode.PSEUDONYM for item in one.items if item is not Item.NAME}
        for one in wording.scopes
        if one.scope in scopes
    }
    return ConsentAnswer(grants=grants, language=language, manner=Manner.ORAL, witness=witness)


def agree_to_photos(store: StudyStore, participant_id: str, *, witness: str, language: Language) -> None:
    """Enter that somebody said yes to photos in the conversation before a witness, unless that stands already.

    Raises:
        FaultError: it cannot be written down.
    """
    if leave_of(store, participant_id) is not Leave.GIVEN:
        wording = wording_in_use()
        said = agreed_aloud([Scope.CONVERSATION], wording=wording, witness=witness, language=language)
        record_answer(store, participant_id, said, wording=wording)


def leave_of(store: StudyStore, participant_id: str, *, on: date | None = None) -> Leave:
    """Whether photos may be taken of a participant now."""
    return consent.leave(store.consents(participant_id), on or consent.day_of(datetime.now().astimezone()))


def months_later(day: date, months: int) -> date:
    """The same day of the month ``months`` later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
