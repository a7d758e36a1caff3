"""From trigger to picture, as the window really paints: libgphoto2's virtual camera, 24 megapixels, about 8 MB.

Every time is taken at a paint event or when the study says safe, never after a decode. A ticker on the GUI
thread tells how long it was ever kept from its work.

    python tests/bench/bench_capture.py [shots]
"""

import functools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from fotointerview.camera.demo.scene import SceneSettings, render_still
from fotointerview.domain.camera import CameraState
from fotointerview.domain.words import Language, Room
from fotointerview.gui import i18n, theme
from fotointerview.open_study import OpenStudy
from fotointerview.services import events
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from fotointerview.settings import Settings
from tests.bench.figures import heading, line

_TICK_MS = 2
_PATIENCE_S = 60.0


class Ticker:
    """Counts on the GUI thread; the longest gap between two ticks is how long it was blocked."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.monotonic()
        self._timer = QTimer(interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._last = time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now = time.monotonic()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


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
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    i18n.install(app, Language.EN)
    with tempfile.TemporaryDirectory(prefix="fotointerview-bench-") as name:
        folder = Path(name)
        size = _draw(folder / "card")
        os.environ["VCAMERADIR"] = str(folder / "card")
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        place = Workplace.open(folder / "study", language=Language.EN, code="P01")
        settings = Settings(window=(0, 0, 1366, 768, False))
        study = OpenStudy(place, settings=settings, texts=Texts.load(Language.EN))
        watch, ticker = Watch(study), Ticker()
        study.show(Room.INTERVIEW, camera="virtual")
        _until(app, lambda: study.interview.state.status.state is CameraState.READY)
        ticker.start()
        for number in range(1, shots + 1):
            place.session.shoot()
            _until(app, functools.partial(watch.has_shown, number))
            _rest(app, 0.25)
        ticker.stop()
        window = study.window.size()
        heading(
            f"Capture, virtual camera, 24 MP, {size / 1e6:.1f} MB, window {window.width()} × {window.height()}"
        )
        line("trigger → announced", watch.times["announced"])
        line("trigger → first picture painted (thumbnail)", watch.times["thumbnail"], goal=120)
        line("trigger → sharp picture painted (screen)", watch.times["screen"], goal=300)
        line("trigger → safe (file, hash, row on disk)", watch.times["safe"])
        line("GUI thread, longest time away", [max(ticker.gaps)], goal=50)
        study.close(Settings())
    return 0


def _draw(card: Path) -> int:
    card.mkdir()
    still = render_still(SceneSettings(), taken_at=datetime.now(UTC), serial="bench")
    (card / "portrait.jpg").write_bytes(still.jpeg)
    return len(still.jpeg)


def _rest(app: QApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    _until(app, lambda: time.monotonic() > end)


def _until(app: QApplication, true: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("the bench waited in vain")
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
        time.sleep(0.0005)


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
