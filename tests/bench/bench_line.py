"""A file over a line of 30 MB/s: how much longer than the line's own time it takes until it is safe on the disk.

From the announcement to the arrival (read, hashed, fsynced, renamed), against the bytes alone at that speed, and
against a bare client that asks for the same file whole and throws the bytes away.

    python tests/bench/bench_line.py [runs]
"""

import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fotointerview.camera.demo.controls import FORMAT_WORDS, JPEG_ONLY, RAW_ONLY
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.camera.demo.packets import Line, PacketType
from fotointerview.camera.messages import Event, FileAnnounced, FileArrived, Frame, StateChanged
from fotointerview.camera.sources import open_source
from fotointerview.camera.spec import parse_spec
from fotointerview.camera.supervisor import CameraSupervisor
from fotointerview.domain.camera import CameraState, SettingName
from tests.bench.figures import heading, line, remark
from tests.bench.window import scratch

MB_PER_S = 30.0
_RAW_BYTES = 45_000_000
_PATIENCE_S = 60.0
_FIRST_HANDLE = 0x1000
_OPEN_SESSION, _GET_OBJECT = 0x1002, 0x1009


class Ear:
    """What the camera process tells, as far as it is needed here."""

    def __init__(self) -> None:
        self.state = CameraState.SEARCHING
        self.frames = 0
        self.announced: dict[str, int] = {}
        self.arrived: list[tuple[float, int]] = []
        self._changed = threading.Condition()

    def __call__(self, event: Event) -> None:
        with self._changed:
            match event:
                case StateChanged(state):
                    self.state = state
                case Frame():
                    self.frames += 1
                case FileAnnounced():
                    self.announced[event.token] = event.announced_ns
                case FileArrived():
                    took_s = (event.arrived_ns - self.announced[event.token]) / 1e9
                    self.arrived.append((took_s, event.source.size))
                case _:
                    pass
            self._changed.notify_all()

    def until(self, true: Callable[[], bool]) -> None:
        with self._changed:
            if not self._changed.wait_for(true, _PATIENCE_S):
                raise TimeoutError("the bench waited in vain")


def fetched(
    demo: DemoCameraProcess, folder: Path, *, runs: int, live: bool
) -> tuple[list[float], list[int], list[float], float]:
    """Seconds and bytes of each file, seconds in which the body drew frames meanwhile, and frames a second."""
    ear = Ear()
    with open_source(parse_spec(demo.address)) as source:
        camera = CameraSupervisor(source.backend, listener=ear)
        (folder / "study").mkdir(exist_ok=True)
        camera.set_destination(folder / "study" / ".incoming" / "nobody")
        camera.set_live(live)
        camera.start()
        try:
            wanted = CameraState.LIVE if live else CameraState.READY
            seconds, frames, drawing = 0.0, 0, []
            for number in range(1, runs + 1):
                ear.until(lambda: ear.state is wanted)
                time.sleep(0.3)
                demo.press_shutter()
                ear.until(lambda wanted=number: len(ear.announced) >= wanted)  # type: ignore[misc]
                before, began, drawn = ear.frames, time.monotonic(), demo.state().drawing_s
                ear.until(lambda wanted=number: len(ear.arrived) >= wanted)  # type: ignore[misc]
                drawing.append(demo.state().drawing_s - drawn)
                seconds, frames = seconds + time.monotonic() - began, frames + ear.frames - before
        finally:
            camera.stop()
    return [took for took, _ in ear.arrived], [size for _, size in ear.arrived], drawing, frames / seconds


def bare(demo: DemoCameraProcess, *, files: int, runs: int) -> list[float]:
    """Seconds in which a client without a driver reads the newest of the card's ``files`` files."""
    address = ("127.0.0.1", demo.port)
    command, taken = Line(socket.create_connection(address)), []
    command.send(PacketType.INIT_COMMAND_REQUEST, bytes(16) + "bench\0".encode("utf-16-le") + bytes(4))
    command.receive()
    _ask(command, _OPEN_SESSION, 1)
    for _ in range(runs):
        began = time.monotonic()
        _ask(command, _GET_OBJECT, _FIRST_HANDLE + files - 1)
        taken.append(time.monotonic() - began)
    command.close()
    return taken


def _ask(command: Line, code: int, parameter: int) -> None:
    """One operation with a parameter; what comes is read and thrown away."""
    command.send(PacketType.COMMAND_REQUEST, struct.pack("<IHII", 1, code, 1, parameter))
    while command.receive()[0] != PacketType.COMMAND_RESPONSE:
        pass


def main(runs: int = 7) -> int:
    """Measure ``runs`` files of each kind."""
    with scratch() as folder, DemoCameraProcess.start() as demo:
        heading(f"Files over a line of {MB_PER_S:g} MB/s, demo camera over PTP/IP")
        remark("a software body draws each live frame when it is asked for it; a real one has it ready")
        remark("percent over the line's own time: 0 would be the bytes and nothing else")
        for name, wire_format, least in (
            ("24 MP JPEG", JPEG_ONLY, 0),
            ("45 MB RAW", RAW_ONLY, _RAW_BYTES),
        ):
            demo.turn(SettingName.IMAGE_FORMAT, FORMAT_WORDS[wire_format])
            demo.set_habits(least_bytes=least)
            demo.fault(FaultKind.THROTTLE, mb_per_s=MB_PER_S)
            for live in (False, True):
                taken, sizes, drawing, fps = fetched(demo, folder, runs=runs, live=live)
                own = [size / (MB_PER_S * 1e6) for size in sizes]
                over = [100 * (took / at_best - 1) for took, at_best in zip(taken, own, strict=True)]
                how = "live view on" if live else "live view off"
                line(f"{name}, {how}: took", [took * 1000 for took in taken])
                line(f"{name}, {how}: over the line's own time", over, goal=10, unit="%")
                if live:
                    without = [took - drawn for took, drawn in zip(taken, drawing, strict=True)]
                    over = [100 * (took / at_best - 1) for took, at_best in zip(without, own, strict=True)]
                    line(f"{name}, {how}: without the body's drawing", over, unit="%")
                    line(f"{name}: frames beside it", [fps], unit="fps")
            raw = bare(demo, files=len(demo.card()), runs=runs)
            line(f"{name}: bare client", [100 * (took / own[-1] - 1) for took in raw], unit="%")
    return 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
