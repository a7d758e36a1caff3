"""The bar at the bottom: how the camera is set, the shutter, how many shots are safe."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from fotointerview.domain.camera import CameraStatus, SettingName
from fotointerview.gui import actions, texts, theme, view
from fotointerview.gui.actions import ActionId
from fotointerview.gui.camera_side import can_release
from fotointerview.gui.fields import ButtonKeys
from fotointerview.gui.setting_rows import is_writable
from fotointerview.gui.theme import ROOM


class ShutterButton(QAbstractButton):
    """A round shutter button; dim while the camera cannot fire."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(texts.translate("Camera", "Take a photo"))
        self.setToolTip(actions.tooltip(ActionId.SHOOT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Round, and easy to hit."""
        return QSize(theme.px(48), theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A disc in a ring; the ring thickens with the keyboard focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(ROOM.ink if self.isEnabled() else ROOM.faint)
        ring = 3.5 if self.hasFocus() or self.underMouse() else 2.5
        painter.setPen(QPen(ink, ring))
        painter.drawEllipse(QRectF(self.rect()).adjusted(4, 4, -4, -4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        inner = 11 if self.isDown() else 9
        painter.drawEllipse(QRectF(self.rect()).adjusted(inner, inner, -inner, -inner))
        painter.end()


class CopiesButton(QAbstractButton):
    """How many shots are safe, and where: on one line, or on two where there is not room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setToolTip(texts.translate("Status", "Where the copies are"))

    def show_lines(self, *lines: str) -> None:
        """Show ``lines``, the most important first; empty ones are left out."""
        self._lines = tuple(line for line in lines if line)
        self.setText(" · ".join(self._lines))
        self.setAccessibleName(self.text() or texts.translate("Status", "Where the copies are"))
        self.setVisible(bool(self._lines))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it can get."""
        return QSize(theme.px(200), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words from the right; underlined with the keyboard focus or the pointer."""
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.hasFocus() or self.underMouse())
        painter.setFont(font)
        painter.setPen(QColor(ROOM.ink if self.hasFocus() or self.underMouse() else ROOM.muted))
        metrics = painter.fontMetrics()
        fits = metrics.horizontalAdvance(self.text()) <= self.width()
        lines = (self.text(),) if fits else self._lines
        height = metrics.lineSpacing()
        top = (self.height() - height * len(lines)) // 2
        for at, line in enumerate(lines):
            words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width())
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(0, top + at * height, self.width(), height, flags, words)
        painter.end()


class CameraBar(QWidget):
    """Settings on the left, shutter in the middle, safety on the right.

    Signals (GUI thread):
        shoot(): the shutter was pressed.
        setting_wanted(object): a :class:`SettingName` that somebody wants to change.
        copies_wanted(): where the copies are.
    """

    shoot = Signal()
    setting_wanted = Signal(object)
    copies_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cameraBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.grow(self, minimumHeight=56, maximumHeight=56)
        theme.clothes().changed.connect(self._measure)
        self._settings = QHBoxLayout()
        self._settings.setSpacing(4)
        self._keys = ButtonKeys(self)
        self._shown: tuple[tuple[SettingName, str, bool], ...] = ()
        self._shutter = ShutterButton(self)
        self._shutter.clicked.connect(self.shoot)
        self._safe = CopiesButton(self)
        self._safe.clicked.connect(self.copies_wanted)
        self._safe.hide()
        left = QWidget(self)
        left.setLayout(self._settings)
        self._settings.setContentsMargins(0, 0, 0, 0)
        self._settings.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 0, 16, 0)
        grid.setHorizontalSpacing(8)
        grid.addWidget(left, 0, 0)
        grid.addWidget(self._shutter, 0, 1)
        grid.addWidget(self._safe, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)

    def _measure(self) -> None:
        self._shutter.updateGeometry()

    def show_status(self, status: CameraStatus) -> None:
        """Show how the camera is set and whether it can fire."""
        self._shutter.setEnabled(can_release(status))
        shown = tuple(
            (name, words, is_writable(status.settings[name])) for name, words in view.setting_words(status)
        )
        if shown == self._shown:
            return
        if [(name, can) for name, _, can in shown] != [(name, can) for name, _, can in self._shown]:
            self._make(shown)
        self._shown = shown
        for at, (name, words, _) in enumerate(shown):
            item = self._settings.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QLabel | QToolButton):
                widget.setText(words)
                widget.setAccessibleName(f"{texts.setting(name)}: {words}")

    def _make(self, shown: Sequence[tuple[SettingName, str, bool]]) -> None:
        """A button for what can be set from here, a label for what is only told."""
        while self._settings.count() > 1:
            item = self._settings.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, (name, _, can_be_set) in enumerate(shown):
            part: QLabel | QToolButton
            if can_be_set:
                part = QToolButton(self)
                part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                part.clicked.connect(lambda _on=False, which=name: self.setting_wanted.emit(which))
            else:
                part = QLabel(self)
            part.setProperty("role", "setting")
            part.setToolTip(texts.setting(name))
            self._settings.insertWidget(at, part)
        self._keys.watch(self)

    def show_safe(self, *, safe: int, pending: int, copies: Sequence[str] = ()) -> None:
        """Show how many shots are safe, how many on their way, and where the copies are."""
        there = bool(safe or pending)
        counted = texts.status(safe=safe, pending=pending) if there else ""
        self._safe.show_lines(counted, " · ".join(copies) if there else "")

    @property
    def shutter(self) -> ShutterButton:
        """The shutter."""
        return self._shutter

    def words(self) -> tuple[str, ...]:
        """All that is written on the bar."""
        return (*(words for _, words, _ in self._shown), self._safe.text())

    def setting_button(self, name: SettingName) -> QWidget | None:
        """What shows ``name`` on the bar."""
        names = [shown for shown, _, _ in self._shown]
        item = self._settings.itemAt(names.index(name)) if name in names else None
        return item.widget() if item is not None else None

    @property
    def copies_button(self) -> CopiesButton:
        """How many shots are safe, and where."""
        return self._safe
