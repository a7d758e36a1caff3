"""One kind of thing that is kept: how much there is, its day and why, and how it is removed."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.retention import Kept, a_year_after
from fotointerview.gui import forms, icons, retention_words, texts, theme
from fotointerview.gui.day_field import DayField
from fotointerview.gui.sure_row import SureRow
from fotointerview.services.retention import Keeping

_SIGN: Final = 16


class RetentionCard(QFrame):
    """What is kept, and the day that is wanted for it.

    Attributes:
        removal: how the real names are removed here; ``None`` where there is nothing to remove.

    Signals (GUI thread):
        changed(): the day or its words are no longer those that are kept, or are again.
    """

    changed = Signal()

    def __init__(self, keeping: Keeping, *, on: date, read_only: bool, ink: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.keeping, self._on = keeping, on
        self.removal: SureRow | None = None
        name = retention_words.kind(keeping.kind)
        self.setAccessibleName(f"{name}: {retention_words.stands(keeping)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._head(name, ink))
        about = (retention_words.there_is(keeping), retention_words.how_removed(keeping.kind))
        if any(about):
            column.addWidget(forms.quiet(" ".join(filter(None, about))))
        asked = self._asked(name)
        asked.setEnabled(not read_only)
        column.addWidget(asked)
        if keeping.kind == Kept.NAMES and keeping.count and not read_only:
            self.removal = self._names(keeping.count)
            column.addWidget(self.removal)

    @property
    def wanted(self) -> tuple[date | None, str]:
        """The last day that is wanted, and why."""
        if not self.until_button.isChecked():
            return None, ""
        return self.day.day, self.why.text().strip()

    @property
    def is_changed(self) -> bool:
        """Whether something else is wanted than is kept."""
        return self.wanted != (self.keeping.until, self.keeping.words)

    def _head(self, name: str, ink: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        if self.keeping.term.is_due:
            sign, ratio = QLabel(), self.devicePixelRatio()
            sign.setPixmap(icons.pixmap("notice", colour=ink, size=theme.px(_SIGN), ratio=ratio))
            head.addWidget(sign)
        head.addWidget(forms.heading(name))
        stands = QLabel(retention_words.stands(self.keeping))
        stands.setWordWrap(True)
        stands.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        stands.setProperty("role", "label" if self.keeping.term.is_due else "quiet")
        head.addWidget(stands, 1)
        return head

    def _asked(self, name: str) -> QWidget:
        self.none_button = self._choice(texts.translate("Retention", "No day"))
        self.until_button = self._choice(texts.translate("Retention", "Keep until"))
        group = QButtonGroup(self)
        for button in (self.none_button, self.until_button):
            group.addButton(button)
        self.day = DayField(self)
        self.day.setAccessibleName(texts.translate("Retention", "{what}: keep until").format(what=name))
        self.day.show_day(self.keeping.until or a_year_after(None, self._on))
        self.longer_button = QPushButton(texts.translate("Retention", "A year longer"), self)
        self.longer_button.setProperty("role", "tool")
        self.longer_button.setVisible(self.keeping.term.is_due)
        self.why = QLineEdit(self.keeping.words, self)
        self.why.setPlaceholderText(texts.translate("Retention", "Why this day, such as a rule or a promise"))
        self.why.setAccessibleName(texts.translate("Retention", "{what}: why this day").format(what=name))
        (self.until_button if self.keeping.until else self.none_button).setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.none_button, self.until_button, self.day, self.longer_button):
            row.addWidget(widget)
        row.addStretch(1)
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.why)
        self._show()
        group.buttonClicked.connect(self._on_change)
        self.day.dateChanged.connect(self._on_change)
        self.why.textChanged.connect(self._on_change)
        self.longer_button.clicked.connect(self._on_longer)
        return asked

    def _choice(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "page")
        button.setCheckable(True)
        return button

    def _names(self, count: int) -> SureRow:
        return SureRow(
            ask=texts.translate("Retention", "Remove the real names …"),
            means=texts.translate(
                "Retention",
                "All {count} real names go out of the study for good, and out of its spare copies. Codes and "
                "chosen names stay. Whoever wants them back later writes them to an encrypted file first: "
                "“fotointerview names --export”.",
            ).format(count=count),
            yes=texts.translate("Retention", "Remove them for good"),
            no=texts.translate("Retention", "Leave them"),
        )

    def _on_longer(self) -> None:
        self.until_button.setChecked(True)
        self.day.show_day(a_year_after(self.keeping.until, self._on))
        self._on_change()

    def _on_change(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for part in (self.day, self.why):
            part.setVisible(self.until_button.isChecked())
