"""Changing who is in a study and what roles there are, with what must hold of it."""

from dataclasses import dataclass

from fotointerview.domain.words import Language
from fotointerview.storage.study import StudyStore


@dataclass(frozen=True, slots=True)
class Details:
    """What is written down of a person. ``name`` is the real one; ``None`` leaves it as it is, "" removes it."""

    alias: str
    role_id: str | None
    language: Language
    name: str | None = None


def change_details(store: StudyStore, participant_id: str, details: Details) -> None:
    """Write down what is known of a participant; the real name goes into its own table and nowhere else.

    Raises:
        FaultError: as of every writing.
        RuleError: when there is no such participant or role.
    """
    person = store.change_participant(
        participant_id, alias=details.alias.strip(), role_id=details.role_id, language=details.language
    )
    if details.name is not None:
        name = " ".join(details.name.split())
        if name != (store.real_name(person.code) or ""):
            store.set_real_name(person.code, name)


def remove_empty_role(store: StudyStore, role_id: str) -> tuple[str, ...]:
    """Remove a role where nobody stands; where somebody does, it stays, and their codes are returned.

    Raises:
        FaultError: as of every writing.
        RuleError: when there is no such role.
    """
    there = tuple(one.code for one in store.participants() if one.role_id == role_id)
    if not there:
        store.remove_role(role_id)
    return there


def move_role(store: StudyStore, role_id: str, by: int) -> None:
    """Move a role ``by`` places towards the counter (towards the law where negative), as far as it goes.

    Raises:
        FaultError: as of every writing.
    """
    order = [role.id for role in store.roles()]
    if role_id not in order:
        return
    at = order.index(role_id)
    to = max(0, min(at + by, len(order) - 1))
    if to != at:
        order.insert(to, order.pop(at))
        store.order_roles(order)
