"""Snapshots: whole, verified, ten of them, taken while people work, and none that has a name that was removed."""

import shutil
import sqlite3
import threading
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.words import Answer, Verdict, Voice
from fotointerview.storage import copying, opening, schema
from fotointerview.storage.copying import copy_database, counts
from fotointerview.storage.database import open_sqlite
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.snapshots import KEPT, SNAPSHOTS
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, contents, faulty

AT = datetime(2026, 11, 25, 14, 30, 0)  # noqa: DTZ001 - the clock on the wall


def test_a_snapshot_is_the_study_of_that_moment(
    store: StudyStore, interview: Interview, shot_id: str
) -> None:
    store.set_choice(shot_id, Verdict.CHOSEN, at=NOW)
    chain = store.chain(interview.id)
    path = store.snapshot(now=AT)
    assert path == store.folder / SNAPSHOTS / "2026-11-25 143000.sqlite"
    store.add_judgement(shot_id, answer=Answer.NO, voice=Voice.PARTICIPANT, at=NOW)
    store.close()
    assert list(contents(store.folder / SNAPSHOTS)) == [path.name]
    shutil.copyfile(path, store.folder / DATABASE)  # laid in its place, the study is as it was
    with StudyStore.open(store.folder) as again:
        assert again.chain(interview.id) == chain


def test_the_last_ten_are_kept_and_what_is_not_ours_stays(store: StudyStore, shot_id: str) -> None:
    folder = store.folder / SNAPSHOTS
    folder.mkdir()
    for mine in ("2026-11-25 mine.sqlite", "0000-00-00 000000.txt", "0000 notes"):
        (folder / mine).write_text("mine", encoding="utf-8")
    taken = [store.snapshot(now=AT + timedelta(minutes=number)) for number in range(KEPT + 3)]
    assert list(store.snapshots()) == taken[3:]
    assert len(contents(folder)) == KEPT + 3
    same = [store.snapshot(now=AT + timedelta(days=1)) for _ in range(12)]
    assert list(store.snapshots()) == same[2:]
    assert same[-1] == folder / "2026-11-26 143000 12.sqlite"


def test_whether_anything_changed(store: StudyStore, interview: Interview, shot_id: str) -> None:
    seen = [store.changed_since_snapshot]
    store.snapshot()
    seen.append(store.changed_since_snapshot)
    store.chain(interview.id)
    seen.append(store.changed_since_snapshot)
    store.set_choice(shot_id, Verdict.CHOSEN, at=NOW)
    seen.append(store.changed_since_snapshot)
    store.close()
    with StudyStore.open(store.folder) as again:
        seen.append(again.changed_since_snapshot)
    assert seen == [True, False, False, True, False]


def test_people_go_on_working_meanwhile(
    store: StudyStore, shot_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is taken, everything can be written and nothing waits; it has what was there when it began."""
    for _ in range(40):
        store.add_judgement(shot_id, answer=Answer.NO, reason="x" * 5000, voice=Voice.PARTICIPANT, at=NOW)
    monkeypatch.setattr(copying, "_PAGES", 4)
    taken: list[Path | None] = []
    thread = threading.Thread(target=lambda: taken.append(store.snapshot(pause_s=0.01)))
    thread.start()
    while not list((store.folder / SNAPSHOTS).glob("*.part")):
        time.sleep(0.001)
    waited, said = [], 0
    while thread.is_alive() and said < 1000:
        before = time.monotonic()
        store.add_judgement(shot_id, answer=Answer.YES, voice=Voice.PARTICIPANT, at=NOW)
        waited.append(time.monotonic() - before)
        said += 1
    thread.join()
    assert said > 5
    assert max(waited) < 1.0  # far below the five seconds of somebody who has to wait for a lock
    assert taken[0] is not None
    with closing(open_sqlite(taken[0], mode="ro")) as copy:
        (judged,) = copy.execute("SELECT count(*) FROM judgement").fetchone()
    assert 40 <= judged < 40 + said  # the file is there a moment before the copy begins
    assert len(store.link(shot_id).judgements) == 40 + said


def test_also_where_there_is_no_log(store: StudyStore, shot_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    monkeypatch.setattr("fotointerview.storage.database.is_remote", lambda _folder: True)
    monkeypatch.setattr(copying, "_PAGES", 1)
    with StudyStore.open(store.folder) as opened:
        taken: list[Path | None] = []
        thread = threading.Thread(target=lambda: taken.append(opened.snapshot(pause_s=0.005)))
        thread.start()
        said = 0
        while thread.is_alive():
            opened.add_judgement(shot_id, answer=Answer.YES, voice=Voice.PARTICIPANT, at=NOW)
            said += 1
        thread.join()
        assert taken[0] is not None
        with closing(open_sqlite(taken[0], mode="ro")) as copy:
            (judged,) = copy.execute("SELECT count(*) FROM judgement").fetchone()
        assert 0 <= judged <= said
        assert len(opened.link(shot_id).judgements) == said


NAME = "Wilhelmina van Onbekend"


@pytest.mark.parametrize("all_of_them", [True, False])
def test_a_name_that_is_removed_is_in_no_copy(
    store: StudyStore, interview: Interview, all_of_them: bool
) -> None:
    store.set_real_name("P01", NAME)
    store.snapshot()
    schema.copy_before_migration(store.folder / DATABASE)
    (store.folder / SNAPSHOTS / "2026-11-25 143000.sqlite.part").write_text(NAME, encoding="utf-8")
    mine = store.folder / SNAPSHOTS / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    assert sum(NAME.encode() in data for data in contents(store.folder).values()) >= 4
    if all_of_them:
        store.remove_real_names()
    else:
        store.set_real_name("P01", "")
    assert [name for name, data in contents(store.folder).items() if NAME.encode() in data] == []
    assert store.snapshots() == ()
    assert mine.exists()
    store.snapshot()
    assert len(store.snapshots()) == 1
    assert [name for name, data in contents(store.folder).items() if NAME.encode() in data] == []


def test_a_name_is_gone_from_the_copies_first(
    store: StudyStore, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ended in the middle, it is in the study still and in no copy: never the other way round."""
    store.set_real_name("P01", NAME)
    store.snapshot()

    def killed(_pattern: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store._database, "writing", lambda: killed(None))
    with pytest.raises(KeyboardInterrupt):
        store.remove_real_names()
    assert store.snapshots() == ()
    assert store.real_name("P01") == NAME


def test_one_that_is_being_taken_is_given_up(
    store: StudyStore, interview: Interview, shot_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(30):
        store.add_judgement(shot_id, answer=Answer.NO, reason="x" * 5000, voice=Voice.PARTICIPANT, at=NOW)
    store.set_real_name("P01", NAME)
    monkeypatch.setattr(copying, "_PAGES", 1)
    taken: list[Path | None] = []
    thread = threading.Thread(target=lambda: taken.append(store.snapshot(pause_s=0.05)))
    thread.start()
    half = store.folder / SNAPSHOTS
    while not list(half.glob("*.part")):
        time.sleep(0.001)
    before = time.monotonic()
    store.remove_real_names()
    assert time.monotonic() - before < 1.5  # the whole snapshot would have taken more
    thread.join()
    assert taken == [None]
    assert contents(half) == {}
    assert [name for name, data in contents(store.folder).items() if NAME.encode() in data] == []
    assert store.snapshot() is not None


def test_half_a_snapshot_of_a_killed_program_goes_with_the_next(store: StudyStore) -> None:
    (store.folder / SNAPSHOTS).mkdir()
    for name in ("2026-11-25 143000.sqlite.part", "2026-11-25 143000.sqlite.part-journal"):
        (store.folder / SNAPSHOTS / name).write_bytes(b"half")
    path = store.snapshot()
    assert path is not None
    assert list(contents(store.folder / SNAPSHOTS)) == [path.name]


def test_a_copy_that_lacks_a_row_is_refused(
    store: StudyStore, shot_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(source: sqlite3.Connection, target: sqlite3.Connection, _pause_s: float, _stop: object) -> bool:
        source.backup(target)
        target.execute("DELETE FROM shot_file")
        return True

    monkeypatch.setattr(copying, "_pages", lossy)
    before = contents(store.folder)
    with faulty(FaultCode.STUDY_CORRUPT) as found:
        copy_database(store.folder / DATABASE, store.folder / "copy.sqlite")
    assert "rows" in found[0].details["words"]
    assert contents(store.folder).keys() == before.keys()


def test_no_room_for_a_snapshot(store: StudyStore, shot_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = store.snapshot()
    monkeypatch.setattr(copying, "has_room_for", lambda _folder, _size: False)
    with faulty(FaultCode.DISK_FULL):
        store.snapshot()
    assert store.snapshots() == (first,)
    assert len(contents(store.folder / SNAPSHOTS)) == 1


def test_of_a_study_that_can_only_be_read_none_is_taken_and_none_dropped(
    store: StudyStore, shot_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = store.snapshot()
    store.close()
    monkeypatch.setattr(opening, "can_write", lambda _path: False)
    with StudyStore.open(store.folder) as opened:
        assert opened.snapshot() is None
        assert not opened.changed_since_snapshot
        with faulty(FaultCode.STUDY_READ_ONLY):
            opened.drop_snapshots()
        assert opened.snapshots() == (taken,)


def test_dropping_what_cannot_be_dropped_is_told(
    store: StudyStore, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.set_real_name("P01", NAME)
    store.snapshot()

    def refused(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "it is open elsewhere")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refused)
        with faulty(FaultCode.DISK_WRITE):
            store.remove_real_names()
    assert store.real_name("P01") == NAME
    store.remove_real_names()
    assert store.real_name("P01") is None


def test_rows_are_counted_of_every_table(store: StudyStore, shot_id: str) -> None:
    counted = counts(store._database.connection)
    assert counted["shot"] == 1
    assert counted["role"] == 3
    assert {"alembic_version", "real_name", "quote"} <= counted.keys()
