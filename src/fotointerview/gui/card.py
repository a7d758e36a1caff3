"""A card over a room: it lies there only when asked for, is no dialog, and gives the keyboard back when it goes.

Words in a field that had the keyboard are kept, as whenever the focus leaves a field.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from fotointerview.gui import theme

_AIR = 16
"""Between card and window, at least; logical pixels."""

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Card(QWidget):
    """A card in the middle of its parent (``high``: a sixth from its top), never larger than it.

    Signals (GUI thread):
        turned(): it was shown or put away.
    """

    turned = Signal()

    def __init__(self, parent: QWidget, *, high: bool = False) -> None:
        super().__init__(parent)
        self._over, self._high = parent, high
        self._before: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        parent.installEventFilter(self)
        theme.clothes().changed.connect(self._on_larger)
        self.hide()

    def open(self) -> None:
        """Show it on top; remember who had the keyboard."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        self.show()
        self.settle()
        self.raise_()

    def put_away(self) -> None:
        """Hide it; the keyboard goes back to where it was, if it was here."""
        focused = QApplication.focusWidget()
        was_here = focused is not None and (focused is self or self.isAncestorOf(focused))
        before, self._before = self._before, None
        if was_here and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def toggle(self) -> None:
        """Show the card, or put it away."""
        if self.isHidden():
            self.open()
        else:
            self.put_away()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell."""
        super().showEvent(event)
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell."""
        super().hideEvent(event)
        self.turned.emit()

    def event(self, event: QEvent) -> bool:
        """Esc is for the card while the keyboard is in it, whatever else it does in the room."""
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def wanted_size(self) -> QSize:
        """How large it would like to be."""
        return self.sizeHint()

    def settle(self) -> None:
        """Take its place in the parent."""
        room = self._over.size() - QSize(2 * _AIR, 2 * _AIR)
        size = self.wanted_size().boundedTo(room)
        left = (self._over.width() - size.width()) // 2
        spare = self._over.height() - size.height()
        self.resize(size)
        self.move(QPoint(left, min(spare - _AIR, self._over.height() // 6) if self._high else spare // 2))

    def _on_larger(self) -> None:
        if not self.isHidden():
            self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the parent changes its size."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.settle()
        return False


def claims(event: QEvent) -> bool:
    """Whether ``event`` asks if a key is a command, and it is one that belongs to what has the keyboard."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_function_key = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    return not (event.modifiers() & _COMMANDS) and not is_function_key
