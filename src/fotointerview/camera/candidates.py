"""Several cameras on one computer: which of them to open first, and which may not be opened at all. Pure.

A body is followed by its serial number across replugs. USB tells a serial number before the body is opened, but
not of every body, and not always the one that the body itself tells: it only puts the likely ones first.
"""

from collections.abc import Iterable, Sequence

from fotointerview.camera.usb import UsbCamera, same_serial
from fotointerview.domain.camera import SeenCamera

AUTO = "auto"
SERIAL = "serial:"
USB = "usb:"


def known_by_usb(seen: Iterable[SeenCamera], on_usb: Iterable[UsbCamera]) -> tuple[SeenCamera, ...]:
    """``seen`` with the serial numbers that USB tells."""
    told = {camera.port: camera.serial for camera in on_usb}
    return tuple(
        SeenCamera(camera.model, camera.port, camera.serial or told.get(camera.port, "")) for camera in seen
    )


def in_order(seen: Sequence[SeenCamera], *, wanted: str, prefer: str) -> tuple[SeenCamera, ...]:
    """The cameras that may be the one, the likeliest first.

    ``wanted`` is ``auto``, ``usb:BBB,DDD``, ``serial:XYZ`` or a port on the network; ``prefer`` is the serial number
    of the body that was used last, and counts only where any will do.
    """
    if not (wanted == AUTO or wanted.startswith(SERIAL)):
        return tuple(camera for camera in seen if camera.port == wanted)
    serial = wanted.removeprefix(SERIAL) if wanted.startswith(SERIAL) else prefer
    return tuple(sorted(seen, key=lambda camera: not same_serial(camera.serial, serial)))
