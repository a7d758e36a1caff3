"""Which of several cameras is opened first."""

import time
from pathlib import Path
from typing import Any

import pytest

from fotointerview.camera import gphoto
from fotointerview.camera.backend import CameraBackend, CameraError
from fotointerview.camera.candidates import in_order, known_by_usb
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.camera.gphoto import GphotoBackend
from fotointerview.camera.sources import has_driver
from fotointerview.camera.usb import UsbCamera
from fotointerview.domain.camera import CameraIdentity, SeenCamera
from fotointerview.domain.faults import FaultCode
from tests.camera.remote import RemoteBackend

D750 = SeenCamera("Nikon DSC D750", "usb:001,004", "0006012345")
EOS = SeenCamera("Canon EOS R5", "usb:001,005", "A77")
UNKNOWN = SeenCamera("Sony Alpha", "usb:002,003")
ALL = (EOS, UNKNOWN, D750)


@pytest.mark.parametrize(
    ("wanted", "prefer", "order"),
    [
        ("auto", "", [EOS, UNKNOWN, D750]),
        ("auto", "6012345", [D750, EOS, UNKNOWN]),
        ("auto", "never seen", [EOS, UNKNOWN, D750]),
        ("serial:a77", "6012345", [EOS, UNKNOWN, D750]),
        ("serial:6012345", "", [D750, EOS, UNKNOWN]),
        ("usb:002,003", "6012345", [UNKNOWN]),
        ("usb:009,009", "", []),
        ("ptpip:10.0.0.1", "", []),
    ],
)
def test_the_likeliest_first(wanted: str, prefer: str, order: list[SeenCamera]) -> None:
    assert list(in_order(ALL, wanted=wanted, prefer=prefer)) == order


def test_usb_tells_serial_numbers_without_opening_anything() -> None:
    seen = [
        SeenCamera("One", "usb:001,002"),
        SeenCamera("Two", "usb:001,003"),
        SeenCamera("Three", "usb:1", "3"),
    ]
    on_usb = [UsbCamera("usb:001,002", Path("x"), serial="S1"), UsbCamera("usb:1", Path("y"), serial="other")]
    assert [camera.serial for camera in known_by_usb(seen, on_usb)] == ["S1", "", "3"]


class Orphan(GphotoBackend):
    """The body that was used last is gone; another one is there. The real driver opens what it may open."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    def connect(self, *, prefer: str = "") -> CameraIdentity:
        return super().connect(prefer="a body that is gone")

    def _look(self, ports: Any) -> tuple[SeenCamera, ...]:
        return (SeenCamera("PTP/IP Camera", self._address),)


def orphan(*, address: str) -> CameraBackend:
    gphoto._GRACE_S = 0.5
    return Orphan(address)


@pytest.mark.skipif(not has_driver(), reason="gphoto2 is not installed")
def test_a_body_that_does_not_come_back_is_exchanged_for_the_one_that_is_there(tmp_path: Path) -> None:
    with DemoCameraProcess.start(still=(300, 200)) as body:
        arguments = {"address": body.address}
        backend = RemoteBackend(
            "tests.camera.test_candidates:orphan", arguments, {"XDG_CONFIG_HOME": str(tmp_path)}
        )
        try:
            with pytest.raises(CameraError) as waiting:
                backend.connect()
            assert waiting.value.code is FaultCode.NO_CAMERA
            until = time.monotonic() + 10
            while True:
                try:
                    assert backend.connect().serial
                    break
                except CameraError:
                    assert time.monotonic() < until
                    time.sleep(0.1)
        finally:
            backend.end()
