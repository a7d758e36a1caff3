"""The sheet that the participant takes home: made, then opened, shown in its folder, or printed."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from fotointerview.gui import texts
from fotointerview.gui.fields import WordField


class TakeHome(QWidget):
    """One line at the foot of the choosing room.

    Signals (GUI thread):
        sheet_wanted(): make the sheet of this interview.
        print_wanted(object): send this file (:class:`Path`) to the printer.
    """

    sheet_wanted = Signal()
    print_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: Path | None = None
        self._said = QLabel(self)
        self._said.setProperty("role", "quiet")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self.make = self._button(texts.translate("Choose", "Make the sheet to take home"))
        self.make.clicked.connect(self._make)
        self.open = self._button(texts.translate("Choose", "Open it"))
        self.open.clicked.connect(lambda: self._show_outside(self._made))
        self.folder = self._button(texts.translate("Choose", "Show the folder"))
        self.folder.clicked.connect(lambda: self._show_outside(self._made.parent if self._made else None))
        self.print = self._button(texts.translate("Choose", "Print it"))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._made))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.make, self.open, self.folder, self.print):
            row.addWidget(button)
        row.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addLayout(row)
        self._line.addWidget(self._said, 1)
        self.forget()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window what is said stands under the buttons, so that neither is squeezed."""
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def forget(self) -> None:
        """Another interview, or another choice: what was made before is no longer its sheet."""
        self._made = None
        self._show("")

    def show_made(self, path: Path) -> None:
        """The sheet is there."""
        self._made = path
        self._show(texts.translate("Choose", "The sheet is ready: {name}").format(name=path.name))
        if self.isVisible() and not isinstance(QApplication.focusWidget(), WordField):  # nobody is typing
            self.open.setFocus()

    def show_said(self, words: str) -> None:
        """What became of the making or of the printing."""
        self._show(words)

    def _show(self, words: str) -> None:
        self._said.setText(words)
        self.make.setEnabled(True)
        for button in (self.open, self.folder, self.print):
            button.setVisible(self._made is not None)

    def _make(self) -> None:
        self._made = None
        self._show(texts.translate("Choose", "The sheet is being made …"))
        self.make.setEnabled(False)
        self.sheet_wanted.emit()

    def _show_outside(self, path: Path | None) -> None:
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = texts.translate("Choose", "No program here opens it. You find it at {name}")
            self._show(words.format(name=path))
