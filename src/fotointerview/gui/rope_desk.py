"""The yellow rope in the window: lines in a person's menu, two pages, the picture of all ropes, and who keeps them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from fotointerview.domain.consent import Glance
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.ledger import Closeness
from fotointerview.domain.words import Answer
from fotointerview.gui.errands import Errands
from fotointerview.gui.menu_groups import PersonGroup
from fotointerview.gui.room_prepare import PrepareRoom
from fotointerview.gui.rope_answer_page import RopeAnswerPage, Shown
from fotointerview.gui.rope_draft import RopeDraft
from fotointerview.gui.rope_names import called
from fotointerview.gui.rope_page import Other, RopePage
from fotointerview.gui.rope_sheet import RopeSheet
from fotointerview.services.closeness import Ropes, all_ropes, keep_answer, keep_rope
from fotointerview.services.desk import Person, StudyLoaded
from fotointerview.services.workplace import Workplace

_OUT = (Glance.REFUSED, Glance.WITHDRAWN)
"""Whoever wants to be in no study is at no end of a rope either."""


class RopeDesk(QObject):
    """Reads the ropes whenever the study is shown anew.

    Args:
        over: the window that the pages cover.
        prepare: where people are picked and all ropes are seen.
        place: the study at work.
        told: the desk's events, on the GUI thread.
        sentences: a fault in words.
    """

    def __init__(
        self,
        *,
        over: QWidget,
        prepare: PrepareRoom,
        place: Workplace,
        told: SignalInstance,
        sentences: Callable[[Fault], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._prepare, self._place, self._sentences = prepare, place, sentences
        self._errands = Errands(self)
        self._study: StudyLoaded | None = None
        self._asked = ""
        self.ropes = Ropes()
        self.page = RopePage(over, back_to=prepare)
        self.answer_page = RopeAnswerPage(over, back_to=prepare)
        self.page.drawn.connect(self._on_drawn)
        self.answer_page.answered.connect(self._on_answered)
        prepare.person_menu.add(
            self.tr("Yellow rope …"),
            self.draw,
            when=lambda _person: self._may_write(),
            group=PersonGroup.ROPE,
        )
        prepare.person_menu.add(
            self.tr("A rope with them: do you recognise this? …"),
            self.ask_answer,
            when=lambda person: self._may_write() and bool(self.ropes.about(person.participant.id)),
            group=PersonGroup.ROPE,
        )
        told.connect(self._on_told)

    def close(self) -> None:
        """Hear of nothing any more."""
        self._errands.close()

    def draw(self, person: Person) -> None:
        """Let this person draw a rope; without their consent only say so."""
        who = person.participant
        if not self._agreed(person) or self._study is None:
            return
        others = [
            Other(one.participant.id, called(one.participant))
            for one in self._study.people
            if one.participant.id != who.id and one.consent not in _OUT
        ]
        self._asked = who.id
        self.page.ask(others, language=who.language)

    def ask_answer(self, person: Person) -> None:
        """Show this person how others drew their rope with them, and ask whether they recognise it."""
        who = person.participant
        views = self.ropes.about(who.id)
        if not views or not self._agreed(person):
            return
        self._asked = who.id
        shown = [Shown(view, called(self.ropes.by_id[view.measure.participant_id])) for view in views]
        self.answer_page.ask(shown, language=who.language)

    # ── what is kept ───────────────────────────────────────────────────────────────────────────────────────

    def _on_drawn(self, draft: RopeDraft) -> None:
        store, who, drawing = self._place.store, self._asked, draft.drawing()
        self._keep(
            self.page,
            lambda: keep_rope(store, who, drawing, other=draft.other, other_id=draft.other_id or None),
        )

    def _on_answered(self, measure_id: str, answer: Answer, draft: RopeDraft | None) -> None:
        store, who = self._place.store, self._asked
        drawing = None if draft is None else draft.drawing()
        self._keep(self.answer_page, lambda: keep_answer(store, who, measure_id, answer, drawing=drawing))

    def _keep(self, page: RopeSheet, task: Callable[[], Closeness]) -> None:
        def kept(_measure: Closeness) -> None:
            if page.isVisible():
                page.vanish()
            self._read()

        self._errands.run(
            self._place.store_thread,
            task,
            done=kept,
            failed=lambda fault: page.show_trouble(self._sentences(fault)),
        )

    # ── what is known ──────────────────────────────────────────────────────────────────────────────────────

    def _on_told(self, event: object) -> None:
        if isinstance(event, StudyLoaded):
            self._study = event
            self._read()

    def _read(self) -> None:
        store = self._place.store
        self._errands.run(
            self._place.store_thread, lambda: all_ropes(store), done=self._show, failed=self._place.notice
        )

    def _show(self, ropes: Ropes) -> None:
        self.ropes = ropes
        self._prepare.hall.show_ropes(ropes)
        self._prepare.person_menu.show_subject(self._prepare.hall.person)

    def _may_write(self) -> bool:
        return self._study is not None and not self._study.read_only

    def _agreed(self, person: Person) -> bool:
        """Whether their ropes may be kept; if not it is said why."""
        if person.participant.id in self.ropes.may_draw:
            return True
        self._place.notice(Fault(FaultCode.ROPE_NOT_AGREED, {"code": person.participant.code}))
        return False
