"""The room before the interview: who is in the study, who comes now, and with which question."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.words import Language
from fotointerview.services.desk import Person, StudyLoaded
from fotointerview.services.presets import InterviewPreset
from fotointerview.services.study import NewParticipant

_INTERVIEW_ID = Qt.ItemDataRole.UserRole
_PARTICIPANT_ID = Qt.ItemDataRole.UserRole + 1


class PrepareRoom(QWidget):
    """People on the left, the next participant on the right; one yellow button.

    Signals:
        begin: (:class:`NewParticipant`, preset key) somebody new sits down.
        begin_again: (participant id, preset key) a further interview with somebody known.
        go_on: (interview id) go on with an interview that was begun before.
    """

    begin = Signal(object, str)
    begin_again = Signal(str, str)
    go_on = Signal(str)

    def __init__(
        self, *, presets: Sequence[InterviewPreset], language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presets = tuple(presets)
        self._language = language
        self._state: StudyLoaded | None = None
        self.setObjectName("prepareRoom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.setSpacing(24)
        row.addWidget(self._people_side(), 3)
        row.addWidget(self._form_side(), 2)
        self._choose_preset()

    @property
    def next_code(self) -> str:
        """The code in the form."""
        return self._code.text()

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def show_study(self, state: StudyLoaded) -> None:
        """Show the study as it is now."""
        self._state = state
        self._people.clear()
        for person in state.people:
            self._people.addItem(self._item(person))
        empty = not state.people
        self._people.setVisible(not empty)
        self._empty.setVisible(empty)
        self._code.setText(state.next_code)
        self._alias.clear()
        self._role.clear()
        for role in state.roles:
            self._role.addItem(role.name(self._language), role.key)
        self.setEnabled(not state.read_only)
        self._people_changed()

    def _item(self, person: Person) -> QListWidgetItem:
        participant = person.participant
        who = " · ".join(
            filter(
                None,
                (
                    participant.code,
                    participant.alias,
                    person.role.name(self._language) if person.role else "",
                ),
            )
        )
        item = QListWidgetItem(f"{who}\n{self.tr('%n shot(s)', '', person.shots)}")
        item.setData(_INTERVIEW_ID, person.interviews[-1].id if person.interviews else "")
        item.setData(_PARTICIPANT_ID, participant.id)
        return item

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _people_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(_heading(self.tr("In this study")))
        self._people = QListWidget()
        self._people.setObjectName("people")
        self._people.setAccessibleName(self.tr("Participants"))
        self._people.itemSelectionChanged.connect(self._people_changed)
        self._people.itemActivated.connect(self._go_on)
        self._empty = QLabel(self.tr("Nobody is in this study yet. Enter who sits down first, on the right."))
        self._empty.setProperty("role", "quiet")
        self._empty.setWordWrap(True)
        self._go_on_button = QPushButton(self.tr("Go on with this interview"))
        self._go_on_button.clicked.connect(self._go_on)
        self._again_button = QPushButton(self.tr("New interview with this participant"))
        self._again_button.clicked.connect(self._begin_again)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._go_on_button)
        buttons.addWidget(self._again_button)
        buttons.addStretch(1)
        column.addWidget(self._people, 1)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(buttons)
        return side

    def _form_side(self) -> QWidget:
        side = QFrame()
        side.setObjectName("card")
        side.setMaximumWidth(520)
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(_heading(self.tr("Who sits down now?")))
        column.addLayout(self._form())
        self._question = QLabel()
        self._question.setObjectName("question")
        self._question.setWordWrap(True)
        column.addWidget(self._question)
        column.addStretch(1)
        self.begin_button = QPushButton(self.tr("Begin the interview"))
        self.begin_button.setProperty("role", "primary")
        self.begin_button.clicked.connect(self._begin)
        column.addWidget(self.begin_button)
        return side

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(12)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._code = QLineEdit()
        self._code.setMaxLength(7)
        self._code.setToolTip(self.tr("A pseudonym such as P03, never a name"))
        self._alias = QLineEdit()
        self._alias.setPlaceholderText(self.tr("as they want to be called in the study"))
        self._role = QComboBox()
        self._spoken = QComboBox()
        self._spoken.addItem("Nederlands", Language.NL.value)
        self._spoken.addItem("English", Language.EN.value)
        self._spoken.setCurrentIndex(self._spoken.findData(self._language.value))
        self._spoken.currentIndexChanged.connect(self._choose_preset)
        self._preset = QComboBox()
        for preset in self._presets:
            self._preset.addItem(preset.title[self._language], preset.key)
        self._preset.currentIndexChanged.connect(self._choose_preset)
        form.addRow(self.tr("&Code"), self._code)
        form.addRow(self.tr("C&alled"), self._alias)
        form.addRow(self.tr("&Role"), self._role)
        form.addRow(self.tr("&Language"), self._spoken)
        form.addRow(self.tr("Kin&d of interview"), self._preset)
        return form

    # ── intent ─────────────────────────────────────────────────────────────────────────────────────────────

    def _choose_preset(self) -> None:
        preset = self._presets[max(self._preset.currentIndex(), 0)]
        self._question.setText(preset.question[Language(self._spoken.currentData())])

    def _people_changed(self) -> None:
        item = self._people.currentItem() if self._people.selectedItems() else None
        self._go_on_button.setEnabled(item is not None and bool(item.data(_INTERVIEW_ID)))
        self._again_button.setEnabled(item is not None)

    def _go_on(self) -> None:
        item = self._people.currentItem()
        if item is not None and item.data(_INTERVIEW_ID):
            self.go_on.emit(item.data(_INTERVIEW_ID))

    def _begin_again(self) -> None:
        item = self._people.currentItem()
        if item is not None:
            self.begin_again.emit(item.data(_PARTICIPANT_ID), self._preset.currentData())

    def _begin(self) -> None:
        new = NewParticipant(
            code=self._code.text(),
            role_key=self._role.currentData(),
            alias=self._alias.text(),
            language=Language(self._spoken.currentData()),
        )
        self.begin.emit(new, self._preset.currentData())


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "roomtitle")
    return label
