"""The question the picture asks back: three answers, the reason, and words worth keeping.

One voice at a time: the participant's, or the researcher's own. The other one's answer is a small sign in the switch.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.chain import Link
from fotointerview.domain.words import Answer, Voice
from fotointerview.gui import actions, icons, texts, theme
from fotointerview.gui.actions import ActionId
from fotointerview.gui.fields import WordField
from fotointerview.gui.theme import ROOM

_ACTIONS: Final[Mapping[Answer, ActionId]] = {
    Answer.YES: ActionId.YES,
    Answer.ALMOST: ActionId.ALMOST,
    Answer.NO: ActionId.NO,
}

VOICES: Final = (Voice.PARTICIPANT, Voice.RESEARCHER)
"""Whose words can be written down; what both say together is said by the participant too."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What the panel shows.

    Attributes:
        shot_id: "" when no shot can be judged now.
        voice: whose answer and reason are shown and written.
        answer: what that voice says now.
        earlier: what it said before, oldest first; a change of mind is no overwrite.
        other: what the other voice says now.
        quotes: the words kept at this shot.
    """

    question: str = ""
    shot_id: str = ""
    voice: Voice = Voice.PARTICIPANT
    answer: Answer | None = None
    earlier: tuple[Answer, ...] = ()
    reason: str = ""
    other: Answer | None = None
    quotes: tuple[str, ...] = ()


def question_view(link: Link | None, *, question: str, voice: Voice = Voice.PARTICIPANT) -> QuestionView:
    """What to show of ``link``, the shot that is shown, as ``voice`` sees it."""
    if link is None:
        return QuestionView(question=question, voice=voice)
    judgement = link.judgement_of(voice)
    other = link.judgement_of(VOICES[1 - VOICES.index(voice)])
    return QuestionView(
        question=question,
        shot_id=link.shot.id,
        voice=voice,
        answer=judgement.answer if judgement else None,
        earlier=answers_of(link, voice)[:-1],
        reason=judgement.reason if judgement else "",
        other=other.answer if other else None,
        quotes=tuple(quote.words for quote in link.quotes),
    )


def answers_of(link: Link, voice: Voice) -> tuple[Answer, ...]:
    """Every answer of ``voice``, oldest first; the same one twice in a row is one."""
    said: list[Answer] = []
    for one in link.judgements:
        is_own = (one.voice is Voice.RESEARCHER) is (voice is Voice.RESEARCHER)
        if is_own and said[-1:] != [one.answer]:
            said.append(one.answer)
    return tuple(said)


def change_of_mind(answers: tuple[Answer, ...]) -> str:
    """How somebody came to their answer, in words; "" where they said one thing."""
    if len(answers) < 2:
        return ""
    first, *then = (texts.answer(one).lower() for one in answers)
    return ", ".join(
        (
            texts.translate("Question", "first {answer}").format(answer=first),
            *(texts.translate("Question", "then {answer}").format(answer=one) for one in then),
        )
    )


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class QuestionPanel(QWidget):
    """Judging the shot that is shown.

    Signals (GUI thread):
        answered(object): an :class:`Answer`.
        reason_given(str, str, object): shot id, words (may be empty) and the :class:`Voice` whose they are.
        quoted(str, str, object, object): shot id ("" for none), words, the :class:`Voice` that said them, and the
            ``datetime`` at which somebody began to write them down.
        voice_wanted(object): show and write the words of this :class:`Voice`.
        typing(bool): somebody writes in a field, or no longer.
        left(): somebody leaves a field for the picture.
    """

    answered = Signal(object)
    reason_given = Signal(str, str, object)
    quoted = Signal(str, str, object, object)
    voice_wanted = Signal(object)
    typing = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, clock: Callable[[], datetime] = now) -> None:
        super().__init__(parent)
        self._view = QuestionView()
        self._clock = clock
        self._began: datetime | None = None
        self._unanswered: dict[tuple[str, Voice], str] = {}
        self._question = QLabel(self)
        self._question.setObjectName("question")
        self._question.setWordWrap(True)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._voices = QButtonGroup(self)
        self._voices.setExclusive(False)
        self._mind = QLabel(self)
        self._mind.setProperty("role", "hint")
        self._mind.setWordWrap(True)
        self._mind.hide()
        self._reason = self._field("", lines=2)
        self._reason.setAccessibleName(texts.translate("Question", "Reason"))
        self._reason.setToolTip(actions.tooltip(ActionId.REASON))
        self._quote = self._field("", lines=1)
        self._quote.setAccessibleName(texts.translate("Question", "Quote"))
        self._quote.setToolTip(actions.tooltip(ActionId.QUOTE))
        self._quotes = QLabel(self)
        self._quotes.setProperty("role", "said")
        self._quotes.setWordWrap(True)
        self._quotes.setTextFormat(Qt.TextFormat.PlainText)
        self._quotes.hide()
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._question)
        layout.addWidget(self._switch(), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._answers())
        layout.addWidget(self._mind)
        layout.addWidget(self._reason)
        layout.addWidget(self._quotes)
        layout.addWidget(self._quote)
        self._reason.kept.connect(self._on_reason)
        self._quote.kept.connect(self._on_quote)
        self._quote.textChanged.connect(self._on_writing)
        self._group.idClicked.connect(self._on_clicked)
        self._voices.idClicked.connect(self._on_voice)
        self._show_voice()

    def _field(self, hint: str, *, lines: int) -> WordField:
        field = WordField(lines=lines, parent=self)
        field.setPlaceholderText(hint)
        field.typing.connect(self.typing)
        field.entered.connect(self.left)
        field.left.connect(self.left)
        return field

    def _switch(self) -> QWidget:
        """Whose words: two small segments."""
        names = {
            Voice.PARTICIPANT: texts.translate("Question", "participant"),
            Voice.RESEARCHER: texts.translate("Question", "researcher"),
        }
        switch = QWidget(self)
        switch.setObjectName("voices")
        row = QHBoxLayout(switch)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for at, voice in enumerate(VOICES):
            button = QPushButton(names[voice], switch)
            button.setProperty("role", "voice")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            theme.grow(button, iconSize=12)
            button.setToolTip(actions.tooltip(ActionId.VOICE))
            self._voices.addButton(button, at)
            row.addWidget(button)
        return switch

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
        """Show ``view``; words still in the fields are first kept, with the shot and the voice they are of."""
        # A shot on its way that becomes safe is still the same shot: a quote that is being typed goes on.
        same_shot = not self._view.shot_id and self._quote.hasFocus()
        if view.shot_id != self._view.shot_id and not same_shot:
            self.keep()
            self._quote.show_words("")
        elif view.voice is not self._view.voice:
            self._reason.keep()  # the quote that is being typed turns out to be said by the other
        self._view = view
        whose = (view.shot_id, view.voice)
        self._question.setText(view.question)
        for at, answer in enumerate(Answer):
            button = self._group.button(at)
            button.setEnabled(bool(view.shot_id))
            button.setChecked(view.answer is answer)
        self._show_voice()
        self._reason.setEnabled(bool(view.shot_id))
        self._reason.show_words(view.reason or self._unanswered.get(whose, ""))
        said = "\n".join(f"“{words}”" for words in view.quotes)
        self._quotes.setText(said)
        self._quotes.setVisible(bool(said))
        if view.answer is not None and whose in self._unanswered:
            self._on_reason(self._unanswered.pop(whose))

    def _show_voice(self) -> None:
        """The switch with both voices' answers, the hints in the fields, and how somebody came to their answer."""
        view = self._view
        for at, voice in enumerate(VOICES):
            button = self._voices.button(at)
            answer = view.answer if voice is view.voice else view.other
            button.setChecked(voice is view.voice)
            button.setIcon(QIcon() if answer is None else icons.icon(answer.value))
            name = button.text()
            button.setAccessibleName(f"{name}: {texts.answer(answer).lower()}" if answer else name)
        mind = "" if view.answer is None else change_of_mind((*view.earlier, view.answer))
        self._mind.setText(mind)
        self._mind.setVisible(bool(mind))
        if view.voice is Voice.RESEARCHER:
            self._reason.setPlaceholderText(texts.translate("Question", "Why? In your own words"))
            self._quote.setPlaceholderText(texts.translate("Question", "What you said yourself (Q)"))
        else:
            self._reason.setPlaceholderText(texts.translate("Question", "Why? In their own words"))
            self._quote.setPlaceholderText(texts.translate("Question", "A quote worth keeping (Q)"))

    def set_tight(self, tight: bool) -> None:
        """Take less height, in a window that is very low."""
        self._column.setSpacing(4 if tight else 8)
        for button in self._group.buttons():
            if button.property("compact") is not tight:
                button.setProperty("compact", tight)
                button.style().unpolish(button)
                button.style().polish(button)

    def keep(self) -> None:
        """Hand over what is written."""
        self._reason.keep()
        self._quote.keep()

    def rescue(self) -> None:
        """Reasons that never got an answer are still words that were said: hand them over as quotes."""
        self.keep()
        unanswered, self._unanswered = self._unanswered, {}
        for (shot_id, voice), words in unanswered.items():
            if words:
                self.quoted.emit(shot_id, words, voice, self._clock())

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

    def voice_button(self, voice: Voice) -> QPushButton:
        """The segment of ``voice``."""
        button = self._voices.button(VOICES.index(voice))
        if not isinstance(button, QPushButton):
            raise KeyError(voice)
        return button

    def mind(self) -> str:
        """How somebody came to their answer, as it is written; "" where they said one thing."""
        return self._mind.text()

    def _on_voice(self, which: int) -> None:
        self._show_voice()  # the switch turns when the room says so
        if VOICES[which] is not self._view.voice:
            self.voice_wanted.emit(VOICES[which])

    def _on_clicked(self, which: int) -> None:
        answer = list(Answer)[which]
        self._group.button(which).setChecked(self._view.answer is answer)
        self.answered.emit(answer)

    def _on_reason(self, words: str) -> None:
        view = self._view
        if not view.shot_id:
            return
        if view.answer is None:
            # A reason belongs to an answer; people often give it first. It waits here.
            self._unanswered[view.shot_id, view.voice] = words
        else:
            self.reason_given.emit(view.shot_id, words, view.voice)

    def _on_writing(self) -> None:
        """Words were said when somebody begins to write them down, not when they are done."""
        if self._quote.document().isEmpty():
            self._began = None
        elif self._began is None:
            self._began = self._clock()

    def _on_quote(self, words: str) -> None:
        if words:
            self.quoted.emit(self._view.shot_id, words, self._view.voice, self._began or self._clock())
            self._quote.show_words("")
            self._quote.clear()
