"""Changing the roles of a study: the places on the chain from law to counter. Every call is one transaction."""

import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fotointerview.domain.people import Role
from fotointerview.storage import values
from fotointerview.storage.database import RuleError
from fotointerview.storage.models import ParticipantRow, RoleRow
from fotointerview.storage.part import StudyPart, existing, keep
from fotointerview.storage.types import next_id


class RolesPart(StudyPart):
    """Adds, renames, orders and removes roles. Unknown ids, and a role without a name, raise ``RuleError``."""

    def add_role(self, *, name_nl: str, name_en: str, position: int | None = None) -> Role:
        """A new role at ``position``, counted from the law's end; at the counter's end where none is given.

        A name that is left empty is the other one. The role's key is made from its Dutch name.
        """
        name_nl, name_en = _names(name_nl, name_en)
        with self._database.writing() as session:
            rows = _in_order(session)
            key = _fresh_key(name_nl, {row.key for row in rows})
            place = len(rows) if position is None else max(0, min(position, len(rows)))
            made = RoleRow(id=next_id(), key=key, position=place, name_nl=name_nl, name_en=name_en)
            rows.insert(place, made)
            _number(rows)
            return values.role(keep(session, made))

    def rename_role(self, role_id: str, *, name_nl: str, name_en: str) -> Role:
        """Call a role otherwise; its key and its people stay. A name that is left empty is the other one."""
        name_nl, name_en = _names(name_nl, name_en)
        with self._database.writing() as session:
            row = existing(session, RoleRow, role_id)
            row.name_nl, row.name_en = name_nl, name_en
            return values.role(keep(session, row))

    def order_roles(self, role_ids: Sequence[str]) -> tuple[Role, ...]:
        """Put the roles in this order, from law to counter; every role of the study is named once."""
        with self._database.writing() as session:
            rows = {row.id: row for row in _in_order(session)}
            if sorted(role_ids) != sorted(rows):
                raise RuleError("an order of roles names every role once")
            ordered = [rows[role_id] for role_id in role_ids]
            _number(ordered)
            session.flush()
            return tuple(map(values.role, ordered))

    def remove_role(self, role_id: str) -> int:
        """Remove a role; returns how many participants had it and have none now."""
        with self._database.writing() as session:
            row = existing(session, RoleRow, role_id)
            had = select(func.count()).select_from(ParticipantRow).where(ParticipantRow.role_id == role_id)
            people = session.scalars(had).one()
            session.delete(row)
            session.flush()
            _number(_in_order(session))
            return people

    def set_role(self, participant_id: str, role_id: str | None) -> None:
        """Give a participant a role, another one, or none."""
        with self._database.writing() as session:
            if role_id is not None:
                existing(session, RoleRow, role_id)
            existing(session, ParticipantRow, participant_id).role_id = role_id


def _in_order(session: Session) -> list[RoleRow]:
    return list(session.scalars(select(RoleRow).order_by(RoleRow.position, RoleRow.id)))


def _number(rows: Sequence[RoleRow]) -> None:
    for position, row in enumerate(rows):
        row.position = position


def _names(name_nl: str, name_en: str) -> tuple[str, str]:
    name_nl, name_en = name_nl.strip(), name_en.strip()
    if not (name_nl or name_en):
        raise RuleError("a role has a name")
    return name_nl or name_en, name_en or name_nl


def _fresh_key(name: str, taken: set[str]) -> str:
    """``name`` in small letters, digits and hyphens, with a number where it is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "role"
    number, fresh = 1, key
    while fresh in taken:
        number += 1
        fresh = f"{key}-{number}"
    return fresh
