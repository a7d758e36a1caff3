"""Copies of originals: verified, listed, never over anything, and whole whatever happens in the middle."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fotointerview import storage
from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.shots import ShotFile
from fotointerview.storage.copy_list import SUMS
from fotointerview.storage.files import make_writable, sha256_of
from fotointerview.storage.second_copy import (
    MARK,
    CopyFolder,
    choose_target,
    mark_of,
    open_copies,
)
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import arrive, contents, faulty, jpeg

_ROOT = Path(__file__).parents[2]
_PIECE = 1 << 20


@pytest.fixture
def target(tmp_path: Path, folder: Path) -> Path:
    """Another disk, chosen."""
    place = tmp_path / "Mijn schijf é"
    place.mkdir()
    choose_target(place, study=folder)
    return place


@contextmanager
def copying(store: StudyStore, target: Path) -> Iterator[CopyFolder]:
    with open_copies(target, study=store.folder, study_id=store.study().id) as copies:
        assert copies is not None
        yield copies


def shoot(store: StudyStore, interview: Interview, number: int, *, size: int = 0) -> ShotFile:
    """A shot in the study; returns its file."""
    name = f"DSC_{number:04d}.JPG"
    arrived = arrive(store, interview.id, name, content=jpeg(name, size))
    return store.take_in(arrived, interview.id).files[0]


def copy_all(store: StudyStore, target: Path) -> Path:
    """Do what is still to do; returns the folder of the copies."""
    with copying(store, target) as copies:
        for file in store.files():
            if not copies.has(file):
                copies.keep(file)
        assert all(copies.has(file) for file in store.files())
        return copies.folder


def check_sums(folder: Path) -> subprocess.CompletedProcess[str]:
    """What everybody's own tool says of the copies."""
    if shutil.which("sha256sum") is None:
        pytest.skip("there is no sha256sum here")
    command = ["sha256sum", "--strict", "-c", SUMS]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def overwrite(path: Path, content: bytes) -> None:
    make_writable(path)
    path.write_bytes(content)


def test_a_copy_is_the_original_listed_and_read_only(
    store: StudyStore, interview: Interview, target: Path
) -> None:
    files = [shoot(store, interview, n, size=n * 700_000) for n in range(3)]
    folder = copy_all(store, target)
    assert folder == target / store.folder.name
    for file in files:
        copy = folder / file.path
        assert sha256_of(copy) == file.sha256
        assert not copy.stat().st_mode & 0o222
    assert check_sums(folder).returncode == 0
    assert (folder / SUMS).read_text(encoding="utf-8").count("\n") == 3
    assert not list(target.rglob("*.part"))
    assert not (folder / "study.sqlite").exists()


def test_a_copy_is_on_the_disk_before_it_has_its_name(
    store: StudyStore, interview: Interview, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut would show, asked of the calls that are made."""
    calls: list[tuple[str, str]] = []
    fsync, rename = os.fsync, Path.rename

    def note_sync(descriptor: int) -> None:
        calls.append(("sync", Path(f"/proc/self/fd/{descriptor}").readlink().name))
        fsync(descriptor)

    def note_rename(self: Path, other: Path) -> Path:
        calls.append(("name", other.name))
        return rename(self, other)

    if sys.platform != "linux":
        pytest.skip("asks /proc which file it is")
    file = shoot(store, interview, 1)
    with copying(store, target) as copies:
        monkeypatch.setattr(os, "fsync", note_sync)
        monkeypatch.setattr(Path, "rename", note_rename)
        copies.keep(file)
    assert calls[-5:] == [
        ("sync", "FI_0001.JPG.part"),
        ("name", "FI_0001.JPG"),
        ("sync", "originals"),
        ("sync", SUMS),
        ("sync", copies.folder.name),
    ]


def test_what_is_there_is_known_without_reading_it(
    store: StudyStore, interview: Interview, target: Path
) -> None:
    file = shoot(store, interview, 1)
    copy = copy_all(store, target) / file.path
    before = copy.stat()
    with copying(store, target) as copies:
        assert copies.has(file)
        copies.keep(file)
    assert copy.stat().st_mtime_ns == before.st_mtime_ns
    assert copy.stat().st_ino == before.st_ino


def test_a_target_is_never_made_and_needs_its_mark(store: StudyStore, tmp_path: Path, target: Path) -> None:
    gone = tmp_path / "gone"
    with faulty(FaultCode.COPY_MISSING):
        choose_target(gone, study=store.folder)
    assert not gone.exists()
    (target / MARK).unlink()  # what an empty mount point looks like
    assert mark_of(target) is None
    with faulty(FaultCode.COPY_MISSING), copying(store, target):
        pass
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("where", [".", "interviews", "..", "../..", "link"])
def test_a_copy_beside_the_original_is_refused(store: StudyStore, tmp_path: Path, where: str) -> None:
    (tmp_path / "link").symlink_to(store.folder)
    target = tmp_path / "link" if where == "link" else store.folder / where
    target.mkdir(exist_ok=True)
    before = contents(tmp_path).keys()
    with faulty(FaultCode.COPY_INSIDE):
        choose_target(target, study=store.folder)
    with faulty(FaultCode.COPY_INSIDE), copying(store, target):
        pass
    assert contents(tmp_path).keys() == before


def test_bits_that_flip_on_the_way_are_found_and_the_file_is_copied_again(
    store: StudyStore, interview: Interview, target: Path
) -> None:
    file = shoot(store, interview, 1, size=3 * _PIECE)
    turns = 0

    def flip() -> None:
        nonlocal turns
        turns += 1
        if turns == 4:  # written whole, not yet read back
            (part,) = target.rglob("*.JPG.part")
            with part.open("r+b") as disk:
                disk.seek(_PIECE + 5)
                disk.write(b"\x01")

    with copying(store, target) as copies:
        with faulty(FaultCode.COPY_FAILED) as found:
            copies.keep(file, breathe=flip)
        assert found[0].details["name"] == "FI_0001.JPG"
        assert not copies.has(file)
        assert not list(target.rglob("FI_*"))
        copies.keep(file)
        assert copies.has(file)
    assert check_sums(copies.folder).returncode == 0


def test_an_original_that_changed_is_told_and_not_copied(
    store: StudyStore, interview: Interview, target: Path
) -> None:
    file = shoot(store, interview, 1, size=100)
    kept = copy_all(store, target) / file.path
    kept.unlink()
    original = store.absolute(file.path)
    overwrite(original, original.read_bytes()[:-1] + b"?")
    with copying(store, target) as copies, faulty(FaultCode.ORIGINAL_CHANGED):
        copies.keep(file)
    original.unlink()
    with copying(store, target) as copies, faulty(FaultCode.ORIGINAL_CHANGED):
        copies.keep(file)
    assert not list(target.rglob("FI_*"))


def test_another_file_of_that_name_stays_and_the_copy_gets_a_free_one(
    store: StudyStore, interview: Interview, target: Path
) -> None:
    first, second = shoot(store, interview, 1), shoot(store, interview, 2)
    with copying(store, target) as copies:
        places = [copies.folder / file.path for file in (first, second)]
        places[0].parent.mkdir(parents=True)
        places[0].write_bytes(b"x" * first.size)  # the same size, even
        places[1].write_bytes(b"something longer than the original was" * 9)
    for _ in range(2):
        folder = copy_all(store, target)
    assert places[0].read_bytes() == b"x" * first.size
    assert places[1].read_bytes().startswith(b"something longer")
    assert sha256_of(places[0].with_name("FI_0001 (2).JPG")) == first.sha256
    assert sha256_of(places[1].with_name("FI_0002 (2).JPG")) == second.sha256
    assert check_sums(folder).returncode == 0
    assert len(list(folder.rglob("FI_*"))) == 4


def test_a_copy_that_was_cut_short_later_is_set_aside_and_made_again(
    store: StudyStore, interview: Interview, target: Path
) -> None:
    file = shoot(store, interview, 1, size=100)
    for times in (1, 2):
        copy = copy_all(store, target) / file.path
        overwrite(copy, b"cut")
        folder = copy_all(store, target)
        assert sha256_of(copy) == file.sha256
        assert len(list(copy.parent.glob("*.damaged*"))) == times
    assert check_sums(folder).returncode == 0


def test_a_copy_that_somebody_removed_is_made_again(
    store: StudyStore, interview: Interview, target: Path
) -> None:
    file = shoot(store, interview, 1)
    (copy_all(store, target) / file.path).unlink()
    assert check_sums(copy_all(store, target)).returncode == 0


@pytest.mark.parametrize("torn", [b"ab", b"0" * 64, b"0" * 64 + b"  interviews/x", b"\0" * 200])
def test_a_line_that_a_crash_cut_off_is_mended(
    store: StudyStore, interview: Interview, target: Path, torn: bytes
) -> None:
    shoot(store, interview, 1)
    sums = copy_all(store, target) / SUMS
    with sums.open("ab") as file:
        file.write(torn)
    shoot(store, interview, 2)
    folder = copy_all(store, target)
    assert check_sums(folder).returncode == 0
    assert torn not in sums.read_bytes()


def test_a_crash_between_name_and_line_costs_no_second_copy(
    store: StudyStore, interview: Interview, target: Path
) -> None:
    file = shoot(store, interview, 1)
    folder = copy_all(store, target)
    inode = (folder / file.path).stat().st_ino
    (folder / SUMS).unlink()
    copy_all(store, target)
    assert (folder / file.path).stat().st_ino == inode
    assert check_sums(folder).returncode == 0


def test_two_studies_of_one_name_do_not_mix(
    store: StudyStore, interview: Interview, target: Path, tmp_path: Path
) -> None:
    shoot(store, interview, 1)
    mine = copy_all(store, target)
    with StudyStore.create(tmp_path / "elsewhere" / store.folder.name, title="x") as other:
        theirs = copy_all(other, target)
        assert theirs.name == f"{store.folder.name} 2"
        assert copy_all(other, target) == theirs
    assert copy_all(store, target) == mine


def test_a_study_that_was_renamed_finds_its_copies(
    store: StudyStore, interview: Interview, target: Path, tmp_path: Path
) -> None:
    file = shoot(store, interview, 1)
    before = copy_all(store, target)
    with open_copies(target, study=tmp_path / "new name", study_id=store.study().id) as copies:
        assert copies is not None
        assert copies.folder == before
        assert copies.has(file)


def test_a_folder_that_is_not_ours_is_not_used(store: StudyStore, target: Path) -> None:
    own = target / store.folder.name  # somebody put a copy of the whole study there
    own.mkdir()
    (own / "study.sqlite").write_bytes(b"precious")
    assert copy_all(store, target) == target / f"{store.folder.name} 2"
    assert [path.name for path in own.iterdir()] == ["study.sqlite"]


def test_a_name_that_other_disks_refuse(store: StudyStore, target: Path) -> None:
    study = Path("/x") / 'wie? wat: "hier". '
    with open_copies(target, study=study, study_id="1") as copies:
        assert copies is not None
        assert copies.folder.name == "wie_ wat_ _hier__"


def test_only_one_process_copies_a_study(store: StudyStore, target: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no such lock there")
    with copying(store, target), open_copies(target, study=store.folder, study_id=store.study().id) as second:
        assert second is None
    with copying(store, target):
        pass


def test_a_target_that_is_pulled_in_the_middle(
    store: StudyStore, interview: Interview, target: Path, tmp_path: Path
) -> None:
    file = shoot(store, interview, 1, size=3 * _PIECE)

    def pull() -> None:
        if target.exists():
            target.rename(tmp_path / "pulled")

    with copying(store, target) as copies, faulty(FaultCode.COPY_MISSING):
        copies.keep(file, breathe=pull)
    (tmp_path / "pulled").rename(target)
    assert check_sums(copy_all(store, target)).returncode == 0


# ── disks that refuse ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def small(tmp_path: Path, folder: Path) -> Iterator[Path]:
    """A chosen target on a disk of 3 MB of its own."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    choose_target(place, study=folder)
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("tells", [True, False])
def test_a_full_disk_takes_what_it_can_and_the_rest_later(
    store: StudyStore, interview: Interview, small: Path, monkeypatch: pytest.MonkeyPatch, tells: bool
) -> None:
    """Also when it does not tell beforehand how much room there is."""
    if not tells:
        monkeypatch.setattr(shutil, "disk_usage", _unknown)
    files = [shoot(store, interview, n, size=1_900_000) for n in (1, 2)]
    with copying(store, small) as copies:
        copies.keep(files[0])
        with faulty(FaultCode.COPY_FULL):
            copies.keep(files[1])
        assert not copies.has(files[1])
        assert copies.has(files[0])
    assert not list(small.rglob("*.part"))
    (copies.folder / files[0].path).unlink()
    with copying(store, small) as copies:
        copies.keep(files[1])
        assert copies.has(files[1])


def _unknown(path: Path) -> object:
    raise OSError(95, "not supported")


def test_a_list_that_cannot_grow_stays_whole(
    store: StudyStore, interview: Interview, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = shoot(store, interview, 1), shoot(store, interview, 2)
    with copying(store, small) as copies:
        copies.keep(first)

        def fill() -> None:
            with (small / "filler").open("ab", buffering=0) as filler:
                try:
                    while True:
                        filler.write(bytes(1 << 16))
                except OSError:
                    pass

        # There is room for a few bytes yet in the list's last block: half a line goes in.
        sums = copies.folder / SUMS
        with sums.open("ab") as file:
            file.write(b"#" * (4085 - sums.stat().st_size) + b"\n")
        with faulty(FaultCode.COPY_FULL):
            copies.keep(second, breathe=fill)
        assert sums.stat().st_size == 4086
    (small / "filler").unlink()
    folder = copy_all(store, small)
    assert len(list(folder.rglob("FI_*"))) == 2
    assert (folder / SUMS).read_text(encoding="utf-8").endswith(f"{second.sha256}  {second.path}\n")


def test_a_target_that_may_not_be_written(store: StudyStore, interview: Interview, small: Path) -> None:
    file = shoot(store, interview, 1)
    copy_all(store, small)
    other = shoot(store, interview, 2)
    assert subprocess.run(["mount", "-o", "remount,ro", str(small)], check=False).returncode == 0
    with faulty(FaultCode.COPY_FAILED) as found, copying(store, small):
        pass
    assert found[0].details["words"] == "Read-only file system"
    assert subprocess.run(["mount", "-o", "remount,rw", str(small)], check=False).returncode == 0
    with copying(store, small) as copies:
        assert copies.has(file)
        copies.keep(other)


# ── killed ────────────────────────────────────────────────────────────────────────────────────────────────

_RUN = """
import sys
from pathlib import Path
from fotointerview.storage.second_copy import open_copies
from fotointerview.storage.study import StudyStore
with StudyStore.open(Path(sys.argv[1])) as store:
    with open_copies(Path(sys.argv[2]), study=store.folder, study_id=store.study().id) as copies:
        print("begun", flush=True)
        for file in store.files():
            copies.keep(file, breathe=lambda: print("piece", flush=True))
            print(file.path, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("turns", [1, 2, 4, 6, 9, 13])
def test_killed_in_the_middle_nothing_is_half(
    store: StudyStore, interview: Interview, target: Path, turns: int
) -> None:
    files = [shoot(store, interview, n, size=2 * _PIECE) for n in range(3)]
    store.close()
    source = str(Path(storage.__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", _RUN, str(store.folder), str(target)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(_ROOT), source))},
    ) as process:
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(turns)]
        time.sleep(0.001 * turns)
        process.send_signal(signal.SIGKILL)
        told += process.stdout.read().split("\n")
    hashes = {file.path: file.sha256 for file in files}
    for copy in target.rglob("FI_*"):
        if copy.suffix != ".part":
            path = copy.relative_to(target / store.folder.name).as_posix()
            assert hashlib.sha256(copy.read_bytes()).hexdigest() == hashes[path]
    with StudyStore.open(store.folder) as again:
        with copying(again, target) as copies:
            assert all(copies.has(file) for file in files if file.path in told)
        folder = copy_all(again, target)
    assert check_sums(folder).returncode == 0
    assert not list(target.rglob("*.part"))
