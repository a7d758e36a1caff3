"""A button with a menu, whose lines come from whoever can do something; each says when it has a meaning."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

T = TypeVar("T")


class MoreMenu(QPushButton, Generic[T]):
    """Things to do with a subject (a person, the study). Without a subject, or without lines, it is away."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setProperty("role", "tool")
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._subject: T | None = None
        self._lines: list[tuple[int, QAction, Callable[[T], bool]]] = []
        self.hide()

    @property
    def lines(self) -> dict[str, QAction]:
        """The lines by their words, as they stand in the menu."""
        return {action.text(): action for _group, action, _when in self._lines}

    def add(
        self,
        words: str,
        intent: Callable[[T], None],
        *,
        when: Callable[[T], bool] = lambda _subject: True,
        group: int,
    ) -> QAction:
        """Add a line that calls ``intent`` with the subject; it can be chosen while ``when`` holds of it.

        Lines stand by their ``group``, the lowest first, with a line between two groups; within one as they came.
        """
        action = QAction(words, self)
        action.triggered.connect(lambda _checked=False: self._choose(intent))
        self._lines.append((group, action, when))
        self._lines.sort(key=lambda line: line[0])
        self._lay_out()
        self.show_subject(self._subject)
        return action

    def show_subject(self, subject: T | None) -> None:
        """Show the menu for ``subject``."""
        self._subject = subject
        self.setVisible(subject is not None and bool(self._lines))
        for _group, action, when in self._lines:
            action.setEnabled(subject is not None and when(subject))

    def _lay_out(self) -> None:
        self._menu.clear()  # the lines are the button's own and stay
        for before, line in zip([None, *self._lines], self._lines, strict=False):
            if before is not None and before[0] != line[0]:
                self._menu.addSeparator()
            self._menu.addAction(line[1])

    def _choose(self, intent: Callable[[T], None]) -> None:
        if self._subject is not None:
            intent(self._subject)
