"""The page with what is known of one person; their real name stands on it only when somebody asks for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.words import Language
from fotointerview.gui import forms
from fotointerview.gui.fields import FieldKeys
from fotointerview.gui.office_page import OfficePage
from fotointerview.services.desk import Person, StudyLoaded
from fotointerview.services.people_changes import Details


class DetailsPage(OfficePage):
    """Alias, role, language, and the real name behind a button. Nothing is kept before the button says so.

    Signals (GUI thread):
        kept(str, object): participant id and their :class:`~fotointerview.services.people_changes.Details`.
        name_wanted(str): somebody wants to see or change the real name behind this code.
    """

    kept = Signal(str, object)
    name_wanted = Signal(str)

    def __init__(self, over: QWidget, *, back_to: QWidget, language: Language) -> None:
        super().__init__(over, back_to=back_to)
        self._language = language
        self._person: Person | None = None
        self._private = False
        self.alias = QLineEdit(maxLength=80)
        self.role = QComboBox()
        self.spoken = forms.language_box(language)
        self.name = QLineEdit(maxLength=200)
        self.name_label = QLabel(self.tr("Real name"))
        self.name_label.setProperty("role", "fieldname")
        self.name_label.setIndent(0)
        self.name.setAccessibleName(self.tr("Real name"))
        self.name_button = QPushButton(self.tr("Show or change the real name"))
        self.name_button.clicked.connect(self._want_name)
        self.name_said = forms.quiet()
        self.back_button.setText(self.tr("Back without keeping"))
        self.keep_button = QPushButton(self.tr("Keep these details"))
        self.keep_button.setProperty("role", "primary")
        self.keep_button.clicked.connect(self._keep)
        self.foot.addStretch(1)
        self.foot.addWidget(self.keep_button)
        self.fill(self._compose)
        self._keys = FieldKeys(self)
        self._keys.watch(self)

    def open(self, person: Person, state: StudyLoaded, *, private: bool) -> None:
        """Show what is known of ``person``; ``private``: nobody but the researcher sees this screen."""
        self._person = person
        self.title.setText(self.tr("Details of {code}").format(code=person.participant.code))
        self.alias.setText(person.participant.alias)
        self.role.clear()
        self.role.addItem(self.tr("not chosen yet"), None)
        for role in state.roles:
            self.role.addItem(role.name(self._language), role.id)
        self.role.setCurrentIndex(max(self.role.findData(person.participant.role_id), 0))
        self.spoken.setCurrentIndex(self.spoken.findData(person.participant.language.value))
        self._forget_name()
        self.show_private(private)
        self.show_trouble("")
        self.appear()
        self.alias.setFocus()

    def show_private(self, private: bool) -> None:
        """Somebody else may see this screen from now on, or nobody does any more."""
        self._private = private
        if not private:
            self._forget_name()
        self.name_button.setEnabled(private)
        self.name_said.setText(
            self.tr(
                "The real name stands in one table of its own: never on the participant's screen, a sheet or a photo."
            )
            if private
            else self.tr("The participant's window is open: real names stay away.")
        )

    def show_name(self, code: str, name: str) -> None:
        """Show the real name behind ``code``, to be read or changed, where nobody else looks along."""
        if self._person is None or self._person.participant.code != code or not self._private:
            return
        self.name.setText(name)
        self.name.show()
        self.name_button.hide()
        self.name.setFocus()

    def vanish(self) -> None:
        """Away; the name is forgotten here."""
        super().vanish()
        self._forget_name()
        self._person = None

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _compose(self, column: QVBoxLayout) -> None:
        column.addWidget(self.title)
        column.addWidget(self.trouble)
        layout = forms.form()
        forms.add_row(layout, self.tr("&Alias"), self.alias)
        forms.add_row(layout, self.tr("&Role"), self.role)
        forms.add_row(layout, self.tr("&Language"), self.spoken)
        beside = QWidget()
        there = QVBoxLayout(beside)
        there.setContentsMargins(0, 0, 0, 0)
        there.setSpacing(6)
        there.addWidget(self.name)
        there.addWidget(self.name_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addRow(self.name_label, beside)
        layout.addRow("", self.name_said)
        column.addLayout(layout)
        column.addStretch(1)
        for field in (self.alias, self.name):
            field.returnPressed.connect(self._keep)

    def _forget_name(self) -> None:
        self.name.clear()
        self.name.hide()
        self.name_button.show()

    def _want_name(self) -> None:
        if self._person is not None and self._private:
            self.name_wanted.emit(self._person.participant.code)

    def _keep(self) -> None:
        if self._person is not None:
            seen = not self.name.isHidden()
            details = Details(
                alias=self.alias.text(),
                role_id=self.role.currentData(),
                language=Language(self.spoken.currentData()),
                name=self.name.text() if seen else None,
            )
            self.kept.emit(self._person.participant.id, details)
