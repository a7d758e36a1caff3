"""Taking back and doing again: what one deed changed in the tables, row by row, and the way there and back.

While a deed is recorded, every row that is added, changed or deleted through the ORM is kept as it was and as it
became. Taking a deed back writes the former rows, but only where nothing else has changed them since: a move from
which the next photo was taken stays as it is, and so does a word on a shot by which it has left the house.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session

from fotointerview.storage import account_models as a
from fotointerview.storage import models as m
from fotointerview.storage.database import RuleError
from fotointerview.storage.part import StudyPart

_KINDS: Final[Mapping[str, type[m.Base]]] = {
    kind.__tablename__: kind
    for kind in (
        m.ShotRow,  # for its description
        m.QuoteRow,
        m.JudgementRow,
        m.MoveRow,
        m.QuoteLinkRow,
        m.MarkRow,
        m.NoteRow,
        m.LookStatementRow,
        m.ChoiceRow,
        m.PlacementRow,
        m.MeasuresRow,
        a.ShotApprovalRow,
    )
}
_BESIDE: Final = frozenset({"intended", "measured"})
"""Columns that the program fills in by itself later; they keep nobody from taking a move back."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after a deed; ``None`` where there was, or is, no row."""

    table: str
    key: str
    before: Row | None
    after: Row | None


@dataclass(slots=True)
class Recording:
    """The changes of one deed, in their order."""

    changes: list[RowChange] = field(default_factory=list)


class JournalPart(StudyPart):
    """Records what deeds change, and takes them back."""

    @contextmanager
    def recording(self) -> Iterator[Recording]:
        """Make one transaction of what is done within, and keep what it changed; of a failed one nothing stays."""
        recording = Recording()

        def begun(session: Session) -> None:
            _listen(session, recording)

        self._database.watchers.append(begun)
        try:
            with self._database.whole():
                yield recording
        finally:
            self._database.watchers.remove(begun)

    def take_back(self, changes: Sequence[RowChange]) -> bool:
        """Write the rows as they were before; ``False``, and nothing changed, where they are no longer as left."""
        steps = [(change.table, change.key, change.after, change.before) for change in reversed(changes)]
        return self._become(steps)

    def do_again(self, changes: Sequence[RowChange]) -> bool:
        """Write the rows as they were after; ``False``, and nothing changed, where they are no longer as found."""
        return self._become([(change.table, change.key, change.before, change.after) for change in changes])

    def _become(self, steps: Sequence[tuple[str, str, Row | None, Row | None]]) -> bool:
        try:
            with self._database.writing() as session:
                for table, key, expected, wanted in steps:
                    if not _turn(session, _KINDS[table], key, expected, wanted):
                        session.rollback()
                        return False
                    session.flush()
        except RuleError:  # what the row belonged to is gone, or another has taken its place
            return False
        return True


def _turn(session: Session, kind: type[m.Base], key: str, expected: Row | None, wanted: Row | None) -> bool:
    """Bring one row from what is expected to what is wanted; ``False`` where something else is found."""
    row = session.get(kind, key)
    if expected is None:
        if row is None and wanted is not None:
            session.add(kind(**wanted))
        return row is None
    if row is None:
        return False
    touched = [
        name
        for name, value in expected.items()
        if name not in _BESIDE and (wanted is None or wanted[name] != value)
    ]
    if any(getattr(row, name) != expected[name] for name in touched):
        return False
    if wanted is None:
        if _is_leant_on(session, key) or (isinstance(row, a.ShotApprovalRow) and _has_left(session, row)):
            return False
        session.delete(row)
    else:
        for name in touched:
            setattr(row, name, wanted[name])
    return True


def _is_leant_on(session: Session, key: str) -> bool:
    """Whether something said since belongs to the row; deleting it would change that unseen."""
    return any(
        session.scalars(select(leaning.id).where(column == key).limit(1)).first() is not None
        for leaning, column in (
            (m.QuoteLinkRow, m.QuoteLinkRow.quote_id),
            (m.MarkRow, m.MarkRow.quote_id),
            (m.MarkRow, m.MarkRow.judgement_id),
        )
    )


def _has_left(session: Session, word: a.ShotApprovalRow) -> bool:
    """Whether the shot went out of the house after the word on it: then the study must be able to account for that."""
    since = select(a.ExportRunRow.shot_ids).where(a.ExportRunRow.at >= word.at)
    return any(word.shot_id in shot_ids for shot_ids in session.scalars(since))


def _listen(session: Session, recording: Recording) -> None:
    """Keep in ``recording`` what ``session`` commits."""
    found: list[tuple[m.Base, Row | None, bool]] = []
    kept: list[RowChange] = []

    @event.listens_for(session, "before_flush")
    def _before(session: Session, *_more: object) -> None:
        found.extend((row, None, False) for row in session.new if _is_said(row))
        found.extend(
            (row, _former(row), False) for row in session.dirty if _is_said(row) and session.is_modified(row)
        )
        found.extend((row, _former(row), True) for row in session.deleted if _is_said(row))

    @event.listens_for(session, "after_flush")
    def _after(_session: Session, *_more: object) -> None:
        for row, before, is_gone in found:
            kept.append(RowChange(row.__tablename__, str(_key(row)), before, None if is_gone else _now(row)))
        found.clear()

    @event.listens_for(session, "after_commit")
    def _committed(_session: Session) -> None:
        recording.changes.extend(kept)
        kept.clear()


def _is_said(row: object) -> bool:
    return isinstance(row, m.Base) and row.__tablename__ in _KINDS


def _key(row: m.Base) -> Any:
    return getattr(row, inspect(type(row)).primary_key[0].name)


def _names(row: m.Base) -> Sequence[str]:
    return [attribute.key for attribute in inspect(type(row)).column_attrs]


def _now(row: m.Base) -> Row:
    return {name: getattr(row, name) for name in _names(row)}


def _former(row: m.Base) -> Row:
    """The row as it was when it was read."""
    state = inspect(row)
    former = {}
    for name in _names(row):
        changed = state.attrs[name].history
        former[name] = changed.deleted[0] if changed.deleted else getattr(row, name)
    return former
