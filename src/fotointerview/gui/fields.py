"""Fields for people's words, and the rule that keys obey: what is typed goes into the words, never elsewhere."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_WITHIN_WORDS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
"""Keys that go through the words, also with Ctrl."""


class WordField(QPlainTextEdit):
    """A few lines of somebody's words. Enter keeps them (Shift+Enter breaks the line), Esc leaves the field.

    Signals (GUI thread):
        kept(str): Enter was pressed, or the field lost the focus, or :meth:`keep` was called, and the
            words differ from those that were last shown or kept.
        entered(): Enter was pressed.
        left(): Esc was pressed.
        typing(bool): the field got or lost the keyboard.
    """

    kept = Signal(str)
    entered = Signal()
    left = Signal()
    typing = Signal(bool)

    def __init__(self, *, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._known = ""
        self.setProperty("words", True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_words(self, words: str) -> None:
        """Show what is known; words that are being typed are not disturbed by the same news."""
        if words != self._known or not self.hasFocus():
            self._known = words
            if self.toPlainText() != words:
                self.setPlainText(words)

    def keep(self) -> None:
        """Hand over the words if they changed."""
        words = self.toPlainText().strip()
        if words != self._known:
            self._known = words
            self.kept.emit(words)

    def sizeHint(self) -> QSize:
        """As high as its lines, with room for the frame."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as its lines; Qt would have several."""
        return QSize(60, self._height())

    def _height(self) -> int:
        return (
            self._lines * self.fontMetrics().lineSpacing() + round(2 * self.document().documentMargin()) + 8
        )

    def event(self, event: QEvent) -> bool:
        """Claim every key without Ctrl or Alt, and the arrows, before a shortcut can have it."""
        claimed = isinstance(event, QKeyEvent) and (
            not event.modifiers() & _COMMANDS or event.key() in _WITHIN_WORDS
        )
        if claimed and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc leaves, the rest is typed."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.keep()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is here."""
        super().focusInEvent(event)
        self.typing.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Words are kept when the focus leaves."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.keep()
            self.typing.emit(False)


class ButtonKeys(QObject):
    """Lets Space press a button that Tab has reached, although Space shoots wherever else you are.

    Clicking never leaves the focus on a button, so a button with the focus is the keyboard user's own choice.
    """

    def watch(self, widget: QWidget) -> None:
        """Look after every button in ``widget``."""
        for button in widget.findChildren(QAbstractButton):
            self.watch_one(button)

    def watch_one(self, button: QAbstractButton) -> None:
        """Look after this button."""
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before the shortcut can have it."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            event.accept()
            return True
        return False


class FieldKeys(QObject):
    """Keeps what is typed in small fields and chosen in lists from being a command; Esc and F-keys stay commands."""

    def watch(self, widget: QWidget) -> None:
        """Look after every field and list in ``widget``."""
        for kind in (QLineEdit, QAbstractSpinBox, QComboBox):
            for field in widget.findChildren(kind):
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before a shortcut can have it."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_within = event.key() in _WITHIN_WORDS
        is_command = (event.modifiers() & _COMMANDS and not is_within) or event.key() == Qt.Key.Key_Escape
        if is_command or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
            return False
        event.accept()
        return True


class Chooser(QComboBox):
    """A list to choose from; the wheel only turns it where the keyboard is, so that nothing is set by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Number(QSpinBox):
    """A whole number; the wheel only turns it where the keyboard is."""

    def __init__(self, low: int, high: int, *, suffix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(6, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only with the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
