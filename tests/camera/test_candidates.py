"""Which of several cameras is opened first."""

from pathlib import Path

import pytest

from fotointerview.camera.candidates import in_order, known_by_usb
from fotointerview.camera.usb import UsbCamera
from fotointerview.domain.camera import SeenCamera

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
