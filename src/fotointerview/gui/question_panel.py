"""The question the picture asks back: three answers, the reason, and words worth keeping."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.words import Answer
from fotointerview.gui import actions, icons, texts
from fotointerview.gui.actions import ActionId
from fotointerview.gui.fields import WordField
from fotointerview.gui.theme import ROOM

_ACTIONS: Final[Mapping[Answer, ActionId]] = {
    Answer.YES: ActionId.YES,
    Answer.ALMOST: ActionId.ALMOST,
    Answer.NO: ActionId.NO,
}


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What the panel shows. ``shot_id`` is "" when no shot can be judged now."""

    question: str = ""
    shot_id: str = ""
    answer: Answer | None = None
    reason: str = ""
    quotes: tuple[str, ...] = ()


class QuestionPanel(QWidget):
    """Judging the shot that is shown.

    Signals (GUI thread):
        answered(object): an :class:`Answer`.
        reason_given(str, str): shot id and words; the words may be empty.
        quoted(str, str): shot id ("" for none) and words.
        typing(bool): somebody writes in a field, or no longer.
        left(): somebody leaves a field for the picture.
    """

    answered = Signal(object)
    reason_given = Signal(str, str)
    quoted = Signal(str, str)
    typing = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = QuestionView()
        self._unanswered: dict[str, str] = {}
        self._question = QLabel(self)
        self._question.setObjectName("question")
        self._question.setWordWrap(True)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._reason = self._field(texts.translate("Question", "Why? In their own words"), lines=2)
        self._reason.setAccessibleName(texts.translate("Question", "Reason"))
        self._reason.setToolTip(actions.tooltip(ActionId.REASON))
        self._quote = self._field(texts.translate("Question", "A quote worth keeping (Q)"), lines=1)
        self._quote.setAccessibleName(texts.translate("Question", "Quote"))
        self._quote.setToolTip(actions.tooltip(ActionId.QUOTE))
        self._quotes = QLabel(self)
        self._quotes.setProperty("role", "said")
        self._quotes.setWordWrap(True)
        self._quotes.setTextFormat(Qt.TextFormat.PlainText)
        self._quotes.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._question)
        layout.addSpacing(2)
        layout.addLayout(self._answers())
        layout.addWidget(self._reason)
        layout.addWidget(self._quotes)
        layout.addWidget(self._quote)
        self._reason.kept.connect(self._on_reason)
        self._quote.kept.connect(self._on_quote)
        self._group.idClicked.connect(self._on_clicked)

    def _field(self, hint: str, *, lines: int) -> WordField:
        field = WordField(lines=lines, parent=self)
        field.setPlaceholderText(hint)
        field.typing.connect(self.typing)
        field.entered.connect(self.left)
        field.left.connect(self.left)
        return field

    def _answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for at, answer in enumerate(Answer):
            button = QPushButton(texts.answer(answer), self)
            button.setProperty("role", "answer")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIcon(icons.icon(answer.value, checked=ROOM.room))
            button.setIconSize(QSize(16, 16))
            button.setToolTip(actions.tooltip(_ACTIONS[answer]))
            button.setAccessibleName(texts.answer(answer))
            self._group.addButton(button, at)
            row.addWidget(button, 1)
        return row

    def show_view(self, view: QuestionView) -> None:
        """Show ``view``; words still in the fields are first kept with the shot they were said at."""
        # A shot on its way that becomes safe is still the same shot: a quote that is being typed goes on.
        same_shot = not self._view.shot_id and self._quote.hasFocus()
        if view.shot_id != self._view.shot_id and not same_shot:
            self.keep()
            self._quote.show_words("")
        self._view = view
        self._question.setText(view.question)
        for at, answer in enumerate(Answer):
            button = self._group.button(at)
            button.setEnabled(bool(view.shot_id))
            button.setChecked(view.answer is answer)
        self._reason.setEnabled(bool(view.shot_id))
        self._reason.show_words(view.reason or self._unanswered.get(view.shot_id, ""))
        said = "\n".join(f"“{words}”" for words in view.quotes)
        self._quotes.setText(said)
        self._quotes.setVisible(bool(said))
        if view.answer is not None and view.shot_id in self._unanswered:
            self._on_reason(self._unanswered.pop(view.shot_id))

    def keep(self) -> None:
        """Hand over what is written."""
        self._reason.keep()
        self._quote.keep()

    def rescue(self) -> None:
        """Reasons that never got an answer are still words that were said: hand them over as quotes."""
        self.keep()
        unanswered, self._unanswered = self._unanswered, {}
        for shot_id, words in unanswered.items():
            if words:
                self.quoted.emit(shot_id, words)

    def write_reason(self) -> None:
        """Put the keyboard in the reason."""
        self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write_quote(self) -> None:
        """Put the keyboard in the quote."""
        self._quote.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def reason_field(self) -> WordField:
        """Where the reason is written."""
        return self._reason

    @property
    def quote_field(self) -> WordField:
        """Where a quote is written."""
        return self._quote

    def answer_button(self, answer: Answer) -> QPushButton:
        """The button of ``answer``."""
        button = self._group.button(list(Answer).index(answer))
        if not isinstance(button, QPushButton):
            raise KeyError(answer)
        return button

    def _on_clicked(self, which: int) -> None:
        answer = list(Answer)[which]
        self._group.button(which).setChecked(self._view.answer is answer)
        self.answered.emit(answer)

    def _on_reason(self, words: str) -> None:
        if not self._view.shot_id:
            return
        if self._view.answer is None:
            # A reason belongs to an answer; people often give it first. It waits here.
            self._unanswered[self._view.shot_id] = words
        else:
            self.reason_given.emit(self._view.shot_id, words)

    def _on_quote(self, words: str) -> None:
        if words:
            self.quoted.emit(self._view.shot_id, words)
            self._quote.show_words("")
            self._quote.clear()
