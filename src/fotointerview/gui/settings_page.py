"""The camera panel's first page: live view, lines and focus, then every setting, then battery and room on the card."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from fotointerview.domain.camera import Ability, CameraStatus, SettingName
from fotointerview.gui import actions, camera_side, camera_words, texts, view
from fotointerview.gui.actions import ActionId
from fotointerview.gui.camera_side import CONNECTED, CameraSide, Guides
from fotointerview.gui.fields import FieldKeys
from fotointerview.gui.setting_rows import SettingRows

FOCUS_STEPS: Final = {-3: "‹‹", -1: "‹", 0: "", 1: "›", 3: "››"}
"""The step of each focus button, and its sign; 0 is to focus now."""


class SettingsPage(QWidget):
    """What the camera is set to, and what it can do.

    Signals (GUI thread):
        live_wanted(), lines_wanted(): the other way round; the next lines.
        focus_wanted(int): focus now (0), or a step nearer (negative) or farther.
        setting_wanted(object, str): a :class:`SettingName` and one of the camera's own choices.
    """

    live_wanted = Signal()
    lines_wanted = Signal()
    focus_wanted = Signal(int)
    setting_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = FieldKeys(self)
        self.rows = SettingRows()
        self.rows.wanted.connect(self.setting_wanted)
        self._foot = QLabel(self)
        self._foot.setProperty("role", "hint")
        self._foot.setWordWrap(True)
        self._nothing = QLabel(
            texts.translate("Setting", "As soon as a camera is there, its settings are here.")
        )
        self._nothing.setProperty("role", "quiet")
        self._nothing.setWordWrap(True)
        inside = QWidget()
        inside.setObjectName("panelInside")
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 6, 0)
        within.addWidget(self._nothing)
        within.addWidget(self.rows)
        within.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._seeing())
        column.addLayout(self._focus())
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)

    def _seeing(self) -> QHBoxLayout:
        self.live_button = self._button(texts.translate("Live", "Live view"), ActionId.LIVE)
        self.live_button.setCheckable(True)
        self.live_button.clicked.connect(self.live_wanted)
        self.lines_button = self._button(texts.translate("Live", "Lines"), ActionId.GRID)
        self.lines_button.setCheckable(True)
        self.lines_button.clicked.connect(self.lines_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.live_button)
        row.addWidget(self.lines_button, 1)
        return row

    def _focus(self) -> QVBoxLayout:
        names = {
            -3: texts.translate("Live", "Focus much nearer"),
            -1: texts.translate("Live", "Focus a little nearer"),
            0: texts.translate("Live", "Focus now"),
            1: texts.translate("Live", "Focus a little farther"),
            3: texts.translate("Live", "Focus much farther"),
        }
        self.focus_buttons: dict[int, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for step, sign in FOCUS_STEPS.items():
            button = self._button(sign or names[step], ActionId.FOCUS)
            if step:
                button.setToolTip(names[step])
            button.setAccessibleName(names[step])
            button.clicked.connect(lambda _on, by=step: self.focus_wanted.emit(by))
            self.focus_buttons[step] = button
            row.addWidget(button, 2 if step == 0 else 1)
        self._ends = QWidget(self)
        ends = QHBoxLayout(self._ends)
        ends.setContentsMargins(2, 0, 2, 0)
        for words in (texts.translate("Live", "nearer"), texts.translate("Live", "farther")):
            label = QLabel(words, self._ends)
            label.setProperty("role", "hint")
            ends.addWidget(label)
        ends.insertStretch(1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._ends)
        return column

    def _button(self, words: str, action: ActionId) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(actions.tooltip(action))
        button.setAccessibleName(words)
        return button

    def show_camera(self, status: CameraStatus, side: CameraSide) -> None:
        """Show how the camera is set and what it can do."""
        can_live = camera_side.why_not(status, Ability.LIVE_VIEW) is None
        self.live_button.setEnabled(can_live or side.live)
        self.live_button.setChecked(side.live)
        lines = texts.translate("Live", "Lines: {which}").format(which=camera_words.guides(side.guides))
        self.lines_button.setText(lines)
        self.lines_button.setAccessibleName(lines)
        self.lines_button.setChecked(side.guides is not Guides.NONE)
        is_there = status.state in CONNECTED
        for step, button in self.focus_buttons.items():
            needed = Ability.FOCUS_STEPS if step else Ability.FOCUS_NOW
            button.setVisible(needed in status.abilities)
            button.setEnabled(is_there)
        self._ends.setVisible(Ability.FOCUS_STEPS in status.abilities)
        self.rows.show_settings(status, side)
        self.rows.setEnabled(is_there)
        self._nothing.setVisible(not status.settings)
        self._foot.setText(camera_words.supplies(view.battery(status), _left(status)))
        self._foot.setVisible(bool(self._foot.text()))
        self._keys.watch(self.rows)

    def focus_on(self, name: SettingName) -> bool:
        """Give the keyboard to the setting ``name``; whether it can be set."""
        row = self.rows.row(name)
        if row is None or row.chooser is None:
            return False
        row.chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(row)
        return True


def _left(status: CameraStatus) -> str:
    told = status.settings.get(SettingName.SHOTS_LEFT)
    return told.value if told is not None else ""
