"""Starts the demo camera as a child process and holds its strings."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_PACKAGE_ROOT = Path(__file__).resolve().parents[3]
_QUICK_STILL = (1500, 1000)
_END_S = 10


class DemoCameraError(RuntimeError):
    """The demo camera did not start, died, or refused an order."""


class DemoCameraProcess:
    """A running demo camera. It ends with :meth:`close`, and also when this process dies in whatever way."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lock = threading.Lock()
        self.port: int = json.loads(str(self._hear()["port"]))

    @classmethod
    def start(
        cls, *, sitter: str = "elian", realistic_size: bool = True, still: tuple[int, int] | None = None
    ) -> Self:
        """Start it and wait until hosts may connect.

        Args:
            sitter: who sits before it first.
            realistic_size: 24-megapixel files of about 8 MB; otherwise small ones that are quick to make.
            still: a size in pixels of your own instead.

        Raises:
            DemoCameraError: when it does not start.
        """
        width, height = still or ((6000, 4000) if realistic_size else _QUICK_STILL)
        path = os.pathsep.join(filter(None, (str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH"))))
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "fotointerview.camera.demo"),
                *("--port", "0", "--sitter", sitter, "--still", f"{width}x{height}"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
        )
        try:
            return cls(process)
        except DemoCameraError:
            _end(process)
            raise

    @property
    def address(self) -> str:
        """The libgphoto2 port; the number stands twice because the event port has a default of its own."""
        return f"ptpip:127.0.0.1:{self.port}:{self.port}"

    @property
    def pid(self) -> int:
        """The process id of the camera."""
        return self._process.pid

    def press_shutter(self) -> None:
        """Press the body's own button; returns when it is pressed, not when the picture is there."""
        self._order(do="press_shutter")

    def change_sitter(self, name: str) -> None:
        """Let ``niko``, ``elian`` or ``samira`` sit down; the next shot shows them."""
        self._order(do="change_sitter", name=name)

    def close(self) -> None:
        """End it and wait for its end. Safe to call twice."""
        with self._lock:
            _end(self._process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _order(self, **order: str) -> None:
        with self._lock:
            stdin = self._process.stdin
            try:
                assert stdin is not None
                stdin.write(json.dumps(order) + "\n")
                stdin.flush()
            except (OSError, ValueError) as error:
                raise DemoCameraError("the demo camera is gone") from error
            answer = self._hear()
        if "done" not in answer:
            raise DemoCameraError(str(answer.get("refused")))

    def _hear(self) -> dict[str, object]:
        stdout = self._process.stdout
        assert stdout is not None
        line = stdout.readline()
        if not line:
            raise DemoCameraError("the demo camera ended")
        answer = json.loads(line)
        assert isinstance(answer, dict)
        return answer


def _end(process: subprocess.Popen[str]) -> None:
    """Close its stdin, which ends it; kill it only when it does not listen."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):  # it died with an order unread
                pipe.close()
    try:
        process.wait(_END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
