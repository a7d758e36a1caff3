"""Bringing in photos in the window: the page, the folder that is looked through, and the photos that come in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from fotointerview.domain.consent import Leave
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.gui import theme
from fotointerview.gui.errand_desk import ErrandDesk
from fotointerview.gui.hall_seat import HallSeat
from fotointerview.gui.images import to_image
from fotointerview.gui.import_page import SAMPLE, ImportPage
from fotointerview.services.bringing_in import (
    Brought,
    StoppedError,
    bring_in,
    leave_for,
    look_through,
    samples,
)
from fotointerview.services.desk import Person
from fotointerview.services.import_plan import ImportPlan

_EVERY: Sequence[int] = range(0, 1 << 30, 10)


class ImportDesk(ErrandDesk):
    """Carries out what the page asks for, on a thread of its own; it is stopped after a whole photo.

    Signals (GUI thread):
        changed(): the study has other photos now.
        shot_wanted(str, str): go to this interview, at this shot.
    """

    changed = Signal()
    shot_wanted = Signal(str, str)

    def __init__(self, seat: HallSeat, parent: QObject | None = None) -> None:
        super().__init__(seat, thread="import", parent=parent)
        self._over = seat.over
        self._person: Person | None = None
        self._plan: ImportPlan | None = None
        self._shown: ImportPlan | None = None  # its samples are still wanted
        self._brought: Brought | None = None
        self._where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self.page = ImportPage(seat.over, back_to=seat.room)
        self.page.folder_wanted.connect(self._choose)
        self.page.wanted.connect(self._bring_in)
        self.page.stop_wanted.connect(self._stop.set)
        self.page.seen.connect(self._go_there)

    def open(self, person: Person) -> None:
        """Begin, for ``person``."""
        self._person, self._plan, self._brought = person, None, None
        self.page.show_person(person)
        self.page.appear()
        self.page.go_button.setFocus()
        self._errands.run(
            self._thread,
            lambda: leave_for(self._place, person.participant),
            done=self._on_leave,
            failed=self._on_fault,
        )

    def _on_leave(self, leave: Leave) -> None:
        if leave is not Leave.GIVEN:
            self._on_fault(Fault(FaultCode.IMPORT_WITHOUT_CONSENT))

    def _on_fault(self, fault: Fault) -> None:
        self.page.show_trouble(self._words(fault), again=fault.code is not FaultCode.IMPORT_WITHOUT_CONSENT)

    def _choose(self) -> None:
        where = QFileDialog.getExistingDirectory(
            self._over, self.tr("Which folder or card are the photos on?"), self._where
        )
        if where:
            self._where = where
            self.look(Path(where))

    def look(self, folder: Path) -> None:
        """Look through ``folder`` and show what is in it."""
        self._shown = None
        self._stop.clear()
        self.page.show_looking()
        tell = self._errands.reporter(self.page.show_looked)

        def task() -> ImportPlan | None:
            try:
                return look_through(
                    self._place,
                    folder,
                    tell=lambda photos: tell(photos) if photos in _EVERY else None,
                    stop=self._stop.is_set,
                )
            except StoppedError:
                return None

        self._errands.run(self._thread, task, done=self._on_plan, failed=self._on_fault)

    def _on_plan(self, plan: ImportPlan | None) -> None:
        assert self._person is not None
        if plan is None:
            self.page.show_person(self._person)
            return
        self._plan = self._shown = plan
        self.page.show_plan(plan, self._person)
        tell = self._errands.reporter(self._on_sample)
        ratio = self.page.devicePixelRatioF()
        box = (round(theme.px(SAMPLE[0]) * ratio), round(theme.px(SAMPLE[1]) * ratio))

        def task() -> None:
            for decoded in samples(plan, box):
                if self._stop.is_set() or self._shown is not plan:
                    return
                tell((plan, to_image(decoded.pixels, box=box)))

        self._errands.run(self._thread, task, done=lambda _none: None, failed=lambda _fault: None)

    def _on_sample(self, sample: tuple[ImportPlan, QImage]) -> None:
        plan, image = sample
        if plan is self._shown:
            self.page.show_sample(image)

    def _bring_in(self, new_interview: bool) -> None:
        person, plan = self._person, self._plan
        assert person is not None
        assert plan is not None
        self._shown = None
        self._stop.clear()
        self.page.show_bringing(len(plan.shots))
        tell = self._errands.reporter(partial(self.page.show_brought, of=len(plan.shots)))
        self._errands.run(
            self._thread,
            lambda: bring_in(
                self._place,
                person.participant,
                plan,
                new_interview=new_interview,
                tell=tell,
                stop=self._stop.is_set,
            ),
            done=self._on_brought,
            failed=self._on_failed,
        )

    def _on_brought(self, brought: Brought) -> None:
        """Where all is well there is nothing to read: to the photos."""
        assert self._plan is not None
        self._brought = brought
        self.changed.emit()
        if brought.whole and not brought.tally.left and not brought.damaged and brought.first:
            self._go_there()
        else:
            self.page.show_outcome(brought, self._plan)

    def _on_failed(self, fault: Fault) -> None:
        self._on_fault(fault)
        self.changed.emit()

    def _go_there(self) -> None:
        assert self._brought is not None
        self.page.vanish()
        self.shot_wanted.emit(self._brought.interview_id, self._brought.first)
