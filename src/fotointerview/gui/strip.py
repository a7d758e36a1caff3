"""The contact strip: all shots of the interview on the yellow rope, newest at the bottom.

Only the pictures in sight are asked for, a moment after scrolling has come to rest.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from fotointerview.gui import texts
from fotointerview.gui.bridge import Bridge, Painted
from fotointerview.gui.strip_delegate import PICTURE, StripDelegate, paint_rope
from fotointerview.gui.strip_model import StripModel
from fotointerview.gui.view import StripRow
from fotointerview.services.pictures import PictureRequest

WIDTH: Final = 206
_REST_MS: Final = 30


class Strip(QListView):
    """The contact strip.

    Signals (GUI thread):
        chosen(str): the key of the shot that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, *, bridge: Bridge, study_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._bridge, self._folder = bridge, study_folder
        self._asked: dict[str, PictureRequest] = {}
        self._strip_model = StripModel(self)
        self.setModel(self._strip_model)
        self.setItemDelegate(StripDelegate(self))
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(texts.translate("Strip", "Contact strip: the shots of this interview"))
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        bridge.pictured.connect(self._on_picture, Qt.ConnectionType.QueuedConnection)

    @property
    def strip_model(self) -> StripModel:
        """The rows."""
        return self._strip_model

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

    @property
    def current_key(self) -> str:
        """The key of the framed shot; "" when there is none."""
        index = self.currentIndex()
        return self._strip_model.rows[index.row()].key if index.isValid() else ""

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._strip_model.rows[index.row()].key)

    def _on_scrolled(self, _value: int) -> None:
        # Not connected to start() itself: that would take the scroll bar's value for milliseconds.
        self._rest.start()

    def in_sight(self) -> tuple[StripRow, ...]:
        """The rows that are visible now."""
        rows = self._strip_model.rows
        if not rows:
            return ()
        area = self.viewport().rect()
        first = self.indexAt(area.topLeft())
        start = first.row() if first.isValid() else 0
        seen = []
        for at in range(start, len(rows)):
            if self.visualRect(self._strip_model.index(at)).top() > area.bottom():
                break
            seen.append(rows[at])
        return tuple(seen)

    def _ask(self) -> None:
        ratio = self.devicePixelRatioF()
        box = (round(PICTURE.width() * ratio), round(PICTURE.height() * ratio))
        for row in self.in_sight():
            if not self._strip_model.lacks_picture(row):
                continue
            source = row.source if isinstance(row.source, bytes) else self._folder / str(row.source)
            request = PictureRequest(row.key, source, box, look=row.look)
            if self._asked.get(row.key) != request:
                self._asked[row.key] = request
                self._bridge.request(request)

    def _on_picture(self, painted: Painted) -> None:
        if self._asked.get(painted.request.key) is not painted.request:
            return
        # An unreadable file stays in _asked, so that it is not asked for again and again.
        if painted.image is not None:
            del self._asked[painted.request.key]
            self._strip_model.set_picture(
                painted.request.key,
                painted.image,
                look=painted.request.look,
                provisional=isinstance(painted.request.source, bytes),
            )

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
