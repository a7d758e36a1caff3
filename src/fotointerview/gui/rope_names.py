"""What people are called where ropes are drawn and seen: as the study shows them, never by name."""

from collections.abc import Mapping

from fotointerview.domain.ledger import Closeness
from fotointerview.domain.people import Participant


def called(person: Participant) -> str:
    """A participant, as the cards of the study call them."""
    return f"{person.code} {person.alias}".strip()


def far_end(measure: Closeness, people: Mapping[str, Participant], *, gone: str) -> str:
    """Who is at the other end of a measure; ``gone`` where that was erased."""
    other = people.get(measure.other_id or "")
    return called(other) if other is not None else measure.other.strip() or gone
