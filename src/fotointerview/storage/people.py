"""The study and its people: roles, participants under their pseudonyms, interviews and their folders."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Delete, delete, select
from sqlalchemy.orm import Session

from fotointerview.domain.people import Interview, Participant, Role, Study, natural_order
from fotointerview.domain.words import Language
from fotointerview.storage import values
from fotointerview.storage.database import RuleError
from fotointerview.storage.files import disk_faults, sync_folder
from fotointerview.storage.models import InterviewRow, ParticipantRow, RealNameRow, RoleRow, StudyRow
from fotointerview.storage.part import INCOMING, INTERVIEWS, ORIGINALS, existing, keep
from fotointerview.storage.snapshots import SnapshotsPart
from fotointerview.storage.types import next_id

_ID = re.compile(r"[0-9a-f-]{36}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")
_NUMBERED = re.compile(r"P(\d+)")


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """A role to be made: its key and its names."""

    key: str
    name_nl: str
    name_en: str


@dataclass(frozen=True, slots=True)
class ParticipantSpec:
    """A participant to be entered; ``name`` is the real one, kept apart, and may be empty."""

    code: str
    role_key: str | None = None
    alias: str = ""
    language: Language = Language.NL
    name: str = ""


def add_roles(session: Session, roles: Sequence[RoleSpec | Role]) -> None:
    """Make the roles, in this order from law to counter."""
    session.add_all(
        RoleRow(id=next_id(), key=role.key, position=position, name_nl=role.name_nl, name_en=role.name_en)
        for position, role in enumerate(roles)
    )


class PeoplePart(SnapshotsPart):
    """The study, its roles, participants and interviews."""

    def study(self) -> Study:
        """The study itself."""
        with self._database.reading() as session:
            return values.study(session.scalars(select(StudyRow)).one())

    def roles(self) -> tuple[Role, ...]:
        """The roles from law to counter."""
        with self._database.reading() as session:
            return tuple(
                values.role(row) for row in session.scalars(select(RoleRow).order_by(RoleRow.position))
            )

    def participants(self) -> tuple[Participant, ...]:
        """Everybody, by code as people count."""
        with self._database.reading() as session:
            everybody = map(values.participant, session.scalars(select(ParticipantRow)))
            return tuple(sorted(everybody, key=lambda one: natural_order(one.code)))

    def participant_by_code(self, code: str) -> Participant | None:
        """The participant known as ``code``."""
        with self._database.reading() as session:
            row = session.scalars(select(ParticipantRow).where(ParticipantRow.code == code)).first()
            return None if row is None else values.participant(row)

    def next_code(self) -> str:
        """The next free pseudonym: ``P04`` after ``P03``."""
        with self._database.reading() as session:
            codes = session.scalars(select(ParticipantRow.code)).all()
        numbers = [int(found.group(1)) for code in codes if (found := _NUMBERED.fullmatch(code))]
        return f"P{max(numbers, default=0) + 1:02d}"

    def add_participant(
        self, *, code: str, role_key: str | None = None, alias: str = "", language: Language = Language.NL
    ) -> Participant:
        """Enter a participant. The code becomes part of folder names, so it is letters, digits, ``-`` and ``_``.

        Raises:
            RuleError: when the code is taken or unfit, or there is no such role.
        """
        spec = ParticipantSpec(code, role_key, alias, language)
        return self.add_participants([spec])[0]

    def add_participants(self, specs: Sequence[ParticipantSpec]) -> tuple[Participant, ...]:
        """Enter several participants in one transaction, all or none, in the order given.

        Raises:
            RuleError: when a code is taken or unfit, or there is no such role.
        """
        for spec in specs:
            if not _CODE.fullmatch(spec.code):
                raise RuleError(f"not a participant code: {spec.code!r}")
        with self._database.writing() as session:
            role_ids = {
                key: self._role_id(session, key) for spec in specs if (key := spec.role_key) is not None
            }
            rows = [
                ParticipantRow(
                    id=next_id(),
                    code=spec.code,
                    role_id=None if spec.role_key is None else role_ids[spec.role_key],
                    alias=spec.alias,
                    language=spec.language,
                )
                for spec in specs
            ]
            ids = [row.id for row in rows]
            session.add_all(rows)
            session.flush()
            session.add_all(RealNameRow(code=spec.code, name=spec.name) for spec in specs if spec.name)
            session.flush()
            session.expire_all()  # what is returned is what is kept
            kept = {row.id: row for row in session.scalars(select(ParticipantRow))}
            return tuple(values.participant(kept[row_id]) for row_id in ids)

    def change_participant(
        self, participant_id: str, *, alias: str, role_id: str | None, language: Language
    ) -> Participant:
        """Write down anew what is known of a participant; interviews that were held keep their language.

        Raises:
            RuleError: when there is no participant or no role of that id; then nothing has changed.
        """
        with self._database.writing() as session:
            row = existing(session, ParticipantRow, participant_id)
            if role_id is not None:
                existing(session, RoleRow, role_id)
            row.alias, row.role_id, row.language = alias, role_id, language
            return values.participant(keep(session, row))

    @staticmethod
    def _role_id(session: Session, key: str) -> str:
        found = session.scalars(select(RoleRow.id).where(RoleRow.key == key)).first()
        if found is None:
            raise RuleError(f"there is no role {key!r}")
        return found

    def real_name(self, code: str) -> str | None:
        """Who ``code`` stands for, if it was written down here."""
        with self._database.reading() as session:
            row = session.get(RealNameRow, code)
            return None if row is None else row.name

    def real_names(self) -> dict[str, str]:
        """Who every code stands for, where it was written down here."""
        with self._database.reading() as session:
            return {row.code: row.name for row in session.scalars(select(RealNameRow))}

    def set_real_name(self, code: str, name: str) -> None:
        """Write down who ``code`` stands for; an empty name removes it for good, and the snapshots too."""
        if name:
            with self._database.writing() as session:
                session.merge(RealNameRow(code=code, name=name))
            self._database.forget_deleted()
        else:
            self._remove_names(delete(RealNameRow).where(RealNameRow.code == code))

    def remove_real_names(self) -> None:
        """Remove every real name from the study for good, and the snapshots too; the pseudonyms stay."""
        self._remove_names(delete(RealNameRow))

    def _remove_names(self, statement: Delete) -> None:
        """Remove names from the study, and from every copy of it that the program made."""
        with self.without_snapshots():
            with self._database.writing() as session:
                session.execute(statement)
            self._database.forget_deleted()

    def interviews(self) -> tuple[Interview, ...]:
        """Every interview in the order of time."""
        with self._database.reading() as session:
            rows = session.scalars(select(InterviewRow).order_by(InterviewRow.started_at, InterviewRow.id))
            return tuple(values.interview(row) for row in rows)

    def interview(self, interview_id: str) -> Interview:
        """One interview.

        Raises:
            RuleError: when there is none of that id.
        """
        with self._database.reading() as session:
            return values.interview(existing(session, InterviewRow, interview_id))

    def interview_for(self, participant_id: str) -> Interview | None:
        """The participant's latest interview."""
        latest = (
            select(InterviewRow)
            .where(InterviewRow.participant_id == participant_id)
            .order_by(InterviewRow.started_at.desc(), InterviewRow.id.desc())
            .limit(1)
        )
        with self._database.reading() as session:
            row = session.scalars(latest).first()
            return None if row is None else values.interview(row)

    def add_interview(
        self,
        *,
        participant_id: str,
        preset: str,
        question_nl: str,
        question_en: str,
        language: Language,
        started_at: datetime,
        zone: str,
    ) -> Interview:
        """Begin an interview and make its folder, ``interviews/2026-11-23 P03`` by the date in ``zone``."""
        made: Path | None = None
        try:
            with self._database.writing() as session:
                code = existing(session, ParticipantRow, participant_id).code
                day = started_at.astimezone(_zone(zone)).date()
                made = self._new_folder(f"{day.isoformat()} {code}")
                row = InterviewRow(
                    id=next_id(),
                    participant_id=participant_id,
                    preset=preset,
                    question_nl=question_nl,
                    question_en=question_en,
                    language=language,
                    started_at=started_at,
                    zone=zone,
                    folder=made.relative_to(self.folder).as_posix(),
                    ended_at=None,
                )
                return values.interview(keep(session, row))
        except BaseException:
            if made is not None:
                _remove_empty(made)
            raise

    def _new_folder(self, name: str) -> Path:
        """Make the first of ``name``, ``name 2``, ``name 3`` … that does not exist, whatever its letters’ case."""
        parent = self.folder / INTERVIEWS
        count = 1
        with disk_faults(parent):
            parent.mkdir(exist_ok=True)
            taken = {path.name.casefold() for path in parent.iterdir()}
            while True:
                folder = parent / (name if count == 1 else f"{name} {count}")
                count += 1
                if folder.name.casefold() in taken:
                    continue
                try:
                    folder.mkdir()
                except FileExistsError:
                    continue
                try:
                    (folder / ORIGINALS).mkdir()
                    for made in (folder, parent, self.folder):  # power may fail: every name on the way down
                        sync_folder(made)
                except OSError:
                    _remove_empty(folder)
                    raise
                return folder

    def end_interview(self, interview_id: str, *, at: datetime) -> Interview:
        """Write down when the interview ended."""
        with self._database.writing() as session:
            row = existing(session, InterviewRow, interview_id)
            row.ended_at = at
            return values.interview(keep(session, row))

    def incoming_for(self, interview_id: str) -> Path:
        """Where downloads for an interview lie until they are taken in; made when it is not there.

        Looks at no database, so that it may be asked on any thread.
        """
        if not _ID.fullmatch(interview_id):
            raise RuleError(f"not an interview's id: {interview_id!r}")
        self.refuse_if_closed()
        folder = self.folder / INCOMING / interview_id
        with disk_faults(folder):
            folder.mkdir(parents=True, exist_ok=True)
        return folder


def _remove_empty(folder: Path) -> None:
    """Take an interview's new folder away again; one that has anything in it stays."""
    with suppress(OSError):
        (folder / ORIGINALS).rmdir()
    with suppress(OSError):
        folder.rmdir()


def _zone(name: str) -> tzinfo:
    """The time zone called ``name``; UTC when this computer does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
