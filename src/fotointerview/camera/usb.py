"""Which cameras hang on USB, as the system itself knows it: read from ``/sys`` without opening one.

Cheap enough to look every second, and nobody is disturbed: opening a camera only to see who it is gives the
desktop's programs their chance to take it. Elsewhere than on Linux there is nothing to read, and no camera is
seen this way.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SYS = Path("/sys/bus/usb/devices")
DEV = Path("/dev/bus/usb")
_STILL_IMAGE_CLASS = "06"
_PORT = re.compile(r"usb:(\d{3}),(\d{3})")


@dataclass(frozen=True, slots=True)
class UsbCamera:
    """A camera on USB.

    Attributes:
        port: libgphoto2's name of the place, e.g. ``usb:001,005``; another one after every replug.
        node: its device file, e.g. ``/dev/bus/usb/001/005``.
        product: what it calls itself; empty where that cannot be read.
        serial: the serial number on USB, where it has one.
    """

    port: str
    node: Path
    product: str = ""
    serial: str = ""


def usb_cameras(*, named: Iterable[str] = (), sys_usb: Path = SYS, dev: Path = DEV) -> tuple[UsbCamera, ...]:
    """Every still-image device of the system in the bus's order, and those on the ports ``named``."""
    found: dict[str, UsbCamera] = {}
    for interface in sorted(sys_usb.glob("*:*")):
        if _read(interface / "bInterfaceClass") == _STILL_IMAGE_CLASS:
            device = sys_usb / interface.name.partition(":")[0]
            bus, number = _read(device / "busnum"), _read(device / "devnum")
            if bus.isdigit() and number.isdigit():
                port = f"usb:{int(bus):03},{int(number):03}"
                node = dev / f"{int(bus):03}" / f"{int(number):03}"
                found[port] = UsbCamera(port, node, _read(device / "product"), _read(device / "serial"))
    for port in named:
        if port not in found and (at := node_of(port, dev=dev)) is not None:
            found[port] = UsbCamera(port, at)
    return tuple(found[port] for port in sorted(found))


def node_of(port: str, *, dev: Path = DEV) -> Path | None:
    """The device file behind libgphoto2's ``port``; ``None`` when that is not a place on USB."""
    match = _PORT.fullmatch(port)
    return None if match is None else dev / match[1] / match[2]


def same_serial(one: str, other: str) -> bool:
    """Whether two serial numbers are of one body, as USB and as libgphoto2 tell them.

    On USB it may be written with zeros before it. ``False`` may also mean that it cannot be told from here.
    """
    return bool(_plain(one)) and _plain(one) == _plain(other)


def _plain(serial: str) -> str:
    return serial.strip().lstrip("0").casefold()


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
