"""The exercise itself: the rope as it is and as it should be, who holds it, and somebody's own words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.words import RopeHolder
from fotointerview.gui import theme
from fotointerview.gui.flow import Flow, flow
from fotointerview.gui.rope_draft import RopeDraft
from fotointerview.gui.rope_field import RopeField, Words

TOUCH: Final = 48
_WORDS: Final = 64
HELD: Final = {
    RopeHolder.SELF: (True, False),
    RopeHolder.OTHER: (False, True),
    RopeHolder.BOTH: (True, True),
    RopeHolder.NOBODY: (False, False),
}
"""Whether who speaks holds it, and whether the other does."""
_HOLDERS: Final = {
    RopeHolder.SELF: "rope-self",
    RopeHolder.OTHER: "rope-held-other",
    RopeHolder.BOTH: "rope-both",
    RopeHolder.NOBODY: "rope-nobody",
}


class RopeExercise(QWidget):
    """Two fields one below the other, so that what is and what should be are seen together.

    Signals (GUI thread):
        changed(): :attr:`draft` is another.
    """

    changed = Signal()

    def __init__(self, words: Words, *, draft: RopeDraft) -> None:
        super().__init__()
        self.draft = draft
        self._words = words
        self.now, self.wish = RopeField(words), RopeField(words, wish=True)
        self.now.drawn.connect(self._on_now)
        self.wish.drawn.connect(lambda length: self._become(desired=length))
        self.same_button = touch_button(words("rope-same"), "choice")
        self.same_button.setEnabled(False)
        self.same_button.clicked.connect(self._on_same)
        self.holders: dict[RopeHolder, QPushButton] = {}
        self.words = QPlainTextEdit()
        self.words.setProperty("words", True)
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(words("rope-words-hint"))
        self.words.setAccessibleName(words("rope-words"))
        theme.grow(self.words, minimumHeight=_WORDS, maximumHeight=_WORDS)
        self.words.textChanged.connect(lambda: self._become(words=self.words.toPlainText()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(_above(words("rope-now"), words("rope-now-hint")))
        column.addWidget(self.now)
        column.addSpacing(4)
        column.addLayout(_above(words("rope-wish"), words("rope-wish-hint"), self.same_button))
        column.addWidget(self.wish)
        column.addSpacing(8)
        column.addLayout(self._holder_row())
        column.addSpacing(8)
        column.addWidget(heading(words("rope-words")))
        column.addWidget(self.words)
        self.set_other("")

    def set_other(self, name: str) -> None:
        """Who is at the other end."""
        for one in (self.now, self.wish):
            one.set_names(self._words("rope-me"), name or self._words("rope-the-other"))

    def become(self, draft: RopeDraft) -> None:
        """What was said elsewhere on the page."""
        self.draft = draft

    def _holder_row(self) -> Flow:
        row = flow(heading(self._words("rope-holder")))
        group = QButtonGroup(self)
        for holder, key in _HOLDERS.items():
            button = touch_button(self._words(key), "choice")
            button.setCheckable(True)
            button.setAccessibleName(f"{self._words('rope-holder')} {self._words(key)}")
            group.addButton(button)
            button.clicked.connect(lambda _on, which=holder: self._on_holder(which))
            self.holders[holder] = button
            row.addWidget(button)
        return row

    def _on_now(self, length: float) -> None:
        self.wish.stand(self.now.ends)
        self.same_button.setEnabled(True)
        self._become(experienced=length)

    def _on_same(self) -> None:
        if self.draft.experienced is not None:
            self.wish.show_ends(self.now.ends, self.draft.experienced)
            self._become(desired=self.draft.experienced)

    def _on_holder(self, holder: RopeHolder) -> None:
        self.now.set_holds(HELD[holder])
        self._become(holder=holder)

    def _become(self, **changed: object) -> None:
        self.draft = replace(self.draft, **changed)  # type: ignore[arg-type]
        self.changed.emit()


def touch_button(words: str, role: str, make: Callable[[str], QPushButton] = QPushButton) -> QPushButton:
    """A button for a finger."""
    button = make(words)
    button.setProperty("role", role)
    theme.grow(button, minimumHeight=TOUCH, minimumWidth=TOUCH)
    return button


def heading(words: str) -> QLabel:
    """Above a part of the page."""
    label = QLabel(words)
    label.setProperty("role", "heading")
    return label


def _above(words: str, hint: str, *buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    quiet = QLabel(hint)
    quiet.setProperty("role", "quiet")
    quiet.setWordWrap(True)
    row.addWidget(heading(words), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(quiet, 1, Qt.AlignmentFlag.AlignVCenter)
    for button in buttons:
        row.addWidget(button)
    return row
