"""A list of shots that asks only for the pictures in sight, a moment after scrolling has come to rest."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from fotointerview.gui.bridge import Bridge, Painted
from fotointerview.gui.strip_model import StripModel
from fotointerview.gui.view import StripRow
from fotointerview.services.pictures import PictureRequest

_REST_MS: Final = 30


class ShotList(QListView):
    """Shows a :class:`StripModel`; how a shot looks is the delegate's business.

    ``picture`` is the size of a shot's picture in logical pixels.
    """

    def __init__(
        self, *, bridge: Bridge, study_folder: Path, picture: QSize, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._folder, self._picture = bridge, study_folder, picture
        self._asked: dict[str, PictureRequest] = {}
        self._strip_model = StripModel(self)
        self.setModel(self._strip_model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        bridge.pictured.connect(self._on_picture, Qt.ConnectionType.QueuedConnection)

    @property
    def strip_model(self) -> StripModel:
        """The rows."""
        return self._strip_model

    @property
    def current_key(self) -> str:
        """The key of the framed shot; "" when there is none."""
        index = self.currentIndex()
        return self._strip_model.rows[index.row()].key if index.isValid() else ""

    def _on_scrolled(self, _value: int) -> None:
        # Not connected to start() itself: that would take the scroll bar's value for milliseconds.
        self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other shots may have come in sight."""
        super().resizeEvent(event)
        self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        """The pictures in sight are wanted now."""
        super().showEvent(event)
        self._rest.start()

    def in_sight(self) -> tuple[StripRow, ...]:
        """The rows that are visible now."""
        rows = self._strip_model.rows
        area = self.viewport().rect()
        first = self.indexAt(area.topLeft())
        start = first.row() if first.isValid() else 0
        seen = []
        for at in range(start, len(rows)):
            where = self.visualRect(self._strip_model.index(at))
            if where.top() > area.bottom():
                break
            if where.bottom() >= area.top():
                seen.append(rows[at])
        return tuple(seen)

    def _ask(self) -> None:
        if not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        box = (round(self._picture.width() * ratio), round(self._picture.height() * ratio))
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
