"""The room after the last shot: candidates side by side, chosen together; quotes read back; a sheet to take home."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.camera import Ability
from fotointerview.domain.chain import Link
from fotointerview.domain.words import LinkKind, Verdict
from fotointerview.gui import actions, choosing, texts, theme, view
from fotointerview.gui.action_list import ActionId
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.card_offer import CardOffer
from fotointerview.gui.deciding_panel import WIDTH, DecidingPanel
from fotointerview.gui.shot_grid import ShotGrid
from fotointerview.gui.state import RoomState
from fotointerview.gui.take_home import TakeHome
from fotointerview.gui.view import local_time

_MARGIN: Final = 24
_AIR: Final = 8
"""What the grid keeps around its pictures."""

_NARROW: Final = 1200
_NARROWEST: Final = 900
"""Below it, hints give way to what is needed."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A wish to keep a quote together with a shot, or no longer (``link_id``)."""

    quote_id: str
    shot_id: str
    kind: LinkKind = LinkKind.KEEP_TOGETHER
    link_id: str = ""


class ChooseRoom(QWidget):
    """The interview's candidates as a table of portraits, and beside it what is decided about the framed one.

    Signals (GUI thread):
        chosen(str, object): shot id and :class:`Verdict`, or ``None`` to take it back.
        placed(str, object): shot id and tier 1..3, or ``None`` to take it out.
        allowed(str, bool, str): shot id, whether it may leave the house, and the participant's words.
        edited(str, str): quote id and its edited version.
        approved(str, bool): quote id; heard and agreed, or no longer.
        tied(object): a :class:`Tie`.
        shot_wanted(str): look at this shot in the interview room.
        sheet_wanted(): make the sheet to take home.
        print_wanted(object): print this file.
        undo_wanted(), redo_wanted(): take the last deed back, or do it again.
        card_wanted(): find out what of the interview is still on the camera's card.
        clear_wanted(): take what is verified off the card.
    """

    chosen = Signal(str, object)
    placed = Signal(str, object)
    allowed = Signal(str, bool, str)
    edited = Signal(str, str)
    approved = Signal(str, bool)
    tied = Signal(object)
    shot_wanted = Signal(str)
    sheet_wanted = Signal()
    print_wanted = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()
    card_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, *, bridge: Bridge, study_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chooseRoom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state = RoomState()
        self._interview = ""
        self._all = False
        self._looked = False
        self._hint_fits = True
        self._rows = view.StripRows()
        self._question = QLabel(self)
        self._question.setObjectName("question")
        self._question.setWordWrap(True)
        self._empty = QLabel(self.tr("There is nothing to choose from yet: take the first photo."), self)
        self._empty.setProperty("role", "quiet")
        self.grid = ShotGrid(bridge=bridge, study_folder=study_folder, parent=self)
        self.deciding = DecidingPanel(self)
        self.take_home = TakeHome(self)
        self.card = CardOffer(self)
        self._place()
        self._connect()
        self.actions_by_id = actions.install(
            self,
            {
                **self.deciding.handlers(),
                ActionId.CANDIDATES: self.all_button.click,
                ActionId.UNDO: self.undo_wanted.emit,
                ActionId.REDO: self.redo_wanted.emit,
            },
        )
        # No focus proxy: the grid is hidden while it is empty, and the keyboard would land anywhere else.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_state(self._state)

    def _place(self) -> None:
        self.card.setContentsMargins(_AIR, 0, _AIR, 0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        left.addWidget(self.grid, 1)
        middle.addLayout(left, 1)
        middle.addWidget(self.deciding)
        foot = QHBoxLayout()
        foot.setContentsMargins(_AIR, 0, _AIR, 0)
        foot.addWidget(self.take_home)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN - _AIR, _MARGIN, _MARGIN, 16)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addLayout(middle, 1)
        column.addLayout(foot)
        column.addWidget(self.card)

    def _head(self) -> QHBoxLayout:
        self._hint = QLabel(self.tr("Enter shows the shot large"), self)
        self._hint.setProperty("role", "quiet")
        self.all_button = QPushButton(self.tr("All shots"), self)
        self.all_button.setProperty("role", "tool")
        self.all_button.setCheckable(True)
        self.all_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all_button.setToolTip(actions.tooltip(ActionId.CANDIDATES))
        head = QHBoxLayout()
        head.setContentsMargins(_AIR, 0, 0, 0)
        head.setSpacing(16)
        head.addWidget(self._question, 1)
        head.addWidget(self._hint)
        head.addWidget(self.all_button)
        return head

    def _connect(self) -> None:
        self.grid.selected.connect(self._show_decision)
        self.grid.opened.connect(self.shot_wanted)
        self.all_button.clicked.connect(self._on_all)
        self.deciding.decided.connect(self._decide)
        self.deciding.placed.connect(self._on_tier)
        self.deciding.approval.said.connect(self.allowed)
        self.deciding.edited.connect(self.edited)
        self.deciding.approved.connect(self.approved)
        self.deciding.together_wanted.connect(self._on_together)
        self.take_home.sheet_wanted.connect(self._on_sheet)
        self.take_home.print_wanted.connect(self.print_wanted)
        self.card.clear_wanted.connect(self.clear_wanted)
        self.card.done.connect(self.grid.setFocus)

    # ── state comes in ────────────────────────────────────────────────────────────────────────────────────

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
        """Words are kept; next time the card is looked at anew."""
        super().hideEvent(event)
        self.deciding.keep()
        self._looked = False

    def event(self, event: QEvent) -> bool:
        """In a narrow window the panel gives way to the pictures."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange):  # the latter: text of another size
            is_narrow = self.width() < theme.px(_NARROW)
            self.deciding.setFixedWidth(theme.px(WIDTH - 40 if is_narrow else WIDTH))
            self.take_home.set_narrow(self.width() < theme.px(_NARROWEST))
            self._hint_fits = self.width() >= theme.px(_NARROWEST)
            self._hint.setVisible(self._hint_fits and bool(self._state.links))
        return super().event(event)

    def _show(self) -> None:
        state = self._state
        interview = state.chain.interview.id if state.chain else ""
        if interview != self._interview:
            self._interview = interview
            self.take_home.forget()
        self._question.setText(state.chain.interview.question() if state.chain else "")
        self._show_grid()
        has_shots = bool(state.links)
        for part in (self.grid, self.deciding, self.take_home):
            part.setVisible(has_shots)
        self._hint.setVisible(has_shots and self._hint_fits)
        self._empty.setVisible(not has_shots)
        if has_shots and self.hasFocus():
            self.grid.setFocus()
        self._show_decision()
        self._show_card()

    def _show_grid(self) -> None:
        links = self._state.links
        few = choosing.candidates(links)
        shown = {link.shot.id for link in (links if self._all else few)}
        shown.add(self.grid.current_key)  # a decision never takes away what one is looking at
        self.grid.show_rows([row for row in self._rows.of(self._state) if row.key in shown])
        self.all_button.setVisible(len(few) < len(links))
        self.all_button.setChecked(self._all)

    def _show_decision(self) -> None:
        link = self._link()
        judgement = link.judgement if link else None
        reason = judgement.reason if judgement else ""
        title = texts.translate("Choose", "Shot {number}").format(number=link.shot.number) if link else ""
        self.deciding.show_shot(
            title=title,
            reason=f"“{reason}”" if reason else "",
            verdict=link.choice.verdict if link and link.choice else None,
            tier=choosing.tier_of(link),
            enabled=link is not None,
        )
        self._show_approval(link)
        self.deciding.show_quotes(choosing.quotes_to_read(self._state.chain, link.shot.id if link else ""))

    def _show_approval(self, link: Link | None) -> None:
        said, chain = link.approval if link else None, self._state.chain
        when = local_time(said.at, zone=chain.interview.zone) if said and chain else None
        self.deciding.approval.show_approval(
            link.shot.id if link else "", said, said_at=texts.moment(when) if when else ""
        )

    def _show_card(self) -> None:
        """What is on the card is found out once, whenever somebody comes in."""
        can_delete = Ability.DELETE in self._state.status.abilities and bool(self._state.links)
        self.card.show_card(self._state.side.card, can_delete=can_delete)
        if can_delete and not self._looked:
            self._looked = True
            self.card_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the portraits."""
        if event.key() == Qt.Key.Key_Escape and self._state.links and not self.grid.hasFocus():
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the shots, as soon as there are any."""
        super().focusInEvent(event)
        if self._state.links:
            self.grid.setFocus()

    # ── intents go out ────────────────────────────────────────────────────────────────────────────────────

    def _link(self) -> Link | None:
        chain = self._state.chain
        return chain.link(self.grid.current_key) if chain else None

    def _decide(self, verdict: Verdict) -> None:
        link = self._link()
        if link is None:
            return
        now = link.choice.verdict if link.choice else None
        self.chosen.emit(link.shot.id, None if now is verdict else verdict)
        self._show_decision()

    def _on_tier(self, tier: int) -> None:
        link = self._link()
        if link is not None:
            self.placed.emit(link.shot.id, None if choosing.tier_of(link) == tier else tier)
            self._show_decision()

    def _on_together(self, quote_id: str, link_id: str) -> None:
        link = self._link()
        if link is not None:
            self.tied.emit(Tie(quote_id, link.shot.id, link_id=link_id))
        self._show_decision()

    def _on_all(self, on: bool) -> None:
        self._all = on
        self._show_grid()
        self.grid.setFocus()

    def show_printed(self, trouble: str) -> None:
        """The printer has the sheet; ``trouble`` says why not, where it has not."""
        self.take_home.show_said(trouble or self.tr("The printer has it."))

    def _on_sheet(self) -> None:
        self.deciding.keep()
        self.sheet_wanted.emit()
