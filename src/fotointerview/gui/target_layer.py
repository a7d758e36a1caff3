"""The wanted frame over the shot, over live view where the face should come, and over both what the look cuts off."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fotointerview.domain import framing
from fotointerview.domain.chain import Link
from fotointerview.domain.sayings import WHOLE, Box
from fotointerview.domain.words import Dimension
from fotointerview.gui import view
from fotointerview.gui.box_tool import on_widget, paint_box
from fotointerview.gui.theme import ROOM
from fotointerview.gui.tools import Space

_PER_STEP: Final = 0.7
"""One step closer multiplies the distance by this (``presets/moves.toml``)."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted of the next photo.

    Attributes:
        frame: the frame drawn on the newest shot; ``None`` where none was.
        face: where the face should come in the next picture; ``None`` where nothing says so.
    """

    frame: Box | None = None
    face: Box | None = None


def target(last: Link | None) -> Target:
    """What the moves agreed on the newest shot ask of the next picture."""
    frame = view.agreed_frame(last, Dimension.FRAMING)
    found = last.measures.face if last and last.measures else None
    if found is None:
        return Target(frame)
    if frame is not None:
        return Target(frame, framing.placed_in(found, frame))
    steps = view.agreed_step(last, Dimension.DISTANCE) + view.agreed_step(last, Dimension.FRAMING)
    return Target(None, framing.closer(found, _PER_STEP**-steps) if steps else None)


class TargetLayer:
    """Paints a :class:`Target`; ``shot`` whether the newest shot is the one that is shown."""

    def __init__(self) -> None:
        self._target = Target()
        self._face: Box | None = None
        self._crop: Box = WHOLE
        self._on_shot = False

    def show_target(
        self, wanted: Target, *, on_shot: bool, face: Box | None = None, crop: Box = WHOLE
    ) -> bool:
        """Show this from now on; ``face`` is the box of the shot's own face while it is being corrected.

        ``crop`` is what the look leaves of the picture. Whether all that is different from before.
        """
        before = (self._target, self._on_shot, self._face, self._crop)
        self._target, self._on_shot, self._face, self._crop = wanted, on_shot, face, crop
        return before != (wanted, on_shot, face, crop)

    def paint(self, painter: QPainter, space: Space) -> None:
        """Over the shot the frame, over live view the place for the face; dimmed what the look cuts off."""
        rope = QColor(ROOM.rope)
        if self._crop != WHOLE:
            paint_box(painter, on_widget(self._crop, space), within=space.rect, colour=QColor(ROOM.ink))
        if space.live:
            if self._target.face is not None:
                where = on_widget(self._target.face, space)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for colour, width in ((QColor(0, 0, 0, 140), 5.0), (rope, 2.0)):
                    painter.setPen(QPen(colour, width, Qt.PenStyle.DashLine))
                    painter.drawEllipse(where)
            return
        if self._on_shot and self._target.frame is not None:
            paint_box(painter, on_widget(self._target.frame, space), within=space.rect, colour=rope)
        if self._face is not None:
            where = on_widget(self._face, space)
            paint_box(painter, where, within=space.rect, colour=QColor(ROOM.ink), shade=False)
