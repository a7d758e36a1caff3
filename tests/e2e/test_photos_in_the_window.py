"""Photos brought in with the real window, beside a camera that works."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fotointerview.domain.words import Room
from tests.e2e.test_window import Visit, dutch
from tests.services.import_kit import card

pytestmark = pytest.mark.e2e
__all__ = ["dutch"]


@pytest.mark.parametrize("new_interview", [False, True])
def test_one_is_led_to_the_first_photo_that_came(
    qtbot: QtBot,
    dutch: QApplication,
    tmp_path: Path,
    new_interview: bool,
) -> None:
    visit = Visit(qtbot, tmp_path / "study", camera="simulated", code="P01")
    room, photos = visit.study.interview, visit.study.hall.care.photos
    visit.until_ready()
    visit.key(Qt.Key.Key_Space)
    visit.until(lambda: visit.shots() == 1)
    visit.study.window.go_to(Room.PREPARE)
    visit.until(lambda: visit.study.prepare._state is not None)
    state = visit.study.prepare._state
    assert state is not None
    photos.open(state.people[0])
    photos.look(card(tmp_path / "card"))
    visit.until(lambda: len(photos.page.samples) == 4)
    assert photos.page.new_button is not None
    if new_interview:
        photos.page.new_button.click()
    photos.page.go_button.click()
    came = 4 if new_interview else 5
    visit.until(lambda: visit.study.window.room is Room.INTERVIEW and visit.shots() == came)
    first = room.state.links[-4].shot.id
    visit.until(lambda: room.state.current == first)
    visit.key(Qt.Key.Key_Space)
    visit.until(lambda: visit.shots() == came + 1)
    visit.close()
