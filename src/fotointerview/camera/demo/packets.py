"""PTP/IP packets on a socket: framing, the types the demo camera speaks, and nothing of what they mean.

Format after CIPA DC-005: ``u32 length, u32 type, payload``, little-endian.
"""

import contextlib
import socket
import struct
from enum import IntEnum

_HEADER = struct.Struct("<II")
_LARGEST = 1 << 20
"""No packet from a host to this camera is larger; whoever sends one does not speak PTP/IP."""
DATA_PIECE = 1 << 18


class PacketType(IntEnum):
    """The packet types of PTP/IP."""

    INIT_COMMAND_REQUEST = 1
    INIT_COMMAND_ACK = 2
    INIT_EVENT_REQUEST = 3
    INIT_EVENT_ACK = 4
    INIT_FAIL = 5
    COMMAND_REQUEST = 6
    COMMAND_RESPONSE = 7
    EVENT = 8
    START_DATA = 9
    DATA = 10
    CANCEL = 11
    END_DATA = 12
    PING = 13
    PONG = 14


class LineClosedError(Exception):
    """The other side is gone, or does not speak PTP/IP."""


class Line:
    """One TCP connection, packet by packet."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.is_closed = False
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def receive(self) -> tuple[int, bytes]:
        """The next packet's type and payload.

        Raises:
            LineClosedError: when there is no further packet.
        """
        self._acknowledge_at_once()
        length, kind = _HEADER.unpack(self._exactly(_HEADER.size))
        if not _HEADER.size <= length <= _LARGEST:
            raise LineClosedError(f"a packet of {length} bytes")
        return kind, self._exactly(length - _HEADER.size)

    def send_torn(self, kind: PacketType, payload: bytes, *, at: int) -> None:
        """Send a packet only up to byte ``at`` of its payload; the line is then good for closing only."""
        try:
            self._connection.sendall(_HEADER.pack(_HEADER.size + len(payload), kind) + payload[:at])
        except OSError as error:
            raise LineClosedError(str(error)) from error

    def send(self, kind: PacketType, payload: bytes = b"") -> None:
        """Send one packet.

        Raises:
            LineClosedError: when the other side is gone.
        """
        try:
            self._connection.sendall(_HEADER.pack(_HEADER.size + len(payload), kind) + payload)
        except OSError as error:
            raise LineClosedError(str(error)) from error

    def close(self) -> None:
        """Cut the line, also under a thread that waits on it. Safe to call twice."""
        self.is_closed = True
        with contextlib.suppress(OSError):  # the other side was faster
            self._connection.shutdown(socket.SHUT_RDWR)
        self._connection.close()

    def _exactly(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            try:
                piece = self._connection.recv(size - len(data))
            except OSError as error:
                raise LineClosedError(str(error)) from error
            if not piece:
                raise LineClosedError("end of line")
            data += piece
        return bytes(data)

    def _acknowledge_at_once(self) -> None:
        # The driver writes a setting as three small packets without TCP_NODELAY; a delayed acknowledgement
        # then costs 40 ms each. The kernel forgets the flag, so it is set before every read. Linux only.
        if hasattr(socket, "TCP_QUICKACK"):
            try:
                self._connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            except OSError as error:
                raise LineClosedError(str(error)) from error
