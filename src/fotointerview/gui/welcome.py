"""The doorstep: no study is open. Make one, open one; if one could not be opened, it says why."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.words import Language
from fotointerview.gui import forms, theme
from fotointerview.gui.labels import ElidedLabel

_WIDTH: Final = 640
_MOST_RECENT: Final = 4
_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


class Welcome(QWidget):
    """The ways in: a new study by its name, one that was open before, any other; and the language of it all.

    Signals (GUI thread):
        chosen: (folder) the study to open; an absent or empty folder becomes a new study.
        language_wanted: (:class:`Language`) the window should speak another language.
    """

    chosen = Signal(str)
    language_wanted = Signal(object)

    def __init__(
        self,
        *,
        start_in: Path,
        language: Language = Language.NL,
        recent: Sequence[Path] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._start_in = start_in
        self._where = start_in
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("fotointerview")
        inside = QWidget()
        theme.grow(inside, maximumWidth=_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        title = QLabel(self.tr("A photo asks a question back."))
        title.setObjectName("question")
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.setObjectName("trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        column.addWidget(title)
        column.addWidget(
            forms.quiet(
                self.tr(
                    "A study is one folder with everything in it: the photos, what was said, what was agreed."
                )
            )
        )
        column.addWidget(self._trouble)
        column.addWidget(self._new_card())
        column.addWidget(self._known(recent[:_MOST_RECENT]))
        self._place(inside, language)
        self.setFocusProxy(self._name)
        self._name.setFocus()

    @property
    def trouble(self) -> str:
        """What is said about a study that could not be opened; "" when nothing is."""
        return self._trouble.text()

    def show_trouble(self, words: str) -> None:
        """Say why a study could not be opened; the ways in are open again."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        self.setEnabled(True)

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _place(self, inside: QWidget, language: Language) -> None:
        outer = QVBoxLayout(self)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        outer.setContentsMargins(48, 24, 48, 48)
        outer.addLayout(self._languages(language))
        outer.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inside, 1000)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)

    def _languages(self, spoken: Language) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        group = QButtonGroup(self)
        for language, name in ((Language.NL, "Nederlands"), (Language.EN, "English")):
            button = QPushButton(name)
            button.setProperty("role", "tool")
            button.setCheckable(True)
            button.setChecked(language is spoken)
            group.addButton(button)
            button.clicked.connect(lambda _on, which=language: self.language_wanted.emit(which))
            row.addWidget(button)
        return row

    def _new_card(self) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        self._name = QLineEdit(placeholderText=self.tr("for example: The understanding civil servant"))
        self._name.textChanged.connect(self._show_target)
        self._name.returnPressed.connect(self._new)
        form = forms.form()
        forms.add_row(form, self.tr("&Name of the new study"), self._name)
        self._target = ElidedLabel()
        self._target.setProperty("role", "quiet")
        self._target.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        elsewhere = QPushButton(self.tr("Elsewhere …"))
        elsewhere.setProperty("role", "tool")
        elsewhere.clicked.connect(self._change_place)
        where = QHBoxLayout()
        where.addWidget(self._target, 1)
        where.addWidget(elsewhere)
        self.new_button = QPushButton(self.tr("Make this study"))
        self.new_button.setProperty("role", "primary")
        self.new_button.clicked.connect(self._new)
        column.addLayout(form)
        column.addLayout(where)
        column.addWidget(self.new_button)
        self._show_target()
        return card

    def _known(self, recent: Sequence[Path]) -> QWidget:
        known = QWidget()
        column = QVBoxLayout(known)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        if recent:
            column.addWidget(forms.heading(self.tr("Opened before")))
        for folder in recent:
            button = QPushButton(folder.name)
            button.setProperty("role", "study")
            button.setToolTip(str(folder))
            button.clicked.connect(lambda _on, which=folder: self._open_known(which))
            column.addWidget(button)
        other = QPushButton(self.tr("Open a study …"))
        other.clicked.connect(self._open)
        column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        return known

    # ── intent ─────────────────────────────────────────────────────────────────────────────────────────────

    def _folder(self) -> Path | None:
        """Where the new study would stand; its name without what file systems do not bear."""
        name = " ".join(_NOT_IN_NAMES.sub(" ", self._name.text()).split()).strip(" .")
        return self._where / name if name else None

    def _show_target(self) -> None:
        self._target.setText(self.tr("in {name}").format(name=self._folder() or self._where))
        self.new_button.setEnabled(self._folder() is not None)

    def _change_place(self) -> None:
        where = QFileDialog.getExistingDirectory(
            self, self.tr("In which folder does the new study come?"), str(self._where)
        )
        if where:
            self._where = Path(where)
            self._show_target()

    def _new(self) -> None:
        folder = self._folder()
        if folder is None:
            return
        if folder.exists():
            self.show_trouble(
                self.tr("There is already something called ‘{name}’ here.").format(name=folder.name)
            )
            self._name.setFocus()
            return
        self._choose(folder)

    def _open(self) -> None:
        where = QFileDialog.getExistingDirectory(
            self, self.tr("Which folder is the study in?"), str(self._start_in)
        )
        if where:
            self._choose(Path(where))

    def _open_known(self, folder: Path) -> None:
        if folder.is_dir():
            self._choose(folder)
        else:  # gone by now: it must not be made anew
            self.show_trouble(self.tr("The folder ‘{name}’ is no longer there.").format(name=folder))

    def _choose(self, folder: Path) -> None:
        """Once: the ways in are closed until there is an answer."""
        self.show_trouble("")
        self.setEnabled(False)
        self.chosen.emit(str(folder))
