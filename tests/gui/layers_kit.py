"""A place to paint layers on, and to read back what they painted."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from fotointerview.domain.sayings import Point
from fotointerview.gui.tools import Layer, Space, Tool, Touch

WIDTH, HEIGHT = 300, 200
GREY = "#808080"


def space(rect: QRectF | None = None, *, live: bool = False) -> Space:
    """A picture of 300 × 200, or where ``rect`` says."""
    rect = rect or QRectF(0, 0, WIDTH, HEIGHT)

    def to_widget(point: Point) -> Point:
        return rect.x() + point[0] * rect.width(), rect.y() + point[1] * rect.height()

    return Space(to_widget, rect, live=live)


def painted(layer: Layer | Tool, where: Space | None = None, *, ground: str = GREY) -> NDArray[np.int64]:
    """Height × width × red, green, blue, after ``layer`` was painted over ``ground``."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    layer.paint(painter, where or space())
    painter.end()
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, WIDTH, 4)
    return flat[..., 2::-1].astype(np.int64)


def plain(colour: str, width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """A picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def touch(x: float, y: float, *, straight: bool = False) -> Touch:
    """A pointer there."""
    return Touch((x, y), reach=(0.03, 0.03), straight=straight)


def drag(tool: Tool, start: Point, *to: Point, straight: bool = False) -> None:
    """Press at ``start``, move over ``to``, release at the last."""
    tool.press(touch(*start, straight=straight))
    for point in to:
        tool.move(touch(*point, straight=straight))
    tool.release(touch(*to[-1], straight=straight))
