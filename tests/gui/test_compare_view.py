"""Shots side by side: zoomed and dragged together, judged where the keyboard is, let go when it is over."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.sayings import Choice, Look, LookStatement
from fotointerview.domain.words import Answer, Verdict, Voice
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.compare_pane import ComparePane, Pane, pane
from fotointerview.gui.compare_view import CompareView
from fotointerview.gui.shared_view import SharedView, box_for, shared
from fotointerview.gui.viewport import Viewport
from tests.gui import hands
from tests.gui.fake_session import START, FakePictures, FakeSession, judgement, link

FOLDER = Path("study")
_NONE = Qt.KeyboardModifier.NoModifier


def panes(count: int) -> tuple[Pane, ...]:
    answers = (Answer.YES, Answer.ALMOST, Answer.NO, Answer.YES)
    links = [link(n, judgements=(judgement(n, answers[n - 1]),)) for n in range(1, count + 1)]
    return tuple(pane(one, study_folder=FOLDER) for one in links)


@dataclass
class Table:
    """The view, and what it asked for."""

    view: CompareView
    pictures: FakePictures
    said: list[tuple[object, ...]] = field(default_factory=list)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClick(at, key, modifiers)

    def wheel(self, at: ComparePane, place: QPointF, notches: int) -> None:
        event = QWheelEvent(
            place,
            QPointF(at.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            _NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(at, event)


@pytest.fixture
def table(qtbot: QtBot, dressed: QApplication) -> Iterator[Table]:
    pictures = FakePictures(full_size=(1200, 800))
    bridge = Bridge(session=FakeSession(), pictures=pictures)
    view = CompareView(bridge=bridge)
    made = Table(view, pictures)
    view.shot_wanted.connect(lambda key: made.said.append(("wanted", key)))
    view.judged.connect(lambda key, answer: made.said.append(("judged", key, answer)))
    view.chosen.connect(lambda key: made.said.append(("chosen", key)))
    view.removed.connect(lambda key: made.said.append(("removed", key)))
    view.left.connect(lambda: made.said.append(("left",)))
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(view)
    window.resize(1004, 600)  # three panes of one width
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    view.show_panes(panes(3))
    view.take_keyboard()
    qtbot.waitUntil(lambda: all(one.picture.image for one in view.panes), timeout=3000)
    yield made
    bridge.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_pane_asks_on_a_channel_of_its_own(table: Table) -> None:
    assert {request.channel for request in table.pictures.requests} == {
        "compare-0",
        "compare-1",
        "compare-2",
    }
    assert all(request.box is not None for request in table.pictures.requests)


def test_the_wheel_zooms_all_of_them_round_the_pointer(table: Table) -> None:
    first, second, _ = table.view.panes
    place = first.room.center() + QPointF(-60, 20)
    inside = place - first.room.topLeft()
    before = first.viewport.to_picture((inside.x(), inside.y()))
    table.wheel(first, place, 6)
    assert first.viewport.to_picture((inside.x(), inside.y())) == pytest.approx(before, abs=0.02)
    assert second.viewport == first.viewport
    assert table.view.view.times == pytest.approx(1.25**6)
    table.wheel(second, place, -8)
    assert table.view.view == SharedView()


def test_a_drag_in_one_drags_all(table: Table) -> None:
    first, second, third = table.view.panes
    table.view.actual_size()
    before = first.viewport.rect
    hands.drag(second, QPoint(150, 200), QPoint(120, 190))
    assert first.viewport.rect == second.viewport.rect == third.viewport.rect
    assert first.viewport.rect[0] == pytest.approx(before[0] - 30)
    assert first.viewport.rect[1] == pytest.approx(before[1] - 10)
    assert second.hasFocus()
    table.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert third.viewport.rect[0] == pytest.approx(before[0] - 90)


def test_at_100_percent_every_pixel_is_asked_for_and_whole_pictures_come_back(
    table: Table, qtbot: QtBot
) -> None:
    hands.click(table.view.actual_button)
    assert [request.box for request in table.pictures.requests[-3:]] == [None] * 3
    assert table.view.panes[0].viewport.zoom == pytest.approx(1.0)
    hands.click(table.view.fit_button)
    assert table.view.view == SharedView()
    assert not table.view.fit_button.isEnabled()
    table.key(Qt.Key.Key_Z)
    assert table.view.view.times is not None
    table.key(Qt.Key.Key_Minus)
    table.key(Qt.Key.Key_Z)
    assert table.view.view == SharedView()


def test_keys_speak_of_the_pane_that_has_the_keyboard(table: Table) -> None:
    assert table.view.focused_key == "shot-3"  # the newest
    for key in (Qt.Key.Key_Left, Qt.Key.Key_1, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Return):
        table.key(key)
    assert table.said == [
        ("judged", "shot-2", Answer.YES),
        ("chosen", "shot-2"),
        ("removed", "shot-2"),
        ("wanted", "shot-2"),
    ]
    table.said.clear()
    for key in (
        Qt.Key.Key_Left,
        Qt.Key.Key_Left,
        Qt.Key.Key_2,
        Qt.Key.Key_Right,
        Qt.Key.Key_3,
        Qt.Key.Key_Escape,
    ):
        table.key(key)
    assert table.said == [("judged", "shot-1", Answer.ALMOST), ("judged", "shot-2", Answer.NO), ("left",)]
    table.said.clear()
    table.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert table.said == []


def test_the_last_two_stay_together(table: Table) -> None:
    table.view.show_panes(panes(2))
    assert not table.view.remove_button.isEnabled()
    table.key(Qt.Key.Key_Delete)
    assert table.said == []


def test_a_pane_that_goes_keeps_no_picture_and_the_keyboard_stays_with_its_shot(table: Table) -> None:
    one, two, three = panes(3)
    table.key(Qt.Key.Key_Left)
    assert table.view.focused_key == two.key
    table.view.show_panes((two, three))
    assert table.view.focused_key == two.key
    assert table.view.panes[0].hasFocus()
    hidden = [found for found in table.view.findChildren(ComparePane) if found.isHidden()]
    assert len(hidden) == 2
    assert all(found.picture.image is None for found in hidden)
    table.view.show_panes(())
    assert table.view.focused_key == ""
    assert all(found.picture.image is None for found in table.view.findChildren(ComparePane))
    table.view.show_panes((one, two, three))
    assert table.view.focused_key == three.key


def test_four_stand_in_two_rows_and_the_arrows_know(table: Table) -> None:
    table.view.show_panes(panes(4))
    QCoreApplication.processEvents()
    corners = [(one.x(), one.y()) for one in table.view.panes]
    assert corners[0][1] == corners[1][1] < corners[2][1] == corners[3][1]
    assert corners[0][0] == corners[2][0]
    table.view.panes[0].setFocus()
    table.key(Qt.Key.Key_Down)
    assert table.view.focused_key == "shot-3"
    table.key(Qt.Key.Key_Up)
    table.key(Qt.Key.Key_Up)
    assert table.view.focused_key == "shot-1"


@pytest.mark.parametrize("width", [376, 480, 690, 760, 1200])
def test_no_tool_is_cut_off_however_narrow_the_window(table: Table, width: int) -> None:
    table.view.show_panes(panes(2))
    table.view.window().resize(width, 480)
    for _ in range(4):
        QCoreApplication.processEvents()
    for tool in table.view.findChildren(QPushButton):
        assert tool.isVisible()
        assert tool.accessibleName()
        if tool.text():
            assert tool.fontMetrics().horizontalAdvance(tool.text()) <= tool.contentsRect().width(), (
                tool.text()
            )


def test_a_double_click_shows_the_shot_large(table: Table) -> None:
    QTest.mouseDClick(table.view.panes[1], Qt.MouseButton.LeftButton, _NONE, QPoint(60, 60))
    assert ("wanted", "shot-2") in table.said


def test_a_screen_reader_hears_which_shot_it_is(table: Table) -> None:
    first = table.view.panes[0]
    assert first.accessibleName() == "Shot 1, yes"
    assert "f/2.8" in first.accessibleDescription()
    chosen = link(1, choice=Choice("shot-1", Verdict.CHOSEN, START))
    table.view.show_panes((pane(chosen, study_folder=FOLDER, measured="⅔ stop darker"), *panes(2)[1:]))
    assert first.accessibleName() == "Shot 1, chosen"
    assert "⅔ stop darker" in first.accessibleDescription()
    first.setFocus()
    assert table.view.choose_button.text() == "Not chosen"


def test_a_pane_shows_the_look_or_the_picture_as_it_was_taken() -> None:
    grey = LookStatement("l", "shot-1", Look(monochrome=True), Voice.TOGETHER, START)
    told = link(1, looks=(grey,))
    in_look, taken = (pane(told, study_folder=FOLDER, original=original).source for original in (False, True))
    assert in_look is not None
    assert taken is not None
    assert (in_look.look.monochrome, taken.look.monochrome) == (True, False)
    assert pane(replace(told, files=()), study_folder=FOLDER).source is None


@pytest.mark.parametrize("picture", [(6000, 4000), (1200, 800), (4000, 6000)])
def test_pictures_of_other_sizes_follow(picture: tuple[int, int]) -> None:
    view = SharedView(4.0, (0.3, 0.6))
    port = view.viewport((400, 300), picture, ratio=2.0)
    assert port.to_picture((200, 150)) == pytest.approx((0.3, 0.6))
    assert port.scale == pytest.approx(4 * port.fit_scale)
    assert shared(port).times == pytest.approx(4.0)
    assert shared(port).centre == pytest.approx((0.3, 0.6))


@pytest.mark.parametrize(
    ("times", "box"), [(None, (400, 300)), (1.3, (800, 600)), (3.0, (1600, 1200)), (9.0, None), (15.0, None)]
)
def test_no_more_is_decoded_than_the_zoom_calls_for(times: float | None, box: tuple[int, int] | None) -> None:
    assert box_for(SharedView(times).viewport((400, 300), (6000, 4000), ratio=1.0)) == box


def test_a_small_picture_is_never_asked_for_larger_than_it_is() -> None:
    assert box_for(Viewport((400, 300), (600, 400), 1.0, 1.0)) is None
