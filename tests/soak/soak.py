"""Hours of work in minutes: the real window on a real study, a release a second, and something goes wrong all the time.

The demo camera stands at the other end of PTP/IP, the real driver in the real camera process between; live view is
on but for the moments in which a shot is looked at. At the end the faults are called off, everything gets some time
to arrive, and every byte on the card is compared with the study. The exit code says whether nothing was missing,
different or there twice; times and memory are told, not judged.

    python tests/soak/soak.py [--minutes 30] [--seed 1] [--json]
"""

import argparse
import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.domain.words import Language, Room
from fotointerview.open_study import OpenStudy
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from fotointerview.settings import Settings
from tests.bench.figures import heading
from tests.bench.ticker import LONG_MS, Ticker
from tests.bench.window import application
from tests.soak.compare import Verdict, compare, kept_in
from tests.soak.plan import make_plan
from tests.soak.stage import FROM_THE_WINDOW, Hands, Stage
from tests.soak.watch import CONNECTED, Collections, Memory, SessionWatch

STILL = (1500, 1000)
WEIGHT = 3_000_000
_CONNECT_S, _ARRIVE_S, _QUIET_S = 60.0, 120.0, 3.0
_WARM_S = 60.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a soak measured; times in milliseconds where not said otherwise, memory in million bytes."""

    seconds: float
    asked: int
    left_out: int
    pressed: int
    not_fired: int
    released: int
    troubles: int
    reconnects: int
    slowest_reconnect_s: float
    longest_away_s: float
    gui_mb: float
    gui_growth_mb: float | None
    camera_mb: float
    camera_growth_mb: float | None
    stall_worst: float
    stall_worst_own: float
    stall_worst_all: float
    work_worst: float
    stall_999: float
    stalls_long: int
    ticks: int
    collection_worst: float
    frames: int
    live_fps: float
    load: float


class Soak:
    """One run, from an empty study to the comparison."""

    def __init__(self, app: QApplication, folder: Path, *, seconds: float, seed: int) -> None:
        self.seconds = seconds
        self._app, self._folder = app, folder
        self._demo = DemoCameraProcess.start(still=STILL)
        self._demo.set_habits(least_bytes=WEIGHT)
        place = Workplace.open(folder / "study", language=Language.EN, code="P01", asks_consent=False)
        settings = Settings(window=(0, 0, 1366, 768, False))
        self._study = OpenStudy(place, settings=settings, texts=Texts.load(Language.EN))
        self._watch, self._ticker, self._collections = SessionWatch(), Ticker(), Collections()
        warm_s = min(_WARM_S, seconds / 3)
        self._own, self._camera = Memory(warm_after_s=warm_s), Memory(warm_after_s=warm_s)
        self._hands = Hands(self._study, seed=seed)
        self.stage = Stage(
            make_plan(seed, seconds=seconds),
            study=self._study,
            demo=self._demo,
            hands=self._hands,
            watch=self._watch,
        )
        place.session.subscribe(self._watch.take)

    def run(self) -> tuple[Figures, Verdict]:
        """Do it all; the camera and the study are closed at the end."""
        place = self._study.place
        looking = QTimer(interval=1000)
        looking.timeout.connect(self._look)
        try:
            self._study.show(Room.INTERVIEW, camera=self._demo.address)
            self.until(lambda: self._watch.connected, _CONNECT_S)
            began = time.monotonic()
            self._hands.start()
            looking.start()
            self._collections.start()
            self._ticker.start()
            self.stage.start()
            self.until(lambda: self.stage.is_over, self.seconds + 60)
            self._demo.clear()
            self.until(self._all_is_here, _ARRIVE_S)
            self._ticker.stop()
            self._collections.stop()
            looking.stop()
            self._look()
            figures = self._figures(time.monotonic() - began)
            self._hands.stop()
            self.until(self._agrees, _ARRIVE_S)
            verdict = compare(self._demo.card(), kept_in(place), study=self._folder / "study")
        finally:
            self._hands.stop()
            self.stage.stop()
            self._study.close(Settings())
            self._demo.close()
        return figures, verdict

    def until(self, true: Callable[[], bool], patience_s: float) -> bool:
        """Let the window live until ``true``, or for ``patience_s``; which of the two."""
        loop, end = QEventLoop(), time.monotonic() + patience_s
        timer = QTimer(interval=20)
        timer.timeout.connect(lambda: loop.quit() if true() or time.monotonic() > end else None)
        timer.start()
        loop.exec()
        return time.monotonic() <= end

    @property
    def notices(self) -> dict[str, int]:
        """What was said, how often."""
        return dict(self._watch.said.most_common())

    def _look(self) -> None:
        self._own.look(os.getpid())
        with suppress(AssertionError):  # there is no camera yet
            self._camera.look(self._study.place.camera.pid)

    def _all_is_here(self) -> bool:
        """Whether nothing is on its way, as far as the window knows."""
        now = self._study.interview.state
        return not now.pending and not now.side.under_way and now.status.state in CONNECTED

    def _agrees(self) -> bool:
        """Whether the study has as many files as the card, and the body is at rest."""
        if self._demo.state().busy or not self._all_is_here():
            return False
        return len(self._demo.card()) == len(kept_in(self._study.place))

    def _figures(self, took_s: float) -> Figures:
        hands, watch, ticker = self._hands, self._watch, self._ticker
        asked = sum(count for deed, count in hands.done.items() if deed in FROM_THE_WINDOW)
        return Figures(
            seconds=took_s,
            asked=asked,
            left_out=sum(hands.left_out.values()),
            pressed=sum(self.stage.pressed.values()),
            not_fired=watch.not_fired,
            released=self._demo.state().released,
            troubles=sum(self.stage.troubles.values()),
            reconnects=watch.reconnects,
            slowest_reconnect_s=watch.slowest_s,
            longest_away_s=watch.longest_away_s,
            gui_mb=self._own.last_mb,
            gui_growth_mb=self._own.growth_mb,
            camera_mb=self._camera.last_mb,
            camera_growth_mb=self._camera.growth_mb,
            stall_worst=ticker.worst,
            stall_worst_own=ticker.worst_own,
            stall_worst_all=ticker.worst_all,
            work_worst=ticker.longest_work,
            stall_999=ticker.percentile(0.999),
            stalls_long=ticker.long,
            ticks=ticker.ticks,
            collection_worst=max(self._collections.worst_ms.values()),
            frames=hands.frames,
            live_fps=hands.frames / hands.live_s if hands.live_s else 0.0,
            load=os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan"),
        )


def main() -> int:
    """Soak, tell, and say whether no picture was lost."""
    options = _options()
    logging.basicConfig(level=options.log, stream=sys.stderr, format="%(asctime)s %(name)s %(message)s")
    app = application()
    with tempfile.TemporaryDirectory(prefix="fotointerview-soak-") as name:
        os.environ["XDG_CONFIG_HOME"] = str(Path(name) / "config")
        soak = Soak(app, Path(name), seconds=options.minutes * 60, seed=options.seed)
        if not options.json:
            heading(
                f"Soak, {options.minutes:g} min, seed {options.seed}: demo camera over PTP/IP, stills of "
                f"{STILL[0]} × {STILL[1]} pixels and at least {WEIGHT / 1e6:g} MB, window 1366 × 768"
            )
        figures, verdict = soak.run()
    if options.json:
        print(json.dumps({"figures": asdict(figures), "verdict": asdict(verdict)}))
    else:
        _tell(figures, verdict, notices=soak.notices, troubles=dict(soak.stage.troubles.most_common()))
    return 0 if verdict.is_good else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="one line for programs instead")
    parser.add_argument("--log", default="ERROR", help="what goes to stderr of the program's log")
    return parser.parse_args()


def _tell(figures: Figures, verdict: Verdict, *, notices: dict[str, int], troubles: dict[str, int]) -> None:
    f = figures

    def row(name: str, value: object) -> None:
        print(f"{name:<44} {value}")

    def names(found: tuple[str, ...]) -> str:
        more = f", … {len(found) - 8} more" if len(found) > 8 else ""
        return f"{len(found)}   {', '.join(found[:8])}{more}"

    row("files expected (on the card)", verdict.expected)
    row("files safe, byte for byte", verdict.safe)
    row("files missing", names(verdict.missing))
    row("files different", names(verdict.different))
    row("files twice", names(verdict.twice))
    row("RAW and JPEG that became two shots", f"{names(verdict.split)}   of {verdict.pairs} pairs")
    row("originals that no shot owns", verdict.beside)
    row("releases asked in the window", f"{f.asked}, said not to have fired {f.not_fired}")
    row("body's button pressed", f"{f.pressed}; left out, as the camera was away: {f.left_out}")
    row("exposures the body counts", f.released)
    row("faults", f"{f.troubles}: {_counted(troubles)}")
    row("notices", _counted(notices) or "none")
    row("reconnects", f.reconnects)
    row("longest reconnect (camera there → ready)", f"{f.slowest_reconnect_s:.2f} s   goal ≤ 5 s")
    row("longest without a camera", f"{f.longest_away_s:.2f} s")
    row("window process, growth after warm-up", f"{_mb(f.gui_growth_mb)} to {f.gui_mb:.0f} MB   goal < 20 MB")
    row(
        "camera process, growth after warm-up",
        f"{_mb(f.camera_growth_mb)} to {f.camera_mb:.0f} MB   goal < 20 MB",
    )
    row(
        "GUI thread, longest time away",
        f"{f.stall_worst:.0f} ms (worked {f.stall_worst_own:.0f}, whole process {f.stall_worst_all:.0f})   "
        f"goal < {LONG_MS:.0f} ms",
    )
    row("GUI thread, longest own work in one go", f"{f.work_worst:.0f} ms")
    row("GUI thread, 99.9th percentile", f"{f.stall_999:.1f} ms of {f.ticks} ticks")
    row(f"GUI thread, longer than {LONG_MS:.0f} ms", f.stalls_long)
    row("longest garbage collection", f"{f.collection_worst:.0f} ms")
    row("live frames painted", f"{f.frames}, {f.live_fps:.1f} a second while live")
    row("took", f"{f.seconds:.0f} s; load at the end {f.load:.1f} of {os.cpu_count()} cores")


def _mb(growth: float | None) -> str:
    return "none was warm" if growth is None else f"{growth:+.1f} MB"


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


if __name__ == "__main__":
    sys.exit(main())
