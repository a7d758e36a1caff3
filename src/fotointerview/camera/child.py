"""The camera process: ``python -m fotointerview.camera.child``, started by the supervisor alone.

Reads a :class:`Hello` from stdin, makes the backend, and turns the worker's loop until it is told to stop or
the application is gone. A thread reads the commands, so that even a loop stuck in a driver does not outlive
the application.
"""

import importlib
import os
import queue
import signal
import sys
import threading
import time
from types import TracebackType
from typing import IO

from fotointerview.camera.backend import CameraBackend
from fotointerview.camera.bus import BusWatch
from fotointerview.camera.link import BackendSpec, Hello, Sender, receive, take_over_stdio
from fotointerview.camera.memory import Memo
from fotointerview.camera.messages import NOBODY, Command, Event, LookAgain, Notice, Stop
from fotointerview.camera.worker import Worker
from fotointerview.domain.faults import Fault, FaultCode

_LAST_SECONDS = 3.0


class PipeLink:
    """The worker's line to the application."""

    def __init__(self, commands: IO[bytes], events: IO[bytes]) -> None:
        self._sender = Sender(events)
        self._commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._stream = commands

    def listen(self) -> None:
        """Start reading commands."""
        threading.Thread(target=self._read, name="commands", daemon=True).start()

    def send(self, event: Event | Memo) -> None:
        """Tell the application; when it is gone this process has no business left."""
        try:
            self._sender.send(event)
        except OSError:
            self._commands.put(Stop(NOBODY))

    def look_again(self) -> None:
        """Wake the loop if it waits for a camera; any thread."""
        self._commands.put(LookAgain())

    def receive(self, timeout_s: float) -> Command | None:
        """The next command, waiting at most ``timeout_s``."""
        try:
            return self._commands.get(block=timeout_s > 0, timeout=timeout_s or None)
        except queue.Empty:
            return None

    def _read(self) -> None:
        while True:
            try:
                command = receive(self._stream)
            except EOFError:
                break
            assert isinstance(command, Command)
            self._commands.put(command)
        self._commands.put(Stop(NOBODY))
        time.sleep(_LAST_SECONDS)
        os._exit(1)  # the loop hangs in a driver and nobody is there to kill us


def make_backend(spec: BackendSpec) -> CameraBackend:
    """Import and call the factory that ``spec`` names."""
    module, _, name = spec.factory.partition(":")
    backend: CameraBackend = getattr(importlib.import_module(module), name)(**spec.arguments)
    return backend


def main() -> int:
    """Run until stopped; returns the exit code (``worker.RENEW``: please start another)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is the application's to answer
    commands, events = take_over_stdio()
    hello = receive(commands)
    assert isinstance(hello, Hello)
    link = PipeLink(commands, events)

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        link.send(Notice(Fault(FaultCode.PROGRAM_ERROR, {"detail": f"{kind.__name__}: {error}"})))
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = report
    backend = make_backend(hello.spec)
    link.listen()
    if hello.spec.on_usb:
        BusWatch.start(link.look_again)  # ends with the process
    return Worker(
        backend, link=link, memory=hello.memory, shots_per_process=hello.spec.shots_per_process
    ).run()


if __name__ == "__main__":
    # Everything worth keeping is on the disk or in the pipe: no thread of a backend may hold up the end.
    os._exit(main())
