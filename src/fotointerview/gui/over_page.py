"""A page that covers the whole window for one thing, with what it asks in the middle and the ways out at the foot."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from fotointerview.gui import theme

_WIDEST: Final = 1040
_AIR: Final = 32


class OverPage(QWidget):
    """Lies over ``over`` while it is shown; afterwards the keyboard belongs to ``back_to``, where it was before.

    No key of the rooms below works meanwhile. Esc goes back without doing anything.

    Attributes:
        foot: where the buttons go, from left to right.

    Signals (GUI thread):
        left(): back without an answer.
    """

    left = Signal()

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over)
        self._over, self._back_to = over, back_to
        self._before: QWidget | None = None
        self.setObjectName("overPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QFrame()
        foot.setObjectName("overFoot")
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(_AIR, 12, _AIR, 12)
        self.foot.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(foot)
        over.installEventFilter(self)
        self.hide()

    def fill(self, make: Callable[[QVBoxLayout], None]) -> None:
        """Let ``make`` fill an empty column in the middle; it takes the place of what was there.

        A widget of the page before that ``make`` puts in again stays; every other one goes.
        """
        inside, middle = QWidget(), QWidget()
        inside.setObjectName("overInside")
        theme.grow(middle, maximumWidth=_WIDEST)
        outer = QHBoxLayout(inside)
        outer.setContentsMargins(_AIR, 28, _AIR, 28)
        outer.addStretch(1)
        outer.addWidget(middle, 1000)
        outer.addStretch(1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        make(column)
        self._scroll.setWidget(inside)

    def appear(self) -> None:
        """Cover the window, from the top of the page."""
        self._settle()
        if self.isHidden():
            self._remember()
        self._scroll.verticalScrollBar().setValue(0)
        self.show()
        self.raise_()
        self.setFocus()

    def vanish(self) -> None:
        """Uncover the window; without the focus the keyboard would go to some button, and the space bar with it."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus()
        else:
            self._back_to.setFocus()

    def leave(self) -> None:
        """Away without an answer."""
        self.vanish()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window, whatever its size."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; no other key of the rooms works."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def _remember(self) -> None:
        """What has the keyboard, where that is a part of what it goes back to."""
        now = QApplication.focusWidget()
        mine = now is not None and self._back_to.isAncestorOf(now)
        self._before = now if mine else None

    def _settle(self) -> None:
        self.setGeometry(self._over.rect())
