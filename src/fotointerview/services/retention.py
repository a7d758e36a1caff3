"""Until when what is kept, as use cases: what there is, which day was named, and naming another. Nothing is deleted."""

from dataclasses import dataclass
from datetime import date

from fotointerview.domain.ledger import Retention
from fotointerview.domain.retention import Kept, Term, kinds, term
from fotointerview.storage.study import StudyStore


@dataclass(frozen=True, slots=True)
class Keeping:
    """One kind of thing that is kept.

    Attributes:
        kind: a :class:`~fotointerview.domain.retention.Kept`, or what another program called it.
        term: how its day stands today.
        count: how many there are now; ``None`` where this program cannot count them.
        octets: bytes of them, where that says something; else 0.
        until: its last day, where one was named.
        words: why that day.
    """

    kind: str
    term: Term
    count: int | None = None
    octets: int = 0
    until: date | None = None
    words: str = ""


def keepings(store: StudyStore, on: date) -> tuple[Keeping, ...]:
    """Every kind, with what there is of it and how its day stands on the day ``on``."""
    named = {one.kind: one for one in store.retentions()}
    counts: dict[str, int] = {kind.value: count for kind, count in store.retained().items()}
    found = []
    for kind in kinds(named.values()):
        one = named.get(kind)
        until = one.until if one else None
        found.append(
            Keeping(
                kind=kind,
                term=term(until, on),
                count=counts.get(kind),
                octets=store.retained_octets() if kind == Kept.ORIGINALS else 0,
                until=until,
                words=one.words if one else "",
            )
        )
    return tuple(found)


def keep_until(store: StudyStore, kind: str, until: date | None, words: str = "") -> None:
    """Name the last day for ``kind`` with why; ``None`` names none any more.

    Raises:
        FaultError: when it cannot be written down; nothing has changed then.
    """
    store.refuse_if_closed()
    if until is not None:
        store.set_retention(Retention(kind, until, words.strip()))
    elif any(one.kind == kind for one in store.retentions()):
        store.forget_retention(kind)
