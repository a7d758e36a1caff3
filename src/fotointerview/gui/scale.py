"""One dimension of the next photo: five steps from −2 to +2, the chosen one named in words."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QPushButton, QWidget

from fotointerview.domain.words import Dimension
from fotointerview.gui import texts

STEPS: Final = (-2, -1, 0, 1, 2)
_SIGNS: Final = {-2: "− −", -1: "−", 0: "·", 1: "+", 2: "+ +"}


class Scale(QWidget):
    """Five round buttons; Left and Right walk over them.

    Signals (GUI thread):
        chosen(int): the step that somebody chose.
    """

    chosen = Signal(int)

    def __init__(self, dimension: Dimension, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dimension = dimension
        name = texts.dimension(dimension)
        self.setAccessibleName(name)
        label = QLabel(name, self)
        label.setProperty("role", "label")
        self._said = QLabel(texts.ends(dimension), self)
        self._said.setProperty("role", "hint")
        self._label = label
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        for step in STEPS:
            button = QPushButton(_SIGNS[step], self)
            button.setProperty("role", "step")
            button.setProperty("zero", step == 0)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"{name}: {texts.step(dimension, step)}")
            button.setToolTip(texts.step(dimension, step))
            self._group.addButton(button, step + 2)
        label.setBuddy(self._group.button(2))
        self._group.idClicked.connect(self._on_clicked)
        self.set_step(0)
        self._compact = True
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """On one line in a low window; the steps' words are then only in their tool tips."""
        if compact == self._compact:
            return
        self._compact = compact
        for widget in (self._label, self._said, *map(self.button, STEPS)):
            self._grid.removeWidget(widget)
        self._said.setVisible(not compact)
        for button in map(self.button, STEPS):
            button.setProperty("compact", compact)
            button.style().unpolish(button)
            button.style().polish(button)
        self._grid.setHorizontalSpacing(2 if compact else 8)
        row, first = (0, 1) if compact else (1, 0)
        if compact:
            self._grid.addWidget(self._label, 0, 0)
        else:
            self._grid.addWidget(self._label, 0, 0, 1, 2)
            self._grid.addWidget(self._said, 0, 2, 1, 3, Qt.AlignmentFlag.AlignRight)
        for column, step in enumerate(STEPS, start=first):
            self._grid.addWidget(self.button(step), row, column, Qt.AlignmentFlag.AlignHCenter)
        self._grid.setColumnStretch(0, 1 if compact else 0)

    @property
    def step(self) -> int:
        """The step that is shown as chosen."""
        return self._group.checkedId() - 2

    def button(self, step: int) -> QPushButton:
        """The button of ``step``."""
        button = self._group.button(step + 2)
        if not isinstance(button, QPushButton):
            raise KeyError(step)
        return button

    def set_step(self, step: int) -> None:
        """Show ``step`` as chosen."""
        self.button(step).setChecked(True)
        words = texts.step(self._dimension, step) if step else texts.ends(self._dimension)
        self._said.setText(words)
        agreed = step != 0
        if self._said.property("agreed") != agreed:
            self._said.setProperty("agreed", agreed)
            self._said.style().unpolish(self._said)
            self._said.style().polish(self._said)

    def _on_clicked(self, which: int) -> None:
        self.set_step(which - 2)
        self.chosen.emit(which - 2)
