"""The hall: everybody in the study, from law to counter or in rows, what is to be done, and what was searched for."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fotointerview.domain.search import EVERYTHING, Sieve
from fotointerview.domain.words import Language
from fotointerview.gui import forms, theme
from fotointerview.gui.bridge import Bridge
from fotointerview.gui.filter_row import FilterRow
from fotointerview.gui.flow import Flow
from fotointerview.gui.found_list import Found, FoundList
from fotointerview.gui.menu_groups import StudyGroup
from fotointerview.gui.more_menu import MoreMenu
from fotointerview.gui.people_grid import PeopleGrid
from fotointerview.gui.role_map import RoleMap
from fotointerview.gui.rope_picture import RopePicture
from fotointerview.services.closeness import Ropes
from fotointerview.services.desk import Person, StudyLoaded

_WAIT_MS = 150
"""Somebody who types is not searched for at every letter."""
_AIR = 8
_HEADED = 420
"""A hall that is narrower has no heading: the search is what people look for."""
_WIDE = 640
"""In a hall as wide as this the filters come with the first word; elsewhere they are asked for."""


class Hall(QWidget):
    """Tabs over a stack; a search takes its place while there are words to search for, or filters to list by.

    Attributes:
        menu: what can be done with the study as a whole.

    Signals (GUI thread):
        picked(): another card is framed, or none.
        opened(): a card was double-clicked, or Enter pressed on it.
        search_wanted(str, object): look for these words in what the
            :class:`~fotointerview.domain.search.Sieve` lets through.
        found_wanted(object): the :class:`~fotointerview.gui.found_list.Found` somebody wants to go to.
        other_study(): leave this study for another.
        names_unwanted(): real names that are shown should go.
    """

    picked = Signal()
    opened = Signal()
    search_wanted = Signal(str, object)
    found_wanted = Signal(object)
    other_study = Signal()
    names_unwanted = Signal()

    def __init__(self, *, bridge: Bridge, study_folder: Path, language: Language) -> None:
        super().__init__()
        self._language = language
        self.roles = RoleMap(bridge=bridge, study_folder=study_folder, language=language)
        self.people = PeopleGrid(bridge=bridge, study_folder=study_folder, language=language)
        self.ropes = RopePicture()
        self.tasks = FoundList(self.tr("Tasks"))
        self.found = FoundList(self.tr("Found"))
        self.search = QLineEdit(placeholderText=self.tr("Search quotes, notes, roles …"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        for tool in self.search.findChildren(QToolButton):
            tool.setAccessibleName(self.tr("Clear the search"))
        self._soon = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._soon.timeout.connect(self._ask)
        self.search.textChanged.connect(self._on_typed)
        self.filter_button = QPushButton(self.tr("Filter"))
        self.filter_button.setProperty("role", "tool")
        self.filter_button.setCheckable(True)
        self.filters = FilterRow()
        self.filters.setContentsMargins(_AIR, 0, _AIR, 0)
        self.filters.hide()
        self.filter_button.toggled.connect(self.filters.setVisible)
        self.filters.changed.connect(self._on_filtered)
        self._stack = QStackedWidget()
        self.tabs: dict[QWidget, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._nothing = forms.quiet("")
        self._nothing.setContentsMargins(_AIR, 0, _AIR, 0)
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._top())
        column.addWidget(self.filters)
        column.addLayout(self._tabs())
        column.addWidget(self._names_sign())
        column.addWidget(self._nothing)
        column.addWidget(self._stack, 1)
        for grid in (self.roles, self.people):
            grid.picked.connect(self.picked)
            grid.opened.connect(self.opened)
        for listed in (self.tasks, self.found):
            listed.opened.connect(self.found_wanted)
        self._go(self.roles)

    @property
    def person(self) -> Person | None:
        """Whose card is framed where somebody is looking."""
        shown = self._stack.currentWidget()
        return shown.person if isinstance(shown, RoleMap | PeopleGrid) else None

    def show_study(self, state: StudyLoaded, tasks: Sequence[Found]) -> None:
        """Show the study as it is now."""
        self.roles.show_people(state.people, state.roles, read_only=state.read_only)
        self.people.show_people(state.people)
        self.menu.show_subject(state)
        self.tasks.show_found(tasks)
        self.filters.show_roles(state.roles, self._language)
        self.tabs[self.tasks].setText(
            self.tr("Tasks ({count})").format(count=len(tasks)) if tasks else self.tr("Tasks")
        )
        self._say_nothing()

    def show_ropes(self, ropes: Ropes) -> None:
        """Show the picture of all ropes."""
        self.ropes.show_ropes(ropes)
        words, count = self.tr("Yellow ropes"), len(ropes.ropes)
        self.tabs[self.ropes].setText(f"{words} ({count})" if count else words)

    def show_found(self, query: str, found: Sequence[Found], sieve: Sieve = EVERYTHING) -> None:
        """Show what was found, unless something else is looked for by now."""
        if query == self.search.text() and sieve == self.filters.sieve and self._is_searching:
            self.found.show_found(found)
            self._say_nothing()

    def show_names(self, names: Mapping[str, str] | None) -> None:
        """Show real names, by code, and a sign that they are shown; ``None`` takes them away, at once."""
        self.roles.show_names(names or {})
        self.people.show_names(names or {})
        if names is None:
            self.found.clear()
        self._names_said.setText(
            self.tr("Real names are shown on this screen.")
            if names
            else self.tr("No real names are written down in this study.")
        )
        self.names_sign.setVisible(names is not None)
        if self.search.text():
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The heading gives way to the search."""
        super().resizeEvent(event)
        self._heading.setVisible(self.width() >= theme.px(_HEADED))

    # ── parts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _top(self) -> QHBoxLayout:
        self.menu = MoreMenu[StudyLoaded](self.tr("Study"))
        self.menu.add(
            self.tr("Another study …"), lambda _study: self.other_study.emit(), group=StudyGroup.OTHER
        )
        theme.grow(self.search, maximumWidth=360)
        top = QHBoxLayout()
        top.setContentsMargins(_AIR, 0, _AIR, 0)
        self._heading = forms.heading(self.tr("In this study"))
        top.addWidget(self._heading, 1)
        top.addWidget(self.search, 1)
        top.addWidget(self.filter_button)
        top.addWidget(self.menu)
        return top

    def _tabs(self) -> Flow:
        row = Flow(gap=4)
        row.setContentsMargins(_AIR, 0, _AIR, 0)
        for page, words in (
            (self.roles, self.tr("From law to counter")),
            (self.people, self.tr("Participants")),
            (self.ropes, self.tr("Yellow ropes")),
            (self.tasks, self.tr("Tasks")),
        ):
            button = QPushButton(words)
            button.setProperty("role", "page")
            button.setCheckable(True)
            button.clicked.connect(lambda _on, which=page: self._go(which))
            self._group.addButton(button)
            self.tabs[page] = button
            row.addWidget(button)
            self._stack.addWidget(page)
        self._stack.addWidget(self.found)
        return row

    def _names_sign(self) -> QFrame:
        """A quiet line while real names are shown, with the way to stop it."""
        self.names_sign, self._names_said = QFrame(), forms.quiet()
        self.names_sign.setObjectName("namesSign")
        hide = QPushButton(self.tr("Hide them"))
        hide.setProperty("role", "tool")
        hide.clicked.connect(self.names_unwanted)
        row = QHBoxLayout(self.names_sign)
        row.setContentsMargins(12 + _AIR, 4, 4 + _AIR, 4)
        row.addWidget(self._names_said, 1)
        row.addWidget(hide)
        self.names_sign.hide()
        return self.names_sign

    def _go(self, page: QWidget) -> None:
        self._page = page
        self.tabs[page].setChecked(True)
        self.filters.set_sieve(EVERYTHING)
        self.search.clear()
        self.filter_button.setChecked(False)
        self._stack.setCurrentWidget(page)
        self._say_nothing()
        self.picked.emit()

    @property
    def _is_searching(self) -> bool:
        return bool(self.search.text().strip()) or not self.filters.sieve.is_open

    def _ask(self) -> None:
        self._soon.stop()
        self.search_wanted.emit(self.search.text(), self.filters.sieve)

    def _on_typed(self, words: str) -> None:
        begins = words.strip() and self._stack.currentWidget() is not self.found
        if begins and self.width() >= theme.px(_WIDE):
            self.filter_button.setChecked(True)
        self._show_search()
        if self._is_searching:
            self._soon.start()

    def _on_filtered(self) -> None:
        """At once: nobody is in the midst of a word."""
        chosen = self.filters.sieve.chosen
        self.filter_button.setText(
            self.tr("Filter ({count})").format(count=chosen) if chosen else self.tr("Filter")
        )
        self._show_search()
        if self._is_searching:
            self._ask()

    def _show_search(self) -> None:
        """What was found takes the place of what is in the study, while somebody searches."""
        if self._is_searching:
            self._stack.setCurrentWidget(self.found)
        else:
            self._soon.stop()
            self.found.clear()
            self._stack.setCurrentWidget(self._page)
        self._say_nothing()
        self.picked.emit()

    def _say_nothing(self) -> None:
        """One sentence where a list is empty."""
        shown, words = self._stack.currentWidget(), ""
        if shown is self.tasks and not self.tasks.count():
            words = self.tr("Nothing waits for you in this study.")
        elif shown is self.found and not self.found.count():
            words = self.tr("Nothing found.")
        self._nothing.setText(words)
        self._nothing.setVisible(bool(words))
