"""Which version of which picture the canvas needs now, asked for once and shown when it comes.

Thumbnail, then the size of the screen, then (zoomed) every pixel. A request that fails because the file was just
moved to its place in the study is asked again from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from fotointerview.domain.aids import Aid
from fotointerview.domain.sayings import Look
from fotointerview.gui.bridge import Bridge, Painted
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.view import Source
from fotointerview.services.pictures import PictureRequest

CANVAS: Final = "canvas"
THUMBNAIL, SCREEN, FULL = "thumbnail", "screen", "full"
_RESIZE_MS: Final = 60
_GRAIN: Final = 64


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a picture: what it is called, how it is rendered, how good it is."""

    key: str
    look: Look
    quality: str
    box: tuple[int, int] | None
    aid: Aid = Aid.NONE
    histogram: bool = False


class PictureDesk(QObject):
    """Keeps the canvas supplied.

    Args:
        canvas: what is supplied.
        bridge: where pictures come from.
        channel: the requests' channel; every canvas has its own.

    Signals (GUI thread):
        shown(str): the key of the shot whose picture the canvas now shows.
        unreadable(str): the key of a shot whose file could not be read.
        counted(object): the :class:`Histogram` of what is shown, where it was wanted; else ``None``.
    """

    shown = Signal(str)
    unreadable = Signal(str)
    counted = Signal(object)

    def __init__(self, *, canvas: Canvas, bridge: Bridge, channel: str = CANVAS) -> None:
        super().__init__(canvas)
        self._canvas, self._bridge, self._channel = canvas, bridge, channel
        self._source: Source | None = None
        self._asked: tuple[Version, PictureRequest] | None = None
        self._have: Version | None = None
        self._aliases: Mapping[str, str] = {}
        self._resized = QTimer(self, singleShot=True, interval=_RESIZE_MS)
        self._resized.timeout.connect(self._ask)
        canvas.needs.connect(self._resized.start)
        bridge.pictured.connect(self._on_picture, Qt.ConnectionType.QueuedConnection)

    def show(self, source: Source | None, *, aliases: Mapping[str, str]) -> None:
        """Bring ``source`` on the canvas; ``aliases`` tell which token became which shot."""
        self._aliases = aliases
        if self._have and self._have.key in aliases:
            self._have = _renamed(self._have, aliases)
            self._canvas.rename(self._have.key)
        if self._asked and self._asked[0].key in aliases:
            self._asked = (_renamed(self._asked[0], aliases), self._asked[1])
        self._source = source
        self._ask()

    def forget(self) -> None:
        """Nothing is shown any more."""
        self._source = self._asked = self._have = None

    def _ask(self) -> None:
        source = self._source
        if source is None:
            return
        quality = THUMBNAIL if source.is_thumbnail else FULL if self._canvas.wants_full else SCREEN
        wanted = Version(
            source.key,
            source.look,
            quality,
            None if quality == FULL else _generous(self._canvas.box),
            source.aid,
            source.histogram,
        )
        if self._have == wanted or (self._asked and self._asked[0] == wanted):
            return
        request = PictureRequest(
            source.key,
            source.where,
            wanted.box,
            look=source.look,
            channel=self._channel,
            aid=source.aid,
            histogram=source.histogram,
        )
        self._asked = (wanted, request)
        self._bridge.request(request)

    def _on_picture(self, painted: Painted) -> None:
        if self._asked is None or painted.request is not self._asked[1]:
            return
        version, _ = self._asked
        self._asked = None
        if painted.image is None:
            self._failed(painted.request)
            return
        is_new = self._have is None or self._have.key != version.key
        if not is_new and self._have and version.look == self._have.look and _worse(version, self._have):
            return
        self._have = version
        self._canvas.show_picture(
            painted.image,
            key=version.key,
            quality=version.quality,
            full_size=painted.full_size,
            fade=is_new and self._source is not None and self._source.is_new,
        )
        self.shown.emit(version.key)
        self.counted.emit(painted.histogram)
        self._ask()

    def _failed(self, request: PictureRequest) -> None:
        source = self._source
        if source is not None and source.where != request.source:
            self._ask()
        elif not isinstance(request.source, bytes):
            self.unreadable.emit(self._aliases.get(request.key, request.key))


def _generous(box: tuple[int, int]) -> tuple[int, int]:
    """The box rounded up: a few pixels more or less of a layout are no reason to decode anew."""
    return -(-box[0] // _GRAIN) * _GRAIN, -(-box[1] // _GRAIN) * _GRAIN


def _renamed(version: Version, aliases: Mapping[str, str]) -> Version:
    return replace(version, key=aliases[version.key])


def _worse(one: Version, other: Version) -> bool:
    """A thumbnail that comes after the sharp picture."""
    return one.quality == THUMBNAIL and other.quality != THUMBNAIL
