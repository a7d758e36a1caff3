"""The offer at the end of an interview: only what is verified, asked twice, never in the way of the portraits."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.camera import Ability
from fotointerview.domain.words import Language
from fotointerview.gui import state
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.room_choose import ChooseRoom
from fotointerview.gui.state import RoomState
from fotointerview.services.events import (
    CameraChanged,
    CardCleared,
    CardCounted,
    ChainLoaded,
    SessionEvent,
    ShotAnnounced,
)
from tests.gui import hands
from tests.gui.fake_session import FakePictures, FakeSession, chain, link, status


@dataclass
class Choosing:
    """The room with two shots in it, in a window; what it asked for."""

    room: ChooseRoom
    asked: list[str] = field(default_factory=list)
    now: RoomState = field(default_factory=RoomState)

    def tell(self, *events: SessionEvent) -> None:
        for event in events:
            self.now = state.reduce(self.now, event)
        self.room.show_state(self.now)

    @property
    def words(self) -> str:
        return self.room.card.words()


@pytest.fixture
def choosing(speaking: Language, qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Choosing]:
    bridge = Bridge(session=FakeSession(), pictures=FakePictures(full_size=(600, 400)))
    window = QWidget()
    room = ChooseRoom(bridge=bridge, study_folder=tmp_path)
    layout = QVBoxLayout(window)
    layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    layout.addWidget(room)
    made = Choosing(room)
    room.card_wanted.connect(lambda: made.asked.append("count"))
    room.clear_wanted.connect(lambda: made.asked.append("clear"))
    made.tell(ChainLoaded(chain(link(1), link(2))), CameraChanged(status()))
    window.resize(1024, 592)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    yield made
    bridge.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


ENGLISH = pytest.mark.parametrize("speaking", [Language.EN], indirect=True)
OFFER = "24 files of this interview are still on the card; all of them are verified on this computer."


@ENGLISH
def test_the_card_is_looked_at_once_when_somebody_comes_in(choosing: Choosing) -> None:
    assert choosing.asked == ["count"]
    choosing.tell(CardCounted(24, 24))
    choosing.tell(CameraChanged(status()))
    assert choosing.asked == ["count"]
    choosing.room.hide()
    choosing.room.show()
    assert choosing.asked == ["count", "count"]


@ENGLISH
@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((), ""),
        ((CardCounted(0, 0),), ""),
        ((CardCounted(24, 24),), OFFER),
        (
            (CardCounted(24, 22),),
            "24 files of this interview are still on the card; 22 of them are verified on this computer.",
        ),
        ((CardCounted(3, 0),), ""),
        ((CardCounted(24, 24), ShotAnnounced("t", 1)), ""),
        ((CardCounted(24, 24), CameraChanged(status(abilities=frozenset({Ability.RELEASE})))), ""),
        ((CardCleared(24, 0),), "24 files were taken off the card."),
        ((CardCleared(1, 2),), "1 file was taken off the card; 2 stay there."),
    ],
)
def test_what_is_said_of_the_card(choosing: Choosing, events: tuple[SessionEvent, ...], words: str) -> None:
    choosing.tell(*events)
    assert choosing.words == words


@ENGLISH
def test_taking_off_is_asked_twice(choosing: Choosing) -> None:
    choosing.tell(CardCounted(24, 22))
    hands.click(choosing.room.card.take_button)
    assert choosing.words == "Take 22 verified files off the card? On this computer they stay."
    assert choosing.asked == ["count"]
    assert choosing.room.card.leave_button.hasFocus(), "Enter must not take anything off"
    hands.click(choosing.room.card.take_button)
    assert choosing.asked == ["count", "clear"]
    assert choosing.words == ""
    choosing.tell(CardCleared(22, 2))
    assert choosing.words == "22 files were taken off the card; 2 stay there."
    assert choosing.room.card.take_button.isHidden()
    hands.click(choosing.room.card.leave_button)
    assert choosing.words == ""
    assert choosing.room.grid.hasFocus()


@ENGLISH
def test_leaving_them_is_one_click_and_the_end_of_it(choosing: Choosing) -> None:
    choosing.tell(CardCounted(24, 24))
    hands.click(choosing.room.card.take_button)
    hands.click(choosing.room.card.leave_button)
    assert choosing.words == OFFER
    hands.click(choosing.room.card.leave_button)
    choosing.tell(CameraChanged(replace(choosing.now.status)))
    assert choosing.words == ""
    assert choosing.asked == ["count"]


@ENGLISH
def test_the_verdict_keys_do_not_answer_for_the_card(choosing: Choosing) -> None:
    choosing.tell(CardCounted(24, 24))
    choosing.room.card.take_button.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key(choosing.room, "1")
    assert choosing.asked == ["count"]
    assert choosing.words == OFFER


@pytest.mark.parametrize("speaking", Language, indirect=True)
def test_the_portraits_do_not_move_for_the_offer_and_nothing_is_cut_off(choosing: Choosing) -> None:
    QCoreApplication.processEvents()
    before = choosing.room.grid.geometry()
    choosing.tell(CardCounted(24, 22))
    QCoreApplication.processEvents()
    assert choosing.room.grid.geometry() == before
    hands.click(choosing.room.card.take_button)
    QCoreApplication.processEvents()
    assert choosing.room.grid.geometry() == before
    for button in (choosing.room.card.leave_button, choosing.room.card.take_button):
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.contentsRect().width()
