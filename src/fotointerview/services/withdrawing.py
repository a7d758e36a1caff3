"""Writing down in the consent log that somebody withdraws, from everything or from some scopes."""

from collections.abc import Collection
from datetime import datetime

from fotointerview.domain import consent
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.words import ConsentKind, Scope
from fotointerview.storage.study import StudyStore


def withdraw_consent(
    store: StudyStore, participant_id: str, *, at: datetime, scopes: Collection[Scope] = ()
) -> ConsentEvent:
    """Append to the consent log: withdrawn from everything, or, with ``scopes``, narrowed to what is left of it.

    The wording is the one that was shown last; withdrawing needs no words of its own.

    Raises:
        FaultError: when it cannot be written down; nothing has changed then.
    """
    log = store.consents(participant_id)
    last = log[-1] if log else None
    left = consent.as_kept(
        {
            scope: items
            for scope, items in consent.standing(log, at.astimezone().date()).grants.items()
            if scope not in scopes
        }
    )
    narrowed = bool(scopes) and bool(left)
    participant = next(one for one in store.participants() if one.id == participant_id)
    event = ConsentEvent(
        id=new_id(),
        participant_id=participant_id,
        kind=ConsentKind.NARROWED if narrowed else ConsentKind.WITHDRAWN,
        grants=left if narrowed else {},
        at=at,
        language=last.language if last else participant.language.value,
        wording_version=last.wording_version if last else "",
        wording_sha256=last.wording_sha256 if last else "",
    )
    return store.add_consent(event)
