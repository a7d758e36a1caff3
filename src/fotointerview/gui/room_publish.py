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
from fotointerview.gui import forms, theme
from fotointerview.services.desk import StudyLoaded

_CARD_WIDTH = 600


class PublishRoom(QWidget):
    """What is made, of whom, in which language; and where it is once it is there.

    Signals (GUI thread):
        make_sheet: (participant code or "" for all, language) make the contact sheet.
    """

    make_sheet = Signal(str, str)

    def __init__(self, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: Path | None = None
        self._making = False
        self._anything = False
        self.setObjectName("publishRoom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        card = QFrame()
        card.setObjectName("card")
        theme.grow(card, maximumWidth=_CARD_WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(forms.heading(self.tr("Contact sheet")))
        column.addWidget(self._explanation())
        column.addLayout(self._form(language))
        self._button = QPushButton(self.tr("Make the contact sheet"))
        self._button.setProperty("role", "primary")
        self._button.clicked.connect(self._make)
        column.addWidget(self._button)
        column.addWidget(self._result())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 1000)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)
        self.setFocusProxy(self._who)
        self._show_button()

    def show_study(self, state: StudyLoaded) -> None:
        """Offer the people of whom there are shots."""
        before = self._who.currentData()
        self._who.clear()
        self._who.addItem(self.tr("Everybody"), "")
        for person in state.people:
            if person.shots:
                name = " · ".join(filter(None, (person.participant.code, person.participant.alias)))
                self._who.addItem(name, person.participant.code)
        self._who.setCurrentIndex(max(self._who.findData(before), 0))
        self._anything = any(person.shots for person in state.people)
        if not self._anything:
            self._say(self.tr("There are no shots to put on a sheet yet."))
        elif self._made is None and not self._making:
            self._say("")
        self._show_button()

    def show_made(self, path: Path) -> None:
        """The sheet is there."""
        self._made, self._making = path, False
        self._show_button()
        self._say(self.tr("The contact sheet is ready: {name}").format(name=path.name))
        self._links.show()
        if self.isVisible():
            self._open.setFocus()

    def show_failed(self, words: str) -> None:
        """The sheet could not be made; ``words`` say why and what to do."""
        self._making = False
        self._show_button()
        self._say(words)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._outcome.setVisible(bool(words))

    def _show_button(self) -> None:
        self._button.setEnabled(self._anything and not self._making)

    def _explanation(self) -> QLabel:
        return forms.quiet(
            self.tr(
                "All shots in order, with what was said, agreed and drawn. It is the most personal thing "
                "this program makes: for internal use, not for publication."
            )
        )

    def _form(self, language: Language) -> QFormLayout:
        form = forms.form()
        self._who = QComboBox()
        self._language = forms.language_box(language)
        forms.add_row(form, self.tr("&Of whom"), self._who)
        forms.add_row(form, self.tr("&Language"), self._language)
        return form

    def _result(self) -> QWidget:
        self._outcome = QWidget()
        column = QVBoxLayout(self._outcome)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._said = QLabel()
        self._said.setObjectName("trouble")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._links = QWidget()
        row = QHBoxLayout(self._links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._open = QPushButton(self.tr("Open it"))
        self._open.clicked.connect(lambda: self._show_outside(self._made))
        folder = QPushButton(self.tr("Show the folder"))
        folder.clicked.connect(lambda: self._show_outside(self._made.parent if self._made else None))
        row.addWidget(self._open)
        row.addWidget(folder)
        row.addStretch(1)
        self._links.hide()
        column.addWidget(self._said)
        column.addWidget(self._links)
        self._outcome.hide()
        return self._outcome

    def _make(self) -> None:
        self._making, self._made = True, None
        if self._button.hasFocus():  # a button that goes dim would hand the keyboard to whatever comes next
            self._who.setFocus()
        self._show_button()
        self._links.hide()
        self._say(self.tr("The sheet is being made …"))
        self.make_sheet.emit(self._who.currentData() or "", self._language.currentData())

    def _show_outside(self, path: Path | None) -> None:
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say(self.tr("No program here opens it. You find it at {name}").format(name=path))
