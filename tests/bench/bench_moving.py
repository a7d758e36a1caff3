"""Importing, packing and unpacking: photos of 8 MB, beside what the same disk does on its own, and memory at its peak.

python tests/bench/bench_moving.py [shots]
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fotointerview.domain.words import Language
from fotointerview.services import packing
from fotointerview.services.import_photos import Taken, begin, carry_out, find_target
from fotointerview.services.import_plan import plan_import
from fotointerview.storage.study import StudyStore
from tests.bench.figures import heading, line, peak_memory, remark
from tests.services.import_kit import jpeg_at

MEGABYTES = 8
PASSPHRASE = "vier woorden zonder verband"


def photo(number: int) -> bytes:
    """A JPEG of 8 MB that no other is like; what fills it is noise, as in a real one."""
    picture = jpeg_at(number / 60, shade=number % 200)
    noise = os.urandom(1 << 20) * MEGABYTES
    segments = b"".join(
        b"\xff\xfe\xff\xff" + noise[n : n + 65533] for n in range(0, len(noise) - 65533, 65533)
    )
    return picture[:-2] + segments + picture[-2:]


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def disk_alone(folder: Path, shots: int) -> float:
    """Shots a second when files of that size are only written, each fsynced."""
    data = os.urandom(1 << 20) * MEGABYTES
    place = folder / "alone"
    place.mkdir()

    def write() -> None:
        for number in range(shots):
            with (place / f"{number}").open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())

    return shots / timed(write)


def measure_import(study: Path, card: Path) -> list[float]:
    """Shots a second, for every tenth of the import."""
    with StudyStore.create(study, title="bench") as store:
        begun = time.perf_counter()
        plan = plan_import(store, card)
        remark(f"the plan of {plan.files} files took {time.perf_counter() - begun:.2f} s")
        target = begin(store, find_target(store, "P01", plan), plan, language=Language.NL)
        assert target.interview is not None
        stamps = [time.perf_counter()]
        for step in carry_out(store, target.interview, plan):
            assert isinstance(step, Taken)
            stamps.append(time.perf_counter())
    tenth = max(1, (len(stamps) - 1) // 10)
    return [tenth / (stamps[n + tenth] - stamps[n]) for n in range(0, len(stamps) - tenth, tenth)]


def child(*arguments: object) -> tuple[float, float]:
    """Seconds and peak memory in MB of this script with ``arguments``, as a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def work(name: str, source: Path, target: Path, passphrase: str) -> None:
    """One job of :func:`child`."""
    if name == "pack":
        seconds = timed(lambda: packing.pack(source, target, passphrase=passphrase or None))
    else:
        seconds = timed(lambda: packing.unpack(source, target, ask=lambda: passphrase))
    print(seconds, peak_memory())


def main(shots: int) -> None:
    """Everything."""
    with tempfile.TemporaryDirectory(prefix="fotointerview-bench-") as name:
        place = Path(name)
        card = place / "card"
        card.mkdir()
        size = 0
        for number in range(shots):
            data = photo(number)
            size += len(data)
            (card / f"DSC_{number:04d}.JPG").write_bytes(data)
        heading(f"Importing and packing {shots} photos, {size / 1e6:.0f} MB, {datetime.now(UTC):%Y-%m-%d}")
        alone = disk_alone(place, shots)
        line("the disk alone, written and fsynced", [alone], unit="/s", at_least=True)
        speeds = measure_import(place / "study", card)
        line("import, shots a second", speeds, unit="/s", goal=min(50.0, 0.8 * alone), at_least=True)
        remark(
            "a passphrase is made costly to guess: age takes about a second and some hundred MB for that, once"
        )
        for label, passphrase in (("", ""), (", closed with a passphrase", PASSPHRASE)):
            archive = place / f"archive{len(passphrase)}.zip"
            for job, source, target in (
                ("pack", place / "study", archive),
                ("unpack", archive, place / f"back{len(passphrase)}"),
            ):
                seconds, memory = child(job, source, target, passphrase)
                line(f"{job} and read back{label}", [size / 1e6 / seconds], unit="MB/s", at_least=True)
                line(f"{job}{label}, peak memory", [memory], unit="MB", goal=700 if passphrase else 150)


if __name__ == "__main__":
    if len(sys.argv) == 5:
        work(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
