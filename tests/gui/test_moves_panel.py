"""What is agreed for the next photo: scales, a frame, and pose, gaze, background and the rest in words."""

from collections.abc import Iterator
from types import MappingProxyType

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.sayings import Move
from fotointerview.domain.words import Dimension, Voice
from fotointerview.gui.next_panel import MORE, MovesPanel, NextView
from tests.gui import fake_session, hands
from tests.gui.conftest import Open, Studio
from tests.gui.fake_session import FakeSession, link, move


@pytest.fixture
def moves(qtbot: QtBot, dressed: QApplication) -> Iterator[MovesPanel]:
    window = QWidget()
    window.resize(400, 700)
    qtbot.addWidget(window)
    panel = MovesPanel(window)
    panel.resize(300, 600)
    panel.show_view(NextView(shot_id="s1"))
    window.show()
    yield panel
    del window


def heard(panel: QObject, signal: str) -> list[tuple[object, ...]]:
    told: list[tuple[object, ...]] = []
    getattr(panel, signal).connect(lambda *payload: told.append(payload))
    return told


def words(**said: str) -> MappingProxyType[Dimension, str]:
    return MappingProxyType({Dimension(name): text for name, text in said.items()})


def test_the_fields_for_words_open_and_close_in_place(moves: MovesPanel) -> None:
    field = moves.words_field(Dimension.POSE)
    assert not field.isVisible()
    hands.click(moves.more_button)
    assert [moves.words_field(one).isVisible() for one in MORE] == [True] * 4
    hands.click(moves.more_button)
    assert not field.isVisible()


def test_what_is_agreed_in_words_stays_in_sight(moves: MovesPanel) -> None:
    moves.show_view(NextView(shot_id="s1", words=words(gaze="recht in de lens")))
    field = moves.words_field(Dimension.GAZE)
    assert field.isVisible()
    hands.click(moves.more_button)
    assert field.isVisible()
    assert moves.more_button.isChecked()
    moves.show_view(NextView(shot_id="s2"))
    assert not field.isVisible()


@pytest.mark.parametrize("which", MORE)
def test_words_are_agreed_without_a_step(moves: MovesPanel, which: Dimension) -> None:
    told = heard(moves, "agreed")
    hands.click(moves.more_button)
    moves.words_field(which).setPlainText("kin omhoog")
    moves.keep()
    moves.keep()
    moves.words_field(which).setPlainText("")
    moves.keep()
    assert told == [(which, 0, "kin omhoog"), (which, 0, "")]


def test_the_frame_is_a_sign_until_somebody_clears_it(moves: MovesPanel) -> None:
    wanted, cleared = heard(moves, "frame_wanted"), heard(moves, "frame_cleared")
    assert not moves.clear_frame_button.isVisible()
    hands.click(moves.frame_button)
    assert wanted == [()]
    assert not moves.frame_button.isChecked(), "it is down when the frame is drawn, not when it is asked for"
    moves.show_view(NextView(shot_id="s1", framed=True))
    assert moves.frame_button.isChecked()
    hands.click(moves.clear_frame_button)
    assert cleared == [()]
    moves.show_view(NextView(shot_id="s1"))
    assert not moves.clear_frame_button.isVisible()


def test_before_the_first_shot_nothing_can_be_agreed(moves: MovesPanel) -> None:
    moves.show_view(NextView())
    parts = (moves.frame_button, moves.more_button, moves.framing_field, moves.words_field(Dimension.OTHER))
    assert not any(part.isEnabled() for part in parts)


def framed(number: int) -> Move:
    box = (0.2, 0.1, 0.5, 0.5)
    return Move(
        "m", f"shot-{number}", None, Dimension.FRAMING, 1, Voice.TOGETHER, fake_session.START, frame=box
    )


def test_clearing_the_frame_leaves_the_step(open_studio: Open) -> None:
    session = FakeSession(chain=fake_session.chain(link(1, moves_next=(framed(1),))))
    studio = open_studio(session)
    assert studio.room.moves.frame_button.isChecked()
    hands.click(studio.room.moves.clear_frame_button)
    studio.settle()
    [kept] = session.link("shot-1").moves_next
    assert (kept.step, kept.frame) == (1, None)
    assert not studio.room.moves.frame_button.isChecked()


def test_another_step_leaves_the_frame(open_studio: Open) -> None:
    session = FakeSession(chain=fake_session.chain(link(1, moves_next=(framed(1),))))
    studio = open_studio(session)
    hands.click(studio.room.moves.scale(Dimension.FRAMING).button(-1))
    studio.settle()
    [kept] = session.link("shot-1").moves_next
    assert (kept.step, kept.frame) == (-1, (0.2, 0.1, 0.5, 0.5))


def test_words_agreed_in_the_room_go_with_enter_back_to_the_picture(studio: Studio) -> None:
    field = studio.room.moves.words_field(Dimension.BACKGROUND)
    hands.click(studio.room.moves.more_button)
    field.setFocus()
    field.insertPlainText("de gang, niet de kast")
    hands.key(studio.window, "Return")
    studio.settle()
    assert studio.calls("agree") == [
        ("agree", "shot-3", Dimension.BACKGROUND, 0, "de gang, niet de kast"),
    ]
    assert studio.room.canvas.hasFocus()


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768)])
def test_the_button_stays_in_sight_with_everything_open(open_studio: Open, size: tuple[int, int]) -> None:
    one = link(1, moves_next=(move(1, Dimension.POSE, 0, "kin omhoog"),))
    studio = open_studio(FakeSession(chain=fake_session.chain(one)), size=size)
    button = studio.room.plan.button
    studio.until(lambda: button.visibleRegion().boundingRect() == button.rect())
    assert studio.room.moves.words_field(Dimension.POSE).toPlainText() == "kin omhoog"
