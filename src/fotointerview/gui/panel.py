"""The right-hand panel: question, moves and plan in one column that scrolls when the window is low.

Plan and button always stay in sight; in a high window they follow what they belong to.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fotointerview.gui import theme
from fotointerview.gui.next_panel import MovesPanel
from fotointerview.gui.question_panel import QuestionPanel

WIDTH = 304
_LOW = 800
_VERY_LOW = 630


class _Scroll(QScrollArea):
    """As high as what is in it, or as there is room."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside.installEventFilter(self)

    def sizeHint(self) -> QSize:
        inside = self._inside
        width = theme.px(WIDTH)
        return QSize(width, inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), 120)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Panel(QWidget):
    """Places ``question`` and ``moves`` above ``plan``."""

    def __init__(
        self, *, question: QuestionPanel, moves: MovesPanel, plan: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._question, self._moves = question, moves
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.grow(self, minimumWidth=WIDTH, maximumWidth=WIDTH)
        inside = QWidget(self)
        inside.setObjectName("panelInside")
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 4)
        column.setSpacing(10)
        column.addWidget(question)
        rule = QFrame(inside)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(moves)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(_Scroll(inside, self), 1)
        whole.addWidget(plan)
        whole.addStretch()
        theme.clothes().changed.connect(self._measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the scales on one line each where the window is low."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        height = self.height()
        tight = height < theme.px(_VERY_LOW)
        self._question.set_tight(tight)
        self._moves.set_compact(height < theme.px(_LOW), tight=tight)
        self._column.setContentsMargins(18, 6 if tight else 14, 18, 4)
        self._column.setSpacing(6 if tight else 10)
