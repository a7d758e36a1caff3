"""The other end of the rope answers: do you recognise what was drawn of the two of you, and how do you see it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.closeness import View
from fotointerview.domain.words import Answer, Language
from fotointerview.gui.flow import Flow, flow
from fotointerview.gui.rope_draft import RopeDraft
from fotointerview.gui.rope_exercise import RopeExercise, heading, touch_button
from fotointerview.gui.rope_sheet import RopeSheet, title
from fotointerview.gui.rope_shown import RopeShown


@dataclass(frozen=True, slots=True)
class Shown:
    """A rope that another drew with who looks now, and what that other is called."""

    view: View
    name: str


class RopeAnswerPage(RopeSheet):
    """To answer to a rope that another drew.

    Signals (GUI thread):
        answered(str, object, object): the measure's id, the :class:`~fotointerview.domain.words.Answer`, and a
            :class:`~fotointerview.gui.rope_draft.RopeDraft` or ``None``.
    """

    answered = Signal(str, object, object)

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to)
        self._ropes: tuple[Shown, ...] = ()
        self.answer: Answer | None = None
        self.answers: dict[Answer, QPushButton] = {}
        self.turns: dict[str, QPushButton] = {}
        self.keep_button.clicked.connect(self._keep)

    def ask(self, shown: Sequence[Shown], *, language: Language) -> None:
        """Show the first of these ropes; the others can be turned to. At least one."""
        self.speak(language)
        self._ropes = tuple(shown)
        self._turn_to(self._ropes[0])
        self.appear()

    def _turn_to(self, shown: Shown) -> None:
        self.clear()
        self.shown, self.answer = shown, None
        self.draft = RopeDraft(asks_other=False)
        self.fill(partial(self._compose, shown))
        self._show()

    def _compose(self, shown: Shown, column: QVBoxLayout) -> None:
        words = self.words
        self.turns = {}
        if len(self._ropes) > 1:
            column.addLayout(self._turn_row(shown))
        column.addWidget(title(words("rope-drawn-by", name=shown.name)))
        self.drawing = RopeShown(words, shown.view.measure, name=shown.name)
        column.addWidget(self.drawing)
        row = flow(heading(words("rope-recognise")))
        self.answers = {}
        for answer, sign in ((Answer.YES, "●"), (Answer.ALMOST, "◐"), (Answer.NO, "○")):
            button = touch_button(f"{sign} {words(answer.value)}", "choice")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAccessibleName(f"{words('rope-recognise')} {words(answer.value)}")
            button.clicked.connect(lambda _on, which=answer: self._on_answer(which))
            self.answers[answer] = button
            row.addWidget(button)
        self.own_button = touch_button(words("rope-own"), "choice")
        self.own_button.setCheckable(True)
        self.own_button.toggled.connect(self._on_own)
        column.addLayout(row)
        column.addLayout(flow(self.own_button))
        self.exercise = RopeExercise(words, draft=self.draft)
        self.exercise.set_other(shown.name)
        self.exercise.changed.connect(self._on_changed)
        self.exercise.hide()
        column.addWidget(self.exercise)
        column.addStretch(1)

    def _turn_row(self, shown: Shown) -> Flow:
        row = flow(heading(self.words("rope-which")))
        for one in self._ropes:
            button = touch_button(one.name, "choice")
            button.setCheckable(True)
            button.setChecked(one is shown)
            button.clicked.connect(lambda _on, which=one: self._turn_to(which))
            self.turns[one.view.measure.id] = button
            row.addWidget(button)
        return row

    def _on_answer(self, answer: Answer) -> None:
        self.answer = answer
        self._show()

    def _on_own(self, own: bool) -> None:
        if self.exercise is not None:
            self.exercise.setVisible(own)
            if own:
                self.show_part(self.exercise)
        self._show()

    def _on_changed(self) -> None:
        if self.exercise is not None:
            self.draft = self.exercise.draft
            self._show()

    @property
    def _needs(self) -> str:
        if self.answer is None:
            return "rope-needs-answer"
        if self.own_button.isChecked() and self.draft.missing is not None:
            return f"rope-needs-{self.draft.missing.value}"
        return ""

    def _show(self) -> None:
        needs = self._needs
        self.hint.setText(self.words(needs) if needs else "")
        self.keep_button.setEnabled(not needs)

    def _keep(self) -> None:
        if not self._needs:
            self.keep_button.setEnabled(False)  # once: until it is known whether it is kept
            own = self.draft if self.own_button.isChecked() else None
            self.answered.emit(self.shown.view.measure.id, self.answer, own)
