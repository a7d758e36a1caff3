"""The room before the interview: who is in the study, who comes now, and with which question."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.words import Language
from fotointerview.gui import forms, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.people_grid import PeopleGrid
from fotointerview.services.desk import StudyLoaded
from fotointerview.services.presets import InterviewPreset
from fotointerview.services.study import NewParticipant

_AIR = 8
"""What the cards keep around themselves."""


class PrepareRoom(QWidget):
    """People on the left, the next participant on the right; one yellow button.

    Signals (GUI thread):
        begin: (:class:`NewParticipant`, preset key) somebody new sits down.
        begin_again: (participant id, preset key) a further interview with somebody known.
        go_on: (interview id) go on with an interview that was begun before.
        other_study: () leave this study for another.
    """

    begin = Signal(object, str)
    begin_again = Signal(str, str)
    go_on = Signal(str)
    other_study = Signal()

    def __init__(
        self,
        *,
        presets: Sequence[InterviewPreset],
        language: Language,
        bridge: Bridge,
        study_folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presets = tuple(presets)
        self._language = language
        self._offered: str | None = None
        self._read_only = False
        self.people = PeopleGrid(bridge=bridge, study_folder=study_folder, language=language)
        self.setObjectName("prepareRoom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(24 - _AIR, 24, 24, 24)
        row.setSpacing(24 - _AIR)
        row.addWidget(self._people_side(), 3)
        row.addWidget(self._form_side(), 2, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self._alias)
        self._choose_preset()
        self._on_picked()

    @property
    def next_code(self) -> str:
        """The code in the form."""
        return self._code.text()

    @property
    def trouble(self) -> str:
        """What is said about an interview that could not be begun; "" when nothing is."""
        return self._trouble.text()

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def show_study(self, state: StudyLoaded) -> None:
        """Show the study as it is now. What is being typed stays, until the code that was offered is taken."""
        self.people.show_people(state.people)
        self.people.setVisible(bool(state.people))
        self._empty.setVisible(not state.people)
        if state.next_code != self._offered:
            self._offered = state.next_code
            self._code.setText(state.next_code)
            self._alias.clear()
            self._show_roles(state)
        self._read_only = state.read_only
        self._closed.setVisible(state.read_only)
        self._form.setEnabled(not state.read_only)
        self.begin_button.setEnabled(not state.read_only)
        self._on_picked()

    def show_trouble(self, words: str) -> None:
        """Say why the interview could not be begun; what was typed is still there to be mended."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        if words:
            self.begin_button.setEnabled(not self._read_only)
            self._code.setFocus()
            self._code.selectAll()

    def _show_roles(self, state: StudyLoaded) -> None:
        self._role.clear()
        self._role.addItem(self.tr("not chosen yet"), None)
        for role in state.roles:
            self._role.addItem(role.name(self._language), role.key)

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _people_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        other = QPushButton(self.tr("Another study …"))
        other.setProperty("role", "tool")
        other.clicked.connect(self.other_study)
        top = QHBoxLayout()
        top.setContentsMargins(_AIR, 0, _AIR, 0)
        top.addWidget(forms.heading(self.tr("In this study")), 1)
        top.addWidget(other)
        self.people.picked.connect(self._on_picked)
        self.people.opened.connect(self._go_on)
        self._empty = forms.quiet(
            self.tr("Nobody is in this study yet. Enter who sits down first, on the right.")
        )
        self._empty.setContentsMargins(_AIR, 0, _AIR, 0)
        column.addLayout(top)
        column.addWidget(self.people, 1)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._foot())
        return side

    def _foot(self) -> QHBoxLayout:
        self._go_on_button = QPushButton(self.tr("Go on with this interview"))
        self._go_on_button.clicked.connect(self._go_on)
        self._again_button = QPushButton(self.tr("New interview with this participant"))
        self._again_button.clicked.connect(self._begin_again)
        self._hint = forms.quiet(self.tr("Pick somebody to go on with their interview."))
        theme.grow(self._hint, minimumHeight=36)
        foot = QHBoxLayout()
        foot.setContentsMargins(_AIR, 0, _AIR, 0)
        foot.setSpacing(8)
        foot.addWidget(self._go_on_button)
        foot.addWidget(self._again_button)
        foot.addWidget(self._hint, 1)
        foot.addStretch()
        return foot

    def _form_side(self) -> QWidget:
        side = QFrame()
        side.setObjectName("card")
        theme.grow(side, maximumWidth=520)
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(forms.heading(self.tr("Who sits down now?")))
        column.addWidget(self._fields())
        asked = forms.quiet(self.tr("What every photo asks:"))
        self._question = QLabel()
        self._question.setObjectName("question")
        self._question.setWordWrap(True)
        self._closed = _said_aloud(
            self.tr("This study can be read, not written: no interview can begin in it.")
        )
        self._closed.hide()
        self._trouble = _said_aloud("")
        self._trouble.hide()
        self.begin_button = QPushButton(self.tr("Begin the interview"))
        self.begin_button.setProperty("role", "primary")
        self.begin_button.clicked.connect(self._begin)
        for widget in (asked, self._question, self._closed, self._trouble, self.begin_button):
            column.addWidget(widget)
        return side

    def _fields(self) -> QWidget:
        self._form = QWidget()
        layout = forms.form()
        layout.setContentsMargins(0, 0, 0, 0)
        self._form.setLayout(layout)
        self._code = QLineEdit(maxLength=7)
        self._code.setToolTip(self.tr("A pseudonym such as P03, never a name"))
        self._alias = QLineEdit(placeholderText=self.tr("what they want to be called here"))
        self._role = QComboBox()
        self._spoken = forms.language_box(self._language)
        self._preset = QComboBox()
        for preset in self._presets:
            self._preset.addItem(preset.title[self._language], preset.key)
        forms.add_row(layout, self.tr("&Code"), self._code)
        forms.add_row(layout, self.tr("&Alias"), self._alias)
        forms.add_row(layout, self.tr("&Role"), self._role)
        forms.add_row(layout, self.tr("&Language"), self._spoken)
        forms.add_row(layout, self.tr("Kin&d of interview"), self._preset)
        for field in (self._code, self._alias):
            field.returnPressed.connect(self._begin)
            field.textEdited.connect(lambda _words: self.show_trouble(""))
        for box in (self._spoken, self._preset):
            box.currentIndexChanged.connect(self._choose_preset)
        return self._form

    # ── intent ─────────────────────────────────────────────────────────────────────────────────────────────

    def _choose_preset(self) -> None:
        preset = self._presets[max(self._preset.currentIndex(), 0)]
        self._question.setText(preset.question[Language(self._spoken.currentData())])

    def _on_picked(self) -> None:
        person = self.people.person
        self._go_on_button.setVisible(person is not None and bool(person.interviews))
        self._again_button.setVisible(person is not None and not self._read_only)
        self._hint.setVisible(person is None and self.people.count() > 0)

    def _go_on(self) -> None:
        person = self.people.person
        if person is not None and person.interviews:
            self.go_on.emit(person.interviews[-1].id)

    def _begin_again(self) -> None:
        """The same kind of interview as last time, where there was one."""
        person = self.people.person
        if person is None or self._read_only:
            return
        known = {preset.key for preset in self._presets}
        last = person.interviews[-1].preset if person.interviews else ""
        self.begin_again.emit(person.participant.id, last if last in known else self._preset.currentData())

    def _begin(self) -> None:
        """Once: the button waits until the desk has answered."""
        if not self.begin_button.isEnabled():
            return
        self.begin_button.setEnabled(False)
        self.show_trouble("")
        new = NewParticipant(
            code=self._code.text(),
            role_key=self._role.currentData(),
            alias=self._alias.text(),
            language=Language(self._spoken.currentData()),
        )
        self.begin.emit(new, self._preset.currentData())


def _said_aloud(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("trouble")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
