"""The room after the last shot: all of them side by side, and together chosen, maybe, no."""

from pathlib import Path
from textwrap import shorten
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.camera import Ability
from fotointerview.domain.chain import Link
from fotointerview.domain.words import Verdict
from fotointerview.gui import texts, view
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.card_offer import CardOffer
from fotointerview.gui.shot_grid import ShotGrid
from fotointerview.gui.state import RoomState

_MARGIN: Final = 24
_AIR: Final = 8
"""What the grid keeps around its pictures."""

_WORDS_HEIGHT: Final = 76
_MOST_WORDS: Final = 240
"""What fits on a few lines beside the buttons."""


class ChooseRoom(QWidget):
    """The interview's shots as a table of portraits, with the joint verdict under them.

    Signals (GUI thread):
        chosen(str, object): shot id and :class:`Verdict`, or ``None`` to take it back.
        shot_wanted(str): look at this shot in the interview room.
        card_wanted(): find out what of the interview is still on the camera's card.
        clear_wanted(): take what is verified off the card.
    """

    chosen = Signal(str, object)
    shot_wanted = Signal(str)
    card_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, *, bridge: Bridge, study_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chooseRoom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state = RoomState()
        self._rows = view.StripRows()
        self._question = QLabel(self)
        self._question.setObjectName("question")
        self._question.setWordWrap(True)
        self._empty = QLabel(self.tr("There is nothing to choose from yet: take the first photo."), self)
        self._empty.setProperty("role", "quiet")
        self.grid = ShotGrid(bridge=bridge, study_folder=study_folder, parent=self)
        self.grid.selected.connect(self._show_verdict)
        self.grid.opened.connect(self.shot_wanted)
        self._words = QLabel(self)
        self._words.setProperty("role", "said")
        self._words.setWordWrap(True)
        self._words.setMaximumHeight(_WORDS_HEIGHT)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN - _AIR, _MARGIN, _MARGIN - _AIR, 16)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.grid, 1)
        column.addLayout(self._foot())
        self.card = CardOffer(self)
        self.card.setContentsMargins(_AIR, 0, _AIR, 0)
        self.card.clear_wanted.connect(self.clear_wanted)
        self.card.done.connect(self.grid.setFocus)
        self._looked = False
        column.addWidget(self.card)
        # No focus proxy: the grid is hidden while it is empty, and the keyboard would land anywhere else.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_state(self._state)

    def show_state(self, state: RoomState) -> None:
        """Show the interview's shots; laid out once somebody is in the room."""
        self._state = state
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody was here."""
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Next time the card is looked at anew."""
        super().hideEvent(event)
        self._looked = False

    def _show_card(self) -> None:
        """What is on the card is found out once, whenever somebody comes in."""
        can_delete = Ability.DELETE in self._state.status.abilities and bool(self._state.links)
        self.card.show_card(self._state.side.card, can_delete=can_delete)
        if can_delete and not self._looked:
            self._looked = True
            self.card_wanted.emit()

    def _show(self) -> None:
        state = self._state
        self._question.setText(state.chain.interview.question() if state.chain else "")
        self.grid.show_rows([row for row in self._rows.of(state) if row.number is not None])
        self.grid.setVisible(bool(state.links))
        self._hint.setVisible(bool(state.links))
        if state.links and self.hasFocus():
            self.grid.setFocus()
        self._empty.setVisible(not state.links)
        self._show_verdict()
        self._show_card()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the shots, as soon as there are any."""
        super().focusInEvent(event)
        if self._state.links:
            self.grid.setFocus()

    def _head(self) -> QHBoxLayout:
        self._hint = QLabel(self.tr("Enter shows the shot large"), self)
        self._hint.setProperty("role", "quiet")
        head = QHBoxLayout()
        head.setContentsMargins(_AIR, 0, _AIR, 0)
        head.setSpacing(16)
        head.addWidget(self._question, 1)
        head.addWidget(self._hint)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(_AIR, 0, _AIR, 0)
        foot.setSpacing(8)
        foot.addWidget(self._words, 1)
        self._buttons: dict[Verdict, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for verdict, key in ((Verdict.CHOSEN, "1"), (Verdict.MAYBE, "2"), (Verdict.NO, "3")):
            button = QPushButton(f"{texts.verdict(verdict)}  {key}", self)
            button.setAccessibleName(texts.verdict(verdict))
            button.setCheckable(True)
            button.setProperty("role", "answer")
            button.setMinimumSize(QSize(132, 40))
            button.clicked.connect(lambda _on, which=verdict: self._decide(which))
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda which=verdict: self._decide(which))
            self._group.addButton(button)
            self._buttons[verdict] = button
            foot.addWidget(button)
        return foot

    def _link(self) -> Link | None:
        chain = self._state.chain
        return chain.link(self.grid.current_key) if chain else None

    def _decide(self, verdict: Verdict) -> None:
        link = self._link()
        if link is None:
            return
        now = link.choice.verdict if link.choice else None
        self.chosen.emit(link.shot.id, None if now is verdict else verdict)

    def _show_verdict(self) -> None:
        link = self._link()
        now = link.choice.verdict if link and link.choice else None
        for verdict, button in self._buttons.items():
            button.setEnabled(link is not None)
            button.setChecked(verdict is now)
        said = "  ".join(f"“{words}”" for words in _said(link))
        self._words.setText(shorten(said, width=_MOST_WORDS, placeholder=" …”"))
        self._words.setToolTip(said if len(said) > _MOST_WORDS else "")


def _said(link: Link | None) -> list[str]:
    if link is None:
        return []
    said = [quote.words for quote in link.quotes]
    reason = link.judgement.reason if link.judgement else ""
    return [*said, reason] if reason and reason not in said else said
