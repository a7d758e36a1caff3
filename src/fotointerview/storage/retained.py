"""How much there is of what has a day until which it is kept."""

from sqlalchemy import func, select

from fotointerview.domain.retention import Kept
from fotointerview.storage import account_models as a
from fotointerview.storage import models as m
from fotointerview.storage.part import StudyPart, existing


class RetainedPart(StudyPart):
    """Counts what is kept, and forgets a day."""

    def retained(self) -> dict[Kept, int]:
        """Real names, shots, quotes with notes, and entries of the consent log: how many there are of each."""
        with self._database.reading() as session:

            def count(row: type[m.Base]) -> int:
                return session.scalars(select(func.count()).select_from(row)).one()

            return {
                Kept.NAMES: count(m.RealNameRow),
                Kept.ORIGINALS: count(m.ShotRow),
                Kept.WORDS: count(m.QuoteRow) + count(m.NoteRow),
                Kept.CONSENT: count(a.ConsentEventRow),
            }

    def retained_octets(self) -> int:
        """Bytes of all originals, as they came in."""
        with self._database.reading() as session:
            return session.scalars(select(func.coalesce(func.sum(m.ShotFileRow.size), 0))).one()

    def forget_retention(self, kind: str) -> None:
        """Name no day for ``kind`` any more. Raises ``RuleError`` where none was named."""
        with self._database.writing() as session:
            session.delete(existing(session, a.RetentionRow, kind))
