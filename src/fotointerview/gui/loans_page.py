"""What is on loan: a card for everything that is with somebody, the form to lend one, and what came back."""

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fotointerview.gui import forms, texts
from fotointerview.gui.fields import FieldKeys
from fotointerview.gui.loan_card import LoanCard
from fotointerview.gui.loan_form import LoanForm
from fotointerview.gui.office_page import OfficePage
from fotointerview.services.lending import Lending, Lent


class LoansPage(OfficePage):
    """Every change is written down at once. Dressed as the room below.

    Attributes:
        form: ``None`` where nothing can be lent.

    Signals (GUI thread):
        lent(object): a :class:`~fotointerview.domain.ledger.Loan` without an id is wanted.
        taken_back(str, object, str): the loan with this id is back since that day, in this condition.
    """

    lent = Signal(object)
    taken_back = Signal(str, object, str)

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to, title=texts.translate("Loans", "On loan"))
        self.cards: dict[str, LoanCard] = {}
        self.form: LoanForm | None = None
        self._keys = FieldKeys(self)
        self.said = forms.quiet()
        self.foot.addWidget(self.said, 1)
        self.foot.addWidget(self.back_button)

    def show_lending(
        self, lending: Lending, *, on: date, read_only: bool, said: str = "", at: str = ""
    ) -> None:
        """Show how it stands on the day ``on``, with ``said`` at the foot, the keyboard at the loan ``at``."""
        self.show_trouble("")
        self.said.setText(said)
        self.fill(partial(self._compose, lending, on, read_only))
        self._keys.watch(self)
        if not self.isVisible():
            self.appear()
        self.setFocus()  # what had the keyboard before has gone
        if at in self.cards:
            QTimer.singleShot(0, self.cards[at], lambda: self._go_to(at))  # once everything has its place

    def show_picture(self, shot_id: str, jpeg: bytes) -> None:
        """The small picture of a portrait that may be seen."""
        for card in self.cards.values():
            if card.lent.portrait.shot_id == shot_id:
                card.picture.show_jpeg(jpeg)
        if self.form is not None:
            self.form.show_picture(shot_id, jpeg)

    def show_trouble(self, words: str) -> None:
        """Say why it could not be written down; what was typed is still there."""
        super().show_trouble(words)
        if words:
            for card in self.cards.values():
                card.wait_no_more()
            if self.form is not None:
                self.form.wait_no_more()

    def _compose(self, lending: Lending, on: date, read_only: bool, column: QVBoxLayout) -> None:
        column.addWidget(self.title)
        column.addWidget(self.trouble)
        self.cards = {}
        if not lending.out:
            column.addWidget(forms.quiet(texts.translate("Loans", "Nothing is with anybody.")))
        self._lay(lending.out, column, on, read_only)
        self.form = None
        if not read_only:
            column.addSpacing(12)
            column.addWidget(forms.heading(texts.translate("Loans", "Lend a portrait")))
            if lending.free:
                self.form = LoanForm(lending.free, on=on)
                self.form.lent.connect(self.lent)
                column.addWidget(self.form)
            else:
                column.addWidget(
                    forms.quiet(
                        texts.translate(
                            "Loans",
                            "There is nothing to lend now: a portrait can be lent when it was chosen together, and "
                            "its participant lets it be exhibited.",
                        )
                    )
                )
        if lending.back:
            column.addSpacing(12)
            column.addWidget(forms.heading(texts.translate("Loans", "Came back")))
            self._lay(lending.back, column, on, read_only)
        column.addStretch(1)

    def _lay(self, lent: tuple[Lent, ...], column: QVBoxLayout, on: date, read_only: bool) -> None:
        for one in lent:
            card = LoanCard(one, on=on, read_only=read_only)
            card.taken_back.connect(self.taken_back)
            self.cards[one.loan.id] = card
            column.addWidget(card)

    def _go_to(self, loan_id: str) -> None:
        card = self.cards[loan_id]
        self._scroll.ensureWidgetVisible(card)
        card.back_button.setFocus()
