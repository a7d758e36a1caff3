"""The contact strip: all shots of the interview on the yellow rope, newest at the bottom."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

from fotointerview.gui import texts
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.shot_list import ShotList
from fotointerview.gui.strip_delegate import PICTURE, StripDelegate, paint_rope
from fotointerview.gui.view import StripRow

WIDTH: Final = 206


class Strip(ShotList):
    """The contact strip.

    Signals (GUI thread):
        chosen(str): the key of the shot that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, *, bridge: Bridge, study_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(bridge=bridge, study_folder=study_folder, picture=PICTURE, parent=parent)
        self.setObjectName("strip")
        self.setItemDelegate(StripDelegate(self))
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(texts.translate("Strip", "Contact strip: the shots of this interview"))
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[StripRow], *, current: str, aliases: Mapping[str, str]) -> None:
        """Show ``rows`` with the shot ``current`` framed and in sight."""
        for token, shot_id in aliases.items():
            self._strip_model.rename_picture(token, shot_id)
        before = (self._strip_model.rowCount(), self.current_key)
        heights = [len(row.moves) for row in self._strip_model.rows]
        self._strip_model.set_rows(rows)
        if heights != [len(row.moves) for row in rows]:
            self.scheduleDelayedItemsLayout()
        index = self._strip_model.index_of(current)
        if (self._strip_model.rowCount(), current) != before:
            self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index, self._hint(index))
        self._rest.start()

    def _hint(self, index: QModelIndex) -> QListView.ScrollHint:
        """The newest keeps to the bottom, with its moves; any other just comes in sight."""
        is_last = index.row() == self._strip_model.rowCount() - 1
        return QListView.ScrollHint.PositionAtBottom if is_last else QListView.ScrollHint.EnsureVisible

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._strip_model.rows[index.row()].key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and below the last of them the rope's loose end."""
        super().paintEvent(event)
        count = self._strip_model.rowCount()
        if not count:
            return
        bottom = self.visualRect(self._strip_model.index(count - 1)).bottom() + 1
        if bottom < self.viewport().height():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rest = QRect(0, bottom, self.viewport().width(), self.viewport().height() - bottom)
            paint_rope(painter, rest, leftward=count % 2 == 1)
            painter.end()
