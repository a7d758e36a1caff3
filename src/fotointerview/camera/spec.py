"""Which camera is wanted, as people write it: ``auto``, ``demo``, ``virtual``, ``simulated``, or a port.

``usb:001,005`` and ``ptpip:HOST[:PORT[:EVENTPORT]]`` are libgphoto2's own names for ports. The driver takes
only a dotted address for HOST, and forgets a custom port for the event line: it is therefore written twice.
"""

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum

from fotointerview.domain.faults import FaultCode, FaultError

_USB = re.compile(r"usb:(\d{1,3}),(\d{1,3})")
_PTPIP = re.compile(r"ptpip:(?P<host>[^:\s]+)(?::(?P<port>\d{1,5}))?(?::(?P<events>\d{1,5}))?")


class CameraKind(StrEnum):
    """Where the pictures come from."""

    AUTO = "auto"
    """The first USB camera that is found."""
    DEMO = "demo"
    """The drawn sitter, through the real driver where there is one."""
    VIRTUAL = "virtual"
    """libgphoto2's own virtual USB camera."""
    SIMULATED = "simulated"
    """The drawn sitter, without any driver."""
    PORT = "port"
    """The camera on one port."""


@dataclass(frozen=True, slots=True)
class CameraSpec:
    """A wanted camera; ``port`` is libgphoto2's name of the port, empty except for ``CameraKind.PORT``."""

    kind: CameraKind
    port: str = ""


def parse_spec(text: str) -> CameraSpec:
    """Understand what somebody wrote after ``--camera``.

    Raises:
        FaultError: ``BAD_CAMERA_SPEC`` with the text.
    """
    wanted = text.strip()
    if wanted.lower() in {kind.value for kind in CameraKind if kind is not CameraKind.PORT}:
        return CameraSpec(CameraKind(wanted.lower()))
    if match := _USB.fullmatch(wanted):
        return CameraSpec(CameraKind.PORT, f"usb:{int(match[1]):03},{int(match[2]):03}")
    if match := _PTPIP.fullmatch(wanted):
        return CameraSpec(CameraKind.PORT, _ptpip(match, text))
    raise FaultError(FaultCode.BAD_CAMERA_SPEC, spec=text)


def _ptpip(match: re.Match[str], text: str) -> str:
    host = "127.0.0.1" if match["host"].lower() == "localhost" else match["host"]
    ports = [int(port) for port in (match["port"], match["events"] or match["port"]) if port]
    try:
        ipaddress.IPv4Address(host)
    except ValueError as error:
        raise FaultError(FaultCode.BAD_CAMERA_SPEC, spec=text) from error
    if any(not 0 < port < 65536 for port in ports):
        raise FaultError(FaultCode.BAD_CAMERA_SPEC, spec=text)
    return ":".join(["ptpip", host, *map(str, ports)])
