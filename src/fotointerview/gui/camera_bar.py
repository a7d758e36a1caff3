"""The bar at the bottom: how the camera is set, the shutter, how many shots are safe."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from fotointerview.domain.camera import CameraState, CameraStatus, SettingName
from fotointerview.gui import actions, texts, view
from fotointerview.gui.actions import ActionId
from fotointerview.gui.labels import ElidedLabel
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
        return QSize(48, 48)

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


class CameraBar(QWidget):
    """Settings on the left, shutter in the middle, safety on the right.

    Signals (GUI thread):
        shoot(): the shutter was pressed.
    """

    shoot = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cameraBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(56)
        self._settings = QHBoxLayout()
        self._settings.setSpacing(20)
        self._shown: tuple[tuple[SettingName, str], ...] = ()
        self._shutter = ShutterButton(self)
        self._shutter.clicked.connect(self.shoot)
        self._safe = ElidedLabel(self)
        self._safe.setProperty("role", "quiet")
        self._safe.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        left = QWidget(self)
        left.setLayout(self._settings)
        self._settings.setContentsMargins(0, 0, 0, 0)
        self._settings.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 0, 16, 0)
        grid.addWidget(left, 0, 0)
        grid.addWidget(self._shutter, 0, 1)
        grid.addWidget(self._safe, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)

    def show_status(self, status: CameraStatus) -> None:
        """Show how the camera is set and whether it can fire."""
        self._shutter.setEnabled(status.state in (CameraState.READY, CameraState.LIVE, CameraState.CAPTURING))
        shown = view.setting_words(status)
        if shown == self._shown:
            return
        self._shown = shown
        while self._settings.count() > 1:
            item = self._settings.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, (name, words) in enumerate(shown):
            label = QLabel(words, self)
            label.setProperty("role", "setting")
            label.setToolTip(texts.setting(name))
            label.setAccessibleName(f"{texts.setting(name)}: {words}")
            self._settings.insertWidget(at, label)

    def show_safe(self, *, safe: int, pending: int) -> None:
        """Show how many shots are safe and how many on their way."""
        self._safe.setText(texts.status(safe=safe, pending=pending) if safe or pending else "")
        self._safe.updateGeometry()

    @property
    def shutter(self) -> ShutterButton:
        """The shutter."""
        return self._shutter

    def words(self) -> tuple[str, ...]:
        """All that is written on the bar."""
        return (*(words for _, words in self._shown), self._safe.text())
