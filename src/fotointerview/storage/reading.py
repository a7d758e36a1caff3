"""Reading chains: a whole interview in a handful of queries, however many shots it has.

Every table is read once, as plain rows (building ORM objects would cost three times as much), and the rows
are laid out by shot in memory.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from fotointerview.domain.chain import Chain, Link, Words
from fotointerview.domain.ledger import Placement, ShotApproval
from fotointerview.domain.measures import Measures
from fotointerview.domain.people import Interview
from fotointerview.domain.sayings import Choice, Judgement, LookStatement, Mark, Move, Quote, QuoteLink
from fotointerview.domain.shots import Shot, ShotFile
from fotointerview.domain.words import LinkKind, Verdict
from fotointerview.storage import account_models as a
from fotointerview.storage import models as m
from fotointerview.storage import values
from fotointerview.storage.database import RuleError
from fotointerview.storage.part import RowT, StudyPart, existing

_T = TypeVar("_T")
_K = TypeVar("_K", bound=Hashable)


@dataclass(slots=True)
class _Said:
    """What was said and drawn about some shots, by shot id."""

    files: dict[str, list[ShotFile]]
    judgements: dict[str, list[Judgement]]
    moves_here: dict[str, list[Move]]
    moves_next: dict[str, list[Move]]
    marks: dict[str, list[Mark]]
    quotes: dict[str, list[Quote]]
    looks: dict[str, list[LookStatement]]
    choices: dict[str, Choice]
    measures: dict[str, Measures]
    placements: dict[str, list[Placement]]
    approvals: dict[str, list[ShotApproval]]

    def link(self, shot: Shot) -> Link:
        """The link of one of the shots."""
        return Link(
            shot=shot,
            files=tuple(self.files[shot.id]),
            judgements=tuple(self.judgements[shot.id]),
            moves_here=tuple(self.moves_here[shot.id]),
            moves_next=tuple(self.moves_next[shot.id]),
            marks=tuple(self.marks[shot.id]),
            quotes=tuple(self.quotes[shot.id]),
            looks=tuple(self.looks[shot.id]),
            choice=self.choices.get(shot.id),
            measures=self.measures.get(shot.id),
            placements=tuple(self.placements[shot.id]),
            approvals=tuple(self.approvals[shot.id]),
        )


class ReadingPart(StudyPart):
    """Chains, links, and what belongs to an interview beside them."""

    def chain(self, interview_id: str) -> Chain:
        """One interview with all its shots, by number.

        Raises:
            RuleError: when there is none of that id.
        """
        with self._database.reading() as session:
            row = existing(session, m.InterviewRow, interview_id)
            return _chains(session, [values.interview(row)], m.ShotRow.interview_id == interview_id)[0]

    def chains(self) -> tuple[Chain, ...]:
        """Every interview, from law to counter (without a role last) and then by time."""
        with self._database.reading() as session:
            ordered = (
                select(m.InterviewRow)
                .join(m.ParticipantRow, m.ParticipantRow.id == m.InterviewRow.participant_id)
                .outerjoin(m.RoleRow, m.RoleRow.id == m.ParticipantRow.role_id)
                .order_by(m.RoleRow.position.nulls_last(), m.InterviewRow.started_at, m.InterviewRow.id)
            )
            interviews = [values.interview(row) for row in session.scalars(ordered)]
            return tuple(_chains(session, interviews, true()))

    def link(self, shot_id: str) -> Link:
        """One shot with everything said about it.

        Raises:
            RuleError: when there is none of that id.
        """
        with self._database.reading() as session:
            return read_link(session, shot_id)

    def files(self) -> tuple[ShotFile, ...]:
        """Every file of every shot that is there to stay, in the order in which they came."""
        table, shot = m.ShotFileRow.__table__, m.ShotRow.__table__
        kept = select(table).join(shot, shot.c.id == table.c.shot_id).where(~shot.c.trial)
        with self._database.reading() as session:
            rows = _plain(session, m.ShotFileRow, kept.order_by(table.c.id))
            return tuple(map(values.shot_file, rows))

    def shot_count(self) -> int:
        """How many shots the study has."""
        with self._database.reading() as session:
            return session.scalars(select(func.count()).select_from(m.ShotRow)).one()

    def shot_places(self) -> dict[str, tuple[str, int]]:
        """Interview and number of every shot, by its id."""
        with self._database.reading() as session:
            rows = session.execute(select(m.ShotRow.id, m.ShotRow.interview_id, m.ShotRow.number))
            return {row.id: (row.interview_id, row.number) for row in rows}

    def shot_counts(self) -> dict[str, int]:
        """How many shots each interview has, by its id; an interview without shots is not in it."""
        counted = select(m.ShotRow.interview_id, func.count().label("shots")).group_by(m.ShotRow.interview_id)
        with self._database.reading() as session:
            return {row.interview_id: row.shots for row in session.execute(counted)}

    def portraits(self) -> dict[str, Link]:
        """Of each participant the newest shot that was chosen, by the participant's id."""
        newest = (
            select(m.InterviewRow.participant_id, func.max(m.ShotRow.number).label("number"))
            .join(m.ShotRow, m.ShotRow.interview_id == m.InterviewRow.id)
            .join(m.ChoiceRow, m.ChoiceRow.shot_id == m.ShotRow.id)
            .where(m.ChoiceRow.verdict == Verdict.CHOSEN)
            .group_by(m.InterviewRow.participant_id)
            .subquery()
        )
        query = select(newest.c.participant_id, m.ShotRow.id).join(
            m.ShotRow, m.ShotRow.number == newest.c.number
        )
        with self._database.reading() as session:
            found = session.execute(query).all()
            return {participant_id: read_link(session, shot_id) for participant_id, shot_id in found}

    def link_before(self, shot_id: str) -> Link | None:
        """The shot before this one in the same interview, with everything said about it."""
        with self._database.reading() as session:
            shot = existing(session, m.ShotRow, shot_id)
            before = session.scalars(
                select(m.ShotRow.id)
                .where(m.ShotRow.interview_id == shot.interview_id, m.ShotRow.number < shot.number)
                .order_by(m.ShotRow.number.desc())
                .limit(1)
            ).first()
            return None if before is None else read_link(session, before)

    def words(self, interview_id: str) -> Words:
        """All words of an interview, oldest first."""
        with self._database.reading() as session:
            return _words(session, [interview_id])[interview_id]

    def quote_links(self) -> tuple[QuoteLink, ...]:
        """Every tie between quotes and shots, in the order in which they were made."""
        with self._database.reading() as session:
            rows = session.scalars(select(m.QuoteLinkRow).order_by(m.QuoteLinkRow.id))
            return tuple(values.quote_link(row) for row in rows)


def read_link(session: Session, shot_id: str) -> Link:
    """One shot with everything said about it, in the caller's session."""
    wanted = m.ShotRow.id == shot_id
    rows = _plain(session, m.ShotRow, select(m.ShotRow.__table__).where(wanted))
    if not rows:
        raise RuleError(f"there is no shot {shot_id!r}")
    return _said(session, wanted).link(values.shot(rows[0]))


def _words(session: Session, interview_ids: Sequence[str]) -> dict[str, Words]:
    """All words of interviews, by interview."""
    quote, tie, note = m.QuoteRow, m.QuoteLinkRow, m.NoteRow
    many = len(interview_ids) > 1  # then all of them: a list of ids could grow beyond what SQLite takes
    said = select(quote.__table__).order_by(quote.at, quote.id)
    ties = (
        select(quote.interview_id.label("of_interview"), *tie.__table__.columns)
        .join(quote, quote.id == tie.quote_id)
        .order_by(tie.id)
    )
    noted = select(note.__table__).order_by(note.at, note.id)
    if not many:
        said = said.where(quote.interview_id.in_(interview_ids))
        ties = ties.where(quote.interview_id.in_(interview_ids))
        noted = noted.where(note.interview_id.in_(interview_ids))
    quotes = _grouped(map(values.quote, _plain(session, quote, said)), lambda one: one.interview_id)
    notes = _grouped(map(values.note, _plain(session, note, noted)), lambda one: one.interview_id)
    links: dict[str, list[QuoteLink]] = defaultdict(list)
    for row in session.execute(ties):
        links[row.of_interview].append(values.quote_link(cast("m.QuoteLinkRow", row)))
    return {one: Words(tuple(quotes[one]), tuple(links[one]), tuple(notes[one])) for one in interview_ids}


def _chains(session: Session, interviews: Sequence[Interview], wanted: ColumnElement[bool]) -> list[Chain]:
    """The chains of ``interviews``; ``wanted`` says in terms of the shot table which shots are theirs."""
    shots = _plain(session, m.ShotRow, select(m.ShotRow.__table__).where(wanted).order_by(m.ShotRow.number))
    by_interview = _grouped(map(values.shot, shots), lambda shot: shot.interview_id)
    said = _said(session, wanted)
    loose = _loose_quotes(session, interviews)
    words = _words(session, [interview.id for interview in interviews])
    participants = {row.id: values.participant(row) for row in session.scalars(select(m.ParticipantRow))}
    roles = {row.id: values.role(row) for row in session.scalars(select(m.RoleRow))}
    chains = []
    for interview in interviews:
        participant = participants[interview.participant_id]
        chains.append(
            Chain(
                interview=interview,
                participant=participant,
                role=roles.get(participant.role_id or ""),
                links=tuple(said.link(shot) for shot in by_interview[interview.id]),
                loose_quotes=tuple(loose[interview.id]),
                words=words[interview.id],
            )
        )
    return chains


def _said(session: Session, wanted: ColumnElement[bool]) -> _Said:
    """Everything said about the shots for which ``wanted`` holds, one query per table."""
    shots = select(m.ShotRow.id).where(wanted)
    judgement, move, mark, look = m.JudgementRow, m.MoveRow, m.MarkRow, m.LookStatementRow
    approval = a.ShotApprovalRow

    def about(kind: type[RowT], *order: InstrumentedAttribute[Any]) -> Sequence[RowT]:
        table = kind.__table__
        return _plain(
            session, kind, select(table).where(table.c.shot_id.in_(shots)).order_by(*order or (table.c.id,))
        )

    moves = [
        values.move(row)
        for row in _plain(
            session,
            move,
            select(move.__table__)
            .where(or_(move.from_shot_id.in_(shots), move.to_shot_id.in_(shots)))
            .order_by(move.at, move.id),
        )
    ]
    return _Said(
        files=_grouped(map(values.shot_file, about(m.ShotFileRow)), lambda file: file.shot_id),
        judgements=_grouped(
            map(values.judgement, about(judgement, judgement.at, judgement.id)), lambda said: said.shot_id
        ),
        moves_here=_grouped((one for one in moves if one.to_shot_id), lambda one: one.to_shot_id or ""),
        moves_next=_grouped(moves, lambda one: one.from_shot_id),
        marks=_grouped(map(values.mark, about(mark, mark.at, mark.id)), lambda drawn: drawn.shot_id),
        quotes=_quotes_said_at(session, shots),
        looks=_grouped(
            map(values.look_statement, about(look, look.at, look.id)), lambda asked: asked.shot_id
        ),
        choices={row.shot_id: values.choice(row) for row in about(m.ChoiceRow, m.ChoiceRow.shot_id)},
        measures={row.shot_id: values.measures(row) for row in about(m.MeasuresRow, m.MeasuresRow.shot_id)},
        placements=_grouped(map(values.placement, about(m.PlacementRow)), lambda placed: placed.shot_id),
        approvals=_grouped(
            map(values.shot_approval, about(approval, approval.at, approval.id)), lambda said: said.shot_id
        ),
    )


def _quotes_said_at(session: Session, shots: Select[Any]) -> dict[str, list[Quote]]:
    """Quotes by the shot at which they were said, in time order."""
    quote, tie = m.QuoteRow, m.QuoteLinkRow
    query = (
        select(tie.shot_id.label("said_at_shot"), *quote.__table__.columns)
        .join(quote, quote.id == tie.quote_id)
        .where(tie.kind == LinkKind.SAID_AT, tie.shot_id.in_(shots))
        .order_by(quote.at, quote.id)
    )
    found: dict[str, list[Quote]] = defaultdict(list)
    for row in session.execute(query):
        found[row.said_at_shot].append(values.quote(cast("m.QuoteRow", row)))
    return found


def _loose_quotes(session: Session, interviews: Sequence[Interview]) -> dict[str, list[Quote]]:
    """Quotes that were said at no shot, by interview, in time order."""
    quote, tie = m.QuoteRow, m.QuoteLinkRow
    placed = select(tie.quote_id).where(
        tie.kind == LinkKind.SAID_AT, tie.shot_id.is_not(None), tie.quote_id == quote.id
    )
    query = select(quote.__table__).where(~placed.exists()).order_by(quote.at, quote.id)
    if len(interviews) == 1:
        query = query.where(quote.interview_id == interviews[0].id)
    return _grouped(map(values.quote, _plain(session, quote, query)), lambda said: said.interview_id)


def _plain(session: Session, kind: type[RowT], query: Select[Any]) -> Sequence[RowT]:
    """Rows of ``kind``'s table; not ORM objects, but with the same attributes, which is all that is read."""
    return cast("Sequence[RowT]", session.execute(query).all())


def _grouped(items: Iterable[_T], key: Callable[[_T], _K]) -> dict[_K, list[_T]]:
    groups: dict[_K, list[_T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups
