"""What can be wrong with a study when it is opened or made: told in one code, and nothing is touched."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.words import Verdict
from fotointerview.storage import opening, schema
from fotointerview.storage.holding import LOCK
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.study import RoleSpec, StudyStore
from tests.storage.helpers import NOW, arrive, contents, faulty, new_interview


def _closed(store: StudyStore) -> Path:
    store.close()
    return store.folder / DATABASE


def _spoil_pages(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 6] = os.urandom(4096 * 4)
    path.write_bytes(data)


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    "damage",
    [
        _spoil_pages,
        _truncate,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\0" * 20000),
        lambda path: path.write_text("not a database, but long enough to be one" * 50, encoding="utf-8"),
        lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000),
    ],
    ids=["pages", "truncated", "empty", "zeros", "text", "header only"],
)
def test_a_damaged_database_is_told_and_left_alone(
    store: StudyStore, shot_id: str, damage: Callable[[Path], object]
) -> None:
    path = _closed(store)
    damage(path)
    before = contents(store.folder)
    with faulty(FaultCode.STUDY_CORRUPT) as found:
        StudyStore.open(store.folder)
    assert contents(store.folder) == before
    assert found[0].details["path"].endswith(DATABASE)


def test_damage_with_an_unfinished_log_beside_it_is_left_alone(store: StudyStore, shot_id: str) -> None:
    store.set_choice(shot_id, Verdict.CHOSEN, at=NOW)
    copy = store.folder.with_name("copy")
    shutil.copytree(store.folder, copy)
    store.close()
    # The folded database is complete; spoilt, beside a log of which only the last change is in it.
    shutil.copyfile(store.folder / DATABASE, copy / DATABASE)
    _spoil_pages(copy / DATABASE)
    (copy / f"{DATABASE}-wal").write_bytes((copy / f"{DATABASE}-wal").read_bytes()[:32])
    before = contents(copy)
    with faulty(FaultCode.STUDY_CORRUPT):
        StudyStore.open(copy)
    after = contents(copy)
    assert after[DATABASE] == before[DATABASE]
    assert after[f"{DATABASE}-wal"] == before[f"{DATABASE}-wal"]


def test_damage_found_while_working_is_told(store: StudyStore, interview: Interview, shot_id: str) -> None:
    path = _closed(store)
    with StudyStore.open(store.folder) as opened:
        data = path.read_bytes()
        path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
        with faulty(FaultCode.STUDY_CORRUPT):
            opened.chain(interview.id)
        with faulty(FaultCode.STUDY_CORRUPT):
            opened.set_alt_text(shot_id, "x")


def _newer(path: Path, *statements: str) -> None:
    """Make it the database of a program that is not there yet."""
    connection = sqlite3.connect(path)
    for statement in ("UPDATE alembic_version SET version_num = '9999'", *statements):
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("can_write", [True, False])
def test_a_newer_study_can_be_looked_at_and_is_left_alone(
    store: StudyStore,
    interview: Interview,
    shot_id: str,
    can_write: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chain = store.chain(interview.id)
    path = _closed(store)
    _newer(
        path, "CREATE TABLE smell (id TEXT)", "ALTER TABLE shot ADD COLUMN warmth REAL NOT NULL DEFAULT 36.6"
    )
    before = path.read_bytes()
    monkeypatch.setattr(opening, "can_write", lambda _path: can_write)
    with StudyStore.open(store.folder) as opened:
        assert opened.closed is not None
        assert opened.closed.code is FaultCode.STUDY_NEWER
        assert opened.closed.details["revision"] == "9999"
        assert opened.chain(interview.id) == chain
        with faulty(FaultCode.STUDY_NEWER):
            opened.set_alt_text(shot_id, "x")
        with faulty(FaultCode.STUDY_NEWER):
            opened.incoming_for(interview.id)
        assert not (store.folder / LOCK).exists()  # the newer program may write meanwhile
    assert path.read_bytes() == before


@pytest.mark.parametrize("loss", ["ALTER TABLE shot DROP COLUMN damaged", "DROP TABLE note"])
def test_a_newer_study_that_lacks_what_is_read_is_refused_and_left_alone(
    store: StudyStore, shot_id: str, loss: str
) -> None:
    path = _closed(store)
    _newer(path, loss)
    before = path.read_bytes()
    with faulty(FaultCode.STUDY_NEWER) as found:
        StudyStore.open(store.folder)
    assert found[0].details["revision"] == "9999"
    assert path.read_bytes() == before
    assert not (store.folder / LOCK).exists()


def test_another_programs_database_is_no_study(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("CREATE TABLE photo (id INTEGER)")
    connection.close()
    before = contents(tmp_path)
    with faulty(FaultCode.STUDY_NOT_A_STUDY):
        StudyStore.open(tmp_path)
    assert contents(tmp_path) == before


def test_a_folder_without_a_study(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with faulty(FaultCode.STUDY_NOT_A_STUDY):
        StudyStore.open(tmp_path)
    with faulty(FaultCode.STUDY_NOT_A_STUDY):
        StudyStore.open(tmp_path / "photo.jpg")
    assert list(contents(tmp_path)) == ["photo.jpg"]


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with faulty(FaultCode.STUDY_MISSING):
        StudyStore.open(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()


def test_a_study_is_not_made_over_another(store: StudyStore, shot_id: str) -> None:
    store.close()
    before = contents(store.folder)
    with faulty(FaultCode.STUDY_EXISTS):
        StudyStore.create(store.folder, title="another")
    assert contents(store.folder) == before


def test_nor_over_a_damaged_one(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"")
    with faulty(FaultCode.STUDY_EXISTS):
        StudyStore.create(tmp_path, title="another")
    assert contents(tmp_path) == {DATABASE: b""}


def test_nor_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with faulty(FaultCode.STUDY_NOT_A_STUDY):
        StudyStore.create(tmp_path / "file", title="x")
    assert contents(tmp_path) == {"file": b"x"}


def test_half_a_study_never_stays(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "study"
    twice = [RoleSpec("wet", "wet", "law")] * 2
    with pytest.raises(ValueError, match="UNIQUE"):
        StudyStore.create(folder, title="x", roles=twice)
    assert list(tmp_path.iterdir()) == []


def test_what_an_interrupted_making_left_is_no_obstacle(tmp_path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        (tmp_path / f"{DATABASE}.part{suffix}").write_bytes(b"half")
    with faulty(FaultCode.STUDY_NOT_A_STUDY):
        StudyStore.open(tmp_path)
    StudyStore.create(tmp_path, title="x").close()
    assert list(contents(tmp_path)) == [DATABASE]


def test_a_study_may_lie_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    StudyStore.create(tmp_path, title="x").close()
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_closing_twice_is_no_error_and_leaves_one_file(store: StudyStore) -> None:
    store.close()
    store.close()
    assert list(contents(store.folder)) == [DATABASE]


@pytest.fixture
def write_protected(monkeypatch: pytest.MonkeyPatch) -> None:
    """Studies are seen as write-protected; see test_disk.py for a disk that really is."""
    monkeypatch.setattr(opening, "can_write", lambda _path: False)


def test_read_only_reads_all_and_writes_nothing(
    store: StudyStore, interview: Interview, shot_id: str, write_protected: None
) -> None:
    chain = store.chain(interview.id)
    arrived = arrive(store, interview.id, "DSC_0002.JPG")
    store.close()
    before = contents(store.folder)
    with StudyStore.open(store.folder) as opened:
        assert opened.read_only
        assert opened.chain(interview.id) == chain
        assert opened.recover().removed == ()
        for attempt in (
            lambda: opened.set_alt_text(shot_id, "x"),
            lambda: opened.set_ui_state("room", "choose"),
            lambda: opened.take_in(arrived, interview.id),
            lambda: new_interview(opened),
            lambda: opened.incoming_for(interview.id),
        ):
            with faulty(FaultCode.STUDY_READ_ONLY):
                attempt()
    assert contents(store.folder) == before


def test_read_only_sees_what_is_still_in_the_log(
    store: StudyStore, interview: Interview, shot_id: str, write_protected: None
) -> None:
    store.set_choice(shot_id, Verdict.CHOSEN, at=NOW)
    chain = store.chain(interview.id)
    copy = store.folder.with_name("a copy, on a write-protected disk")
    shutil.copytree(store.folder, copy)
    before = contents(copy)
    assert before[f"{DATABASE}-wal"]
    with StudyStore.open(copy) as opened:
        assert opened.chain(interview.id) == chain
        assert opened.link(shot_id).chosen
        with faulty(FaultCode.STUDY_READ_ONLY):
            opened.set_choice(shot_id, None, at=NOW)
    assert contents(copy) == before


def test_an_older_study_that_cannot_be_migrated_is_told(
    store: StudyStore, write_protected: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(schema, "head", lambda: "9000")
    with faulty(FaultCode.STUDY_READ_ONLY):
        StudyStore.open(store.folder)
