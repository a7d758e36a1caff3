"""The main window: places the top bar over the rooms and connects them. It decides nothing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from fotointerview.domain.camera import CameraStatus
from fotointerview.domain.chain import Chain
from fotointerview.domain.words import Language, Room
from fotointerview.gui import actions, offers, texts, theme
from fotointerview.gui.action_list import ActionId
from fotointerview.gui.appearance import Appearance
from fotointerview.gui.fields import ButtonKeys
from fotointerview.gui.help_card import HelpCard
from fotointerview.gui.palette import Palette
from fotointerview.gui.state import RoomState
from fotointerview.gui.top_bar import TopBar
from fotointerview.gui.view import local_time
from fotointerview.gui.window_place import SHARING, SMALLEST, ScreenArea, WindowPlace, place_on_screens

_ROOMS = {
    ActionId.ROOM_1: Room.PREPARE,
    ActionId.ROOM_2: Room.INTERVIEW,
    ActionId.ROOM_3: Room.CHOOSE,
    ActionId.ROOM_4: Room.PUBLISH,
}


class MainWindow(QWidget):
    """The window of the program.

    ``rooms`` are the pages that exist, each by its room; a room without a page has a dim button.

    Signals (GUI thread):
        room_changed(object): the :class:`Room` one went to.
        back_wanted(): to the study's overview.
        camera_wanted(): which camera it is, and which it could be.
        participant_wanted(): open the participant's window, or close it.
        appearance_changed(object): the user's wish, an :class:`Appearance`; it is carried out already.
        keys_changed(object): the :class:`~fotointerview.gui.keymap.Changes` that somebody made; they count already.
        closed(): the window was closed; words in fields have been handed over.
    """

    room_changed = Signal(object)
    back_wanted = Signal()
    camera_wanted = Signal()
    participant_wanted = Signal()
    appearance_changed = Signal(object)
    keys_changed = Signal(object)
    closed = Signal()

    def __init__(
        self,
        rooms: Mapping[Room, QWidget],
        *,
        title: str,
        language: Language,
        appearance: Appearance | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setMinimumSize(*SMALLEST)
        self.resize(1366, 768)
        self._title, self._language = title, language
        self._appearance = appearance or Appearance(scale=theme.scale())
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
        self.top_bar.participant_wanted.connect(self.participant_wanted)
        ButtonKeys(self).watch(self.top_bar)
        self.help = HelpCard(self)
        self.palette_card = Palette(self, offer=self._offer)
        self.actions_by_id = actions.install(self, self._handlers())
        self.help.keys_changed.connect(self.keys_changed)
        self.palette_card.wanted.connect(self._do)
        for card in (self.help, self.palette_card):
            card.turned.connect(self._share_keys)
        self._before_sharing: WindowPlace | None = None
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
        for card in (self.help, self.palette_card):
            card.hide()
        self._dress(room)
        self._stack.setCurrentWidget(page)
        self.top_bar.show_room(room)
        self._share_keys()
        page.setFocus()

    def show_state(self, state: RoomState) -> None:
        """Show interview and camera of the interview room's state in the top bar."""
        if state.chain is None:
            if self._chain is not None:  # it was left
                self.show_chain(None)
        elif not self._same_interview(state.chain):
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

    # ── what can be done in every room ─────────────────────────────────────────────────────────────────────

    def _handlers(self) -> dict[ActionId, Callable[[], None]]:
        return {
            ActionId.PALETTE: self.palette_card.toggle,
            ActionId.HELP: self.help.toggle,
            ActionId.BACK: self._back,
            ActionId.FULLSCREEN: self._toggle_full_screen,
            ActionId.TEXT_LARGER: lambda: self._look(self._appearance.larger()),
            ActionId.TEXT_SMALLER: lambda: self._look(self._appearance.smaller()),
            ActionId.TEXT_NORMAL: lambda: self._look(self._appearance.usual_size()),
            ActionId.PARTICIPANT_WINDOW: self.participant_wanted.emit,
            ActionId.THEME: lambda: self._look(self._appearance.toggled(self.room)),
            **{which: self._going_to(room) for which, room in _ROOMS.items()},
        }

    def _going_to(self, room: Room) -> Callable[[], None]:
        return lambda: self.go_to(room)

    def _share_keys(self) -> None:
        """A room's own action goes before the window's with the same keys; Esc is for a card as long as one is open."""
        page = self._pages[self.room]
        own = {actions.id_of(action): action for action in page.actions()}
        is_card_open = not (self.help.isHidden() and self.palette_card.isHidden())
        for which, action in self.actions_by_id.items():
            action.setEnabled(_ROOMS.get(which, self.room) in self._pages and which not in own)
        self.actions_by_id[ActionId.BACK].setEnabled(is_card_open)
        if ActionId.BACK in own:
            own[ActionId.BACK].setEnabled(not is_card_open)

    def _offer(self) -> tuple[offers.Entry, ...]:
        return offers.offer(self, page=self._pages[self.room])

    def _do(self, key: str) -> None:
        offers.run(key, self, page=self._pages[self.room])

    def _back(self) -> None:
        for card in (self.palette_card, self.help):
            card.put_away()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # ── how it looks ───────────────────────────────────────────────────────────────────────────────────────

    @property
    def appearance(self) -> Appearance:
        """How the user wants it to look."""
        return self._appearance

    def _look(self, wanted: Appearance) -> None:
        before, self._appearance = self._appearance, wanted
        app = QApplication.instance()
        if wanted.scale != before.scale and isinstance(app, QApplication):
            theme.apply(app, scale=wanted.scale)
        self._dress(self.room)
        if wanted != before:
            self.appearance_changed.emit(wanted)

    def _dress(self, room: Room) -> None:
        """The room and what lies around it and over it in one theme; other rooms when somebody comes in."""
        colours = self._appearance.colours(room)
        for widget in (self._pages[room], self.top_bar, self.help, self.palette_card):
            theme.dress(widget, colours)

    # ── where it stands ────────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard belongs to the room, not to the first button of the bar."""
        super().showEvent(event)
        self._pages[self.room].setFocus()

    def place(self) -> WindowPlace:
        """Where the window stands when it has the screen to itself, for the settings."""
        if self._before_sharing is not None:
            return self._before_sharing
        is_large = self.isMaximized() or self.isFullScreen()
        normal = self.normalGeometry() if is_large else self.geometry()
        return WindowPlace(normal.x(), normal.y(), normal.width(), normal.height(), is_large)

    def fill_screen(self) -> None:
        """Take the whole screen, as on a first start: the picture is what it is about."""
        self.setGeometry(self.screen().availableGeometry())
        self.setWindowState(Qt.WindowState.WindowMaximized)

    def restore(self, place: WindowPlace, *, screens: Sequence[ScreenArea] | None = None) -> None:
        """Stand where it stood; on the main one of ``screens`` (those there are), if that screen is gone."""
        found = place_on_screens(place, screens_now() if screens is None else screens)
        if found is not None:
            self.setGeometry(found.x, found.y, found.width, found.height)
        if place.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def share_screen(self, rest: WindowPlace | None) -> None:
        """Stand on what the participant's window leaves of this screen; ``None``: stand as before, if it shared."""
        if rest is not None:
            if self._before_sharing is None:
                self._before_sharing = self.place()
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.setMinimumSize(*SHARING)
            self.setGeometry(within_frame(rest, of=self))
        elif self._before_sharing is not None:
            before, self._before_sharing = self._before_sharing, None
            self.setMinimumSize(*SMALLEST)
            self.restore(before)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the focus from a field, so that its words are kept, then tell."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        super().closeEvent(event)
        self.closed.emit()


def within_frame(place: WindowPlace, *, of: QWidget) -> QRect:
    """What a window that fills ``place`` has inside the frame that this desktop puts around the window ``of``."""
    inside, all_of_it = of.geometry(), of.frameGeometry()
    filled = QRect(place.x, place.y, place.width, place.height)
    return filled.adjusted(
        inside.left() - all_of_it.left(),
        inside.top() - all_of_it.top(),
        inside.right() - all_of_it.right(),
        inside.bottom() - all_of_it.bottom(),
    )


def screens_now() -> tuple[ScreenArea, ...]:
    """The screens there are, the main one first."""
    main = QGuiApplication.primaryScreen()
    screens = sorted(QGuiApplication.screens(), key=lambda screen: screen is not main)
    return tuple(map(_area, screens))


def _area(screen: QScreen) -> ScreenArea:
    free = screen.availableGeometry()
    return ScreenArea(free.x(), free.y(), free.width(), free.height())
