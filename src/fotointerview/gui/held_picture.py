"""A picture that hands can hold: where it lies, how it is zoomed and pushed, the tool in the hand, the selected mark.

It paints nothing and loads nothing: see :class:`~fotointerview.gui.canvas.Canvas`, which does. What pointers do is in
:mod:`~fotointerview.gui.pointers`, what a tool makes of it in the tool.
"""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QResizeEvent, QTabletEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fotointerview.domain.marks import newest_near
from fotointerview.domain.sayings import Mark, Point
from fotointerview.gui import marks
from fotointerview.gui.live_layer import LiveLayer
from fotointerview.gui.pointers import Pointers
from fotointerview.gui.tools import Space, Tool, Touch
from fotointerview.gui.viewport import Viewport

_WHEEL_STEP: Final = 1.25
MARGIN: Final = 8
_TOUCHES: Final = frozenset(
    {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
)


class HeldPicture(QWidget):
    """A picture under the hands.

    Signals (GUI thread):
        needs(): size or zoom changed; another version of the picture may be wanted (see :attr:`wants_full`).
        zoom_changed(): fit or zoom changed.
        tool_changed(): another tool is in the hand, or none.
        selected(str): the mark that was clicked; "" when none is selected any more.
        busy(bool): a tool is in the hand or a pointer is down; a new shot had better wait.
    """

    needs = Signal()
    zoom_changed = Signal()
    tool_changed = Signal()
    selected = Signal(str)
    busy = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._view = Viewport()
        self._image: QImage | None = None
        self._marks: tuple[Mark, ...] = ()
        self._selected: str | None = None
        self._preview: Mark | None = None
        self._tool: Tool | None = None
        self._pointers = Pointers(self)
        self._was_busy = False
        self.live = LiveLayer(self)
        self.live.changed.connect(self.update)

    # ── marks ─────────────────────────────────────────────────────────────────────────────────────────────

    def set_marks(self, shown: tuple[Mark, ...]) -> None:
        """The marks of the shot that is shown."""
        if shown != self._marks:
            self._marks, self._preview = shown, None
            if self._selected not in {mark.id for mark in shown}:
                self.select(None)
            self.update()

    def show_preview(self, mark: Mark | None) -> None:
        """Paint ``mark`` instead of the one with its id, until there are other marks."""
        self._preview = mark
        self.update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that are shown."""
        return self._marks

    @property
    def mark_to_erase(self) -> str | None:
        """The mark that is selected, else the last one."""
        return self._selected or (self._marks[-1].id if self._marks else None)

    # ── where it lies ─────────────────────────────────────────────────────────────────────────────────────

    @property
    def viewport(self) -> Viewport:
        """Where the picture lies."""
        return self._view

    @property
    def box(self) -> tuple[int, int]:
        """The room for a fitted picture in device pixels."""
        ratio = self.devicePixelRatioF()
        return max(1, round((self.width() - 2 * MARGIN) * ratio)), max(1, round(self.height() * ratio))

    @property
    def wants_full(self) -> bool:
        """Whether the zoom calls for the picture's own pixels."""
        return self._view.zoom is not None

    @property
    def _room(self) -> QRectF:
        """Where a whole picture may lie, in the widget's own logical pixels."""
        return QRectF(MARGIN, 0, self.width() - 2 * MARGIN, self.height())

    # ── zoom and drawing ──────────────────────────────────────────────────────────────────────────────────

    def fit(self) -> None:
        """The whole picture."""
        self._change_zoom(self._view.fitted())

    def actual_size(self) -> None:
        """One picture pixel on one device pixel, round where the pointer is, else round the middle."""
        place = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else self.rect().center()
        self._change_zoom(self._view.zoomed(1.0, at=(place.x(), place.y())))

    @property
    def fitted(self) -> bool:
        """Whether the whole picture is shown."""
        return self._view.zoom is None

    def zoom_by(self, factor: float) -> None:
        """So much nearer (above 1) or farther, at the pointer, else in the middle."""
        place = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else self.rect().center()
        self.zoom_at(factor, QPointF(place))

    # ── the tool ──────────────────────────────────────────────────────────────────────────────────────────

    @property
    def tool(self) -> Tool | None:
        """What is in the hand."""
        return self._tool

    def set_tool(self, tool: Tool | None) -> None:
        """Take ``tool`` in the hand; ``None`` puts it down, and the pointer pushes and selects."""
        if tool is not self._tool:
            self.cancel()
            self._tool = tool
            self.setCursor(tool.cursor if tool else Qt.CursorShape.ArrowCursor)
            self.pointer_changed()
            self.tool_changed.emit()

    def cancel(self) -> bool:
        """Give up the stroke or drag that is under way; whether there was one."""
        was_down = self._pointers.cancel()
        if not was_down and self._tool is not None:
            self._tool.cancel()
        return was_down

    @property
    def is_busy(self) -> bool:
        """Whether a tool is in the hand or a pointer is down."""
        return self._tool is not None or self._pointers.is_down

    def select(self, mark_id: str | None) -> None:
        """Select a mark of this shot, or none."""
        if mark_id != self._selected:
            self._selected = mark_id
            self.selected.emit(mark_id or "")
            self.update()

    @property
    def selected_mark(self) -> Mark | None:
        """The mark that was clicked."""
        return next((mark for mark in self._marks if mark.id == self._selected), None)

    @property
    def pencil_width(self) -> float:
        """How wide a pencil draws here, in logical pixels."""
        return marks.width_for(self.width(), self.height())

    def space(self) -> Space:
        """Where lies now what is seen."""
        ratio = self.devicePixelRatioF()
        if self.live.frame is None:
            return Space(self._to_widget, self._where, ratio)
        where = self.live.where(self._room)
        return Space(
            lambda point: (where.x() + point[0] * where.width(), where.y() + point[1] * where.height()),
            where,
            ratio,
            live=True,
        )

    def _to_widget(self, point: Point) -> Point:
        x, y = self._view.to_widget(point)
        return x + MARGIN, y

    @property
    def _where(self) -> QRectF:
        """Where the shot lies on the widget."""
        return QRectF(*self._view.rect).translated(MARGIN, 0)

    # ── what pointers do (gui/pointers.py) ────────────────────────────────────────────────────────────────

    def tool_now(self) -> Tool | None:
        """The tool, where it may be used on what is seen: nothing marks a shot that is not seen."""
        tool = self._tool
        if tool is None or self.live.frame is not None:
            return tool if tool is not None and tool.works_live else None
        return tool if self._image is not None else None

    def can_push(self) -> bool:
        """Whether the shot is seen."""
        return self._image is not None and self.live.frame is None

    def touch(self, place: QPointF, *, pressure: float | None, reach: float, straight: bool) -> Touch:
        """A place on the widget as a tool wants it."""
        if self.live.frame is not None:
            where = self.live.where(self._room)
            at = ((place.x() - where.x()) / where.width(), (place.y() - where.y()) / where.height())
            wide, high = where.width(), where.height()
        else:
            at = self._view.to_picture((place.x() - MARGIN, place.y()))
            _, _, wide, high = self._view.rect
            wide, high = wide / self._view.crop[2], high / self._view.crop[3]
        return Touch(at, pressure, (reach / wide, reach / high), straight)

    def push(self, by: QPointF) -> None:
        """Move the picture; a fitted one stays."""
        self._view = self._view.panned(by.x(), by.y())
        self.update()

    def zoom_at(self, factor: float, place: QPointF) -> None:
        """Nearer or farther with what is at ``place`` staying there."""
        now = self._view.scale * self._view.ratio
        self._change_zoom(self._view.zoomed(now * factor, at=(place.x() - MARGIN, place.y())))

    def clicked(self, touch: Touch) -> None:
        """A click without a tool selects the mark under it."""
        found = newest_near(self._marks, touch.at, reach=touch.reach)
        self.select(found.id if found else None)

    def pointer_changed(self) -> None:
        """A pointer went down, moved or went up."""
        if self.is_busy != self._was_busy:
            self._was_busy = self.is_busy
            self.busy.emit(self._was_busy)
        self.update()

    def _change_zoom(self, view: Viewport) -> None:
        if self._image is None or self.live.frame is not None or view == self._view:
            return
        self._view = view
        self.zoom_changed.emit()
        self.needs.emit()
        self.update()

    # ── events ────────────────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture fitted in the new size."""
        super().resizeEvent(event)
        size = (self.width() - 2 * MARGIN, self.height())
        self._view = replace(self._view, widget=size, ratio=self.devicePixelRatioF())
        self.needs.emit()

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(800, 600)

    def event(self, event: QEvent) -> bool:
        """Fingers come here; Qt has no handler of its own for them."""
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            self._pointers.fingers(event)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke, or a drag."""
        self._pointers.mouse(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on, or drag the picture."""
        self._pointers.mouse(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke; a click without a drag selects the mark under it."""
        self._pointers.mouse(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen does what the mouse does, and presses."""
        self._pointers.tablet(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom_at(_WHEEL_STEP**notches, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the room."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint when enabled or the palette changes."""
        super().changeEvent(event)
        self.update()
