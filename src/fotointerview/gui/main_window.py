"""The main window: places the top bar over the rooms and connects them. It decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fotointerview.domain.camera import CameraStatus
from fotointerview.domain.chain import Chain
from fotointerview.domain.words import Language, Room
from fotointerview.gui import texts
from fotointerview.gui.fields import ButtonKeys
from fotointerview.gui.state import RoomState
from fotointerview.gui.top_bar import TopBar
from fotointerview.gui.view import local_time

SMALLEST = QSize(1024, 640)


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window stood: plain values for the settings. Logical pixels of the virtual desktop."""

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    maximised: bool = False


class MainWindow(QWidget):
    """The window of the program.

    ``rooms`` are the pages that exist, each by its room; a room without a page has a dim button.

    Signals (GUI thread):
        room_changed(object): the :class:`Room` one went to.
        back_wanted(): to the study's overview.
        camera_wanted(): which camera it is, and which it could be.
        closed(): the window was closed; words in fields have been handed over.
    """

    room_changed = Signal(object)
    back_wanted = Signal()
    camera_wanted = Signal()
    closed = Signal()

    def __init__(
        self, rooms: Mapping[Room, QWidget], *, title: str, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setMinimumSize(SMALLEST)
        self.resize(1366, 768)
        self._title, self._language = title, language
        self._pages = dict(rooms)
        self.top_bar = TopBar(tuple(rooms), parent=self)
        self._stack = QStackedWidget(self)
        for page in self._pages.values():
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self._stack, 1)
        self.top_bar.room_wanted.connect(self.go_to)
        self.top_bar.back_wanted.connect(self.back_wanted)
        self.top_bar.camera_wanted.connect(self.camera_wanted)
        ButtonKeys(self).watch(self.top_bar)
        self._chain: Chain | None = None
        self._status = CameraStatus()
        self.show_chain(None)
        if self._pages:
            self._turn(next(iter(self._pages)))

    @property
    def room(self) -> Room:
        """The room that is shown."""
        shown = self._stack.currentWidget()
        return next(room for room, page in self._pages.items() if page is shown)

    def go_to(self, room: Room) -> None:
        """Show ``room``; without a page for it nothing happens."""
        if room in self._pages and room is not self.room:
            self._turn(room)
            self.room_changed.emit(room)

    def _turn(self, room: Room) -> None:
        page = self._pages[room]
        self._stack.setCurrentWidget(page)
        self.top_bar.show_room(room)
        page.setFocus()

    def show_state(self, state: RoomState) -> None:
        """Show interview and camera of the interview room's state in the top bar."""
        if state.chain is not None and not self._same_interview(state.chain):
            self.show_chain(state.chain)
        if state.status != self._status:
            self._status = state.status
            self.top_bar.show_camera(state.status)

    def _same_interview(self, chain: Chain) -> bool:
        known = self._chain
        return (
            known is not None
            and known.interview == chain.interview
            and known.participant == chain.participant
            and known.role == chain.role
        )

    def show_chain(self, chain: Chain | None) -> None:
        """Show whose interview it is."""
        self._chain = chain
        who = ""
        if chain is not None:
            role = chain.role.name(self._language) if chain.role else ""
            day = texts.day(self._started(chain))
            who = " · ".join(word for word in (chain.participant.code, role, day) if word)
        self.top_bar.show_study(self._title, who)
        self.setWindowTitle(" – ".join(word for word in (self._title, who) if word) or "fotointerview")

    @staticmethod
    def _started(chain: Chain) -> datetime:
        return local_time(chain.interview.started_at, zone=chain.interview.zone)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard belongs to the room, not to the first button of the bar."""
        super().showEvent(event)
        self._pages[self.room].setFocus()

    def place(self) -> WindowPlace:
        """Where the window stands, for the settings."""
        normal = self.normalGeometry() if self.isMaximized() else self.geometry()
        return WindowPlace(normal.x(), normal.y(), normal.width(), normal.height(), self.isMaximized())

    def fill_screen(self) -> None:
        """Take the whole screen, as on a first start: the picture is what it is about."""
        self.setGeometry(self.screen().availableGeometry())
        self.setWindowState(Qt.WindowState.WindowMaximized)

    def restore(self, place: WindowPlace) -> None:
        """Stand where it stood, if that is still on a screen."""
        wanted = QRect(place.x, place.y, place.width, place.height)
        screens = (screen.availableGeometry() for screen in QGuiApplication.screens())
        if wanted.isValid() and any(screen.intersects(wanted) for screen in screens):
            self.setGeometry(wanted)
        if place.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the focus from a field, so that its words are kept, then tell."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        super().closeEvent(event)
        self.closed.emit()
