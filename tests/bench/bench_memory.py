"""Memory of the real window with a study of 10,000 shots, walked through from room to room.

Once 40 participants of 250 shots each, once a single interview with all of them; each in a process of its own.
Pictures are small here, and what decoded ones may hold has its limit (services/picture_pool.py): the remaining part
of it is told, and belongs to the figure.

    python tests/bench/bench_memory.py [shots]
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QAbstractItemView, QApplication

from fotointerview.camera.demo.launch import DemoCameraProcess
from fotointerview.domain.words import Language, Room
from fotointerview.open_study import OpenStudy
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace
from fotointerview.settings import Settings
from tests.bench.figures import heading, line
from tests.bench.memory import children, held, peak
from tests.bench.window import application, rest, scratch, until
from tests.big_study import BigStudy, make_big_study

GOAL_MB = 400
_SIZE = (1366, 768)
_SCREENS = 40
"""How often a long list is stopped at on the way; pictures are asked for wherever it rests."""


def main(shots: int = 10_000) -> int:
    """Measure both shapes of a study."""
    for name, people in (("40 participants", 40), ("one interview", 1)):
        with scratch() as folder:
            how = BigStudy(participants=people, interviews=people, shots=shots, sayings=2 * shots)
            study = make_big_study(folder / "study", how)
            heading(f"Memory of the window, {shots:,} shots, {name}")
            subprocess.run([sys.executable, __file__, "walk", str(study)], check=True, env={**os.environ})
    return 0


def walk(folder: Path) -> None:
    """Open the window, go everywhere, and tell what it cost."""
    app = application()
    alone = held()
    with DemoCameraProcess.start() as demo:
        demo_id = set(children())
        place = Workplace.open(folder, language=Language.EN, code="P01", asks_consent=False)
        study = OpenStudy(
            place, settings=Settings(window=(0, 0, *_SIZE, False)), texts=Texts.load(Language.EN)
        )
        study.show(Room.INTERVIEW, camera=demo.address)
        until(app, lambda: study.interview.state.chain is not None and study.window.isVisible())
        until(app, lambda: study.interview.canvas.quality == "screen")
        until(app, lambda: study.interview.state.status.seen != ())
        rest(app, 5)
        at_rest = held()
        steps = {name: _after(app, go) for name, go in _ways(app, study).items()}
        study.window.go_to(Room.INTERVIEW)
        rest(app, 2)
        walked, most = held(), peak()
        camera = [
            (peak(child), words)
            for child, words in children().items()
            if child not in demo_id and "resource" not in words
        ]
        study.close(Settings())
    line("an application without a window", [alone], unit="MB")
    line("the window at rest in the interview", [at_rest], unit="MB", goal=GOAL_MB)
    for name, megabytes in steps.items():
        line(f"then: {name}", [megabytes], unit="MB")
    line("back at rest", [walked], unit="MB", goal=GOAL_MB)
    line("the most on the way", [most], unit="MB", goal=GOAL_MB)
    for megabytes, _ in camera:
        line("the camera's process, at its most", [megabytes], unit="MB")


def _after(app: QApplication, go: Callable[[], None]) -> float:
    go()
    rest(app, 1)
    return held()


def _ways(app: QApplication, study: OpenStudy) -> dict[str, Callable[[], None]]:
    """Every room, in the order of a day."""
    hall = study.prepare.hall

    def prepare() -> None:
        study.window.go_to(Room.PREPARE)
        rest(app, 2)
        for button in hall.tabs.values():
            button.click()
            rest(app, 0.5)
        hall.tabs[hall.people].click()
        scroll(app, hall.people)

    def look_for() -> None:
        hall.search.setText("licht")
        rest(app, 1)
        scroll(app, hall.found)
        hall.search.clear()

    def interview() -> None:
        study.window.go_to(Room.INTERVIEW)
        scroll(app, study.interview.strip)

    def choose() -> None:
        study.window.go_to(Room.CHOOSE)
        study.choose.all_button.click()
        rest(app, 1)
        scroll(app, study.choose.grid)

    def publish() -> None:
        study.window.go_to(Room.PUBLISH)
        rest(app, 1)

    return {
        "prepare, every tab": prepare,
        "a search, its list scrolled": look_for,
        "the interview, the strip scrolled": interview,
        "choose, all shots scrolled": choose,
        "publish": publish,
    }


def scroll(app: QApplication, view: QAbstractItemView) -> None:
    """Over its whole length, resting on the way until pictures have come."""
    bar = view.verticalScrollBar()
    for at in range(_SCREENS + 1):
        bar.setValue(bar.maximum() * at // _SCREENS)
        rest(app, 0.15)


if __name__ == "__main__":
    if sys.argv[1:2] == ["walk"]:
        walk(Path(sys.argv[2]))
    else:
        sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
