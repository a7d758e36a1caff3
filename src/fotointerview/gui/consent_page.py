"""The consent screen: the laptop is the participant's now. It covers everything else, and speaks their language.

Nothing is ticked beforehand, and the way to say no is as large as the way to say yes.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.words import Language, Mode
from fotointerview.gui import consent_draft, theme
from fotointerview.gui.consent_draft import ConsentDraft, Missing
from fotointerview.gui.consent_table import ConsentTable
from fotointerview.gui.over_page import OverPage
from fotointerview.gui.signature_field import SignatureField
from fotointerview.services.consent_wording import ConsentWording

_TOUCH: Final = 48
Words = Callable[[str], str]


class ConsentPage(OverPage):
    """Lies over the window while somebody is asked.

    Signals (GUI thread):
        answered(object): a :class:`~fotointerview.services.consent.ConsentAnswer`, a yes or a no.
    """

    answered = Signal(object)

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to)
        theme.dress(self, theme.LIGHT)
        self._language = Language.NL
        self.draft = ConsentDraft()
        self.table: ConsentTable | None = None
        self.modes: dict[Mode, QPushButton] = {}
        self.signature = SignatureField(self)
        self.signature.changed.connect(lambda strokes: self._become(signature=strokes))
        self.clear_button = self._button("tool")
        self.clear_button.clicked.connect(self.signature.clear)
        self.witness = QLineEdit(self)
        theme.grow(self.witness, minimumHeight=_TOUCH)
        self.witness.textChanged.connect(lambda words: self._become(witness=words))
        self.yes_button, self.no_button = self._button("primary"), self._button("")
        self.back_button = self._button("tool")
        self.hint = QLabel()
        self.hint.setProperty("role", "quiet")
        self.yes_button.clicked.connect(self._give)
        self.no_button.clicked.connect(self._refuse)
        self.back_button.clicked.connect(self.leave)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        for widget in (self.hint, self.no_button, self.yes_button):
            self.foot.addWidget(widget)

    def ask(self, wording: ConsentWording, *, language: Language, words: Words) -> None:
        """Show the screen, with nothing ticked; ``words`` are the participant's, by key."""
        self._language = language
        self.draft = ConsentDraft()
        self.signature.clear()
        self.witness.clear()
        self.fill(partial(self._compose, wording, words))
        self.yes_button.setText(words("consent-yes"))
        self.no_button.setText(words("consent-no"))
        self.back_button.setText(words("consent-back"))
        self.clear_button.setText(words("consent-clear"))
        self._hints = {missing: words(f"consent-needs-{missing.value}") for missing in Missing}
        self.signature.set_words(words("consent-sign"))
        self.witness.setPlaceholderText(words("consent-witness"))
        self.witness.setAccessibleName(words("consent-witness"))
        self._show()
        self.appear()

    def vanish(self) -> None:
        """Away; what was ticked is forgotten."""
        super().vanish()
        self.draft = ConsentDraft()
        self.signature.clear()
        self.witness.clear()

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _compose(self, wording: ConsentWording, words: Words, column: QVBoxLayout) -> None:
        title = QLabel(wording.title[self._language])
        title.setObjectName("question")
        title.setWordWrap(True)
        column.addWidget(title)
        for part in wording.intro:
            column.addWidget(_paragraph(part[self._language]))
        column.addSpacing(6)
        self.table = ConsentTable(wording, language=self._language, as_below=words("consent-as-below"))
        self.table.ticked.connect(self._on_tick)
        self.table.mode_chosen.connect(
            lambda scope, mode: self._set(consent_draft.set_mode(self.draft, mode, scope=scope))
        )
        column.addWidget(self.table)
        column.addSpacing(6)
        column.addWidget(_heading(words("consent-known")))
        column.addLayout(self._mode_row(wording))
        column.addSpacing(6)
        for part in wording.rights:
            column.addWidget(_paragraph(part[self._language]))
        column.addWidget(_heading(words("consent-hand")))
        column.addLayout(self._hand())
        column.addStretch(1)

    def _mode_row(self, wording: ConsentWording) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        group = QButtonGroup(self)
        self.modes = {}
        for mode in Mode:
            button = self._button("page")
            button.setText(wording.modes[mode][self._language])
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(
                lambda _on, which=mode: self._set(consent_draft.set_mode(self.draft, which))
            )
            self.modes[mode] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _hand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        signed = QVBoxLayout()
        signed.setSpacing(6)
        signed.addWidget(self.signature)
        signed.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(signed)
        row.addWidget(self.witness, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def _button(self, role: str) -> QPushButton:
        button = QPushButton(self)
        if role:
            button.setProperty("role", role)
        theme.grow(button, minimumHeight=_TOUCH)
        return button

    # ── what happens ───────────────────────────────────────────────────────────────────────────────────────

    def _on_tick(self, scope: object, item: object, on: bool) -> None:
        assert self.table is not None
        which = next(key for key in self.table.ticks if key == (scope, item))
        self._set(consent_draft.tick(self.draft, *which, on))

    def _become(self, **changed: object) -> None:
        self._set(replace(self.draft, **changed))  # type: ignore[arg-type]

    def _set(self, draft: ConsentDraft) -> None:
        self.draft = draft
        self._show()

    def _show(self) -> None:
        if self.table is None:
            return
        self.table.show_draft(self.draft)
        for mode, button in self.modes.items():
            button.setChecked(self.draft.mode is mode)
        missing = self.draft.missing
        self.hint.setText(self._hints[missing] if missing is not None else "")
        self.yes_button.setEnabled(missing is None)

    def _give(self) -> None:
        if self.draft.missing is None:
            given = consent_draft.answer(self.draft, language=self._language)
            self.vanish()
            self.answered.emit(given)

    def _refuse(self) -> None:
        refused = consent_draft.refusal(self.draft, language=self._language)
        self.vanish()
        self.answered.emit(refused)


def _paragraph(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "paragraph")
    return label


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "heading")
    return label
