"""Where faults are tried: the demo camera, the real driver in the real camera process, and a place to fetch to.

What counts is compared at the end of every test: each file of the card is here once, byte for byte, and nothing
else is.
"""

import hashlib
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fotointerview.camera import messages as m
from fotointerview.camera.demo.card import Listed
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.camera.fetch import read_note
from fotointerview.camera.link import BackendSpec
from fotointerview.camera.sources import GPHOTO
from fotointerview.camera.supervisor import CameraSupervisor, Patience
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.faults import FaultCode, FaultError
from tests.camera.listening import WAIT_S, Ear

JPEG, RAW, BOTH = "JPEG Fine", "RAW", "RAW+JPEG Fine"
"""Picture formats in the words of the demo camera's dial."""
STILL = (900, 600)
READY = CameraState.READY
_HABITS = {"burst": 3, "timer_s": 2.0, "raw_first": True, "gap_s": 0.0, "clock_s": 0.0}


def until(done: Callable[[], bool], *, patience_s: float = WAIT_S, why: str = "") -> None:
    deadline = time.monotonic() + patience_s
    while not done():
        assert time.monotonic() < deadline, why or "it never came to that"
        time.sleep(0.005)


def code_of(future: Future[Any]) -> FaultCode:
    """How an order failed."""
    error = future.exception(WAIT_S)
    assert isinstance(error, FaultError), f"it did not fail: {error}"
    return error.fault.code


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def reset(demo: DemoCameraProcess) -> None:
    """The body as it was at first, but for what is on its card."""
    demo.clear()
    demo.set_habits(**_HABITS)
    demo.set_capacity(64_000_000_000)
    demo.lock_button(False)
    for name, value in (
        (SettingName.IMAGE_FORMAT, JPEG),
        (SettingName.DRIVE, "Single"),
        (SettingName.FOCUS_MODE, "AF-S"),
        (SettingName.MODE, "A"),
    ):
        demo.turn(name, value)
    rest(demo)


def rest(demo: DemoCameraProcess) -> None:
    """Wait until everything that was released is on the card."""
    until(lambda: not demo.state().busy, why="the body is still busy")


def fetched(arrived: Sequence[m.FileArrived]) -> list[tuple[str, str, int, str]]:
    return sorted((_dcim(e.source.folder), e.source.name, e.source.size, e.sha256) for e in arrived)


def listed(card: Sequence[Listed]) -> list[tuple[str, str, int, str]]:
    return sorted((file.folder, file.name, file.size, file.sha256) for file in card)


def _dcim(folder: str) -> str:
    return folder.rpartition("/")[2]


class Rig:
    """The demo camera, a camera process, a destination, and what was heard. Files of earlier tests count as old."""

    def __init__(self, demo: DemoCameraProcess, folder: Path) -> None:
        reset(demo)
        self.demo = demo
        self.study = folder / "study"
        self.study.mkdir()
        self.incoming = self.study / ".incoming" / "i1"
        self.settings = folder / "driver"
        self.settings.mkdir()
        self.ear = Ear()
        self.held_before = len(demo.memory())
        self._before = set(demo.card())
        state = demo.state()
        self._released, self._happened = state.released, state.happened
        self.supervisor = self._supervisor(Patience())

    def _supervisor(self, patience: Patience) -> CameraSupervisor:
        environment = {"XDG_CONFIG_HOME": str(self.settings), "LANGUAGE": "C"}
        spec = BackendSpec(GPHOTO, {"port": self.demo.address}, environment)
        return CameraSupervisor(spec, listener=self.ear, patience=patience)

    def start(self, *, patience: Patience | None = None) -> None:
        """Connect, and wait until the camera is ready."""
        if patience is not None:
            self.supervisor = self._supervisor(patience)
        self.supervisor.set_destination(self.incoming)
        self.supervisor.start()
        self.ear.wait_state(READY)

    def again(self) -> None:
        """As after a new start of the program: another supervisor, which knows nothing."""
        self.ear = Ear()
        self.start(patience=Patience())

    # ── what is done ──────────────────────────────────────────────────────────────────────────────────────

    def shoot(self) -> None:
        """Release from the program; it must go off."""
        self.supervisor.trigger().result(WAIT_S)

    def shoot_when_ready(self) -> None:
        """Wait until the camera is there again, then release."""
        until(lambda: self.supervisor.status.state in (READY, CameraState.LIVE))
        self.shoot()

    def press(self, times: int = 1) -> None:
        self.demo.press_shutter(times=times)

    def fault(self, kind: FaultKind, **parameters: float) -> None:
        self.demo.fault(kind, **parameters)

    def happened(self, kind: FaultKind) -> int:
        """How often that fault came since this rig was made."""
        return self.demo.state().happened.get(kind.value, 0) - self._happened.get(kind.value, 0)

    def kill(self) -> int:
        """SIGKILL to the camera process; its id."""
        pid = self.supervisor.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        return pid

    # ── what came of it ───────────────────────────────────────────────────────────────────────────────────

    @property
    def released(self) -> int:
        """How often the shutter went off at the body since this rig was made."""
        return self.demo.state().released - self._released

    @property
    def taken(self) -> list[Listed]:
        """What came onto the card since this rig was made, oldest first."""
        return [file for file in self.demo.card() if file not in self._before]

    @property
    def arrived(self) -> list[m.FileArrived]:
        return self.ear.all(m.FileArrived)

    @property
    def told(self) -> list[FaultCode]:
        return [event.fault.code for event in self.ear.all(m.Notice)]

    @property
    def failed(self) -> list[m.FileFailed]:
        return self.ear.all(m.FileFailed)

    @property
    def losses(self) -> int:
        """How often the camera was lost."""
        return sum(event.state is CameraState.LOST for event in self.ear.all(m.StateChanged))

    @property
    def parts(self) -> list[str]:
        return [path.name for path in self.incoming.parent.rglob("*.part")]

    def part_of(self, event: m.FileAnnounced) -> Path:
        assert event.directory is not None
        return event.directory / f"{event.token}.part"

    def settled(self) -> None:
        """Wait until the camera process has turned once more: nothing that it knew of is left to be told."""
        for _ in range(2):
            self.supervisor.refresh_settings().result(WAIT_S)

    def compare(self, *, kept_back: int = 0, awaited: int = 0) -> list[m.FileArrived]:
        """Each file of the card is here once and byte for byte; ``kept_back`` of them are left on the card.

        ``awaited`` of those are noted down, to be fetched at the next start: this disk refused them.

        Returns what arrived, in that order.
        """
        rest(self.demo)
        taken = self.taken
        if len(taken) > kept_back:
            self.ear.arrived(len(taken) - kept_back)
        until(lambda: self.supervisor.status.state in (READY, CameraState.LIVE))
        self.settled()
        arrived = self.arrived
        if kept_back:
            assert set(fetched(arrived)) < set(listed(taken))
            assert len(arrived) == len(taken) - kept_back
        else:
            assert fetched(arrived) == listed(taken)
        for event in arrived:
            assert sha256(event.path) == event.sha256
            note = read_note(event.path)
            assert note is not None
            assert (note.source, note.sha256) == (event.source, event.sha256)
        assert len({event.path for event in arrived}) == len(arrived)
        announced = self.ear.all(m.FileAnnounced)
        assert len({event.token for event in announced}) == len(announced)
        assert self.parts == []
        left = [path.name for path in self.incoming.parent.rglob("*.expected.json")]
        assert len(left) == awaited, "what has arrived is still expected"
        return arrived


@contextmanager
def rig_of(demo: DemoCameraProcess, folder: Path) -> Iterator[Rig]:
    rig = Rig(demo, folder)
    try:
        yield rig
    finally:
        rig.supervisor.stop()
