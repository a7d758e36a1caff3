"""From mouse, finger and pen to what a tool or the picture is to do: one pointer at a time, whatever it is.

One finger draws when a tool is in the hand, else it pushes the picture; two fingers zoom and push, and give up what the
first had begun. While one pointer is down the others are passed over, so nothing that Qt makes up for a finger or a pen
is done twice.
"""

import math
from enum import Enum, auto
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QTabletEvent, QTouchEvent

from fotointerview.domain.sayings import Point
from fotointerview.gui.tools import Tool, Touch

MOUSE_REACH: Final = 9.0
FINGER_REACH: Final = 22.0
_STILL: Final = 3.0
"""A pointer that moved no further has clicked (logical pixels)."""
_FINGER_STILL: Final = 8.0


class Stage(Protocol):
    """What the pointers work on: the canvas."""

    def tool_now(self) -> Tool | None:
        """The tool that may be used on what is seen now."""
        ...

    def can_push(self) -> bool:
        """Whether there is a picture to push and to click on."""
        ...

    def touch(self, place: QPointF, *, pressure: float | None, reach: float, straight: bool) -> Touch:
        """A place on the widget as a tool wants it; ``reach`` in logical pixels."""
        ...

    def push(self, by: QPointF) -> None:
        """Move the picture by logical pixels."""
        ...

    def zoom_at(self, factor: float, place: QPointF) -> None:
        """Zoom with what is at ``place`` staying there."""
        ...

    def clicked(self, touch: Touch) -> None:
        """A click without a tool."""
        ...

    def pointer_changed(self) -> None:
        """A pointer went down, moved or went up."""
        ...


class _By(Enum):
    MOUSE = auto()
    PEN = auto()
    FINGER = auto()


class Pointers:
    """What is down now, and what it is doing."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._by: _By | None = None
        self._tool: Tool | None = None
        self._grip: QPointF | None = None
        self._dragged = False
        self._pinch: tuple[QPointF, float] | None = None

    @property
    def is_down(self) -> bool:
        """Whether a stroke or a drag is under way."""
        return self._by is not None

    def cancel(self) -> bool:
        """Give up what is under way; whether there was anything."""
        was_down, tool = self.is_down, self._tool
        self._by = self._tool = self._grip = self._pinch = None
        if tool is not None:
            tool.cancel()
        if was_down:
            self._stage.pointer_changed()
        return was_down

    # ── events ────────────────────────────────────────────────────────────────────────────────────────────

    def mouse(self, event: QMouseEvent) -> None:
        """A mouse button or a move; what Qt made of a finger or a pen is passed over."""
        if event.device().type() in (QInputDevice.DeviceType.TouchScreen, QInputDevice.DeviceType.Stylus):
            event.accept()
            return
        touch = self._touch(event.position(), event.modifiers(), reach=MOUSE_REACH)
        match event.type():
            case QEvent.Type.MouseMove:
                self._move(_By.MOUSE, event.position(), touch)
            case QEvent.Type.MouseButtonRelease if event.button() is Qt.MouseButton.LeftButton:
                self._end(_By.MOUSE, touch)
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                if event.button() is Qt.MouseButton.LeftButton:
                    self._begin(_By.MOUSE, event.position(), touch)

    def tablet(self, event: QTabletEvent) -> None:
        """A pen on a tablet, with its pressure."""
        touch = self._touch(
            event.position(),
            event.modifiers(),
            reach=MOUSE_REACH,
            pressure=min(max(event.pressure(), 0.0), 1.0),
        )
        match event.type():
            case QEvent.Type.TabletPress:
                self._begin(_By.PEN, event.position(), touch)
            case QEvent.Type.TabletMove:
                self._move(_By.PEN, event.position(), touch)
            case QEvent.Type.TabletRelease:
                self._end(_By.PEN, touch)
        event.accept()

    def fingers(self, event: QTouchEvent) -> None:
        """One finger or two."""
        event.accept()
        points = event.points()
        if event.type() is QEvent.Type.TouchCancel:
            if self._by is _By.FINGER:
                self.cancel()
        elif len(points) >= 2:
            self._two(points)
        elif self._pinch is None and points:
            place = points[0].position()
            touch = self._touch(place, event.modifiers(), reach=FINGER_REACH)
            if event.type() is QEvent.Type.TouchBegin:
                self._begin(_By.FINGER, place, touch)
            elif event.type() is QEvent.Type.TouchUpdate:
                self._move(_By.FINGER, place, touch)
            else:
                self._end(_By.FINGER, touch)
        if event.type() is QEvent.Type.TouchEnd and self._pinch is not None:
            self.cancel()

    # ── one pointer ───────────────────────────────────────────────────────────────────────────────────────

    def _touch(
        self,
        place: QPointF,
        modifiers: Qt.KeyboardModifier,
        *,
        reach: float,
        pressure: float | None = None,
    ) -> Touch:
        straight = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        return self._stage.touch(place, pressure=pressure, reach=reach, straight=straight)

    def _begin(self, by: _By, place: QPointF, touch: Touch) -> None:
        tool = self._stage.tool_now()
        if self._by is not None or (tool is None and not self._stage.can_push()):
            return
        self._by, self._tool, self._grip, self._dragged = by, tool, place, False
        if tool is not None:
            tool.press(touch)
        self._stage.pointer_changed()

    def _move(self, by: _By, place: QPointF, touch: Touch) -> None:
        if self._by is not by or self._pinch is not None:
            return
        if self._tool is not None:
            self._tool.move(touch)
            self._stage.pointer_changed()
        elif self._grip is not None:
            step = place - self._grip
            still = _FINGER_STILL if by is _By.FINGER else _STILL
            if self._dragged or step.manhattanLength() > still:
                self._dragged, self._grip = True, place
                self._stage.push(step)

    def _end(self, by: _By, touch: Touch) -> None:
        if self._by is not by:
            return
        tool, dragged = self._tool, self._dragged
        self._by = self._tool = self._grip = None
        if tool is not None:
            tool.release(touch)
        elif not dragged:
            self._stage.clicked(touch)
        self._stage.pointer_changed()

    def _two(self, points: list[QEventPoint]) -> None:
        """Zoom by how far two fingers part, and push by where their middle goes."""
        if self._by not in (None, _By.FINGER) or not self._stage.can_push():
            return
        if self._tool is not None:  # what the first finger began was not meant
            self._tool.cancel()
            self._tool = None
        one, other = points[0].position(), points[1].position()
        middle, apart = (one + other) / 2, max(1.0, math.dist(_pair(one), _pair(other)))
        if self._pinch is not None:
            before, gap = self._pinch
            self._stage.zoom_at(apart / gap, before)
            self._stage.push(middle - before)
        self._by, self._grip, self._dragged, self._pinch = _By.FINGER, None, True, (middle, apart)
        self._stage.pointer_changed()


def _pair(point: QPointF) -> Point:
    return point.x(), point.y()
