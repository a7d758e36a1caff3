"""Portraits on loan, in the window: the line in the study's menu, the page, and who does what it asks."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject

from fotointerview.domain.consent import day_of
from fotointerview.domain.faults import Fault
from fotointerview.domain.ledger import Loan
from fotointerview.gui import texts
from fotointerview.gui.errands import Errands
from fotointerview.gui.hall_seat import HallSeat
from fotointerview.gui.loans_page import LoansPage
from fotointerview.gui.menu_groups import StudyGroup
from fotointerview.services.lending import Lending, lend, lending, take_back
from fotointerview.services.work import WorkThread


class LoansDesk(QObject):
    """Opens the page from the menu and from a task, and carries out what is asked there on the store thread."""

    def __init__(self, seat: HallSeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self._desk, self._words, self._room = seat.place, seat.desk, seat.texts, seat.room
        self._errands = Errands(self)
        self._viewer = WorkThread("loan-pictures", on_fault=seat.place.notice)
        self._order = 0
        self.page = LoansPage(seat.over, back_to=seat.room)
        self.page.lent.connect(self._lend)
        self.page.taken_back.connect(self._take_back)
        seat.room.hall.menu.add(
            texts.translate("Loans", "On loan …"), lambda _study: self.open(), group=StudyGroup.KEEPING
        )
        seat.room.loan_wanted.connect(self.open)

    def open(self, at: str = "", *, said: str = "") -> None:
        """Show the page as it stands now, the keyboard at the loan ``at``."""
        on = day_of(datetime.now().astimezone())
        store = self._place.store
        self._order += 1

        def done(order: int, found: Lending) -> None:
            if order == self._order:
                self.page.show_lending(found, on=on, read_only=store.read_only, said=said, at=at)
                self._show_pictures(order, found)

        self._errands.run(
            self._place.store_thread,
            lambda: lending(store, on),
            done=partial(done, self._order),
            failed=self._failed,
        )

    def close(self) -> None:
        """Hear nothing more."""
        self._order += 1
        self._errands.close()
        self._viewer.close()

    def _show_pictures(self, order: int, found: Lending) -> None:
        seen = [one.portrait for one in (*found.out, *found.back)] + list(found.free)
        for shot_id in dict.fromkeys(one.shot_id for one in seen if one.may_be_seen):

            def done(shown: str, jpeg: bytes | None) -> None:
                if order == self._order and jpeg is not None:
                    self.page.show_picture(shown, jpeg)

            self._errands.run(
                self._viewer,
                partial(self._picture, order, found, shot_id),
                done=partial(done, shot_id),
                failed=lambda _fault: None,
            )

    def _picture(self, order: int, found: Lending, shot_id: str) -> bytes | None:
        """On the viewer's thread, unless the page is another one by now."""
        return found.pictures(shot_id) if order == self._order else None

    def _lend(self, wanted: Loan) -> None:
        self._change(lambda: lend(self._place.store, wanted), texts.translate("Loans", "Written down."))

    def _take_back(self, loan_id: str, on: date, condition: str) -> None:
        self._change(
            lambda: take_back(self._place.store, loan_id, on=on, condition=condition),
            texts.translate("Loans", "It is back: written down."),
        )

    def _change(self, task: Callable[[], Loan], said: str) -> None:
        def done(_loan: Loan) -> None:
            self._desk.load()
            if self.page.isVisible():  # whoever left the page meanwhile is not brought back to it
                self.open(said=said)

        self._errands.run(self._place.store_thread, task, done=done, failed=self._failed)

    def _failed(self, fault: Fault) -> None:
        """Said on the page, or in the room where that is not shown."""
        where = self.page if self.page.isVisible() else self._room
        where.show_trouble(self._words.sentences(fault))
