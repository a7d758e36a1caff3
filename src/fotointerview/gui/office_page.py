"""A page over the hall for the researcher's own work, in the colours of the room below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fotointerview.gui import texts, theme
from fotointerview.gui.over_page import OverPage


class OfficePage(OverPage):
    """With a title, a place for what went wrong, and the way back.

    Attributes:
        title: what the page is for.
        trouble: see :meth:`show_trouble`.
        back_button: leaves the page; it stands at the left of the foot.
    """

    def __init__(self, over: QWidget, *, back_to: QWidget, title: str = "") -> None:
        super().__init__(over, back_to=back_to)
        self.title = QLabel(title, self)
        self.title.setObjectName("question")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble = said_aloud()
        self.trouble.setParent(self)
        self.back_button = QPushButton(texts.translate("Errand", "Back"))
        self.back_button.clicked.connect(self.leave)
        self.foot.addWidget(self.back_button)

    def appear(self) -> None:
        """Cover the window, dressed as the room below."""
        theme.dress(self, theme.tokens(self._back_to))
        super().appear()

    def show_trouble(self, words: str) -> None:
        """Say why something could not be done; "" when all is well."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))


def said_aloud() -> QLabel:
    """Words that somebody should see; away while there are none."""
    label = QLabel()
    label.setObjectName("trouble")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.hide()
    return label
