"""The camera panel's page for where the copies are: card, computer, and a second place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.camera import CameraStatus
from fotointerview.gui import camera_words, texts
from fotointerview.gui.camera_side import CameraSide
from fotointerview.gui.fields import FieldKeys
from fotointerview.gui.notices import Describe


class CopiesPage(QWidget):
    """Where every shot is, and how the second copy stands.

    Signals (GUI thread):
        second_copy_wanted(str): the folder for the second copy; "" for none.
    """

    second_copy_wanted = Signal(str)

    def __init__(self, *, describe: Describe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self._known = ""
        self._places = self._label("")
        self._state = self._label("")
        self.folder = QLineEdit(self)
        self.folder.setProperty("role", "small")
        self.folder.setPlaceholderText(texts.translate("Copies", "a folder on another disk or a share"))
        self.folder.setAccessibleName(texts.translate("Copies", "Folder for the second copy"))
        self.copy_button = self._button(texts.translate("Copies", "Copy there"))
        self.stop_button = self._button(texts.translate("Copies", "No second copy"))
        heading = self._label("label")
        heading.setText(texts.translate("Copies", "Second copy while you shoot"))
        heading.setBuddy(self.folder)
        quiet = self._label("quiet")
        quiet.setText(
            texts.translate(
                "Copies",
                "Every shot is copied there too, and compared. Shooting never waits for it.",
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.stop_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._places)
        column.addSpacing(8)
        for part in (heading, quiet, self.folder):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self._state)
        column.addStretch(1)
        self.folder.returnPressed.connect(self._want)
        self.copy_button.clicked.connect(self._want)
        self.stop_button.clicked.connect(lambda: self.second_copy_wanted.emit(""))
        self._keys = FieldKeys(self)
        self._keys.watch(self)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            label.setProperty("role", role)
        return label

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_copies(self, side: CameraSide, status: CameraStatus) -> None:
        """Show where the shots are."""
        self._places.setText(camera_words.places_in_full(status))
        copy = side.copies
        if copy.folder != self._known:
            self._known = copy.folder
            self.folder.setText(copy.folder)
        self.stop_button.setVisible(bool(copy.folder))
        words = [camera_words.second_copy(copy).capitalize()] if copy.folder else []
        if copy.fault is not None:
            words.extend(part for part in self._describe(copy.fault) if part)
        self._state.setText(". ".join(word.rstrip(".") for word in words) + "." if words else "")
        self._state.setVisible(bool(words))

    def words(self) -> str:
        """How the second copy stands."""
        return self._state.text()

    def _want(self) -> None:
        folder = self.folder.text().strip()
        if folder:
            self.second_copy_wanted.emit(folder)
