"""Until when what is kept, in the window: the line in the study's menu, the page, and who does what it asks."""

from datetime import date, datetime

from PySide6.QtCore import QObject

from fotointerview.domain.consent import day_of
from fotointerview.domain.faults import Fault
from fotointerview.domain.withdrawal import Left
from fotointerview.gui import texts
from fotointerview.gui.errands import Errands
from fotointerview.gui.hall_seat import HallSeat
from fotointerview.gui.menu_groups import StudyGroup
from fotointerview.gui.retention_page import RetentionPage
from fotointerview.services.names import remove_names
from fotointerview.services.retention import Keeping, keep_until, keepings


class RetentionDesk(QObject):
    """Opens the page from the menu and from a task, and carries out what is asked there on the store thread."""

    def __init__(self, seat: HallSeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk, self._words = seat.place, seat.desk, seat.texts
        self._errands = Errands(self)
        self.page = RetentionPage(seat.over, back_to=seat.room)
        self.page.kept.connect(self._keep)
        self.page.names_unwanted.connect(self._remove_names)
        seat.room.hall.menu.add(
            texts.translate("Retention", "How long things are kept …"),
            lambda _study: self.open(),
            group=StudyGroup.KEEPING,
        )
        seat.room.retention_wanted.connect(self.open)

    def open(self, at: str = "", *, said: str = "") -> None:
        """Show the page with what is kept now, the keyboard at the kind ``at``."""
        on = day_of(datetime.now().astimezone())
        store = self._place.store

        def done(found: tuple[Keeping, ...]) -> None:
            self.page.show_keepings(found, on=on, read_only=store.read_only, said=said, at=at)

        self._errands.run(
            self._place.store_thread, lambda: keepings(store, on), done=done, failed=self._failed
        )

    def close(self) -> None:
        """Hear nothing more."""
        self._errands.close()

    def _keep(self, wanted: tuple[tuple[str, date | None, str], ...]) -> None:
        def task() -> None:
            for kind, until, words in wanted:
                keep_until(self._place.store, kind, until, words)

        def done(_: None) -> None:
            self._changed(texts.translate("Retention", "Kept."))

        self._errands.run(self._place.store_thread, task, done=done, failed=self._failed)

    def _remove_names(self) -> None:
        def done(left: tuple[Left, ...]) -> None:
            lines = [self._words.word("erased-left", path=one.path, words=one.words) for one in left]
            lines.append(self._words.word("names-left" if left else "names-removed"))
            self._changed(" ".join(lines))

        self._errands.run(
            self._place.store_thread, lambda: remove_names(self._place.store), done=done, failed=self._failed
        )

    def _changed(self, said: str) -> None:
        """The study is other than it was; whoever left the page meanwhile is not brought back to it."""
        self._desk.load()
        if self.page.isVisible():
            self.open(said=said)

    def _failed(self, fault: Fault) -> None:
        self.page.show_said(self._words.sentences(fault))
