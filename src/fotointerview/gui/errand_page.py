"""A page for something that takes a while: what it will do, how far it is, what came of it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from fotointerview.gui import texts, theme
from fotointerview.gui.office_page import OfficePage

_STEPS: Final = 1000
_NAMED: Final = 5


class ErrandPage(OfficePage):
    """Shows one step after another in its middle; at its foot the way out and the ways on.

    While something is under way Esc and the button at the left ask for its end; afterwards they lead back.

    Attributes:
        other_button: another way on; :attr:`go_button` the one that is meant.
        is_under_way: whether something is.

    Signals (GUI thread):
        stop_wanted(): what is under way should end.
    """

    stop_wanted = Signal()

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to)
        self.is_under_way = False
        self._progress: QProgressBar | None = None
        self._line: QLabel | None = None
        self._ways: list[Callable[[], None]] = []
        self.other_button, self.go_button = QPushButton(), QPushButton()
        self.go_button.setProperty("role", "primary")
        self.other_button.clicked.connect(lambda: self._go(0))
        self.go_button.clicked.connect(lambda: self._go(1))
        self.foot.addStretch(1)
        self.foot.addWidget(self.other_button)
        self.foot.addWidget(self.go_button)

    @property
    def words(self) -> str:
        """Everything that is said on the page, one thing a line."""
        return "\n".join(label.text() for label in self.findChildren(QLabel) if not label.isHidden())

    def show_step(
        self,
        title: str,
        parts: Sequence[QWidget],
        *,
        back: str = "",
        other: tuple[str, Callable[[], None]] | None = None,
        go: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show a step with the ways on from there; nothing is under way."""
        self.is_under_way = False
        self._progress = self._line = None
        self._compose(title, parts)
        self.back_button.setText(back or texts.translate("Errand", "Back"))
        self.back_button.setEnabled(True)
        self._ways = [way[1] if way is not None else _nothing for way in (other, go)]
        for button, way in ((self.other_button, other), (self.go_button, go)):
            button.setVisible(way is not None)
            button.setEnabled(True)
            button.setText(way[0] if way is not None else "")
        self._take_keys(self.go_button if go is not None else self.back_button)

    def show_under_way(self, title: str, words: str) -> None:
        """Something is under way; tell how far by :meth:`show_progress`."""
        self.is_under_way = True
        self._line = paragraph(words)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(title)
        self._compose(title, (self._line, self._progress))
        self.back_button.setText(texts.translate("Errand", "Stop"))
        self.back_button.setEnabled(True)
        self.other_button.hide()
        self.go_button.hide()
        self._take_keys(self.back_button)

    def show_progress(self, words: str, part: float | None = None) -> None:
        """How far it is, in words and as a part of 1; ``None`` is unknown."""
        if self._progress is None or self._line is None:
            return
        self._line.setText(words)
        self._progress.setRange(0, 0 if part is None else _STEPS)
        if part is not None:
            self._progress.setValue(round(_STEPS * part))

    def leave(self) -> None:
        """Back; where something is under way, its end is asked for first."""
        if not self.is_under_way:
            super().leave()
        elif self.back_button.isEnabled():
            self.back_button.setEnabled(False)
            self.setFocus()
            self.stop_wanted.emit()

    def _compose(self, title: str, parts: Sequence[QWidget]) -> None:
        def make(column: QVBoxLayout) -> None:
            self.title.setText(title)
            column.addWidget(self.title)
            column.addWidget(self.trouble)
            column.addSpacing(4)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)

        self.fill(make)

    def _take_keys(self, button: QPushButton) -> None:
        """What had the keyboard may be gone with the step before."""
        if self.isVisible():
            button.setFocus()

    def _go(self, which: int) -> None:
        self._ways[which]()


def _nothing() -> None:
    """No way on."""


def paragraph(words: str) -> QLabel:
    """Words to read, plain text."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "paragraph")
    return label


def aside(words: str) -> QLabel:
    """Words that stand back, plain text."""
    label = paragraph(words)
    label.setProperty("role", "quiet")
    return label


def counted(count: int, one: str, many: str) -> str:
    """``one`` where there is one, else ``many`` with its ``{count}``."""
    return one if count == 1 else many.format(count=count)


def some_of(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return (
        texts.translate("Errand", "{names} and {count} more").format(names=shown, count=more)
        if more > 0
        else shown
    )


def large_number(words: str) -> QLabel:
    """What somebody looks for first on the page."""
    label = paragraph(words)
    label.setProperty("role", "roomtitle")
    theme.grow(label, minimumHeight=28)
    return label
