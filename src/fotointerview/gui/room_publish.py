"""The room after the interviews: the contact sheet, made beside everything else."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.words import Language
from fotointerview.services.desk import StudyLoaded

_CARD_WIDTH = 600


class PublishRoom(QWidget):
    """What is made, of whom, in which language; and where it is once it is there.

    Signals:
        make_sheet: (participant code or "" for all, language) make the contact sheet.
    """

    make_sheet = Signal(str, str)

    def __init__(self, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: Path | None = None
        self.setObjectName("publishRoom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(_CARD_WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        heading = QLabel(self.tr("Contact sheet"))
        heading.setProperty("role", "roomtitle")
        column.addWidget(heading)
        column.addWidget(self._explanation())
        column.addLayout(self._form(language))
        self._button = QPushButton(self.tr("Make the contact sheet"))
        self._button.setProperty("role", "primary")
        self._button.clicked.connect(self._make)
        column.addWidget(self._button)
        column.addWidget(self._outcome())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)

    def show_study(self, state: StudyLoaded) -> None:
        """Offer the people of the study."""
        before = self._who.currentData()
        self._who.clear()
        self._who.addItem(self.tr("Everybody"), "")
        for person in state.people:
            name = " · ".join(filter(None, (person.participant.code, person.participant.alias)))
            self._who.addItem(name, person.participant.code)
        self._who.setCurrentIndex(max(self._who.findData(before), 0))
        anything = any(person.shots for person in state.people)
        self._button.setEnabled(anything)
        self._said.setText("" if anything else self.tr("There are no shots to put on a sheet yet."))

    def show_made(self, path: Path) -> None:
        """The sheet is there."""
        self._made = path
        self._button.setEnabled(True)
        self._said.setText(self.tr("The contact sheet is ready: {name}").format(name=path.name))
        self._links.show()

    def show_failed(self, words: str) -> None:
        """The sheet could not be made; ``words`` say why and what to do."""
        self._button.setEnabled(True)
        self._said.setText(words)

    def _explanation(self) -> QLabel:
        text = QLabel(
            self.tr(
                "All shots in order, with what was said, agreed and drawn. It is the most personal thing "
                "this program makes: for internal use, not for publication."
            )
        )
        text.setWordWrap(True)
        text.setProperty("role", "quiet")
        return text

    def _form(self, language: Language) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._who = QComboBox()
        self._language = QComboBox()
        self._language.addItem("Nederlands", Language.NL.value)
        self._language.addItem("English", Language.EN.value)
        self._language.setCurrentIndex(self._language.findData(language.value))
        form.addRow(self.tr("&Of whom"), self._who)
        form.addRow(self.tr("&Language"), self._language)
        return form

    def _outcome(self) -> QWidget:
        outcome = QWidget()
        column = QVBoxLayout(outcome)
        column.setContentsMargins(0, 0, 0, 0)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._links = QWidget()
        row = QHBoxLayout(self._links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        look = QPushButton(self.tr("Open it"))
        look.clicked.connect(self._open_file)
        folder = QPushButton(self.tr("Show the folder"))
        folder.clicked.connect(self._open_folder)
        row.addWidget(look)
        row.addWidget(folder)
        row.addStretch(1)
        self._links.hide()
        column.addWidget(self._said)
        column.addWidget(self._links)
        return outcome

    def _make(self) -> None:
        self._button.setEnabled(False)
        self._links.hide()
        self._said.setText(self.tr("The sheet is being made …"))
        self.make_sheet.emit(self._who.currentData() or "", self._language.currentData())

    def _open_file(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))

    def _open_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent)))
