"""What was done in the interview, on a card: newest on top, taken back or done again up to where it is clicked."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.history import Deed, History
from fotointerview.gui import history_words, icons, texts, theme
from fotointerview.gui.card import Card
from fotointerview.gui.fields import ButtonKeys
from fotointerview.gui.theme import ROOM
from fotointerview.gui.view import local_time

WIDTH = 420
HEIGHT = 440
_GAP = 8


class HistoryCard(Card):
    """Stays in the lower left corner of its parent, above ``foot`` where there is one.

    Signals (GUI thread):
        undo_wanted(int): take back so many deeds.
        redo_wanted(int): do so many again.
        closed(): somebody put the card away.
    """

    undo_wanted = Signal(int)
    redo_wanted = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget, *, foot: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foot = foot
        self._history, self._zone = History(), ""
        self.setObjectName("historyCard")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        name = texts.translate("History", "What was done")
        self.setAccessibleName(name)
        heading = QLabel(name, self)
        heading.setProperty("role", "heading")
        self.undo_button = self._button(texts.translate("History", "Undo"))
        self.undo_button.clicked.connect(lambda: self.undo_wanted.emit(1))
        self.redo_button = self._button(texts.translate("History", "Redo"))
        self.redo_button.clicked.connect(lambda: self.redo_wanted.emit(1))
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icons.icon("close"))
        theme.grow(self.close_button, iconSize=16)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setAccessibleName(texts.translate("History", "Put the history away"))
        self.close_button.clicked.connect(self.put_away)
        self.list = QListWidget(self)
        self.list.setObjectName("historyList")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName(name)
        self.list.itemClicked.connect(lambda item: self._go(self.list.row(item)))
        head = QHBoxLayout()
        head.setContentsMargins(15, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.close_button)
        turns = QHBoxLayout()
        turns.setContentsMargins(15, 0, 15, 0)
        turns.setSpacing(8)
        turns.addWidget(self.undo_button)
        turns.addWidget(self.redo_button)
        turns.addStretch(1)
        self._nothing = QLabel(
            texts.translate("History", "What you say and draw from now on stands here."), self
        )
        self._nothing.setProperty("role", "quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(15, 0, 15, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addLayout(turns)
        self._button_keys = ButtonKeys(self)
        self._button_keys.watch(self)
        self.show_history(History(), zone="")

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(words)
        return button

    def show_history(self, history: History, *, zone: str) -> None:
        """Show what was done and what was taken back, at the clock of the time zone ``zone``."""
        if (history, zone) != (self._history, self._zone):
            self._history, self._zone = history, zone
            self.list.clear()
            for deed in reversed(history.undone):
                self._add(deed, undone=True)
            for deed in reversed(history.done):
                self._add(deed, undone=False)
        self._nothing.setVisible(not (history.done or history.undone))
        self.undo_button.setEnabled(bool(history.done))
        self.redo_button.setEnabled(bool(history.undone))

    def _add(self, deed: Deed, *, undone: bool) -> None:
        line = f"{texts.clock(local_time(deed.at, zone=self._zone))} · {history_words.deed(deed)}"
        if undone:
            line = texts.translate("History", "taken back · {deed}").format(deed=line)
        item = QListWidgetItem(line)
        item.setToolTip(
            texts.translate("History", "Do again up to here")
            if undone
            else texts.translate("History", "Take back up to here")
        )
        if undone:
            item.setForeground(QColor(ROOM.faint))
        self.list.addItem(item)

    def _go(self, row: int) -> None:
        undone = len(self._history.undone)
        if row >= undone:
            self.undo_wanted.emit(row - undone + 1)
        elif row >= 0:
            self.redo_wanted.emit(undone - row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list does what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self._go(self.list.currentRow())
        else:
            super().keyPressEvent(event)

    def put_away(self) -> None:
        """Hide the card, and say so."""
        super().put_away()
        self.closed.emit()

    def settle(self) -> None:
        """Take its place in the corner."""
        foot = self._foot.height() if self._foot is not None else 0
        room = QSize(self._over.width() - 2 * _GAP, self._over.height() - foot - 2 * _GAP)
        size = QSize(theme.px(WIDTH), theme.px(HEIGHT)).boundedTo(room)
        self.setGeometry(_GAP, _GAP + room.height() - size.height(), size.width(), size.height())
