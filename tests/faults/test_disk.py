"""A disk of this computer that is full or may not be written: said at once, and made up for when it can be."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.domain.camera import SettingName
from fotointerview.domain.faults import FaultCode
from tests.camera.listening import WAIT_S
from tests.faults.kit import BOTH, reset, rig_of
from tests.faults.program import AtWork

SMALL_MB = 6


def mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr.decode().strip()}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    place = tmp_path / "disk"
    place.mkdir()
    mount("-t", "tmpfs", "-o", f"size={SMALL_MB}m", "tmpfs", str(place))
    yield place
    subprocess.run(["umount", "-R", "-l", str(place)], check=True)


def fill(disk: Path, *, but: int = 0) -> Path:
    """Leave only so many bytes; take the file away to make room."""
    filler = disk / "holiday.mov"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 4096):
            with suppress(OSError):
                while shutil.disk_usage(disk).free - size >= but:
                    file.write(bytes(size))
    return filler


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """A folder in which nothing may be made or changed, whoever one is."""
    done = subprocess.run(["chattr", "+i", str(folder)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"no folder can be locked here: {done.stderr.decode().strip()}")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", str(folder)], check=True)


def test_a_disk_that_fills_up_in_mid_file(demo: DemoCameraProcess, disk: Path) -> None:
    with rig_of(demo, disk) as rig:
        rig.start()
        demo.turn(SettingName.IMAGE_FORMAT, BOTH)
        filler = fill(disk, but=600_000)  # room for the JPEG alone
        rig.shoot()
        failed = rig.ear.wait(m.FileFailed)
        assert (failed.fault.code, failed.name[-4:]) == (FaultCode.DISK_FULL, ".NEF")
        rig.compare(kept_back=1, awaited=1)
        filler.unlink()
        rig.supervisor.set_destination(rig.incoming).result(WAIT_S)
        assert len(rig.compare()) == 2
        assert rig.losses == 0


@pytest.fixture
def at_work(demo: DemoCameraProcess, disk: Path) -> Iterator[AtWork]:
    reset(demo)
    with AtWork(disk / "study", demo) as work:
        yield work


def test_a_full_disk_is_said_and_made_up_for_with_the_next_shot_that_finds_room(
    demo: DemoCameraProcess, disk: Path, at_work: AtWork
) -> None:
    at_work.shoot(safe=1)
    filler = fill(disk)
    for count in (1, 2):
        at_work.session.shoot()
        assert at_work.failed(count=count) is FaultCode.DISK_FULL
    filler.unlink()
    at_work.shoot(safe=4)
    at_work.close()
    assert len(at_work.compare()) == 4


def test_a_full_disk_is_made_up_for_when_the_study_is_closed(
    demo: DemoCameraProcess, disk: Path, at_work: AtWork
) -> None:
    filler = fill(disk)
    at_work.session.shoot()
    assert at_work.failed() is FaultCode.DISK_FULL
    filler.unlink()
    at_work.close()
    assert len(at_work.compare()) == 1


@pytest.mark.parametrize("where", ["incoming", "originals"])
def test_a_folder_that_may_not_be_written_for_a_while(at_work: AtWork, where: str) -> None:
    """In the first nothing arrives, in the second what arrived is not taken in."""
    at_work.shoot(safe=1)
    (original,) = at_work.study.rglob("originals/*.JPG")
    folder = {
        "incoming": at_work.study / ".incoming" / at_work.session.interview_id,
        "originals": original.parent,
    }[where]
    with locked(folder):
        at_work.session.shoot()
        assert at_work.failed() is FaultCode.DISK_WRITE
    at_work.session.shoot()
    at_work.close()
    assert len(at_work.compare()) == 3
