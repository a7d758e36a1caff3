"""The contact strip: all shots of the interview on the yellow rope, newest at the bottom.

A table of one column rather than a list: a list asks the height of every row again whenever one of them changes,
which after an hour of shooting keeps the window from its work; a table keeps them, and is told of the few that change.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView, QWidget

from fotointerview.gui import strip_words, texts, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.shot_list import ShotPictures
from fotointerview.gui.strip_delegate import PICTURE, StripDelegate, paint_rope, picture_size
from fotointerview.gui.strip_model import StripModel
from fotointerview.gui.view import StripRow

WIDTH: Final = 206


class Strip(QTableView):
    """The contact strip.

    Signals (GUI thread):
        chosen(str): the key of the shot that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, *, bridge: Bridge, study_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = ShotPictures(self, bridge=bridge, study_folder=study_folder, picture=picture_size())
        self._strip_model = self._pictures.model
        self._delegate = StripDelegate(self)
        self.setObjectName("strip")
        self.setItemDelegate(self._delegate)
        self._look_like_a_list()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name = texts.translate("Strip", "Contact strip: the shots of this interview")
        for part in (self, *self.findChildren(QAbstractButton)):  # a table has a hidden button for all of it
            part.setAccessibleName(name)
        self.clicked.connect(self._on_clicked)
        theme.clothes().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        """Rows and pictures as large as the text asks for."""
        self.setFixedWidth(WIDTH - PICTURE.width() + picture_size().width())
        self._pictures.picture = picture_size()
        self.verticalHeader().setDefaultSectionSize(self._delegate.height(0))
        for at, row in enumerate(self._strip_model.rows):
            self.setRowHeight(at, self._delegate.height(strip_words.count(row.moves)))

    def _look_like_a_list(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._delegate.height(0))

    @property
    def strip_model(self) -> StripModel:
        """The rows."""
        return self._strip_model

    @property
    def current_key(self) -> str:
        """The key of the framed shot; "" when there is none."""
        return self._pictures.current_key

    def in_sight(self) -> tuple[StripRow, ...]:
        """The rows that are visible now."""
        return self._pictures.in_sight()

    def show_rows(self, rows: Sequence[StripRow], *, current: str, aliases: Mapping[str, str]) -> None:
        """Show ``rows`` with the shot ``current`` framed and in sight."""
        for token, shot_id in aliases.items():
            self._strip_model.rename_picture(token, shot_id)
        before = (self._strip_model.rowCount(), self.current_key)
        known = self._strip_model.rows
        self._strip_model.set_rows(rows)
        self._make_room(known, rows)
        index = self._strip_model.index_of(current)
        if (self._strip_model.rowCount(), current) != before:
            self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index, self._hint(index))
        self._pictures.rest()

    def _make_room(self, known: Sequence[StripRow], rows: Sequence[StripRow]) -> None:
        """Rows with other moves than before get another height."""
        for at, row in enumerate(rows):
            lines = strip_words.count(row.moves)
            if lines != (strip_words.count(known[at].moves) if at < len(known) else 0):
                self.verticalHeader().resizeSection(at, self._delegate.height(lines))

    def _hint(self, index: QModelIndex) -> QAbstractItemView.ScrollHint:
        """The newest keeps to the bottom, with its moves; any other just comes in sight."""
        is_last = index.row() == self._strip_model.rowCount() - 1
        hints = QAbstractItemView.ScrollHint
        return hints.PositionAtBottom if is_last else hints.EnsureVisible

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other shots may have come in sight."""
        super().resizeEvent(event)
        self._pictures.rest()

    def showEvent(self, event: QShowEvent) -> None:
        """The pictures in sight are wanted now."""
        super().showEvent(event)
        self._pictures.rest()

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
