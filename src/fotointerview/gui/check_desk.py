"""Checking the study in the window, beside the work: on a thread and a connection of its own."""

import time
from contextlib import suppress

from PySide6.QtCore import QObject

from fotointerview.domain.faults import Fault
from fotointerview.domain.soundness import CheckProgress, Repair
from fotointerview.gui.check_page import CheckPage
from fotointerview.gui.errand_desk import ErrandDesk
from fotointerview.gui.hall_seat import HallSeat
from fotointerview.services.checking import Check

_EVERY_S = 0.1


class _StoppedError(Exception):
    """Somebody does not want to wait any longer."""


class CheckDesk(ErrandDesk):
    """Carries out what the page asks for; a check that was stopped goes on from there."""

    def __init__(self, seat: HallSeat, parent: QObject | None = None) -> None:
        super().__init__(seat, thread="check", parent=parent)
        self._check: Check | None = None
        self.page = CheckPage(seat.over, back_to=seat.room)
        self.page.check_wanted.connect(self._begin)
        self.page.repair_wanted.connect(self._repair)
        self.page.stop_wanted.connect(self._stop.set)

    def open(self) -> None:
        """Say what a check is, and offer it."""
        self.page.show_offer(self._place.second_copy.target)
        self.page.appear()
        self.page.go_button.setFocus()

    def _begin(self) -> None:
        self._stop.clear()
        self.page.show_checking()
        folder, target = self._place.store.folder, self._place.second_copy.target
        hear = self._errands.reporter(self.page.show_far)
        told_at = 0.0

        def tell(far: CheckProgress) -> None:
            nonlocal told_at
            if self._stop.is_set():
                raise _StoppedError
            if time.monotonic() - told_at >= _EVERY_S or not far.files:
                told_at = time.monotonic()
                hear(far)

        def task() -> Check:
            check = Check(folder, second_copy=target, is_open_here=True)
            with suppress(_StoppedError):
                check.run(resume=True, tell=tell)
            return check

        self._errands.run(self._thread, task, done=self._show, failed=self._on_fault)

    def _show(self, check: Check) -> None:
        self._check = check
        self.page.show_report(check.report, copies_are_there=check.copies_are_there)

    def _on_fault(self, fault: Fault) -> None:
        self.page.show_trouble(self._words(fault))

    def _repair(self, which: Repair) -> None:
        check = self._check
        assert check is not None
        self.page.show_repairing()

        def task() -> Check:
            check.repair([which])
            return check

        self._errands.run(self._thread, task, done=self._show, failed=self._on_fault)
