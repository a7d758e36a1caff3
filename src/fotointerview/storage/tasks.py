"""Counting what is still to be done: one query for each question, whatever the number of shots."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Select, func, or_, select

from fotointerview.domain.ledger import Loan
from fotointerview.domain.tasks import Counted
from fotointerview.domain.words import Verdict
from fotointerview.storage import account_models as a
from fotointerview.storage import models as m
from fotointerview.storage import values
from fotointerview.storage.part import StudyPart


class TasksPart(StudyPart):
    """Counts what waits for somebody. Days are counted in UTC, as consent is."""

    def quotes_to_approve(self) -> tuple[Counted, ...]:
        """Of every interview that ended: how many quotes have not been approved."""
        query = (
            _per_interview()
            .join(m.QuoteRow, m.QuoteRow.interview_id == m.InterviewRow.id)
            .where(m.InterviewRow.ended_at.is_not(None), m.QuoteRow.approved.is_(False))
        )
        return self._counted(query)

    def chosen_without_word(self, on: date) -> tuple[Counted, ...]:
        """Of every interview: how many shots were chosen of which nobody said by ``on`` whether they may go out."""
        said = select(a.ShotApprovalRow.id).where(
            a.ShotApprovalRow.shot_id == m.ShotRow.id, a.ShotApprovalRow.at < _day_after(on)
        )
        query = (
            _per_interview()
            .join(m.ShotRow, m.ShotRow.interview_id == m.InterviewRow.id)
            .join(m.ChoiceRow, m.ChoiceRow.shot_id == m.ShotRow.id)
            .where(m.ChoiceRow.verdict == Verdict.CHOSEN, ~said.exists())
        )
        return self._counted(query)

    def trial_shots_left(self, on: date) -> tuple[Counted, ...]:
        """Of every interview that ended, or began before ``on``: how many trial shots are still there."""
        today = _day_after(on - timedelta(days=1))
        query = (
            _per_interview()
            .join(m.ShotRow, m.ShotRow.interview_id == m.InterviewRow.id)
            .where(
                m.ShotRow.trial.is_(True),
                or_(m.InterviewRow.ended_at.is_not(None), m.InterviewRow.started_at < today),
            )
        )
        return self._counted(query)

    def photographed(self) -> dict[str, int]:
        """How many shots there are of each participant, trial shots not counted; who has none is not in it."""
        query = (
            select(m.InterviewRow.participant_id, func.count().label("shots"))
            .join(m.ShotRow, m.ShotRow.interview_id == m.InterviewRow.id)
            .where(m.ShotRow.trial.is_(False))
            .group_by(m.InterviewRow.participant_id)
        )
        with self._database.reading() as session:
            return {row.participant_id: row.shots for row in session.execute(query)}

    def quoted(self) -> dict[str, int]:
        """How many quotes there are of each participant's interviews; who has none is not in it."""
        query = (
            select(m.InterviewRow.participant_id, func.count().label("quotes"))
            .join(m.QuoteRow, m.QuoteRow.interview_id == m.InterviewRow.id)
            .group_by(m.InterviewRow.participant_id)
        )
        with self._database.reading() as session:
            return {row.participant_id: row.quotes for row in session.execute(query)}

    def loans_overdue(self, on: date) -> tuple[tuple[Loan, Counted], ...]:
        """Loans that should have been back before ``on``, each with whose portrait it is; the longest overdue first."""
        loan = a.LoanRow
        query = (
            select(loan, m.InterviewRow.participant_id, m.InterviewRow.id)
            .join(m.ShotRow, m.ShotRow.id == loan.shot_id)
            .join(m.InterviewRow, m.InterviewRow.id == m.ShotRow.interview_id)
            .where(loan.returned_on.is_(None), loan.due_on < on)
            .order_by(loan.due_on, loan.id)
        )
        with self._database.reading() as session:
            return tuple(
                (values.loan(row), Counted(participant_id, interview_id, 1))
                for row, participant_id, interview_id in session.execute(query)
            )

    def _counted(self, query: Select[str, str, int]) -> tuple[Counted, ...]:
        with self._database.reading() as session:
            return tuple(Counted(*row) for row in session.execute(query))


def _per_interview() -> Select[str, str, int]:
    return (
        select(m.InterviewRow.participant_id, m.InterviewRow.id, func.count())
        .group_by(m.InterviewRow.id)
        .order_by(m.InterviewRow.started_at, m.InterviewRow.id)
    )


def _day_after(day: date) -> datetime:
    """The moment at which ``day`` is over."""
    return datetime.combine(day + timedelta(days=1), time.min, UTC)
