"""The page on which participants come in from a list: first what would happen, then, when somebody says so, it does."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.people import Role
from fotointerview.domain.words import Language
from fotointerview.gui import forms, texts, theme
from fotointerview.gui.office_page import OfficePage
from fotointerview.services.people_import import ImportPreview, ImportProblem, ImportRow, ProblemKind

_ROWS = 300
_WHY = 280
Say = Callable[[ImportProblem], str]


class PeopleListPage(OfficePage):
    """A file is chosen, shown row by row, and brought in only by its button.

    Args:
        say: a problem as a sentence in the user's language.

    Signals (GUI thread):
        chosen(object): the path of a file to be looked at.
        wanted(object): bring in the good rows of this :class:`ImportPreview`.
    """

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, over: QWidget, *, back_to: QWidget, language: Language, say: Say) -> None:
        super().__init__(over, back_to=back_to, title=self.tr("Participants from a list"))
        self._language, self._say = language, say
        self._preview: ImportPreview | None = None
        self._dialog: QFileDialog | None = None
        self.said, self.notes = QLabel(), forms.quiet()
        self.said.setProperty("role", "paragraph")
        self.said.setWordWrap(True)
        self.table = _Listed(self.tr("What is in the list"))
        self.choose_button = QPushButton(self.tr("Choose a file …"))
        self.choose_button.clicked.connect(self._choose)
        self.bring_button = QPushButton()
        self.bring_button.setProperty("role", "primary")
        self.bring_button.clicked.connect(self._bring)
        self.foot.addStretch(1)
        self.foot.addWidget(self.choose_button)
        self.foot.addWidget(self.bring_button)
        self.fill(self._compose)

    def open(self) -> None:
        """Show the page; no file is chosen yet."""
        self._become(None)
        self.said.setText(
            self.tr(
                "Choose a CSV file or a spreadsheet (.xlsx). Its first row says what is in the columns: code, alias, "
                "role, language, name; one of them is enough. First you see what would happen; nothing changes before "
                "you say so."
            )
        )
        self.appear()
        self.choose_button.setFocus()

    def show_preview(self, preview: ImportPreview, roles: Sequence[Role], *, names: bool) -> None:
        """Show what a file would bring; real names only where ``names`` are shown."""
        self._become(preview)
        if preview.problems:
            self.show_trouble("\n".join(map(self._say, preview.problems)))
            self.said.setText(self.tr("Nothing has changed. Mend the file and choose it again."))
            return
        known = sum(map(_is_known, preview.bad))
        wrong = len(preview.bad) - known
        self.said.setText(
            "  ·  ".join(
                filter(
                    None,
                    (
                        self.tr("New: {count}").format(count=len(preview.good)),
                        self.tr("Known already: {count}").format(count=known) if known else "",
                        self.tr("Not right: {count}").format(count=wrong) if wrong else "",
                    ),
                )
            )
        )
        called = {role.key: role.name(self._language) for role in roles}
        self._fill([(row, called.get(row.role_key or "", "")) for row in preview.rows], names=names)
        self.notes.setText("\n".join(map(self._say, preview.notes)))
        self.notes.setVisible(bool(preview.notes))

    def show_entered(self, count: int, left: int) -> None:
        """Say that it was done; ``left`` rows stayed out and are still shown."""
        self.bring_button.hide()
        words = self.tr("Participants that came in: {count}.").format(count=count)
        if left:
            words += " " + self.tr("Rows that stayed out: {count}; here is why.").format(count=left)
            assert self._preview is not None
            for at, row in enumerate(self._preview.rows):
                self.table.setRowHidden(at, not row.problems)
        else:
            self.table.hide()
        self.notes.hide()
        self._show_next(True)
        self.said.setText(words)
        self.back_button.setFocus()

    def show_trouble(self, words: str) -> None:
        """Say what went wrong; "" when all is well."""
        super().show_trouble(words)
        self.bring_button.setEnabled(True)

    def vanish(self) -> None:
        """Away; what was in the file is forgotten."""
        super().vanish()
        self._become(None)

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _compose(self, column: QVBoxLayout) -> None:
        for widget in (self.title, self.said, self.trouble, self.notes):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def _become(self, preview: ImportPreview | None) -> None:
        self._preview = preview
        good = len(preview.good) if preview is not None else 0
        self.show_trouble("")
        self.notes.hide()
        self.table.setRowCount(0)
        self.table.setVisible(preview is not None and not preview.problems)
        several = self.tr("Bring in {count} participants").format(count=good)
        self.bring_button.setText(self.tr("Bring in one participant") if good == 1 else several)
        self.bring_button.setVisible(bool(good))
        self._show_next(bool(good))

    def _show_next(self, ready: bool) -> None:
        """One button is the next step: choosing a file, until there is something to bring in."""
        self.choose_button.setProperty("role", "" if ready else "primary")
        self.choose_button.style().unpolish(self.choose_button)
        self.choose_button.style().polish(self.choose_button)

    def _fill(self, rows: Sequence[tuple[ImportRow, str]], *, names: bool) -> None:
        self.table.setRowCount(len(rows))
        for at, (row, role) in enumerate(rows):
            said = self.tr("kept apart, not shown") if row.name and not names else row.name
            cells = (
                str(row.line),
                self._state(row),
                row.code,
                row.alias,
                role,
                row.language.value,
                said,
                "\n".join(map(self._say, row.problems)),
            )
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(at, column, item)
        if rows:
            self.table.selectRow(0)
        self.table.fit()

    def _state(self, row: ImportRow) -> str:
        if not row.problems:
            return self.tr("new")
        return self.tr("known") if _is_known(row) else self.tr("not right")

    # ── intent ─────────────────────────────────────────────────────────────────────────────────────────────

    def _choose(self) -> None:
        """Ask for a file; the window goes on meanwhile."""
        dialog = self._dialog = QFileDialog(self, self.tr("Which list?"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Lists (*.csv *.txt *.tsv *.xlsx)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
        dialog.open()

    def _bring(self) -> None:
        """Once: the button waits for the answer."""
        if self._preview is not None and self.bring_button.isEnabled():
            self.bring_button.setEnabled(False)
            self.wanted.emit(self._preview)


def _is_known(row: ImportRow) -> bool:
    """Whether nothing is wrong with the row but that its code is in the study already."""
    return bool(row.problems) and all(one.kind is ProblemKind.CODE_TAKEN for one in row.problems)


class _Listed(QTableWidget):
    """The rows of a list; the last column, why one cannot go in, takes the width that is left, and never too little."""

    def __init__(self, name: str) -> None:
        super().__init__(0, 8)
        self.setObjectName("listed")
        self.setAccessibleName(name)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setHorizontalHeaderLabels(
            [
                texts.translate("PeopleListPage", "Row"),
                texts.translate("PeopleListPage", "What"),
                texts.translate("PeopleListPage", "Code"),
                texts.translate("PeopleListPage", "Alias"),
                texts.translate("PeopleListPage", "Role"),
                texts.translate("PeopleListPage", "Language"),
                texts.translate("PeopleListPage", "Real name"),
                texts.translate("PeopleListPage", "Why not"),
            ]
        )
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        theme.grow(self, minimumHeight=_ROWS)

    def fit(self) -> None:
        """Every column as wide as what is in it, every row as high as its words need."""
        why = self.columnCount() - 1
        self.resizeColumnsToContents()
        others = sum(self.columnWidth(column) for column in range(why))
        self.setColumnWidth(why, max(theme.px(_WHY), self.viewport().width() - others))
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as the page."""
        super().resizeEvent(event)
        self.fit()
