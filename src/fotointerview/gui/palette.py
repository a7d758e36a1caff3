"""The palette: type a few letters of what you want to do, press Enter. A quiet card, no dialog.

It finds everything that has an action or a button in the room, with its key beside it, so that one learns the keys by
the way. What cannot be done now is dim and stays where it is.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from fotointerview.gui import theme
from fotointerview.gui.card import Card, claims
from fotointerview.gui.finding import Entry, found
from fotointerview.gui.texts import translate

ENTRY: Final = Qt.ItemDataRole.UserRole
_WIDTH: Final = 520
_ROWS: Final = 11
_ROW: Final = 32
_PAD: Final = 12

_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}

Index = QModelIndex | QPersistentModelIndex


class _Field(QLineEdit):
    """Where one types. Keys that are no letters are handed to the palette.

    Signals (GUI thread):
        pressed(int): a ``Qt.Key`` that is not for the words.
        left(): the keyboard went elsewhere.
    """

    pressed = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Claim every key without Ctrl or Alt before a shortcut can have it."""
        if claims(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down, Enter and Esc are for the list."""
        if event.key() in (*_MOVES, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu of the field itself is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class Palette(Card):
    """The card.

    ``offer`` is asked what can be done whenever the palette opens.

    Signals (GUI thread):
        wanted(str): the key of the :class:`Entry` that was chosen; the palette is away by then.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget, *, offer: Callable[[], Sequence[Entry]]) -> None:
        super().__init__(parent, high=True)
        self._offer = offer
        self._entries: tuple[Entry, ...] = ()
        self.setObjectName("palette")
        self.setAccessibleName(translate("Palette", "Find an action"))
        self.field = _Field(self)
        self.field.setPlaceholderText(translate("Palette", "What do you want to do?"))
        self.field.setAccessibleName(translate("Palette", "What do you want to do?"))
        self.list = QListWidget(self)
        self.list.setObjectName("found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_RowDelegate(self.list))
        self.list.setAccessibleName(translate("Palette", "What was found"))
        self._nothing = QLabel(translate("Palette", "Nothing is called that. Try another word."), self)
        self._nothing.setProperty("role", "quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(_PAD, 8, _PAD, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        self.field.textChanged.connect(self._show)
        self.field.pressed.connect(self._on_key)
        self.field.left.connect(self.hide)
        self.list.itemClicked.connect(self._run)
        self.list.currentItemChanged.connect(self._tell)

    def open(self) -> None:
        """Ask what can be done, and be typed in."""
        self._entries = tuple(self._offer())
        self.field.clear()
        self._show()
        super().open()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def wanted_size(self) -> QSize:
        """As wide as sentences are, as high as what was found."""
        around = self.field.sizeHint().height() + 24
        rows = min(self.list.count(), _ROWS) * theme.px(_ROW) if self.list.count() else theme.px(44)
        return QSize(theme.px(_WIDTH), around + rows)

    def names(self) -> tuple[str, ...]:
        """What is listed, in its order."""
        return tuple(self.list.item(at).text() for at in range(self.list.count()))

    def _show(self) -> None:
        self.list.clear()
        for entry in found(self.field.text(), self._entries):
            item = QListWidgetItem(entry.text)
            item.setData(ENTRY, entry)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (entry.text, entry.shortcut)))
            )
            if not entry.can_do:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)
        self._step(1, start=-1)
        if not self.isHidden():
            self.settle()

    def _on_key(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self.put_away()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentItem())
        else:
            self._step(_MOVES[Qt.Key(key)], start=self.list.currentRow())

    def _step(self, by: int, *, start: int) -> None:
        """To the row ``by`` rows on that can be done; at the ends it stays."""
        rows = [at for at in range(self.list.count()) if self.list.item(at).data(ENTRY).can_do]
        if not rows:
            self.list.setCurrentRow(-1)
            self._tell()
            return
        now = rows.index(start) if start in rows else -1
        self.list.setCurrentRow(rows[max(0, min(len(rows) - 1, now + by))])

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.data(ENTRY).can_do:
            return
        key = item.data(ENTRY).key
        self.put_away()
        self.wanted.emit(key)

    def _tell(self) -> None:
        """A screen reader stays with the field: it hears there which row Enter would run."""
        item = self.list.currentItem()
        self.field.setAccessibleDescription(item.data(Qt.ItemDataRole.AccessibleTextRole) if item else "")


class _RowDelegate(QStyledItemDelegate):
    """Draws one row: what it does on the left, chapter and key on the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(theme.px(200), theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row at ``index``."""
        entry: Entry = index.data(ENTRY)
        colours = theme.tokens(self.parent())
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        where = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painter.setPen(QColor(colours.edge))
            painter.setBrush(QColor(colours.control_hover))
            painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), 6, 6)
        ink, quiet = (colours.ink, colours.muted) if entry.can_do else (colours.faint, colours.faint)
        inside = where.adjusted(_PAD, 0, -_PAD, 0)
        font, small = theme.sans(14), theme.sans(12)
        painter.setFont(small)
        painter.setPen(QColor(ink if entry.can_do else quiet))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(inside, right, entry.shortcut)
        keys = QFontMetrics(small).horizontalAdvance(entry.shortcut)
        inside.setRight(inside.right() - (keys + _PAD if keys else 0))
        painter.setFont(font)
        metrics = QFontMetrics(font)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(QColor(ink))
        painter.drawText(
            inside, left, metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, inside.width())
        )
        inside.setLeft(inside.left() + metrics.horizontalAdvance(entry.text) + 2 * _PAD)
        if inside.width() > QFontMetrics(small).horizontalAdvance(entry.group):
            painter.setFont(small)
            painter.setPen(QColor(quiet))
            painter.drawText(inside, right, entry.group)
        painter.restore()
