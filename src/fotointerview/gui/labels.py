"""A label and a button that shorten their words with an ellipsis instead of widening the window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)


class ElidedLabel(QLabel):
    """One line of plain text; the whole of it is the tool tip while it is shortened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Almost nothing: it gives way first."""
        return QSize(min(28, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, shortened where they must be."""
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if words == self.text() else self.text())
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.rect(),
            int(self.alignment()),
            option.palette,
            self.isEnabled(),
            words,
            self.foregroundRole(),
        )
        painter.end()


class ElidedButton(QToolButton):
    """One line of plain words that can be pressed; the whole of it is the tool tip while it is shortened."""

    def __init__(self, *, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Almost nothing: it gives way first."""
        return QSize(min(40, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, shortened where they must be."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        around = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        room = self.width() - around + 1  # the advance is rounded down
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, max(room, 8))
        self.setToolTip(self._hint if words == self.text() else self.text())
        option.text = words
        painter = QPainter(self)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
        painter.end()
