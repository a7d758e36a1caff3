"""Dragging the frame you want, correcting the face, and the guidance over shot and live view."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from fotointerview.domain.measures import Measures
from fotointerview.domain.sayings import WHOLE, Box, Look, Move, Point
from fotointerview.domain.words import Dimension, Voice
from fotointerview.gui import view
from fotointerview.gui.target_layer import Target, TargetLayer, target
from fotointerview.gui.theme import ROOM
from fotointerview.gui.tools import Space
from tests.gui import fake_session, hands
from tests.gui.conftest import Studio
from tests.gui.fake_session import START

FACE: Box = (0.4, 0.3, 0.1, 0.2)
SEEN = Measures(0.0, 0.0, 4.0, 0.0, 0.0, 0.2, face=FACE)


@pytest.fixture
def framing(studio: Studio) -> Studio:
    studio.until(lambda: studio.room.canvas.key == "shot-3")
    return studio


def drag(studio: Studio, *points: Point) -> None:
    places: list[QPoint] = [
        QPointF(*studio.room.canvas.space().to_widget(point)).toPoint() for point in points
    ]
    hands.drag(studio.room.canvas, *places)
    studio.settle()


def test_the_frame_is_dragged_and_agreed_beside_step_and_words(framing: Studio) -> None:
    framing.session.agree("shot-3", Dimension.FRAMING, 1, words="alleen het gezicht")
    framing.settle()
    hands.key(framing.window, "D")
    drag(framing, (0.3, 0.2), (0.5, 0.5), (0.7, 0.6))
    (move,) = framing.session.link("shot-3").moves_next
    assert (move.step, move.words) == (1, "alleen het gezicht")
    assert move.frame == pytest.approx((0.3, 0.2, 0.4, 0.4), abs=0.01)
    assert framing.room.canvas.tool is None


def test_a_click_takes_the_frame_away(framing: Studio) -> None:
    framing.session.agree("shot-3", Dimension.FRAMING, 1, frame=(0.3, 0.2, 0.4, 0.4))
    framing.settle()
    hands.key(framing.window, "D")
    drag(framing, (0.3, 0.2), (0.3, 0.2))
    assert framing.session.link("shot-3").moves_next[0].frame is None


def test_the_face_is_corrected_or_said_not_to_be_there(framing: Studio) -> None:
    hands.key(framing.window, "Shift+F")
    drag(framing, (0.4, 0.3), (0.45, 0.4), (0.5, 0.6))
    ((_, shot, box),) = framing.calls("set_face")
    assert shot == "shot-3"
    assert box == pytest.approx((0.4, 0.3, 0.1, 0.3), abs=0.01)
    hands.key(framing.window, "Shift+F")
    drag(framing, (0.4, 0.3), (0.4, 0.3))
    assert framing.calls("set_face")[-1] == ("set_face", "shot-3", None)


def test_escape_puts_the_frame_down(framing: Studio) -> None:
    hands.key(framing.window, "D")
    hands.key(framing.window, "Escape")
    drag(framing, (0.3, 0.2), (0.5, 0.5), (0.7, 0.6))
    assert framing.calls("agree") == []


def move(dimension: Dimension, step: int, frame: Box | None = None) -> Move:
    return Move("m", "shot-1", None, dimension, step, Voice.TOGETHER, START, frame=frame)


@pytest.mark.parametrize(
    ("moves", "measures", "expected"),
    [
        ((), SEEN, Target()),
        ((move(Dimension.DISTANCE, 1),), None, Target()),
        ((move(Dimension.LIGHT, 2),), SEEN, Target()),
        (
            (move(Dimension.FRAMING, 0, (0.3, 0.2, 0.4, 0.4)),),
            SEEN,
            Target((0.3, 0.2, 0.4, 0.4), (0.25, 0.25, 0.25, 0.5)),
        ),
        ((move(Dimension.FRAMING, 0, (0.3, 0.2, 0.4, 0.4)),), None, Target((0.3, 0.2, 0.4, 0.4))),
    ],
)
def test_what_the_moves_ask_of_the_next_picture(
    moves: tuple[Move, ...], measures: Measures | None, expected: Target
) -> None:
    found = target(replace(fake_session.link(1), moves_next=moves, measures=measures))
    assert found.frame == expected.frame
    assert found.face == (None if expected.face is None else pytest.approx(expected.face))


def test_closer_asks_for_a_larger_face() -> None:
    found = target(replace(fake_session.link(1), moves_next=(move(Dimension.DISTANCE, 1),), measures=SEEN))
    assert found.face is not None
    assert found.face[3] == pytest.approx(0.2 / 0.7)


def painted(layer: TargetLayer, *, live: bool) -> QImage:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    rect = QRectF(0, 0, 200, 200)
    layer.paint(painter, Space(lambda p: (200 * p[0], 200 * p[1]), rect, live=live))
    painter.end()
    return image


def yellow(image: QImage) -> int:
    rope = QColor(ROOM.rope)
    found = (image.pixelColor(x, y) for x in range(200) for y in range(200))
    return sum(abs(one.red() - rope.red()) + abs(one.blue() - rope.blue()) < 60 for one in found)


def test_over_live_view_the_place_of_the_face_over_the_shot_the_frame() -> None:
    layer = TargetLayer()
    assert layer.show_target(Target((0.3, 0.2, 0.4, 0.4), (0.25, 0.25, 0.25, 0.5)), on_shot=True)
    shot, live = painted(layer, live=False), painted(layer, live=True)
    assert yellow(shot) > 100
    assert yellow(live) > 50
    assert shot.pixelColor(10, 10).lightness() < 128, "what will not be in the picture is dimmed"
    assert live.pixelColor(10, 10) == QColor("#808080")
    layer.show_target(Target((0.3, 0.2, 0.4, 0.4)), on_shot=False)
    assert yellow(painted(layer, live=False)) == 0


def test_what_the_look_cuts_off_is_dimmed_over_shot_and_live_view_and_nothing_is_without_a_crop() -> None:
    layer = TargetLayer()
    for live in (False, True):
        assert layer.show_target(Target(), on_shot=True, crop=(0.25, 0.0, 0.5, 1.0))
        cut = painted(layer, live=live)
        assert cut.pixelColor(10, 50).value() < cut.pixelColor(100, 50).value() == 128
        assert layer.show_target(Target(), on_shot=True)
        assert painted(layer, live=live).pixelColor(10, 50).value() == 128


def test_the_crop_of_the_look_lies_over_the_shot_and_not_over_the_original(framing: Studio) -> None:
    framing.session.set_look("shot-3", Look(crop=(0.25, 0.0, 0.5, 1.0)))
    framing.settle()
    room = framing.room
    assert view.shown_crop(room.state) == (0.25, 0.0, 0.5, 1.0)
    hands.key(framing.window, "A")
    framing.settle()
    assert view.shown_crop(room.state) == WHOLE
