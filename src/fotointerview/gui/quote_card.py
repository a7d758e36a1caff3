"""One quote as it is read back: what was said, the version for print beside it, approved or not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.words import Voice
from fotointerview.gui import texts
from fotointerview.gui.choosing import QuoteView
from fotointerview.gui.fields import WordField


class QuoteCard(QFrame):
    """What was said never changes here; the edited version is kept apart from it and asks for approval of its own.

    Signals (GUI thread):
        edited(str, str): quote id and the edited version; "" takes it away.
        approved(str, bool): quote id; the participant heard it and agrees, or no longer.
        together_wanted(str, str): quote id, and the id of the tie that is to be loosened; "" ties it.
    """

    edited = Signal(str, str)
    approved = Signal(str, bool)
    together_wanted = Signal(str, str)

    def __init__(self, view: QuoteView, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setObjectName("quoteCard")
        self._said = QLabel(self)
        self._said.setProperty("role", "said")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._facts = QLabel(self)
        self._facts.setProperty("role", "hint")
        self._facts.setWordWrap(True)
        self.field = WordField(lines=2, parent=self)
        self.field.setPlaceholderText(texts.translate("Choose", "Other words for print, if wanted"))
        self.field.setAccessibleName(texts.translate("Choose", "Edited for print"))
        self.field.kept.connect(lambda words: self.edited.emit(self._view.id, words))
        self.field.entered.connect(self._leave)
        self.field.left.connect(self._leave)
        self.field.textChanged.connect(self._name_what_is_approved)
        self.approve = self._toggle("")
        self.approve.setToolTip(texts.translate("Choose", "Read it out; they heard it and agree"))
        self.approve.clicked.connect(self._approve)
        self.keep = self._toggle(texts.translate("Choose", "Keep together"))
        self.keep.setToolTip(texts.translate("Choose", "This quote never without this portrait"))
        self.keep.clicked.connect(lambda _on: self.together_wanted.emit(self._view.id, self._view.together))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.approve)
        row.addWidget(self.keep)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._said)
        column.addWidget(self._facts)
        column.addWidget(self.field)
        column.addLayout(row)
        self.show_quote(view)

    def _toggle(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_quote(self, view: QuoteView) -> None:
        """Show ``view``, which is of the same quote."""
        self._view = view
        self._said.setText(f"“{view.verbatim}”")
        self._facts.setText(" · ".join(_facts(view)))
        self.field.show_words(view.edited)
        self.keep.setChecked(bool(view.together))
        name = texts.translate("Choose", "Quote: {words}").format(words=view.verbatim)
        self.setAccessibleName(name)
        for part in (self.field, self.approve, self.keep):
            part.setAccessibleDescription(name)
        self._name_what_is_approved()

    def _name_what_is_approved(self) -> None:
        """Approval is of the words that will be printed: the edit, where there is one."""
        is_edited = bool(self.field.toPlainText().strip())
        words = (
            texts.translate("Choose", "Approved as edited")
            if is_edited
            else texts.translate("Choose", "Approved as said")
        )
        is_approved = self._view.approved and self.field.toPlainText().strip() == self._view.edited
        self.approve.setAccessibleName(words)
        self.approve.setText(f"✓ {words}" if is_approved else words)
        self.approve.setChecked(is_approved)

    def _approve(self, on: bool) -> None:
        """What is still in the field is kept first: it is what was read out."""
        self.field.keep()
        self.approved.emit(self._view.id, on)

    def _leave(self) -> None:
        self.approve.setFocus(Qt.FocusReason.OtherFocusReason)


def _facts(view: QuoteView) -> list[str]:
    facts = [texts.translate("Choose", "the researcher")] if view.voice is Voice.RESEARCHER else []
    facts.append(texts.clock(view.said_at))
    if view.shots:
        numbers = ", ".join(map(str, view.shots))
        facts.append(texts.translate("Choose", "shot {numbers}").format(numbers=numbers))
    else:
        facts.append(texts.translate("Choose", "at no shot"))
    return facts
