"""A page over the hall for the researcher's own work, in the colours of the room below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fotointerview.gui import theme
from fotointerview.gui.over_page import OverPage


class OfficePage(OverPage):
    """With a title, a place for what went wrong, and the way back.

    Attributes:
        title: what the page is for.
        trouble: see :meth:`show_trouble`.
        back_button: leaves the page; the page itself puts it into its foot.
    """

    def __init__(self, over: QWidget, *, back_to: QWidget, title: str = "") -> None:
        super().__init__(over, back_to=back_to)
        self._below = back_to
        self.title = QLabel(title)
        self.title.setObjectName("question")
        self.title.setWordWrap(True)
        self.trouble = said_aloud()
        self.back_button = QPushButton(self.tr("Back to the study"))
        self.back_button.clicked.connect(self.leave)

    def appear(self) -> None:
        """Cover the window, dressed as the room below."""
        theme.dress(self, theme.tokens(self._below))
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
