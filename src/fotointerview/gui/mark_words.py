"""The words of a mark: in its pencil's colour, in italics, on a dark plate that keeps them readable on any picture."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from fotointerview.domain.marks import box
from fotointerview.domain.sayings import Mark
from fotointerview.domain.words import MarkKind, Voice
from fotointerview.gui import theme
from fotointerview.gui.mark_shapes import Mapping
from fotointerview.gui.theme import ROOM

PLATE: Final = QColor(0x16, 0x16, 0x15, 232)
_TEXT_PER_WIDTH: Final = 14 / 3
_WIDEST_IN_TEXTS: Final = 18
_LIGHTER: Final = 130
"""The red pencil is lightened by so many percent for words; else it is too dark on its plate (WCAG 2.2, 1.4.3)."""
_FLAGS: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


def ink(voice: Voice) -> QColor:
    """The colour of a voice's words."""
    if voice is Voice.PARTICIPANT:
        return QColor(ROOM.participant)
    return QColor(ROOM.researcher).lighter(_LIGHTER)


def font(width: float) -> QFont:
    """The words' type beside a pencil of ``width`` logical pixels."""
    return theme.sans(round(_TEXT_PER_WIDTH * width), italic=True)


def plate(mark: Mark, *, to_widget: Mapping, width: float, within: QRectF | None) -> QRectF:
    """Where the words lie: to the right of a pin or below another mark, kept ``within``."""
    letters = font(width)
    most = _WIDEST_IN_TEXTS * letters.pixelSize()
    size = QFontMetricsF(letters).boundingRect(QRectF(0, 0, most, 4000), _FLAGS, mark.text.strip()).size()
    across, high = size.width() + 14, size.height() + 6
    if mark.kind in (MarkKind.PIN, MarkKind.TEXT):
        x, y = to_widget(mark.strokes[0][0])
        away = 4 * width if mark.kind is MarkKind.PIN else 0.0
        made = QRectF(x + away, y - high / 2, across, high)
        if within is not None and made.right() > within.right():
            made.moveRight(x - away)
    else:
        left, top, wide, tall = box(mark.strokes)
        x, y = to_widget((left + wide / 2, top + tall))
        made = QRectF(x - across / 2, y + 2 * width, across, high)
    if within is not None and within.contains(QPointF(*to_widget(mark.strokes[0][0]))):
        made.moveLeft(max(within.left(), min(made.left(), within.right() - across)))
        made.moveTop(max(within.top(), min(made.top(), within.bottom() - high)))
    return made


def paint(
    painter: QPainter,
    mark: Mark,
    *,
    to_widget: Mapping,
    width: float,
    within: QRectF | None,
    selected: bool = False,
) -> None:
    """Paint the words of ``mark``."""
    where = plate(mark, to_widget=to_widget, width=width, within=within)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ROOM.ink), 1.5) if selected else Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRoundedRect(where, 6, 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(font(width))
    painter.setPen(ink(mark.voice))
    painter.drawText(where.adjusted(7, 3, -7, -3), _FLAGS, mark.text.strip())
