"""The shots of an interview as a table of portraits, for choosing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fotointerview.domain.words import Verdict
from fotointerview.gui import icons, texts, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.shot_list import ShotPictures
from fotointerview.gui.strip_model import Role, StripModel
from fotointerview.gui.theme import ROOM
from fotointerview.gui.tiles import tile_width
from fotointerview.gui.view import StripRow

PICTURE: Final = QSize(480, 320)
"""What is asked for: as large as a picture is ever shown here."""

_SMALLEST: Final = 240
_BAR: Final = 8
_GAP: Final = 16
_LINE: Final = 24
_ICON: Final = 14

Index = QModelIndex | QPersistentModelIndex


class ShotGrid(QListView):
    """Portraits in rows.

    Signals (GUI thread):
        selected(): another shot is framed.
        opened(str): a shot was double-clicked, or Enter pressed on it.
    """

    selected = Signal()
    opened = Signal(str)

    def __init__(self, *, bridge: Bridge, study_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = ShotPictures(self, bridge=bridge, study_folder=study_folder, picture=PICTURE)
        self._strip_model = self._pictures.model
        self.setObjectName("grid")
        self.setAccessibleName(self.tr("The shots to choose from"))
        self._portraits = _GridDelegate(self)
        self.setItemDelegate(self._portraits)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.activated.connect(lambda index: self.opened.emit(self._strip_model.rows[index.row()].key))

    @property
    def strip_model(self) -> StripModel:
        """The rows."""
        return self._strip_model

    @property
    def current_key(self) -> str:
        """The key of the framed shot; "" when there is none."""
        return self._pictures.current_key

    def show_rows(self, rows: Sequence[StripRow]) -> None:
        """Show ``rows``; without a framed shot the first chosen one is framed, else the last."""
        before = self.current_key
        self._strip_model.set_rows(rows)
        wanted = self._strip_model.index_of(before)
        if not wanted.isValid() and rows:
            first = next((row for row in rows if row.verdict is Verdict.CHOSEN), rows[-1])
            wanted = self._strip_model.index_of(first.key)
        if wanted.isValid() and self.currentIndex() != wanted:
            self.setCurrentIndex(wanted)
        self._fit()
        self._pictures.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The portraits are as large as lets all of them be seen."""
        super().resizeEvent(event)
        self._fit()
        self._pictures.rest()

    def showEvent(self, event: QShowEvent) -> None:
        """The pictures in sight are wanted now."""
        super().showEvent(event)
        self._pictures.rest()

    def _fit(self) -> None:
        width = tile_width(
            count=len(self._strip_model.rows),
            width=self.width() - _BAR - 2,  # a row that fits to the pixel is broken
            height=self.height(),
            caption=_LINE,
            gap=_GAP,
            smallest=_SMALLEST,
            largest=PICTURE.width(),
        )
        if width != self._portraits.picture.width():
            self._portraits.picture = QSize(width, width * 2 // 3)
            self.scheduleDelayedItemsLayout()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell."""
        super().selectionChanged(selected, deselected)
        self.selected.emit()


class _GridDelegate(QStyledItemDelegate):
    """Draws one portrait: the picture, its number and answer, and the verdict in words.

    ``picture`` is the size at which pictures are shown now, in logical pixels.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture = PICTURE
        self._bold = theme.sans(13, bold=True)
        self._plain = theme.sans(13)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Picture, line, and air."""
        return self.picture + QSize(_GAP, _LINE + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the portrait at ``index``."""
        row: StripRow = index.data(Role.ROW)
        where = QRect(QRect(option.rect).topLeft(), self.picture).translated(_GAP // 2, _GAP // 2)
        framed = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_picture(painter, where, index.data(Role.PICTURE), dim=row.verdict is Verdict.NO)
        _paint_frame(painter, where, framed=framed)
        self._paint_line(painter, QRect(where.left(), where.bottom() + 4, where.width(), _LINE), row)
        painter.restore()

    def _paint_line(self, painter: QPainter, where: QRect, row: StripRow) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(ROOM.ink))
        painter.setFont(self._bold)
        number = str(row.number)
        painter.drawText(where, int(middle), number)
        x = where.left() + QFontMetrics(self._bold).horizontalAdvance(number) + 10
        painter.setFont(self._plain)
        if row.answer is not None:
            self._icon(painter, row.answer.value, x, where.center().y())
            painter.setPen(QColor(ROOM.muted))
            words = texts.answer(row.answer).lower()
            painter.drawText(where.adjusted(x - where.left() + _ICON + 5, 0, 0, 0), int(middle), words)
        if row.verdict is not None:
            painter.setFont(self._bold if row.verdict is Verdict.CHOSEN else self._plain)
            painter.setPen(QColor(ROOM.ink if row.verdict is Verdict.CHOSEN else ROOM.muted))
            right = int(middle | Qt.AlignmentFlag.AlignRight)
            painter.drawText(where, right, texts.verdict(row.verdict).lower())

    @staticmethod
    def _icon(painter: QPainter, name: str, x: float, middle: float) -> None:
        ratio = painter.device().devicePixelRatio()
        drawn = icons.cached_pixmap(name, colour=ROOM.ink, size=_ICON, ratio=ratio)
        painter.drawPixmap(round(x), round(middle - _ICON / 2 + 1), drawn)


def _paint_picture(painter: QPainter, where: QRect, image: QImage | None, *, dim: bool) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(where), 6, 6)
    painter.fillPath(shape, QColor(ROOM.canvas))
    if image is None:
        return
    painter.save()
    painter.setClipPath(shape)
    painter.setOpacity(0.45 if dim else 1.0)
    scale = min(where.width() / image.width(), where.height() / image.height())
    size = QSize(round(image.width() * scale), round(image.height() * scale))
    target = QRect(where.topLeft(), size)
    target.moveCenter(where.center())
    painter.drawImage(target, image)
    painter.restore()


def _paint_frame(painter: QPainter, where: QRect, *, framed: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ROOM.ink if framed else ROOM.border), 2 if framed else 1))
    grow = 3.0 if framed else 0.5
    painter.drawRoundedRect(QRectF(where).adjusted(-grow, -grow, grow, grow), 8, 8)
