"""Icons: line drawings in ``ui/icons`` that take the colour of the text beside them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from fotointerview import resources
from fotointerview.gui.theme import ROOM

_SIZES = ((1, 1), (1, 2), (1, 3), (2, 1), (2, 2))
"""How much larger than asked for, and the pixels of the screen for each: text of 200 % has larger icons beside it."""


@lru_cache(maxsize=128)
def _source(name: str, colour: str) -> bytes:
    svg = resources.path("ui", "icons", f"{name}.svg").read_text(encoding="utf-8")
    return svg.replace("currentColor", colour).encode()


def pixmap(name: str, *, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Icon ``name`` in ``colour``, ``size`` logical pixels square at device pixel ratio ``ratio``."""
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(_source(name, colour))).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, *, colour: str = ROOM.ink, checked: str | None = None, size: int = 20) -> QIcon:
    """Icon ``name`` for a button: ``colour`` at rest, ``checked`` when the button is down, faint when disabled."""
    made = QIcon()
    for larger, ratio in _SIZES:
        for mode, state, ink in (
            (QIcon.Mode.Normal, QIcon.State.Off, colour),
            (QIcon.Mode.Normal, QIcon.State.On, checked or colour),
            (QIcon.Mode.Disabled, QIcon.State.Off, ROOM.faint),
            (QIcon.Mode.Disabled, QIcon.State.On, ROOM.faint),
        ):
            made.addPixmap(pixmap(name, colour=ink, size=size * larger, ratio=ratio), mode, state)
    return made


@lru_cache(maxsize=64)
def cached_pixmap(name: str, *, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """As :func:`pixmap`, kept; for what is painted over and over."""
    return pixmap(name, colour=colour, size=size, ratio=ratio)
