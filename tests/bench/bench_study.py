"""A large study: opening it, taking pictures in from a folder, and checking it against the disk's own speed.

The disk is asked with the same system calls and nothing in memory: the files of the study one after the other, and
then the check, in turn. What others do on this machine meanwhile is in both.

    python tests/bench/bench_study.py [shots]
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fotointerview.domain.soundness import Finding
from fotointerview.storage.checking import StudyCheck
from fotointerview.storage.intake import IncomingFile
from fotointerview.storage.study import StudyStore
from tests.bench.figures import heading, line, remark
from tests.big_study import BigStudy, make_big_study, original
from tests.storage.generator import small_jpeg

_BLOCK = 4 << 20
_RUNS = 5
_LARGE = BigStudy(participants=2, interviews=2, shots=60, sayings=60, original_bytes=12_000_000)


def main(shots: int = 10_000) -> int:
    """Measure everything on studies made for it."""
    with tempfile.TemporaryDirectory(prefix="fotointerview-bench-") as name:
        folder = Path(name)
        begun = time.perf_counter()
        study = make_big_study(folder / "many", BigStudy(shots=shots, sayings=2 * shots))
        taken = time.perf_counter() - begun
        heading(f"Study of {shots} shots, {2 * shots} quotes and notes")
        remark(
            f"made in {taken:.1f} s; the database has {(study / 'study.sqlite').stat().st_size / 1e6:.0f} MB"
        )
        _opening(study)
        _checking(study, "check, small originals (for knowledge)", goal=None, runs=2)
        heading("Intake from a folder, with hashing, every shot durable before the next")
        _intake(folder / "taken", 250_000)
        _intake(folder / "taken large", 8_000_000)
        heading("Check of originals of 12 MB against the disk's own sequential reading")
        _checking(make_big_study(folder / "large", _LARGE), "check", goal=80)
    return 0


def _opening(study: Path) -> None:
    cold: list[float] = []
    warm: list[float] = []
    files: list[float] = []
    os.sync()
    for turn in range(2 * _RUNS):
        if turn < _RUNS:
            _forget(study / "study.sqlite")
        begun = time.perf_counter()
        with StudyStore.open(study) as store:
            (cold if turn < _RUNS else warm).append((time.perf_counter() - begun) * 1000)
            begun = time.perf_counter()
            store.files()
            files.append((time.perf_counter() - begun) * 1000)
    line("opening, database not in memory", cold, goal=1000)
    line("opening, database in memory", warm, goal=1000)
    line("the list of all files", files)


def _intake(folder: Path, size: int) -> None:
    """From a source folder: read, written to the downloads, hashed on the way, taken in."""
    source = folder / "source"
    source.mkdir(parents=True)
    filler = os.urandom(65_000)
    for number in range(60):
        content = original(number, small_jpeg(), at_least=size, filler=filler)
        (source / f"DSC_{number:04d}.JPG").write_bytes(content)
    own = _own_writing(source, folder / "own")
    how = BigStudy(participants=1, interviews=1, shots=1, sayings=2)
    with StudyStore.open(make_big_study(folder / "study", how)) as store:
        (interview,) = store.interviews()
        incoming = store.incoming_for(interview.id)
        begun = time.perf_counter()
        for path in sorted(source.iterdir()):
            data = path.read_bytes()
            place = incoming / path.name.lower()
            place.write_bytes(data)
            arrived = IncomingFile(
                path=place,
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                taken_at=datetime.now(UTC),
                camera_name=path.name,
            )
            store.take_in(arrived, interview.id)
        rate = 60 / (time.perf_counter() - begun)
    line(f"taken in, {size / 1e6:.2f} MB each", [rate], goal=min(50, own), unit="/s", at_least=True)
    remark(f"the disk's own: {own:.0f} such files a second written, synced and renamed")


def _own_writing(source: Path, target: Path) -> float:
    """Files a second that the disk takes, each durable before the next, by name and content."""
    target.mkdir()
    descriptor = os.open(target, os.O_RDONLY)
    begun, count = time.perf_counter(), 0
    for path in sorted(source.iterdir()):
        with (target / f"{path.name}.part").open("wb") as file:
            file.write(path.read_bytes())
            file.flush()
            os.fsync(file.fileno())
        (target / f"{path.name}.part").rename(target / path.name)
        os.fsync(descriptor)
        count += 1
    taken = time.perf_counter() - begun
    os.close(descriptor)
    return count / taken


def _checking(study: Path, name: str, *, goal: float | None, runs: int = _RUNS) -> None:
    """The check's speed as a share of plain reading, in turn."""
    files = sorted(study.rglob("*.JPG"))
    size = sum(path.stat().st_size for path in files)
    os.sync()
    shares, own, checked = [], [], []
    for _ in range(runs):
        own.append(size / 1e6 / _timed(_plain(files)))
        checked.append(size / 1e6 / _timed(_check(study)))
        shares.append(100 * checked[-1] / own[-1])
    line("the disk's own reading", own, unit="MB/s", at_least=True)
    line(name, checked, unit="MB/s", at_least=True)
    line(f"{name}: share of it", shares, unit="%", at_least=True, goal=goal)


def _timed(work: Iterator[object]) -> float:
    begun = time.perf_counter()
    found = [item for item in work if isinstance(item, Finding)]
    if found:
        raise RuntimeError(f"a made study is not sound: {found[0]}")
    return time.perf_counter() - begun


def _check(study: Path) -> Iterator[object]:
    """The whole check, the database too."""
    for path in study.rglob("*.JPG"):
        _forget(path)
    yield from StudyCheck(study).run()


def _plain(files: list[Path]) -> Iterator[object]:
    """Reading alone, one file after the other."""
    for path in files:
        _forget(path)
    buffer = bytearray(_BLOCK)
    for path in files:
        with path.open("rb", buffering=0) as file:
            while file.readinto(buffer):
                pass
    yield None


def _forget(path: Path) -> None:
    """Have the system put aside what it has of the file in memory."""
    if hasattr(os, "posix_fadvise"):
        descriptor = os.open(path, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
