"""How one shot is drawn in the contact strip, and the yellow rope that runs past all of them.

From top to bottom: the picture, a line with number, time and judgement, and what was agreed for the next photo.
The rope sways a little, swings back in the next row, and has a knot where a judgement was given.
"""

from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fotointerview.domain.words import Answer, Verdict
from fotointerview.gui import icons, strip_words, texts, theme
from fotointerview.gui.approval_panel import SIGNS
from fotointerview.gui.strip_model import Role
from fotointerview.gui.theme import ROOM
from fotointerview.gui.view import StripRow

ROPE_X: Final = 18.0
PICTURE: Final = QSize(152, 101)
_LEFT: Final = 34
_TOP: Final = 12
_LINE: Final = 20
_GAP: Final = 3
_PUT_ASIDE: Final = 0.45
_SWAY: Final = 4.0
_KNOT: Final = 5.0
_ICON: Final = 13

Index = QModelIndex | QPersistentModelIndex


def picture_size() -> QSize:
    """How large a picture in the strip is, with text at the size it has now; logical pixels."""
    return QSize(theme.px(PICTURE.width()), theme.px(PICTURE.height()))


class StripDelegate(QStyledItemDelegate):
    """Draws :class:`StripRow` values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        theme.clothes().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._picture, self._line, self._icon_size = picture_size(), theme.px(_LINE), theme.px(_ICON)
        self._small = theme.sans(11)
        self._bold = theme.sans(12, bold=True)
        self._moves = theme.sans(12, italic=True)
        self._words = theme.serif(14, italic=True)
        self._metrics = QFontMetrics(self._moves)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the picture, its line and the moves below."""
        row: StripRow = index.data(Role.ROW)
        return QSize(_LEFT + self._picture.width(), self.height(strip_words.count(row.moves)))

    def height(self, lines: int) -> int:
        """The height of a row with so many lines below it."""
        below = _GAP + lines * (self._metrics.height() + _GAP) if lines else 0
        return _TOP + self._picture.height() + 4 + self._line + below

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row at ``index``."""
        row: StripRow = index.data(Role.ROW)
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = QRect(QPoint(_LEFT, area.top() + _TOP), self._picture)
        is_shown = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_rope(painter, area, leftward=index.row() % 2 == 1)
        if row.answer is not None:
            _paint_knot(painter, QPointF(ROPE_X, picture.center().y()), row.answer, shown=is_shown)
        image = index.data(Role.PICTURE)
        painter.setOpacity(_PUT_ASIDE if row.verdict is Verdict.NO else 1.0)
        _paint_picture(painter, picture, image, shown=is_shown, pending=row.number is None)
        painter.setOpacity(1.0)
        if row.may_leave is not None:
            self._paint_sign(painter, picture, SIGNS[row.may_leave])
        self._paint_line(
            painter, QRect(_LEFT, picture.bottom() + 5, picture.width(), self._line), row, is_shown
        )
        self._paint_moves(painter, picture.bottom() + 5 + self._line + _GAP, area.width() - _LEFT - 6, row)
        painter.restore()

    def _paint_line(self, painter: QPainter, where: QRect, row: StripRow, shown: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        if row.number is None:
            painter.setFont(self._small)
            painter.setPen(QColor(ROOM.muted))
            painter.drawText(where, int(middle), texts.translate("Strip", "on the way …"))
            return
        painter.setFont(self._bold)
        painter.setPen(QColor(ROOM.ink))
        number = str(row.number)
        painter.drawText(where, int(middle), number)
        wide = QFontMetrics(self._bold).horizontalAdvance(number)
        if row.verdict in (Verdict.CHOSEN, Verdict.MAYBE):
            ring = QRectF(where.left() - 5, where.top() - 1, wide + 10, where.height() + 1)
            _paint_ring(painter, ring, maybe=row.verdict is Verdict.MAYBE)
        x = where.left() + wide + 9
        painter.setFont(self._small)
        painter.setPen(QColor(ROOM.muted))
        clock = texts.clock(row.taken_at)
        painter.drawText(where.adjusted(x - where.left(), 0, 0, 0), int(middle), clock)
        x += QFontMetrics(self._small).horizontalAdvance(clock) + 8
        for name, is_there in (
            ("notice", row.damaged),
            ("quote", row.quoted),
            ("pencil", row.marked),
        ):
            if is_there:
                self._icon(painter, name, x, where.center().y(), ROOM.muted)
                x += self._icon_size + 2
        if row.answer is not None:
            self._paint_answer(painter, where, row.answer)

    def _paint_answer(self, painter: QPainter, where: QRect, answer: Answer) -> None:
        word = texts.answer(answer).lower()
        width = QFontMetrics(self._small).horizontalAdvance(word)
        painter.setPen(QColor(ROOM.ink))
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), word)
        self._icon(
            painter, answer.value, where.right() - width - self._icon_size - 3, where.center().y(), ROOM.ink
        )

    def _paint_sign(self, painter: QPainter, picture: QRect, name: str) -> None:
        """In the picture's corner: what the participant said about its leaving the house."""
        side = self._icon_size + 8
        where = QRectF(picture.right() - side - 3, picture.top() + 4, side, side)
        painter.setPen(QPen(QColor(ROOM.border), 1))
        painter.setBrush(QColor(ROOM.panel))
        painter.drawRoundedRect(where, 4, 4)
        self._icon(painter, name, where.left() + 4, where.center().y() - 1, ROOM.ink)

    def _icon(self, painter: QPainter, name: str, x: float, middle: float, colour: str) -> None:
        ratio = painter.device().devicePixelRatio()
        drawn = icons.cached_pixmap(name, colour=colour, size=self._icon_size, ratio=ratio)
        painter.drawPixmap(QPointF(x, middle - self._icon_size / 2 + 1), drawn)

    def _paint_moves(self, painter: QPainter, top: int, width: int, row: StripRow) -> None:
        height = self._metrics.height()
        painter.setPen(QColor(ROOM.ink))
        for at, line in enumerate(strip_words.lines(row.moves)):
            font = self._words if line.said else self._moves
            painter.setFont(font)
            words = QFontMetrics(font).elidedText(line.text, Qt.TextElideMode.ElideRight, width)
            where = QRect(_LEFT, top + at * (height + _GAP), width, height + 2)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), words)


def paint_rope(painter: QPainter, area: QRect, *, leftward: bool) -> None:
    """The rope past ``area``, from the middle at its top to the middle at its bottom."""
    x = area.left() + ROPE_X
    sway = -_SWAY if leftward else _SWAY
    top, bottom = area.top(), area.top() + area.height()
    third = (bottom - top) / 3
    rope = QPainterPath(QPointF(x, top))
    rope.cubicTo(QPointF(x + sway, top + third), QPointF(x + sway, bottom - third), QPointF(x, bottom))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ROOM.rope), 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawPath(rope)


def _paint_knot(painter: QPainter, at: QPointF, answer: Answer, *, shown: bool) -> None:
    painter.setPen(QPen(QColor(ROOM.rope), 2.6))
    painter.setBrush(QColor(ROOM.panel))
    painter.drawEllipse(at, _KNOT, _KNOT)


def _paint_ring(painter: QPainter, where: QRectF, *, maybe: bool) -> None:
    """The pencil's circle round the number of a chosen shot; its ends miss each other, as on paper. Maybe is dashed."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.DashLine if maybe else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(ROOM.researcher), 1.8, style, Qt.PenCapStyle.RoundCap))
    ring = QPainterPath()
    ring.arcMoveTo(where, 70)
    ring.arcTo(where, 70, 340)
    ring.lineTo(where.center().x() + where.width() * 0.42, where.top() - 1)
    painter.drawPath(ring)
    painter.setPen(QColor(ROOM.ink))


def _paint_picture(
    painter: QPainter, where: QRect, image: QImage | None, *, shown: bool, pending: bool
) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(where), 4, 4)
    painter.fillPath(shape, QColor(ROOM.canvas))
    if image is not None:
        painter.save()
        painter.setClipPath(shape)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = min(where.width() / image.width(), where.height() / image.height())
        width, height = image.width() * scale, image.height() * scale
        painter.drawImage(
            QRectF(
                where.x() + (where.width() - width) / 2,
                where.y() + (where.height() - height) / 2,
                width,
                height,
            ),
            image,
        )
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.DotLine if pending else Qt.PenStyle.SolidLine
    edge = QPen(QColor(ROOM.rope if shown else ROOM.border), 2 if shown else 1, style)
    painter.setPen(edge)
    grow = 1.0 if shown else 0.5
    painter.drawRoundedRect(QRectF(where).adjusted(-grow, -grow, grow, grow), 5, 5)
