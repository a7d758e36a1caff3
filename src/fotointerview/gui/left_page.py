"""What left the house before: every export with its day, what it was for, who got it, and how much went along."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.ledger import ExportRun
from fotointerview.domain.words import Scope
from fotointerview.gui import forms, publish_words, texts
from fotointerview.gui.errand_page import counted
from fotointerview.gui.office_page import OfficePage

_FILES: Final = 3
_MOST: Final = 200
"""So many are shown; the ledger keeps them all."""


class LeftPage(OfficePage):
    """The ledger of exports, newest first.

    Args:
        over: the window that the page covers.
        back_to: the room that gets the keyboard back.
        kind_words: what a kind is called.
        folder: where exports come as a rule.
    """

    def __init__(
        self, over: QWidget, *, back_to: QWidget, kind_words: Callable[[str], str], folder: Path
    ) -> None:
        super().__init__(over, back_to=back_to, title=texts.translate("Left", "What left the house"))
        self._kind_words, self._folder = kind_words, folder
        self.folder_button = QPushButton(texts.translate("Left", "Open the folder of exports"))
        self.folder_button.clicked.connect(self._open_folder)
        self.foot.addStretch(1)
        self.foot.addWidget(self.folder_button)

    def show_runs(self, runs: Sequence[ExportRun]) -> None:
        """Show the ledger, newest first, and cover the window."""
        self.show_trouble("")
        self.folder_button.setVisible(self._folder.is_dir())
        self.fill(partial(self._compose, runs))
        self.appear()

    def _compose(self, runs: Sequence[ExportRun], column: QVBoxLayout) -> None:
        column.addWidget(self.title)
        said = texts.translate(
            "Left", "Every export is written down here, whoever made it. Nothing is sent anywhere."
        )
        column.addWidget(forms.quiet(said if runs else texts.translate("Left", "Nothing has left so far.")))
        column.addWidget(self.trouble)
        for run in runs[:_MOST]:
            column.addWidget(self._card(run))
        if len(runs) > _MOST:
            more = texts.translate("Left", "{count} older ones are in the ledger as well.")
            column.addWidget(forms.quiet(more.format(count=len(runs) - _MOST)))
        column.addStretch(1)

    def _card(self, run: ExportRun) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(4)
        kind = self._kind_words(run.kind)
        about = run_words(run)
        inside.addWidget(forms.heading(f"{kind[:1].upper()}{kind[1:]}"))
        for words in (about, _files(run)):
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", "quiet")
            inside.addWidget(label)
        card.setAccessibleName(f"{kind}: {about}")
        return card

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.show_trouble(
                texts.translate("Left", "No program here opens it. You find it at {name}").format(
                    name=self._folder
                )
            )


def run_words(run: ExportRun) -> str:
    """When, what for, who got it and how much went along, on one line."""
    here = run.at.astimezone()
    day = QLocale().toString(QDate(here.year, here.month, here.day), "d MMMM yyyy")
    parts = [f"{day}, {here:%H:%M}"]
    if run.scope in {scope.value for scope in Scope}:
        parts.append(publish_words.scope(Scope(run.scope)))
    if run.recipient:
        parts.append(texts.translate("Left", "to {name}").format(name=run.recipient))
    if run.shot_ids:
        one, many = texts.translate("Left", "1 photo"), texts.translate("Left", "{count} photos")
        parts.append(counted(len(run.shot_ids), one, many))
    return " · ".join(parts)


def _files(run: ExportRun) -> str:
    names = sorted(run.files)
    shown = ", ".join(names[:_FILES])
    if len(names) <= _FILES:
        return shown
    return texts.translate("Left", "{names} and {count} more").format(names=shown, count=len(names) - _FILES)
