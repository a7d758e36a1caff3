"""The people of the study in the window: roles, details, lists that come in, and who sees real names.

Real names are read when somebody asks for them and shown in the hall only. They go at once when the participant's
window opens or another room is entered, and nothing remembers that they were shown.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fotointerview.domain.faults import Fault
from fotointerview.domain.withdrawal import Left
from fotointerview.domain.words import Room
from fotointerview.gui.desk_bridge import DeskBridge
from fotointerview.gui.details_page import DetailsPage
from fotointerview.gui.errands import Errands
from fotointerview.gui.main_window import MainWindow
from fotointerview.gui.menu_groups import PersonGroup, StudyGroup
from fotointerview.gui.names_page import NamesPage
from fotointerview.gui.participant_desk import ParticipantDesk
from fotointerview.gui.people_list_page import PeopleListPage
from fotointerview.gui.roles_page import RolesPage
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.services import names, people_changes
from fotointerview.services.desk import Desk, DeskEvent, Person, Searched, StudyLoaded
from fotointerview.services.people_changes import Details
from fotointerview.services.people_import import ImportPreview, do_import, preview_import
from fotointerview.services.texts import Texts
from fotointerview.services.workplace import Workplace

Say = Callable[[str], None]


class PeopleDesk(QObject):
    """Adds its lines to the menus of the hall, and keeps what is decided on its pages.

    Args:
        window: what its pages cover.
    """

    def __init__(
        self,
        *,
        place: Workplace,
        prepare: PrepareRoom,
        window: MainWindow,
        texts: Texts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place, self._prepare, self._window, self._texts = place, prepare, window, texts
        self._errands = Errands(self)
        self._state: StudyLoaded | None = None
        self._pages: list[QWidget] = []
        self._load: Callable[[], None] = lambda: None
        self._looks_along: Callable[[], bool] = lambda: False
        self.names_shown = False
        self._turns = 0
        self._closed = False
        self._add_lines()

    def connect_to(self, desk: Desk, bridge: DeskBridge, participant: ParticipantDesk) -> "PeopleDesk":
        """Hear of the study, be searched in, and stand back for the participant. Returns itself."""
        self._load, self._looks_along = desk.load, lambda: participant.is_open
        bridge.told.connect(self._on_desk)
        self._prepare.search_wanted.connect(
            lambda words, sieve: desk.search(words, sieve, names=self.names_shown)
        )
        self._prepare.hall.names_unwanted.connect(self.hide_names)
        self._prepare.hall.roles.placed.connect(self._on_placed)
        participant.opened.connect(self._on_participant)
        self._window.room_changed.connect(self._on_room)
        return self

    def close(self) -> None:
        """Hear of nothing any more."""
        self.hide_names()
        self._closed = True
        self._errands.close()

    # ── pages, made when they are first wanted ─────────────────────────────────────────────────────────────

    @cached_property
    def roles(self) -> RolesPage:
        """The page on which roles are made."""
        page = RolesPage(self._window, back_to=self._prepare)
        said, store = page.show_trouble, self._place.store
        page.added.connect(
            lambda nl, en: self._change(lambda: store.add_role(name_nl=nl, name_en=en), said=said)
        )
        page.renamed.connect(
            lambda role, nl, en: self._change(
                lambda: store.rename_role(role, name_nl=nl, name_en=en), said=said
            )
        )
        page.moved.connect(
            lambda role, by: self._change(lambda: people_changes.move_role(store, role, by), said=said)
        )
        page.removed.connect(
            lambda role: self._change(lambda: people_changes.remove_empty_role(store, role), said=said)
        )  # where somebody stands after all it stays, and the line says who
        return page

    @cached_property
    def details(self) -> DetailsPage:
        """The page with what is known of one person."""
        page = DetailsPage(self._window, back_to=self._prepare, language=self._texts.language)
        page.kept.connect(self._on_details)
        page.name_wanted.connect(self._on_name_wanted)
        return page

    @cached_property
    def lists(self) -> PeopleListPage:
        """The page on which participants come in from a list."""
        page = PeopleListPage(
            self._window,
            back_to=self._prepare,
            language=self._texts.language,
            say=lambda problem: problem.words(self._texts),
        )
        page.chosen.connect(self._on_list)
        page.wanted.connect(self._on_bring)
        return page

    @cached_property
    def key(self) -> NamesPage:
        """The page for the real names, the key of the pseudonyms."""
        page = NamesPage(self._window, back_to=self._prepare)
        page.export_wanted.connect(self._on_export)
        page.removal_wanted.connect(self._on_removal)
        return page

    # ── real names ─────────────────────────────────────────────────────────────────────────────────────────

    def show_names(self) -> None:
        """Show real names in the hall, where nobody but the researcher looks."""
        if self._may_show:
            store, turn = self._place.store, self._turns
            self._errands.run(
                self._place.store_thread,
                store.real_names,
                done=lambda real: self._on_names(real, turn),
                failed=self._no_names,
            )
        self._tick()

    def hide_names(self) -> None:
        """Take real names away, at once; those that are on their way do not arrive."""
        self._turns += 1
        if self.names_shown:
            self.names_shown = False
            self._prepare.hall.show_names(None)
        self._tick()

    @property
    def _may_show(self) -> bool:
        return not self._looks_along() and self._window.room is Room.PREPARE

    def _on_names(self, real: dict[str, str], turn: int) -> None:
        if self._may_show and turn == self._turns:
            self.names_shown = True
            self._prepare.hall.show_names(real)
        self._tick()

    def _no_names(self, fault: Fault) -> None:
        self.hide_names()
        self._place.notice(fault)

    def _on_participant(self, is_open: bool) -> None:
        if is_open:
            self.hide_names()
        self._tick()
        if "details" in self.__dict__:
            self.details.show_private(not is_open)

    def _on_room(self, room: Room) -> None:
        if room is not Room.PREPARE:
            self.hide_names()

    def _tick(self) -> None:
        self._names_line.setChecked(self.names_shown)
        self._names_line.setEnabled(not self._looks_along())

    def _turn_names(self) -> None:
        if self.names_shown:
            self.hide_names()
        else:
            self.show_names()

    # ── lines ──────────────────────────────────────────────────────────────────────────────────────────────

    def _add_lines(self) -> None:
        menu, person = self._prepare.hall.menu, self._prepare.person_menu
        menu.add(self.tr("Roles …"), self._open_roles, when=_open, group=StudyGroup.PEOPLE)
        menu.add(
            self.tr("Participants from a list …"),
            lambda _study: self.lists.open(),
            when=_open,
            group=StudyGroup.PEOPLE,
        )
        self._names_line = menu.add(
            self.tr("Show real names"),
            lambda _study: self._turn_names(),
            when=lambda _study: not self._looks_along(),
            group=StudyGroup.KEEPING,
        )
        self._names_line.setCheckable(True)
        menu.add(self.tr("Keep or remove real names …"), self._open_key, group=StudyGroup.KEEPING)
        person.add(
            self.tr("Role and details …"),
            self._open_details,
            when=lambda _one: self._writes,
            group=PersonGroup.ABOUT,
        )

    @property
    def _writes(self) -> bool:
        return self._state is not None and not self._state.read_only

    def _open_roles(self, study: StudyLoaded) -> None:
        self.roles.show_trouble("")
        self.roles.show_study(study)
        self.roles.appear()

    def _open_details(self, person: Person) -> None:
        if self._state is not None:
            self.details.open(person, self._state, private=not self._looks_along())

    def _open_key(self, study: StudyLoaded) -> None:
        self._errands.run(
            self._place.store_thread,
            lambda: len(self._place.store.real_names()),
            done=lambda count: self.key.open(count, read_only=study.read_only),
            failed=self._place.notice,
        )

    # ── what is decided ────────────────────────────────────────────────────────────────────────────────────

    def _on_desk(self, event: DeskEvent) -> None:
        if self._closed:
            return  # it was on its way when the study closed
        if isinstance(event, Searched):
            if self.names_shown or not event.names:
                self._prepare.show_found(event)
        elif isinstance(event, StudyLoaded):
            self._state = event
            if "roles" in self.__dict__:
                self.roles.show_study(event)
            if self.names_shown:
                self.show_names()
            self._tick()
            self._prepare.person_menu.show_subject(self._prepare.hall.person)

    def _reload(self) -> None:
        """Show the study anew, and the interview that is open, whose person may have another role now."""
        self._load()
        if self._place.session.interview_id:
            self._place.session.load()

    def _change(
        self, task: Callable[[], object], *, said: Say, then: Callable[[], None] = lambda: None
    ) -> None:
        """Do ``task`` on the store thread, then show the study anew; ``said`` hears why it could not be done."""

        def done(_result: object) -> None:
            said("")
            then()
            self._reload()

        def failed(fault: Fault) -> None:
            said(self._texts.sentences(fault))
            self._reload()

        self._errands.run(self._place.store_thread, task, done=done, failed=failed)

    def _on_placed(self, participant_id: str, role_id: str) -> None:
        store = self._place.store
        self._errands.run(
            self._place.store_thread,
            lambda: store.set_role(participant_id, role_id or None),
            done=lambda _none: self._reload(),
            failed=self._place.notice,
        )

    def _on_details(self, participant_id: str, details: Details) -> None:
        store, page = self._place.store, self.details
        self._change(
            lambda: people_changes.change_details(store, participant_id, details),
            said=page.show_trouble,
            then=page.vanish,
        )

    def _on_name_wanted(self, code: str) -> None:
        self._errands.run(
            self._place.store_thread,
            lambda: self._place.store.real_name(code) or "",
            done=lambda name: self.details.show_name(code, name),
            failed=lambda fault: self.details.show_trouble(self._texts.sentences(fault)),
        )

    def _on_list(self, path: Path) -> None:
        store, page = self._place.store, self.lists
        self._errands.run(
            self._place.store_thread,
            lambda: (preview_import(store, path), store.roles()),
            done=lambda seen: page.show_preview(seen[0], seen[1], names=self.names_shown),
            failed=lambda fault: page.show_trouble(self._texts.sentences(fault)),
        )

    def _on_bring(self, preview: ImportPreview) -> None:
        store, page = self._place.store, self.lists
        self._change(
            lambda: do_import(store, preview),
            said=page.show_trouble,
            then=lambda: page.show_entered(len(preview.good), len(preview.bad)),
        )

    def _on_export(self, path: Path, passphrase: str) -> None:
        page, store = self.key, self._place.store

        def done(count: int) -> None:
            page.show_done(self._texts.word("names-exported", count=count, path=path), count=count)

        self._errands.run(
            self._place.store_thread,
            lambda: names.export_names(store, path, passphrase=passphrase),
            done=done,
            failed=lambda fault: page.show_trouble(self._texts.sentences(fault)),
        )

    def _on_removal(self) -> None:
        page, store = self.key, self._place.store
        self.hide_names()

        def task() -> tuple[tuple[Left, ...], int]:
            return names.remove_names(store), len(store.real_names())

        def done(came: tuple[tuple[Left, ...], int]) -> None:
            left, count = came
            words = [self._texts.word("erased-left", path=one.path, words=one.words) for one in left]
            words.append(self._texts.word("names-left" if left else "names-removed"))
            page.show_done("\n".join(words), count=count)
            self._reload()

        self._errands.run(
            self._place.store_thread,
            task,
            done=done,
            failed=lambda fault: page.show_trouble(self._texts.sentences(fault)),
        )


def _open(study: StudyLoaded) -> bool:
    """Whether something can be written in the study."""
    return not study.read_only
