"""One quote and one note on the words card, as widgets that are used again for another when the list changes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.words import LinkKind, Voice
from fotointerview.gui import texts
from fotointerview.gui.fields import ButtonKeys, WordField
from fotointerview.gui.words_view import NoteRow, QuoteRow, Tie


def kind(which: LinkKind) -> str:
    """How a quote belongs to a shot, in words."""
    return {
        LinkKind.SAID_AT: texts.translate("WordsCard", "said here"),
        LinkKind.ILLUSTRATES: texts.translate("WordsCard", "illustrates"),
        LinkKind.KEEP_TOGETHER: texts.translate("WordsCard", "keep together"),
    }[which]


def small_button(words: str, parent: QWidget) -> QPushButton:
    """A small button that a click gives no keyboard."""
    button = QPushButton(words, parent)
    button.setObjectName("wordsChip")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


class WordsRow(QFrame):
    """Facts, words and the two buttons that quotes and notes share.

    Signals (GUI thread):
        changed(str, str): id and the other words.
        removed(str): id.
        typing(bool): the keyboard came into its field, or left it.
    """

    changed = Signal(str, str)
    removed = Signal(str)
    typing = Signal(bool)

    def __init__(self, *, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wordsRow")
        self.row_id = ""
        self._facts = QLabel(self)
        self._facts.setProperty("role", "hint")
        self.words = QLabel(self)
        self.words.setProperty("role", role)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.edit_button = small_button(texts.translate("WordsCard", "Edit"), self)
        self.edit_button.clicked.connect(self._edit)
        self.remove_button = small_button(texts.translate("WordsCard", "Remove"), self)
        self.remove_button.clicked.connect(lambda: self.removed.emit(self.row_id))
        self.field = WordField(lines=2, parent=self)
        if role != "said":
            self.field.setObjectName("noteField")
        self.field.hide()
        self.field.kept.connect(lambda words: self.changed.emit(self.row_id, words))
        for leave in (self.field.entered, self.field.left):
            leave.connect(lambda: self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason))
        self.field.typing.connect(self._on_typing)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._facts, 1)
        head.addWidget(self.edit_button)
        head.addWidget(self.remove_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self.words)
        self._column.addWidget(self.field)

    def _show(self, row_id: str, facts: str, said: str, plain: str) -> None:
        self.row_id, self._plain = row_id, plain
        self._facts.setText(facts)
        self.words.setText(said)
        self.setAccessibleName(plain)
        self.field.setAccessibleName(
            texts.translate("WordsCard", "Other words for: {words}").format(words=plain)
        )
        self.edit_button.setAccessibleName(texts.translate("WordsCard", "Edit: {words}").format(words=plain))
        self.remove_button.setAccessibleName(
            texts.translate("WordsCard", "Remove: {words}").format(words=plain)
        )

    def _edit(self) -> None:
        self.field.show_words(self._plain)
        self.words.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typing(self, on: bool) -> None:
        if not on:
            self.field.hide()
            self.words.show()
        self.typing.emit(on)


class QuoteLine(WordsRow):
    """A quote with its ties.

    Signals (GUI thread):
        tied(str, object): quote id and the :class:`LinkKind` that ties it to the shot that is shown.
        untied(str): link id.
    """

    tied = Signal(str, object)
    untied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="said", parent=parent)
        self._ties: tuple[Tie, ...] = ()
        self._chips: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._column.addLayout(self._grid)
        self.tie_buttons: dict[LinkKind, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(4)
        for which in LinkKind:
            button = small_button(f"+ {kind(which)}", self)
            button.clicked.connect(lambda _=False, which=which: self.tied.emit(self.row_id, which))
            self.tie_buttons[which] = button
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self.button_keys = ButtonKeys(self)
        self.button_keys.watch(self)

    def show_row(self, row: QuoteRow, *, shot: int | None) -> None:
        """Show ``row``; ``shot`` is the number of the shot that is shown, if any."""
        facts = [texts.clock(row.said_at)]
        if row.voice is Voice.RESEARCHER:
            facts.append(texts.translate("WordsCard", "the researcher"))
        if row.approved:
            facts.append(texts.translate("WordsCard", "approved"))
        if row.edited:
            facts.append(texts.translate("WordsCard", "edited for print"))
        self._show(row.id, " · ".join(facts), f"“{row.verbatim}”", row.verbatim)
        self._ties = row.ties
        while len(self._chips) < len(row.ties):
            self._add_chip()
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(row.ties))
            if at < len(row.ties):
                tie = row.ties[at]
                words = f"{tie.shot} {kind(tie.kind)}"
                chip.setText(f"{words}  ✕")
                chip.setAccessibleName(texts.translate("WordsCard", "Loosen: {tie}").format(tie=words))
        here = {tie.kind for tie in row.ties if tie.is_here}
        for which, button in self.tie_buttons.items():
            button.setEnabled(shot is not None and which not in here)
            button.setAccessibleName(
                texts.translate("WordsCard", "Tie to the shot that is shown: {tie}").format(tie=kind(which))
            )

    def chip(self, at: int) -> QPushButton:
        """The chip of a tie, counted from 0."""
        return self._chips[at]

    def _add_chip(self) -> None:
        at = len(self._chips)
        chip = small_button("", self)
        chip.setProperty("tie", True)
        chip.clicked.connect(lambda: self.untied.emit(self._ties[at].id))
        self.button_keys.watch_one(chip)
        self._grid.addWidget(chip, at // 2, at % 2)
        self._chips.append(chip)


class NoteLine(WordsRow):
    """A note of the researcher's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="note", parent=parent)
        self.button_keys = ButtonKeys(self)
        self.button_keys.watch(self)

    def show_row(self, row: NoteRow) -> None:
        """Show ``row``."""
        where = (
            texts.translate("WordsCard", "interview")
            if row.shot is None
            else texts.translate("WordsCard", "shot {number}").format(number=row.shot)
        )
        self._show(row.id, f"{texts.clock(row.noted_at)} · {where}", row.text, row.text)
