"""Reading again what other photo programs wrote beside the photos: asked for in the study's menu, told on a page."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from fotointerview.domain.faults import Fault
from fotointerview.gui import texts
from fotointerview.gui.errand_desk import ErrandDesk
from fotointerview.gui.errand_page import ErrandPage, aside, counted, large_number, paragraph, some_of
from fotointerview.gui.hall_seat import HallSeat
from fotointerview.services.rereading import ReadAgain, read_again
from fotointerview.services.sidecar_pass import ShotDone

_MOST_TOLD = 8


@dataclass(frozen=True, slots=True)
class _Far:
    """How far it is; the tally itself belongs to its own thread."""

    shots: int
    total: int


class SidecarDesk(ErrandDesk):
    """The page, and reading on a thread of its own; it is stopped between two photos.

    Signals (GUI thread):
        changed(): choices were taken over.
    """

    changed = Signal()

    def __init__(self, seat: HallSeat, parent: QObject | None = None) -> None:
        super().__init__(seat, thread="read sidecars", parent=parent)
        self._title = self.tr("What other programs wrote")
        self.page = ErrandPage(seat.over, back_to=seat.room)
        self.page.stop_wanted.connect(self._stop.set)

    def open(self) -> None:
        """Say what it is about, and offer it."""
        self.page.show_step(
            self._title,
            (
                paragraph(
                    self.tr(
                        "Beside every photo lies a small file in which darktable, digiKam and other programs keep "
                        "their stars and colour labels. What was set there is taken over as a choice in this study. "
                        "The photos are not touched, and what cannot be taken over stays in the file as it is."
                    )
                ),
            ),
            go=(self.tr("Read it again"), self._read),
        )
        self.page.appear()
        self.page.go_button.setFocus()

    def _read(self) -> None:
        self._stop.clear()
        self.page.show_under_way(self._title, self.tr("Reading …"))
        hear = self._errands.reporter(self._on_progress)
        self._errands.run(
            self._thread,
            lambda: read_again(
                self._place,
                tell=lambda far: hear(_Far(far.shots, far.total)),
                stop=self._stop.is_set,
            ),
            done=self._on_done,
            failed=self._on_fault,
        )

    def _on_progress(self, far: _Far) -> None:
        words = self.tr("{done} of {of} photos").format(done=far.shots, of=far.total)
        self.page.show_progress(words, far.shots / max(far.total, 1))

    def _on_fault(self, fault: Fault) -> None:
        trouble = paragraph(self._words(fault))
        trouble.setObjectName("trouble")
        self.page.show_step(self._title, (trouble,))

    def _on_done(self, read: ReadAgain) -> None:
        first, *rest = self._outcome(read)
        listed = [aside(self._choice(done)) for done in read.chosen[:_MOST_TOLD]]
        self.page.show_step(self._title, [large_number(first), *listed, *map(paragraph, rest)])
        if read.chosen:
            self.changed.emit()

    def _choice(self, done: ShotDone) -> str:
        assert done.verdict is not None
        stars = self.tr(", stars: {count}").format(count=done.rating) if done.rating else ""
        return f"{done.name}: {texts.verdict(done.verdict).lower()}{stars}"

    def _outcome(self, read: ReadAgain) -> list[str]:
        told = [
            counted(
                len(read.chosen),
                self.tr("One choice was taken over."),
                self.tr("{count} choices were taken over."),
            )
            if read.chosen
            else self.tr("There was nothing new to take over.")
        ]
        if len(read.chosen) > _MOST_TOLD:
            told.append(
                self.tr("The last {count} are not named here.").format(count=len(read.chosen) - _MOST_TOLD)
            )
        if read.odd:
            said = self.tr("Of these something cannot be taken over, and stays in the file as it is:")
            told.append(f"{said} {some_of([done.name for done in read.odd])}")
        if read.aside:
            said = self.tr(
                "These could not be read, were put aside under another name, and are written anew:"
            )
            told.append(f"{said} {some_of([f'{name} → {aside}' for name, aside in read.aside])}")
        if read.faults:
            said = self.tr("Photos at which it did not work: {count}.").format(count=len(read.faults))
            told.append(f"{said} {self._words(read.faults[0])}")
        if read.shots < read.total:
            told.append(
                self.tr("You stopped: {done} of {of} photos were looked at.").format(
                    done=read.shots, of=read.total
                )
            )
        return told
