"""A list of short findings: what was searched for, or what is to be done; each leads to where it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fotointerview.gui import theme

_PAD: Final = 12
_FOUND: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the list.

    Attributes:
        words: the main words, plain text.
        about: whose it is, when, where; stands back.
        matches: which characters of ``words`` stand out.
        said: whether the words are somebody's own.
        participant_id: where it leads; ``interview_id`` and ``shot_id`` likewise; "" where there is none.
        choosing: it leads to where is chosen together in that interview.
        retained: it leads to what is kept, and of what kind that is; "" where it does not.
        lent: the id of the loan that it leads to; "" where there is none.
    """

    words: str
    about: str = ""
    matches: tuple[tuple[int, int], ...] = ()
    said: bool = False
    participant_id: str = ""
    interview_id: str = ""
    shot_id: str = ""
    choosing: bool = False
    retained: str = ""
    lent: str = ""


class FoundList(QListWidget):
    """Findings, one under another.

    Signals (GUI thread):
        opened(object): the :class:`Found` that was double-clicked, or on which Enter was pressed.
    """

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("found")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_FOUND)))
        theme.clothes().changed.connect(self.scheduleDelayedItemsLayout)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these."""
        self.clear()
        for one in found:
            item = QListWidgetItem(", ".join(filter(None, (one.words, one.about))))
            item.setToolTip(item.text())
            item.setData(_FOUND, one)
            self.addItem(item)


class _Delegate(QStyledItemDelegate):
    """The words with their matches, and under them what they are about."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the words, in two lines where one is too short, and for what they are about."""
        found: Found = index.data(_FOUND)
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        lines = len(_broken(found, wide - 2 * _PAD - 4))
        return QSize(100, lines * theme.px(22) + theme.px(18) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one finding."""
        found: Found = index.data(_FOUND)
        colours = theme.tokens(self.parent())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QColor(colours.ink if chosen else colours.line))
        painter.setBrush(QColor(colours.control if hovered else colours.panel))
        painter.drawRoundedRect(box, 8, 8)
        inside = box.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2)
        self._words(painter, inside, found, QColor(colours.ink))
        painter.setFont(theme.sans(12))
        painter.setPen(QColor(colours.muted))
        bottom = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        about = painter.fontMetrics().elidedText(
            found.about, Qt.TextElideMode.ElideRight, int(inside.width())
        )
        painter.drawText(inside, bottom, about)
        painter.restore()

    def _words(self, painter: QPainter, where: QRectF, found: Found, ink: QColor) -> None:
        for row, (start, words) in enumerate(_broken(found, where.width())):
            at = where.topLeft() + QPointF(0, row * theme.px(22))
            self._line(painter, at, found, start, words, ink)

    def _line(
        self, painter: QPainter, at: QPointF, found: Found, begin: int, words: str, ink: QColor
    ) -> None:
        layout = QTextLayout(words, _font(found))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        formats = []
        for start, end in found.matches:
            one = QTextLayout.FormatRange()
            one.start, one.length = (
                max(start - begin, 0),
                min(end - begin, len(words)) - max(start - begin, 0),
            )
            if one.length <= 0:
                continue
            style = QTextCharFormat()
            style.setFontWeight(QFont.Weight.Bold)
            style.setFontUnderline(True)
            one.format = style
            formats.append(one)
        layout.setFormats(formats)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        painter.setPen(ink)
        layout.draw(painter, at)


def _font(found: Found) -> QFont:
    return theme.serif(15, italic=True) if found.said else theme.sans(14)


def _broken(found: Found, width: float) -> list[tuple[int, str]]:
    """The words in one line or two, each with where it begins; what is longer still ends in an ellipsis."""
    layout = QTextLayout(found.words, _font(found))
    layout.beginLayout()
    first = layout.createLine()
    if first.isValid():
        first.setLineWidth(max(width, 1))
    layout.endLayout()
    end = first.textLength() if first.isValid() else 0
    if end >= len(found.words):
        return [(0, found.words)]
    rest = QFontMetricsF(_font(found)).elidedText(found.words[end:], Qt.TextElideMode.ElideRight, width)
    return [(0, found.words[:end]), (end, rest)]
