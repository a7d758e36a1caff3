"""What leaves, for whom, of whom: the form from which a wish is made."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.words import Language, Scope
from fotointerview.gui import forms, publish_words, theme
from fotointerview.services.desk import Person
from fotointerview.services.exits import EXITS, Exit, Options, exit_of
from fotointerview.services.export import Wish

_PEOPLE_HEIGHT: Final = 132
_NO_TEMPLATES: Final[Mapping[str, Path]] = MappingProxyType({})


class PublishForm(QWidget):
    """The wish as it stands in the fields.

    Signals (GUI thread):
        changed(): another wish.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        language: Language,
        templates: Mapping[str, Path] = _NO_TEMPLATES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exit = EXITS[0]
        self._layout = forms.form()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.scope = QComboBox()
        for scope in Scope:
            self.scope.addItem(publish_words.scope(scope), scope.value)
        self.recipient = QLineEdit(placeholderText=self.tr("who gets it"), maxLength=200)
        self.people = QListWidget()
        self.people.setObjectName("whose")
        self.people.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        theme.grow(self.people, maximumHeight=_PEOPLE_HEIGHT)
        self.language = forms.language_box(language)
        self.paper = QComboBox()
        self.template = QComboBox()
        self.template.addItem(self.tr("as usual"), None)
        for name, path in templates.items():
            self.template.addItem(name, path)
        forms.add_row(self._layout, self.tr("&For"), self.scope)
        forms.add_row(self._layout, self.tr("&To"), self.recipient)
        forms.add_row(self._layout, self.tr("&Of whom"), self.people)
        forms.add_row(self._layout, self.tr("&Language"), self.language)
        forms.add_row(self._layout, self.tr("&Paper"), self.paper)
        forms.add_row(self._layout, self.tr("Te&mplate"), self.template)
        self.png = self._ticked(self.tr("as pictures"))
        self.png.setToolTip(self.tr("Only the PDF can be read by a screen reader and searched."))
        self.researcher = self._ticked(self.tr("with my notes"))
        self.researcher.setToolTip(self.tr("The researcher's edition: it stays within the team."))
        self.semicolon = self._ticked(self.tr("Semicolons and decimal commas"))
        self.adobe_rgb = self._ticked(self.tr("In Adobe RGB as well"))
        self.tiff = self._ticked(self.tr("As TIFF as well"))
        self.originals = self._ticked(self.tr("Originals, with place and time"))
        self.single = self._ticked(self.tr("One by one, for a printer's shop"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._layout)
        for box in (self.scope, self.language, self.paper, self.template):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            box.currentIndexChanged.connect(self.changed)
        self.people.itemChanged.connect(self.changed)
        self.show_exit(EXITS[0].kind)

    def show_exit(self, kind: str) -> None:
        """Show what there is to choose about this kind, with what it is for as a rule."""
        self._exit = exit_of(kind)
        self.scope.setCurrentIndex(self.scope.findData(self._exit.scope.value))
        self._offer_papers()
        for name, row in self._rows.items():
            self._layout.setRowVisible(row, name in self._exit.uses)
        if self.template.count() == 1:
            self._layout.setRowVisible(self.template, False)
        self.changed.emit()

    def _offer_papers(self) -> None:
        """Only what this kind can be on; what was chosen before stays where it can."""
        before = self.paper.currentData()
        self.paper.blockSignals(True)
        self.paper.clear()
        for paper in self._exit.papers:
            self.paper.addItem(publish_words.paper(paper), paper)
        self.paper.setCurrentIndex(max(0, self.paper.findData(before)))
        self.paper.blockSignals(False)

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer the people of whom there are shots; who was left out stays so."""
        left_out = self._codes(Qt.CheckState.Unchecked)
        self.people.blockSignals(True)
        self.people.clear()
        for person in people:
            if person.shots:
                code = person.participant.code
                item = QListWidgetItem(" · ".join(filter(None, (code, person.participant.alias))))
                item.setData(Qt.ItemDataRole.UserRole, code)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
                away = code in left_out
                item.setCheckState(Qt.CheckState.Unchecked if away else Qt.CheckState.Checked)
                self.people.addItem(item)
        self.people.blockSignals(False)
        self.changed.emit()

    def _ticked(self, words: str) -> QCheckBox:
        """A row with something to tick, for the exits that know of it."""
        box = QCheckBox(words)
        box.toggled.connect(self.changed)
        self._layout.addRow("", box)
        return box

    @property
    def exit(self) -> Exit:
        """The kind that is shown."""
        return self._exit

    @property
    def wish(self) -> Wish | None:
        """What is wished; ``None`` while it is of nobody."""
        codes = self._codes(Qt.CheckState.Checked)
        if not codes:
            return None
        return Wish(
            kind=self._exit.kind,
            scope=Scope(self.scope.currentData()),
            recipient=self.recipient.text().strip(),
            codes=() if len(codes) == self.people.count() else codes,
            language=Language(self.language.currentData()),
            options=Options(
                paper=self.paper.currentData(),
                semicolon=self.semicolon.isChecked(),
                png=self.png.isChecked(),
                researcher=self.researcher.isChecked(),
                template=self.template.currentData() if "template" in self._exit.uses else None,
                adobe_rgb=self.adobe_rgb.isChecked(),
                tiff=self.tiff.isChecked(),
                originals=self.originals.isChecked(),
                single=self.single.isChecked(),
            ),
        )

    @property
    def _rows(self) -> Mapping[str, QWidget]:
        """What there is to choose, by the name of the option."""
        return {
            "paper": self.paper,
            "template": self.template,
            "png": self.png,
            "researcher": self.researcher,
            "semicolon": self.semicolon,
            "single": self.single,
            "adobe_rgb": self.adobe_rgb,
            "tiff": self.tiff,
            "originals": self.originals,
        }

    def _codes(self, state: Qt.CheckState) -> tuple[str, ...]:
        items = (self.people.item(row) for row in range(self.people.count()))
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is state)
