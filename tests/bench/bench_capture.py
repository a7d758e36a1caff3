"""From trigger to picture, as the window really paints: libgphoto2's virtual camera, 24 megapixels, about 8 MB.

Every time is taken at a paint event or when the study says safe, never after a decode. A ticker on the GUI
thread tells how long it was ever kept from its work.

    python tests/bench/bench_capture.py [shots]
"""

import functools
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from fotointerview.camera.demo.scene import SceneSettings, render_still
from fotointerview.domain.camera import CameraState
from fotointerview.domain.words import Room
from fotointerview.open_study import OpenStudy
from fotointerview.services import events
from tests.bench.figures import heading, line
from tests.bench.ticker import LONG_MS, Ticker
from tests.bench.window import application, opened, rest, scratch, until


class Watch:
    """What happened when to each shot, in milliseconds after its trigger."""

    def __init__(self, study: OpenStudy) -> None:
        self._trigger: dict[str, int] = {}
        self._token: dict[str, str] = {}
        self.times: dict[str, list[float]] = {
            name: [] for name in ("announced", "thumbnail", "screen", "safe")
        }
        self.safe: set[str] = set()
        self.sharp: set[str] = set()
        study.place.session.subscribe(self._on_event)
        study.interview.painted.connect(self._on_painted)

    def has_shown(self, number: int) -> bool:
        """Whether so many shots are safe and sharp on screen."""
        return len(self.safe) >= number and len(self.sharp) >= number

    def _after(self, token: str, at_ns: int) -> float:
        return (at_ns - self._trigger[token]) / 1e6

    def _on_event(self, event: events.SessionEvent) -> None:
        match event:
            case events.ShotAnnounced(token, trigger_ns):
                self._trigger[token] = trigger_ns
                self.times["announced"].append(self._after(token, time.monotonic_ns()))
            case events.ShotSafe(token, link, safe_ns):
                self._token[link.shot.id] = token
                self.times["safe"].append(self._after(token, safe_ns))
                self.safe.add(token)

    def _on_painted(self, key: str, quality: str, at_ns: int) -> None:
        token = self._token.get(key, key)
        if token in self._trigger and quality in self.times and token not in self.sharp:
            self.times[quality].append(self._after(token, at_ns))
            if quality == "screen":
                self.sharp.add(token)


def main(shots: int = 24) -> int:
    """Measure ``shots`` shots (the virtual camera takes 26 in one process)."""
    app = application()
    with scratch() as folder:
        size = _draw(folder / "card")
        os.environ["VCAMERADIR"] = str(folder / "card")
        with opened(folder / "study") as study:
            _measure(app, study, shots=shots, size=size)
    return 0


def _measure(app: QApplication, study: OpenStudy, *, shots: int, size: int) -> None:
    watch, ticker = Watch(study), Ticker()
    study.show(Room.INTERVIEW, camera="virtual")
    until(app, lambda: study.interview.state.status.state is CameraState.READY)
    ticker.start()
    for number in range(1, shots + 1):
        study.place.session.shoot()
        until(app, functools.partial(watch.has_shown, number))
        rest(app, 0.25)
    ticker.stop()
    window = study.window.size()
    heading(
        f"Capture, virtual camera, 24 MP, {size / 1e6:.1f} MB, window {window.width()} × {window.height()}"
    )
    line("trigger → announced", watch.times["announced"])
    line("trigger → first picture painted (thumbnail)", watch.times["thumbnail"], goal=120)
    line("trigger → sharp picture painted (screen)", watch.times["screen"], goal=300)
    line("trigger → safe (file, hash, row on disk)", watch.times["safe"])
    line("GUI thread, longest time away", [ticker.worst], goal=LONG_MS)


def _draw(card: Path) -> int:
    card.mkdir()
    still = render_still(SceneSettings(), taken_at=datetime.now(UTC), serial="bench")
    (card / "portrait.jpg").write_bytes(still.jpeg)
    return len(still.jpeg)


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
