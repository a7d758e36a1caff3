"""One shot where several lie side by side: the picture, its marks, and a line that says which it is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from fotointerview.domain.chain import Link
from fotointerview.domain.sayings import Mark
from fotointerview.domain.words import Answer
from fotointerview.gui import icons, marks, texts, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.images import paint_image
from fotointerview.gui.lent_picture import LentPicture
from fotointerview.gui.shared_view import SharedView, box_for, shared
from fotointerview.gui.theme import ROOM
from fotointerview.gui.view import Source, exposure_words, shown_look
from fotointerview.gui.viewport import Viewport

CHANNEL: Final = "compare-{place}"
_WHEEL_STEP: Final = 1.25
_LINE: Final = 22
_ICON: Final = 14
_FRAME: Final = 4


@dataclass(frozen=True, slots=True)
class Pane:
    """What one pane shows.

    Attributes:
        key: the shot's id.
        caption: how it was taken: "f/2.8 · 1/125 · ISO 400".
        measured: what is different in it from the first, in words; may be empty.
        source: its picture; ``None`` when there is no file.
    """

    key: str
    number: int
    answer: Answer | None = None
    chosen: bool = False
    caption: str = ""
    measured: str = ""
    source: Source | None = None
    marks: tuple[Mark, ...] = ()
    size: tuple[int, int] = (3, 2)


def pane(link: Link, *, study_folder: Path, measured: str = "", original: bool = False) -> Pane:
    """The pane of ``link``; as it was taken when ``original``, else in its look."""
    file, shot = link.display_file, link.shot
    look = type(link.look)() if original else shown_look(link)
    return Pane(
        key=shot.id,
        number=shot.number,
        answer=link.judgement.answer if link.judgement else None,
        chosen=link.chosen,
        caption=" · ".join(exposure_words(shot.exposure)),
        measured=measured,
        source=Source(shot.id, study_folder / file.path, look) if file else None,
        marks=link.marks,
        size=(max(shot.width, 1), max(shot.height, 1)),
    )


class ComparePane(QWidget):
    """Shows a :class:`Pane` through a view that it shares with others.

    Signals (GUI thread):
        viewed(object): a hand zoomed or dragged: the :class:`SharedView` that is wanted.
        focused(): the pane has the keyboard now.
        opened(): double-clicked.
    """

    viewed = Signal(object)
    focused = Signal()
    opened = Signal()

    def __init__(self, *, bridge: Bridge, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("comparePane")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)
        self.picture = LentPicture(bridge=bridge, channel=CHANNEL.format(place=place), parent=self)
        self.picture.changed.connect(self._on_picture)
        self._pane = Pane("", 0)
        self._shared = SharedView()
        self._grip: QPointF | None = None
        theme.clothes().changed.connect(self._ask)

    @property
    def shown(self) -> Pane:
        """What is shown."""
        return self._pane

    def show_pane(self, shown: Pane) -> None:
        """Show ``shown``; its picture is asked for."""
        if shown == self._pane:
            return
        self._pane = shown
        told = [texts.translate("Compare", "Shot {number}").format(number=shown.number)]
        told += [texts.answer(shown.answer).lower()] if shown.answer else []
        told += [texts.translate("Compare", "chosen")] if shown.chosen else []
        self.setAccessibleName(", ".join(told))
        self.setAccessibleDescription(", ".join(part for part in (shown.caption, shown.measured) if part))
        self._ask()
        self.update()

    def look_at(self, view: SharedView) -> None:
        """Look at what the others look at."""
        if view != self._shared:
            self._shared = view
            self._ask()
            self.update()

    def let_go(self) -> None:
        """Keep no picture."""
        self._pane = Pane("", 0)
        self.picture.want(None, box=None)

    @property
    def viewport(self) -> Viewport:
        """Where the picture lies, from the corner of :attr:`room`."""
        room = self.room
        size = self.picture.full_size if all(self.picture.full_size) else self._pane.size
        return self._shared.viewport((room.width(), room.height()), size, ratio=self.devicePixelRatioF())

    @property
    def room(self) -> QRectF:
        """Where the picture may be, in the pane's logical pixels."""
        line = theme.px(_LINE) * 2
        inside = self.rect().adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME - line)
        return QRectF(inside).united(QRectF(_FRAME, _FRAME, 1, 1))

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(480, 360)

    def _ask(self) -> None:
        if self.isVisible() and self._pane.key:
            self.picture.want(self._pane.source, box=box_for(self.viewport))

    def _on_picture(self) -> None:
        self.update()

    # ── paint ─────────────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture with its marks, the frame when it has the keyboard, and the line."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(ROOM.canvas))
        room = self.room
        painter.save()
        painter.setClipRect(room)
        painter.translate(room.topLeft())
        view = self.viewport
        if self.picture.image is not None:
            paint_image(painter, self.picture.image, QRectF(*view.rect), ratio=view.ratio)
            marks.paint(painter, self._pane.marks, to_widget=view.to_widget)
        else:
            self._paint_sentence(painter, room)
        painter.restore()
        self._paint_frame(painter)
        self._paint_lines(painter, room.bottom())
        painter.end()

    def _paint_sentence(self, painter: QPainter, room: QRectF) -> None:
        lost = self.picture.unreadable or self._pane.source is None
        if lost and self._pane.key:
            painter.setPen(QColor(ROOM.muted))
            painter.setFont(theme.sans(13))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            words = texts.translate("Compare", "This shot cannot be read.")
            painter.drawText(QRectF(0, 0, room.width(), room.height()), flags, words)

    def _paint_frame(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(ROOM.ink), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_lines(self, painter: QPainter, top: float) -> None:
        """Number, answer and choice; under it how it was taken and what is different in it."""
        shown, line = self._pane, theme.px(_LINE)
        middle, x = int(Qt.AlignmentFlag.AlignVCenter), float(_FRAME + 8)
        bold, small = theme.sans(14, bold=True), theme.sans(12)
        first = QRectF(x, top, self.width() - 2 * x, line)
        painter.setFont(bold)
        painter.setPen(QColor(ROOM.ink))
        number = str(shown.number)
        painter.drawText(first, middle, number)
        x += QFontMetrics(bold).horizontalAdvance(number) + 12
        painter.setFont(theme.sans(13))
        if shown.answer is not None:
            size = theme.px(_ICON)
            drawn = icons.cached_pixmap(
                shown.answer.value, colour=ROOM.ink, size=size, ratio=self.devicePixelRatioF()
            )
            painter.drawPixmap(QPointF(x, first.center().y() - size / 2 + 1), drawn)
            painter.drawText(QRectF(x + size + 5, top, first.right() - x, line), middle, _said(shown.answer))
        if shown.chosen:
            painter.setFont(theme.sans(13, bold=True))
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(first, right, texts.translate("Compare", "chosen"))
        painter.setFont(small)
        painter.setPen(QColor(ROOM.muted))
        told = " · ".join(part for part in (shown.measured, shown.caption) if part)
        told = QFontMetrics(small).elidedText(told, Qt.TextElideMode.ElideRight, round(first.width()))
        painter.drawText(first.translated(0, line - 2), middle, told)

    # ── hands ─────────────────────────────────────────────────────────────────────────────────────────────

    def zoom(self, change: Callable[[Viewport], Viewport]) -> None:
        """Ask for the view that ``change`` makes of this pane's."""
        view = change(self.viewport)
        if view != self.viewport:
            self.viewed.emit(shared(view))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer, in all panes."""
        notches, place = event.angleDelta().y() / 120, event.position() - self.room.topLeft()
        now = self.viewport.scale * self.viewport.ratio
        if notches:
            self.zoom(lambda view: view.zoomed(now * _WHEEL_STEP**notches, at=(place.x(), place.y())))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard, and hold of the picture."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag all of them."""
        if self._grip is not None:
            by, self._grip = event.position() - self._grip, event.position()
            self.zoom(lambda view: view.panned(by.x(), by.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """This one, large."""
        self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusInEvent(event)
        self.update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size wants another picture."""
        super().resizeEvent(event)
        self._ask()

    def showEvent(self, event: object) -> None:
        """Now it is wanted."""
        self._ask()


def _said(answer: Answer) -> str:
    return texts.answer(answer).lower()
