"""Starts the demo camera as a child process and holds its strings."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from fotointerview.camera.demo.card import Listed
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.domain.camera import SettingName

_PACKAGE_ROOT = Path(__file__).resolve().parents[3]
_QUICK_STILL = (1500, 1000)
_END_S = 10


class DemoCameraError(RuntimeError):
    """The demo camera did not start, died, or refused an order."""


@dataclass(frozen=True, slots=True)
class CameraReport:
    """How the body is.

    Attributes:
        controls: who has them, ``host`` or ``body``.
        released: how often the shutter was released; ``exposed``: how many pictures were taken to the end.
        drawing_s: how long hosts have waited for live-view frames to be drawn, all in all.
        told_ns: when the last file was on the card and made known; ``last_byte_ns``: when the last byte of one was
            sent the last time. Monotonic, as in this process; 0 before.
        settings: every control in words.
        armed: faults still to come and how often; ``happened``: those that came and how often.
    """

    controls: str
    live: bool
    busy: bool
    released: int
    exposed: int
    drawing_s: float
    told_ns: int
    last_byte_ns: int
    sitter: str
    settings: dict[str, str]
    armed: dict[str, int]
    happened: dict[str, int]


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

    def press_shutter(self, *, times: int = 1) -> None:
        """Press the body's own button; returns when it is pressed, not when the picture is there."""
        self._order(do="press_shutter", times=times)

    def change_sitter(self, name: str) -> None:
        """Let ``niko``, ``elian`` or ``samira`` sit down; the next shot shows them."""
        self._order(do="change_sitter", name=name)

    def turn(self, name: SettingName, value: str) -> None:
        """Turn a dial at the body, zoom, move the chair or the lamp, as a person there would."""
        self._order(do="turn", name=name.value, value=value)

    def fault(self, kind: FaultKind, **parameters: float) -> None:
        """Order a fault; ``times``, ``seconds``, ``share``, ``mb_per_s`` and ``bits`` as ``Faults.arm`` takes them."""
        self._order(do="fault", name=kind.value, **parameters)

    def clear(self, kind: FaultKind | None = None) -> None:
        """Call a fault off, or all of them."""
        self._order(do="clear", **({"name": kind.value} if kind else {}))

    def cut_line(self) -> None:
        """Pull the cable, and put it back."""
        self._order(do="cut")

    def set_habits(self, **habits: float | bool) -> None:
        """``burst``, ``timer_s``, ``raw_first``, ``gap_s``, ``clock_s``, ``least_bytes``: see ``shutter.Habits``."""
        self._order(do="habits", **habits)

    def count_from(self, number: int) -> None:
        """Let the next picture be called DSC_``number``, in a new folder where that name is taken."""
        self._order(do="count_from", number=number)

    def lock_button(self, locks: bool) -> None:
        """Whether the body's button is dead while a host has the controls."""
        self._order(do="lock_button", locks=locks)

    def set_capacity(self, size: int) -> None:
        """Let the card hold ``size`` bytes in all."""
        self._order(do="capacity", size=size)

    def state(self) -> CameraReport:
        """How the body is: what a person standing at it would see."""
        answer = self._order(do="state")
        faults = answer.pop("faults")
        return CameraReport(armed=faults["armed"], happened=faults["happened"], **answer)

    def card(self) -> tuple[Listed, ...]:
        """Every file on the card with its sum, oldest first."""
        return tuple(Listed(**file) for file in self._order(do="card")["files"])

    def memory(self) -> tuple[Listed, ...]:
        """Every picture that was held in the body's own memory, with its sum, oldest first."""
        return tuple(Listed(**file) for file in self._order(do="memory")["files"])

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

    def _order(self, **order: object) -> dict[str, Any]:
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
        del answer["done"]
        return answer

    def _hear(self) -> dict[str, Any]:
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
