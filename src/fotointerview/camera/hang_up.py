"""Hangs up a network line under the driver, so that ending a session with a silent camera does not wait for it.

libgphoto2 ends a session by asking the camera to; over PTP/IP it waits 2.5 s for each answer, and it has no way
to let go of a line without asking. When the line is known to be dead, nobody is there who could be told: the
driver's sockets are shut down first, and what it then asks fails at once. Sockets to anybody else are left alone.
"""

import os
import socket
import stat
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

_HANDLES = Path("/dev/fd")
PTPIP = "ptpip:"
_USUAL = 15740
"""The event line goes there where no other port is given."""


def hang_up(port: str) -> int:
    """Shut down this process's sockets to the camera at ``ptpip:HOST[:PORT[:PORT]]``; how many there were."""
    if not port.startswith(PTPIP) or not _HANDLES.is_dir():
        return 0
    host, *numbers = port.removeprefix(PTPIP).split(":")
    peers = {(host, _USUAL), *((host, int(number)) for number in numbers)}
    hung_up = 0
    for name in os.listdir(_HANDLES):  # noqa: PTH208 - names are numbers here
        with suppress(OSError, ValueError):  # no socket, or closed since it was listed
            hung_up += _shut_down(int(name), peers)
    return hung_up


def _shut_down(handle: int, peers: Collection[tuple[str, int]]) -> bool:
    """Whether ``handle`` was a connection to one of ``peers``; it is none any more."""
    if not stat.S_ISSOCK(os.fstat(handle).st_mode):
        return False
    with socket.socket(fileno=os.dup(handle)) as line:
        if line.family is not socket.AF_INET or line.getpeername() not in peers:
            return False
        line.shutdown(socket.SHUT_RDWR)
        return True
