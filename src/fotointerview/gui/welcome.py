"""The doorstep: no study is open yet. Make one or open one; if the last could not be opened, it says why."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class Welcome(QWidget):
    """Two ways in.

    Signals:
        chosen: (folder) the study to open; an empty folder becomes a new study.
    """

    chosen = Signal(str)

    def __init__(self, *, start_in: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start_in = start_in
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("fotointerview")
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(16)
        title = QLabel(self.tr("A photo asks a question back."))
        title.setObjectName("question")
        explanation = QLabel(
            self.tr(
                "A study is one folder with everything in it: the photos, what was said, what was agreed."
            )
        )
        explanation.setProperty("role", "quiet")
        explanation.setWordWrap(True)
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.setObjectName("trouble")
        self._trouble.hide()
        column.addStretch(1)
        for widget in (title, explanation, self._trouble):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        column.addStretch(2)

    @property
    def trouble(self) -> str:
        """What is said about a study that could not be opened; "" when nothing is."""
        return self._trouble.text()

    def show_trouble(self, words: str) -> None:
        """Say why a study could not be opened."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        new = QPushButton(self.tr("New study …"))
        new.setProperty("role", "primary")
        new.clicked.connect(self._new)
        known = QPushButton(self.tr("Open a study …"))
        known.clicked.connect(self._open)
        row.addWidget(new)
        row.addWidget(known)
        row.addStretch(1)
        return row

    def _new(self) -> None:
        where, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("What is the study called, and where does it stand?"),
            str(self._start_in / self.tr("New study")),
        )
        if where:
            self.chosen.emit(where)

    def _open(self) -> None:
        where = QFileDialog.getExistingDirectory(
            self, self.tr("Which folder is the study in?"), str(self._start_in)
        )
        if where:
            self.chosen.emit(where)
