"""The USB path of the driver, with its own virtual camera: what a folder on disk can do to it."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fotointerview.camera import messages as m
from fotointerview.camera.link import BackendSpec
from fotointerview.camera.sources import GPHOTO, VIRTUAL_SHOTS, has_driver
from fotointerview.camera.supervisor import CameraSupervisor
from fotointerview.domain.camera import CameraState
from fotointerview.domain.faults import FaultCode, FaultError
from tests.camera.listening import WAIT_S, Ear, tethered
from tests.camera.pictures import small_jpeg
from tests.faults.kit import sha256

pytestmark = pytest.mark.skipif(not has_driver(), reason="gphoto2 is not installed")
READY = CameraState.READY


class Virtual:
    """A virtual camera whose one picture lies in ``card``, the process that tethers it, and what was heard."""

    def __init__(self, folder: Path) -> None:
        self.card, self.ear = folder / "card", Ear()
        self.incoming = folder / "study" / ".incoming" / "i1"
        for made in (self.card, self.incoming.parent.parent, folder / "driver"):
            made.mkdir()
        environment = {
            "VCAMERADIR": str(self.card),
            "XDG_CONFIG_HOME": str(folder / "driver"),
            "LANGUAGE": "C",
        }
        self.spec = BackendSpec(
            GPHOTO, {"port": "auto", "virtual": True}, environment, shots_per_process=VIRTUAL_SHOTS
        )

    def put(self, data: bytes) -> str:
        picture = self.card / "portrait.jpg"
        picture.write_bytes(data)
        return sha256(picture)


@pytest.fixture
def virtual(tmp_path: Path) -> Virtual:
    return Virtual(tmp_path)


@contextmanager
def connected(virtual: Virtual) -> Iterator[CameraSupervisor]:
    with tethered(virtual.spec, virtual.ear, destination=virtual.incoming) as supervisor:
        virtual.ear.wait_state(READY)
        yield supervisor


@pytest.mark.parametrize("cut", [0, 40])
def test_a_damaged_picture_is_kept_as_it_is_and_marked(virtual: Virtual, cut: int) -> None:
    whole = small_jpeg()
    known = virtual.put(whole[: len(whole) - cut])
    with connected(virtual) as camera:
        camera.trigger().result(WAIT_S)
        arrived = virtual.ear.arrived()
    assert (arrived.sha256, arrived.damaged) == (known, bool(cut))
    assert sha256(arrived.path) == known


def test_a_picture_that_became_shorter_on_the_card_is_said_not_to_have_been_taken(virtual: Virtual) -> None:
    """The driver ends the session over it; in the next one the camera has a card without it."""
    whole = small_jpeg()
    virtual.put(whole)
    with connected(virtual) as camera:
        shorter = virtual.put(whole[:-40])
        camera.trigger().result(WAIT_S)
        virtual.ear.wait_state(CameraState.LOST)
        virtual.ear.wait_state(READY, count=2)
        assert virtual.ear.wait(m.Notice).fault.code is FaultCode.NOT_FIRED
        camera.trigger().result(WAIT_S)
        assert virtual.ear.arrived().sha256 == shorter
    assert len(virtual.ear.all(m.FileAnnounced)) == 1


def test_a_camera_that_has_no_store_does_not_fire_and_goes_on(virtual: Virtual) -> None:
    known = virtual.put(small_jpeg())
    picture = virtual.card / "portrait.jpg"
    aside = picture.rename(virtual.card.parent / "aside.jpg")
    with connected(virtual) as camera:
        error = camera.trigger().exception(WAIT_S)
        assert isinstance(error, FaultError)
        assert error.fault.code is FaultCode.NOT_FIRED
        aside.rename(picture)
        os.kill(camera.pid or 0, signal.SIGKILL)  # a new card is only looked at from the start
        virtual.ear.wait_state(CameraState.LOST)
        virtual.ear.wait_state(READY, count=3)
        camera.trigger().result(WAIT_S)
        assert virtual.ear.arrived().sha256 == known


def test_more_than_one_process_can_take_comes_through_whole(virtual: Virtual) -> None:
    known = virtual.put(small_jpeg())
    with connected(virtual) as camera:
        for count in range(1, VIRTUAL_SHOTS + 3):
            while camera.trigger().exception(WAIT_S) is not None:
                virtual.ear.wait_state(READY)
            virtual.ear.arrived(count)
    assert {event.sha256 for event in virtual.ear.all(m.FileArrived)} == {known}
    assert not virtual.ear.all(m.FileFailed)
