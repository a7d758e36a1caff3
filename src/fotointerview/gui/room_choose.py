"""The room after the last shot: all of them side by side, and together chosen, maybe, no."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.chain import Link
from fotointerview.domain.words import Verdict
from fotointerview.gui import texts, view
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.shot_grid import ShotGrid
from fotointerview.gui.state import RoomState

_MARGIN: Final = 24


class ChooseRoom(QWidget):
    """The interview's shots as a table of portraits, with the joint verdict under them.

    Signals (GUI thread):
        chosen(str, object): shot id and :class:`Verdict`, or ``None`` to take it back.
        shot_wanted(str): look at this shot in the interview room.
    """

    chosen = Signal(str, object)
    shot_wanted = Signal(str)

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
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(16)
        column.addWidget(self._question)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.grid, 1)
        column.addLayout(self._foot())
        self.setFocusProxy(self.grid)
        self.show_state(self._state)

    def show_state(self, state: RoomState) -> None:
        """Show the interview's shots."""
        self._state = state
        self._question.setText(state.chain.interview.question() if state.chain else "")
        self.grid.show_rows([row for row in self._rows.of(state) if row.number is not None])
        self.grid.setVisible(bool(state.links))
        self._empty.setVisible(not state.links)
        self._show_verdict()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._words, 1)
        self._buttons: dict[Verdict, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for verdict, key in ((Verdict.CHOSEN, "1"), (Verdict.MAYBE, "2"), (Verdict.NO, "3")):
            button = QPushButton(f"{texts.verdict(verdict)}  {key}", self)
            button.setCheckable(True)
            button.setProperty("role", "answer")
            button.setMinimumSize(QSize(112, 40))
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
        said = [quote.words for quote in link.quotes] if link else []
        if link is not None and link.judgement is not None and link.judgement.reason:
            said.append(link.judgement.reason)
        self._words.setText(f"“{said[0]}”" if said else "")
