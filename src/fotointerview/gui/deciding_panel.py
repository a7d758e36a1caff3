"""What is decided about the framed shot: verdict, leave, tier, and the quotes that are read back.

All of it scrolls together: with large text or in a low window nothing is squeezed, and what has the keyboard is in
sight.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.words import Verdict
from fotointerview.gui import actions, texts, theme
from fotointerview.gui.action_list import ActionId
from fotointerview.gui.approval_panel import ApprovalPanel
from fotointerview.gui.choosing import TIERS, QuoteView
from fotointerview.gui.fields import ButtonKeys
from fotointerview.gui.quote_card import QuoteCard

WIDTH: Final = 392
_VERDICTS: Final = {
    Verdict.CHOSEN: ActionId.CHOSEN,
    Verdict.MAYBE: ActionId.MAYBE,
    Verdict.NO: ActionId.NOT_CHOSEN,
}
_TIERS: Final = {1: ActionId.TIER_1, 2: ActionId.TIER_2, 3: ActionId.TIER_3}
_AT_ONCE: Final = 24
"""So many quotes are laid out at first, and so many more each time that is asked for: a card has many parts."""


class DecidingPanel(QWidget):
    """Verdict, leave and tier of one shot, and every quote of the interview.

    Signals (GUI thread):
        decided(object): a :class:`Verdict` was pressed; pressing the one that holds takes it back.
        placed(object): a tier 1..3 was pressed, likewise.
        edited(str, str), approved(str, bool), together_wanted(str, str): as of :class:`QuoteCard`.
    """

    decided = Signal(object)
    placed = Signal(object)
    edited = Signal(str, str)
    approved = Signal(str, bool)
    together_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deciding")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._cards: dict[str, QuoteCard] = {}
        self._known: tuple[QuoteView, ...] = ()
        self._most = _AT_ONCE
        self._order: tuple[str, ...] = ()
        self._keys = ButtonKeys(self)
        self._inside = QWidget(self)
        self._inside.setObjectName("decidingInside")
        self._title = QLabel(self._inside)
        self._title.setProperty("role", "roomtitle")
        self._reason = QLabel(self._inside)
        self._reason.setProperty("role", "said")
        self._reason.setWordWrap(True)
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(20, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._reason)
        column.addLayout(self._verdicts())
        column.addSpacing(8)
        column.addWidget(self._label(texts.translate("Choose", "The participant's word on this one")))
        self.approval = ApprovalPanel(self._inside)
        column.addWidget(self.approval)
        column.addSpacing(8)
        column.addWidget(self._label(texts.translate("Choose", "In the publication")))
        column.addLayout(self._tiers())
        column.addSpacing(8)
        column.addWidget(self._label(texts.translate("Choose", "Read the quotes back")))
        column.addLayout(self._quotes())
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll())

    def _label(self, words: str) -> QLabel:
        label = QLabel(words, self._inside)
        label.setProperty("role", "label")
        return label

    def _verdicts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._verdict_buttons = {}
        group = QButtonGroup(self)
        group.setExclusive(False)
        for verdict, action in _VERDICTS.items():
            button = self._choice(texts.verdict(verdict), action)
            button.clicked.connect(lambda _on, which=verdict: self.decided.emit(which))
            group.addButton(button)
            self._verdict_buttons[verdict] = button
            row.addWidget(button, 1)
        return row

    def _tiers(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        self._tier_buttons = {}
        group = QButtonGroup(self)
        group.setExclusive(False)
        for tier in TIERS:
            button = self._choice(texts.tier(tier), _TIERS[tier])
            button.setProperty("role", "source")
            theme.grow(button, minimumHeight=34)
            button.clicked.connect(lambda _on, which=tier: self.placed.emit(which))
            group.addButton(button)
            self._tier_buttons[tier] = button
            column.addWidget(button)
        return column

    def _choice(self, name: str, action: ActionId) -> QPushButton:
        button = QPushButton(name, self._inside)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        button.setToolTip(actions.tooltip(action))
        button.setCheckable(True)
        button.setProperty("role", "answer")
        theme.grow(button, minimumHeight=40)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._keys.watch_one(button)
        return button

    def _quotes(self) -> QVBoxLayout:
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._none = QLabel(texts.translate("Choose", "No quotes were kept in this interview."), self._inside)
        self._none.setProperty("role", "quiet")
        self._none.setWordWrap(True)
        self._column.addWidget(self._none)
        self._more = QPushButton(self._inside)
        self._more.setProperty("role", "tool")
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self._column.addWidget(self._more)
        return self._column

    def _scroll(self) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidget(self._inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What the keys do here: the same as the buttons."""
        buttons = {
            **{action: self._verdict_buttons[verdict] for verdict, action in _VERDICTS.items()},
            **{action: self._tier_buttons[tier] for tier, action in _TIERS.items()},
        }
        return {action: button.click for action, button in buttons.items()}

    def show_shot(
        self, *, title: str, reason: str, verdict: Verdict | None, tier: int | None, enabled: bool
    ) -> None:
        """Show what is decided about the framed shot; ``reason`` are the participant's words about it."""
        self._title.setText(title)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        for which, button in self._verdict_buttons.items():
            button.setEnabled(enabled)
            button.setChecked(which is verdict)
        for number, button in self._tier_buttons.items():
            button.setEnabled(enabled)
            button.setChecked(number == tier)

    def show_quotes(self, quotes: Sequence[QuoteView]) -> None:
        """Show the quotes, the first ones at once; words that are being edited are not disturbed."""
        self._known = tuple(quotes)
        shown = self._known[: self._most]
        self._none.setVisible(not quotes)
        self._more.setVisible(len(shown) < len(quotes))
        self._more.setText(
            texts.translate("Choose", "More quotes ({count})").format(count=len(quotes) - len(shown))
        )
        self._drop({view.id for view in shown}, known={view.id for view in quotes})
        for view in shown:
            if view.id in self._cards:
                self._cards[view.id].show_quote(view)
            else:
                self._cards[view.id] = self._card(view)
        order = tuple(view.id for view in shown)
        if order != self._order:
            self._order = order
            for at, quote_id in enumerate(order):
                self._column.insertWidget(at, self._cards[quote_id])

    def _drop(self, wanted: set[str], *, known: set[str]) -> None:
        """Take away the cards that are not ``wanted``; words in one whose quote is still there are handed over."""
        for quote_id in [held for held in self._cards if held not in wanted]:
            card = self._cards.pop(quote_id)
            if quote_id in known:
                card.field.keep()
            card.hide()
            card.deleteLater()

    def _show_more(self) -> None:
        first = len(self._order)
        self._most += _AT_ONCE
        self.show_quotes(self._known)
        self._cards[self._order[first]].field.setFocus()

    def _card(self, view: QuoteView) -> QuoteCard:
        card = QuoteCard(view, parent=self._inside)
        card.edited.connect(self.edited)
        card.approved.connect(self.approved)
        card.together_wanted.connect(self.together_wanted)
        self._keys.watch(card)
        return card

    def keep(self) -> None:
        """Hand over words that are still in a field."""
        self.approval.keep()
        for card in self._cards.values():
            card.field.keep()

    def card(self, quote_id: str) -> QuoteCard:
        """The card of a quote."""
        return self._cards[quote_id]
