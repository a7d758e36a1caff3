"""Cameras are seen on USB without being opened."""

from pathlib import Path

import pytest

from fotointerview.camera.usb import UsbCamera, node_of, same_serial, usb_cameras
from tests.camera.usb_tree import plug_in


def test_cameras_are_told_from_other_usb_devices(tmp_path: Path) -> None:
    dev = tmp_path / "dev"
    plug_in(tmp_path / "sys", "1-2", number=12, product="NIKON DSC D750", serial="000006012345")
    plug_in(tmp_path / "sys", "1-3", number=6, interface_class="03", product="Keyboard")
    plug_in(tmp_path / "sys", "1-4.1", number=7)
    assert usb_cameras(sys_usb=tmp_path / "sys", dev=dev) == (
        UsbCamera("usb:001,007", dev / "001" / "007"),
        UsbCamera("usb:001,012", dev / "001" / "012", "NIKON DSC D750", "000006012345"),
    )


def test_ports_that_the_driver_named_count_too_and_once(tmp_path: Path) -> None:
    plug_in(tmp_path / "sys", "1-2", number=5, product="X-T5")
    found = usb_cameras(
        named=["usb:001,005", "usb:002,007", "ptpip:1.2.3.4"], sys_usb=tmp_path / "sys", dev=tmp_path
    )
    assert [(camera.port, camera.product) for camera in found] == [
        ("usb:001,005", "X-T5"),
        ("usb:002,007", ""),
    ]


def test_a_system_without_usb_has_no_cameras(tmp_path: Path) -> None:
    assert usb_cameras(sys_usb=tmp_path / "none") == ()


def test_a_device_that_is_just_going_is_no_camera(tmp_path: Path) -> None:
    device = plug_in(tmp_path / "sys", "1-2", number=5)
    (device / "devnum").unlink()
    assert usb_cameras(sys_usb=tmp_path / "sys") == ()


def test_a_body_is_known_by_its_serial_number_after_a_replug(tmp_path: Path) -> None:
    plug_in(tmp_path / "sys", "1-2", number=9, serial="00000AB12")
    plug_in(tmp_path / "sys", "1-3", number=10, serial="")
    first, second = sorted(usb_cameras(sys_usb=tmp_path / "sys"), key=lambda camera: camera.port)
    assert same_serial(first.serial, "ab12")
    assert not same_serial(first.serial, "AB1")
    assert not same_serial(second.serial, "")
    assert not same_serial(first.serial, "000")


@pytest.mark.parametrize(
    ("port", "node"),
    [
        ("usb:001,005", "001/005"),
        ("usb:1,5", None),
        ("usb:", None),
        ("ptpip:127.0.0.1", None),
        ("disk:/", None),
    ],
)
def test_the_device_file_behind_a_port(port: str, node: str | None, tmp_path: Path) -> None:
    assert node_of(port, dev=tmp_path) == (tmp_path / node if node else None)
