"""A column that is as high as what is in it where there is room, and scrolls where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from fotointerview.gui import theme

_LEAST = 96


class TallScroll(QScrollArea):
    """Scrolls ``inside`` up and down; it asks for all the height that ``inside`` wants at its width."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setObjectName("tall")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields in it scroll it
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self._inside = inside
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """As what is in it."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All of what is in it."""
        wanted = self._inside.heightForWidth(width)
        return wanted if wanted >= 0 else self._inside.sizeHint().height()

    def sizeHint(self) -> QSize:
        """All of what is in it."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """It can be low, never narrow."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, theme.px(_LEAST))
