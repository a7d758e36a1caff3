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
from fotointerview.gui.approval_panel import SIGNS
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.shot_list import ShotPictures
from fotointerview.gui.strip_model import Role, StripModel
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
        self._fitted = (0, 0)
        theme.clothes().changed.connect(self._fit)
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
            width=self.width() - 2 * self.frameWidth() - _BAR - 2,  # a row that fits to the pixel is broken
            height=self.height(),
            caption=self._portraits.line,
            gap=_GAP,
            smallest=_SMALLEST,
            largest=PICTURE.width(),
        )
        if (width, self._portraits.line) != self._fitted:
            self._fitted = (width, self._portraits.line)
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
        theme.clothes().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._bold, self._plain = theme.sans(13, bold=True), theme.sans(13)
        self.line = theme.px(_LINE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Picture, line, and air."""
        return self.picture + QSize(_GAP, self.line + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the portrait at ``index``."""
        row: StripRow = index.data(Role.ROW)
        where = QRect(QRect(option.rect).topLeft(), self.picture).translated(_GAP // 2, _GAP // 2)
        framed = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = theme.tokens(self.parent())
        ground = QColor(colours.canvas)
        _paint_picture(painter, where, index.data(Role.PICTURE), ground, dim=row.verdict is Verdict.NO)
        _paint_frame(painter, where, QColor(colours.ink if framed else colours.border), framed=framed)
        self._paint_line(painter, QRect(where.left(), where.bottom() + 4, where.width(), self.line), row)
        painter.restore()

    def _paint_line(self, painter: QPainter, where: QRect, row: StripRow) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        colours, icon = theme.tokens(self.parent()), theme.px(_ICON)
        painter.setPen(QColor(colours.ink))
        painter.setFont(self._bold)
        number = str(row.number)
        painter.drawText(where, int(middle), number)
        x = where.left() + QFontMetrics(self._bold).horizontalAdvance(number) + 10
        painter.setFont(self._plain)
        if row.answer is not None:
            self._icon(painter, row.answer.value, x, where.center().y(), colours.ink)
            painter.setPen(QColor(colours.muted))
            words = texts.answer(row.answer).lower()
            painter.drawText(where.adjusted(x - where.left() + icon + 5, 0, 0, 0), int(middle), words)
        self._paint_decision(painter, where, row)

    def _paint_decision(self, painter: QPainter, where: QRect, row: StripRow) -> None:
        """At the right: the verdict, and before it the sign of what the participant said about its leaving."""
        colours, words, right = theme.tokens(self.parent()), "", where.right() + 1
        if row.verdict is not None:
            painter.setFont(self._bold if row.verdict is Verdict.CHOSEN else self._plain)
            painter.setPen(QColor(colours.ink if row.verdict is Verdict.CHOSEN else colours.muted))
            words = texts.verdict(row.verdict).lower()
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), words)
            right -= QFontMetrics(painter.font()).horizontalAdvance(words) + 8
        if row.may_leave is not None:
            name = SIGNS[row.may_leave]
            self._icon(painter, name, right - theme.px(_ICON), where.center().y(), colours.ink)

    @staticmethod
    def _icon(painter: QPainter, name: str, x: float, middle: float, colour: str) -> None:
        ratio, size = painter.device().devicePixelRatio(), theme.px(_ICON)
        drawn = icons.cached_pixmap(name, colour=colour, size=size, ratio=ratio)
        painter.drawPixmap(round(x), round(middle - size / 2 + 1), drawn)


def _paint_picture(
    painter: QPainter, where: QRect, image: QImage | None, ground: QColor, *, dim: bool
) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(where), 6, 6)
    painter.fillPath(shape, ground)
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


def _paint_frame(painter: QPainter, where: QRect, colour: QColor, *, framed: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2 if framed else 1))
    grow = 3.0 if framed else 0.5
    painter.drawRoundedRect(QRectF(where).adjusted(-grow, -grow, grow, grow), 8, 8)
