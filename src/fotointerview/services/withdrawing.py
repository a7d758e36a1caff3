"""Writing down in the consent log that somebody withdraws, from everything or from some scopes."""

from collections.abc import Collection
from datetime import datetime

from fotointerview.domain import consent
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ConsentEvent
from fotointerview.domain.words import ConsentKind, Item, Scope
from fotointerview.storage.study import StudyStore


def withdraw_consent(
    store: StudyStore,
    participant_id: str,
    *,
    at: datetime,
    scopes: Collection[Scope] = (),
    items: Collection[tuple[Scope, Item]] = (),
) -> ConsentEvent:
    """Append to the consent log: withdrawn from everything, or, with ``scopes`` or ``items``, narrowed to what is left.

    The wording is the one that was shown last; withdrawing needs no words of its own.

    Raises:
        FaultError: when it cannot be written down; nothing has changed then.
    """
    log = store.consents(participant_id)
    last = log[-1] if log else None
    left = consent.as_kept(
        {
            scope: {item: mode for item, mode in given.items() if (scope, item) not in items}
            for scope, given in consent.standing(log, at.astimezone().date()).grants.items()
            if scope not in scopes
        }
    )
    narrowed = bool(scopes or items) and bool(left)
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
