"""The soft sign that a new shot waits while somebody draws, compares, types or looks closely."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from fotointerview.gui import actions, texts
from fotointerview.gui.actions import ActionId

_GAP: Final = 12


class WaitingSign(QPushButton):
    """Floats in the upper right corner of ``over``; going to the new shot is one click, or the key it names.

    Signals (GUI thread):
        wanted(): go to the new shot.
    """

    wanted = Signal()

    def __init__(self, *, over: QWidget) -> None:
        super().__init__(texts.translate("Room", "A new photo is waiting"), over)
        self._over = over
        self.setObjectName("waiting")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(actions.tooltip(ActionId.NEWEST))
        self.setAccessibleName(self.text())
        self.clicked.connect(self.wanted)
        over.installEventFilter(self)
        self.hide()

    def show_waiting(self, waiting: bool) -> None:
        """Whether a shot waits."""
        if waiting is not self.isHidden():
            return
        self.setVisible(waiting)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return False

    def _settle(self) -> None:
        self.resize(self.sizeHint())
        self.move(self._over.width() - self.width() - _GAP, _GAP)
        self.raise_()
