"""Power fails without warning: what is committed must be on the disk before, in that order, names and bytes."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fotointerview.domain.people import Interview
from fotointerview.storage import schema
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.snapshots import SNAPSHOTS
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, add_interview, arrive

if os.name == "nt":
    pytest.skip("Windows orders the names of files itself", allow_module_level=True)

Log = list[tuple[str, str]]
"""What was done and to which file, by its path below the study; of a move the new name."""


@pytest.fixture
def log(store: StudyStore, monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """Everything that matters to a disk, in the order in which the program does it."""
    done: Log = []

    def named(path: object) -> str:
        return os.path.relpath(str(path), store.folder)

    def watch(of: object, name: str, kind: str, which: Callable[..., object]) -> None:
        real = getattr(of, name)

        def watched(*arguments: Any, **how: Any) -> Any:
            done.append((kind, named(which(*arguments))))
            return real(*arguments, **how)

        monkeypatch.setattr(of, name, watched)

    watch(os, "fsync", "fsync", lambda descriptor: Path(f"/proc/self/fd/{descriptor}").readlink())
    watch(os, "rename", "move", lambda _old, new: new)
    watch(os, "replace", "move", lambda _old, new: new)
    watch(Path, "chmod", "protect", lambda path, _mode: path)
    connection = store._database.connection
    connection.set_trace_callback(lambda sql: done.append(("commit", "")) if sql == "COMMIT" else None)
    if not Path("/proc/self/fd").exists():
        pytest.skip("which file a descriptor is of cannot be asked here")
    yield done
    connection.set_trace_callback(None)


def _in_order(log: Log, *expected: tuple[str, str]) -> None:
    """These were done once each, and in this order; others may have been done between."""
    places = [log.index(step) for step in expected]
    assert places == sorted(places), log
    for step in expected:
        assert log.count(step) == 1 or step[0] != "commit", log


def test_intake_file_then_name_then_row(store: StudyStore, interview: Interview, log: Log) -> None:
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    log.clear()
    link = store.take_in(arrived, interview.id)
    original = link.files[0].path
    incoming = f".incoming/{interview.id}"
    _in_order(
        log,
        ("fsync", f"{incoming}/{arrived.path.name}"),  # the bytes, before they have their name
        ("move", original),
        ("fsync", f"{interview.folder}/originals"),  # the name
        ("commit", ""),  # and only then the row
    )
    _in_order(log, ("move", original), ("fsync", incoming), ("commit", ""))
    _in_order(log, ("protect", original), ("commit", ""))
    _in_order(log, ("move", f"{incoming}/{Path(original).name}.json"), ("move", original))


def test_a_commit_is_on_the_disk_when_it_returns(store: StudyStore) -> None:
    """SQLite syncs its log at every commit at this level, and the database before the log is begun anew."""
    assert store._database.connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert store._database.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_interview_has_its_folders_before_its_row(store: StudyStore, log: Log) -> None:
    person = store.add_participant(code="P09")
    log.clear()
    folder = add_interview(store, person.id, at=NOW).folder
    for made in (folder, "interviews", "."):
        _in_order(log, ("fsync", made), ("commit", ""))


def test_a_snapshot_has_its_name_when_it_is_whole(store: StudyStore, interview: Interview, log: Log) -> None:
    log.clear()
    path = store.snapshot()
    assert path is not None
    name = f"{SNAPSHOTS}/{path.name}"
    _in_order(log, ("fsync", "."), ("fsync", f"{name}.part"), ("move", name), ("fsync", SNAPSHOTS))


def test_a_copy_before_a_migration_has_its_name_when_it_is_whole(store: StudyStore, log: Log) -> None:
    log.clear()
    copy = schema.copy_before_migration(store.folder / DATABASE)
    assert log == [("fsync", f"{copy.name}.part"), ("move", copy.name), ("fsync", ".")]


def test_snapshots_are_gone_from_the_disk_before_the_name_is_from_the_study(
    store: StudyStore, interview: Interview, log: Log
) -> None:
    store.set_real_name("P01", "Somebody")
    store.snapshot()
    log.clear()
    store.remove_real_names()
    _in_order(log, ("fsync", SNAPSHOTS), ("commit", ""))


def test_the_record_would_see_a_wrong_order(
    store: StudyStore, interview: Interview, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same without syncing: the test above can fail."""
    monkeypatch.setattr("fotointerview.storage.intake.sync_folder", lambda _path: None)
    arrived = arrive(store, interview.id, "DSC_0001.JPG")
    log.clear()
    link = store.take_in(arrived, interview.id)
    assert ("move", link.files[0].path) in log
    assert ("fsync", f"{interview.folder}/originals") not in log
