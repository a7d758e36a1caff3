"""A study of every version that was ever released comes up whole, after a verified copy was made of it."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.words import Answer, Voice
from fotointerview.storage import copying, opening, schema
from fotointerview.storage.copying import counts
from fotointerview.storage.database import open_sqlite
from fotointerview.storage.holding import Hold, take_hold
from fotointerview.storage.models import Base
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.study import StudyStore
from tests.storage.freeze import RELEASED, make_old
from tests.storage.helpers import NOW, contents, faulty

REVISIONS = sorted(
    path.name.partition("_")[0] for path in (schema.MIGRATIONS / "versions").glob("[0-9]*_*.py")
)
KEPT_AS_SQL = sorted(path.stem for path in RELEASED.glob("*.sql"))
Rows = Mapping[str, list[dict[str, object]]]


def thaw(folder: Path, revision: str) -> Path:
    """A study folder of that revision; returns its database."""
    folder.mkdir(parents=True)
    path = folder / DATABASE
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((RELEASED / f"{revision}.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode=WAL").fetchall()  # as the programs left them
    return path


def rows(path: Path) -> Rows:
    """Every row of every table, by the names of its columns."""
    with closing(open_sqlite(path, mode="ro")) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1')]
            for table in counts(connection)
            if table != "alembic_version"
        }


def shape(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table with its columns: name, type, whether it may be empty, and its place in the key."""
    with closing(open_sqlite(path, mode="ro")) as connection:
        return {
            table: sorted(
                (row[1], row[2], row[3], row[5])
                for row in connection.execute(f'PRAGMA table_info("{table}")')
            )
            for table in counts(connection)
        }


def test_every_revision_before_the_newest_is_kept() -> None:
    """The newest may still be in the making; ``python -m tests.storage.freeze`` writes down one that is released."""
    assert set(REVISIONS[:-1]) <= set(KEPT_AS_SQL)
    assert schema.head() == REVISIONS[-1]


@pytest.mark.parametrize("revision", KEPT_AS_SQL)
def test_a_study_of_every_released_version_comes_up_whole(tmp_path: Path, revision: str) -> None:
    path = thaw(tmp_path / "study", revision)
    before = rows(path)
    assert all(before.values())
    with StudyStore.open(tmp_path / "study") as store:
        _is_whole(store, before)
        links = [link for chain in store.chains() for link in chain.links]
        assert len(links) == 3
        said = store.add_judgement(links[0].shot.id, answer=Answer.YES, voice=Voice.PARTICIPANT, at=NOW)
        assert said in store.link(links[0].shot.id).judgements
    fresh = tmp_path / "fresh.sqlite"
    schema.upgrade(fresh)
    assert shape(path) == shape(fresh)
    copies = list((tmp_path / "study").glob("study before migration *"))
    assert len(copies) == (revision != schema.head())
    for copy in copies:
        assert rows(copy) == before
        with closing(open_sqlite(copy, mode="ro")) as connection:
            assert schema.revision_of(connection) == revision


@pytest.mark.parametrize("revision", REVISIONS)
def test_and_of_every_revision_that_the_migrations_make(tmp_path: Path, revision: str) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    make_old(folder / DATABASE, revision, tmp_path / "scratch")
    before = rows(folder / DATABASE)
    assert all(before.values())
    with StudyStore.open(folder) as store:
        _is_whole(store, before)


def _is_whole(store: StudyStore, before: Rows) -> None:
    """Every row that was there is there, in all columns that still exist, and can be read as what it is."""
    connection = store._database.connection
    assert schema.revision_of(connection) == schema.head()
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    after = rows(store.folder / DATABASE)
    assert after.keys() >= before.keys()
    for table, kept in before.items():
        both = kept[0].keys() & after[table][0].keys()
        assert [{name: row[name] for name in both} for row in after[table]] == [
            {name: row[name] for name in both} for row in kept
        ]
    with store._database.reading() as session:
        for mapper in Base.registry.mappers:
            found = session.scalars(select(mapper.class_)).all()
            assert len(found) == len(after[mapper.local_table.name])  # type: ignore[attr-defined]


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_an_old_study_that_cannot_be_written_is_refused_and_left_alone(
    tmp_path: Path, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    thaw(tmp_path / "study", revision)
    before = contents(tmp_path)
    monkeypatch.setattr(opening, "can_write", lambda _path: False)
    with faulty(FaultCode.STUDY_READ_ONLY):
        StudyStore.open(tmp_path / "study")
    assert contents(tmp_path) == before


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_without_a_verified_copy_nothing_is_migrated(
    tmp_path: Path, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = thaw(tmp_path / "study", revision)
    before = rows(path)

    def lossy(source: sqlite3.Connection, target: sqlite3.Connection, *_more: object) -> bool:
        source.backup(target)
        target.execute("DELETE FROM real_name")
        return True

    monkeypatch.setattr(copying, "_pages", lossy)
    with faulty(FaultCode.STUDY_CORRUPT):
        StudyStore.open(tmp_path / "study")
    assert rows(path) == before
    with closing(open_sqlite(path, mode="ro")) as connection:
        assert schema.revision_of(connection) == revision
    assert not list((tmp_path / "study").glob("*before*"))
    monkeypatch.undo()
    with StudyStore.open(tmp_path / "study") as store:
        _is_whole(store, before)


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_study_of_another_program_that_works_on_it_is_not_migrated(tmp_path: Path, revision: str) -> None:
    thaw(tmp_path / "study", revision)
    before = (tmp_path / "study" / DATABASE).read_bytes()
    hold = take_hold(tmp_path / "study")
    assert isinstance(hold, Hold)
    with faulty(FaultCode.STUDY_OPEN_ELSEWHERE):
        StudyStore.open(tmp_path / "study")
    assert (tmp_path / "study" / DATABASE).read_bytes() == before
    hold.release()
    StudyStore.open(tmp_path / "study").close()
