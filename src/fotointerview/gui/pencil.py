"""The pencils: pen, circle, arrow, region and pin, each from the first touch to what was drawn.

They know places on the picture, no shots and no session: what is finished goes to a callback. The voice is whose
pencil it is; it may change between two marks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from fotointerview.domain import marks as geometry
from fotointerview.domain.marks import Strokes
from fotointerview.domain.sayings import Point
from fotointerview.domain.words import MarkKind, Voice
from fotointerview.gui import marks
from fotointerview.gui.tools import Space, Touch


class ToolKind(StrEnum):
    """What can be taken in the hand to mark a picture."""

    HAND = "hand"
    PEN = "pen"
    CIRCLE = "circle"
    ARROW = "arrow"
    REGION = "region"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark that was made.

    Attributes:
        kind: its shape.
        strokes: as in :class:`~fotointerview.domain.sayings.Mark`.
        pressure: of a pen on a tablet; empty where there was none.
        text: what a pin says.
        voice: whose pencil it was.
        key: the shot it was drawn on.
    """

    kind: MarkKind
    strokes: Strokes
    pressure: tuple[tuple[float, ...], ...] = ()
    text: str = ""
    voice: Voice = Voice.RESEARCHER
    key: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A mark that was moved, reshaped or got other words; what is ``None`` stays."""

    mark_id: str
    strokes: Strokes | None = None
    text: str | None = None


@dataclass(slots=True)
class Pencil:
    """Whose pencil is in the hand, and how wide it draws (logical pixels)."""

    voice: Voice = Voice.RESEARCHER
    width: Callable[[], float] = lambda: marks.WIDTH


class Maker:
    """A tool that makes one mark from pressing to letting go."""

    kind: MarkKind = MarkKind.STROKES
    cursor: Final = Qt.CursorShape.CrossCursor
    works_live: Final = False

    def __init__(self, pencil: Pencil, made: Callable[[Drawn], None]) -> None:
        self._pencil, self._made = pencil, made
        self._touches: list[Touch] = []

    def press(self, touch: Touch) -> None:
        """Begin."""
        self._touches = [touch]

    def move(self, touch: Touch) -> None:
        """Draw on."""
        if self._touches:
            self._touches.append(touch)

    def release(self, touch: Touch) -> None:
        """Hand over what was drawn, unless it was only a click."""
        self.move(touch)
        strokes = self.strokes()
        drawn = Drawn(self.kind, strokes, self.pressure(), voice=self._pencil.voice)
        self._touches = []
        if geometry.is_worth_keeping(self.kind, strokes):
            self._made(drawn)

    def cancel(self) -> None:
        """Nothing was drawn."""
        self._touches = []

    def paint(self, painter: QPainter, space: Space) -> None:
        """Paint what is drawn so far."""
        if self._touches:
            marks.paint_shape(
                painter,
                self.kind,
                self.strokes(),
                voice=self._pencil.voice,
                to_widget=space.to_widget,
                pressure=self.pressure(),
                width=self._pencil.width(),
            )

    def strokes(self) -> Strokes:
        """What is drawn so far."""
        raise NotImplementedError

    def pressure(self) -> tuple[tuple[float, ...], ...]:
        """How hard a pen pressed at every point; empty where there is none."""
        return ()

    def _places(self) -> list[Point]:
        return [touch.at for touch in self._touches]


class Pen(Maker):
    """A line as the hand draws it, wider where a pen presses."""

    def strokes(self) -> Strokes:
        """The one line."""
        return (geometry.thinned(self._places()),)

    def pressure(self) -> tuple[tuple[float, ...], ...]:
        """A pen that reports its pressure does so all the time, but for the moment it leaves the tablet."""
        if any(touch.pressure is None for touch in self._touches):
            return ()
        kept = geometry.kept_points(self._places())
        return (tuple(self._touches[at].pressure or 0.0 for at in kept),)


class Circle(Maker):
    """A loop as the hand draws it; an even ellipse with Shift."""

    kind = MarkKind.CIRCLE

    def strokes(self) -> Strokes:
        """The loop."""
        if self._touches[-1].straight:
            return (geometry.ellipse(self._touches[0].at, self._touches[-1].at),)
        return (geometry.thinned(self._places()),)


class Arrow(Maker):
    """From tail to head."""

    kind = MarkKind.ARROW

    def strokes(self) -> Strokes:
        """Tail and head."""
        return ((geometry.inside(self._touches[0].at), geometry.inside(self._touches[-1].at)),)


class Region(Arrow):
    """A rectangle from corner to corner."""

    kind = MarkKind.REGION


class Pin:
    """A place and the words that belong to it: ``ask`` lets somebody type them, and says later what came of it."""

    cursor: Final = Qt.CursorShape.CrossCursor
    works_live: Final = False

    def __init__(self, pencil: Pencil, ask: Callable[[Point], None], give_up: Callable[[], None]) -> None:
        self._pencil, self._ask, self._give_up = pencil, ask, give_up
        self._at: Point | None = None

    def press(self, touch: Touch) -> None:
        """Here; words of the pin before are kept."""
        self._give_up()
        self._at = geometry.inside(touch.at)

    def move(self, touch: Touch) -> None:
        """Or rather here."""
        self._at = geometry.inside(touch.at)

    def release(self, touch: Touch) -> None:
        """Now the words."""
        if self._at is not None:
            self._ask(self._at)

    def dropped(self) -> None:
        """The words are typed, or there will be none."""
        self._at = None

    def cancel(self) -> None:
        """No more words."""
        self._at = None
        self._give_up()

    def paint(self, painter: QPainter, space: Space) -> None:
        """Paint the pin while its words are typed."""
        if self._at is not None:
            at = QPointF(*space.to_widget(self._at))
            marks.paint_pin(painter, at, voice=self._pencil.voice, width=self._pencil.width())
