"""The two pipes between the application and the camera process: a length, then a pickle.

Plain pipes on stdin and stdout rather than ``multiprocessing``: its ``spawn`` imports the application's
``__main__`` again in the child (Qt with it), and leaves a tracker process behind.
"""

import os
import pickle
import struct
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Protocol

from fotointerview.camera.memory import CardMemory, Memo
from fotointerview.camera.messages import Command, Event

_HEAD = struct.Struct("!I")


@dataclass(frozen=True, slots=True)
class BackendSpec:
    """How the camera process makes its backend; picklable.

    Attributes:
        factory: ``module:callable``, called with ``arguments``.
        environment: added to the child's environment before it starts.
        shots_per_process: after so many releases the child is replaced by a new one; 0 never.
        on_usb: the camera comes and goes on the USB bus, which is worth watching.
    """

    factory: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    shots_per_process: int = 0
    on_usb: bool = False


@dataclass(frozen=True, slots=True)
class Hello:
    """The first thing a child reads: which camera, and what is known of its card."""

    spec: BackendSpec
    memory: CardMemory


class Link(Protocol):
    """The camera process's line to the application."""

    def send(self, event: Event | Memo) -> None:
        """Tell the application. Never raises."""
        ...

    def receive(self, timeout_s: float) -> Command | None:
        """The next command, waiting at most ``timeout_s``; returns as soon as there is one."""
        ...


class Sender:
    """Writes objects to one end of a pipe; any thread."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, message: object) -> None:
        """Write ``message`` whole.

        Raises:
            OSError: the other side is gone.
            ValueError: this side was closed.
        """
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        with self._lock:
            self._stream.write(_HEAD.pack(len(data)) + data)
            self._stream.flush()

    def close(self) -> None:
        """Close the pipe; what could not be written is lost with the other side."""
        try:
            self._stream.close()
        except OSError:
            return


def receive(stream: IO[bytes]) -> object:
    """The next object from a pipe.

    Raises:
        EOFError: the other side is gone, perhaps in the middle of a message.
    """
    (length,) = _HEAD.unpack(_exactly(stream, _HEAD.size))
    return pickle.loads(_exactly(stream, length))


def _exactly(stream: IO[bytes], size: int) -> bytes:
    try:
        data = stream.read(size)
    except (OSError, ValueError) as error:
        raise EOFError from error
    if data is None or len(data) < size:
        raise EOFError
    return data


def take_over_stdio() -> tuple[IO[bytes], IO[bytes]]:
    """The child's pipes: its stdin and stdout, replaced by nothing so that no library's chatter gets in."""
    commands = os.fdopen(os.dup(0), "rb")
    events = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return commands, events
