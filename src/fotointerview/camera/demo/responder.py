"""The demo camera on the line: a PTP/IP responder on loopback, one session at a time, the newest wins.

Threads: one accepts; each connection has one of its own. A host that was killed leaves its connections
behind; the next InitCommandRequest cuts them, so a reconnect never waits for a time-out.
"""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable

from fotointerview.camera.demo.answers import NOT_SUPPORTED, Answer
from fotointerview.camera.demo.body import MODEL, DemoBody
from fotointerview.camera.demo.delivery import Delivery
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.operations import Operations, unpack_params
from fotointerview.camera.demo.packets import Line, LineClosedError, PacketType

_GUID = bytes.fromhex("666f746f696e74657276696577000001")
_DATA_OUT = 2
_RESET = struct.pack("ii", 1, 0)
"""Closing resets the connection, as the network does for a host that is not there."""

Hook = Callable[[int, tuple[int, ...]], int | None]
"""Called with code and parameters before each operation; a response code refuses it, ``None`` lets it pass."""


class Responder:
    """Serves ``body`` on ``127.0.0.1``; ``port`` 0 takes a free one. Starts at once; ``close`` ends it."""

    def __init__(self, body: DemoBody, *, port: int = 0, hook: Hook | None = None) -> None:
        self._body = body
        self._operations = Operations(body)
        self._closing = threading.Event()
        self._delivery = Delivery(body.faults, self._closing)
        self._hook = hook
        self._server = socket.create_server(("127.0.0.1", port))
        self.port: int = self._server.getsockname()[1]
        self._lock = threading.Lock()
        self._session = 0
        self._lines: dict[Line, threading.Thread] = {}
        self._owned: set[Line] = set()
        self._acceptor = threading.Thread(target=self._accept, name="demo-accept", daemon=True)
        self._acceptor.start()
        body.shutter.cut = self.cut

    @property
    def last_byte_ns(self) -> int:
        """When the last byte of a file was sent the last time; monotonic."""
        return self._delivery.last_byte_ns

    def cut(self) -> None:
        """Cut the lines of whoever is connected; they may come back at once."""
        with self._lock:
            lines = tuple(self._lines)
        for line in lines:
            line.close()

    def close(self) -> None:
        """Cut every line and stop listening. Safe to call twice."""
        self._closing.set()
        with contextlib.suppress(OSError):  # refused on some systems, and when closed before
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        with self._lock:
            lines = dict(self._lines)
        for line in lines:
            line.close()
        for thread in (self._acceptor, *lines.values()):
            thread.join(timeout=5)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            if self._body.faults.lasting(FaultKind.OFF):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                connection.close()
                continue
            line = Line(connection)
            thread = threading.Thread(target=self._serve, args=(line,), name="demo-line", daemon=True)
            with self._lock:
                self._lines[line] = thread
            thread.start()

    def _serve(self, line: Line) -> None:
        try:
            kind, payload = line.receive()
            if kind == PacketType.INIT_COMMAND_REQUEST:
                number = self._begin_session(line)
                try:
                    self._serve_commands(line)
                finally:
                    self._end_session(number)
            elif kind == PacketType.INIT_EVENT_REQUEST:
                self._join_session(line, payload)
        except LineClosedError:
            pass  # hosts leave in every way there is; the next one is welcome
        finally:
            line.close()
            with self._lock:
                self._lines.pop(line, None)
                self._owned.discard(line)

    def _begin_session(self, line: Line) -> int:
        with self._lock:
            self._session += 1
            number, previous, self._owned = self._session, self._owned, {line}
        for old in previous:
            old.close()
        name = MODEL.encode("utf-16-le") + b"\0\0"
        line.send(
            PacketType.INIT_COMMAND_ACK, struct.pack("<I", number) + _GUID + name + struct.pack("<I", 0x10000)
        )
        return number

    def _end_session(self, number: int) -> None:
        """The host is gone: unless another has taken its place, the body is its own again."""
        with self._lock:
            if number == self._session:
                self._operations.leave()

    def _join_session(self, line: Line, payload: bytes) -> None:
        """Hold the event line; this camera tells its events through GetEvent only."""
        with self._lock:
            welcome = payload[:4] == struct.pack("<I", self._session)
            if welcome:
                self._owned.add(line)
        if not welcome:
            line.send(PacketType.INIT_FAIL, struct.pack("<I", 1))
            return
        line.send(PacketType.INIT_EVENT_ACK)
        while True:
            kind, _ = line.receive()
            if kind == PacketType.PING:
                line.send(PacketType.PONG)

    def _serve_commands(self, line: Line) -> None:
        while True:
            kind, payload = line.receive()
            if kind == PacketType.PING:
                line.send(PacketType.PONG)
            if kind != PacketType.COMMAND_REQUEST or len(payload) < 10:
                continue
            phase, code, transaction = struct.unpack_from("<IHI", payload)
            data = self._receive_data(line) if phase == _DATA_OUT else b""
            answer = self._perform(code, unpack_params(payload[10:]), data)
            self._delivery.deliver(line, transaction, answer)

    def _perform(self, code: int, params: tuple[int, ...], data: bytes) -> Answer:
        refused = self._hook(code, params) if self._hook else None
        if refused is not None:
            return Answer(refused)
        try:
            return self._operations.perform(code, params, data)
        except (struct.error, IndexError):
            return Answer(NOT_SUPPORTED)

    def _receive_data(self, line: Line) -> bytes:
        """The data phase from the host: StartData, Data …, EndData."""
        data = bytearray()
        while True:
            kind, payload = line.receive()
            if kind in (PacketType.DATA, PacketType.END_DATA):
                data += payload[4:]
            if kind in (PacketType.END_DATA, PacketType.CANCEL):
                return bytes(data)
