"""The misbehaving camera of the tests does what its orders say, and shows it."""

from pathlib import Path

import pytest

from fotointerview.camera.backend import CameraError, FileRef
from fotointerview.domain.camera import Ability
from fotointerview.domain.faults import FaultCode
from tests.camera.folder_card import DCIM, FolderCard, frame_bytes, shot_bytes


@pytest.fixture
def camera(tmp_path: Path) -> FolderCard:
    camera = FolderCard(str(tmp_path))
    camera.connect()
    return camera


def order(camera: FolderCard, *names: str) -> None:
    for name in names:
        (camera.orders / name).touch()


def test_live_view_is_on_from_the_first_frame_to_the_end(camera: FolderCard) -> None:
    assert camera.abilities() == {Ability.RELEASE, Ability.LIVE_VIEW, Ability.DELETE}
    assert not camera.live.exists()
    assert [camera.live_frame(), camera.live_frame()] == [frame_bytes(1), frame_bytes(2)]
    assert camera.live.exists()
    camera.end_live()
    camera.end_live()
    assert not camera.live.exists()


def test_live_view_is_busy_dies_or_is_not_there(camera: FolderCard) -> None:
    order(camera, "live-busy-once")
    assert camera.live_frame() is None
    assert camera.live_frame() == frame_bytes(1)
    order(camera, "live-dies-once")
    with pytest.raises(CameraError) as died:
        camera.live_frame()
    assert (died.value.code, died.value.session_over) == (FaultCode.LIVE_VIEW_STOPPED, False)
    assert not camera.live.exists()
    assert camera.live_frame() == frame_bytes(2)
    order(camera, "no-live-view")
    assert camera.abilities() == {Ability.RELEASE, Ability.DELETE}
    with pytest.raises(CameraError) as none:
        camera.live_frame()
    assert none.value.code is FaultCode.CAMERA_REFUSED


def test_focus_moves_or_finds_nothing(camera: FolderCard) -> None:
    order(camera, "out-of-focus-once")
    with pytest.raises(CameraError) as missed:
        camera.drive_focus(0)
    assert missed.value.code is FaultCode.FOCUS_FAILED
    camera.drive_focus(0)
    camera.drive_focus(-2)
    assert camera.focus.read_text("ascii").split() == ["0", "-2"]


def test_file_is_taken_off_the_card(camera: FolderCard) -> None:
    camera.trigger()
    (ref,) = camera.list_files()
    order(camera, "no-delete-once")
    with pytest.raises(CameraError):
        camera.delete_file(ref)
    assert b"".join(camera.read_file(ref)) == shot_bytes(1)
    camera.delete_file(ref)
    assert camera.list_files() == []
    with pytest.raises(CameraError):
        camera.delete_file(FileRef(DCIM, ref.name))
