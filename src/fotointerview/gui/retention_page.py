"""Until when what is kept: a card for each kind. What has a day that is near or over is looked at here."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.gui import forms, texts, theme
from fotointerview.gui.fields import FieldKeys
from fotointerview.gui.over_page import OverPage
from fotointerview.gui.retention_card import RetentionCard
from fotointerview.services.retention import Keeping


class RetentionPage(OverPage):
    """Days are kept together with one button; nothing is deleted because a day has passed. Dressed as the room below.

    Signals (GUI thread):
        kept(object): the changed ones, as a tuple of (kind, last day or ``None``, why).
        names_unwanted(): take every real name out of the study.
    """

    kept = Signal(object)
    names_unwanted = Signal()

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to)
        self._below = back_to
        self._warned = False
        self.cards: dict[str, RetentionCard] = {}
        self._keys = FieldKeys(self)
        self.back_button = QPushButton(texts.translate("Retention", "Back"))
        self.back_button.setProperty("role", "tool")
        self.back_button.clicked.connect(self.leave)
        self.said = QLabel()
        self.said.setProperty("role", "quiet")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.keep_button = QPushButton(texts.translate("Retention", "Keep these days"))
        self.keep_button.setProperty("role", "primary")
        self.keep_button.clicked.connect(self._keep)
        self.foot.addWidget(self.back_button)
        self.foot.addWidget(self.said, 1)
        self.foot.addWidget(self.keep_button)

    def show_keepings(
        self, keepings: Sequence[Keeping], *, on: date, read_only: bool, said: str = "", at: str = ""
    ) -> None:
        """Show what is kept as it is now, with ``said`` at the foot, the keyboard at the kind ``at``."""
        theme.dress(self, theme.tokens(self._below))
        self.fill(partial(self._compose, keepings, on, read_only))
        self._keys.watch(self)
        self.keep_button.setVisible(not read_only)
        self._warned = False
        self._show_changed()
        self.said.setText(said)
        if not self.isVisible():
            self.appear()
        self.setFocus()  # what had the keyboard before has gone
        if at in self.cards:
            QTimer.singleShot(0, self.cards[at], lambda: self._go_to(at))  # once everything has its place

    def _go_to(self, kind: str) -> None:
        card = self.cards[kind]
        self._scroll.ensureWidgetVisible(card)
        (card.longer_button if card.keeping.term.is_due else card.until_button).setFocus()

    def show_said(self, words: str) -> None:
        """Say why it could not be done; what was typed is still there."""
        for card in self.cards.values():
            if card.removal is not None:
                card.removal.forget()
        self._show_changed()
        self.said.setText(words)

    def leave(self) -> None:
        """Away; days that are not kept yet are spoken of once before they are forgotten."""
        if self._changes() and not self._warned and not self.keep_button.isHidden():
            self._warned = True
            self.said.setText(
                texts.translate(
                    "Retention", "These days are not kept yet. Once more leaves without keeping them."
                )
            )
            return
        super().leave()

    def _compose(self, keepings: Sequence[Keeping], on: date, read_only: bool, column: QVBoxLayout) -> None:
        title = QLabel(texts.translate("Retention", "How long things are kept"))
        title.setObjectName("question")
        title.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(
            forms.quiet(
                texts.translate(
                    "Retention",
                    "Name a day for what should not be kept for ever. A month before it, it is among the tasks: "
                    "look at it then, and decide. Nothing is deleted by itself.",
                )
            )
        )
        if read_only:
            column.addWidget(
                forms.quiet(
                    texts.translate("Retention", "This study can be read, not written: no day can be named.")
                )
            )
        self.cards = {}
        for keeping in keepings:
            card = RetentionCard(keeping, on=on, read_only=read_only, ink=theme.tokens(self).ink)
            card.changed.connect(self._on_change)
            if card.removal is not None:
                card.removal.wanted.connect(self._on_names)
            self.cards[keeping.kind] = card
            column.addWidget(card)
        column.addStretch(1)

    def _changes(self) -> tuple[tuple[str, date | None, str], ...]:
        return tuple((kind, *card.wanted) for kind, card in self.cards.items() if card.is_changed)

    def _on_change(self) -> None:
        self._warned = False
        self._show_changed()
        self.said.setText(texts.translate("Retention", "Not kept yet.") if self._changes() else "")

    def _show_changed(self) -> None:
        self.keep_button.setEnabled(bool(self._changes()))

    def _keep(self) -> None:
        changes = self._changes()
        self.keep_button.setEnabled(False)
        self.kept.emit(changes)

    def _on_names(self) -> None:
        """Days that are not kept yet are kept first: the page is shown anew afterwards."""
        if self._changes():
            self._keep()
        self.said.setText(texts.translate("Retention", "Removing the names …"))
        self.names_unwanted.emit()
