"""The keys of the room on a small card; it lies over the picture only when asked for and takes no focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from fotointerview.gui import actions, texts


class HelpCard(QWidget):
    """Every action and its key, in two columns; stays in the middle of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("help")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(texts.translate("Help", "The keys"))
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 20, 24, 20)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        heading = QLabel(texts.translate("Help", "The keys"), self)
        heading.setProperty("role", "heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        grid.setColumnMinimumWidth(2, 12)
        rows = -(-len(actions.SPECS) // 2)
        for at, spec in enumerate(actions.SPECS):
            row, column = 1 + at % rows, 3 * (at // rows)
            key = QLabel(actions.key_names(spec), self)
            key.setProperty("role", "key")
            key.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(key, row, column)
            grid.addWidget(QLabel(actions.text(spec), self), row, column + 1)
        parent.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Show the card, or put it away."""
        self.setVisible(self.isHidden())
        self._centre()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the parent changes its size."""
        if event.type() is QEvent.Type.Resize:
            self._centre()
        return False

    def _centre(self) -> None:
        size = self.sizeHint()
        self.resize(size)
        room = self._room.size()
        self.move((room.width() - size.width()) // 2, max(0, (room.height() - size.height()) // 2))
