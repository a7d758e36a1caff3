"""From the publish room to the press and back: what is wished is shown, made when asked, and can be stopped."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from fotointerview.domain.faults import Fault
from fotointerview.domain.ledger import ExportRun
from fotointerview.gui.errands import Errands
from fotointerview.gui.left_page import LeftPage
from fotointerview.gui.publish_look import PublishLook
from fotointerview.gui.room_publish import PublishRoom
from fotointerview.services.beforehand import AS_PICTURES
from fotointerview.services.export_words import made_lines, withheld_lines
from fotointerview.services.publishing import Glimpse, Going, Made, Publishing
from fotointerview.services.texts import Texts
from fotointerview.services.withdrawal_words import kind_words

_WAIT_MS: Final = 150


class PublishDesk(QObject):
    """Answers what the room wishes; every newer wish makes the older ones void.

    Signals (GUI thread):
        made(): something left the house.
    """

    made = Signal()

    def __init__(
        self, room: PublishRoom, publishing: Publishing, *, texts: Texts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._room, self._publishing, self._texts = room, publishing, texts
        self._errands = Errands(self)
        self._going: Going | None = None
        self._wish = 0
        self._order = 0
        self._soon = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._soon.timeout.connect(self._look)
        room.wished.connect(self._on_wish)
        room.make_wanted.connect(self._make)
        room.cancel_wanted.connect(self._cancel)
        room.left_wanted.connect(self._show_left)
        self._left: LeftPage | None = None
        self._look_shown = PublishLook(room.going.look, publishing, self._errands, texts)
        self._look_shown.empty.connect(room.show_empty)

    def close(self) -> None:
        """Stop what is under way, and wait for it."""
        self._soon.stop()
        self._errands.close()
        self._publishing.close()

    def _on_wish(self) -> None:
        self._wish += 1
        self._going = None
        kind = self._room.form.exit.kind
        self._look_shown.forget(kind)
        self._room.going.offer_look(kind not in AS_PICTURES)
        self._soon.start()

    def _look(self) -> None:
        """What would go along; only while somebody is in the room."""
        wish, mine = self._room.form.wish, self._wish
        if not self._room.isVisible():
            return
        if wish is None:
            self._room.show_nothing(self.tr("Nobody is chosen."))
            return
        self._errands.run(
            self._publishing.store_thread,
            lambda: self._publishing.going(wish),
            done=partial(self._on_going, mine),
            failed=partial(self._on_no, mine),
        )

    def _on_going(self, mine: int, going: Going) -> None:
        if mine != self._wish:
            return
        self._going = going
        stays = withheld_lines(going.job.released, self._texts)
        self._room.show_going(shots=going.shots, quotes=going.quotes, hidden=going.hidden, stays=stays)
        self._errands.run(
            self._publishing.viewer,
            lambda: self._publishing.glimpses(going.job, wanted=lambda: mine == self._wish),
            done=partial(self._on_glimpses, mine, going),
            failed=partial(self._on_no, mine),
        )

    def _on_glimpses(self, mine: int, going: Going, glimpses: tuple[Glimpse, ...]) -> None:
        if mine == self._wish:
            more = len(going.job.material.links) - len(glimpses)
            self._room.going.show_glimpses(glimpses, more=more)
            order = self._order
            self._look_shown.show(going.job, wanted=lambda: mine == self._wish)
            self._publishing.viewer.post(
                lambda: self._publishing.get_ready(
                    going.job, wanted=lambda: (mine, order) == (self._wish, self._order)
                )
            )

    def _on_no(self, mine: int, fault: Fault) -> None:
        if mine == self._wish:
            self._room.show_nothing(self._texts.sentences(fault))

    def _make(self) -> None:
        """What is wished when the button is pressed, whether it was looked at before or not."""
        wish = self._room.form.wish
        if wish is None:
            self._room.show_failed(self.tr("Nobody is chosen."))
            return
        self._order += 1
        order = self._order
        wanted: Callable[[], bool] = lambda: order == self._order  # noqa: E731 - asked on the press's thread
        tell = self._errands.reporter(self._on_progress)
        planned = self._publishing.store_thread

        def task() -> Made | None:
            job = planned.ask(lambda: self._publishing.going(wish).job).result()
            return self._publishing.make(job, tell=tell, wanted=wanted)

        self._errands.run(
            self._publishing.press,
            task,
            done=self._on_made,
            failed=lambda fault: self._room.show_failed(self._texts.sentences(fault)),
        )

    def _show_left(self) -> None:
        self._errands.run(
            self._publishing.store_thread,
            self._publishing.ledger,
            done=self._on_left,
            failed=lambda fault: self._room.show_failed(self._texts.sentences(fault)),
        )

    def _on_left(self, runs: tuple[ExportRun, ...]) -> None:
        if self._left is None:
            self._left = LeftPage(
                self._room.window(),
                back_to=self._room,
                kind_words=partial(kind_words, texts=self._texts),
                folder=self._publishing.folder,
            )
        self._left.show_runs(runs)

    def _on_progress(self, news: tuple[int, int]) -> None:
        self._room.show_progress(*news)

    def _cancel(self) -> None:
        self._order += 1

    def _on_made(self, made: Made | None) -> None:
        if made is None:
            self._room.show_failed("")
        else:
            self._room.show_made(made.path, besides=" ".join(made_lines(made, self._texts)))
            self.made.emit()
