"""The small field on the picture in which a pin's words are typed, beside the pin."""

from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from fotointerview.gui import texts, theme
from fotointerview.gui.fields import WordField

_WIDTH: Final = 240
_AWAY: Final = 14


class PinField(WordField):
    """Words of one pin. Enter keeps them; Esc and leaving keep them too, unless there are none.

    Signals (GUI thread):
        done(object): the words, or ``None`` where an empty field was left; then the field is gone.
    """

    done = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(lines=2, parent=over)
        self._over = over
        self.setObjectName("pinField")
        self.setAccessibleName(texts.translate("Marks", "What the pin says"))
        self.setPlaceholderText(texts.translate("Marks", "What is here?"))
        self._is_open = False
        self.entered.connect(lambda: self._end(self.toPlainText().strip()))
        self.left.connect(self.finish)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether words are being typed."""
        return self._is_open

    def open(self, at: QPoint, words: str = "") -> None:
        """Ask for words at a place of the widget below."""
        self._is_open = True
        self.show_words(words)
        over = self._over
        self.resize(min(theme.px(_WIDTH), over.width() - 8), self.sizeHint().height())
        x = (
            at.x() + _AWAY
            if at.x() + _AWAY + self.width() <= over.width() - 4
            else at.x() - _AWAY - self.width()
        )
        y = at.y() - self.height() // 2
        self.move(
            max(4, min(x, over.width() - self.width() - 4)), max(4, min(y, over.height() - self.height() - 4))
        )
        self.show()
        self.raise_()
        self.setFocus()
        self.selectAll()

    def finish(self) -> None:
        """End the typing: words are kept, an empty field is nothing."""
        self._end(self.toPlainText().strip() or None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps what was typed."""
        super().focusOutEvent(event)
        if not self.hasFocus() and self.isActiveWindow():
            self.finish()

    def hideEvent(self, event: QHideEvent) -> None:
        """The picture goes out of sight: no word stays behind."""
        super().hideEvent(event)
        self.finish()

    def _end(self, words: str | None) -> None:
        if self._is_open:
            self._is_open = False
            had_focus = self.hasFocus()
            self.hide()
            self.show_words("")
            if had_focus:
                self._over.setFocus()
            self.done.emit(words)
