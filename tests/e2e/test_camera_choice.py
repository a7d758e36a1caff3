"""Another camera and a second copy, chosen in the open window; remembered for the next start."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fotointerview.app import Program
from fotointerview.domain.camera import CameraState
from fotointerview.domain.faults import FaultCode
from fotointerview.domain.words import Room
from fotointerview.settings import Settings
from tests.camera.pictures import small_jpeg

WAIT_MS = 30_000


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Program:
    return Program(Settings.load(), camera="simulated")


def until(qtbot: QtBot, true: Callable[[], bool]) -> None:
    qtbot.waitUntil(true, timeout=WAIT_MS)


def test_another_camera_and_a_second_copy_are_chosen_and_remembered(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    vendor, copies = tmp_path / "vendor", tmp_path / "copies"
    vendor.mkdir()
    copies.mkdir()
    program.start(tmp_path / "study", participant="P01", room=Room.INTERVIEW)
    until(qtbot, lambda: program.study is not None and program.study.window.isVisible())
    study = program.study
    assert study is not None
    room = study.interview
    until(qtbot, lambda: room.state.status.state is CameraState.READY)
    study.place.agree_to_photos(witness="T")

    room.second_copy_wanted.emit(str(copies))
    room.camera_wanted.emit("nonsense")
    until(qtbot, lambda: any(n.code is FaultCode.BAD_CAMERA_SPEC for n in room.state.notices))
    assert room.state.status.state is CameraState.READY

    room.camera_wanted.emit(f"folder:{vendor}")
    until(qtbot, lambda: _model(program) == "vendor")
    (vendor / "IMG_1.JPG").write_bytes(small_jpeg())
    until(qtbot, lambda: len(room.state.links) == 1)
    until(qtbot, lambda: room.state.side.copies.done == 1)
    assert list(copies.rglob("*.JPG"))

    room.camera_wanted.emit("ptpip:127.0.0.1:9:9")
    time.sleep(0.05)
    program.close()
    kept = Settings.load()
    assert kept.camera == "ptpip:127.0.0.1:9:9"
    assert set(kept.cameras) == {"ptpip:127.0.0.1:9:9", f"folder:{vendor}"}
    assert kept.study(tmp_path / "study").second_copy == str(copies)


def _model(program: Program) -> str:
    assert program.study is not None
    status = program.study.interview.state.status
    ready = status.state is CameraState.READY and status.identity is not None
    return status.identity.model if ready and status.identity else ""
