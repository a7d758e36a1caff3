"""Trial shots: taken without consent to set the camera up, and deleted with everything about them."""

from sqlalchemy import select

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.storage.models import ShotFileRow, ShotRow
from fotointerview.storage.part import StudyPart
from fotointerview.storage.removing import remove_files
from fotointerview.storage.sidecar_names import sidecar_of


class TrialPart(StudyPart):
    """Deleting trial shots."""

    def trial_shots(self) -> tuple[str, ...]:
        """The ids of the trial shots that are there."""
        with self._database.reading() as session:
            return tuple(session.scalars(select(ShotRow.id).where(ShotRow.trial).order_by(ShotRow.id)))

    def drop_trial_shots(self, interview_id: str = "") -> int:
        """Delete the trial shots of an interview, or of all: first the files, then what the study knows of them.

        In this order a crash leaves rows without files, which the next call finishes. Returns how many there were.

        Raises:
            FaultError: ``DISK_WRITE``, ``STUDY_READ_ONLY``; what was not deleted is still known.
        """
        wanted = ShotRow.trial if not interview_id else ShotRow.trial & (ShotRow.interview_id == interview_id)
        with self._database.reading() as session:
            shots = tuple(session.scalars(select(ShotRow.id).where(wanted)))
            paths = tuple(session.scalars(select(ShotFileRow.path).where(ShotFileRow.shot_id.in_(shots))))
        if not shots:
            return 0
        originals = [self.absolute(path) for path in paths]
        left = remove_files([*originals, *map(sidecar_of, originals)])
        if left:
            raise FaultError(FaultCode.DISK_WRITE, path=left[0].path, words=left[0].words)
        with self._database.writing() as session:
            for shot in session.scalars(select(ShotRow).where(ShotRow.id.in_(shots))):
                session.delete(shot)
        self._database.forget_deleted()
        return len(shots)
