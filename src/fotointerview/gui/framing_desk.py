"""Framing at work: drag the frame you want for the next photo, correct the box round the face, see both."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from fotointerview.domain.sayings import Box
from fotointerview.domain.words import Dimension
from fotointerview.gui import view
from fotointerview.gui.action_list import ActionId
from fotointerview.gui.box_tool import BoxTool
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.state import RoomState
from fotointerview.gui.target_layer import TargetLayer, target
from fotointerview.services.intents import InterviewIntents


class FramingDesk(QObject):
    """Keeps the frame and the face on ``canvas``, and sends what is dragged on its way.

    Args:
        session: where wishes go.
        canvas: where it is dragged.
        now: gives the room's state.
    """

    def __init__(self, *, session: InterviewIntents, canvas: Canvas, now: Callable[[], RoomState]) -> None:
        super().__init__(canvas)
        self._session, self._canvas, self._now = session, canvas, now
        self.layer = TargetLayer()
        canvas.add_layer(self.layer)
        self._frame = BoxTool(self._on_frame, works_live=False, in_shape=True)
        self._face = BoxTool(self._on_face, works_live=False, in_shape=False)
        canvas.tool_changed.connect(lambda: self.show(self._now()))

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What the keys do here."""
        return {ActionId.FRAME: self.draw_frame, ActionId.FACE: self._draw_face}

    def draw_frame(self) -> None:
        """Take the frame in the hand, or put it down; it is drawn on the newest shot."""
        self._take(self._frame)

    def _draw_face(self) -> None:
        """Take the face's box in the hand, or put it down."""
        self._take(self._face)

    def _take(self, tool: BoxTool) -> None:
        has_shot = self._now().link is not None
        self._canvas.set_tool(tool if has_shot and self._canvas.tool is not tool else None)

    def show(self, now: RoomState) -> None:
        """Show what is wanted, what the look cuts off, and the face while it is corrected."""
        link, last = now.link, now.last
        is_newest = link is not None and last is not None and link.shot.id == last.shot.id
        correcting = self._canvas.tool is self._face and link is not None and link.measures is not None
        face = link.measures.face if correcting and link and link.measures else None
        crop = view.shown_crop(now)
        if self.layer.show_target(target(last), on_shot=is_newest, face=face, crop=crop):
            self._canvas.update()

    def _on_frame(self, box: Box | None) -> None:
        """On an older shot as on the newest: what is wanted is said of the next photo."""
        self._canvas.set_tool(None)
        last = self._now().last
        if last is None:
            return
        which = Dimension.FRAMING
        step, words = view.agreed_step(last, which), view.agreed_words(last, which)
        self._session.agree(last.shot.id, which, step, words=words, frame=box)

    def _on_face(self, box: Box | None) -> None:
        """A click says that there is no face."""
        self._canvas.set_tool(None)
        link = self._now().link
        if link is not None:
            self._session.set_face(link.shot.id, box)
