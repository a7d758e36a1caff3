"""The demo camera over PTP/IP, as the window really paints: button to picture, live view, start, idle, coming back.

A software body needs seconds to render 24 megapixels, so what follows its button is counted from the moment the
picture is on the card and made known to whoever asks; the body tells that moment itself, by the same clock.

    python tests/bench/bench_camera.py [shots]
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.domain.camera import CameraState
from fotointerview.domain.words import Room
from fotointerview.gui.actions import ActionId
from fotointerview.open_study import OpenStudy
from fotointerview.services import events
from tests.bench.figures import heading, line, remark
from tests.bench.processor import Usage
from tests.bench.ticker import LONG_MS, Ticker
from tests.bench.window import application, opened, rest, scratch, until
from tests.soak.watch import CONNECTED

NOBODY = "ptpip:127.0.0.1:9:9"
_LIVE_S, _IDLE_S = 10.0, 10.0
_STARTS, _RETURNS, _AWAY_S = 8, 6, 2.0


class Shots:
    """When each shot was here whole, painted, and safe; monotonic nanoseconds, by token."""

    def __init__(self, study: OpenStudy) -> None:
        self.announced: list[str] = []
        self.painted: dict[tuple[str, str], int] = {}
        self.safe: dict[str, int] = {}
        self.here: dict[str, int] = {}
        self._ids: dict[str, str] = {}
        study.place.session.subscribe(self._on_event)
        study.interview.painted.connect(self._on_painted)

    def is_done(self, number: int) -> bool:
        """Whether so many shots are safe and sharp on screen."""
        sharp = [token for token in self.announced if (token, "screen") in self.painted]
        return len(sharp) >= number and len(self.safe) >= number

    def _on_event(self, event: events.SessionEvent) -> None:
        match event:
            case events.ShotAnnounced(token):
                self.announced.append(token)
            case events.FileReady(token):
                self.here[token] = time.monotonic_ns()
            case events.ShotSafe(token, link, safe_ns):
                self._ids[link.shot.id] = token
                self.safe[token] = safe_ns

    def _on_painted(self, key: str, quality: str, at_ns: int) -> None:
        self.painted.setdefault((self._ids.get(key, key), quality), at_ns)


class Bench:
    """One window for everything that is measured in it."""

    def __init__(self, app: QApplication, study: OpenStudy, demo: DemoCameraProcess) -> None:
        self._app, self._study, self._demo = app, study, demo
        self._room = study.interview
        self._shots = Shots(study)
        study.show(Room.INTERVIEW, camera=demo.address)
        self._until(lambda: self._room.state.status.state is CameraState.READY)
        rest(app, 1.0)

    def _until(self, true: Callable[[], bool]) -> None:
        until(self._app, true)

    def _press(self, key: ActionId) -> None:
        self._room.actions_by_id[key].trigger()

    def shots(self, count: int, *, live: bool) -> None:
        """The body's button, ``count`` times."""
        small, here, sharp, safe = [], [], [], []
        ticker = Ticker()
        for _ in range(count):
            if live:
                self._press(ActionId.LIVE)
                self._until(lambda: self._room.state.status.state is CameraState.LIVE)
                rest(self._app, 0.3)
            number = len(self._shots.announced) + 1
            ticker.start()
            self._demo.press_shutter()
            self._until(lambda wanted=number: self._shots.is_done(wanted))  # type: ignore[misc]
            rest(self._app, 0.3)
            ticker.stop()
            body, token = self._demo.state(), self._shots.announced[-1]
            first = min(at for (whose, _), at in self._shots.painted.items() if whose == token)
            small.append((first - body.told_ns) / 1e6)
            here.append((self._shots.here[token] - body.last_byte_ns) / 1e6)
            sharp.append((self._shots.painted[token, "screen"] - self._shots.here[token]) / 1e6)
            safe.append((self._shots.safe[token] - body.told_ns) / 1e6)
        how = "live view on" if live else "live view off"
        line(f"body's button → thumbnail painted, {how}", small, goal=150)
        line(f"last byte → file here (hashed, fsynced), {how}", here)
        line(f"file here → sharp picture painted, {how}", sharp, goal=150)
        both = [one + other for one, other in zip(here, sharp, strict=True)]
        line(f"last byte → sharp picture painted, {how}", both, goal=150)
        line(f"body's button → safe, {how}", safe)
        line(f"GUI thread, longest time away, {how}", [ticker.worst], goal=LONG_MS)

    def live(self) -> None:
        """Live view with lines for some seconds, and what it costs."""
        self._press(ActionId.GRID)
        self._press(ActionId.GRID)
        painted: list[int] = []
        self._room.canvas.live_painted.connect(lambda _number, at_ns: painted.append(at_ns))
        self._press(ActionId.LIVE)
        self._until(lambda: len(painted) > 30)
        camera_pid = self._study.place.camera.pid
        assert camera_pid is not None
        usages = Usage(os.getpid()), Usage(camera_pid), Usage(self._demo.pid)
        ticker, before, began = Ticker(), len(painted), time.monotonic()
        ticker.start()
        rest(self._app, _LIVE_S)
        ticker.stop()
        frames = (len(painted) - before) / (time.monotonic() - began)
        window, process, body = (usage.percent for usage in usages)
        self._press(ActionId.LIVE)
        line("live view painted, lines on", [frames], goal=28, unit="fps", at_least=True)
        line("processor, window, during live view", [window], unit="%")
        line("processor, camera process, during live view", [process], unit="%")
        line("processor, the demo body beside them", [body], unit="%")
        line("GUI thread, longest time away, live view", [ticker.worst], goal=LONG_MS)

    def returns(self) -> None:
        """The body goes off and comes back."""
        taken = []
        for _ in range(_RETURNS):
            self._until(lambda: self._room.state.status.state is CameraState.READY)
            ready_at: list[float] = []

            def hear(event: events.SessionEvent, ready_at: list[float] = ready_at) -> None:
                if isinstance(event, events.CameraChanged) and event.status.state in CONNECTED:
                    ready_at.append(time.monotonic())

            back = time.monotonic() + _AWAY_S
            self._demo.fault(FaultKind.OFF, seconds=_AWAY_S)
            self._until(lambda: self._room.state.status.state not in CONNECTED)
            stop = self._study.place.session.subscribe(hear)
            self._until(lambda: bool(ready_at))  # noqa: B023 - asked in this turn only
            stop()
            taken.append((ready_at[0] - back) * 1000)
            rest(self._app, 0.5)
        line("camera back → ready", taken, goal=5000)

    def idle(self) -> None:
        """The camera process with nothing to do."""
        self._until(lambda: self._room.state.status.state is CameraState.READY)
        rest(self._app, 2.0)
        line("processor, camera process, connected and idle", [self._idle()], goal=2, unit="%")
        for spec, name in ((NOBODY, "no camera at the address"), ("auto", "no camera on USB")):
            self._study.place.connect(spec)
            self._until(lambda: self._room.state.status.state is CameraState.SEARCHING)
            rest(self._app, 5.0)
            line(f"processor, camera process, {name}", [self._idle()], goal=2, unit="%")

    def _idle(self) -> float:
        pid = self._study.place.camera.pid
        assert pid is not None
        usage = Usage(pid)
        rest(self._app, _IDLE_S)
        return usage.percent


def starts(demo: DemoCameraProcess, folder: Path) -> list[float]:
    """From the order to look for a camera to ready, in milliseconds, a new process each time."""
    from fotointerview.camera.messages import Event, StateChanged
    from fotointerview.camera.sources import open_source
    from fotointerview.camera.spec import parse_spec
    from fotointerview.camera.supervisor import CameraSupervisor

    taken = []
    for _ in range(_STARTS + 1):
        ready: list[float] = []

        def hear(event: Event, ready: list[float] = ready) -> None:
            if isinstance(event, StateChanged) and event.state is CameraState.READY:
                ready.append(time.monotonic())

        with open_source(parse_spec(demo.address)) as source:
            camera = CameraSupervisor(source.backend, listener=hear)
            camera.set_destination(folder / "study" / ".incoming" / "nobody")
            began = time.monotonic()
            camera.start()
            while not ready and time.monotonic() - began < 30:
                time.sleep(0.001)
            camera.stop()
        taken.append((ready[0] - began) * 1000)
    return taken[1:]


@contextmanager
def body() -> Iterator[DemoCameraProcess]:
    """A demo camera with 24 megapixels."""
    with DemoCameraProcess.start() as demo:
        yield demo


def main(shots: int = 10) -> int:
    """Measure; ``shots`` with and as many without live view."""
    app = application()
    with scratch() as folder, body() as demo:
        heading("Demo camera over PTP/IP, 24 MP, window 1366 × 768")
        remark(
            "counted from the moment the picture is on the card: a software body renders for a second or two"
        )
        with opened(folder / "study") as study:
            bench = Bench(app, study, demo)
            bench.shots(shots, live=False)
            bench.shots(shots, live=True)
            bench.live()
            bench.returns()
            bench.idle()
        line("camera process, start → ready", starts(demo, folder), goal=400)
    return 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
