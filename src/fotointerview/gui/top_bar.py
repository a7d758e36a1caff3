"""The bar at the top: where you are, the four rooms in the order of the day, how the camera is."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from fotointerview.domain.camera import CameraState, CameraStatus
from fotointerview.domain.words import Room
from fotointerview.gui import actions, icons, texts, theme, view
from fotointerview.gui.action_list import ActionId
from fotointerview.gui.labels import ElidedButton, ElidedLabel

_THERE = (CameraState.READY, CameraState.LIVE, CameraState.CAPTURING)


class Dot(QWidget):
    """A small disc: full when the camera is there, a ring while it is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = False
        theme.grow(self, minimumWidth=12, maximumWidth=12, minimumHeight=12, maximumHeight=12)

    def set_full(self, full: bool) -> None:
        """Show a disc or a ring."""
        self._full = full
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        muted = QColor(theme.tokens(self).muted)
        painter.setPen(QPen(muted, 1.5))
        if self._full:
            painter.setBrush(muted)
        painter.drawEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.end()


class TopBar(QWidget):
    """The bar.

    Signals (GUI thread):
        room_wanted(object): a :class:`Room`.
        back_wanted(): to the study's overview.
        camera_wanted(): which camera it is, and which it could be.
        participant_wanted(): open the participant's window, or close it.
    """

    room_wanted = Signal(object)
    back_wanted = Signal()
    camera_wanted = Signal()
    participant_wanted = Signal()

    def __init__(self, rooms: tuple[Room, ...], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel(self)
        self._title.setObjectName("title")
        self._who = ElidedLabel(self)
        self._who.setProperty("role", "quiet")
        self._group = QButtonGroup(self)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(8, 0, 16, 0)
        grid.setHorizontalSpacing(16)
        grid.addLayout(self._left(), 0, 0)
        grid.addWidget(self._rooms(rooms), 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addLayout(self._right(), 0, 2)
        grid.setColumnStretch(0, 1)
        self._group.idClicked.connect(self._on_clicked)
        self.show_camera(CameraStatus())
        theme.clothes().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        # The rooms stand in the middle; with larger text, title and camera need the room more.
        self._grid.setColumnStretch(2, 1 if theme.scale() == theme.SCALES[0] else 0)
        self.setFixedHeight(theme.px(48))
        self._back.setIconSize(QSize(theme.px(20), theme.px(20)))
        self._facing.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._show_icons()

    def _show_icons(self) -> None:
        for button, name in ((self._back, "back"), (self._facing, "facing")):
            button.setIcon(icons.icon(name, colour=theme.tokens(self).ink))

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the icons take its ink."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_icons()

    def _left(self) -> QHBoxLayout:
        self._back = QToolButton(self)
        self._back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._back.setToolTip(texts.translate("Window", "To the study's overview"))
        self._back.setAccessibleName(texts.translate("Window", "To the study's overview"))
        self._back.clicked.connect(self.back_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(self._title)
        row.addSpacing(8)
        row.addWidget(self._who)
        row.addStretch(1)
        return row

    def _rooms(self, rooms: tuple[Room, ...]) -> QWidget:
        holder = QWidget(self)
        holder.setObjectName("rooms")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(holder)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(2)
        for at, room in enumerate(Room):
            button = QPushButton(texts.room(room), holder)
            button.setProperty("role", "room")
            button.setCheckable(True)
            button.setEnabled(room in rooms)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, at)
            row.addWidget(button)
        return holder

    def _right(self) -> QHBoxLayout:
        self._dot = Dot(self)
        self._model = ElidedButton(hint=texts.translate("Camera", "Which camera"), parent=self)
        self._model.setProperty("role", "quiet")
        self._model.clicked.connect(self.camera_wanted)
        self._battery = QLabel(self)
        self._facing = QPushButton(self)
        self._facing.setProperty("role", "tool")
        self._facing.setCheckable(True)
        self._facing.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._facing.setToolTip(actions.tooltip(ActionId.PARTICIPANT_WINDOW))
        self._facing.clicked.connect(self.participant_wanted)
        self.show_facing("", is_open=False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._facing)
        row.addSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(self._model)
        row.addWidget(self._battery)
        return row

    def show_study(self, title: str, who: str) -> None:
        """Show the study's title, and participant, role and date."""
        for label, words in ((self._title, title), (self._who, who)):
            label.setText(words)
            label.updateGeometry()

    def show_room(self, room: Room) -> None:
        """Show in which room you are."""
        self._group.button(list(Room).index(room)).setChecked(True)

    def show_camera(self, status: CameraStatus) -> None:
        """Show which camera it is and how it is: in words, the dot only underlines them."""
        there = status.state in _THERE
        self._dot.set_full(there)
        model = status.identity.model if status.identity else ""
        self._model.setText(" · ".join(word for word in (model, texts.camera_state(status.state)) if word))
        self._model.setAccessibleName(
            texts.translate("Camera", "Which camera: {name}").format(name=self._model.text())
        )
        self._model.updateGeometry()
        battery = view.battery(status) if there else ""
        self._battery.setText(battery)
        self._battery.setAccessibleName(texts.translate("Camera", "battery {level}").format(level=battery))
        self._battery.setToolTip(texts.translate("Camera", "Battery"))
        self._battery.setVisible(bool(battery))

    def show_facing(self, words: str, *, is_open: bool) -> None:
        """Show whether the participant's window is there; ``words`` say what it does."""
        self._facing.setChecked(is_open)
        self._facing.setText(words)
        name = texts.translate("Window", "Participant's screen")
        self._facing.setAccessibleName(f"{name}: {words}" if words else name)

    @property
    def facing_button(self) -> QPushButton:
        """The participant's window: open it, or close it."""
        return self._facing

    def room_button(self, room: Room) -> QPushButton:
        """The button of ``room``."""
        button = self._group.button(list(Room).index(room))
        if not isinstance(button, QPushButton):
            raise KeyError(room)
        return button

    @property
    def camera_button(self) -> ElidedButton:
        """Which camera it is."""
        return self._model

    def words(self) -> tuple[str, str, str, str]:
        """Title, who, camera, battery."""
        return self._title.text(), self._who.text(), self._model.text(), self._battery.text()

    def _on_clicked(self, which: int) -> None:
        self.room_wanted.emit(list(Room)[which])
