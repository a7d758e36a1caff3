"""``pack`` and ``unpack`` as real processes that are told to stop, or killed, in the middle of their work."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fotointerview.services import packing
from tests.services.pack_kit import make_study, unpacked
from tests.storage.helpers import contents

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals"),
]
_LARGE = 200 << 20


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Large enough to be stopped in the middle."""
    folder = make_study(tmp_path_factory.mktemp("large") / "study")
    (folder / "exports" / "large.bin").write_bytes(os.urandom(1 << 20) * (_LARGE >> 20))
    return folder


def stopped(disk: Path, number: signal.Signals, *arguments: object) -> int:
    """The exit code of a command that got a signal as soon as something of its work was to be seen."""
    before = set(disk.iterdir())
    process = subprocess.Popen(
        [sys.executable, "-m", "fotointerview", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        if (
            sum(
                path.stat().st_size for new in set(disk.iterdir()) - before for path in (new, *new.rglob("*"))
            )
            > 1 << 22
        ):
            break
        time.sleep(0.002)
    process.send_signal(number)
    return process.wait(60)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_packing_that_is_told_to_stop_leaves_nothing(
    study: Path, tmp_path: Path, number: signal.Signals
) -> None:
    before = contents(study)
    assert stopped(tmp_path, number, "pack", study, tmp_path / "a.zip") == 128 + number
    assert list(tmp_path.iterdir()) == []
    assert contents(study) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_unpacking_that_is_told_to_stop_leaves_nothing(
    study: Path, tmp_path: Path, number: signal.Signals
) -> None:
    packing.pack(study, tmp_path / "a.zip")
    assert stopped(tmp_path, number, "unpack", tmp_path / "a.zip", tmp_path / "back") == 128 + number
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_killed_there_is_no_archive_and_no_study_of_that_name(study: Path, tmp_path: Path) -> None:
    assert stopped(tmp_path, signal.SIGKILL, "pack", study, tmp_path / "a.zip") == -signal.SIGKILL
    assert not (tmp_path / "a.zip").exists()
    packing.pack(study, tmp_path / "a.zip")
    assert (
        stopped(tmp_path, signal.SIGKILL, "unpack", tmp_path / "a.zip", tmp_path / "back") == -signal.SIGKILL
    )
    assert not (tmp_path / "back").exists()
    unpacked(tmp_path / "a.zip", tmp_path / "back")
    assert (tmp_path / "back" / "exports" / "large.bin").stat().st_size == _LARGE
