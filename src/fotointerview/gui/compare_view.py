"""Shots side by side, zoomed and dragged together. It shows them and says what is wanted; it changes nothing itself."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.words import Answer
from fotointerview.gui import icons, texts, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.compare_pane import ComparePane, Pane
from fotointerview.gui.labels import ElidedLabel
from fotointerview.gui.looking import LEAST_COMPARED, MOST_COMPARED
from fotointerview.gui.shared_view import SharedView
from fotointerview.gui.viewport import Viewport

_GAP: Final = 8
_NARROW: Final = 700
"""Below it the bar has no room for its heading, its hint and the words on its tools; logical pixels."""
_NUDGE: Final = 60.0
_ANSWERS: Final = {Qt.Key.Key_1: Answer.YES, Qt.Key.Key_2: Answer.ALMOST, Qt.Key.Key_3: Answer.NO}


_OWN_KEYS: Final = frozenset(
    {
        *_ANSWERS,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Delete,
        Qt.Key.Key_X,
        Qt.Key.Key_C,
        Qt.Key.Key_Z,
        Qt.Key.Key_Plus,
        Qt.Key.Key_Equal,
        Qt.Key.Key_Minus,
        Qt.Key.Key_Escape,
    }
)


class CompareView(QWidget):
    """Two to four panes under one bar.

    Signals (GUI thread):
        shot_wanted(str): show this shot large, and leave.
        judged(str, object): an :class:`Answer` on the shot of the pane that has the keyboard.
        chosen(str): choose that shot, or no longer.
        removed(str): take that shot away from the others.
        left(): back to one picture.
    """

    shot_wanted = Signal(str)
    judged = Signal(str, object)
    chosen = Signal(str)
    removed = Signal(str)
    left = Signal()

    def __init__(self, *, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(texts.translate("Compare", "Shots side by side"))
        self._view = SharedView()
        self._at = 0
        self._panes = tuple(self._made(bridge, place) for place in range(MOST_COMPARED))
        self._count = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, 0, _GAP, _GAP)
        column.setSpacing(4)
        column.addLayout(self._bar())
        column.addLayout(self._grid, 1)
        theme.clothes().changed.connect(self._measure)

    def _made(self, bridge: Bridge, place: int) -> ComparePane:
        made = ComparePane(bridge=bridge, place=place, parent=self)
        made.hide()
        made.viewed.connect(self.look_at)
        made.focused.connect(lambda: self._on_focused(place))
        made.opened.connect(lambda: self.shot_wanted.emit(made.shown.key))
        return made

    def _bar(self) -> QHBoxLayout:
        heading = self._heading = QLabel(texts.translate("Compare", "Compare"), self)
        heading.setProperty("role", "heading")
        hint = self._hint = ElidedLabel(self)
        hint.setProperty("role", "hint")
        hint.setText(
            texts.translate("Compare", "← → which shot · 1 2 3 judge · C choose · Enter large · X take away")
        )
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 0, 4)
        row.setSpacing(_GAP)
        row.addWidget(heading)
        row.addSpacing(4)
        row.addWidget(hint)
        row.addStretch(1)
        self.fit_button = self._tool(texts.translate("Compare", "Whole picture"), "fit", self.fit)
        self.actual_button = self._tool(texts.translate("Compare", "100 %"), "", self.actual_size)
        self.actual_button.setAccessibleName(texts.translate("Compare", "Every pixel, 100 %"))
        self.choose_button = self._tool(texts.translate("Compare", "Choose"), "", self._choose)
        self.remove_button = self._tool(texts.translate("Compare", "Take away"), "", self._remove)
        self.leave_button = self._tool(texts.translate("Compare", "Back (Esc)"), "back", self.left.emit)
        for button in (
            self.fit_button,
            self.actual_button,
            self.choose_button,
            self.remove_button,
            self.leave_button,
        ):
            row.addWidget(button)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the tools come before the words about them."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        narrow = self.width() < theme.px(_NARROW)
        self._heading.setVisible(not narrow)
        self._hint.setVisible(not narrow)
        for button in (self.fit_button, self.leave_button):
            button.setText("" if narrow else button.accessibleName())
        self.actual_button.setText("1:1" if narrow else texts.translate("Compare", "100 %"))

    def _tool(self, words: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(words)
        button.setToolTip(words)
        if icon:
            button.setIcon(icons.icon(icon))
            theme.grow(button, iconSize=16)
        button.clicked.connect(lambda _on=False: act())
        return button

    # ── what is shown ─────────────────────────────────────────────────────────────────────────────────────

    def show_panes(self, shown: Sequence[Pane]) -> None:
        """Show these, from left to right; none lets go of every picture. The zoom begins at the whole picture."""
        shown = tuple(shown[:MOST_COMPARED])
        if not self._count:
            self._view, self._at = SharedView(), max(len(shown) - 1, 0)
        had_focus = any(one.hasFocus() for one in self._panes)
        held = self.focused_key
        if len(shown) != self._count:
            self._count = len(shown)
            self._place()
        for one, what in zip(self._panes, shown, strict=False):
            one.look_at(self._view)
            one.show_pane(what)
        for one in self._panes[len(shown) :]:
            one.let_go()
        keys = [what.key for what in shown]
        self._at = keys.index(held) if held in keys else min(self._at, max(len(shown) - 1, 0))
        if shown and had_focus:
            self._panes[self._at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_tools()

    def _place(self) -> None:
        """Up to three in a row, four in two rows."""
        columns = 2 if self._count == MOST_COMPARED else max(self._count, 1)
        for at, one in enumerate(self._panes):
            self._grid.removeWidget(one)
            if at < self._count:
                self._grid.addWidget(one, at // columns, at % columns)
            one.setVisible(at < self._count)
        for at in range(MOST_COMPARED):
            self._grid.setColumnStretch(at, int(at < columns))
            self._grid.setRowStretch(at, int(at * columns < self._count))

    @property
    def panes(self) -> tuple[ComparePane, ...]:
        """The panes that are shown."""
        return self._panes[: self._count]

    @property
    def focused_key(self) -> str:
        """The shot the keys speak of; "" when none is shown."""
        return self._panes[self._at].shown.key if self._count else ""

    @property
    def view(self) -> SharedView:
        """What all of them look at."""
        return self._view

    def look_at(self, view: SharedView) -> None:
        """Let every pane look at the same place, as near."""
        self._view = view
        for one in self.panes:
            one.look_at(view)
        self._show_tools()

    def fit(self) -> None:
        """Whole pictures."""
        self.look_at(SharedView())

    def actual_size(self) -> None:
        """One pixel of the pane with the keyboard on one of the screen; the others are as large as it."""
        if self._count:
            self._panes[self._at].zoom(lambda view: view.zoomed(1.0))

    def take_keyboard(self) -> None:
        """Give the keys to the pane they spoke of."""
        if self._count:
            self._panes[self._at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tools(self) -> None:
        self.fit_button.setEnabled(self._view.times is not None)
        self.remove_button.setEnabled(self._count > LEAST_COMPARED)
        self.choose_button.setEnabled(self._count > 0)
        is_chosen = self._count > 0 and self._panes[self._at].shown.chosen
        words = (
            texts.translate("Compare", "Not chosen") if is_chosen else texts.translate("Compare", "Choose")
        )
        self.choose_button.setText(words)
        self.choose_button.setAccessibleName(words)

    # ── keys ──────────────────────────────────────────────────────────────────────────────────────────────

    def event(self, event: QEvent) -> bool:
        """Claim its keys before the room's commands can have them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            if not event.modifiers() & commands and event.key() in _OWN_KEYS and not _is_capital(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Which pane, and what about its shot; with Ctrl or Alt the keys are somebody else's."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        theirs = held or _is_capital(event) or not self._count
        if theirs or not self._does(Qt.Key(event.key()), event):
            super().keyPressEvent(event)

    def _does(self, key: Qt.Key, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._arrow(key, pan=shift)
        if key in _ANSWERS:
            self.judged.emit(self.focused_key, _ANSWERS[key])
            return True
        actions: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: lambda: self.shot_wanted.emit(self.focused_key),
            Qt.Key.Key_Enter: lambda: self.shot_wanted.emit(self.focused_key),
            Qt.Key.Key_Delete: self._remove,
            Qt.Key.Key_X: self._remove,
            Qt.Key.Key_C: self._choose,
            Qt.Key.Key_Z: lambda: self.actual_size() if self._view.times is None else self.fit(),
            Qt.Key.Key_Plus: lambda: self._zoom(1.25),
            Qt.Key.Key_Equal: lambda: self._zoom(1.25),
            Qt.Key.Key_Minus: lambda: self._zoom(0.8),
            Qt.Key.Key_Escape: self.left.emit,
        }
        does = actions.get(key)
        if does is None:
            return False
        does()
        return True

    def _arrow(self, key: Qt.Key, *, pan: bool) -> bool:
        """Left and right pick a pane; with Shift the arrows drag the pictures."""
        if pan:
            dx = {Qt.Key.Key_Left: _NUDGE, Qt.Key.Key_Right: -_NUDGE}.get(key, 0.0)
            dy = {Qt.Key.Key_Up: _NUDGE, Qt.Key.Key_Down: -_NUDGE}.get(key, 0.0)
            self._panes[self._at].zoom(lambda view: view.panned(dx, dy))
            return True
        columns = 2 if self._count == MOST_COMPARED else self._count
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns}.get(key, columns)
        if 0 <= self._at + by < self._count:
            self._panes[self._at + by].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _zoom(self, by: float) -> None:
        def nearer(view: Viewport) -> Viewport:
            return view.zoomed(view.scale * view.ratio * by)

        self._panes[self._at].zoom(nearer)

    def _on_focused(self, place: int) -> None:
        self._at = place
        self._show_tools()

    def _choose(self) -> None:
        if self._count:
            self.chosen.emit(self.focused_key)

    def _remove(self) -> None:
        if self._count > LEAST_COMPARED:
            self.removed.emit(self.focused_key)


def _is_capital(event: QKeyEvent) -> bool:
    """A letter with Shift: a command of the room, not of a pane."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return shift and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
