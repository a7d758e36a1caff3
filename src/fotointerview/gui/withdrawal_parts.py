"""What is filled in on the withdrawal page: what ends, what is erased, the letters, and the last question."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from fotointerview.domain.consent import Grants
from fotointerview.domain.withdrawal import Erasure, Part
from fotointerview.domain.words import Item, Language, Scope
from fotointerview.gui import consent_words, forms, theme
from fotointerview.gui.choices import SOME, ChoiceButton, ChoiceList
from fotointerview.services.leaving import LettersWish, Wish

_WEEKS: Final = 4


class Ends(StrEnum):
    """How much of the consent ends."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


class Erases(StrEnum):
    """How much is erased."""

    NOTHING = "nothing"
    QUOTES = "quotes"
    SHOTS = "shots"
    EVERYTHING = "everything"


_PARTS: Final = {
    Erases.QUOTES: frozenset({Part.QUOTES}),
    Erases.SHOTS: frozenset({Part.SHOTS}),
    Erases.EVERYTHING: frozenset({Part.EVERYTHING}),
}


class Asked(QWidget):
    """What ends, what is erased, and why.

    Signals (GUI thread):
        changed(): something else is asked.
    """

    changed = Signal()

    def __init__(self, code: str, *, grants: Grants, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stands = any(grants.values())
        self.ends = ChoiceList[Ends](self._ends_lines(stands))
        self.some = PartTable(grants)
        self.erases = ChoiceList[Erases](
            [
                (Erases.NOTHING, self.tr("Nothing")),
                (Erases.QUOTES, self.tr("The quotes")),
                (Erases.SHOTS, self.tr("The photos, with all that was said about them")),
                (Erases.EVERYTHING, self.tr("Everything of {code}").format(code=code)),
            ]
        )
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Why"))
        self.reason.setPlaceholderText(self.tr("need not be said; stays in the study, so no name here"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_heading(self.tr("What ends?")))
        if not stands:
            column.addWidget(forms.quiet(self.tr("No consent stands now.")))
        column.addWidget(self.ends)
        column.addWidget(self.some)
        column.addSpacing(8)
        column.addWidget(_heading(self.tr("What is erased?")))
        column.addWidget(self.erases)
        column.addSpacing(8)
        column.addWidget(_heading(self.tr("Why?")))
        column.addWidget(self.reason)
        for part in (self.ends, self.some, self.erases):
            part.changed.connect(self._show)
        self._show()

    def _ends_lines(self, stands: bool) -> list[tuple[Ends, str]]:
        keeps = (Ends.NONE, self.tr("Nothing: the consent stays as it is"))
        if not stands:
            return [keeps]
        return [(Ends.ALL, self.tr("All consent")), keeps, (Ends.SOME, self.tr("A part of it"))]

    @property
    def says_something(self) -> bool:
        """Whether anything is to be done."""
        if self.ends.chosen == (Ends.SOME,) and not self.some.chosen:
            return False
        return self.ends.chosen != (Ends.NONE,) or self.erases.chosen != (Erases.NOTHING,)

    def wish(self, participant_id: str) -> Wish:
        """What is asked for, without letters."""
        (ends,), (erases,) = self.ends.chosen, self.erases.chosen
        parts = _PARTS.get(erases)
        return Wish(
            participant_id,
            consent=ends is not Ends.NONE,
            ends=frozenset(self.some.chosen) if ends is Ends.SOME else frozenset(),
            erasure=Erasure(parts) if parts else None,
            reason=self.reason.text().strip(),
        )

    def _show(self) -> None:
        self.some.setVisible(self.ends.chosen == (Ends.SOME,))
        self.changed.emit()


class PartTable(QWidget):
    """What stands, a row a scope; any number is chosen, nothing to begin with.

    Signals (GUI thread):
        changed(): something else is chosen.
    """

    changed = Signal()

    def __init__(self, grants: Grants, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[tuple[Scope, Item], ChoiceButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(28, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for row, scope in enumerate(scope for scope in Scope if grants.get(scope)):
            grid.addWidget(QLabel(consent_words.scope(scope)), row, 0)
            for column, item in enumerate((item for item in Item if item in grants[scope]), start=1):
                button = ChoiceButton(consent_words.item(item), SOME, self)
                button.setAccessibleName(consent_words.given(scope, item))
                button.toggled.connect(lambda _on: self.changed.emit())
                self.buttons[scope, item] = button
                grid.addWidget(button, row, column)
        grid.setColumnStretch(len(Item) + 1, 1)

    @property
    def chosen(self) -> tuple[tuple[Scope, Item], ...]:
        """What is chosen."""
        return tuple(key for key, button in self.buttons.items() if button.isChecked())


class LetterForm(QWidget):
    """Recall letters: one for everybody who has something. Away where there is nobody.

    Signals (GUI thread):
        changed(): something else is asked.
    """

    changed = Signal()

    def __init__(
        self, recipients: Sequence[str], *, today: date, named: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.wants = ChoiceList[str](
            [("letters", self.tr("Write recall letters to: {names}").format(names=", ".join(recipients)))]
            + ([("named", self.tr("Tell the participant's name in them"))] if named else []),
            several=True,
        )
        self.answer_to = QLineEdit()
        self.answer_to.setPlaceholderText(self.tr("a name and an address"))
        self.weeks = QSpinBox(minimum=1, maximum=52, value=_WEEKS)
        theme.grow(self.weeks, maximumWidth=120)
        self._fields = QWidget()
        form = forms.form()
        form.setContentsMargins(28, 0, 0, 0)
        self._fields.setLayout(form)
        forms.add_row(form, self.tr("&Answer to"), self.answer_to)
        forms.add_row(form, self.tr("&Weeks to send it back"), self.weeks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(_heading(self.tr("Ask it back")))
        column.addWidget(self.wants)
        column.addWidget(self._fields)
        self.wants.changed.connect(self._show)
        self.answer_to.textChanged.connect(lambda _words: self.changed.emit())
        if recipients:
            self.wants.choose("letters")
        self.setVisible(bool(recipients))
        self._show()

    @property
    def is_complete(self) -> bool:
        """Whether the letters can be written, or none are asked for."""
        return "letters" not in self.wants.chosen or bool(self.answer_to.text().strip())

    def wish(self, language: Language) -> LettersWish | None:
        """What is asked for; ``None`` for no letters."""
        if "letters" not in self.wants.chosen:
            return None
        until = self._today + timedelta(weeks=self.weeks.value())
        named = "named" in self.wants.chosen
        return LettersWish(self.answer_to.text().strip(), until, language, named)

    def _show(self) -> None:
        self._fields.setVisible("letters" in self.wants.chosen)
        if "named" in self.wants.buttons:
            self.wants.buttons["named"].setVisible("letters" in self.wants.chosen)
        self.changed.emit()


class Confirm(QWidget):
    """The last question before erasing: which exports go along, and the pseudonym, typed. Away where nothing is erased.

    Signals (GUI thread):
        changed(): something else is said.
    """

    changed = Signal()

    def __init__(
        self, code: str, *, exports: Sequence[str], erases: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._code, self._erases = code, erases
        self.files = ChoiceList[str]([(path, path) for path in exports], several=True, parent=self)
        self.typed = QLineEdit()
        self.typed.setAccessibleName(self.tr("The pseudonym"))
        self.typed.setPlaceholderText(code)
        theme.grow(self.typed, maximumWidth=240)
        self.typed.textChanged.connect(lambda _words: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        if exports:
            column.addWidget(_heading(self.tr("Erase these files as well?")))
            column.addWidget(
                forms.quiet(
                    self.tr("They lie in the study. A file goes whole, also with what others are in it.")
                )
            )
            column.addWidget(self.files)
        else:
            self.files.hide()
        question = self.tr("Erasing cannot be undone. Type {code} if you are sure.")
        column.addWidget(_heading(question.format(code=code)))
        row = QHBoxLayout()
        row.addWidget(self.typed)
        row.addStretch(1)
        column.addLayout(row)
        self.setVisible(erases)

    @property
    def is_sure(self) -> bool:
        """Whether it may be done."""
        return not self._erases or self.typed.text().strip().casefold() == self._code.casefold()

    @property
    def exports(self) -> tuple[str, ...]:
        """The exports that go along."""
        return self.files.chosen


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "heading")
    label.setWordWrap(True)
    return label
