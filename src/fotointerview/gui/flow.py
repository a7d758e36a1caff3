"""A row of parts that goes on below where it is too wide: for buttons beside each other at every size of the text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """From left to right, then the next line. Parts that are hidden take no room."""

    def __init__(self, *, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way of adding."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The part there; ``None`` beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take a part out; ``None`` beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when it is so wide."""
        edge = self.contentsMargins()
        inside = QRect(0, 0, width - edge.left() - edge.right(), 0)
        return self._place(inside, really=False) + edge.top() + edge.bottom()

    def setGeometry(self, where: QRect) -> None:
        """Lay the parts out."""
        super().setGeometry(where)
        self._place(where.marginsRemoved(self.contentsMargins()), really=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(wide, max((size.height() for size in shown), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest part alone."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, where: QRect, *, really: bool) -> int:
        x, y, lines = where.x(), where.y(), [list[tuple[QLayoutItem, QRect]]()]
        high = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(where.width(), 1), item.sizeHint().height()))
            if lines[-1] and x + size.width() > where.right() + 1:
                x, y, high = where.x(), y + high + self.spacing(), 0
                lines.append([])
            lines[-1].append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self.spacing()
            high = max(high, size.height())
        if really:
            for line in lines:
                tallest = max((box.height() for _item, box in line), default=0)
                for item, box in line:
                    item.setGeometry(box.translated(0, (tallest - box.height()) // 2))
        return y + high - where.y()


def flow(*parts: QWidget, gap: int = 8) -> Flow:
    """These beside each other, as far as there is room."""
    row = Flow(gap=gap)
    for part in parts:
        row.addWidget(part)
    return row
