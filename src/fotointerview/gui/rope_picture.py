"""The picture of all ropes: one below the other from law to counter, each as long as it was drawn."""

from html import escape
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.closeness import RopeLine, Wish, lines
from fotointerview.gui import forms, rope_words, theme
from fotointerview.gui.rope_shape import BROAD, Hung, paint_figure, paint_rope
from fotointerview.gui.rope_words import RopeRow
from fotointerview.services.closeness import Ropes

_PAD: Final = 14
_TITLE: Final = 24
_CAPTION: Final = 20
_TALL: Final = 40
_GAP: Final = 10
_ROPE: Final = 4
_ROW: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class RopePicture(QWidget):
    """All ropes of the study, with how to read them above, and one sentence where there is nothing to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = forms.quiet(
            self.tr(
                "Filled: who says so. A ring on the rope: a hand that holds it. Dashed: where the other should stand."
            )
        )
        self.empty = forms.quiet(
            self.tr("No rope has been drawn yet. Pick somebody, then choose “Yellow rope …” under “More”.")
        )
        self.withheld = forms.quiet()
        self.list = QListWidget()
        self.list.setObjectName("found")
        self.list.setAccessibleName(self.tr("Yellow ropes"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        theme.clothes().changed.connect(self.list.scheduleDelayedItemsLayout)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label in (self.legend, self.empty, self.withheld):
            label.setContentsMargins(8, 0, 8, 0)
            column.addWidget(label)
        column.addWidget(self.list, 1)
        self.show_ropes(Ropes())

    def show_ropes(self, state: Ropes) -> None:
        """Show these; whoever stood in the list stays there."""
        at, scrolled = self.list.currentRow(), self.list.verticalScrollBar().value()
        self.list.clear()
        for row in rope_words.rows(state):
            item = QListWidgetItem(row.told)
            item.setData(_ROW, row)
            item.setToolTip(f"<qt>{escape(row.told)}</qt>")
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self.list.verticalScrollBar().setValue(scrolled)
        there = bool(state.ropes)
        self.legend.setVisible(there)
        self.list.setVisible(there)
        self.empty.setVisible(not there and not state.withheld)
        self.withheld.setText(
            self.tr("Not shown, for want of consent: ropes of {count}.").format(count=state.withheld)
        )
        self.withheld.setVisible(bool(state.withheld))


class _Delegate(QStyledItemDelegate):
    """The names, and of every view a caption with the rope below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for every view."""
        row: RopeRow = index.data(_ROW)
        return QSize(100, theme.px(_TITLE + len(row.captions) * (_CAPTION + _TALL + _GAP)) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one rope."""
        row: RopeRow = index.data(_ROW)
        colours = theme.tokens(self.parent())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 3, -2, -3)
        chosen = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus))
        painter.setPen(QColor(colours.ink if chosen else colours.line))
        painter.setBrush(QColor(colours.panel))
        painter.drawRoundedRect(box, 8, 8)
        inside = box.adjusted(_PAD, _PAD - 4, -_PAD, -_PAD + 4)
        head = QRectF(inside.left(), inside.top(), inside.width(), theme.px(_TITLE))
        _write(painter, head, row.title, QColor(colours.ink), bold=True)
        field = inside.adjusted(0, head.height(), 0, 0)
        for line, caption in zip(lines((row.rope,)), row.captions, strict=True):
            self._line(painter, field, line, caption)
        painter.restore()

    def _line(self, painter: QPainter, field: QRectF, line: RopeLine, caption: str) -> None:
        """One view of it, at its height in the field."""
        colours = theme.tokens(self.parent())
        count = len(line.rope.views)
        share = field.height() / count
        top = field.top() + round(line.start[1] * (count + 1) - 1) * share
        _write(
            painter,
            QRectF(field.left(), top, field.width(), theme.px(_CAPTION)),
            caption,
            QColor(colours.muted),
        )
        tall = float(theme.px(_TALL))
        first, wide = field.left() + BROAD * tall, field.width() - 2 * BROAD * tall
        hung = Hung(
            left=first + line.start[0] * wide,
            right=first + line.end[0] * wide,
            top=top + theme.px(_CAPTION),
            tall=tall,
            length=line.end[0],
            holds=line.rope.held(line.view),
        )
        near_speaks = line.view is line.rope.near
        if line.view.wish is not Wish.AS_IT_IS:
            self._wished(painter, hung, first + line.desired[0] * wide)
        paint_figure(painter, hung.figure(is_left=True), colours, speaks=near_speaks)
        paint_figure(painter, hung.figure(is_left=False), colours, speaks=not near_speaks)
        paint_rope(painter, hung, colours, wide=theme.px(_ROPE))

    def _wished(self, painter: QPainter, hung: Hung, x: float) -> None:
        """Where the far end should stand, and the way there along the ground."""
        colours = theme.tokens(self.parent())
        figure = hung.figure(is_left=False)
        there = figure.translated(x - hung.right, 0)
        pen = QPen(QColor(colours.muted), 1.5)
        pen.setDashPattern([3.0, 3.0])
        painter.setPen(pen)
        painter.drawLine(
            QPointF(figure.center().x(), hung.ground + 3), QPointF(there.center().x(), hung.ground + 3)
        )
        paint_figure(painter, there, colours, speaks=False, wish=True)


def _write(painter: QPainter, where: QRectF, words: str, ink: QColor, *, bold: bool = False) -> None:
    painter.setFont(theme.sans(14, bold=True) if bold else theme.sans(12))
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(where.width()))
    painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
