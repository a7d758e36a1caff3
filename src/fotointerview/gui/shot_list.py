"""The pictures of a view of shots: only those in sight are asked for, a moment after scrolling has come to rest."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QFrame

from fotointerview.gui.bridge import Bridge, Painted
from fotointerview.gui.strip_model import StripModel
from fotointerview.gui.view import StripRow
from fotointerview.services.pictures import PictureRequest

_REST_MS: Final = 30


class ShotPictures(QObject):
    """Keeps ``view``, which shows a :class:`StripModel`, supplied; how a shot looks is its delegate's business.

    ``picture`` is the size of a shot's picture in logical pixels. The view calls :meth:`rest` when other shots may
    have come in sight in another way than by scrolling.
    """

    def __init__(
        self, view: QAbstractItemView, *, bridge: Bridge, study_folder: Path, picture: QSize
    ) -> None:
        super().__init__(view)
        self._view, self._bridge, self._folder, self.picture = view, bridge, study_folder, picture
        self._asked: dict[str, PictureRequest] = {}
        self.model = StripModel(view)
        view.setModel(self.model)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalScrollBar().setSingleStep(24)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        bridge.pictured.connect(self._on_picture, Qt.ConnectionType.QueuedConnection)

    @property
    def current_key(self) -> str:
        """The key of the framed shot; "" when there is none."""
        index = self._view.currentIndex()
        return self.model.rows[index.row()].key if index.isValid() else ""

    def rest(self) -> None:
        """Other shots may be in sight: ask for their pictures when nothing moves any more."""
        self._rest.start()

    def _on_scrolled(self, _value: int) -> None:
        # Not connected to start() itself: that would take the scroll bar's value for milliseconds.
        self._rest.start()

    def in_sight(self) -> tuple[StripRow, ...]:
        """The rows that are visible now."""
        rows = self.model.rows
        area = self._view.viewport().rect()
        first = self._view.indexAt(area.topLeft())
        start = first.row() if first.isValid() else 0
        seen = []
        for at in range(start, len(rows)):
            where = self._view.visualRect(self.model.index(at))
            if where.top() > area.bottom():
                break
            if where.bottom() >= area.top():
                seen.append(rows[at])
        return tuple(seen)

    def _ask(self) -> None:
        if not self._view.isVisible():
            return
        ratio = self._view.devicePixelRatioF()
        box = (round(self.picture.width() * ratio), round(self.picture.height() * ratio))
        for row in self.in_sight():
            if not self.model.lacks_picture(row):
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
            self.model.set_picture(
                painted.request.key,
                painted.image,
                look=painted.request.look,
                provisional=isinstance(painted.request.source, bytes),
            )
