"""Sends an answer down the line, as whole, as fast and as soon as the faults on order let it."""

import struct
import threading
import time

from fotointerview.camera.demo.answers import Answer, FilePart
from fotointerview.camera.demo.faults import Fault, FaultKind, Faults
from fotointerview.camera.demo.packets import DATA_PIECE, Line, LineClosedError, PacketType

_SLOW_PIECE = 1 << 15
_LOOK_S = 0.05


class Delivery:
    """The sending side of one camera. ``closing`` ends every wait.

    Attributes:
        last_byte_ns: when the last byte of a file was given to the line the last time; monotonic, 0 before.
    """

    def __init__(self, faults: Faults, closing: threading.Event) -> None:
        self._faults = faults
        self._closing = closing
        self.last_byte_ns = 0

    def deliver(self, line: Line, transaction: int, answer: Answer) -> None:
        """Send data, if any, and the response.

        Raises:
            LineClosedError: when the host is gone, or was cut off.
        """
        if fault := self._faults.take(FaultKind.STALL):
            self._wait(line, fault.seconds)
        if answer.cut:
            raise LineClosedError("cut instead of an answer")
        tid = struct.pack("<I", transaction)
        if answer.data is not None:
            self._send_data(line, tid, answer.data, answer.part)
        params = struct.pack(f"<{len(answer.params)}I", *answer.params)
        line.send(PacketType.COMMAND_RESPONSE, struct.pack("<H", answer.code) + tid + params)

    def _send_data(self, line: Line, tid: bytes, data: bytes, part: FilePart | None) -> None:
        cut, cut_at, stall_at, stall = self._due(data, part)
        line.send(PacketType.START_DATA, tid + struct.pack("<Q", len(data)))
        slow = self._faults.lasting(FaultKind.THROTTLE)
        size = _SLOW_PIECE if slow else DATA_PIECE
        began = time.monotonic()
        for start in range(0, len(data), size):
            end = start + size
            kind = PacketType.END_DATA if end >= len(data) else PacketType.DATA
            if stall and start <= stall_at < end:
                self._wait(line, stall.seconds)
            if cut_at is not None and start <= cut_at < end:
                line.send_torn(kind, tid + data[start:end], at=len(tid) + cut_at - start)
                if cut and cut.seconds:
                    self._faults.arm(FaultKind.OFF, seconds=cut.seconds)
                raise LineClosedError("cut in the middle of a file")
            line.send(kind, tid + data[start:end])
            if slow:
                due = began + min(end, len(data)) / (slow.mb_per_s * 1e6)
                self._closing.wait(max(0.0, due - time.monotonic()))
        if part is not None and part.offset + len(data) >= part.size:
            self.last_byte_ns = time.monotonic_ns()

    def _due(self, data: bytes, part: FilePart | None) -> tuple[Fault | None, int | None, int, Fault | None]:
        """How and where in ``data`` the line is to be cut, if it is, and where it is to stall, and how."""
        if part is None or not data:
            return None, None, 0, None

        def here(fault: Fault) -> bool:
            return part.offset <= fault.at_byte(part.size) < part.offset + len(data)

        cut = self._faults.take(FaultKind.CUT_FILE, when=here)
        stall = self._faults.take(FaultKind.STALL_FILE, when=here)
        return (
            cut,
            cut.at_byte(part.size) - part.offset if cut else None,
            stall.at_byte(part.size) - part.offset if stall else 0,
            stall,
        )

    def _wait(self, line: Line, seconds: float | None) -> None:
        """Send nothing for a while, or, with ``None``, until somebody cuts the line."""
        until = float("inf") if seconds is None else time.monotonic() + seconds
        while not (self._closing.is_set() or line.is_closed) and (left := until - time.monotonic()) > 0:
            self._closing.wait(min(left, _LOOK_S))
