"""The study folder as one object: everything a service may ask of it.

A store is used by one thread at a time (services run it on their store thread); it may be opened on one and
used on another. Every value that comes out is frozen and may go anywhere.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session

from fotointerview.domain.people import Role
from fotointerview.domain.words import Language
from fotointerview.storage.erasing import ErasingPart
from fotointerview.storage.journal import JournalPart
from fotointerview.storage.ledger import LedgerPart
from fotointerview.storage.marks import MarksPart
from fotointerview.storage.models import StudyRow
from fotointerview.storage.opening import create_database, open_database
from fotointerview.storage.people import ParticipantSpec, PeoplePart, RoleSpec, add_roles
from fotointerview.storage.reading import ReadingPart
from fotointerview.storage.recovery import RecoveryPart
from fotointerview.storage.retained import RetainedPart
from fotointerview.storage.roles import RolesPart
from fotointerview.storage.sayings import SayingsPart
from fotointerview.storage.search import SearchPart
from fotointerview.storage.sidecars import SidecarPart
from fotointerview.storage.tasks import TasksPart
from fotointerview.storage.trials import TrialPart
from fotointerview.storage.types import next_id

__all__ = ["ParticipantSpec", "RoleSpec", "StudyStore"]


class StudyStore(
    PeoplePart,
    RolesPart,
    ReadingPart,
    SayingsPart,
    MarksPart,
    JournalPart,
    LedgerPart,
    RetainedPart,
    ErasingPart,
    TrialPart,
    SidecarPart,
    SearchPart,
    TasksPart,
    RecoveryPart,
):
    """One study on disk, open.

    Everything that writes is one transaction. It raises ``FaultError`` for what goes wrong in the world, with
    nothing changed and the store still usable, and ``RuleError`` (a ``ValueError``) for what the caller got wrong.
    """

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        title: str,
        language: Language = Language.NL,
        roles: Sequence[RoleSpec | Role] = (),
    ) -> Self:
        """A new study in ``folder``, open; the roles in order from law to counter.

        Raises:
            FaultError: ``STUDY_EXISTS``, ``STUDY_NOT_A_STUDY`` (a file is in the way), ``STUDY_READ_ONLY``,
                ``DISK_FULL``, ``DISK_WRITE``; nothing half-made stays.
        """

        def fill(session: Session) -> None:
            session.add(StudyRow(id=next_id(), title=title, created_at=datetime.now(UTC), language=language))
            add_roles(session, roles)

        create_database(folder.absolute(), fill)
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path, *, to_read: bool = False) -> Self:
        """The study in ``folder``, checked and brought to this program's version; read-only where it must be.

        It is also read-only (:attr:`closed` says why) while another program has it open, and when it is of a newer
        program but can still be read. With ``to_read`` it is read-only at a wish: nobody else is kept from writing.

        Downloads that a crash cut off are removed; whole ones wait in :meth:`pending`.

        Raises:
            FaultError: ``STUDY_MISSING``, ``STUDY_NOT_A_STUDY``, ``STUDY_CORRUPT``, ``STUDY_NEWER``, ``STUDY_BUSY``;
                the folder is then as it was.
        """
        absolute = folder.absolute()
        store = cls(absolute, open_database(absolute, to_read=to_read))
        store.remove_leftovers()
        return store

    def close(self) -> None:
        """Close the study; safe to call twice."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
