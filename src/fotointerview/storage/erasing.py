"""Erasure in the study's database: the intent, the rows, and the tombstone that stays.

What is to be erased is written into the tombstone before anything goes, so that a crash at any moment leaves
something to go on with; when all is done that part of it goes, and the account stays.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from fotointerview.domain.ledger import Tombstone
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.withdrawal import Outside, Place
from fotointerview.domain.words import FileKind
from fotointerview.storage import account_models as a
from fotointerview.storage import values
from fotointerview.storage.erasing_rows import RowsToErase, erase_rows, words_to_go
from fotointerview.storage.models import InterviewRow, QuoteRow, ShotRow
from fotointerview.storage.part import StudyPart

JOB: Final = "job"
NUMBERS: Final = "shots"


@dataclass(frozen=True, slots=True)
class ErasureJob:
    """Everything an erasure needs to be gone on with; ids, paths and hashes, no words.

    Attributes:
        rows: what goes from the database.
        files: the originals that go.
        folders: folders of interviews that go whole, relative to the study.
        exports: files in ``exports/`` that go, relative to the study.
        second_copy: the target of the second copy; empty where there is none.
        outside: what is out of reach.
        is_clean: the rows are gone from the database and its file.
        retry: sidecars that could not be cleaned, and go as a whole when tried again.
    """

    rows: RowsToErase
    files: tuple[ShotFile, ...] = ()
    folders: tuple[str, ...] = ()
    exports: tuple[str, ...] = ()
    second_copy: str = ""
    outside: tuple[Outside, ...] = ()
    is_clean: bool = False
    retry: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As the tombstone keeps it."""
        return asdict(self)

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> "ErasureJob":
        """From a tombstone."""
        rows: dict[str, Any] = {
            name: tuple(v) if isinstance(v, list) else v for name, v in kept["rows"].items()
        }
        return cls(
            rows=RowsToErase(**rows),
            files=tuple(ShotFile(**{**one, "kind": FileKind(one["kind"])}) for one in kept["files"]),
            folders=tuple(kept["folders"]),
            exports=tuple(kept["exports"]),
            second_copy=kept["second_copy"],
            outside=tuple(outside_of_json(one) for one in kept["outside"]),
            is_clean=kept["is_clean"],
            retry=tuple(kept["retry"]),
        )


def outside_of_json(kept: dict[str, Any]) -> Outside:
    """What is out of reach, as a tombstone keeps it."""
    return Outside(**{**kept, "place": Place(kept["place"]), "numbers": tuple(kept["numbers"])})


class ErasingPart(StudyPart):
    """The database's side of an erasure."""

    def unfinished_erasures(self) -> tuple[Tombstone, ...]:
        """Tombstones of erasures that something is left to do for, oldest first."""
        query = select(a.TombstoneRow).order_by(a.TombstoneRow.at, a.TombstoneRow.id)
        with self._database.reading() as session:
            return tuple(values.tombstone(row) for row in session.scalars(query) if JOB in row.report)

    def put_tombstone(self, stone: Tombstone) -> Tombstone:
        """Keep a tombstone, in the place of one with the same id."""
        with self._database.writing() as session:
            session.merge(a.TombstoneRow(**{name: getattr(stone, name) for name in stone.__slots__}))
        return stone

    def words_to_go(self, rows: RowsToErase) -> frozenset[str]:
        """The words that erasing would take out of the study; changes nothing."""
        with self._database.writing() as session:
            session.connection()  # begins the transaction on the one connection there is
            return words_to_go(self._database.connection, rows)

    def erase_rows(self, rows: RowsToErase) -> tuple[int, ...]:
        """Erase the rows in one transaction; returns the numbers of shots whose empty row stays, for it is lent.

        What a history of deeds remembers of them is not known here: whoever keeps one must empty it.
        """
        with self._database.writing() as session:
            session.connection()
            erase_rows(self._database.connection, rows)
            return _numbers(session, rows.shots)

    def rewrite_database(self) -> bool:
        """See :meth:`~fotointerview.storage.database.Database.rewrite`."""
        return self._database.rewrite()

    def forget_deleted(self) -> None:
        """See :meth:`~fotointerview.storage.database.Database.forget_deleted`."""
        self._database.forget_deleted()

    def shots_of(self, interview_ids: Sequence[str]) -> tuple[str, ...]:
        """The ids of all shots of these interviews, also of those that were taken since somebody looked."""
        query = select(ShotRow.id).where(ShotRow.interview_id.in_(interview_ids)).order_by(ShotRow.number)
        with self._database.reading() as session:
            return tuple(session.scalars(query))

    def quotes_in(self, interview_ids: Sequence[str]) -> int:
        """How many quotes were said in these interviews."""
        query = select(QuoteRow.id).where(QuoteRow.interview_id.in_(interview_ids))
        with self._database.reading() as session:
            return len(session.scalars(query).all())

    def signatures_of(self, participant_id: str) -> int:
        """How many drawn signatures of a participant are kept."""
        query = (
            select(a.ConsentSignatureRow.event_id)
            .join(a.ConsentEventRow, a.ConsentEventRow.id == a.ConsentSignatureRow.event_id)
            .where(a.ConsentEventRow.participant_id == participant_id)
        )
        with self._database.reading() as session:
            return len(session.scalars(query).all())

    def interviews_of(self, participant_id: str) -> tuple[str, ...]:
        """The ids of a participant's interviews."""
        query = select(InterviewRow.id).where(InterviewRow.participant_id == participant_id)
        with self._database.reading() as session:
            return tuple(session.scalars(query))


def finished(stone: Tombstone) -> Tombstone:
    """A tombstone without what was only needed to go on."""
    return replace(stone, report={name: told for name, told in stone.report.items() if name != JOB})


def erased_paths(session: Session) -> set[str]:
    """Originals that an unfinished erasure could not remove yet; they are not to be taken in again."""
    reports = session.scalars(select(a.TombstoneRow.report))
    return {file["path"] for report in reports if JOB in report for file in report[JOB]["files"]}


def highest_erased(session: Session) -> int:
    """The highest number of a shot that was erased; its number is not given to another."""
    reports = session.scalars(select(a.TombstoneRow.report))
    return max((number for report in reports for number in report.get(NUMBERS, ())), default=0)


def _numbers(session: Session, shot_ids: Sequence[str]) -> tuple[int, ...]:
    found = session.scalars(select(ShotRow.number).where(ShotRow.id.in_(shot_ids)))
    return tuple(sorted(found))
