"""Writing what is drawn on shots, how they are to be shown, and what was measured on them.

Every call is one transaction and returns what is then kept. Points are normalised on the upright picture.
"""

from collections.abc import Sequence
from datetime import datetime

from fotointerview.domain.measures import Measures
from fotointerview.domain.sayings import Look, LookStatement, Mark, Point
from fotointerview.domain.words import MarkKind, Voice
from fotointerview.storage import models as m
from fotointerview.storage import values
from fotointerview.storage.part import StudyPart, existing, keep
from fotointerview.storage.types import next_id

Strokes = tuple[tuple[Point, ...], ...]


class MarksPart(StudyPart):
    """Marks, looks and measures. Unknown ids raise ``RuleError``."""

    def add_mark(
        self,
        shot_id: str,
        *,
        kind: MarkKind,
        strokes: Strokes,
        voice: Voice,
        at: datetime,
        text: str = "",
        pressure: Sequence[Sequence[float]] = (),
        quote_id: str | None = None,
        judgement_id: str | None = None,
    ) -> Mark:
        """Keep something drawn; see :class:`~fotointerview.domain.sayings.Mark`."""
        row = m.MarkRow(
            id=next_id(),
            shot_id=shot_id,
            kind=kind,
            strokes=values.strokes_json(strokes),
            voice=voice,
            at=at,
            text=text,
            pressure=values.pressure_json(pressure),
            quote_id=quote_id,
            judgement_id=judgement_id,
        )
        with self._database.writing() as session:
            return values.mark(keep(session, row))

    def update_mark(self, mark_id: str, *, strokes: Strokes | None = None, text: str | None = None) -> Mark:
        """Move or reshape a mark, or change what it says; what is not given stays.

        Pressure stays as long as it has a number for every point.
        """
        with self._database.writing() as session:
            row = existing(session, m.MarkRow, mark_id)
            if strokes is not None:
                if [len(stroke) for stroke in strokes] != [len(stroke) for stroke in row.strokes]:
                    row.pressure = []
                row.strokes = values.strokes_json(strokes)
            if text is not None:
                row.text = text
            return values.mark(keep(session, row))

    def tie_mark(self, mark_id: str, *, quote_id: str | None = None, judgement_id: str | None = None) -> Mark:
        """Tie a mark to a quote or to a judgement's reason; without either it is loose again."""
        with self._database.writing() as session:
            row = existing(session, m.MarkRow, mark_id)
            row.quote_id, row.judgement_id = quote_id, judgement_id
            return values.mark(keep(session, row))

    def mark(self, mark_id: str) -> Mark | None:
        """The mark of that id, if there is one."""
        with self._database.reading() as session:
            row = session.get(m.MarkRow, mark_id)
            return None if row is None else values.mark(row)

    def remove_mark(self, mark_id: str) -> None:
        """Take a mark away; one that is gone already is no error."""
        with self._database.writing() as session:
            row = session.get(m.MarkRow, mark_id)
            if row is not None:
                session.delete(row)

    def add_look(self, shot_id: str, *, look: Look, voice: Voice, at: datetime) -> LookStatement:
        """Record the look somebody asks for; earlier ones stay as history."""
        row = m.LookStatementRow(
            id=next_id(), shot_id=shot_id, look=values.look_json(look), voice=voice, at=at
        )
        with self._database.writing() as session:
            return values.look_statement(keep(session, row))

    def set_measures(self, shot_id: str, measured: Measures) -> Measures:
        """Keep what was measured on a shot, in place of what was kept before."""
        with self._database.writing() as session:
            existing(session, m.ShotRow, shot_id)
            row = session.get(m.MeasuresRow, shot_id) or m.MeasuresRow(shot_id=shot_id)
            row.numbers = values.measures_json(measured)
            return values.measures(keep(session, row))
