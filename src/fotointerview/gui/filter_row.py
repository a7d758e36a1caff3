"""Under the search field: what of all that was said is wanted. Quiet, and only there when somebody searches."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from fotointerview.domain.people import Role
from fotointerview.domain.search import EVERYTHING, HitKind, Sieve
from fotointerview.domain.words import Answer, Dimension, Language
from fotointerview.gui import texts
from fotointerview.gui.flow import Flow

_KINDS: Final = (
    (HitKind.QUOTE,),
    (HitKind.NOTE,),
    (HitKind.JUDGEMENT,),
    (HitKind.MOVE,),
    (HitKind.PARTICIPANT, HitKind.ROLE),
)


class FilterRow(QWidget):
    """Buttons to press for kinds and answers, a dimension and a role to choose.

    Signals (GUI thread):
        changed(): :attr:`sieve` is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sieve = EVERYTHING
        names = (
            self.tr("Quotes"),
            self.tr("Notes"),
            self.tr("Judgements"),
            self.tr("Moves"),
            self.tr("People"),
        )
        self.kinds = {kinds: self._chip(words) for kinds, words in zip(_KINDS, names, strict=True)}
        self.answers = {answer: self._chip(f"“{texts.answer(answer)}”") for answer in Answer}
        self.dimension = self._box(self.tr("Every dimension"), self.tr("Dimension of the move"))
        for which in Dimension:
            self.dimension.addItem(texts.dimension(which), which.value)
        self.role = self._box(self.tr("Every role"), self.tr("Role of who said it"))
        self.clear_button = QPushButton(self.tr("Show everything"))
        self.clear_button.setProperty("role", "page")
        self.clear_button.clicked.connect(lambda: self.set_sieve(EVERYTHING))
        line = Flow(gap=4)
        self.setLayout(line)
        for widget in (*self.kinds.values(), *self.answers.values(), self.dimension, self.role):
            line.addWidget(widget)
        line.addWidget(self.clear_button)
        self._show()
        for chip in self.kinds.values():
            chip.clicked.connect(lambda _on: self.set_sieve(self._sieve.with_kinds(self._chosen_kinds())))
        for chip in self.answers.values():
            chip.clicked.connect(lambda _on: self.set_sieve(self._sieve.with_answers(self._chosen_answers())))
        self.dimension.activated.connect(self._on_dimension)
        self.role.activated.connect(self._on_role)

    @property
    def sieve(self) -> Sieve:
        """What is wanted."""
        return self._sieve

    def set_sieve(self, sieve: Sieve) -> None:
        """Want this."""
        is_new = sieve != self._sieve
        self._sieve = sieve
        self._show()
        if is_new:
            self.changed.emit()

    def show_roles(self, roles: Sequence[Role], language: Language) -> None:
        """Offer these roles; one that is no longer there is no longer wanted."""
        with QSignalBlocker(self.role):
            while self.role.count() > 1:
                self.role.removeItem(1)
            for role in roles:
                self.role.addItem(role.name(language), role.id)
        if self._sieve.role_id and self.role.findData(self._sieve.role_id) < 0:
            self.set_sieve(Sieve(self._sieve.kinds, self._sieve.answers, self._sieve.dimension))
        self._show()

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _chip(self, words: str) -> QPushButton:
        chip = QPushButton(words)
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        return chip

    def _box(self, everything: str, name: str) -> QComboBox:
        box = QComboBox()
        box.setProperty("role", "small")
        box.setAccessibleName(name)
        box.addItem(everything, "")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def _chosen_kinds(self) -> list[HitKind]:
        return [kind for kinds, chip in self.kinds.items() if chip.isChecked() for kind in kinds]

    def _chosen_answers(self) -> list[Answer]:
        return [answer for answer, chip in self.answers.items() if chip.isChecked()]

    def _on_dimension(self) -> None:
        value = self.dimension.currentData()
        self.set_sieve(self._sieve.with_dimension(Dimension(value) if value else None))

    def _on_role(self) -> None:
        sieve = self._sieve
        self.set_sieve(Sieve(sieve.kinds, sieve.answers, sieve.dimension, self.role.currentData()))

    def _show(self) -> None:
        for kinds, chip in self.kinds.items():
            chip.setChecked(self._sieve.kinds.issuperset(kinds))
        for answer, chip in self.answers.items():
            chip.setChecked(answer in self._sieve.answers)
        dimension = self._sieve.dimension
        self.dimension.setCurrentIndex(self.dimension.findData(dimension.value if dimension else ""))
        self.role.setCurrentIndex(max(self.role.findData(self._sieve.role_id), 0))
        self.clear_button.setVisible(not self._sieve.is_open)
