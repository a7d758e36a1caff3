"""One portrait that is with somebody, or was: who has it and until when, and how it is taken back."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fotointerview.gui import forms, texts, theme
from fotointerview.gui.day_field import DayField
from fotointerview.services.lending import Lendable, Lent

_PICTURE: Final = 96


class SmallPicture(QLabel):
    """A portrait; until it is there, and where it may not be seen, words in its place."""

    def __init__(self, portrait: Lendable) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setProperty("role", "quiet")
        self.setFixedWidth(theme.px(_PICTURE))
        self.setText("" if portrait.may_be_seen else texts.translate("Loans", "not released"))

    def show_jpeg(self, jpeg: bytes) -> None:
        """Show the picture."""
        ratio = self.devicePixelRatio()
        side = round(theme.px(_PICTURE) * ratio)
        picture = QPixmap.fromImage(QImage.fromData(jpeg)).scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        self.setPixmap(picture)


def portrait_words(portrait: Lendable) -> str:
    """What a portrait is known by; of one that may not be seen, no more than the code."""
    shot = texts.translate("Loans", "shot {number}").format(number=portrait.number)
    return f"{portrait.who if portrait.may_be_seen else portrait.code} · {shot}"


class LoanCard(QFrame):
    """A loan.

    Signals (GUI thread):
        taken_back(str, object, str): the loan with this id is back since that day, in this condition.
    """

    taken_back = Signal(str, object, str)

    def __init__(self, lent: Lent, *, on: date, read_only: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self.lent = lent
        loan = lent.loan
        self.picture = SmallPicture(lent.portrait)
        self.stands = QLabel(_stands(lent))
        self.stands.setWordWrap(True)
        self.stands.setProperty("role", "label" if lent.overdue else "quiet")
        self.setAccessibleName(f"{portrait_words(lent.portrait)}: {loan.borrower}, {self.stands.text()}")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(_plain(loan.borrower, role="roomtitle"))
        words.addWidget(_plain(portrait_words(lent.portrait), role="quiet"))
        words.addWidget(self.stands)
        if loan.question:
            words.addWidget(_plain(_told(texts.translate("Loans", "Question: {words}"), loan.question)))
        if loan.condition:
            words.addWidget(_plain(_told(texts.translate("Loans", "Condition: {words}"), loan.condition)))
        self.back_button = QPushButton(texts.translate("Loans", "Take back …"))
        self.back_button.setAccessibleName(
            texts.translate("Loans", "Take back {what}").format(what=portrait_words(lent.portrait))
        )
        self.asked = self._asked(on)
        words.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.asked)
        words.addStretch(1)
        is_out = loan.returned_on is None and not read_only
        self.back_button.setVisible(is_out)
        self.back_button.clicked.connect(lambda: self._ask(True))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(16)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _asked(self, on: date) -> QWidget:
        """On which day it came back, and how."""
        self.day = DayField()
        self.day.show_day(max(on, self.lent.loan.lent_on))
        self.condition = QLineEdit(maxLength=400)
        self.condition.setPlaceholderText(texts.translate("Loans", "what changed, if anything"))
        form = forms.form()
        form.setContentsMargins(0, 4, 0, 0)
        forms.add_row(form, texts.translate("Loans", "Back since"), self.day)
        forms.add_row(form, texts.translate("Loans", "Condition"), self.condition)
        self.yes_button = QPushButton(texts.translate("Loans", "It is back"))
        self.no_button = QPushButton(texts.translate("Loans", "Not yet"))
        self.yes_button.clicked.connect(self._take_back)
        self.no_button.clicked.connect(lambda: self._ask(False))
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for button in (self.no_button, self.yes_button):
            answers.addWidget(button)
        answers.addStretch(1)
        form.addRow("", answers)
        asked = QWidget()
        asked.setLayout(form)
        asked.hide()
        return asked

    def _ask(self, asked: bool) -> None:
        self.asked.setVisible(asked)
        self.back_button.setVisible(not asked)
        (self.condition if asked else self.back_button).setFocus()

    def _take_back(self) -> None:
        """Once: the page is shown anew afterwards."""
        self.yes_button.setEnabled(False)
        self.taken_back.emit(self.lent.loan.id, self.day.day, self.condition.text().strip())

    def wait_no_more(self) -> None:
        """It could not be written down; it can be tried again."""
        self.yes_button.setEnabled(True)


def _stands(lent: Lent) -> str:
    loan = lent.loan
    parts = [texts.translate("Loans", "since {day}").format(day=texts.whole_day(loan.lent_on))]
    if loan.returned_on is not None:
        back = texts.translate("Loans", "back on {day}")
        parts.append(back.format(day=texts.whole_day(loan.returned_on)))
    elif loan.due_on is not None:
        due = (
            texts.translate("Loans", "overdue: should have been back on {day}")
            if lent.overdue
            else texts.translate("Loans", "to come back on {day}")
        )
        parts.append(due.format(day=texts.whole_day(loan.due_on)))
    else:
        parts.append(texts.translate("Loans", "no day was agreed"))
    if loan.returned_on is None and not lent.portrait.may_be_seen:
        parts.append(texts.translate("Loans", "may not be exhibited any more: ask for it back"))
    return " · ".join(parts)


def _told(sentence: str, words: str) -> str:
    return sentence.replace("{words}", words)


def _plain(words: str, *, role: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
