"""The hand: takes hold of marks that are there, moves and reshapes them, and goes to their words at a second click."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fotointerview.domain import marks as geometry
from fotointerview.domain.sayings import Mark, Point
from fotointerview.domain.words import MarkKind
from fotointerview.gui.held_picture import HeldPicture
from fotointerview.gui.pencil import Changed
from fotointerview.gui.theme import ROOM
from fotointerview.gui.tools import Space, Touch

_HANDLE: Final = 4.5
_WORDED: Final = frozenset({MarkKind.PIN, MarkKind.TEXT})


class Hand:
    """Selects by a click; drags what it took hold of; beside every mark it pushes the picture.

    Args:
        picture: whose marks they are, and where what is being moved is shown.
        changed: hears of a mark that was moved or reshaped.
        edit: wants to change the words of a pin.
    """

    cursor: Final = Qt.CursorShape.ArrowCursor
    works_live: Final = False

    def __init__(
        self, picture: HeldPicture, changed: Callable[[Changed], None], edit: Callable[[Mark], None]
    ) -> None:
        self._picture, self._changed, self._edit = picture, changed, edit
        self._from: Point | None = None
        self._held: Mark | None = None
        self._handle: int | None = None
        self._moved: Mark | None = None
        self._was_selected = False

    def press(self, touch: Touch) -> None:
        """Take hold of a handle, of a mark, or of the picture."""
        selected = self._picture.selected_mark
        self._from, self._moved = touch.at, None
        self._handle = _handle_near(selected, touch) if selected else None
        found = geometry.newest_near(self._picture.marks, touch.at, reach=touch.reach)
        self._held = selected if self._handle is not None else found
        self._was_selected = self._held is not None and self._held == selected
        self._picture.select(self._held.id if self._held else None)

    def move(self, touch: Touch) -> None:
        """Drag it."""
        if self._from is None:
            return
        if self._held is None:
            here, there = (
                self._picture.space().to_widget(touch.at),
                self._picture.space().to_widget(self._from),
            )
            self._picture.push(QPointF(here[0] - there[0], here[1] - there[1]))
            return
        by = (touch.at[0] - self._from[0], touch.at[1] - self._from[1])
        if self._moved is None and abs(by[0]) < touch.reach[0] / 3 and abs(by[1]) < touch.reach[1] / 3:
            return
        if self._handle is None:
            strokes = geometry.moved(self._held.strokes, by)
        else:
            strokes = geometry.reshaped(self._held, self._handle, touch.at)
        self._moved = replace(self._held, strokes=strokes)
        self._picture.show_preview(self._moved)

    def release(self, touch: Touch) -> None:
        """Let go: it stays there. A click on a pin that was selected before asks for its words."""
        held, moved = self._held, self._moved
        self._from = self._held = self._handle = self._moved = None
        if moved is not None:
            self._changed(Changed(moved.id, strokes=moved.strokes))
        elif held is not None and held.kind in _WORDED and self._was_selected:
            self._edit(held)

    def cancel(self) -> None:
        """It goes back to where it was."""
        self._from = self._held = self._handle = self._moved = None
        self._picture.show_preview(None)

    def paint(self, painter: QPainter, space: Space) -> None:
        """Paint the handles of the selected mark."""
        mark = self._moved or self._picture.selected_mark
        if mark is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ROOM.canvas), 1.5))
        painter.setBrush(QColor(ROOM.ink))
        for place in geometry.handles(mark):
            x, y = space.to_widget(place)
            square = QRectF(x - _HANDLE, y - _HANDLE, 2 * _HANDLE, 2 * _HANDLE)
            painter.drawRoundedRect(square, 1.5, 1.5)


def _handle_near(mark: Mark, touch: Touch) -> int | None:
    """The handle of ``mark`` within reach of the pointer."""
    for number, (x, y) in enumerate(geometry.handles(mark)):
        if abs(touch.at[0] - x) <= touch.reach[0] and abs(touch.at[1] - y) <= touch.reach[1]:
            return number
    return None
