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
from fotointerview.gui.flow import flow
from fotointerview.gui.found_list import Found
from fotointerview.gui.found_words import hits_found, tasks_found
from fotointerview.gui.hall import Hall
from fotointerview.gui.more_menu import MoreMenu
from fotointerview.gui.tall_scroll import TallScroll
from fotointerview.services.desk import Person, Searched, StudyLoaded
from fotointerview.services.presets import InterviewPreset
from fotointerview.services.study import NewParticipant

_AIR = 8
"""What the cards keep around themselves."""


class PrepareRoom(QWidget):
    """People on the left, the next participant on the right; one yellow button.

    Attributes:
        person_menu: what can be done with who is picked, beside going on.

    Signals (GUI thread):
        begin: (:class:`NewParticipant`, preset key) somebody new sits down.
        begin_again: (participant id, preset key) a further interview with somebody known.
        go_on: (interview id) go on with an interview that was begun before.
        other_study: () leave this study for another.
        search_wanted: (words, sieve) look for them in what the sieve lets through of the study.
        choose_wanted: (interview id) choose together in it.
        loan_wanted: (id) look at this loan.
        retention_wanted: (kind) look at how long this is kept.
        shot_wanted: (interview id, shot id) go to where something was said; "" for no shot.
    """

    begin = Signal(object, str)
    begin_again = Signal(str, str)
    go_on = Signal(str)
    other_study = Signal()
    search_wanted = Signal(str, object)
    choose_wanted = Signal(str)
    loan_wanted = Signal(str)
    retention_wanted = Signal(str)
    shot_wanted = Signal(str, str)

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
        self._state: StudyLoaded | None = None
        self._read_only = False
        self.hall = Hall(bridge=bridge, study_folder=study_folder, language=language)
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
        self._state = state
        self.hall.show_study(state, tasks_found(state, self._language))
        self._empty.setVisible(not state.people)
        if state.next_code != self._offered:
            self._offered = state.next_code
            self._code.setText(state.next_code)
            self._alias.clear()
            self._role.clear()
        self._show_roles(state)
        self._read_only = state.read_only
        self._closed.setVisible(state.read_only)
        self._form.setEnabled(not state.read_only)
        self.begin_button.setEnabled(not state.read_only)
        self._on_picked()

    def show_found(self, found: Searched) -> None:
        """Show what was found."""
        if self._state is not None:
            listed = hits_found(found.hits, self._state, self._language)
            self.hall.show_found(found.query, listed, found.sieve)

    def show_trouble(self, words: str) -> None:
        """Say why the interview could not be begun; what was typed is still there to be mended."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        if words:
            self.begin_button.setEnabled(not self._read_only)
            self._code.setFocus()
            self._code.selectAll()

    def _show_roles(self, state: StudyLoaded) -> None:
        """What was chosen stays chosen while there is such a role."""
        chosen = self._role.currentData()
        self._role.clear()
        self._role.addItem(self.tr("not chosen yet"), None)
        for role in state.roles:
            self._role.addItem(role.name(self._language), role.key)
        self._role.setCurrentIndex(max(self._role.findData(chosen), 0))

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _people_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.hall.other_study.connect(self.other_study)
        self.hall.picked.connect(self._on_picked)
        self.hall.opened.connect(self._go_on)
        self.hall.search_wanted.connect(self.search_wanted)
        self.hall.found_wanted.connect(self._on_found)
        self._empty = forms.quiet(
            self.tr("Nobody is in this study yet. Enter who sits down first, on the right.")
        )
        self._empty.setContentsMargins(_AIR, 0, _AIR, 0)
        column.addWidget(self._empty)
        column.addWidget(self.hall, 1)
        column.addLayout(self._foot())
        return side

    def _foot(self) -> QVBoxLayout:
        self._go_on_button = QPushButton(self.tr("Go on with this interview"))
        self._go_on_button.clicked.connect(self._go_on)
        self._again_button = QPushButton(self.tr("New interview with this participant"))
        self._again_button.clicked.connect(self._begin_again)
        self.person_menu = MoreMenu[Person](self.tr("More"))
        self._hint = forms.quiet(self.tr("Pick somebody to go on with their interview."))
        theme.grow(self._hint, minimumHeight=36)
        foot = QVBoxLayout()
        foot.setContentsMargins(_AIR, 0, _AIR, 0)
        foot.setSpacing(0)
        foot.addLayout(flow(self._go_on_button, self._again_button, self.person_menu))
        foot.addWidget(self._hint)
        return foot

    def _form_side(self) -> QWidget:
        side = QFrame()
        side.setObjectName("card")
        theme.grow(side, maximumWidth=520)
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(forms.heading(self.tr("Who sits down now?")))
        inside = QWidget()
        asking = QVBoxLayout(inside)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(16)
        asking.addWidget(self._fields())
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
        asking.addWidget(asked)
        asking.addWidget(self._question)
        column.addWidget(TallScroll(inside), 1)
        for widget in (self._closed, self._trouble, self.begin_button):
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
        person = self.hall.person
        self._go_on_button.setVisible(person is not None and bool(person.interviews))
        self._again_button.setVisible(person is not None and not self._read_only)
        self.person_menu.show_subject(person)
        self._hint.setVisible(person is None and self._state is not None and bool(self._state.people))

    def _on_found(self, found: Found) -> None:
        """To where it was said; a person alone, to their last interview; what is kept, to its day."""
        if found.retained:
            self.retention_wanted.emit(found.retained)
            return
        if found.lent:
            self.loan_wanted.emit(found.lent)
            return
        interview_id = found.interview_id
        if not interview_id and self._state is not None:
            person = next((p for p in self._state.people if p.participant.id == found.participant_id), None)
            interview_id = person.interviews[-1].id if person and person.interviews else ""
        if interview_id and found.choosing:
            self.choose_wanted.emit(interview_id)
        elif interview_id:
            self.shot_wanted.emit(interview_id, found.shot_id)

    def _go_on(self) -> None:
        person = self.hall.person
        if person is not None and person.interviews:
            self.go_on.emit(person.interviews[-1].id)

    def _begin_again(self) -> None:
        """The same kind of interview as last time, where there was one."""
        person = self.hall.person
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
