"""What the parts of a study's store share: the folder, the database, and adding a row."""

from pathlib import Path, PurePosixPath
from typing import TypeVar

from sqlalchemy.orm import Session

from fotointerview.domain.faults import Fault, FaultError
from fotointerview.storage.database import Database, RuleError
from fotointerview.storage.models import Base

INCOMING = ".incoming"
INTERVIEWS = "interviews"
ORIGINALS = "originals"

RowT = TypeVar("RowT", bound=Base)


class StudyPart:
    """One part of :class:`~fotointerview.storage.study.StudyStore`, which is made of several.

    Attributes:
        folder: the study's folder, absolute.
    """

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self._database = database

    @property
    def read_only(self) -> bool:
        """Whether the study can only be looked at; then everything that writes raises :attr:`closed`."""
        return self._database.read_only

    @property
    def closed(self) -> Fault | None:
        """Why the study can only be looked at: it cannot be written (``STUDY_READ_ONLY``), another program has it
        (``STUDY_OPEN_ELSEWHERE``) or it is of a newer one (``STUDY_NEWER``); ``None`` when it can be written to.
        """
        return self._database.closed

    def refuse_if_closed(self) -> None:
        """Raise :attr:`closed`, where the study can only be looked at."""
        if self.closed is not None:
            raise FaultError(self.closed.code, **self.closed.details)

    def absolute(self, relative_path: str) -> Path:
        """The absolute path of a path that the study keeps (relative, forward slashes).

        Raises:
            ValueError: when it points outside the study.
        """
        return inside(self.folder, relative_path)


def inside(folder: Path, relative_path: str) -> Path:
    """The place in the study's ``folder`` of a path that the study keeps.

    Raises:
        ValueError: when it points outside the study.
    """
    relative = PurePosixPath(relative_path)
    if relative.is_absolute() or ".." in relative.parts or "\\" in relative_path:
        raise ValueError(f"not a path inside the study: {relative_path!r}")
    return folder.joinpath(*relative.parts)


def keep(session: Session, row: RowT) -> RowT:
    """Add ``row`` and read it back, so that what is returned is what is kept."""
    session.add(row)
    session.flush()
    session.refresh(row)
    return row


def existing(session: Session, kind: type[RowT], key: str) -> RowT:
    """The row of that key.

    Raises:
        RuleError: when there is none.
    """
    row = session.get(kind, key)
    if row is None:
        raise RuleError(f"there is no {kind.__tablename__} {key!r}")
    return row
