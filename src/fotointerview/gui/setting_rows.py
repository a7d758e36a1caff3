"""The camera's settings as rows: what can be set is a list of the camera's own choices, the rest is only told.

A row shows what the camera is at, and below it how the last wish came out. A wish is shown in the list while it is
pending; then the list shows what the camera made of it.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from fotointerview.domain.camera import CameraStatus, Setting, SettingName
from fotointerview.gui import camera_words, texts, theme
from fotointerview.gui.camera_side import Asked, CameraSide, Outcome
from fotointerview.gui.fields import Chooser

ORDER: Final = (
    SettingName.MODE,
    SettingName.SHUTTER,
    SettingName.APERTURE,
    SettingName.ISO,
    SettingName.EXPOSURE_COMPENSATION,
    SettingName.WHITE_BALANCE,
    SettingName.PICTURE_STYLE,
    SettingName.FOCUS_MODE,
    SettingName.IMAGE_FORMAT,
    SettingName.DRIVE,
    SettingName.CAPTURE_TARGET,
    SettingName.FOCAL_LENGTH,
    SettingName.SUBJECT_DISTANCE,
    SettingName.FOCUS_DISTANCE,
    SettingName.LAMP,
)
"""Battery and room on the card stand by themselves."""

_TURNED_BY_HAND: Final = frozenset(ORDER[:11])


class SettingRow(QWidget):
    """One setting.

    Signals (GUI thread):
        wanted(object, str): the :class:`SettingName` and one of the camera's own choices.
    """

    wanted = Signal(object, str)

    def __init__(self, setting: Setting, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = setting.name
        self._choices: tuple[str, ...] = ()
        self.is_writable = is_writable(setting)
        words = texts.setting(setting.name)
        label = QLabel(words[:1].upper() + words[1:], self)
        label.setProperty("role", "quiet")
        self._note = QLabel(self)
        self._note.setProperty("role", "hint")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._chooser = Chooser(self) if self.is_writable else None
        self._told = QLabel(self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setVisible(self._chooser is None)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        theme.grow(label, minimumWidth=150)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._chooser or self._told, 0, 1)
        grid.addWidget(self._note, 1, 1)
        if self._chooser is not None:
            self._chooser.setAccessibleName(words)
            self._chooser.setProperty("role", "small")
            self._chooser.activated.connect(self._on_activated)
            label.setBuddy(self._chooser)

    def show_setting(self, setting: Setting, asked: Asked | None) -> None:
        """Show what the camera is at, and how the last wish came out."""
        is_pending = asked is not None and asked.outcome is Outcome.PENDING
        shown = asked.wanted if asked is not None and is_pending else setting.value
        if self._chooser is not None:
            self._offer(self._chooser, setting.choices, shown)
            note = camera_words.answer(asked, now=setting.value, name=self._name) if asked else ""
        else:
            self._told.setText(texts.value(self._name, shown))
            by_hand = self._name in _TURNED_BY_HAND
            note = texts.translate("Setting", "set by the camera or its own dials") if by_hand else ""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        refused = asked is not None and asked.outcome is Outcome.REFUSED
        if self._note.property("agreed") is not refused:
            self._note.setProperty("agreed", refused)
            self._note.style().unpolish(self._note)
            self._note.style().polish(self._note)

    def _offer(self, chooser: Chooser, choices: tuple[str, ...], shown: str) -> None:
        """The camera's choices; a value that is none of them stands on top."""
        offered = choices if shown in choices or not shown else (shown, *choices)
        if offered != self._choices:
            self._choices = offered
            chooser.clear()
            for value in offered:
                chooser.addItem(texts.value(self._name, value), value)
        chooser.setCurrentIndex(chooser.findData(shown))

    @property
    def chooser(self) -> Chooser | None:
        """The list; ``None`` where the setting is only told."""
        return self._chooser

    def words(self) -> tuple[str, str]:
        """What is shown, and the note below it."""
        shown = self._chooser.currentText() if self._chooser is not None else self._told.text()
        return shown, self._note.text()

    def _on_activated(self, at: int) -> None:
        if self._chooser is not None:
            self.wanted.emit(self._name, str(self._chooser.itemData(at)))


class SettingRows(QWidget):
    """Every setting the camera tells of, in the order in which photographers think of them.

    Signals (GUI thread):
        wanted(object, str): as :attr:`SettingRow.wanted`.
    """

    wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[SettingName, SettingRow] = {}
        self._column = QGridLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setVerticalSpacing(4)

    def show_settings(self, status: CameraStatus, side: CameraSide) -> None:
        """Show the settings; rows are made anew only when there are others than before."""
        there = {name: status.settings[name] for name in ORDER if name in status.settings}
        if {name: is_writable(setting) for name, setting in there.items()} != {
            name: row.is_writable for name, row in self._rows.items()
        }:
            self._make(there)
        for name, setting in there.items():
            self._rows[name].show_setting(setting, side.asked.get(name))

    def _make(self, there: dict[SettingName, Setting]) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {name: SettingRow(setting, self) for name, setting in there.items()}
        for at, row in enumerate(self._rows.values()):
            row.wanted.connect(self.wanted)
            self._column.addWidget(row, at, 0)

    def row(self, name: SettingName) -> SettingRow | None:
        """The row of ``name``, where there is one."""
        return self._rows.get(name)


def is_writable(setting: Setting) -> bool:
    """Whether the camera lets it be set from here."""
    return not setting.read_only and bool(setting.choices)
