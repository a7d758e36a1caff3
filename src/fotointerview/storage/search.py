"""Searching the words of a study: names, roles, quotes, notes, moves and judgements.

The index (FTS5) is kept by triggers in the database; real names are in no index. What somebody typed goes to SQLite
as quoted words only, so that nothing in it is ever syntax.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import BindParameter, Executable, Row, bindparam, select, text
from sqlalchemy.orm import Session

from fotointerview.domain.search import Hit, HitKind, Term, excerpt, joined, terms, within
from fotointerview.domain.words import Answer, Dimension
from fotointerview.storage import models as m
from fotointerview.storage.part import StudyPart
from fotointerview.storage.types import UtcDateTime

LIMIT: Final = 200

_MATCHED: Final = """
    SELECT d.id, d.kind, d.ref, d.words, s.rank AS score, NULL AS at
    FROM (SELECT rowid, rank FROM search WHERE search MATCH :words {early}) s
    JOIN search_doc d ON d.id = s.rowid
"""
_LISTED: Final = {
    HitKind.JUDGEMENT: "SELECT 0 AS id, 'judgement' AS kind, id AS ref, reason AS words, 0 AS score, at FROM judgement",
    HitKind.MOVE: "SELECT 0 AS id, 'move' AS kind, id AS ref, words, 0 AS score, at FROM move",
    HitKind.QUOTE: (
        "SELECT 0 AS id, 'quote' AS kind, id AS ref, verbatim || ' ' || edited AS words, 0 AS score, at FROM quote"
    ),
    HitKind.NOTE: "SELECT 0 AS id, 'note' AS kind, id AS ref, text AS words, 0 AS score, at FROM note",
    HitKind.PARTICIPANT: (
        "SELECT 0 AS id, 'participant' AS kind, id AS ref, code || ' ' || alias AS words, 0 AS score, NULL AS at"
        " FROM participant"
    ),
    HitKind.ROLE: (
        "SELECT 0 AS id, 'role' AS kind, id AS ref, name_nl || ' ' || name_en AS words, 0 AS score, NULL AS at"
        " FROM role"
    ),
}
_PLACED: Final = """
    SELECT f.kind, f.ref, f.words, f.score, coalesce(j.at, v.at, n.at, q.at) AS at,
        coalesce(j.shot_id, v.from_shot_id, n.shot_id) AS shot_id, i.id AS interview_id, p.id AS participant_id
    FROM ({found}) f
    LEFT JOIN judgement j ON f.kind = 'judgement' AND j.id = f.ref
    LEFT JOIN move v ON f.kind = 'move' AND v.id = f.ref
    LEFT JOIN note n ON f.kind = 'note' AND n.id = f.ref
    LEFT JOIN quote q ON f.kind = 'quote' AND q.id = f.ref
    LEFT JOIN shot s ON s.id = coalesce(j.shot_id, v.from_shot_id)
    LEFT JOIN interview i ON i.id = coalesce(s.interview_id, n.interview_id, q.interview_id)
    LEFT JOIN participant p ON p.id = coalesce(i.participant_id, CASE f.kind WHEN 'participant' THEN f.ref END)
    {where}
    ORDER BY f.score, coalesce(j.at, v.at, n.at, q.at) DESC, f.ref DESC
    LIMIT :limit
"""
_TOLD: Final = """
    SELECT t.kind, t.ref, t.words, t.at, t.interview_id, t.participant_id, s.id AS shot_id, s.number AS shot_number
    FROM ({placed}) t
    LEFT JOIN shot s ON s.id = coalesce(t.shot_id, (
        SELECT l.shot_id FROM quote_link l JOIN shot o ON o.id = l.shot_id
        WHERE t.kind = 'quote' AND l.quote_id = t.ref AND l.kind = 'said-at' ORDER BY o.number LIMIT 1))
    ORDER BY t.score, t.at DESC, t.ref DESC
"""
_EARLY_BEST: Final = "ORDER BY rank LIMIT :limit"
_EARLY_NEWEST: Final = "SELECT * FROM ({found}) ORDER BY at DESC, ref DESC LIMIT :limit"
"""Where nothing is asked of what was found, only the first are looked up any further."""

_SAID_BRIEFLY: Final = frozenset({HitKind.JUDGEMENT, HitKind.MOVE})


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
    """Which hits count: of which kinds, under which further conditions, with which values."""

    kinds: frozenset[HitKind]
    conditions: tuple[str, ...]
    values: dict[str, Any]

    @property
    def is_open(self) -> bool:
        """Whether everything counts."""
        return len(self.kinds) == len(HitKind) and not self.conditions

    @property
    def sql(self) -> str:
        """The conditions in SQL."""
        every = (
            [*self.conditions] if len(self.kinds) == len(HitKind) else ["f.kind IN :kinds", *self.conditions]
        )
        return f"WHERE {' AND '.join(every)}" if every else ""


def _where(
    kinds: Collection[HitKind],
    answers: Collection[Answer],
    dimensions: Collection[Dimension],
    *,
    role_id: str,
    participant_id: str,
) -> _Where:
    wanted = set(kinds) or set(HitKind)
    conditions: list[str] = []
    values: dict[str, Any] = {}
    if answers or dimensions:
        wanted &= {HitKind.JUDGEMENT} if not dimensions else {HitKind.MOVE} if not answers else _SAID_BRIEFLY
        conditions.append("(j.answer IN :answers OR v.dimension IN :dimensions)")
        values |= {"answers": [one.value for one in answers], "dimensions": [one.value for one in dimensions]}
    if role_id:
        conditions.append("(p.role_id = :role_id OR (f.kind = 'role' AND f.ref = :role_id))")
        values["role_id"] = role_id
    if participant_id:
        conditions.append("p.id = :participant_id")
        values["participant_id"] = participant_id
    if len(wanted) < len(HitKind):
        values["kinds"] = [kind.value for kind in wanted]
    return _Where(frozenset(wanted), tuple(conditions), values)


def _query(wanted: Sequence[Term], where: _Where, limit: int) -> Executable:
    if wanted:
        found = _MATCHED.format(early=_EARLY_BEST if where.is_open else "")
    else:
        found = " UNION ALL ".join(_LISTED[kind] for kind in HitKind if kind in where.kinds)
        if not where.conditions:
            found = _EARLY_NEWEST.format(found=found)
    values = where.values | {"limit": limit} | ({"words": _match(wanted)} if wanted else {})
    bound: list[BindParameter[Any]] = [
        bindparam(name, value, expanding=isinstance(value, list)) for name, value in values.items()
    ]
    told = _TOLD.format(placed=_PLACED.format(found=found, where=where.sql))
    return text(told).bindparams(*bound).columns(at=UtcDateTime())


def _match(wanted: Sequence[Term]) -> str:
    """The terms as FTS5 reads them: strings between quotes; there is no quote in a word."""
    return " ".join(f'"{" ".join(term.words)}"{"*" if term.prefix else ""}' for term in wanted)


def _hit(row: Row[Any], wanted: Sequence[Term]) -> Hit:
    words, found = excerpt(row.words.strip(), wanted)
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
    )


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
