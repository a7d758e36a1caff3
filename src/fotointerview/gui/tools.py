"""What a hand does on the canvas: the seam between the canvas and its tools, and what lies over the picture.

A tool gets places in normalised coordinates of the upright picture; outside 0..1 the pointer is beside it. The canvas
asks the tool to paint itself last, over everything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from fotointerview.domain.sayings import Point


@dataclass(frozen=True, slots=True)
class Touch:
    """One moment of a pointer.

    Attributes:
        at: where, normalised on the upright picture.
        pressure: 0..1 of a pen on a tablet; ``None`` for a mouse or a finger.
        reach: what counts as near, normalised horizontally and vertically (it depends on the zoom).
        straight: whether Shift is down.
    """

    at: Point
    pressure: float | None = None
    reach: Point = (0.01, 0.01)
    straight: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """Where the picture lies while something is painted.

    Attributes:
        to_widget: from a normalised point to a place on the widget (logical pixels).
        rect: the picture on the widget.
        ratio: device pixels per logical pixel.
        live: whether it is a frame of live view that is seen.
    """

    to_widget: Callable[[Point], Point]
    rect: QRectF
    ratio: float = 1.0
    live: bool = False


class Tool(Protocol):
    """What the pointer does while it is in the hand."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the pointer looks."""
        ...

    @property
    def works_live(self) -> bool:
        """Whether it may be used over live view; what marks a shot must not."""
        ...

    def press(self, touch: Touch) -> None:
        """The pointer goes down."""
        ...

    def move(self, touch: Touch) -> None:
        """The pointer moves while it is down."""
        ...

    def release(self, touch: Touch) -> None:
        """The pointer goes up."""
        ...

    def cancel(self) -> None:
        """Whatever was begun is given up."""
        ...

    def paint(self, painter: QPainter, space: Space) -> None:
        """Paint what is being made."""
        ...


class Layer(Protocol):
    """Something that lies over the picture, under the marks; it takes no pointer."""

    def paint(self, painter: QPainter, space: Space) -> None:
        """Paint it; nothing where there is nothing to see."""
        ...
