"""Somebody withdraws: what ends, what is erased, where it all went, and what came of it. A page in four steps.

Nothing is done before the researcher has seen every place; erasing asks for the pseudonym, typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.consent import Grants
from fotointerview.domain.withdrawal import Erasure, Withdrawal, what_is_outside
from fotointerview.gui import forms, theme
from fotointerview.gui.over_page import OverPage
from fotointerview.gui.withdrawal_parts import Asked, Confirm, LetterForm
from fotointerview.services.leaving import Doing, Outcome, Wish
from fotointerview.services.texts import Texts
from fotointerview.services.withdrawal_words import (
    elsewhere_lines,
    here_lines,
    outside_line,
    report_lines,
    trace_lines,
)

_MOST: Final = 12
"""So many lines of one kind are shown; the report has them all."""


class WithdrawalPage(OverPage):
    """Lies over the window while somebody's withdrawal is dealt with.

    Args:
        today: the day from which the letters count.

    Signals (GUI thread):
        plan_wanted(str): look where the material of this participant (id) went; answer with :meth:`show_plan`.
        wanted(object): a :class:`~fotointerview.services.leaving.Wish` to carry out.
        folder_wanted(): show the folder where letters and report are.
        receipt_wanted(str): a receipt of what stands now, of this participant (id).
    """

    plan_wanted = Signal(str)
    wanted = Signal(object)
    folder_wanted = Signal()
    receipt_wanted = Signal(str)

    def __init__(
        self, over: QWidget, *, back_to: QWidget, texts: Texts, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(over, back_to=back_to)
        self._texts, self._today = texts, today
        self._code = self._who = ""
        self._is_open = self._busy = False
        self._plan: Withdrawal | None = None
        self.asked: Asked | None = None
        self.letters: LetterForm | None = None
        self.confirm: Confirm | None = None
        self._wish = Wish("")
        self.back_button = self._button(self.tr("Back"), "tool")
        self.folder_button = self._button(self.tr("Show letters and report"), "tool")
        self.receipt_button = self._button(self.tr("Receipt of what stands now"), "tool")
        self.hint = forms.quiet()
        self.next_button = self._button("", "primary")
        self.back_button.clicked.connect(self._back)
        self.folder_button.clicked.connect(self.folder_wanted)
        self.receipt_button.clicked.connect(lambda: self.receipt_wanted.emit(self._who))
        self.next_button.clicked.connect(lambda: self._forward())
        self._forward: Callable[[], None] = self._look
        self.foot.addWidget(self.back_button)
        self.foot.addWidget(self.hint, 1)
        for button in (self.receipt_button, self.folder_button, self.next_button):
            self.foot.addWidget(button)

    # ── the steps ──────────────────────────────────────────────────────────────────────────────────────────

    def ask(self, participant_id: str, code: str, *, grants: Grants, is_open: bool) -> None:
        """Begin: ``grants`` are what stands now, ``is_open`` whether their interview is at work."""
        self._who, self._code, self._is_open = participant_id, code, is_open
        theme.dress(self, theme.tokens(self._back_to))  # as the room it lies over
        if self.asked is not None:
            self.asked.deleteLater()
        self.asked = Asked(code, grants=grants, parent=self)
        self.asked.changed.connect(self._show_first)
        self._first()
        self.appear()

    def show_plan(self, plan: Withdrawal) -> None:
        """Second: every place it went, and the last question."""
        if self.asked is None or self.isHidden() or plan.participant.id != self._who:
            return  # somebody went back meanwhile
        self._plan, self._wish = plan, self.asked.wish(self._who)
        erases = self._wish.erasure is not None
        self.letters = LetterForm(plan.recipients, today=self._today(), named=plan.named)
        self.confirm = Confirm(self._code, exports=_present(plan) if erases else (), erases=erases)
        self.letters.changed.connect(self._show_second)
        self.confirm.changed.connect(self._show_second)
        self.asked.hide()
        self.asked.setParent(self)  # it comes back with what was chosen, when somebody goes back
        self.fill(self._places)
        self._buttons(back=self.tr("Back"), forward=self._words_of_the_deed(), do=self._carry_out)
        self._show_second()
        self.appear()

    def show_doing(self, doing: Doing) -> None:
        """Third: how far it is; the page stays until it is done."""
        self._busy = True
        words = {
            Doing.WRITING: self.tr("Writing it down …"),
            Doing.ARRIVING: self.tr("Waiting for photos that are on their way …"),
            Doing.ERASING: self.tr("Erasing. Please leave the program open …"),
            Doing.SEARCHING: self.tr("Searching the whole study, whether anything is left …"),
        }[doing]
        self.fill(lambda column: self._one_line(column, words))
        self._buttons()

    def show_outcome(self, outcome: Outcome) -> None:
        """Last: what was done, what a search found, what is out of reach, and where the papers are."""
        self._busy = False
        self.fill(lambda column: self._came_of_it(column, outcome))
        self._buttons(forward=self.tr("Done"), do=self.leave)
        self.receipt_button.setVisible(outcome.event is not None)
        self.folder_button.setVisible(bool(outcome.letters or outcome.account))
        self.appear()
        self.next_button.setFocus()

    def show_failed(self, words: str) -> None:
        """It could not be done, or not all of it; ``words`` say why."""
        if self.isHidden():
            return
        self._busy = False
        self.fill(lambda column: self._failed(column, words))
        self._buttons(forward=self.tr("Close"), do=self.leave)
        self.appear()

    def leave(self) -> None:
        """Away; not while something is being erased."""
        if not self._busy:
            super().leave()

    # ── what stands on them ────────────────────────────────────────────────────────────────────────────────

    def _first(self) -> None:
        self._plan = self.letters = self.confirm = None
        self.fill(self._what)
        self._buttons(back=self.tr("Back"), forward=self.tr("See where it went"), do=self._look)
        self._show_first()

    def _what(self, column: QVBoxLayout) -> None:
        assert self.asked is not None
        column.addWidget(_title(self.tr("{code} withdraws").format(code=self._code)))
        column.addWidget(
            forms.quiet(self.tr("Nothing happens yet: first you see every place where something of it is."))
        )
        column.addWidget(self.asked)
        self.asked.show()
        column.addStretch(1)

    def _places(self, column: QVBoxLayout) -> None:
        plan, confirm, letters = self._plan, self.confirm, self.letters
        assert plan is not None
        assert confirm is not None
        assert letters is not None
        column.addWidget(_title(self.tr("Where it went")))
        head, *here = here_lines(plan, self._texts)
        self._section(column, head, here)
        self._section(column, self.tr("Out of the house"), elsewhere_lines(plan, self._texts))
        outside = [outside_line(one, self._texts) for one in what_is_outside(plan, _present(plan))]
        if outside:
            self._section(column, self.tr("What the program cannot erase"), outside)
        column.addWidget(letters)
        if self._is_open and self._wish.erasure is not None:
            column.addWidget(
                forms.quiet(
                    self.tr("The interview of {code} is open; it is closed first.").format(code=self._code)
                )
            )
        column.addWidget(confirm)
        column.addStretch(1)

    def _came_of_it(self, column: QVBoxLayout, outcome: Outcome) -> None:
        report, texts = outcome.report, self._texts
        is_clean = report is None or (report.finished and not outcome.traces)
        column.addWidget(_title(self.tr("Done") if is_clean else self.tr("Not everything is gone yet")))
        if outcome.event is not None:
            key = "consent-narrowed" if outcome.event.grants else "consent-withdrawn"
            column.addWidget(_line(texts.word(key, code=self._code)))
        if report is not None:
            first, *rest = report_lines(report, texts)
            column.addWidget(_line(first))
            column.addWidget(_heading(self.tr("Searched afterwards")))
            for words in trace_lines(outcome.traces, texts):
                column.addWidget(_line(words))
            if rest:
                self._section(column, self.tr("What is left"), rest)
        papers = [path.name for path in (*outcome.letters, *filter(None, [outcome.account]))]
        if papers:
            self._section(column, self.tr("Letters and report, in the study's folder exports"), papers)
        column.addStretch(1)

    def _failed(self, column: QVBoxLayout, words: str) -> None:
        column.addWidget(_title(self.tr("It could not be done, or not all of it")))
        column.addWidget(_line(words))
        column.addWidget(
            forms.quiet(
                self.tr("What was done stands. An erasure that was begun goes on at the next opening.")
            )
        )
        column.addStretch(1)

    def _one_line(self, column: QVBoxLayout, words: str) -> None:
        column.addStretch(1)
        column.addWidget(_title(words))
        column.addStretch(2)

    def _section(self, column: QVBoxLayout, head: str, lines: Sequence[str]) -> None:
        column.addSpacing(4)
        column.addWidget(_heading(head))
        inside = QVBoxLayout()
        inside.setSpacing(6)
        column.addLayout(inside)
        for words in lines[:_MOST]:
            inside.addWidget(_line(words))
        if len(lines) > _MOST:
            inside.addWidget(_line(self._texts.word("erased-more", count=len(lines) - _MOST)))

    # ── what happens ───────────────────────────────────────────────────────────────────────────────────────

    def _look(self) -> None:
        self.next_button.setEnabled(False)
        self.hint.setText(self.tr("Looking …"))
        self.plan_wanted.emit(self._who)

    def _carry_out(self) -> None:
        assert self.letters is not None
        assert self.confirm is not None
        wish = replace(self._wish, letters=self.letters.wish(self._texts.language))
        if wish.erasure is not None:
            wish = replace(wish, erasure=Erasure(wish.erasure.parts, self.confirm.exports))
        self.show_doing(Doing.WRITING)
        self.wanted.emit(wish)

    def _back(self) -> None:
        if self._plan is not None and self._forward == self._carry_out:
            self._first()
            self.appear()
        else:
            self.leave()

    def _show_first(self) -> None:
        assert self.asked is not None
        self.next_button.setEnabled(self.asked.says_something)
        self.hint.setText("" if self.asked.says_something else self.tr("Choose what ends or what is erased."))

    def _show_second(self) -> None:
        assert self.letters is not None
        assert self.confirm is not None
        missing = ""
        if not self.letters.is_complete:
            missing = self.tr("Say whom the letters are to be answered to.")
        elif not self.confirm.is_sure:
            missing = self.tr("Type {code} to erase.").format(code=self._code)
        self.hint.setText(missing)
        self.next_button.setEnabled(not missing)

    def _words_of_the_deed(self) -> str:
        if self._wish.erasure is not None:
            return self.tr("Erase for good")
        return self.tr("Write it down") if self._wish.consent else self.tr("Write the letters")

    def _buttons(self, *, back: str = "", forward: str = "", do: Callable[[], None] = lambda: None) -> None:
        self.back_button.setText(back)
        self.back_button.setVisible(bool(back))
        self.next_button.setText(forward)
        self.next_button.setVisible(bool(forward))
        self.next_button.setEnabled(True)
        self.hint.setText("")
        self._forward = do
        self.folder_button.hide()
        self.receipt_button.hide()

    def _button(self, words: str, role: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", role)
        return button


def _present(plan: Withdrawal) -> tuple[str, ...]:
    """The exports that still lie in the study."""
    return tuple(dict.fromkeys(path for sent in plan.sent for path in sent.present))


def _title(words: str) -> QLabel:
    label = _line(words)
    label.setObjectName("question")
    return label


def _heading(words: str) -> QLabel:
    label = _line(words)
    label.setProperty("role", "heading")
    return label


def _line(words: str) -> QLabel:
    label = QLabel(words.strip())
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
