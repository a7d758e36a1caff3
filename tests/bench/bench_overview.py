"""Scrolling the overviews over their whole length: 1,000 people with portraits, 10,000 shots to choose from.

A frame is what the window does between one step of the wheel and the next: handle it, paint what is in sight, let the
pictures that have come in the meantime arrive. In a window of 1366 × 768 and off screen, where nothing waits for a
display; pictures are painted by a thread as they are asked for.

    python tests/bench/bench_overview.py [frames]
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QAbstractItemView, QApplication

from fotointerview.domain.people import Participant, Role
from fotointerview.domain.words import Language
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.people_grid import PeopleGrid
from fotointerview.gui.role_map import RoleMap
from fotointerview.gui.shot_grid import ShotGrid
from fotointerview.gui.state import RoomState
from fotointerview.gui.view import StripRows
from fotointerview.services.desk import Person
from tests.bench.figures import heading, line
from tests.bench.window import application, rest, scratch
from tests.gui import fake_session
from tests.gui.fake_session import FakePictures, FakeSession

GOAL_MS = 1000 / 60
PEOPLE, SHOTS = 1_000, 10_000
_SIZE = (1366, 700)
ROLES = tuple(Role(f"r{at}", f"rol{at}", at, f"rol {at}", f"role {at}") for at in range(7))


def people() -> tuple[Person, ...]:
    """People of every role, each with a portrait."""
    return tuple(
        Person(
            Participant(f"p{at}", f"P{at:04}", ROLES[at % 7].id, alias=f"Naam {at}"),
            ROLES[at % 7],
            (replace(fake_session.interview(), id=f"i{at}"),),
            12,
            fake_session.link(at),
        )
        for at in range(1, PEOPLE + 1)
    )


def main(frames: int = 400) -> int:
    """Measure; ``frames`` of each way of scrolling."""
    app = application()
    everybody = people()
    with scratch() as folder:
        bridge = Bridge(session=FakeSession(), pictures=FakePictures(full_size=(6000, 4000)))
        heading(f"Overviews, {_SIZE[0]} × {_SIZE[1]}")
        grid = PeopleGrid(bridge=bridge, study_folder=folder, language=Language.NL)
        _begin(app, grid)
        line("people in rows, laid out", [_timed(app, partial(grid.show_people, everybody))])
        _scroll(app, grid, frames, f"people in rows, {PEOPLE:,}")
        roles = RoleMap(bridge=bridge, study_folder=folder, language=Language.NL)
        roles.resize(*_SIZE)
        roles.show()
        line("from law to counter, laid out", [_timed(app, lambda: roles.show_people(everybody, ROLES))])
        _scroll(app, roles.columns[ROLES[3].id], frames, f"a column of the role map, {PEOPLE // 7}")
        shots = ShotGrid(bridge=bridge, study_folder=folder)
        _begin(app, shots)
        links = [fake_session.link(number) for number in range(1, SHOTS + 1)]
        rows = StripRows().of(RoomState(chain=fake_session.chain(*links)))
        line("shots to choose from, laid out", [_timed(app, partial(shots.show_rows, rows))])
        _scroll(app, shots, frames, f"shots to choose from, {SHOTS:,}")
        bridge.close()
        for made in (grid, roles, shots):
            made.close()
            made.deleteLater()
        rest(app, 0.05)
    return 0


def _begin(app: QApplication, view: QAbstractItemView) -> None:
    view.resize(*_SIZE)
    view.show()
    rest(app, 0.2)


def _timed(app: QApplication, task: Callable[[], None]) -> float:
    began = time.perf_counter()
    task()
    app.processEvents()
    return (time.perf_counter() - began) * 1000


def _scroll(app: QApplication, view: QAbstractItemView, frames: int, name: str) -> None:
    """Step by step as the wheel does, then over the whole length in as many frames; both must keep up."""
    bar, port = view.verticalScrollBar(), view.viewport()
    rest(app, 0.3)

    def frame(value: int) -> None:
        bar.setValue(value)
        port.repaint()
        app.processEvents()

    if bar.maximum() <= 0:
        raise RuntimeError(f"there is nothing to scroll: {name}")
    wheel = [_timed(app, partial(frame, at * 60 % bar.maximum())) for at in range(frames)]
    line(f"{name}, the wheel", wheel, goal=GOAL_MS, tail=True)
    whole = [_timed(app, partial(frame, bar.maximum() * at // frames)) for at in range(frames + 1)]
    line(f"{name}, its whole length", whole, goal=GOAL_MS, tail=True)


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
