"""Lending a portrait: which one, to whom, until when, in what condition, and the question that goes with it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.ledger import Loan
from fotointerview.gui import forms, texts, theme
from fotointerview.gui.day_field import DayField
from fotointerview.gui.fields import Chooser
from fotointerview.gui.loan_card import portrait_words
from fotointerview.services.lending import Lendable

_ICON: Final = 40
_USUAL: Final = timedelta(days=91)


class LoanForm(QFrame):
    """The loan as it stands in the fields; it can be lent once there is somebody to lend it to.

    Signals (GUI thread):
        lent(object): the :class:`~fotointerview.domain.ledger.Loan` that is wanted, without an id.
    """

    lent = Signal(object)

    def __init__(self, free: Sequence[Lendable], *, on: date) -> None:
        super().__init__()
        self.setObjectName("card")
        self._free = tuple(free)
        self.portrait = Chooser(self)
        self.portrait.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))
        for one in self._free:
            self.portrait.addItem(portrait_words(one), one.shot_id)
        self.borrower = QLineEdit(maxLength=200)
        self.borrower.setPlaceholderText(texts.translate("Loans", "a person, a team or a place"))
        self.since = DayField()
        self.since.show_day(on)
        self.has_due = QCheckBox(texts.translate("Loans", "a day was agreed"))
        self.has_due.setChecked(True)
        self.due = DayField()
        self.due.show_day(on + _USUAL)
        self.condition = QLineEdit(maxLength=400)
        self.condition.setPlaceholderText(texts.translate("Loans", "such as: undamaged, in its frame"))
        self.question = QLineEdit(maxLength=400)
        self.lend_button = QPushButton(texts.translate("Loans", "Lend it"))
        self.lend_button.setProperty("role", "primary")
        self._compose()
        self._on_portrait()
        self._on_change()

    def show_picture(self, shot_id: str, jpeg: bytes) -> None:
        """The small picture of a portrait."""
        at = self.portrait.findData(shot_id)
        if at >= 0:
            self.portrait.setItemIcon(at, QIcon(QPixmap.fromImage(QImage.fromData(jpeg))))

    def wait_no_more(self) -> None:
        """It could not be written down; what was typed is still there."""
        self._on_change()

    def _compose(self) -> None:
        form = forms.form()
        until = QWidget()
        row = QHBoxLayout(until)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.has_due)
        row.addWidget(self.due, 1)
        for words, field in (
            (texts.translate("Loans", "&Portrait"), self.portrait),
            (texts.translate("Loans", "&To"), self.borrower),
            (texts.translate("Loans", "&Since"), self.since),
            (texts.translate("Loans", "&Back by"), until),
            (texts.translate("Loans", "&Condition"), self.condition),
            (texts.translate("Loans", "&Question with it"), self.question),
        ):
            forms.add_row(form, words, field)
            label = form.labelForField(field)
            # An underlined T takes more room than it says.
            label.setMinimumWidth(label.sizeHint().width() + theme.px(8))
        self.due.setAccessibleName(texts.translate("Loans", "Back by"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.lend_button, 0, Qt.AlignmentFlag.AlignRight)
        self.portrait.currentIndexChanged.connect(self._on_portrait)
        self.borrower.textChanged.connect(self._on_change)
        self.has_due.toggled.connect(self.due.setEnabled)
        self.since.dateChanged.connect(lambda: self.due.setMinimumDate(self.since.date()))
        self.lend_button.clicked.connect(self._lend)

    def _on_portrait(self) -> None:
        """The question is that of the interview until somebody types another."""
        known = {one.question for one in self._free}
        if self.question.text() in known | {""}:
            self.question.setText(self._free[self.portrait.currentIndex()].question)

    def _on_change(self) -> None:
        self.lend_button.setEnabled(bool(self.borrower.text().strip()))

    def _lend(self) -> None:
        """Once: the page is shown anew afterwards."""
        self.lend_button.setEnabled(False)
        self.lent.emit(
            Loan(
                id="",
                shot_id=self.portrait.currentData(),
                borrower=self.borrower.text().strip(),
                lent_on=self.since.day,
                due_on=self.due.day if self.has_due.isChecked() else None,
                condition=self.condition.text().strip(),
                question=self.question.text().strip(),
            )
        )
