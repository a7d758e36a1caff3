"""The quiet line for what went wrong: what happened, what is safe, what to do. It waits; it never interrupts."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from fotointerview.domain.faults import Fault
from fotointerview.gui import icons, texts
from fotointerview.gui.theme import ROOM

Describe = Callable[[Fault], tuple[str, str, str]]
"""Gives what happened, what is safe, what to do."""


class NoticeBar(QWidget):
    """Shows the newest notice and how many more there are; hidden when there is none.

    Signals (GUI thread):
        dismissed(object): the :class:`Fault` that has been read.
    """

    dismissed = Signal(object)

    def __init__(self, *, describe: Describe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._describe = describe
        self._notices: tuple[Fault, ...] = ()
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap("notice", colour=ROOM.ink, size=20, ratio=self.devicePixelRatioF()))
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._count = QLabel(self)
        self._count.setProperty("role", "quiet")
        self._close = QToolButton(self)
        self._close.setIcon(icons.icon("close"))
        self._close.setIconSize(QSize(16, 16))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setToolTip(texts.translate("Notice", "Read; put it away"))
        self._close.setAccessibleName(texts.translate("Notice", "Read; put it away"))
        self._close.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._count)
        row.addWidget(self._close)
        self.hide()

    def show_notices(self, notices: tuple[Fault, ...]) -> None:
        """Show the newest of ``notices``."""
        if notices == self._notices:
            return
        self._notices = notices
        self.setVisible(bool(notices))
        if notices:
            words = " ".join(part for part in self._describe(notices[-1]) if part)
            self._text.setText(words)
            self._text.setAccessibleName(words)
            more = len(notices) - 1
            self._count.setText(texts.translate("Notice", "%n more", "", more) if more else "")

    @property
    def close_button(self) -> QToolButton:
        """Puts the notice away."""
        return self._close

    def words(self) -> str:
        """What is written."""
        return self._text.text()

    def _on_close(self) -> None:
        if self._notices:
            self.dismissed.emit(self._notices[-1])
