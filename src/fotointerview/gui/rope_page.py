"""The exercise with the yellow rope: somebody draws their own rope with another. Nothing is chosen beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from fotointerview.domain.words import Language
from fotointerview.gui import theme
from fotointerview.gui.rope_exercise import TOUCH, RopeExercise, heading
from fotointerview.gui.rope_sheet import RopeSheet, paragraph, title


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody in the study who may be at the other end: id, and what they are called."""

    id: str
    name: str


class RopePage(RopeSheet):
    """To draw one's own rope with somebody.

    Signals (GUI thread):
        drawn(object): a :class:`~fotointerview.gui.rope_draft.RopeDraft` that is whole.
    """

    drawn = Signal(object)

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to)
        self._others: tuple[Other, ...] = ()
        self.keep_button.clicked.connect(self._keep)

    def ask(self, others: Sequence[Other], *, language: Language) -> None:
        """Show the page with nothing drawn; ``others`` are who may be chosen from the study."""
        self.speak(language)
        self.clear()
        self._others = tuple(others)
        self.fill(self._compose)
        self._show()
        self.appear()

    def _compose(self, column: QVBoxLayout) -> None:
        words = self.words
        column.addWidget(title(words("rope-title")))
        column.addWidget(paragraph(words("rope-intro")))
        self.other_box = QComboBox()
        self.other_box.setView(QListView())  # the style sheet makes its lines as high as a finger
        self.other_box.setProperty("role", "touch")
        self.other_box.setAccessibleName(f"{words('rope-other')} {words('rope-other-study')}")
        self.other_box.addItem(words("rope-other-study"), "")
        for other in self._others:
            self.other_box.addItem(other.name, other.id)
        if not self._others:
            self.other_box.hide()
        self.other_words = QLineEdit(placeholderText=words("rope-other-words"))
        self.other_words.setProperty("role", "touch")
        self.other_words.setAccessibleName(f"{words('rope-other')} {words('rope-other-words')}")
        theme.grow(self.other_box, minimumHeight=TOUCH)
        theme.grow(self.other_words, minimumHeight=TOUCH)
        self.other_box.activated.connect(self._on_other)
        self.other_words.textEdited.connect(self._on_words)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(heading(words("rope-other")))
        row.addWidget(self.other_box)
        row.addWidget(self.other_words, 1)
        column.addLayout(row)
        column.addSpacing(4)
        self.exercise = RopeExercise(words, draft=self.draft)
        self.exercise.changed.connect(self._on_changed)
        column.addWidget(self.exercise)
        column.addStretch(1)

    def _on_other(self) -> None:
        chosen = str(self.other_box.currentData())
        if chosen:
            self.other_words.clear()
        self._say_other(chosen, self.other_box.currentText() if chosen else "")

    def _on_words(self, words: str) -> None:
        if self.other_box.currentIndex():
            self.other_box.setCurrentIndex(0)
        self._say_other("", words)

    def _say_other(self, other_id: str, name: str) -> None:
        assert self.exercise is not None
        self.draft = replace(self.draft, other_id=other_id, other="" if other_id else name)
        self.exercise.become(self.draft)
        self.exercise.set_other(name)
        self._show()

    def _on_changed(self) -> None:
        if self.exercise is not None:
            self.draft = self.exercise.draft
            self._show()

    def _show(self) -> None:
        missing = self.draft.missing
        self.hint.setText(self.words(f"rope-needs-{missing.value}") if missing is not None else "")
        self.keep_button.setEnabled(missing is None)

    def _keep(self) -> None:
        if self.draft.missing is None:
            self.keep_button.setEnabled(False)  # once: until it is known whether it is kept
            self.drawn.emit(self.draft)
