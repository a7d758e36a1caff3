"""Writing what is said about shots. Every call is one transaction and returns what is then kept.

Times are the caller's; a time without a zone is refused. Words are kept as they were typed.
"""

from datetime import datetime

from sqlalchemy import select, update

from fotointerview.domain.sayings import (
    Box,
    Choice,
    Judgement,
    Move,
    Note,
    Quote,
    QuoteLink,
)
from fotointerview.domain.shots import Shot
from fotointerview.domain.words import Answer, Dimension, LinkKind, Verdict, Voice
from fotointerview.storage import models as m
from fotointerview.storage import values
from fotointerview.storage.part import StudyPart, existing, keep
from fotointerview.storage.types import next_id


class SayingsPart(StudyPart):
    """Judgements, moves, quotes, notes, choices. Unknown ids raise ``RuleError``."""

    def add_judgement(
        self, shot_id: str, *, answer: Answer, reason: str = "", voice: Voice, at: datetime
    ) -> Judgement:
        """Record an answer; earlier ones stay."""
        row = m.JudgementRow(id=next_id(), shot_id=shot_id, answer=answer, reason=reason, voice=voice, at=at)
        with self._database.writing() as session:
            return values.judgement(keep(session, row))

    def set_reason(self, judgement_id: str, words: str) -> Judgement:
        """Put the reason's words to a judgement."""
        with self._database.writing() as session:
            row = existing(session, m.JudgementRow, judgement_id)
            row.reason = words
            return values.judgement(keep(session, row))

    def agree_move(
        self,
        from_shot_id: str,
        *,
        dimension: Dimension,
        step: int,
        voice: Voice,
        at: datetime,
        words: str = "",
        frame: Box | None = None,
    ) -> Move | None:
        """Agree a change for the next photo, in place of the open one on that dimension.

        Step 0 without words or frame takes the open one back; then ``None``. What was intended is forgotten when
        the step changes: the plan must be made anew.
        """
        with self._database.writing() as session:
            existing(session, m.ShotRow, from_shot_id)
            row = session.scalars(
                select(m.MoveRow).where(
                    m.MoveRow.from_shot_id == from_shot_id,
                    m.MoveRow.dimension == dimension,
                    m.MoveRow.to_shot_id.is_(None),
                )
            ).first()
            if step == 0 and not words and frame is None:
                if row is not None:
                    session.delete(row)
                return None
            if row is None:
                row = m.MoveRow(
                    id=next_id(), from_shot_id=from_shot_id, dimension=dimension, step=step, intended=""
                )
            if row.step != step:
                row.step, row.intended = step, ""
            row.voice, row.at, row.words = voice, at, words
            row.frame = None if frame is None else list(frame)
            return values.move(keep(session, row))

    def set_move_intended(self, move_id: str, intended: str) -> Move:
        """Write beside a move what will be done about it."""
        with self._database.writing() as session:
            row = existing(session, m.MoveRow, move_id)
            row.intended = intended
            return values.move(keep(session, row))

    def set_move_measured(self, move_id: str, measured: float | None) -> Move:
        """Write beside a move what the next picture turned out to have changed by."""
        with self._database.writing() as session:
            row = existing(session, m.MoveRow, move_id)
            row.measured = measured
            return values.move(keep(session, row))

    def bind_moves(self, from_shot_id: str, to_shot_id: str) -> tuple[Move, ...]:
        """The open moves of one shot led to another; returns those that were bound."""
        with self._database.writing() as session:
            bound = session.scalars(
                update(m.MoveRow)
                .where(m.MoveRow.from_shot_id == from_shot_id, m.MoveRow.to_shot_id.is_(None))
                .values(to_shot_id=to_shot_id)
                .returning(m.MoveRow)
            ).all()
            return tuple(sorted(map(values.move, bound), key=lambda move: (move.at, move.id)))

    def add_quote(
        self, interview_id: str, *, verbatim: str, voice: Voice, at: datetime, shot_id: str | None = None
    ) -> Quote:
        """Keep words that were said, at this shot or at none."""
        row = m.QuoteRow(
            id=next_id(),
            interview_id=interview_id,
            verbatim=verbatim,
            voice=voice,
            at=at,
            edited="",
            approved=False,
        )
        with self._database.writing() as session:
            kept = values.quote(keep(session, row))
            if shot_id is not None:
                tie = m.QuoteLinkRow(id=next_id(), quote_id=row.id, shot_id=shot_id, kind=LinkKind.SAID_AT)
                keep(session, tie)
            return kept

    def update_quote(
        self,
        quote_id: str,
        *,
        verbatim: str | None = None,
        edited: str | None = None,
        approved: bool | None = None,
    ) -> Quote:
        """Change what is given. Other words for print than those that were approved ask for approval anew."""
        with self._database.writing() as session:
            row = existing(session, m.QuoteRow, quote_id)
            printed = row.edited or row.verbatim
            row.verbatim = row.verbatim if verbatim is None else verbatim
            row.edited = row.edited if edited is None else edited
            if (row.edited or row.verbatim) != printed:
                row.approved = False
            if approved is not None:
                row.approved = approved
            return values.quote(keep(session, row))

    def remove_quote(self, quote_id: str) -> None:
        """Take a quote away, with its ties; one that is gone already is no error."""
        with self._database.writing() as session:
            row = session.get(m.QuoteRow, quote_id)
            if row is None:
                return
            for mark in session.scalars(select(m.MarkRow).where(m.MarkRow.quote_id == quote_id)):
                mark.quote_id = None
            for tie in session.scalars(select(m.QuoteLinkRow).where(m.QuoteLinkRow.quote_id == quote_id)):
                session.delete(tie)
            session.flush()
            session.delete(row)

    def unlink_quote(self, link_id: str) -> None:
        """Loosen a tie; one that is gone already is no error."""
        with self._database.writing() as session:
            row = session.get(m.QuoteLinkRow, link_id)
            if row is not None:
                session.delete(row)

    def link_quote(self, *, quote_id: str | None, shot_id: str | None, kind: LinkKind) -> QuoteLink:
        """Tie a quote to a shot; either end may be missing."""
        row = m.QuoteLinkRow(id=next_id(), quote_id=quote_id, shot_id=shot_id, kind=kind)
        with self._database.writing() as session:
            return values.quote_link(keep(session, row))

    def add_note(self, interview_id: str, *, text: str, at: datetime, shot_id: str | None = None) -> Note:
        """Keep the researcher's remark."""
        row = m.NoteRow(id=next_id(), interview_id=interview_id, shot_id=shot_id, text=text, at=at)
        with self._database.writing() as session:
            return values.note(keep(session, row))

    def update_note(self, note_id: str, text: str) -> Note:
        """Change the words of a note."""
        with self._database.writing() as session:
            row = existing(session, m.NoteRow, note_id)
            row.text = text
            return values.note(keep(session, row))

    def remove_note(self, note_id: str) -> None:
        """Take a note away; one that is gone already is no error."""
        with self._database.writing() as session:
            row = session.get(m.NoteRow, note_id)
            if row is not None:
                session.delete(row)

    def set_choice(
        self, shot_id: str, verdict: Verdict | None, *, at: datetime, rating: int | None = None
    ) -> Choice | None:
        """Decide about a shot; ``None`` takes the decision back. The rating stays unless one is given."""
        with self._database.writing() as session:
            existing(session, m.ShotRow, shot_id)
            row = session.get(m.ChoiceRow, shot_id)
            if verdict is None:
                if row is not None:
                    session.delete(row)
                return None
            if row is None:
                row = m.ChoiceRow(shot_id=shot_id, rating=0)
            row.verdict, row.at = verdict, at
            if rating is not None:
                row.rating = rating
            return values.choice(keep(session, row))

    def set_alt_text(self, shot_id: str, text: str) -> Shot:
        """Set the shot's own description; empty returns to the generated one."""
        with self._database.writing() as session:
            row = existing(session, m.ShotRow, shot_id)
            row.alt_text = text
            return values.shot(keep(session, row))
