"""The table of a consent screen: for every scope what may be used of the person, and how far they may be known."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from fotointerview.domain.words import Item, Language, Mode, Scope
from fotointerview.gui import theme
from fotointerview.gui.consent_draft import ConsentDraft, offered
from fotointerview.services.consent_wording import ConsentWording

_TICK: Final = "✓"
_TOUCH: Final = 48


class ConsentTable(QWidget):
    """A row a scope, a column an item.

    Signals (GUI thread):
        ticked(object, object, bool): a :class:`Scope`, an :class:`Item`, on or off.
        mode_chosen(object, object): a :class:`Scope` and its own :class:`Mode`, or ``None`` for the one of all.
    """

    ticked = Signal(object, object, bool)
    mode_chosen = Signal(object, object)

    def __init__(
        self, wording: ConsentWording, *, language: Language, as_below: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("consentTable")
        self.ticks: dict[tuple[Scope, Item], QPushButton] = {}
        self.modes: dict[Scope, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        columns = offered(wording)
        for column, item in enumerate(columns, start=1):
            head = QLabel(wording.items[item][language])
            head.setProperty("role", "hint")
            head.setWordWrap(True)
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(head, 0, column)
        for row, one in enumerate(wording.scopes, start=1):
            words = QLabel(one.words[language])
            words.setWordWrap(True)
            words.setProperty("role", "paragraph")
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignVCenter)
            for column, item in enumerate(columns, start=1):
                if item in one.items:
                    tick = self._tick(
                        one.scope, item, f"{one.words[language]}: {wording.items[item][language]}"
                    )
                    grid.addWidget(tick, row, column, Qt.AlignmentFlag.AlignCenter)
            if one.scope is not Scope.CONVERSATION:
                box = self._mode(
                    one.scope,
                    {mode: wording.modes[mode][language] for mode in Mode},
                    as_below,
                    one.words[language],
                )
                grid.addWidget(box, row, len(columns) + 1, Qt.AlignmentFlag.AlignVCenter)

    def show_draft(self, draft: ConsentDraft) -> None:
        """Show what is ticked; a mode of its own can be chosen where something is."""
        for key, tick in self.ticks.items():
            tick.setChecked(key in draft.ticks)
            tick.setText(_TICK if key in draft.ticks else "")
        ticked = {scope for scope, _ in draft.ticks}
        for scope, box in self.modes.items():
            box.setEnabled(scope in ticked)
            wanted = draft.modes.get(scope)
            box.setCurrentIndex(max(box.findData(wanted.value if wanted else ""), 0))

    def _tick(self, scope: Scope, item: Item, words: str) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setProperty("role", "tick")
        button.setAccessibleName(words)
        button.setToolTip(words)
        theme.grow(
            button, minimumWidth=_TOUCH, maximumWidth=_TOUCH, minimumHeight=_TOUCH, maximumHeight=_TOUCH
        )
        button.clicked.connect(lambda on: self.ticked.emit(scope, item, on))
        self.ticks[scope, item] = button
        return button

    def _mode(self, scope: Scope, modes: Mapping[Mode, str], as_below: str, of: str) -> QComboBox:
        box = QComboBox()
        box.addItem(as_below, "")
        for mode, words in modes.items():
            box.addItem(words, mode.value)
        box.setAccessibleName(f"{of}: {as_below}")
        theme.grow(box, minimumHeight=40)
        box.activated.connect(
            lambda _at: self.mode_chosen.emit(scope, Mode(box.currentData()) if box.currentData() else None)
        )
        self.modes[scope] = box
        return box
