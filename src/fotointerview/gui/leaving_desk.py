"""Consent outside the interview: its story, asking again, the receipt to take home, and withdrawal."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from fotointerview.domain.consent import Glance
from fotointerview.domain.faults import Fault
from fotointerview.domain.people import Participant
from fotointerview.gui.consent_page import ConsentPage
from fotointerview.gui.consent_story_page import ConsentStoryPage
from fotointerview.gui.errands import Errands
from fotointerview.gui.menu_groups import PersonGroup
from fotointerview.gui.more_menu import MoreMenu
from fotointerview.gui.receipt_line import ReceiptCard
from fotointerview.gui.state import RoomState
from fotointerview.gui.withdrawal_page import WithdrawalPage
from fotointerview.services.consent import ConsentAnswer
from fotointerview.services.consent_story import ConsentStory, consent_story, receipt_at_work
from fotointerview.services.consent_wording import wording_in_use
from fotointerview.services.desk import Desk, Person
from fotointerview.services.leaving import Outcome, Wish, carry_out, plan_at_work
from fotointerview.services.printing import print_file
from fotointerview.services.texts import Texts
from fotointerview.services.work import WorkThread
from fotointerview.services.workplace import Workplace

_EXPORTS = "exports"


class LeavingDesk(QObject):
    """Looks after the pages and the card, and what they ask of the study.

    Args:
        over: the window that the pages cover; ``hall`` has the keyboard after them.
        picture: where the offer of a receipt lies.
        menu: what can be done with a person.
        leave_room: bring to an end what somebody is typing in the interview room, before its interview goes.
    """

    def __init__(
        self,
        place: Workplace,
        desk: Desk,
        *,
        over: QWidget,
        hall: QWidget,
        picture: QWidget,
        menu: MoreMenu[Person],
        texts: Texts,
        leave_room: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place, self._desk, self._texts, self._leave_room = place, desk, texts, leave_room
        self._errands = Errands(self)
        self._thread = WorkThread("leaving", on_fault=place.notice)
        read_only = place.store.read_only
        self.card = ReceiptCard(over=picture)
        self.story = ConsentStoryPage(over, back_to=hall, read_only=read_only)
        self.asking = ConsentPage(over, back_to=hall)
        self.withdrawal = WithdrawalPage(over, back_to=hall, texts=texts)
        self._asked = ""
        may_write = lambda person: not read_only  # noqa: E731 - a condition, said twice
        menu.add(
            self.tr("Consent …"),
            lambda person: self.tell(person.participant.id),
            group=PersonGroup.CONSENT,
        )
        menu.add(
            self.tr("Ask for consent again …"),
            lambda person: self.ask(person.participant),
            when=may_write,
            group=PersonGroup.CONSENT,
        )
        menu.add(
            self.tr("Consent receipt …"),
            lambda person: self.tell(person.participant.id, with_receipt=True),
            when=lambda person: not read_only and person.consent is not Glance.NONE,
            group=PersonGroup.CONSENT,
        )
        menu.add(self.tr("Withdraw …"), self.withdraw, when=may_write, group=PersonGroup.WITHDRAWAL)
        self._connect()

    def _connect(self) -> None:
        self.card.line.make_wanted.connect(lambda: self._make(self.card.participant_id))
        self.card.line.print_wanted.connect(lambda path: self._print(path, self.card.show_said))
        self.story.receipt.make_wanted.connect(lambda: self._make(self.story.participant_id))
        self.story.receipt.print_wanted.connect(lambda path: self._print(path, self.story.receipt.show_said))
        self.story.ask_wanted.connect(self.ask)
        self.asking.answered.connect(self._on_answer)
        self.withdrawal.plan_wanted.connect(self._look)
        self.withdrawal.wanted.connect(self._carry_out)
        self.withdrawal.folder_wanted.connect(self._show_folder)
        self.withdrawal.receipt_wanted.connect(self._receipt_of_withdrawal)

    def close(self) -> None:
        """Hear nothing any more, and wait for what is being done. The study must still be open. Safe to call twice."""
        self._errands.close()
        self._thread.close()

    def show_state(self, state: RoomState) -> None:
        """The interview room became ``state``: an offer to somebody who is no longer there is taken back."""
        sitter = state.chain.participant.id if state.chain is not None else ""
        if self.card.participant_id and self.card.participant_id != sitter:
            self.card.put_away()

    # ── the story and the receipt ──────────────────────────────────────────────────────────────────────────

    def offer_receipt(self, participant_id: str) -> None:
        """Somebody has just answered in the interview room."""
        if not self._place.store.read_only:
            self.card.offer(participant_id)

    def tell(self, participant_id: str, *, with_receipt: bool = False) -> None:
        """Show how somebody's consent stands, and make its receipt at once where that is wanted."""

        def done(story: ConsentStory) -> None:
            self.story.show_story(story)
            if with_receipt:
                self.story.receipt.want()

        self._errands.run(
            self._place.store_thread,
            lambda: consent_story(self._place.store, participant_id),
            done=done,
            failed=self._place.notice,
        )

    def ask(self, participant: Participant) -> None:
        """Show the consent screen to somebody, without an interview."""
        self._asked = participant.id
        language = participant.language
        self.asking.ask(wording_in_use(), language=language, words=Texts.load(language).participant)

    def _on_answer(self, answer: ConsentAnswer) -> None:
        asked, self._asked = self._asked, ""
        if asked:
            self._desk.keep_consent(asked, answer)
            self.tell(asked)  # after it is kept: the study's thread does one thing after the other

    def _make(self, participant_id: str) -> None:
        def done(path: Path) -> None:
            if self.card.participant_id == participant_id:
                self.card.show_made(path)
            if self.story.participant_id == participant_id:
                self.story.receipt.show_made(path)

        def failed(fault: Fault) -> None:
            words = self._texts.sentences(fault)
            if self.card.participant_id == participant_id:
                self.card.show_said(words)
            if self.story.participant_id == participant_id:
                self.story.receipt.show_said(words)

        if participant_id:
            task = lambda: receipt_at_work(self._place, participant_id)  # noqa: E731
            self._errands.run(self._thread, task, done=done, failed=failed)

    def _print(self, path: Path, say: Callable[[str], None]) -> None:
        self._errands.run(
            self._thread,
            lambda: print_file(path),
            done=lambda _none: say(self.tr("It is with the printer.")),
            failed=lambda fault: say(self._texts.sentences(fault)),
        )

    # ── withdrawal ─────────────────────────────────────────────────────────────────────────────────────────

    def withdraw(self, person: Person) -> None:
        """Begin with somebody's withdrawal."""
        who = person.participant
        at_work = self._place.session.interview_id in {one.id for one in person.interviews}

        def done(story: ConsentStory) -> None:
            self.withdrawal.ask(who.id, who.code, grants=story.now.grants, is_open=at_work)

        self._errands.run(
            self._place.store_thread,
            lambda: consent_story(self._place.store, who.id),
            done=done,
            failed=self._place.notice,
        )

    def _look(self, participant_id: str) -> None:
        self._errands.run(
            self._thread,
            lambda: plan_at_work(self._place, participant_id),
            done=self.withdrawal.show_plan,
            failed=self._failed,
        )

    def _carry_out(self, wish: Wish) -> None:
        if wish.erasure is not None:
            self._leave_room()  # what is being typed is kept, and goes with the rest
        tell = self._errands.reporter(self.withdrawal.show_doing)
        self._errands.run(
            self._thread,
            lambda: carry_out(self._place, wish, texts=self._texts, tell=tell),
            done=self._on_outcome,
            failed=self._failed,
        )

    def _on_outcome(self, outcome: Outcome) -> None:
        self._desk.load()
        self.withdrawal.show_outcome(outcome)

    def _failed(self, fault: Fault) -> None:
        self._desk.load()
        self.withdrawal.show_failed(self._texts.sentences(fault))

    def _show_folder(self) -> None:
        folder = self._place.store.folder / _EXPORTS
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _receipt_of_withdrawal(self, participant_id: str) -> None:
        self.withdrawal.leave()
        self.tell(participant_id, with_receipt=True)
