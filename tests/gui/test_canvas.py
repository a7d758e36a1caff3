"""The picture: what is painted where, drawing, zooming, and the word that it has been painted."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fotointerview.domain.words import Voice
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.images import to_image
from fotointerview.gui.pencil import Circle, Drawn, Pencil
from fotointerview.gui.theme import ROOM
from tests.gui import hands
from tests.gui.fake_session import gradient, mark

WIDTH, HEIGHT = 616, 440
MARGIN = 8


@pytest.fixture
def canvas(qtbot: QtBot, dressed: QApplication) -> Canvas:
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(canvas: Canvas, *, key: str = "shot-1", quality: str = "screen", fade: bool = False) -> QImage:
    image = to_image(gradient(600, 400))
    canvas.show_picture(image, key=key, quality=quality, full_size=(1200, 800), fade=fade)
    return image


def drawing(canvas: Canvas) -> list[Drawn]:
    """The circle in the hand, and a list that fills with what it makes."""
    drawn: list[Drawn] = []
    canvas.set_tool(Circle(Pencil(), drawn.append))
    return drawn


def pixels(canvas: Canvas) -> NDArray[np.uint8]:
    grabbed = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(grabbed.constBits(), np.uint8)
    rows = raw.reshape(grabbed.height(), grabbed.bytesPerLine())
    return rows[:, : grabbed.width() * 3].reshape(grabbed.height(), grabbed.width(), 3).copy()


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def agree(seen: NDArray[np.uint8], expected: NDArray[np.uint8], *, share: float = 0.995) -> None:
    near = (np.abs(seen.astype(int) - expected.astype(int)) <= 1).all(axis=2)
    assert near.mean() >= share, f"only {near.mean():.4f} of the pixels agree"


def expected_picture() -> NDArray[np.uint8]:
    page = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    page[:] = rgb(ROOM.canvas)
    page[20:420, MARGIN : MARGIN + 600] = gradient(600, 400)
    return page


def test_a_fitted_picture_is_painted_pixel_for_pixel(canvas: Canvas) -> None:
    show(canvas)
    agree(pixels(canvas), expected_picture())


def test_marks_are_painted_where_they_were_drawn(canvas: Canvas) -> None:
    show(canvas)
    canvas.set_marks((mark(1, (0.25, 0.5), (0.5, 0.5), (0.75, 0.5)),))
    seen, page = pixels(canvas), expected_picture()
    # The pencil: three pixels high from a quarter to three quarters of the width, on half height.
    page[218:223, MARGIN + 150 : MARGIN + 451] = rgb(ROOM.researcher)
    agree(seen, page)
    line = seen[220, MARGIN + 152 : MARGIN + 448].astype(int)
    assert (np.abs(line - rgb(ROOM.researcher)) <= 1).all()


def test_the_participants_pencil_is_told_apart_by_its_dots(canvas: Canvas) -> None:
    show(canvas)
    canvas.set_marks((mark(1, (0.1, 0.5), (0.5, 0.5), (0.9, 0.5), voice=Voice.PARTICIPANT),))
    row = pixels(canvas)[220, MARGIN + 70 : MARGIN + 530].astype(int)
    blue = (np.abs(row - rgb(ROOM.participant)).sum(axis=1) < 60).astype(int)
    assert 40 < np.abs(np.diff(blue)).sum() < 200


def test_zoomed_the_middle_of_the_full_picture_is_painted_pixel_for_pixel(canvas: Canvas) -> None:
    full = gradient(1200, 800)
    show(canvas)
    canvas.actual_size()
    canvas.show_picture(to_image(full), key="shot-1", quality="full", full_size=(1200, 800))
    assert canvas.quality == "full"
    seen = pixels(canvas)
    left, top, _, _ = canvas.viewport.rect
    page = full[round(-top) : round(-top) + HEIGHT, round(-left) : round(-left) + 600]
    agree(seen[:, MARGIN : MARGIN + 600], page)


def test_every_version_is_told_once_when_it_has_been_painted(canvas: Canvas, qtbot: QtBot) -> None:
    told: list[tuple[str, str, object]] = []
    canvas.painted.connect(lambda *what: told.append(what))
    show(canvas, quality="thumbnail")
    qtbot.waitUntil(lambda: len(told) == 1)
    canvas.update()
    canvas.grab()
    show(canvas, quality="screen")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert [what[:2] for what in told] == [("shot-1", "thumbnail"), ("shot-1", "screen")]
    assert all(isinstance(what[2], int) and what[2] > 2**31 for what in told)


def test_a_hidden_canvas_has_painted_nothing(canvas: Canvas, qtbot: QtBot) -> None:
    told: list[object] = []
    canvas.painted.connect(lambda *what: told.append(what))
    canvas.hide()
    show(canvas)
    qtbot.wait(30)
    assert told == []


def test_a_new_shot_is_there_at_once_and_the_old_one_fades(canvas: Canvas, qtbot: QtBot) -> None:
    show(canvas, key="shot-1")
    white = to_image(np.full((400, 600, 3), 255, np.uint8))
    canvas.show_picture(white, key="shot-2", quality="screen", full_size=(1200, 800), fade=True)
    first = pixels(canvas)[220, 300].astype(int)
    assert (first > 255 * 0.6).all()
    qtbot.waitUntil(lambda: bool((pixels(canvas)[220, 300] == 255).all()), timeout=2000)


def test_drawing_hands_over_normalised_points(canvas: Canvas) -> None:
    show(canvas)
    drawn = drawing(canvas)
    places = [(0.25, 0.25), (0.5, 0.2), (0.75, 0.5), (0.5, 0.75)]
    points = [QPoint(MARGIN + round(x * 600), 20 + round(y * 400)) for x, y in places]
    hands.drag(canvas, *points)
    ((stroke,),) = [mark.strokes for mark in drawn]
    assert np.allclose(stroke, places, atol=0.002)


def test_a_stroke_beyond_the_edge_stays_inside_the_picture(canvas: Canvas) -> None:
    show(canvas)
    drawn = drawing(canvas)
    hands.drag(canvas, QPoint(300, 200), QPoint(300, 5), QPoint(2, 2), QPoint(1, 430))
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in drawn[0].strokes[0])


def test_a_click_draws_nothing(canvas: Canvas) -> None:
    show(canvas)
    drawn = drawing(canvas)
    hands.click(canvas, QPoint(300, 200))
    assert drawn == []


def test_a_mark_is_selected_by_a_click_and_else_the_last_is_meant(canvas: Canvas) -> None:
    show(canvas)
    one = mark(1, (0.1, 0.2), (0.9, 0.2), name="one")
    two = mark(1, (0.1, 0.8), (0.9, 0.8), name="two")
    canvas.set_marks((one, two))
    assert canvas.mark_to_erase == "two"
    hands.click(canvas, QPoint(300, 20 + 80))
    assert canvas.mark_to_erase == "one"
    canvas.set_marks((two,))
    assert canvas.mark_to_erase == "two"
    canvas.set_marks(())
    assert canvas.mark_to_erase is None


def test_the_wheel_zooms_at_the_pointer_and_dragging_pans(canvas: Canvas) -> None:
    show(canvas)
    place = QPointF(MARGIN + 150, 120)
    held = canvas.viewport.to_picture((150, 120))
    event = QWheelEvent(
        place,
        canvas.mapToGlobal(place),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)
    assert not canvas.fitted
    assert np.allclose(canvas.viewport.to_widget(held), (150, 120))
    before = canvas.viewport.rect[0]
    hands.drag(canvas, QPoint(300, 200), QPoint(280, 200))
    assert canvas.viewport.rect[0] == pytest.approx(before - 20)
    canvas.fit()
    assert canvas.fitted


def test_a_new_shot_is_fitted_and_a_better_version_keeps_the_zoom(canvas: Canvas) -> None:
    show(canvas)
    canvas.actual_size()
    show(canvas, quality="full")
    assert not canvas.fitted
    show(canvas, key="shot-2")
    assert canvas.fitted


def test_without_a_picture_there_is_a_sentence(canvas: Canvas) -> None:
    show(canvas)
    canvas.clear("Press the space bar for the first photo.")
    seen = pixels(canvas).reshape(-1, 3)
    assert canvas.key == ""
    background = (seen == rgb(ROOM.canvas)).all(axis=1).mean()
    assert 0.95 < background < 1.0
