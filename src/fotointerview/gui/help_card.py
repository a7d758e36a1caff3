"""The sheet: every key there is, by chapter, on a card over the room; and a second page on which keys are changed.

It takes no focus while all of it can be seen; only what has to be scrolled takes the arrow keys.
"""

from collections.abc import Iterator
from itertools import combinations, groupby, pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fotointerview.gui import actions, theme
from fotointerview.gui.action_list import SPECS, ActionSpec, Group
from fotointerview.gui.card import Card
from fotointerview.gui.key_row import KeyRow
from fotointerview.gui.keymap import Changes
from fotointerview.gui.texts import translate

_MOST_COLUMNS = 3
_KEYS_WIDTH = 560
_MARGIN = 24
_BAR = 14
"""What the scroll bar takes."""

_SCROLLING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class _Scroll(QScrollArea):
    """Scrolls with the arrow keys while it has the keyboard, whatever else they do in the room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def event(self, event: QEvent) -> bool:
        scrolls = isinstance(event, QKeyEvent) and event.key() in _SCROLLING
        if scrolls and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class HelpCard(Card):
    """Every action and its key, in columns by chapter; stays in the middle of its parent.

    Signals (GUI thread):
        keys_changed(object): somebody changed a key: the :class:`~fotointerview.gui.keymap.Changes` to remember.
    """

    keys_changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setAccessibleName(translate("Help", "The keys"))
        self._made_for = 0
        self._changing = False
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self.change_button = QPushButton(self)
        self.change_button.setProperty("role", "tool")
        self.change_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.change_button.clicked.connect(lambda: self.show_changing(not self._changing))
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setProperty("role", "quiet")
        self._scroll = _Scroll(self)
        self._page = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._heading, 1)
        head.addWidget(self.change_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._said)
        column.addWidget(self._scroll, 1)
        theme.clothes().changed.connect(self._renew)
        self._head()

    @property
    def rows(self) -> tuple[KeyRow, ...]:
        """The rows of the page on which keys are changed; none on the other page."""
        return tuple(self._page.findChildren(KeyRow)) if self._changing else ()

    def said(self) -> str:
        """What is said about changing keys; "" when nothing is."""
        return self._said.text()

    def open(self) -> None:
        """Show the list; what has to be scrolled takes the keyboard."""
        self._changing = False
        self._renew()
        super().open()
        if self._scroll.verticalScrollBar().maximum() > 0:
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_changing(self, changing: bool) -> None:
        """Show the page on which keys are changed, or the list."""
        self._changing = changing
        self._renew()
        self._fill()
        if changing:
            self.rows[0].button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.change_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: to the list first, then away."""
        if event.key() == Qt.Key.Key_Escape and self._changing:
            self.show_changing(False)
        else:
            super().keyPressEvent(event)

    def wanted_size(self) -> QSize:
        """As large as what is in it, in as many columns as find room."""
        self._fill()
        inside = self._page.sizeHint().expandedTo(self._page.minimumSize())
        head = self.change_button.sizeHint().height()
        said = self._said.sizeHint().height() + 8 if self._changing else 0
        return QSize(inside.width() + 2 * _MARGIN + _BAR, inside.height() + head + said + 24 + 10)

    # ── the pages ──────────────────────────────────────────────────────────────────────────────────────────

    def _renew(self) -> None:
        """Nothing is made while nobody looks."""
        self._made_for = 0
        if not self.isHidden():
            self.settle()

    def _fill(self) -> None:
        """Make the page anew where its room, its words or its keys are others."""
        room = self._over.width() - 2 * (_MARGIN + 16) - _BAR
        if room == self._made_for:
            return
        self._made_for = room
        self._head()
        before, self._page = self._page, self._changes(room) if self._changing else self._list(room)
        self._scroll.takeWidget()
        before.hide()
        before.deleteLater()
        self._scroll.setWidget(self._page)

    def _head(self) -> None:
        self._heading.setText(
            translate("Help", "Change keys") if self._changing else translate("Help", "The keys")
        )
        self.change_button.setText(
            translate("Help", "Back to the list") if self._changing else translate("Help", "Change keys …")
        )
        self._say("")

    def _list(self, room: int) -> QWidget:
        """The list in as many columns as find room; in one, long lines are broken."""
        for columns in range(_MOST_COLUMNS, 1, -1):
            page = self._in_columns(columns)
            if page.sizeHint().width() <= room:
                return page
            page.hide()
            page.deleteLater()
        return self._in_columns(1)

    def _in_columns(self, columns: int) -> QWidget:
        inside = QWidget(self)
        inside.setObjectName("keys")
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 8, 0)
        across.setSpacing(32)
        for chapters in _spread(columns):
            grid = QGridLayout()
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(1, 1)
            for group, specs in chapters:
                row = grid.rowCount()
                grid.addWidget(_chapter(group, first=row == 1), row, 0, 1, 2)
                for at, spec in enumerate(specs, start=row + 1):
                    key = QLabel(actions.key_names(spec) or "–")
                    key.setProperty("role", "key")
                    key.setAlignment(Qt.AlignmentFlag.AlignCenter)
                    grid.addWidget(key, at, 0, Qt.AlignmentFlag.AlignTop)
                    words = QLabel(actions.text(spec))
                    words.setWordWrap(columns == 1)
                    grid.addWidget(words, at, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.setRowStretch(grid.rowCount(), 1)
            across.addLayout(grid, 1)
        return inside

    def _changes(self, room: int) -> QWidget:
        inside = QWidget(self)
        inside.setObjectName("keys")
        inside.setMinimumWidth(min(theme.px(_KEYS_WIDTH), room))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for at, (group, specs) in enumerate(_chapters()):
            column.addWidget(_chapter(group, first=at == 0))
            for spec in specs:
                row = KeyRow(spec, inside)
                row.said.connect(self._say)
                row.changed.connect(self._on_changed)
                column.addWidget(row)
        self._say("")
        return inside

    def _say(self, words: str) -> None:
        rest = (
            translate("Help", "Press the button with a key on it, then the key you want.")
            if self._changing
            else ""
        )
        self._said.setText(words or rest)
        self._said.setVisible(self._changing)

    def _on_changed(self, changes: Changes) -> None:
        actions.use(changes, roots=(self.window(),))
        for row in self.rows:
            row.show_key()
        self.keys_changed.emit(changes)


def _chapters() -> Iterator[tuple[Group, list[ActionSpec]]]:
    for group, specs in groupby(SPECS, key=lambda spec: spec.group):
        yield group, list(specs)


def _spread(columns: int) -> list[list[tuple[Group, list[ActionSpec]]]]:
    """The chapters over ``columns``, in their order, the highest column as low as can be."""
    chapters = list(_chapters())
    cuts = combinations(range(1, len(chapters)), columns - 1)
    ways = [[chapters[start:end] for start, end in pairwise((0, *cut, len(chapters)))] for cut in cuts]
    return min(ways, key=lambda way: max(sum(len(specs) + 2 for _, specs in column) for column in way))


def _chapter(group: Group, *, first: bool) -> QLabel:
    label = QLabel(actions.group_text(group))
    label.setProperty("role", "label")
    label.setContentsMargins(0, 0 if first else 8, 0, 2)
    return label
