"""Painting that must keep up with the hand: a shot of 45 megapixels pushed about at 100 %, a strip of 1,000 shots.

In the whole window at 1366 × 768, with an interview in memory. A frame is what the window does between one move of
the hand and the next: handle it, paint what changed, flush. On a screen Qt waits for the display on top of that; what
it waits here, off screen, is measured too and says nothing about a screen.

    python tests/bench/bench_canvas.py [frames]
"""

import math
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import Fault
from fotointerview.domain.marks import ellipse
from fotointerview.domain.sayings import Mark
from fotointerview.domain.words import Answer, Dimension, Language, MarkKind, Room, Voice
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.main_window import MainWindow
from fotointerview.gui.room_interview import InterviewRoom
from fotointerview.gui.strip import Strip
from tests.bench.figures import heading, line, remark
from tests.bench.window import application, rest, scratch, until
from tests.gui import fake_session
from tests.gui.fake_session import FakePictures, FakeSession

SHOT = (8256, 5504)
SHOTS = 1000
WINDOW = (1366, 768)
GOAL_MS = 16.0
GOAL_FPS = 60.0
_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Painted(QObject):
    """Counts the paint events of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything through."""
        self.count += event.type() is QEvent.Type.Paint
        return False


def links() -> tuple[Link, ...]:
    """Shots as they come out of a long talk: most are judged, many say what comes next, the last is marked."""
    answers = (Answer.NO, Answer.ALMOST, Answer.YES)
    made = []
    for number in range(1, SHOTS + 1):
        more: dict[str, object] = {}
        if number % 4:
            more["judgements"] = (fake_session.judgement(number, answers[number % 3], "omdat het zo is"),)
        if number % 3:
            more["moves_next"] = (
                fake_session.move(number, Dimension.LIGHT, 1),
                fake_session.move(number, Dimension.POSE, 1, "een stap naar links"),
            )
        if number % 5 == 0 or number == SHOTS:
            more["marks"] = _marks(number)
        made.append(fake_session.link(number, **more))
    return tuple(made)


def _marks(number: int) -> tuple[Mark, ...]:
    """A circle, an arrow and a long stroke by both."""
    made = []
    for voice, x in ((Voice.RESEARCHER, 0.3), (Voice.PARTICIPANT, 0.5)):
        wave = tuple((x + at / 1000, 0.5 + 0.05 * math.sin(at / 8)) for at in range(200))
        for kind, stroke in (
            (MarkKind.CIRCLE, ellipse((x, 0.3), (x + 0.2, 0.5))),
            (MarkKind.ARROW, ((x, 0.7), (x + 0.1, 0.6))),
            (MarkKind.STROKES, wave),
        ):
            name = f"{number}-{kind}-{voice}"
            made.append(Mark(name, f"shot-{number}", kind, (stroke,), voice, fake_session.START))
    return tuple(made)


def _describe(fault: Fault) -> tuple[str, str, str]:
    return f"{fault.code}", "", ""


@contextmanager
def talk(app: QApplication, folder: Path) -> Iterator[InterviewRoom]:
    """The room in its window, shown, on an interview of 1,000 shots."""
    session, pictures = FakeSession(chain=fake_session.chain(*links())), FakePictures(full_size=SHOT)
    bridge = Bridge(session=session, pictures=pictures, live=session.live)
    room = InterviewRoom(session=session, bridge=bridge, study_folder=folder, describe=_describe)
    window = MainWindow({Room.INTERVIEW: room, Room.PREPARE: QWidget()}, title="", language=Language.EN)
    window.resize(*WINDOW)
    window.show()
    room.open()
    until(app, lambda: room.canvas.key == f"shot-{SHOTS}" and room.canvas.quality == "screen")
    rest(app, 0.5)
    try:
        yield room
    finally:
        bridge.close()
        window.close()
        window.deleteLater()
        rest(app, 0.05)


def mouse(canvas: Canvas, kind: QEvent.Type, place: QPointF) -> None:
    """The left button on the canvas."""
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else _LEFT
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else _LEFT
    at = canvas.mapToGlobal(place)
    QApplication.sendEvent(canvas, QMouseEvent(kind, place, at, button, held, _NO_KEY))


def places(canvas: Canvas, frames: int) -> Iterator[QPointF]:
    """A hand that pushes round and round, up to 40 pixels a frame."""
    middle, reach = QPointF(canvas.rect().center()), 0.45 * min(canvas.width(), canvas.height())
    for at in range(frames):
        turn = at * 40 / reach
        yield middle + QPointF(reach * math.cos(turn), reach * math.sin(turn))


def timed(task: Callable[[], None]) -> float:
    """How long ``task`` takes, in milliseconds."""
    began = time.perf_counter()
    task()
    return (time.perf_counter() - began) * 1000


def pan(app: QApplication, canvas: Canvas, frames: int) -> None:
    """Push the picture at 100 %."""
    canvas.actual_size()
    until(app, lambda: canvas.quality == "full")
    rest(app, 0.5)
    seen = Painted(canvas)
    worked, waited = [], []
    mouse(canvas, QEvent.Type.MouseButtonPress, QPointF(canvas.rect().center()))

    def work(place: QPointF) -> None:
        mouse(canvas, QEvent.Type.MouseMove, place)
        canvas.repaint()

    def wait(place: QPointF) -> None:
        before = seen.count
        mouse(canvas, QEvent.Type.MouseMove, place)
        while seen.count == before:
            app.processEvents()

    for place in places(canvas, frames):
        before = canvas.viewport.centre
        worked.append(timed(partial(work, place)))
        app.processEvents()
        if canvas.viewport.centre == before and len(worked) > 1:
            raise RuntimeError("the picture did not move")
    for place in places(canvas, frames):
        waited.append(timed(partial(wait, place)))
    mouse(canvas, QEvent.Type.MouseButtonRelease, QPointF(canvas.rect().center()))
    remark(f"the canvas is {canvas.width()} × {canvas.height()} at {canvas.viewport.zoom:.0%}")
    line("pan 45 MP at 100 %, a painted frame", worked, goal=GOAL_MS, tail=True)
    line("pan, from the hand to the picture, Qt's waiting with it", waited, goal=GOAL_MS, tail=True)


def scroll(app: QApplication, strip: Strip, frames: int, *, step: int, name: str) -> None:
    """Turn the strip up from its end, ``step`` pixels a frame, and down again at the top."""
    bar, port = strip.verticalScrollBar(), strip.viewport()
    bar.setValue(bar.maximum())
    app.processEvents()
    seen, worked = Painted(port), []

    def work(value: int) -> None:
        bar.setValue(value)
        port.repaint()
        app.processEvents()

    for at in range(1, frames + 1):
        worked.append(timed(partial(work, bar.maximum() - at * step % bar.maximum())))
    if seen.count < frames:
        raise RuntimeError("the strip was not painted")
    line(
        f"strip of {SHOTS:,}, {name}",
        [1000 / one for one in worked],
        goal=GOAL_FPS,
        unit="fps",
        at_least=True,
        tail=True,
    )


def fill(app: QApplication, strip: Strip, *, screens: int) -> None:
    """Rest at the last ``screens`` screens of the strip, so that their pictures are there."""
    bar = strip.verticalScrollBar()
    for at in reversed(range(screens)):
        bar.setValue(bar.maximum() - at * bar.pageStep())
        rest(app, 0.08)
        if any(strip.strip_model.lacks_picture(row) for row in strip.in_sight()):
            raise RuntimeError("a picture of the strip did not come")


def main(frames: int = 300) -> int:
    """Measure; ``frames`` of each."""
    app = application()
    with scratch() as folder, talk(app, folder) as room:
        heading(f"Painting, {WINDOW[0]} × {WINDOW[1]}")
        pan(app, room.canvas, frames)
        room.canvas.fit()
        rest(app, 0.3)
        fill(app, room.strip, screens=8)
        known = 8 * room.strip.viewport().height()
        scroll(app, room.strip, frames, step=max(1, known // frames), name="with pictures")
        scroll(app, room.strip, frames, step=60, name="the wheel")
        scroll(app, room.strip, frames, step=600, name="a drag of the bar")
    return 0


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:2])))
