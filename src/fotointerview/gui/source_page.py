"""The camera panel's page for which camera: those that are seen, and the other places pictures can come from."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.camera import CameraStatus, SeenCamera
from fotointerview.gui import texts
from fotointerview.gui.fields import FieldKeys

AUTO, DEMO, WEBCAM = "auto", "demo", "webcam"
FOLDER, WIFI, SERIAL = "folder:", "ptpip:", "serial:"
_MOST_SEEN: Final = 4
_LISTED: Final = ("usb:", "webcam:")
"""Others are chosen by what brings them: an address, a folder, the demonstration."""


class SourcePage(QWidget):
    """Choosing a camera takes effect at once; the interview goes on.

    Signals (GUI thread):
        camera_wanted(str): what is wanted, as ``--camera`` understands it.
    """

    camera_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = AUTO
        self._seen: tuple[SeenCamera, ...] = ()
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._list)
        column.addLayout(self._fields())
        column.addStretch(1)
        self._keys = FieldKeys(self)
        self._keys.watch(self)
        self._make(())

    def _fields(self) -> QGridLayout:
        self.folder = QLineEdit(self)
        self.folder.setPlaceholderText(texts.translate("Source", "folder of another program"))
        self.address = QComboBox(self)
        self.address.setEditable(True)
        self.address.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.address.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.address.setMinimumContentsLength(8)
        line = self.address.lineEdit()
        assert line is not None, "an editable box has a line"
        line.setPlaceholderText("192.168.1.20")
        self.watch_button = self._go(texts.translate("Source", "Watch"))
        self.connect_button = self._go(texts.translate("Source", "Connect"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, (words, field, button) in enumerate(
            (
                (texts.translate("Source", "Watch a folder"), self.folder, self.watch_button),
                (texts.translate("Source", "Over Wi-Fi, by its address"), self.address, self.connect_button),
            )
        ):
            label = QLabel(words, self)
            label.setProperty("role", "quiet")
            label.setBuddy(field)
            field.setProperty("role", "small")
            field.setAccessibleName(words)
            grid.addWidget(label, 2 * row, 0, 1, 2)
            grid.addWidget(field, 2 * row + 1, 0)
            grid.addWidget(button, 2 * row + 1, 1)
        self.folder.returnPressed.connect(self._watch)
        self.watch_button.clicked.connect(self._watch)
        line.returnPressed.connect(self._connect_address)
        self.connect_button.clicked.connect(self._connect_address)
        return grid

    def _go(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "tool")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_chosen(self, spec: str, *, remembered: Sequence[str]) -> None:
        """Show which camera was asked for, and what was used before; all as ``--camera`` understands it."""
        self._spec = spec
        folders = [known[len(FOLDER) :] for known in (spec, *remembered) if known.startswith(FOLDER)]
        addresses = [known[len(WIFI) :] for known in (spec, *remembered) if known.startswith(WIFI)]
        self.folder.setText(folders[0] if folders else "")
        self.address.clear()
        self.address.addItems(list(dict.fromkeys(addresses)))
        self.address.setCurrentText(addresses[0] if addresses else "")
        self._check()

    def show_seen(self, status: CameraStatus) -> None:
        """Show the cameras that could be used."""
        seen = tuple(camera for camera in status.seen if camera.port.startswith(_LISTED))
        if seen != self._seen:
            self._seen = seen
            self._make(seen[:_MOST_SEEN])

    def _make(self, seen: Sequence[SeenCamera]) -> None:
        for button in self.buttons.values():
            self._group.removeButton(button)
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for camera in seen:
            self._add(spec_of(camera), f"{camera.model}  ·  {camera.serial or camera.port}")
        self._add(AUTO, texts.translate("Source", "The first camera that is found"))
        self._add(DEMO, texts.translate("Source", "The drawn sitter, to practise with"))
        self._add(WEBCAM, texts.translate("Source", "The camera of this computer"))
        self._check()

    def _add(self, spec: str, words: str) -> None:
        button = QPushButton(words, self)
        button.setCheckable(True)
        button.setProperty("role", "source")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _on, wanted=spec: self._choose(wanted))
        self._group.addButton(button)
        self._list.addWidget(button)
        self.buttons[spec] = button

    def _check(self) -> None:
        """Which of the list is the one that was asked for; none, where it is a folder or an address."""
        self._group.setExclusive(False)
        for spec, button in self.buttons.items():
            button.setChecked(spec == self._spec)
        self._group.setExclusive(True)

    def _choose(self, spec: str) -> None:
        self._spec = spec
        self._check()
        self.camera_wanted.emit(spec)

    def _watch(self) -> None:
        folder = self.folder.text().strip()
        if folder:
            self._choose(FOLDER + folder)

    def _connect_address(self) -> None:
        address = self.address.currentText().strip().removeprefix(WIFI)
        if address:
            self._choose(WIFI + address)


def spec_of(camera: SeenCamera) -> str:
    """The camera as ``--camera`` understands it: by its serial number where that is known, on whatever port."""
    return SERIAL + camera.serial if camera.serial and camera.port.startswith("usb:") else camera.port
