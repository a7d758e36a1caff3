"""What the pages with the yellow rope have in common: paper, a way back, one yellow button, what is still needed."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from fotointerview.domain.words import Language
from fotointerview.gui import theme
from fotointerview.gui.over_page import OverPage
from fotointerview.gui.rope_draft import RopeDraft
from fotointerview.gui.rope_exercise import RopeExercise, touch_button
from fotointerview.services.texts import Texts


class RopeSheet(OverPage):
    """A page for a participant, in their language; the laptop is theirs now."""

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to)
        self.words = Texts.load(Language.NL).participant
        theme.dress(self, theme.LIGHT)
        self.draft = RopeDraft()
        self.exercise: RopeExercise | None = None
        self.back_button, self.keep_button = touch_button("", "tool"), touch_button("", "primary")
        self.hint = QLabel()
        self.hint.setProperty("role", "quiet")
        self.hint.setWordWrap(True)
        self.back_button.clicked.connect(self.leave)
        self.foot.addWidget(self.back_button)
        self.foot.addWidget(self.hint, 1)
        self.foot.addWidget(self.keep_button)

    def show_trouble(self, words: str) -> None:
        """Say why it could not be kept; all that was drawn is still there."""
        self.hint.setText(words)
        self.keep_button.setEnabled(True)

    def vanish(self) -> None:
        """Away; what was drawn is forgotten."""
        super().vanish()
        self.clear()

    def clear(self) -> None:
        """Empty the page; the button that asked for it may be on it, so that what was there goes a moment later."""
        self.draft, self.exercise = RopeDraft(), None
        gone = self._scroll.takeWidget()
        if gone is not None:
            gone.deleteLater()

    def show_part(self, part: QWidget) -> None:
        """Bring a part of the page into view, from its top, as soon as it has its place."""
        QTimer.singleShot(0, part, lambda: self._scroll_to(part))

    def speak(self, language: Language) -> None:
        """Say everything in ``language`` from now on."""
        self.words = Texts.load(language).participant
        self.back_button.setText(self.words("rope-back"))
        self.keep_button.setText(self.words("rope-keep"))

    def _scroll_to(self, part: QWidget) -> None:
        inside = self._scroll.widget()
        if inside is not None and inside.isAncestorOf(part):
            self._scroll.verticalScrollBar().setValue(part.mapTo(inside, part.rect().topLeft()).y())


def title(words: str) -> QLabel:
    """What the page is about."""
    label = QLabel(words)
    label.setObjectName("question")
    label.setWordWrap(True)
    return label


def paragraph(words: str) -> QLabel:
    """Words to read."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setProperty("role", "paragraph")
    return label
