"""A study with three people whose words are all their own, for erasing one of them."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import Closeness, ConsentEvent, ExportRun, Loan, ShotApproval
from fotointerview.domain.words import (
    Answer,
    ConsentKind,
    Dimension,
    LinkKind,
    MarkKind,
    RopeHolder,
    Voice,
)
from fotointerview.storage import models as m
from fotointerview.storage.account_models import SearchDocRow
from fotointerview.storage.files import make_read_only, make_writable
from fotointerview.storage.second_copy import choose_target, open_copies
from fotointerview.storage.study import StudyStore
from fotointerview.storage.types import next_id
from tests.storage.generator import make_study

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
NAMES = {"P01": "Elian Vermeulen-Okafor", "P02": "Joris d’Hondt", "P03": "Ayşe Yıldırım"}
ALIASES = {"P01": "Zilvervos", "P02": "Waterhoen", "P03": "Grutto"}
ANIMALS = {"P01": "lepelaars", "P02": "kieviten", "P03": "tureluurs"}
"""A word that each of them uses and no one else."""


@dataclass(frozen=True, slots=True)
class Erasable:
    """Where everything is."""

    folder: Path
    target: Path
    copies: Path


def make_erasable(root: Path) -> Erasable:
    """A study of three, three shots each, with everything about them that a study can have."""
    folder, target = root / "De begripvolle ambtenaar", root / "schijf é"
    make_study(folder, shots=9, participants=3, size=(60, 40), discussed=False)
    with StudyStore.open(folder) as store:
        _make_originals_their_own(store)
        for person in store.participants():
            _fill(store, person.code)
    target.mkdir()
    choose_target(target, study=folder)
    with StudyStore.open(folder) as store:
        copies = copy_all(store, target)
    _lay_beside(folder, copies)
    return Erasable(folder, target, copies)


def copy_all(store: StudyStore, target: Path) -> Path:
    """Copy every original; returns the folder of the copies."""
    with open_copies(target, study=store.folder, study_id=store.study().id) as copies:
        assert copies is not None
        for file in store.files():
            copies.keep(file)
        return copies.folder


def words_of(code: str) -> set[str]:
    """The words of a participant by which they would be known."""
    return {NAMES[code], ALIASES[code], ANIMALS[code]}


def contents(folder: Path, *, but: str = "") -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes, without those that have ``but`` in their path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not (but and but in path.relative_to(folder).as_posix())
    }


def rows_about(folder: Path, code: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a participant, by table; nothing of another's."""
    questions = {
        "participant": "SELECT * FROM participant WHERE code = ?",
        "real_name": "SELECT * FROM real_name WHERE code = ?",
        "interview": "SELECT i.* FROM interview i JOIN participant p ON p.id = i.participant_id WHERE p.code = ?",
        "consent_event": "SELECT c.* FROM consent_event c JOIN participant p ON p.id = c.participant_id"
        " WHERE p.code = ?",
        "consent_signature": "SELECT s.* FROM consent_signature s JOIN consent_event c ON c.id = s.event_id"
        " JOIN participant p ON p.id = c.participant_id WHERE p.code = ?",
        "closeness": "SELECT c.* FROM closeness c JOIN participant p ON p.id = c.participant_id WHERE p.code = ?",
    }
    of_interview = "JOIN interview i ON i.id = {}.interview_id JOIN participant p ON p.id = i.participant_id"
    for table in ("shot", "quote", "note"):
        questions[table] = f"SELECT {table}.* FROM {table} {of_interview.format(table)} WHERE p.code = ?"
    for table in ("shot_file", "judgement", "mark", "measures", "shot_approval", "look_statement", "choice"):
        questions[table] = (
            f"SELECT {table}.* FROM {table} JOIN shot ON shot.id = {table}.shot_id"
            f" {of_interview.format('shot')} WHERE p.code = ?"
        )
    questions["move"] = (
        f"SELECT move.* FROM move JOIN shot ON shot.id = move.from_shot_id {of_interview.format('shot')}"
        " WHERE p.code = ?"
    )
    with closing(sqlite3.connect(folder / "study.sqlite")) as connection:
        return {
            table: sorted(connection.execute(query, (code,)).fetchall(), key=repr)
            for table, query in questions.items()
        }


def found(store: StudyStore, word: str) -> int:
    """How many places the search index knows for a word."""
    with store._database.reading() as session:
        query = "SELECT count(*) FROM search WHERE search MATCH ?"
        connection = session.connection().exec_driver_sql(query, (f'"{word}"',))
        assert SearchDocRow.__tablename__ == "search_doc"
        return int(connection.scalar_one())


def _make_originals_their_own(store: StudyStore) -> None:
    """No two files alike: each gets its number behind the end of the picture."""
    with store._database.writing() as session:
        for row in session.query(m.ShotFileRow):
            path = store.absolute(row.path)
            make_writable(path)
            data = path.read_bytes() + row.path.encode()
            path.write_bytes(data)
            make_read_only(path)
            row.sha256, row.size = sha256(data).hexdigest(), len(data)


def _fill(store: StudyStore, code: str) -> None:
    person = store.participant_by_code(code)
    assert person is not None
    interview = store.interview_for(person.id)
    assert interview is not None
    shots = [link.shot.id for link in store.chain(interview.id).links]
    animal = ANIMALS[code]
    store.set_real_name(code, NAMES[code])
    given = ConsentEvent(
        id=new_id(),
        participant_id=person.id,
        kind=ConsentKind.GIVEN,
        grants={"conversation": {"photo": "pseudonym"}, "internal": {"photo": "pseudonym"}},
        at=NOW - timedelta(days=2),
        language="nl",
        wording_version="foto-interview 2026-11-1",
        wording_sha256="ab" * 32,
    )
    store.add_consent(given, signature=[[(0.1, 0.2), (0.3, int(code[1:]) / 10)]])
    with store._database.writing() as session:
        session.get_one(m.ParticipantRow, person.id).alias = ALIASES[code]
        session.get_one(m.ShotRow, shots[0]).alt_text = f"Iemand kijkt naar {animal}."
        about = {"voice": Voice.PARTICIPANT, "at": NOW}
        for index, shot in enumerate(shots):
            session.add(
                m.JudgementRow(
                    id=next_id(), shot_id=shot, answer=Answer.NO, reason=f"Te veel {animal} {index}.", **about
                )
            )
            session.add(
                m.MarkRow(
                    id=next_id(),
                    shot_id=shot,
                    kind=MarkKind.PIN,
                    strokes=[[[0.5, 0.5]]],
                    text=f"hier {animal}",
                    **about,
                )
            )
            quote = m.QuoteRow(
                id=next_id(),
                interview_id=interview.id,
                verbatim=f"Ik zie {animal}, {index} keer. "
                + f"En nog een zin over {animal}. " * 200 * (index == 1),
                edited=f"{animal.capitalize()}!",
                approved=True,
                **about,
            )
            session.add(quote)
            session.flush()
            session.add(m.QuoteLinkRow(id=next_id(), quote_id=quote.id, shot_id=shot, kind=LinkKind.SAID_AT))
        for before, after in pairwise(shots):
            session.add(
                m.MoveRow(
                    id=next_id(),
                    from_shot_id=before,
                    to_shot_id=after,
                    dimension=Dimension.OTHER,
                    step=1,
                    words=f"zonder {animal}",
                    intended="",
                    **about,
                )
            )
        session.add(
            m.NoteRow(
                id=next_id(),
                interview_id=interview.id,
                shot_id=shots[0],
                text=f"houdt van {animal}",
                at=NOW,
            )
        )
    store.approve(ShotApproval(new_id(), shots[0], False, NOW, f"niet met {animal}"))
    rope = Closeness(new_id(), person.id, "de klant", 0.3, 0.1, RopeHolder.BOTH, f"{animal} ertussen", NOW)
    store.add_closeness(rope)
    store.set_ui_state(f"last {code}", {"shot": shots[0], "typing": f"half getypt over {animal}"})


def _lay_beside(folder: Path, copies: Path) -> None:
    """Sidecars, previews, snapshots, a database from before a migration, and what a crash left."""
    for root in (folder, copies):
        for original in sorted(root.rglob("FI_*.JPG")):
            code = original.parent.parent.name.rpartition(" ")[2]
            original.with_name(f"{original.name}.xmp").write_text(
                f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>Ik zie {ANIMALS[code]}</a></x:xmpmeta>",
                encoding="utf-8",
            )
    cache = folder / "cache" / "thumbnails"
    cache.mkdir(parents=True, exist_ok=True)
    (cache / "0123.jpg").write_bytes(b"\xff\xd8 small \xff\xd9")
    (folder / "snapshots").mkdir()
    for name in ("snapshots/study 2026-11-25T090000Z.sqlite", "study before migration 20261125T0900Z.sqlite"):
        with (
            closing(sqlite3.connect(folder / "study.sqlite")) as source,
            closing(sqlite3.connect(folder / name)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")


def export(
    store: StudyStore, name: str, shot_ids: tuple[str, ...], recipient: str = "", kind: str = "sheet-sequence"
) -> ExportRun:
    """An export in ``exports/`` and in the ledger."""
    data = f"%PDF {name}".encode()
    path = store.folder / "exports" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    digest = sha256(data).hexdigest()
    return store.add_export(
        ExportRun(
            id=new_id(),
            kind=kind,
            scope="internal",
            recipient=recipient,
            at=NOW,
            files={name: digest},
            shot_ids=shot_ids,
        )
    )


def lend(store: StudyStore, shot_id: str, borrower: str, returned: date | None = None) -> Loan:
    """A loan on the books."""
    return store.add_loan(Loan(new_id(), shot_id, borrower, date(2026, 11, 24), None, returned, "gaaf"))
