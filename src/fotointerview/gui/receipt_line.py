"""The receipt of a consent to take home: made when somebody wants it, then opened, shown in its folder, or printed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.gui import forms, theme

_GAP: Final = 12
_WIDTH: Final = 520


class ReceiptLine(QWidget):
    """Buttons, and under them what came of it.

    Signals (GUI thread):
        make_wanted(): make the receipt.
        print_wanted(object): send this file (:class:`Path`) to the printer.
    """

    make_wanted = Signal()
    print_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: Path | None = None
        self.make = self.button(self.tr("Make the receipt"))
        self.open = self.button(self.tr("Open it"))
        self.folder = self.button(self.tr("Show the folder"))
        self.print = self.button(self.tr("Print it"))
        self.make.clicked.connect(self.want)
        self.open.clicked.connect(lambda: self._show_outside(self._made))
        self.folder.clicked.connect(lambda: self._show_outside(self._made.parent if self._made else None))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._made))
        self.said = forms.quiet()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.row.setSpacing(8)
        for one in (self.make, self.open, self.folder, self.print):
            self.row.addWidget(one)
        self.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.row)
        column.addWidget(self.said)
        self.forget()

    def button(self, words: str) -> QPushButton:
        """A button that belongs here."""
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def wide(self) -> int:
        """How wide its buttons are beside each other."""
        shown = [one for one in self.findChildren(QPushButton) if one.isVisibleTo(self)]
        for one in shown:
            one.ensurePolished()
        return sum(one.sizeHint().width() + self.row.spacing() for one in shown)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room the buttons stand under each other."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way is not self.row.direction():
            self.row.setDirection(way)

    def want(self) -> None:
        """Ask for the receipt."""
        self.forget()
        self.make.setEnabled(False)
        self.show_said(self.tr("The receipt is being made …"))
        self.make.setEnabled(False)
        self.make_wanted.emit()

    def forget(self) -> None:
        """What was made before is another's."""
        self._made = None
        self.show_said("")

    def show_made(self, path: Path) -> None:
        """The receipt is there."""
        self._made = path
        self.show_said(self.tr("The receipt is ready: {name}").format(name=path.name))

    def show_said(self, words: str) -> None:
        """What became of the making or of the printing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.make.setEnabled(True)
        self.make.setVisible(self._made is None)
        for one in (self.open, self.folder, self.print):
            one.setVisible(self._made is not None)

    def _show_outside(self, path: Path | None) -> None:
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.show_said(self.tr("No program here opens it. You find it at {name}").format(name=path))


class ReceiptCard(QFrame):
    """The quiet offer after consent was asked: in the lower left corner of ``over``, in nobody's way.

    Attributes:
        line: its buttons.
    """

    def __init__(self, *, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.participant_id = ""
        self.setObjectName("receiptCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        title = QLabel(self.tr("Receipt to take home"))
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        self.line = ReceiptLine(self)
        self.close_button = self.line.button(self.tr("Not now"))
        self.close_button.clicked.connect(self.put_away)
        self.line.row.insertWidget(self.line.row.count() - 1, self.close_button)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(16, 12, 16, 12)
        self._inside.setSpacing(8)
        self._inside.addWidget(title)
        self._inside.addWidget(self.line)
        over.installEventFilter(self)
        theme.clothes().changed.connect(self._settle)
        self.hide()

    def offer(self, participant_id: str) -> None:
        """Offer it to whoever has just answered."""
        self.participant_id = participant_id
        self.line.forget()
        self.close_button.setText(self.tr("Not now"))
        self.show()
        self._settle()

    def show_made(self, path: Path) -> None:
        """The receipt is there."""
        self.line.show_made(path)
        self.close_button.setText(self.tr("Good"))
        self._settle()

    def show_said(self, words: str) -> None:
        """What became of it."""
        self.line.show_said(words)
        self._settle()

    def put_away(self) -> None:
        """Away; the keyboard is the picture's again."""
        had_it = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.participant_id = ""
        self.hide()
        if had_it:
            self._over.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where it belongs."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return False

    def event(self, event: QEvent) -> bool:
        """What is in it has another size: so has the card."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._settle()
        return done

    def _settle(self) -> None:
        if self.isHidden():
            return
        room = max(self._over.width() - 2 * _GAP, 200)
        margins = self._inside.contentsMargins()
        self.line.set_narrow(self.line.wide() + margins.left() + margins.right() > room)
        self._inside.activate()
        width = min(max(self.sizeHint().width(), theme.px(_WIDTH)), room)
        height = max(self._inside.totalHeightForWidth(width), self._inside.totalMinimumSize().height())
        self.setGeometry(_GAP, max(self._over.height() - height - _GAP, 0), width, height)
        self.raise_()
