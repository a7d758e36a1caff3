"""Something that cannot be taken back: asked once more in the same place, with the safe answer first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class SureRow(QWidget):
    """A button; pressed, it makes way for what it means and two answers.

    Signals (GUI thread):
        wanted(): somebody is sure.
    """

    wanted = Signal()

    def __init__(self, *, ask: str, means: str, yes: str, no: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_button, self.yes_button, self.no_button = (QPushButton(words) for words in (ask, yes, no))
        self.ask_button.clicked.connect(lambda: self._ask(True))
        self.no_button.clicked.connect(lambda: self._ask(False))
        self.yes_button.clicked.connect(self._on_yes)
        self._means = QLabel(means)
        self._means.setWordWrap(True)
        self._means.setTextFormat(Qt.TextFormat.PlainText)
        self._sure = QWidget()
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for button in (self.no_button, self.yes_button):
            answers.addWidget(button)
        answers.addStretch(1)
        inside = QVBoxLayout(self._sure)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._means)
        inside.addLayout(answers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._sure)
        self._sure.hide()

    @property
    def asking(self) -> bool:
        """Whether it waits for an answer."""
        return not self._sure.isHidden()

    def forget(self) -> None:
        """Nothing was asked: it could not be done, and may be tried again."""
        self.yes_button.setEnabled(True)
        self.ask_button.show()
        self._sure.hide()

    def _ask(self, on: bool) -> None:
        self.ask_button.setVisible(not on)
        self._sure.setVisible(on)
        (self.no_button if on else self.ask_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_yes(self) -> None:
        self.yes_button.setEnabled(False)
        self.wanted.emit()
