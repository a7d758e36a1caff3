"""A demo camera for the tests of a module, and a rig on it for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview.camera.demo.launch import DemoCameraProcess
from tests.faults.kit import STILL, Rig, rig_of


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoCameraProcess]:
    pytest.importorskip("gphoto2", reason="there is no gphoto2 on this system: no line that could fail")
    with DemoCameraProcess.start(still=STILL) as process:
        yield process


@pytest.fixture
def rig(demo: DemoCameraProcess, tmp_path: Path) -> Iterator[Rig]:
    """A camera that is connected and ready."""
    with rig_of(demo, tmp_path) as rig:
        rig.start()
        yield rig
