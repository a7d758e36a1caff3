"""The quiet line for what went wrong: what happened; at a wish what is safe and what to do. It waits, never interrupts.

Over a picture it floats at the lower edge, so that the picture never moves for it; in other rooms it has a place.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.gui import icons, texts, theme

Describe = Callable[[Fault], tuple[str, str, str]]
"""Gives what happened, what is safe, what to do."""

_WIDEST: Final = 760
_GAP: Final = 12


class NoticeBar(QWidget):
    """Shows the newest notice and how many more there are; hidden when there is none.

    Args:
        describe: the words of a fault.
        over: the widget at whose lower edge it floats, also its parent; without one it is placed by a layout.

    Signals (GUI thread):
        dismissed(object): the :class:`Fault` that has been read.
        said_read(): what was said without a fault has been read.
        release_wanted(): let go of what keeps the camera away.
    """

    dismissed = Signal(object)
    said_read = Signal()
    release_wanted = Signal()

    def __init__(
        self, *, describe: Describe, over: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(over or parent)
        self.setObjectName("notice")
        self.setProperty("floating", over is not None)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._describe, self._over = describe, over
        self._notices: tuple[Fault, ...] = ()
        self._said = ""
        self._place()
        theme.clothes().changed.connect(self._on_larger)
        if over is not None:
            self.setCursor(Qt.CursorShape.ArrowCursor)
            over.installEventFilter(self)
        self.hide()

    def _place(self) -> None:
        self._sign = QLabel(self)
        self._text = _words(self)
        self._details = _words(self)
        self._details.setProperty("role", "quiet")
        self._count = QLabel(self)
        self._count.setProperty("role", "quiet")
        self._release = self._button(texts.translate("Notice", "Release it here"))
        self._release.clicked.connect(self.release_wanted)
        self._more = self._button(texts.translate("Notice", "What now?"))
        self._more.setCheckable(True)
        self._more.toggled.connect(self._on_more)
        self._close = QToolButton(self)
        theme.grow(self._close, iconSize=16)
        self._ink()
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setToolTip(texts.translate("Notice", "Read; put it away"))
        self._close.setAccessibleName(texts.translate("Notice", "Read; put it away"))
        self._close.clicked.connect(self._on_close)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        for part in (self._count, self._release, self._more, self._close):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 5, 6, 5)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._details)
        self._details.hide()

    def _ink(self) -> None:
        """Sign and cross in the ink of the theme, as sharp as the screen is."""
        ink, size = theme.tokens(self).ink, theme.px(20)
        self._sign.setPixmap(icons.pixmap("notice", colour=ink, size=size, ratio=self.devicePixelRatioF()))
        self._close.setIcon(icons.icon("close", colour=ink))

    def event(self, event: QEvent) -> bool:
        """Another theme, or a screen with other pixels."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._ink()
        return super().event(event)

    def _on_larger(self) -> None:
        self._ink()
        self._settle()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_notices(self, notices: tuple[Fault, ...], *, said: str = "") -> None:
        """Show what was just ``said`` in answer to a key, else the newest of ``notices``."""
        if (notices, said) == (self._notices, self._said):
            return
        newest = notices[-1:] != self._notices[-1:]
        self._notices, self._said = notices, said
        if newest or said:
            self._more.setChecked(False)
        self.setVisible(bool(notices or said))
        if not notices and not said:
            return
        happened, details = self._parts()
        self._text.setText(happened)
        self._details.setText(details)
        self.setAccessibleName(self.words())
        more = 0 if said else len(notices) - 1
        self._count.setText(texts.translate("Notice", "%n more", "", more) if more else "")
        self._count.setVisible(bool(more))
        self._more.setVisible(bool(details))
        self._release.setVisible(not said and can_be_released(notices[-1]))
        self._settle()
        self.raise_()

    def _parts(self) -> tuple[str, str]:
        if self._said:
            return self._said, ""
        happened, *details = self._describe(self._notices[-1])
        return happened, " ".join(part for part in details if part)

    @property
    def close_button(self) -> QToolButton:
        """Puts the notice away."""
        return self._close

    @property
    def more_button(self) -> QPushButton:
        """Shows what is safe and what to do."""
        return self._more

    @property
    def release_button(self) -> QPushButton:
        """Lets go of what keeps the camera away."""
        return self._release

    def words(self) -> str:
        """All that is said, also what is only shown at a wish."""
        return " ".join(part for part in (self._text.text(), self._details.text()) if part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return False

    def _settle(self) -> None:
        """One line where it fits; never wider than there is room for."""
        if self._over is None or self.isHidden():
            return
        column = self.layout()
        assert column is not None
        column.activate()
        room = min(self._over.width() - 2 * _GAP, theme.px(_WIDEST))
        around = column.sizeHint().width() - self._text.sizeHint().width()
        line = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        width = room if self._more.isChecked() else min(room, max(around, 0) + line)
        height = column.heightForWidth(width)
        self.setGeometry(
            (self._over.width() - width) // 2, self._over.height() - height - _GAP, width, height
        )

    def _on_more(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._settle()

    def _on_close(self) -> None:
        if self._over is not None and self.isAncestorOf(self.focusWidget() or self):
            self._over.setFocus()  # else the keyboard would land anywhere
        if self._said:
            self.said_read.emit()
        elif self._notices:
            self.dismissed.emit(self._notices[-1])


def can_be_released(fault: Fault) -> bool:
    """Whether what keeps the camera away may be let go of from here."""
    return fault.code is FaultCode.CAMERA_CLAIMED and bool(fault.details.get("mount"))


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
