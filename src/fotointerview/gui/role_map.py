"""From law to counter: a column for every role, people on the thread, and a place for whom nobody has met yet."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fotointerview.domain.people import Role
from fotointerview.domain.words import Language
from fotointerview.gui import texts, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.people_grid import CARRIED, PeopleGrid
from fotointerview.services.desk import Person

_COLUMN: Final = 118
_CARD: Final = 100
_EMPTY: Final = 150
_ROPE: Final = 22


class RoleMap(QScrollArea):
    """The people of the study by role.

    Signals (GUI thread):
        picked(): another card is framed, or none.
        opened(): a card was double-clicked, or Enter pressed on it.
        placed(str, str): the participant with this id goes to the role with this id; "" for none.
    """

    picked = Signal()
    opened = Signal()
    placed = Signal(str, str)

    def __init__(
        self, *, bridge: Bridge, study_folder: Path, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._folder, self._language = bridge, study_folder, language
        self.columns: dict[str, PeopleGrid] = {}
        self.empty: dict[str, QLabel] = {}
        self._roles: tuple[Role, ...] | None = None
        self._names: Mapping[str, str] = {}
        self._closed = False
        self.setObjectName("roleMap")
        self.setAccessibleName(texts.translate("RoleMap", "From law to counter"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)

    @property
    def person(self) -> Person | None:
        """Whose card is framed."""
        return next((grid.person for grid in self.columns.values() if grid.person is not None), None)

    def show_names(self, names: Mapping[str, str]) -> None:
        """Show real names, by code; none takes them all away, at once."""
        self._names = names
        for grid in self.columns.values():
            grid.show_names(names)

    def show_people(
        self, people: Sequence[Person], roles: Sequence[Role], *, read_only: bool = False
    ) -> None:
        """Lay everybody at their role; whoever has none gets a column of their own at the end.

        Who is framed stays framed in another column too. Unless ``read_only`` cards can be carried to another.
        """
        framed = self.person
        focused = any(grid.hasFocus() for grid in self.columns.values())
        self._closed = read_only
        self._lay_people(people, roles)
        for grid in self.columns.values():
            grid.setDragEnabled(not read_only)
            grid.setAcceptDrops(False)  # the place under it takes what is brought
            if framed is not None and grid.has(framed.participant.id):
                grid.frame(framed.participant.id)
                if focused:
                    grid.setFocus()

    def _lay_people(self, people: Sequence[Person], roles: Sequence[Role]) -> None:
        loose = any(person.role is None for person in people)
        if self._roles != tuple(roles) or ("" in self.columns) is not loose:
            self._lay_columns(roles, loose=loose)
        for key, grid in self.columns.items():
            own = [person for person in people if (person.role.id if person.role else "") == key]
            grid.show_people(own)
            grid.setVisible(bool(own))
            self.empty[key].setVisible(not own)

    def _lay_columns(self, roles: Sequence[Role], *, loose: bool) -> None:
        self._roles = tuple(roles)
        self.columns, self.empty = {}, {}
        inside = QWidget()
        inside.setObjectName("roleMapInside")
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        heads, row = QHBoxLayout(), QHBoxLayout()
        for layout in (heads, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
        for role in roles:
            self._column(role.id, role.name(self._language), heads, row)
        if loose:
            self._column("", texts.translate("RoleMap", "no role yet"), heads, row)
        outer.addLayout(heads)
        outer.addWidget(_Rope())
        outer.addLayout(row, 1)
        self.setWidget(inside)

    def _column(self, key: str, name: str, heads: QHBoxLayout, row: QHBoxLayout) -> None:
        head = QLabel(name)
        head.setProperty("role", "rolehead")
        head.setContentsMargins(8, 0, 0, 0)
        theme.grow(head, minimumWidth=_COLUMN)
        heads.addWidget(head, 1)
        place = _Place()
        place.brought.connect(lambda who: self._place(who, key))
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        grid = PeopleGrid(
            bridge=self._bridge, study_folder=self._folder, language=self._language, smallest=_CARD
        )
        grid.setAccessibleName(name)
        grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.grow(grid, minimumWidth=_COLUMN)
        grid.picked.connect(lambda: self._on_picked(key))
        grid.opened.connect(self.opened)
        grid.shifted.connect(lambda by: self._shift(key, by))
        grid.show_names(self._names)
        empty = QLabel(texts.translate("RoleMap", "nobody met yet"))
        empty.setObjectName("roleEmpty")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        theme.grow(empty, minimumHeight=_EMPTY, minimumWidth=_COLUMN - 16)
        column.addWidget(grid, 1)
        column.addWidget(empty, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(0)
        row.addWidget(place, 1)
        self.columns[key], self.empty[key] = grid, empty

    def _on_picked(self, key: str) -> None:
        """One card is framed in the whole study."""
        if self.columns[key].person is not None:
            for other, grid in self.columns.items():
                if other != key and grid.person is not None:
                    grid.blockSignals(True)
                    grid.clearSelection()
                    grid.blockSignals(False)
        self.picked.emit()

    def _shift(self, key: str, by: int) -> None:
        """The framed card goes to the next role, or the one before."""
        order, person = [role.id for role in self._roles or ()], self.columns[key].person
        to = (order.index(key) if key else len(order)) + by
        if person is not None and 0 <= to < len(order):
            self._place(person.participant.id, order[to])

    def _place(self, participant_id: str, key: str) -> None:
        """Somebody goes to a role, unless they stand there already."""
        stands = next((other for other, grid in self.columns.items() if grid.has(participant_id)), key)
        if stands != key and not self._closed:
            self.placed.emit(participant_id, key)


class _Place(QWidget):
    """The place under a role; a card can be brought there.

    Signals (GUI thread):
        brought(str): the id of the participant whose card was dropped here.
    """

    brought = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rolePlace")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A card over it shows that it could come here."""
        if event.mimeData().hasFormat(CARRIED):
            self._show(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._show(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """The card is here."""
        self._show(False)
        event.acceptProposedAction()
        self.brought.emit(bytes(event.mimeData().data(CARRIED).data()).decode())

    def _show(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)


class _Rope(QWidget):
    """The yellow thread under the names of the roles."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(100, _ROPE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line that hangs a little."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.tokens(self).rope), 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        width, middle = float(self.width() - 8), _ROPE / 2
        path = QPainterPath(QPointF(8, middle))
        path.cubicTo(
            QPointF(width / 3, middle - 7), QPointF(width * 2 / 3, middle + 7), QPointF(width, middle)
        )
        painter.drawPath(path)
        painter.end()
