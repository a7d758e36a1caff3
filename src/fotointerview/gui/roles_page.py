"""The page on which roles are made: the chain from law to counter, one line for each, kept at every change."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fotointerview.domain.people import Role
from fotointerview.gui import forms, theme
from fotointerview.gui.fields import FieldKeys
from fotointerview.gui.office_page import OfficePage
from fotointerview.services.desk import StudyLoaded

_NAME = 110


class RolesPage(OfficePage):
    """Every role with both its names; Alt+Up and Alt+Down move the one that has the keyboard.

    Signals (GUI thread):
        added(str, str): a new role at the counter's end, by its Dutch and English name.
        renamed(str, str, str): the role with this id is called so in Dutch and English.
        moved(str, int): a role goes so many places towards the counter.
        removed(str): a role where nobody stands goes.
    """

    added = Signal(str, str)
    renamed = Signal(str, str, str)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, over: QWidget, *, back_to: QWidget) -> None:
        super().__init__(over, back_to=back_to, title=self.tr("Roles, from law to counter"))
        self.rows: dict[str, RoleRow] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._keys = FieldKeys(self)
        self.name_nl = self._name(self.tr("New role in Dutch"))
        self.name_en = self._name(self.tr("New role in English"))
        self.add_button = QPushButton(self.tr("Add this role"))
        self.add_button.clicked.connect(self._add)
        self.foot.addStretch(1)
        self.fill(self._compose)
        self._keys.watch(self)

    def show_study(self, state: StudyLoaded) -> None:
        """Show the roles as they are now; a name that is being typed stays."""
        known = {role.id for role in state.roles}
        for gone in [role_id for role_id in self.rows if role_id not in known]:
            row = self.rows.pop(gone)
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, role in enumerate(state.roles):
            row = self.rows.get(role.id) or self._new_row(role.id)
            here = [one.participant.code for one in state.people if one.role and one.role.id == role.id]
            if self._lines.indexOf(row) != place:
                self._lines.removeWidget(row)
                self._lines.insertWidget(place, row)
            row.show_role(role, here, first=place == 0, last=place == len(state.roles) - 1)
        self._in_order([role.id for role in state.roles])

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _compose(self, column: QVBoxLayout) -> None:
        column.addWidget(self.title)
        column.addWidget(
            forms.quiet(
                self.tr(
                    "Every change is kept at once. A role goes only where nobody stands; who stands somewhere "
                    "can be given another place."
                )
            )
        )
        column.addWidget(self.trouble)
        column.addLayout(self._lines)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name_nl, 1)
        row.addWidget(self.name_en, 1)
        row.addWidget(self.add_button)
        column.addLayout(row)
        column.addStretch(1)

    def _name(self, words: str) -> QLineEdit:
        field = QLineEdit(placeholderText=words, maxLength=80)
        field.setAccessibleName(words)
        field.returnPressed.connect(self._add)
        return field

    def _new_row(self, role_id: str) -> "RoleRow":
        row = self.rows[role_id] = RoleRow()
        row.renamed.connect(partial(self.renamed.emit, role_id))
        row.moved.connect(partial(self.moved.emit, role_id))
        row.removed.connect(partial(self.removed.emit, role_id))
        self._keys.watch(row)
        return row

    def _in_order(self, role_ids: Sequence[str]) -> None:
        """Tab goes through the lines as they stand."""
        fields = [field for role_id in role_ids for field in self.rows[role_id].in_order]
        order = [*fields, self.name_nl, self.name_en, self.add_button, self.back_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _add(self) -> None:
        nl, en = self.name_nl.text().strip(), self.name_en.text().strip()
        if nl or en:
            self.name_nl.clear()
            self.name_en.clear()
            self.name_nl.setFocus()
            self.added.emit(nl, en)


class RoleRow(QFrame):
    """One role: its names, who stands there, and the ways to move and remove it.

    Signals (GUI thread):
        renamed(str, str): its Dutch and English names.
        moved(int): so many places towards the counter.
        removed(): it goes.
    """

    renamed = Signal(str, str)
    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._known = ("", "")
        self.name_nl, self.name_en = QLineEdit(maxLength=80), QLineEdit(maxLength=80)
        self.up_button, self.down_button = _tool("↑"), _tool("↓")
        self.remove_button = _tool(self.tr("Remove"))
        self.who = forms.quiet()
        for field in (self.name_nl, self.name_en):
            theme.grow(field, minimumWidth=_NAME)
            field.editingFinished.connect(self._rename)
        self.up_button.setToolTip(self.tr("Towards the law (Alt+Up)"))
        self.down_button.setToolTip(self.tr("Towards the counter (Alt+Down)"))
        self.up_button.clicked.connect(lambda: self.moved.emit(-1))
        self.down_button.clicked.connect(lambda: self.moved.emit(1))
        self.remove_button.clicked.connect(self.removed)
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, field in (("nl", self.name_nl), ("en", self.name_en)):
            label = QLabel(words)
            label.setProperty("role", "quiet")
            row.addWidget(label)
            row.addWidget(field, 1)
        for button in (self.up_button, self.down_button, self.remove_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.who)

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return (self.name_nl, self.name_en, self.up_button, self.down_button, self.remove_button)

    def show_role(self, role: Role, here: Sequence[str], *, first: bool, last: bool) -> None:
        """Show the role and the codes of who stands ``here``; it may be at an end of the chain."""
        for field, was, now in zip(
            (self.name_nl, self.name_en), self._known, (role.name_nl, role.name_en), strict=True
        ):
            if not field.hasFocus() or field.text() == was:
                field.setText(now)
        self._known = (role.name_nl, role.name_en)
        called: tuple[tuple[QWidget, str], ...] = (
            (self.name_nl, self.tr("{role}: name in Dutch")),
            (self.name_en, self.tr("{role}: name in English")),
            (self.up_button, self.tr("{role}: towards the law")),
            (self.down_button, self.tr("{role}: towards the counter")),
            (self.remove_button, self.tr("{role}: remove")),
        )
        for part, words in called:
            part.setAccessibleName(words.format(role=role.name_nl))
        self.up_button.setEnabled(not first)
        self.down_button.setEnabled(not last)
        self.remove_button.setEnabled(not here)
        stands = self.tr("Who stands here: {codes}. This role cannot be removed.")
        self.who.setText(stands.format(codes=", ".join(here)) if here else self.tr("An empty place."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the role."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if (self.up_button if by < 0 else self.down_button).isEnabled():
                self.moved.emit(by)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _rename(self) -> None:
        """Hand over the names if they changed; a role has a name."""
        names = (self.name_nl.text().strip(), self.name_en.text().strip())
        if not any(names):
            self.name_nl.setText(self._known[0])
            self.name_en.setText(self._known[1])
        elif names != self._known:
            self._known = names
            self.renamed.emit(*names)


def _tool(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", "tool")
    return button
