"""The camera panel's page for working alone: after how long the shutter goes by itself, how often, how far apart."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.gui import actions, camera_words, texts
from fotointerview.gui.actions import ActionId
from fotointerview.gui.camera_side import Alone, CameraSide
from fotointerview.gui.fields import FieldKeys, Number

DELAYS_S: Final = (2, 5, 10)
_MOST_SHOTS: Final = 99
_LONGEST_S: Final = 3600
_USUAL_S: Final = 10


class AlonePage(QWidget):
    """Self-timer and interval are one thing: a delay, a number of photos, and the time between them.

    Signals (GUI thread):
        alone_changed(object): the :class:`Alone` that the next start carries out.
        toggled(): start it, or stop what runs.
    """

    alone_changed = Signal(object)
    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        intro = QLabel(
            texts.translate("Series", "The shutter goes by itself. The seconds are counted on the picture."),
            self,
        )
        intro.setProperty("role", "quiet")
        intro.setWordWrap(True)
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self.start_button = QPushButton(texts.translate("Series", "Start  T"), self)
        self.start_button.setAccessibleName(texts.translate("Series", "Start"))
        self.start_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.start_button.setToolTip(actions.tooltip(ActionId.SERIES))
        self.start_button.clicked.connect(self.toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(intro)
        column.addLayout(self._fields())
        column.addWidget(self._told)
        column.addWidget(self.start_button)
        column.addStretch(1)
        self._keys = FieldKeys(self)
        self._keys.watch(self)

    def _fields(self) -> QGridLayout:
        self._group = QButtonGroup(self)
        delays = QHBoxLayout()
        delays.setSpacing(8)
        for seconds in DELAYS_S:
            button = QPushButton(texts.translate("Series", "{seconds} s").format(seconds=seconds), self)
            button.setCheckable(True)
            button.setProperty("role", "tool")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(
                texts.translate("Series", "after {seconds} seconds").format(seconds=seconds)
            )
            self._group.addButton(button, seconds)
            delays.addWidget(button, 1)
        self._group.idClicked.connect(self._changed)
        self.shots = Number(1, _MOST_SHOTS, parent=self)
        self.every = Number(1, _LONGEST_S, suffix=texts.translate("Series", " s"), parent=self)
        self.every.setValue(_USUAL_S)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addLayout(delays, 0, 1)
        for at, (words, field) in enumerate(
            (
                (texts.translate("Series", "First photo after"), self._group.button(DELAYS_S[0])),
                (texts.translate("Series", "How many photos"), self.shots),
                (texts.translate("Series", "One every"), self.every),
            )
        ):
            label = QLabel(words, self)
            label.setProperty("role", "quiet")
            label.setBuddy(field)
            grid.addWidget(label, at, 0)
        for at, number in ((1, self.shots), (2, self.every)):
            number.setProperty("role", "small")
            number.valueChanged.connect(self._changed)
            grid.addWidget(number, at, 1)
        self.shots.setAccessibleName(texts.translate("Series", "How many photos"))
        self.every.setAccessibleName(texts.translate("Series", "One every so many seconds"))
        return grid

    def delay_button(self, seconds: int) -> QPushButton:
        """The button for so many seconds."""
        button = self._group.button(seconds)
        if not isinstance(button, QPushButton):
            raise KeyError(seconds)
        return button

    def show_series(self, side: CameraSide, *, can_shoot: bool) -> None:
        """Show what the next start does, and whether something runs."""
        alone = side.alone
        known = self._group.button(round(alone.delay_s))
        if known is not None:
            known.setChecked(True)
        for number, value in ((self.shots, alone.shots), (self.every, round(alone.every_s))):
            if value and number.value() != value:
                number.blockSignals(True)
                number.setValue(value)
                number.blockSignals(False)
        self.every.setEnabled(alone.shots > 1)
        self._told.setText(camera_words.series(alone))
        running = side.in_series
        words = texts.translate("Series", "Stop  T") if running else texts.translate("Series", "Start  T")
        self.start_button.setText(words)
        self.start_button.setAccessibleName(
            texts.translate("Series", "Stop") if running else texts.translate("Series", "Start")
        )
        self.start_button.setEnabled(running or can_shoot)

    def _changed(self) -> None:
        shots = self.shots.value()
        every_s = float(self.every.value()) if shots > 1 else 0.0
        self.alone_changed.emit(Alone(float(self._group.checkedId()), shots, every_s))
