"""Keeping what is said: in order, on the store thread, recorded so that it can be taken back and done again.

What the study refuses because the disk is full waits for the next chance.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.history import Deed, DeedKind
from fotointerview.domain.plan import PlanLine, PlanRules, make_plan
from fotointerview.domain.words import Voice
from fotointerview.services import events
from fotointerview.services.camera_part import CameraPart
from fotointerview.services.deeds import Deeds, Done
from fotointerview.services.planning import CarriedOut, carry_out, intended_by_move, restore
from fotointerview.services.unkept import Unkept
from fotointerview.services.work import WorkThread
from fotointerview.storage.journal import Recording, RowChange
from fotointerview.storage.study import StudyStore

_TABLES_OF_WORDS = frozenset({"quote", "quote_link", "note"})


class KeepingPart(CameraPart):
    """The study behind an interview: its links as they are now, its deeds, its plan."""

    def __init__(
        self, *, store: StudyStore, interview_id: str, store_thread: WorkThread, rules: PlanRules
    ) -> None:
        super().__init__()
        self._store = store
        self._interview_id = interview_id
        self._queue = store_thread
        self._rules = rules
        self._links: dict[str, Link] = {}  # of the current interview; store thread only
        self._unkept = Unkept()
        self._deeds = Deeds()
        self._touched: dict[str, None] = {}  # shots that the deed in hand is about, in their order
        self._news: list[events.SessionEvent] | None = None  # of the deed in hand, told once it is kept
        self._refused: tuple[PlanLine, ...] = ()

    # ── taking back ────────────────────────────────────────────────────────────────────────────────────────

    def undo(self) -> None:
        """See :meth:`InterviewIntents.undo`."""

        self._queue.post(
            lambda: self._turn(
                self._deeds.take, self._store.take_back, self._deeds.took_back, self._deeds.did_again
            )
        )

    def redo(self) -> None:
        """See :meth:`InterviewIntents.redo`."""

        self._queue.post(
            lambda: self._turn(
                self._deeds.take_undone, self._store.do_again, self._deeds.did_again, self._deeds.took_back
            )
        )

    def _turn(
        self,
        take: Callable[[], Done | None],
        turn: Callable[[Sequence[RowChange]], bool],
        kept: Callable[[Done], None],
        put_back: Callable[[Done], None],
    ) -> None:
        """Store thread: take a deed back or do it again; first comes what still waits to be kept."""
        self._unkept.try_again()
        done = take()
        if done is None:
            return
        if done.carried_out is not None:
            self._director.post(lambda: self._turn_back(done, kept, put_back))
        else:
            try:
                turned = turn(done.changes)
            except FaultError:  # not now, but when there is room
                put_back(done)
                raise
            if turned:
                kept(done)
                self._tell_again(done)
            else:
                self.notice(Fault(FaultCode.NOT_UNDONE))
        self._tell_history()

    def _turn_back(self, done: Done, kept: Callable[[Done], None], put_back: Callable[[Done], None]) -> None:
        """Director thread: give the camera its former values; without a camera nothing has changed."""
        assert done.carried_out is not None
        if self._camera is None or self._status().identity is None:
            self.notice(Fault(FaultCode.CAMERA_LOST))
            then = done
        else:
            turned = restore(done.carried_out, camera=self._camera)
            for fault in turned.faults:
                self.notice(fault)
            then, put_back = replace(done, carried_out=turned), kept

        def told() -> None:
            if then.interview_id == self._interview_id:
                put_back(then)
            self._tell_history()
            self._emit_plan()

        self._queue.post(told)

    def _tell_again(self, done: Done) -> None:
        """Store thread: what the deed was about is as it was before or after it."""
        if any(change.table in _TABLES_OF_WORDS for change in done.changes):
            self._words_changed(done.shot_ids)
        else:
            for shot_id in done.shot_ids:
                self._changed(shot_id)
        self._emit_plan()

    def _begin_anew(self) -> None:
        """Store thread: nothing of the interview before can be taken back in this one, or guides anybody in it."""
        self._deeds.clear()
        self._refused = ()
        self._tell_history()

    def _tell_history(self) -> None:
        self._emit(events.HistoryChanged(self._deeds.history()))

    # ── keeping ────────────────────────────────────────────────────────────────────────────────────────────

    def _say(
        self,
        task: Callable[[], None],
        kind: DeedKind,
        shot_id: str | None = None,
        *,
        voice: Voice | None = None,
        detail: str = "",
    ) -> None:
        """Keep what was said, in order and whole; a study that is open for reading only says so and forgets it."""
        at, interview_id = now(), self._interview_id

        def kept() -> None:
            recording = self._recorded(task)
            if recording.changes and interview_id == self._interview_id:
                about = shot_id or next(iter(self._touched), None)
                number = self._link(about).shot.number if about else None
                deed = Deed(kind, at, number, voice, detail)
                shots = frozenset(self._touched)
                self._deeds.add(Done(deed, interview_id, tuple(recording.changes), shots))
                self._tell_history()

        self._queue.post(task if self._store.read_only else lambda: self._unkept.keep(kept))

    def _recorded(self, task: Callable[[], None]) -> Recording:
        """Store thread: do ``task`` as one transaction; what it tells is told when it is kept, else forgotten."""
        self._touched, self._news, links = {}, [], dict(self._links)
        try:
            with self._store.recording() as recording:
                task()
        except BaseException:
            self._links, self._news = links, None
            raise
        news, self._news = self._news, None
        for event in news:
            self._emit(event)
        return recording

    def _tell(self, event: events.SessionEvent) -> None:
        """Store thread: tell what changed; within a deed, once it is kept."""
        if self._news is None:
            self._emit(event)
        else:
            self._news.append(event)

    def _link(self, shot_id: str) -> Link:
        return self._links.get(shot_id) or self._store.link(shot_id)

    def _changed(self, shot_id: str) -> None:
        """Store thread: read one link again and tell."""
        self._touched[shot_id] = None
        link = self._store.link(shot_id)
        if shot_id in self._links:
            self._links[shot_id] = link
        self._tell(events.LinkChanged(link))

    def _words_changed(self, shot_ids: Iterable[str] = ()) -> None:
        """Store thread: read the interview's words again, and the shots they are tied to, and tell."""
        for shot_id in shot_ids:
            self._changed(shot_id)
        if self._interview_id:
            self._tell(events.WordsChanged(self._interview_id, self._store.words(self._interview_id)))

    # ── the plan ───────────────────────────────────────────────────────────────────────────────────────────

    def _plan(self) -> tuple[PlanLine, ...]:
        """What the moves agreed on the last shot ask for; store thread."""
        last = next(reversed(self._links.values()), None)
        waiting = [move for move in last.moves_next if move.to_shot_id is None] if last else []
        earlier = [move for link in self._links.values() for move in link.moves_here]
        return make_plan(
            waiting,
            settings=self._status().settings,
            rules=self._rules,
            look=last.look if last else None,
            earlier=earlier,
        )

    def _plan_to_keep(self) -> tuple[PlanLine, ...]:
        """Store thread: the plan, with what each move's lines are to do written down beside it."""
        lines = self._plan()
        try:
            self._write_down(lines)
        except FaultError as error:  # the photo is wanted all the same
            self.notice(error.fault)
        return lines

    def _write_down(self, lines: Sequence[PlanLine]) -> None:
        for move_id, intended in intended_by_move(lines).items():
            self._store.set_move_intended(move_id, intended)

    def _carry_out(self, lines: Sequence[PlanLine]) -> None:
        """Director thread: set the camera; what it refused is told, and is for people from now on."""
        if self._camera is None:
            return
        out = carry_out(lines, camera=self._camera)
        for fault in out.faults:
            self.notice(fault)
        self._queue.post(lambda: self._carried_out(lines, out))

    def _carried_out(self, lines: Sequence[PlanLine], out: CarriedOut) -> None:
        """Store thread: what was set can be taken back."""
        self._refused = out.refused
        self._emit_plan()
        if out.refused:
            for_people = {(line.move.id, line.setting): line for line in out.refused}
            self._write_down([for_people.get((line.move.id, line.setting), line) for line in lines])
        if out.changes:
            detail = ", ".join(f"{change.name} {change.before} → {change.after}" for change in out.changes)
            last = next(reversed(self._links.values()), None)
            deed = Deed(DeedKind.SET_CAMERA, now(), last.shot.number if last else None, detail=detail)
            self._deeds.add(Done(deed, self._interview_id, carried_out=out))
            self._tell_history()

    def _emit_plan(self) -> None:
        last = next(reversed(self._links), None)
        if last is not None:
            self._tell(events.PlanChanged(last, self._plan(), self._refused))


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)
