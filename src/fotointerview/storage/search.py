"""Searching the words of a study: names, roles, quotes, notes, moves and judgements.

The index (FTS5) is kept by triggers in the database; real names are in no index. What somebody typed goes to SQLite
as quoted words only, so that nothing in it is ever syntax.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import BindParameter, Executable, Row, bindparam, select, text
from sqlalchemy.orm import Session

from fotointerview.domain.search import Hit, HitKind, Term, excerpt, joined, matches, terms, within
from fotointerview.domain.words import Answer, Dimension
from fotointerview.storage import models as m
from fotointerview.storage.part import StudyPart
from fotointerview.storage.types import UtcDateTime

LIMIT: Final = 200

_LISTED: Final = {
    HitKind.JUDGEMENT: "SELECT 'judgement' AS kind, j.id AS ref, j.reason AS words, j.at AS at FROM judgement j",
    HitKind.MOVE: "SELECT 'move' AS kind, v.id AS ref, v.words AS words, v.at AS at FROM move v",
    HitKind.QUOTE: "SELECT 'quote' AS kind, q.id AS ref, q.verbatim AS words, q.at AS at FROM quote q",
    HitKind.NOTE: "SELECT 'note' AS kind, n.id AS ref, n.text AS words, n.at AS at FROM note n",
    HitKind.PARTICIPANT: (
        "SELECT 'participant' AS kind, p.id AS ref, p.code || ' ' || p.alias AS words, NULL AS at FROM participant p"
    ),
    HitKind.ROLE: (
        "SELECT 'role' AS kind, r.id AS ref, r.name_nl || ' ' || r.name_en AS words, NULL AS at FROM role r"
    ),
}
"""Everything there is of each kind."""

_SHOTS: Final = "IN (SELECT id FROM shot WHERE interview_id IN (SELECT id FROM their_interview))"
_THEIRS: Final = {
    HitKind.JUDGEMENT: f"j.shot_id {_SHOTS}",
    HitKind.MOVE: f"v.from_shot_id {_SHOTS}",
    HitKind.QUOTE: "q.interview_id IN (SELECT id FROM their_interview)",
    HitKind.NOTE: "n.interview_id IN (SELECT id FROM their_interview)",
    HitKind.PARTICIPANT: "p.id IN (SELECT id FROM theirs)",
}
"""What of each kind is of certain people, who are the table ``theirs``; reached from them by the indexes."""

_VALUE: Final = {"role_id": "role_id", "id": "participant_id"}
"""By which columns people are picked, and what the value of each is called."""

_CERTAIN_PEOPLE: Final = """
    theirs AS (SELECT id FROM participant WHERE {people}),
    their_interview AS (SELECT id FROM interview WHERE participant_id IN (SELECT id FROM theirs)),
"""
_NEWEST: Final = (
    "SELECT kind, ref, words, 0 AS score, at FROM ({listed}) ORDER BY at DESC, ref DESC LIMIT :limit"
)
_BEST: Final = """
    SELECT d.kind, d.ref, d.words, s.rank AS score, NULL AS at
    FROM (SELECT rowid, rank FROM search WHERE search MATCH :words ORDER BY rank LIMIT :limit) s
    JOIN search_doc d ON d.id = s.rowid
"""
_BEST_OF_SOME: Final = """
    SELECT d.kind, d.ref, d.words, s.rank AS score, NULL AS at
    FROM search s JOIN search_doc d ON d.id = s.rowid
    WHERE s.search MATCH :words AND {some} ORDER BY s.rank LIMIT :limit
"""
_TOLD: Final = """
    WITH {people} found AS ({found}), placed AS (
        SELECT f.kind, f.ref, f.score, coalesce(q.verbatim, f.words) AS words, q.edited,
            j.answer, v.dimension, v.step,
            coalesce(j.at, v.at, n.at, q.at) AS said_at, n.interview_id AS noted_in, q.interview_id AS quoted_in,
            coalesce(j.shot_id, v.from_shot_id, n.shot_id, (
                SELECT l.shot_id FROM quote_link l JOIN shot o ON o.id = l.shot_id
                WHERE l.quote_id = q.id AND l.kind = 'said-at' ORDER BY o.number LIMIT 1)) AS shot_id
        FROM found f
        LEFT JOIN judgement j ON f.kind = 'judgement' AND j.id = f.ref
        LEFT JOIN move v ON f.kind = 'move' AND v.id = f.ref
        LEFT JOIN note n ON f.kind = 'note' AND n.id = f.ref
        LEFT JOIN quote q ON f.kind = 'quote' AND q.id = f.ref
    )
    SELECT t.kind, t.ref, t.words, t.edited, t.answer, t.dimension, t.step, t.said_at AS at,
        s.id AS shot_id, s.number AS shot_number, i.id AS interview_id,
        coalesce(i.participant_id, CASE t.kind WHEN 'participant' THEN t.ref END) AS participant_id
    FROM placed t
    LEFT JOIN shot s ON s.id = t.shot_id
    LEFT JOIN interview i ON i.id = coalesce(t.noted_in, t.quoted_in, s.interview_id)
    ORDER BY t.score, t.said_at DESC, t.ref DESC
"""


class SearchPart(StudyPart):
    """Finds what was said, and who it was."""

    def search(
        self,
        query: str,
        *,
        limit: int = LIMIT,
        kinds: Collection[HitKind] = (),
        answers: Collection[Answer] = (),
        dimensions: Collection[Dimension] = (),
        role_id: str = "",
        participant_id: str = "",
        names: bool = False,
    ) -> tuple[Hit, ...]:
        """The best hits first; without words to search for, the newest first (people and roles after them).

        Args:
            query: what somebody typed: all its words must be there, the last one as a prefix, "…" as a phrase.
                A query of signs only finds nothing.
            limit: how many hits at most.
            kinds: only these; none means all.
            answers: only judgements with one of these answers; together with ``dimensions`` either of the two.
            dimensions: only moves on one of these.
            role_id: only what is of people of that role, and the role itself.
            participant_id: only what is of that participant.
            names: also look among the real names, and show a participant found there by that name.
        """
        wanted = terms(query)
        where = _where(kinds, answers, dimensions, role_id=role_id, participant_id=participant_id)
        if limit < 1 or not where.kinds or (query.strip() and not wanted):
            return ()
        with self._database.reading() as session:
            by_name = _by_name(session, wanted, where) if names and wanted else []
            rows = session.execute(_query(wanted, where, limit)).all()
        known = {hit.ref for hit in by_name}
        found = [*by_name, *(_hit(row, wanted) for row in rows if row.ref not in known)][:limit]
        return tuple(replace(hit, rank=rank) for rank, hit in enumerate(found))

    def rebuild_search(self) -> None:
        """Make the index anew from the words that are there, so that no erased word lives on in it or in the log."""
        with self._database.writing() as session:
            session.execute(text("INSERT INTO search(search) VALUES ('rebuild')"))
        self._database.forget_deleted()


@dataclass(frozen=True, slots=True)
class _Where:
    """Which hits count: of which kinds, of certain people or everybody, and with which values."""

    kinds: frozenset[HitKind]
    people: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether everything of its kinds counts."""
        return not self.values

    def listed(self) -> str:
        """Everything that counts, in SQL."""
        return " UNION ALL ".join(self._listed(kind) for kind in _LISTED if kind in self.kinds)

    def _listed(self, kind: HitKind) -> str:
        conditions = []
        if self.people:
            # A role is of nobody; it is one of the hits where its own people are asked for.
            conditions.append(_THEIRS.get(kind, "r.id = :role_id" if "role_id" in self.values else "FALSE"))
        if kind is HitKind.JUDGEMENT and "answers" in self.values:
            conditions.append("j.answer IN :answers")
        if kind is HitKind.MOVE and "dimensions" in self.values:
            conditions.append("v.dimension IN :dimensions")
        return _LISTED[kind] + (f" WHERE {' AND '.join(conditions)}" if conditions else "")


def _where(
    kinds: Collection[HitKind],
    answers: Collection[Answer],
    dimensions: Collection[Dimension],
    *,
    role_id: str,
    participant_id: str,
) -> _Where:
    wanted = set(kinds) or set(HitKind)
    values: dict[str, Any] = {}
    if answers or dimensions:
        wanted &= ({HitKind.JUDGEMENT} if answers else set()) | ({HitKind.MOVE} if dimensions else set())
    if HitKind.JUDGEMENT in wanted and answers:
        values["answers"] = [one.value for one in answers]
    if HitKind.MOVE in wanted and dimensions:
        values["dimensions"] = [one.value for one in dimensions]
    people = [("role_id", role_id), ("id", participant_id)]
    asked = " AND ".join(f"{column} = :{_VALUE[column]}" for column, value in people if value)
    values |= {_VALUE[column]: value for column, value in people if value}
    return _Where(frozenset(wanted), asked, values)


def _query(wanted: Sequence[Term], where: _Where, limit: int) -> Executable:
    values = {**where.values, "limit": limit}
    if wanted:
        values["words"] = _match(wanted)
    if not wanted:
        found = _NEWEST.format(listed=where.listed())
    elif not where.is_open:
        found = _BEST_OF_SOME.format(some=f"d.ref IN (SELECT ref FROM ({where.listed()}))")
    elif len(where.kinds) < len(HitKind):
        values["kinds"] = [kind.value for kind in where.kinds]
        found = _BEST_OF_SOME.format(some="d.kind IN :kinds")
    else:
        found = _BEST
    people = _CERTAIN_PEOPLE.format(people=where.people) if where.people else ""
    bound: list[BindParameter[Any]] = [
        bindparam(name, value, expanding=isinstance(value, list)) for name, value in values.items()
    ]
    return text(_TOLD.format(people=people, found=found)).bindparams(*bound).columns(at=UtcDateTime())


def _match(wanted: Sequence[Term]) -> str:
    """The terms as FTS5 reads them: strings between quotes; there is no quote in a word."""
    return " ".join(f'"{" ".join(term.words)}"{"*" if term.prefix else ""}' for term in wanted)


def _hit(row: Row[Any], wanted: Sequence[Term]) -> Hit:
    words, found = excerpt(_telling(row.words, row.edited or "", wanted).strip(), wanted)
    return Hit(
        kind=HitKind(row.kind),
        ref=row.ref,
        participant_id=row.participant_id or "",
        interview_id=row.interview_id or "",
        shot_id=row.shot_id or "",
        shot_number=row.shot_number,
        when=row.at,
        words=words,
        matches=found,
        answer=Answer(row.answer) if row.answer else None,
        dimension=Dimension(row.dimension) if row.dimension else None,
        step=row.step or 0,
    )


def _telling(words: str, edited: str, wanted: Sequence[Term]) -> str:
    """Of a quote that was edited: as it was said, or the edit where more of what was searched for is in that."""
    if edited and len(matches(edited, wanted)) > len(matches(words, wanted)):
        return edited
    return words


def _by_name(session: Session, wanted: Sequence[Term], where: _Where) -> list[Hit]:
    """The participants in whose real name every term occurs, anywhere in it."""
    if HitKind.PARTICIPANT not in where.kinds:
        return []
    person, real = m.ParticipantRow, m.RealNameRow
    query = select(person.id, real.name).join(real, real.code == person.code).order_by(person.code)
    if "role_id" in where.values:
        query = query.where(person.role_id == where.values["role_id"])
    if "participant_id" in where.values:
        query = query.where(person.id == where.values["participant_id"])
    found = []
    for participant_id, name in session.execute(query):
        places = [within(name, term) for term in wanted]
        if all(places):
            spans = joined(span for place in places for span in place)
            found.append(Hit(HitKind.PARTICIPANT, participant_id, participant_id, words=name, matches=spans))
    return found
