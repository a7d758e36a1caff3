"""Real disks that are full or write-protected. They are mounted, so these tests need root on Linux."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.words import Answer, Dimension, Voice
from fotointerview.storage import schema
from fotointerview.storage.files import can_write, fault_of
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, add_shot, arrive, contents, faulty, jpeg, new_interview


def _mount(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB of its own."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    place = tmp_path / "disk"
    place.mkdir()
    done = _mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place))
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def _fill(disk: Path) -> Callable[[], None]:
    """Leave not one byte; returns the way to make room again."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 4096, 1):
            with suppress(OSError):
                while True:
                    file.write(bytes(size))
    assert shutil.disk_usage(disk).free == 0
    return filler.unlink


def test_a_write_protected_disk_is_read_and_not_written(disk: Path) -> None:
    with StudyStore.create(disk / "study", title="x") as store:
        interview = new_interview(store, None)
        add_shot(store, interview.id, "DSC_0001.JPG")
        arrived = arrive(store, interview.id, "DSC_0002.JPG")
        chain = store.chain(interview.id)
    assert _mount("-o", "remount,ro", str(disk)).returncode == 0
    assert not can_write(disk / "study")
    with StudyStore.open(disk / "study") as store:
        assert store.read_only
        assert store.chain(interview.id) == chain
        assert len(store.recover().pending) == 1
        with faulty(FaultCode.STUDY_READ_ONLY):
            store.take_in(arrived, interview.id)
        with faulty(FaultCode.STUDY_READ_ONLY):
            new_interview(store, None)
    with faulty(FaultCode.STUDY_READ_ONLY):
        StudyStore.create(disk / "other", title="x")


def test_intake_on_a_full_disk_loses_nothing_and_works_again(disk: Path) -> None:
    with StudyStore.create(disk / "study", title="x") as store:
        interview = new_interview(store, None)
        first = add_shot(store, interview.id, "DSC_0001.JPG")
        store.agree_move(first, dimension=Dimension.LIGHT, step=1, voice=Voice.TOGETHER, at=NOW)
        arrived = arrive(store, interview.id, "DSC_0002.JPG", content=jpeg("big", 100_000))
        chain = store.chain(interview.id)
        make_room = _fill(disk)
        before = _files(disk)
        with faulty(FaultCode.DISK_FULL):
            store.take_in(arrived, interview.id)
        assert _files(disk) == before
        assert store.chain(interview.id) == chain
        make_room()
        link = store.take_in(arrived, interview.id)
        assert (link.shot.number, len(link.moves_here)) == (2, 1)


def test_words_on_a_full_disk_are_refused_whole(disk: Path) -> None:
    with StudyStore.create(disk / "study", title="x") as store:
        interview = new_interview(store, None)
        shot = add_shot(store, interview.id, "DSC_0001.JPG")
        make_room = _fill(disk)
        with faulty(FaultCode.DISK_FULL):
            for _ in range(60):
                store.add_judgement(
                    shot, answer=Answer.NO, reason="x" * 100_000, voice=Voice.PARTICIPANT, at=NOW
                )
        kept = store.link(shot).judgements
        make_room()
        said = store.add_judgement(shot, answer=Answer.YES, voice=Voice.PARTICIPANT, at=NOW)
        assert store.link(shot).judgements == (*kept, said)
    with StudyStore.open(disk / "study") as store:
        assert store.link(shot).judgements == (*kept, said)


def test_an_interview_on_a_full_disk_leaves_no_folder(disk: Path) -> None:
    with StudyStore.create(disk / "study", title="x") as store:
        person = new_interview(store, None).participant_id
        store._database.forget_deleted()
        pages = store._database.connection.execute("PRAGMA page_count").fetchone()[0]
        before = _files(disk)
        store._database.connection.execute(f"PRAGMA max_page_count={pages}")
        make_room = _fill(disk)
        with faulty(FaultCode.DISK_FULL):
            for _ in range(200):
                new_interview(store, None)
        make_room()
        store._database.connection.execute("PRAGMA max_page_count=1000000")
        assert _folders(store) == {Path(one.folder).name for one in store.interviews()}
        assert store.interview_for(person) is not None
        assert set(_files(disk)) >= {name for name in before if not name.endswith(("-wal", "-shm"))}


def test_a_study_is_not_half_made_on_a_full_disk(disk: Path) -> None:
    make_room = _fill(disk)
    with faulty(FaultCode.DISK_FULL):
        StudyStore.create(disk / "study", title="x")
    assert [path.name for path in disk.iterdir()] == ["filler"]
    make_room()
    StudyStore.create(disk / "study", title="x").close()


def test_no_half_copy_before_a_migration_on_a_full_disk(disk: Path) -> None:
    StudyStore.create(disk / "study", title="x").close()
    _fill(disk)
    before = _files(disk)
    with faulty(FaultCode.DISK_FULL):
        schema.copy_before_migration(disk / "study" / "study.sqlite")
    assert _files(disk) == before


def _files(disk: Path) -> dict[str, bytes]:
    return {
        name: data
        for name, data in contents(disk).items()
        if name != "filler" and not name.endswith(("-wal", "-shm"))
    }


def _folders(store: StudyStore) -> set[str]:
    return {path.name for path in (store.folder / "interviews").iterdir()}


def test_a_database_that_may_not_grow(store: StudyStore, interview: Interview) -> None:
    """The same without root: SQLite refuses more pages after the file was moved, and the file goes back."""
    connection = store._database.connection
    connection.execute("CREATE TABLE filler (data BLOB)")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")
    arrived = None
    with faulty(FaultCode.DISK_FULL):
        for number in range(500):
            arrived = arrive(store, interview.id, f"DSC_{number:04d}.JPG")
            store.take_in(arrived, interview.id)
    assert arrived is not None
    assert arrived.path.exists()
    assert arrived.path.stat().st_mode & 0o200
    count = store.shot_count()
    originals = store.absolute(interview.folder) / "originals"
    assert len(list(originals.iterdir())) == count
    assert len(store.pending()) == 1
    assert len(contents(store.folder / ".incoming")) == 2
    connection.execute("PRAGMA max_page_count=1000000")
    assert store.take_in(arrived, interview.id).shot.number == count + 1


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, FaultCode.DISK_FULL),
        (errno.EDQUOT, FaultCode.DISK_FULL),
        (errno.EROFS, FaultCode.STUDY_READ_ONLY),
        (errno.EIO, FaultCode.DISK_WRITE),
        (errno.EACCES, FaultCode.DISK_WRITE),
    ],
)
def test_what_errors_of_the_disk_mean(tmp_path: Path, number: int, code: FaultCode) -> None:
    fault = fault_of(OSError(number, os.strerror(number)), tmp_path).fault
    assert fault.code == code
    assert fault.details == {"path": str(tmp_path), "words": os.strerror(number)}
