"""What people say, draw and decide in an interview: each intent as one deed on the study.

How a deed is kept and taken back is told in :mod:`fotointerview.services.keeping_part`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from fotointerview.domain.colour import on_rung, rung_of, step_between
from fotointerview.domain.history import MAY_LEAVE, STAYS, DeedKind
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import MAIN_PUBLICATION, Placement, ShotApproval
from fotointerview.domain.sayings import Box, Look
from fotointerview.domain.words import Answer, Dimension, LinkKind, MarkKind, Verdict, Voice
from fotointerview.services.intents import Strokes
from fotointerview.services.keeping_part import KeepingPart, now


class SayingPart(KeepingPart):
    """The words, marks, looks and choices of :class:`~fotointerview.services.intents.InterviewIntents`."""

    # ── judging ────────────────────────────────────────────────────────────────────────────────────────────

    def judge(self, shot_id: str, answer: Answer, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """See :meth:`InterviewIntents.judge`."""

        def task() -> None:
            before = self._link(shot_id).judgement_of(voice)
            if before is None or before.answer is not answer or before.voice is not voice:
                self._store.add_judgement(shot_id, answer=answer, reason="", voice=voice, at=now())
            self._changed(shot_id)

        self._say(task, DeedKind.JUDGED, shot_id, voice=voice, detail=answer.value)

    def give_reason(self, shot_id: str, words: str, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """See :meth:`InterviewIntents.give_reason`."""

        def task() -> None:
            judgement = self._link(shot_id).judgement_of(voice)
            if judgement is not None and judgement.reason != words:
                self._store.set_reason(judgement.id, words)
                self._changed(shot_id)

        self._say(task, DeedKind.REASONED, shot_id, voice=voice, detail=words)

    def agree(
        self,
        shot_id: str,
        dimension: Dimension,
        step: int,
        *,
        words: str = "",
        voice: Voice = Voice.TOGETHER,
        frame: Box | None = None,
    ) -> None:
        """See :meth:`InterviewIntents.agree`."""

        def task() -> None:
            self._store.agree_move(
                shot_id, dimension=dimension, step=step, voice=voice, at=now(), words=words, frame=frame
            )
            self._refused = ()
            if dimension is Dimension.COLOUR:  # seen at once; the next shot goes on from it
                rung = rung_of(self._look_before(shot_id)) + step
                self._show_with(shot_id, on_rung(self._link(shot_id).look, rung), voice)
            self._changed(shot_id)
            self._emit_plan()

        detail = " ".join(word for word in (dimension.value, f"{step:+d}" if step else "0", words) if word)
        self._say(task, DeedKind.AGREED, shot_id, voice=voice, detail=detail)

    # ── words ──────────────────────────────────────────────────────────────────────────────────────────────

    def quote(
        self,
        shot_id: str | None,
        words: str,
        *,
        voice: Voice = Voice.PARTICIPANT,
        at: datetime | None = None,
    ) -> None:
        """See :meth:`InterviewIntents.quote`."""
        interview_id, said_at = self._interview_id, at or now()

        def task() -> None:
            self._store.add_quote(interview_id, verbatim=words, voice=voice, at=said_at, shot_id=shot_id)
            self._words_changed(() if shot_id is None else (shot_id,))

        self._say(task, DeedKind.QUOTED, shot_id, voice=voice, detail=words)

    def change_quote(
        self,
        quote_id: str,
        *,
        verbatim: str | None = None,
        edited: str | None = None,
        approved: bool | None = None,
    ) -> None:
        """See :meth:`InterviewIntents.change_quote`."""

        def task() -> None:
            self._store.update_quote(quote_id, verbatim=verbatim, edited=edited, approved=approved)
            self._words_changed(self._shots_of_quote(quote_id))

        self._say(task, DeedKind.QUOTE_CHANGED, detail=edited or verbatim or "")

    def tie_quote(self, quote_id: str, shot_id: str, kind: LinkKind) -> None:
        """See :meth:`InterviewIntents.tie_quote`."""

        def task() -> None:
            ties = self._store.words(self._interview_id).ties(quote_id)
            if not any(tie.shot_id == shot_id and tie.kind is kind for tie in ties):
                self._store.link_quote(quote_id=quote_id, shot_id=shot_id, kind=kind)
            self._words_changed((shot_id,))

        self._say(task, DeedKind.QUOTE_TIED, shot_id, detail=kind.value)

    def untie_quote(self, link_id: str) -> None:
        """See :meth:`InterviewIntents.untie_quote`."""

        def task() -> None:
            links = self._store.words(self._interview_id).links
            shots = [tie.shot_id for tie in links if tie.id == link_id and tie.shot_id]
            self._store.unlink_quote(link_id)
            self._words_changed(shots)

        self._say(task, DeedKind.QUOTE_TIED)

    def remove_quote(self, quote_id: str) -> None:
        """See :meth:`InterviewIntents.remove_quote`."""

        def task() -> None:
            marked = [
                link.shot.id
                for link in self._links.values()
                if any(mark.quote_id == quote_id for mark in link.marks)
            ]
            shots = dict.fromkeys([*self._shots_of_quote(quote_id), *marked])
            self._store.remove_quote(quote_id)
            self._words_changed(shots)

        self._say(task, DeedKind.QUOTE_REMOVED)

    def note(self, shot_id: str | None, text: str) -> None:
        """See :meth:`InterviewIntents.note`."""
        interview_id = self._interview_id

        def task() -> None:
            self._store.add_note(interview_id, text=text, at=now(), shot_id=shot_id)
            self._words_changed()

        self._say(task, DeedKind.NOTED, shot_id, voice=Voice.RESEARCHER, detail=text)

    def change_note(self, note_id: str, text: str) -> None:
        """See :meth:`InterviewIntents.change_note`."""

        def task() -> None:
            if text:
                self._store.update_note(note_id, text)
            else:
                self._store.remove_note(note_id)
            self._words_changed()

        kind = DeedKind.NOTE_CHANGED if text else DeedKind.NOTE_REMOVED
        self._say(task, kind, voice=Voice.RESEARCHER, detail=text)

    def _shots_of_quote(self, quote_id: str) -> list[str]:
        ties = self._store.words(self._interview_id).ties(quote_id)
        return [tie.shot_id for tie in ties if tie.shot_id]

    # ── marks and looks ────────────────────────────────────────────────────────────────────────────────────

    def draw(
        self,
        shot_id: str,
        kind: MarkKind,
        strokes: Strokes,
        *,
        voice: Voice = Voice.RESEARCHER,
        text: str = "",
        pressure: Sequence[Sequence[float]] = (),
        quote_id: str | None = None,
        judgement_id: str | None = None,
    ) -> None:
        """See :meth:`InterviewIntents.draw`."""

        def task() -> None:
            self._store.add_mark(
                shot_id,
                kind=kind,
                strokes=strokes,
                voice=voice,
                at=now(),
                text=text,
                pressure=pressure,
                quote_id=quote_id,
                judgement_id=judgement_id,
            )
            self._changed(shot_id)

        self._say(task, DeedKind.DREW, shot_id, voice=voice, detail=kind.value)

    def change_mark(self, mark_id: str, *, strokes: Strokes | None = None, text: str | None = None) -> None:
        """See :meth:`InterviewIntents.change_mark`."""
        self._on_mark(
            mark_id,
            lambda: self._store.update_mark(mark_id, strokes=strokes, text=text),
            DeedKind.MARK_CHANGED,
        )

    def tie_mark(self, mark_id: str, *, quote_id: str | None = None, judgement_id: str | None = None) -> None:
        """See :meth:`InterviewIntents.tie_mark`."""
        self._on_mark(
            mark_id,
            lambda: self._store.tie_mark(mark_id, quote_id=quote_id, judgement_id=judgement_id),
            DeedKind.MARK_CHANGED,
        )

    def erase(self, mark_id: str) -> None:
        """See :meth:`InterviewIntents.erase`."""
        self._on_mark(mark_id, lambda: self._store.remove_mark(mark_id), DeedKind.ERASED)

    def _on_mark(self, mark_id: str, act: Callable[[], object], kind: DeedKind) -> None:
        def task() -> None:
            mark = self._store.mark(mark_id)
            if mark is not None:  # else it was taken away meanwhile
                act()
                self._changed(mark.shot_id)

        self._say(task, kind)

    def set_look(self, shot_id: str, look: Look, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """See :meth:`InterviewIntents.set_look`."""

        def task() -> None:
            before = self._link(shot_id).look
            self._show_with(shot_id, look, voice)
            is_newest = shot_id == next(reversed(self._links), None)
            if is_newest and rung_of(before) != rung_of(look):  # it is then a move to the next photo as well
                self._store.agree_move(
                    shot_id,
                    dimension=Dimension.COLOUR,
                    step=step_between(self._look_before(shot_id), look),
                    voice=voice,
                    at=now(),
                )
            self._changed(shot_id)
            self._emit_plan()

        self._say(task, DeedKind.LOOKED, shot_id, voice=voice)

    def _look_before(self, shot_id: str) -> Look:
        """Store thread: the look with which a shot came, which is what the shot before it had until then."""
        keys = list(self._links)
        at = keys.index(shot_id) if shot_id in self._links else 0
        stated = self._links[keys[at - 1]].looks if at else ()
        # Ids sort by the time they were made: what was asked of the older shot later does not count.
        return next((said.look for said in reversed(stated) if said.id < shot_id), Look())

    def _show_with(self, shot_id: str, look: Look, voice: Voice) -> None:
        """Store thread: a look is a statement; the same one is not made twice."""
        if self._link(shot_id).look != look:
            self._store.add_look(shot_id, look=look, voice=voice, at=now())

    # ── deciding ───────────────────────────────────────────────────────────────────────────────────────────

    def choose(self, shot_id: str, verdict: Verdict | None) -> None:
        """See :meth:`InterviewIntents.choose`."""

        def task() -> None:
            self._store.set_choice(shot_id, verdict, at=now())
            self._changed(shot_id)

        self._say(
            task, DeedKind.CHOSE, shot_id, voice=Voice.TOGETHER, detail=verdict.value if verdict else ""
        )

    def place(self, shot_id: str, tier: int | None, *, publication: str = MAIN_PUBLICATION) -> None:
        """See :meth:`InterviewIntents.place`."""

        def task() -> None:
            placed = self._link(shot_id).placements
            there = next((one for one in placed if one.publication == publication), None)
            if tier is not None:
                self._store.set_placement(
                    Placement(there.id if there else new_id(), shot_id, publication, tier)
                )
            elif there is not None:
                self._store.remove_placement(there.id)
            self._changed(shot_id)

        self._say(
            task, DeedKind.PLACED, shot_id, voice=Voice.TOGETHER, detail="" if tier is None else str(tier)
        )

    def approve(self, shot_id: str, allowed: bool, *, words: str = "") -> None:
        """See :meth:`InterviewIntents.approve`."""

        def task() -> None:
            last = self._link(shot_id).approval
            if last is None or (last.allowed, last.words) != (allowed, words):
                self._store.approve(ShotApproval(new_id(), shot_id, allowed, now(), words))
            self._changed(shot_id)

        detail = MAY_LEAVE if allowed else STAYS
        self._say(task, DeedKind.APPROVED, shot_id, voice=Voice.PARTICIPANT, detail=detail)

    def describe(self, shot_id: str, alt_text: str) -> None:
        """See :meth:`InterviewIntents.describe`."""

        def task() -> None:
            self._store.set_alt_text(shot_id, alt_text)
            self._changed(shot_id)

        self._say(task, DeedKind.DESCRIBED, shot_id, voice=Voice.RESEARCHER, detail=alt_text)
