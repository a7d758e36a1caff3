"""Somebody withdraws in the real window while their own interview is open: it is left, erased, and stays away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fotointerview.domain.words import Language, Room
from fotointerview.gui import i18n, theme
from fotointerview.gui.withdrawal_parts import Erases
from fotointerview.services.erasure import verify_erased
from tests.e2e.test_window import Visit
from tests.gui import hands
from tests.services.erasing_kit import make_erasable, rows_about, words_of

pytestmark = pytest.mark.e2e


@pytest.fixture
def english(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply(qapp)
    translators = i18n.install(qapp, Language.EN)
    yield qapp
    i18n.remove(qapp, translators)


def test_the_open_interview_is_left_and_erased(qtbot: QtBot, english: QApplication, tmp_path: Path) -> None:
    erasable = make_erasable(tmp_path)
    hashes = [str(row[5]) for row in rows_about(erasable.folder, "P02")["shot_file"]]
    visit = Visit(qtbot, erasable.folder, camera="simulated", code="P02", agreed=False)
    study = visit.study
    study.place.second_copy.set_target(erasable.target, remembered=True)
    visit.until(lambda: visit.shots() == 3)
    study.window.go_to(Room.PREPARE)
    visit.until(lambda: study.prepare._state is not None)
    assert study.prepare._state is not None
    person = next(one for one in study.prepare._state.people if one.participant.code == "P02")
    study.hall.leaving.withdraw(person)
    page = study.hall.leaving.withdrawal
    visit.until(page.isVisible)
    assert page.asked is not None
    hands.click(page.asked.erases.buttons[Erases.EVERYTHING])
    hands.click(page.next_button)
    visit.until(lambda: page.confirm is not None)
    assert page.confirm is not None
    QTest.keyClicks(page.confirm.typed, "P02")
    hands.click(page.next_button)
    visit.until(lambda: page.folder_button.isVisible())
    hands.click(page.next_button)
    assert not page.isVisible()
    assert study.interview.state.chain is None
    assert study.place.session.interview_id == ""
    assert "P02" not in study.window.windowTitle()
    for room in (Room.INTERVIEW, Room.CHOOSE, Room.PUBLISH, Room.PREPARE):  # and every room can be looked at
        study.window.go_to(room)
        QTest.qWait(50)
    study.place.session.undo()
    other = next(one for one in study.prepare._state.people if one.participant.code == "P01")
    study.prepare.go_on.emit(other.interviews[-1].id)
    visit.until(lambda: study.interview.state.chain is not None and visit.shots() == 3)
    visit.close()
    for folder in (erasable.folder, erasable.copies):
        assert verify_erased(folder, hashes=hashes, words=words_of("P02")) == ()
    assert rows_about(erasable.folder, "P01")["shot"]
