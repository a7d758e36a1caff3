"""One more picture beside the canvas' own, asked for on a channel of its own at the size that is needed.

For what lies over the shot, for the loupe, and for every pane where shots lie side by side.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from fotointerview.gui.bridge import Bridge, Painted
from fotointerview.gui.view import Source
from fotointerview.services.pictures import PictureRequest

_GRAIN: Final = 64


@dataclass(frozen=True, slots=True)
class _Wanted:
    source: Source
    box: tuple[int, int] | None


class LentPicture(QObject):
    """A picture that is asked for when it is wanted and let go when it is not.

    Attributes:
        image: the picture; ``None`` until it is here. A smaller version stays until the larger one comes.
        full_size: upright width and height of the whole file; 0, 0 until it is known.
        unreadable: whether the file could not be read.

    Signals (GUI thread):
        changed(): another picture, or none.
    """

    changed = Signal()

    def __init__(self, *, bridge: Bridge, channel: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._channel = bridge, channel
        self._wanted: _Wanted | None = None
        self._asked: PictureRequest | None = None
        self.image: QImage | None = None
        self.full_size = (0, 0)
        self.unreadable = False
        bridge.pictured.connect(self._on_picture, Qt.ConnectionType.QueuedConnection)

    def want(self, source: Source | None, *, box: tuple[int, int] | None) -> None:
        """Want ``source`` to fill ``box`` (device pixels), or in all its pixels; ``None`` lets it go."""
        if source is None:
            self._wanted = self._asked = None
            self._drop()
            return
        wanted = _Wanted(source, _generous(box) if box else None)
        if wanted == self._wanted:
            return
        before, self._wanted = self._wanted, wanted
        if before is None or before.source.key != source.key:
            self._drop()
        self._asked = PictureRequest(
            source.key, source.where, wanted.box, look=source.look, channel=self._channel
        )
        self._bridge.request(self._asked)

    def _drop(self) -> None:
        had, self.image = self.image, None
        self.full_size, self.unreadable = (0, 0), False
        if had is not None:
            self.changed.emit()

    def _on_picture(self, painted: Painted) -> None:
        if painted.request is not self._asked:
            return
        self.unreadable = painted.image is None
        if painted.image is not None:
            self.image, self.full_size = painted.image, painted.full_size
        self.changed.emit()


def _generous(box: tuple[int, int]) -> tuple[int, int]:
    """The box rounded up: a few pixels more or less of a layout are no reason to decode anew."""
    return -(-box[0] // _GRAIN) * _GRAIN, -(-box[1] // _GRAIN) * _GRAIN
