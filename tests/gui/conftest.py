"""The window with an interview in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fotointerview.domain.faults import Fault
from fotointerview.domain.words import Language, Room
from fotointerview.gui import i18n, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.main_window import MainWindow
from fotointerview.gui.room_interview import InterviewRoom
from tests.gui import fake_session
from tests.gui.fake_session import FakePictures, FakeSession


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in the dark room's clothes."""
    theme.apply(qapp)
    return qapp


def describe(fault: Fault) -> tuple[str, str, str]:
    return f"{fault.code} happened.", "Everything is safe.", "Do this."


@dataclass
class Studio:
    """Window, room, session and pictures of one test."""

    qtbot: QtBot
    session: FakeSession
    pictures: FakePictures
    bridge: Bridge
    room: InterviewRoom
    window: MainWindow
    heard: list[str] = field(default_factory=list)
    """What the room asked of others."""

    def settle(self) -> None:
        """Let queued calls arrive."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=3000)

    def calls(self, name: str) -> list[tuple[object, ...]]:
        return [call for call in self.session.calls if call[0] == name]


Open = Callable[..., Studio]


@pytest.fixture
def open_studio(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Opens a window on a session; closes what it opened."""
    opened: list[Studio] = []

    def make(
        session: FakeSession | None = None,
        *,
        pictures: FakePictures | None = None,
        size: tuple[int, int] = (1366, 768),
    ) -> Studio:
        session = session or FakeSession(chain=fake_session.chain(*map(fake_session.link, (1, 2, 3))))
        pictures = pictures or FakePictures(full_size=(1200, 800))
        bridge = Bridge(session=session, pictures=pictures, live=session.live)
        room = InterviewRoom(session=session, bridge=bridge, study_folder=tmp_path, describe=describe)
        window = MainWindow(
            {Room.INTERVIEW: room, Room.PREPARE: QWidget()},
            title="De begripvolle ambtenaar",
            language=Language.NL,
        )
        room.state_changed.connect(window.show_state)
        room.help_wanted.connect(window.help.toggle)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=3000)
        studio = Studio(qtbot, session, pictures, bridge, room, window)
        for name in ("blank", "freeze", "mirror"):
            getattr(room, f"{name}_wanted").connect(partial(studio.heard.append, name))
        opened.append(studio)
        room.open()
        studio.settle()
        return studio

    yield make
    for studio in opened:
        studio.bridge.close()
        studio.window.close()
        studio.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def studio(open_studio: Open) -> Studio:
    """Three shots, the newest shown."""
    return open_studio()


@pytest.fixture
def speaking(dressed: QApplication, request: pytest.FixtureRequest) -> Iterator[Language]:
    """The window speaks the language of the parameter."""
    before = QLocale()
    language: Language = request.param
    installed = i18n.install(dressed, language)
    yield language
    i18n.remove(dressed, installed)
    QLocale.setDefault(before)
