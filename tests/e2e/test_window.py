"""The real window on a real study with a camera in its own process: an interview, a restart, a killed child."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.app import Program
from fotointerview.domain.camera import CameraState
from fotointerview.domain.words import Answer, Dimension, Language, Room
from fotointerview.gui import actions, i18n, keymap, theme
from fotointerview.gui.action_list import ActionId
from fotointerview.open_study import OpenStudy
from fotointerview.settings import Settings

pytestmark = pytest.mark.e2e

_PATIENCE_MS = 90_000


@pytest.fixture
def dutch(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply(qapp)
    translators = i18n.install(qapp, Language.NL)
    yield qapp
    i18n.remove(qapp, translators)


class Visit:
    """The program, from start to close."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path | None,
        *,
        camera: str,
        code: str | None = None,
        agreed: bool = True,
    ) -> None:
        self.qtbot = qtbot
        self.program = Program(Settings.load(), camera=camera)
        self.program.start(folder, participant=code)
        self.until(lambda: self.program.study is not None)
        self.until(lambda: self.study.interview.state.chain is not None)
        if agreed:
            self.study.place.agree_to_photos(witness="T")

    @property
    def study(self) -> OpenStudy:
        assert self.program.study is not None
        return self.program.study

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=_PATIENCE_MS)

    def until_ready(self) -> None:
        self.until(lambda: self.study.interview.state.status.state is CameraState.READY)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.study.interview.canvas, key)

    def shots(self) -> int:
        return len(self.study.interview.state.links)

    def close(self) -> None:
        self.program.close()
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def test_an_interview_by_keyboard_survives_a_restart(
    qtbot: QtBot, dutch: QApplication, tmp_path: Path, small_picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("gphoto2", reason="there is no gphoto2 on this system")
    monkeypatch.setenv("VCAMERADIR", str(small_picture.parent))
    visit = Visit(qtbot, tmp_path / "study", camera="virtual", code="P01")
    room = visit.study.interview
    visit.until_ready()
    visit.key(Qt.Key.Key_Space)
    visit.until(lambda: visit.shots() == 1)
    visit.key(Qt.Key.Key_2)
    visit.key(Qt.Key.Key_B)
    first = room.state.links[0].shot.id
    visit.study.place.session.agree(first, Dimension.LIGHT, 1)
    visit.until(lambda: room.state.links[0].monochrome and len(room.state.plan) == 2)
    visit.key(Qt.Key.Key_Return)
    visit.until(lambda: visit.shots() == 2)
    visit.until(lambda: bool(room.state.links[1].monochrome))
    visit.key(Qt.Key.Key_Up)
    visit.until(lambda: room.state.current == first)
    visit.close()

    again = Visit(qtbot, None, camera="virtual")
    room = again.study.interview
    again.until(lambda: room.state.current == first)
    assert again.study.window.room is Room.INTERVIEW
    links = room.state.links
    assert links[0].judgement is not None
    assert links[0].judgement.answer is Answer.ALMOST
    assert {move.dimension for move in links[1].moves_here} == {Dimension.COLOUR, Dimension.LIGHT}
    light = next(move for move in links[1].moves_here if move.dimension is Dimension.LIGHT)
    assert light.intended.startswith("exposure_compensation: 0")
    file = links[0].display_file
    assert file is not None
    assert (tmp_path / "study" / file.path).read_bytes() == small_picture.read_bytes()
    again.close()


def test_the_place_of_the_second_copy_is_remembered_with_the_study(
    qtbot: QtBot, dutch: QApplication, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    visit = Visit(qtbot, tmp_path / "study", camera="simulated", code="P01")
    visit.study.place.second_copy.set_target(stick)
    visit.until_ready()
    visit.key(Qt.Key.Key_Space)
    visit.until(lambda: visit.study.place.second_copy.state.done == 1)
    visit.close()
    stick.rename(tmp_path / "pulled")
    again = Visit(qtbot, None, camera="simulated")
    copies = again.study.place.second_copy
    assert copies.target == stick
    again.until(lambda: copies.state.fault is not None)
    (tmp_path / "pulled").rename(stick)
    again.until(lambda: copies.state.fault is None and copies.state.done == copies.state.total == 1)
    again.close()
    assert Settings.load().study(tmp_path / "study").second_copy == str(stick)


def test_a_killed_camera_process_loses_no_shot_and_the_window_goes_on(
    qtbot: QtBot, dutch: QApplication, tmp_path: Path
) -> None:
    pytest.importorskip("gphoto2", reason="there is no gphoto2 on this system")
    visit = Visit(qtbot, tmp_path / "study", camera="demo", code="P01")
    visit.until_ready()
    visit.key(Qt.Key.Key_Space)
    visit.until(lambda: visit.shots() == 1)
    room = visit.study.interview
    before = visit.study.place.camera.pid
    assert before is not None
    visit.key(Qt.Key.Key_Space)
    visit.until(lambda: room.state.status.state is CameraState.CAPTURING or visit.shots() > 1)
    os.kill(before, signal.SIGKILL)
    visit.until(lambda: visit.study.place.camera.pid not in (None, before))
    visit.until_ready()
    visit.key(Qt.Key.Key_Space)
    visit.until(lambda: visit.shots() >= 2 and not room.state.pending)
    for link in room.state.links:
        file = link.display_file
        assert file is not None
        assert (tmp_path / "study" / file.path).stat().st_size == file.size
    assert room.isVisible()
    visit.close()


def test_a_study_that_cannot_be_opened_is_told_on_the_doorstep(
    qtbot: QtBot, dutch: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "study.sqlite").write_bytes(b"this is no database" * 100)
    program = Program(Settings.load(), camera="simulated")
    program.start(folder)
    qtbot.waitUntil(lambda: program.welcome is not None, timeout=_PATIENCE_MS)
    assert program.welcome is not None
    assert "study.sqlite" in program.welcome.trouble
    assert (folder / "study.sqlite").read_bytes() == b"this is no database" * 100
    program.close()
    QApplication.sendPostedEvents()


def test_a_new_study_opens_in_the_preparing_room_and_an_interview_begins_there(
    qtbot: QtBot, dutch: QApplication, tmp_path: Path
) -> None:
    program = Program(Settings.load(), camera="ptpip:127.0.0.1:9")
    program.start(tmp_path / "new")
    qtbot.waitUntil(lambda: program.study is not None, timeout=_PATIENCE_MS)
    study = program.study
    assert study is not None
    assert study.window.room is Room.PREPARE
    qtbot.waitUntil(lambda: study.prepare.next_code == "P01", timeout=_PATIENCE_MS)
    study.prepare.begin_button.click()
    qtbot.waitUntil(lambda: study.window.room is Room.INTERVIEW, timeout=_PATIENCE_MS)
    qtbot.waitUntil(lambda: study.interview.state.chain is not None, timeout=_PATIENCE_MS)
    assert study.interview.state.chain is not None
    assert study.interview.state.chain.participant.code == "P01"
    program.close()
    QApplication.sendPostedEvents()


def test_looks_and_keys_are_remembered_at_once(qtbot: QtBot, dutch: QApplication, tmp_path: Path) -> None:
    program = Program(Settings.load(), camera="ptpip:127.0.0.1:9")
    program.start(tmp_path / "new")
    qtbot.waitUntil(lambda: program.study is not None, timeout=_PATIENCE_MS)
    assert program.study is not None
    window = program.study.window
    try:
        window.actions_by_id[ActionId.TEXT_LARGER].trigger()
        window.actions_by_id[ActionId.THEME].trigger()
        window.help.open()
        window.help.show_changing(True)
        asked = next(row for row in window.help.rows if row.spec.id is ActionId.QUOTE)
        asked.button.click()
        asked.button.key_pressed.emit("Ctrl+F5")
        saved = Settings.load()
        assert (saved.theme, saved.text_scale, dict(saved.keys)) == ("dark", 110, {"quote": ("Ctrl+F5",)})
        program.close()
        again = Settings.load()
        assert (again.theme, again.text_scale, again.keys) == (saved.theme, saved.text_scale, saved.keys)
    finally:
        program.close()
        actions.use(keymap.NO_CHANGES)
        theme.apply(dutch)
        QApplication.sendPostedEvents()


def test_a_program_that_ends_while_its_study_opens_leaves_nothing_behind(
    qtbot: QtBot, dutch: QApplication, tmp_path: Path
) -> None:
    before = set(threading.enumerate())
    program = Program(Settings.load(), camera="simulated")
    program.start(tmp_path / "study", participant="P01")
    program.close()
    QApplication.sendPostedEvents()
    assert program.study is None
    assert set(threading.enumerate()) <= before


def button(window: QWidget | None, words: str) -> QPushButton:
    assert window is not None
    return next(found for found in window.findChildren(QPushButton) if words in found.text())


def line_of(program: Program, words: str) -> QAction | None:
    """A line of the study's menu in the hall, once somebody can choose it."""
    if program.study is None:
        return None
    line = program.study.prepare.hall.menu.lines.get(words)
    return line if line is not None and line.isEnabled() else None


def window_of(program: Program) -> QWidget | None:
    return program.study.window if program.study is not None else None


def test_from_one_study_to_the_doorstep_and_back_in_another_language(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    theme.apply(qapp)
    translators = i18n.install(qapp, Language.NL)
    program = Program(Settings(Language.NL), camera="ptpip:127.0.0.1:9", translators=translators)
    try:
        program.start(tmp_path / "Eerste")
        qtbot.waitUntil(lambda: window_of(program) is not None, timeout=_PATIENCE_MS)
        qtbot.waitUntil(lambda: line_of(program, "Ander onderzoek …") is not None, timeout=_PATIENCE_MS)
        line = line_of(program, "Ander onderzoek …")
        assert line is not None
        line.trigger()
        qtbot.waitUntil(lambda: program.welcome is not None, timeout=_PATIENCE_MS)
        assert window_of(program) is None
        button(program.welcome, "English").click()
        qtbot.waitUntil(lambda: Settings.load().language is Language.EN, timeout=_PATIENCE_MS)
        assert not button(program.welcome, "Make this study").isEnabled()
        button(program.welcome, "Eerste").click()
        qtbot.waitUntil(lambda: window_of(program) is not None, timeout=_PATIENCE_MS)
        assert button(window_of(program), "Begin the interview").isVisible()
    finally:
        program.close()
        i18n.remove(qapp, program.translators)
    QApplication.sendPostedEvents()
