"""The card over the picture where there is no consent yet: ask, or try the light with test shots. No dialog."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.consent import Leave
from fotointerview.gui import texts, theme

_WIDTH: Final = 440
_GAP: Final = 12


class ConsentCard(QFrame):
    """Lies in the middle of ``over``; while test shots are allowed, as one line in its upper left corner.

    Signals (GUI thread):
        ask_wanted(): show the consent screen to the participant.
        trial_wanted(): allow test shots in this interview.
    """

    ask_wanted = Signal()
    trial_wanted = Signal()

    def __init__(self, *, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._leave = Leave.GIVEN
        self.setObjectName("consentCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._words = QLabel()
        self._words.setProperty("role", "quiet")
        self._words.setWordWrap(True)
        self.ask_button = QPushButton(texts.translate("Consent", "Ask for consent"))
        self.ask_button.setProperty("role", "primary")
        self.trial_button = QPushButton(texts.translate("Consent", "Only test shots"))
        for button in (self.ask_button, self.trial_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ask_button.clicked.connect(self.ask_wanted)
        self.trial_button.clicked.connect(self.trial_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.ask_button)
        row.addWidget(self.trial_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(row)
        over.installEventFilter(self)
        theme.clothes().changed.connect(self._settle)
        self.hide()

    def show_leave(self, leave: Leave) -> None:
        """Show what is needed before photos may be taken; nothing where they may."""
        if leave is self._leave and self.isHidden() is (leave is Leave.GIVEN):
            return
        self._leave = leave
        self._title.setText(_title(leave))
        self._words.setText(_words(leave))
        self._words.setVisible(leave is not Leave.TRIAL)
        self.trial_button.setVisible(leave is not Leave.TRIAL)
        self.setVisible(leave is not Leave.GIVEN)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where it belongs."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return False

    def _settle(self) -> None:
        if self._leave is Leave.TRIAL:
            self.resize(self.sizeHint())
            self.move(_GAP, _GAP)
        else:
            width = min(theme.px(_WIDTH), max(self._over.width() - 2 * _GAP, 200))
            self.resize(width, max(self.heightForWidth(width), self.sizeHint().height()))
            self.move((self._over.width() - self.width()) // 2, (self._over.height() - self.height()) // 2)
        self.raise_()


def _title(leave: Leave) -> str:
    match leave:
        case Leave.REFUSED:
            return texts.translate("Consent", "No photos: there is no consent")
        case Leave.TRIAL:
            return texts.translate("Consent", "Test shots: deleted when you leave this interview")
        case _:
            return texts.translate("Consent", "First of all: may I photograph you?")


def _words(leave: Leave) -> str:
    if leave is Leave.REFUSED:
        return texts.translate(
            "Consent", "The participant said no, or the consent has ended. You can ask again, if they wish."
        )
    return texts.translate(
        "Consent",
        "Turn the laptop to the participant and let them choose. To try the light first, take test shots; "
        "they do not outlive this interview.",
    )
