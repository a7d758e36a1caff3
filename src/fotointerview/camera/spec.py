"""Which camera is wanted, as people write it: ``auto``, ``demo``, ``webcam``, ``folder:DIR``, a port and so on.

``usb:001,005`` and ``ptpip:HOST[:PORT[:EVENTPORT]]`` are libgphoto2's own names for ports. The driver takes
only a dotted address for HOST, and forgets a custom port for the event line: it is therefore written twice.
"""

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from fotointerview.domain.faults import FaultCode, FaultError

_USB = re.compile(r"usb:(\d{1,3}),(\d{1,3})")
_PTPIP = re.compile(r"ptpip:(?P<host>[^:\s]+)(?::(?P<port>\d{1,5}))?(?::(?P<events>\d{1,5}))?")
_SERIAL = re.compile(r"serial:([\w.-]{1,64})", re.IGNORECASE)
_FOLDER = re.compile(r"folder:\s*([^\0]+)", re.IGNORECASE | re.DOTALL)
_WEBCAM = re.compile(r"webcam:(\d{1,2})", re.IGNORECASE)


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
    SERIAL = "serial"
    """The USB camera with one serial number, on whichever port it hangs."""
    FOLDER = "folder"
    """What another program puts into a folder."""
    WEBCAM = "webcam"
    """A webcam, such as the one in a laptop."""


_ALONE = frozenset({"auto", "demo", "virtual", "simulated", "webcam"})
"""The kinds that are wanted by their name and nothing else."""


@dataclass(frozen=True, slots=True)
class CameraSpec:
    """A wanted camera.

    Attributes:
        kind: where the pictures come from.
        port: which one of that kind: libgphoto2's name of the port (``PORT``), the serial number (``SERIAL``),
            the folder (``FOLDER``, ``~`` filled in), the webcam's number (``WEBCAM``, empty: the first that
            works); empty for every other kind.
    """

    kind: CameraKind
    port: str = ""


def parse_spec(text: str) -> CameraSpec:
    """Understand what somebody wrote after ``--camera``.

    Raises:
        FaultError: ``BAD_CAMERA_SPEC`` with the text.
    """
    wanted = text.strip()
    if wanted.lower() in _ALONE:
        return CameraSpec(CameraKind(wanted.lower()))
    if match := _USB.fullmatch(wanted):
        return CameraSpec(CameraKind.PORT, f"usb:{int(match[1]):03},{int(match[2]):03}")
    if match := _PTPIP.fullmatch(wanted):
        return CameraSpec(CameraKind.PORT, _ptpip(match, text))
    if match := _SERIAL.fullmatch(wanted):
        return CameraSpec(CameraKind.SERIAL, match[1])
    if match := _FOLDER.fullmatch(wanted):
        return CameraSpec(CameraKind.FOLDER, _folder(match[1], text))
    if match := _WEBCAM.fullmatch(wanted):
        return CameraSpec(CameraKind.WEBCAM, str(int(match[1])))
    raise FaultError(FaultCode.BAD_CAMERA_SPEC, spec=text)


def _folder(wanted: str, text: str) -> str:
    try:
        return str(Path(wanted).expanduser())
    except RuntimeError as error:  # ``~somebody`` who has no home here
        raise FaultError(FaultCode.BAD_CAMERA_SPEC, spec=text) from error


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
