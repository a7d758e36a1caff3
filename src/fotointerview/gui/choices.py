"""A short list of things to choose from, one or several, with a sign beside each that is seen without colour."""

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

K = TypeVar("K")

ONE: Final = ("○", "●")
SOME: Final = ("–", "✓")


class ChoiceButton(QPushButton):
    """One of them; its sign says whether it is chosen."""

    def __init__(self, words: str, signs: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._signs = words, signs
        self.setProperty("role", "choice")
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.toggled.connect(self._show)
        self._show(False)

    def _show(self, on: bool) -> None:
        self.setText(f"{self._signs[on]}  {self._words}".replace("&", "&&"))


class ChoiceList(QWidget, Generic[K]):
    """Buttons under each other. With ``several`` any number is chosen, none to begin with; else one, the first.

    Signals (GUI thread):
        changed(): something else is chosen.
    """

    changed = Signal()

    def __init__(
        self, lines: Sequence[tuple[K, str]], *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.buttons: dict[K, ChoiceButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for key, words in lines:
            button = ChoiceButton(words, SOME if several else ONE, self)
            self._group.addButton(button)
            button.toggled.connect(self._on_toggled)
            self.buttons[key] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not several and self.buttons:
            next(iter(self.buttons.values())).setChecked(True)

    @property
    def chosen(self) -> tuple[K, ...]:
        """What is chosen, in the order of the list."""
        return tuple(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: K) -> None:
        """Choose ``key``."""
        self.buttons[key].setChecked(True)

    def _on_toggled(self, _on: bool) -> None:
        self.changed.emit()
