"""The camera on a card: settings, working alone, which camera, where the copies are. It lies over strip and picture's
edge only when asked for, is no dialog, and everything in it takes effect at once.
"""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.camera import SettingName
from fotointerview.gui import actions, icons, texts, theme
from fotointerview.gui.actions import ActionId
from fotointerview.gui.alone_page import AlonePage
from fotointerview.gui.camera_side import can_release
from fotointerview.gui.copies_page import CopiesPage
from fotointerview.gui.notices import Describe
from fotointerview.gui.settings_page import SettingsPage
from fotointerview.gui.source_page import SourcePage
from fotointerview.gui.state import RoomState

WIDTH = 376
_MOST_HEIGHT = 660
_GAP = 8


class Page(StrEnum):
    """The panel's pages."""

    SETTINGS = "settings"
    ALONE = "alone"
    SOURCE = "source"
    COPIES = "copies"


class CameraPanel(QWidget):
    """Places the pages; stays in the lower left corner of its parent, above ``foot``.

    Signals (GUI thread):
        closed(): somebody put the panel away.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, *, foot: QWidget, describe: Describe) -> None:
        super().__init__(parent)
        self._room, self._bar = parent, foot
        self.setObjectName("cameraPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(texts.translate("Camera", "Camera"))
        self._group = QButtonGroup(self)
        head = self._head()
        self.settings = SettingsPage(self)
        self.alone = AlonePage(self)
        self.source = SourcePage(self)
        self.copies = CopiesPage(describe=describe, parent=self)
        self._stack = QStackedWidget(self)
        for page in (self.settings, self.alone, self.source, self.copies):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        parent.installEventFilter(self)
        theme.clothes().changed.connect(self._measure)
        self.hide()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        names = {
            Page.SETTINGS: texts.translate("Camera", "Settings"),
            Page.ALONE: texts.translate("Camera", "Alone"),
            Page.SOURCE: texts.translate("Camera", "Camera"),
            Page.COPIES: texts.translate("Camera", "Copies"),
        }
        for at, page in enumerate(Page):
            button = QPushButton(names[page], self)
            button.setProperty("role", "page")
            button.setCheckable(True)
            button.setChecked(at == 0)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, at)
            row.addWidget(button)
        row.addStretch(1)
        close = QToolButton(self)
        close.setIcon(icons.icon("close"))
        theme.grow(close, iconSize=16)
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.setToolTip(actions.tooltip(ActionId.CAMERA))
        close.setAccessibleName(texts.translate("Camera", "Put the camera panel away"))
        close.clicked.connect(self.put_away)
        row.addWidget(close)
        self.close_button = close
        return row

    def show_state(self, state: RoomState) -> None:
        """Show the camera's side of the room; nothing is laid out while the panel is away."""
        if self.isHidden():
            return
        self.settings.show_camera(state.status, state.side)
        self.alone.show_series(state.side, can_shoot=can_release(state.status))
        self.source.show_seen(state.status)
        self.copies.show_copies(state.side, state.status)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return tuple(Page)[self._stack.currentIndex()]

    def button(self, page: Page) -> QPushButton:
        """The button of ``page``."""
        button = self._group.button(tuple(Page).index(page))
        if not isinstance(button, QPushButton):
            raise KeyError(page)
        return button

    def open(self, state: RoomState, page: Page | None = None, *, setting: SettingName | None = None) -> None:
        """Show ``page`` (else the last one) with the keyboard on it, or on ``setting``."""
        if page is not None:
            self.button(page).setChecked(True)
            self._stack.setCurrentIndex(tuple(Page).index(page))
        self.show()
        self.show_state(state)
        self._settle()
        self.raise_()
        if setting is None or not self.settings.focus_on(setting):
            self.button(self.page).setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide the panel, and say so."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the parent changes its size."""
        if event.type() is QEvent.Type.Resize:
            self._measure()
        return False

    def _measure(self) -> None:
        if not self.isHidden():
            self._settle()

    def _settle(self) -> None:
        room = self._room.height() - self._bar.height() - 2 * _GAP
        height = min(room, theme.px(_MOST_HEIGHT))
        width = min(theme.px(WIDTH), self._room.width() - 2 * _GAP)
        self.setGeometry(_GAP, _GAP + room - height, width, height)
