"""The page for the real names: how many there are, out of the study encrypted, or gone for good."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fotointerview.gui import forms
from fotointerview.gui.fields import FieldKeys
from fotointerview.gui.office_page import OfficePage, said_aloud
from fotointerview.services.names import SHORTEST


class NamesPage(OfficePage):
    """No name stands on it. The passphrase is typed twice, and forgotten when the page goes.

    Signals (GUI thread):
        export_wanted(object, str): write the names into this new file, with this passphrase.
        removal_wanted(): take every real name out of the study.
    """

    export_wanted = Signal(object, str)
    removal_wanted = Signal()

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to, title=self.tr("Real names"))
        self._count, self._read_only = 0, False
        self._dialog: QFileDialog | None = None
        self.said, self.done = QLabel(), said_aloud()
        self.said.setProperty("role", "paragraph")
        self.said.setWordWrap(True)
        self.first, self.second = self._secret(), self._secret()
        self.missing = forms.quiet()
        self.export_button = QPushButton(self.tr("Save the names encrypted …"))
        self.export_button.clicked.connect(self._choose)
        self.sure = QCheckBox(self.tr("Take all real names out of this study for good"))
        self.sure.toggled.connect(self._show)
        self.remove_button = QPushButton(self.tr("Remove the real names"))
        self.remove_button.clicked.connect(self._remove)
        self.foot.addStretch(1)
        self.fill(self._compose)
        self._keys = FieldKeys(self)
        self._keys.watch(self)

    def open(self, count: int, *, read_only: bool) -> None:
        """Show the page for a study with so many real names."""
        self._read_only = read_only
        self.show_trouble("")
        self.show_done("", count=count)
        self._forget()
        self.appear()
        self.first.setFocus()

    def show_done(self, words: str, *, count: int) -> None:
        """Say what was done; so many names are in the study now."""
        self._count = count
        self.show_trouble("")
        self.done.setText(words)
        self.done.setVisible(bool(words))
        self.said.setText(
            self.tr("Real names in this study: {count}.").format(count=count)
            if count
            else self.tr("No real names are written down in this study.")
        )
        self._forget()

    def show_trouble(self, words: str) -> None:
        """Say what went wrong; "" when all is well."""
        super().show_trouble(words)
        if words:
            self.done.hide()
        self._show()

    def vanish(self) -> None:
        """Away; the passphrase is forgotten."""
        super().vanish()
        self._forget()

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _compose(self, column: QVBoxLayout) -> None:
        for widget in (self.title, self.said, self.done, self.trouble):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(forms.heading(self.tr("Keep the names elsewhere")))
        column.addWidget(
            forms.quiet(
                self.tr(
                    "The names go into one file that opens only with your passphrase. Write the passphrase down "
                    "somewhere else: without it nobody ever opens the file again, and nobody can help you. The "
                    "names in the study stay."
                )
            )
        )
        layout = forms.form()
        forms.add_row(layout, self.tr("&Passphrase"), self.first)
        forms.add_row(layout, self.tr("&Once more"), self.second)
        column.addLayout(layout)
        column.addWidget(self.missing)
        column.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(16)
        column.addWidget(forms.heading(self.tr("Remove the names")))
        column.addWidget(
            forms.quiet(
                self.tr(
                    "The codes, the photos and everything that was said stay. Without an encrypted file nobody "
                    "knows afterwards who is who. This cannot be undone."
                )
            )
        )
        column.addWidget(self.sure)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _secret(self) -> QLineEdit:
        field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        field.textChanged.connect(self._show)
        return field

    def _show(self) -> None:
        first, second = self.first.text(), self.second.text()
        if not self._count:
            words = ""
        elif len(first) < SHORTEST:
            words = self.tr("At least {count} characters, four or five words for example.").format(
                count=SHORTEST
            )
        elif first != second:
            words = self.tr("Type the same passphrase twice.")
        else:
            words = ""
        self.missing.setText(words)
        self.export_button.setEnabled(bool(self._count) and not words)
        for field in (self.first, self.second):
            field.setEnabled(bool(self._count))
        may = bool(self._count) and not self._read_only
        self.sure.setEnabled(may)
        self.remove_button.setEnabled(may and self.sure.isChecked())

    def _forget(self) -> None:
        self.first.clear()
        self.second.clear()
        self.sure.setChecked(False)
        self._show()

    # ── intent ─────────────────────────────────────────────────────────────────────────────────────────────

    def _choose(self) -> None:
        """Ask for a new file; the window goes on meanwhile. An earlier file is never overwritten."""
        dialog = self._dialog = QFileDialog(self, self.tr("Where do the names go?"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix("age")
        dialog.selectFile("names.age")
        dialog.fileSelected.connect(self._export)
        dialog.open()

    def _export(self, path: str) -> None:
        if self.export_button.isEnabled():
            self.export_wanted.emit(Path(path), self.first.text())

    def _remove(self) -> None:
        if self.sure.isChecked():
            self.remove_button.setEnabled(False)
            self.removal_wanted.emit()
