"""One interview at work: what people say and do goes into the study, what the camera sends comes out as shots.

Threads: intents may come from any thread and return at once. The study is touched on the store thread only; the
director thread waits for the camera while a plan is carried out; camera events come in on the supervisor's
reader thread. Listeners are called on whichever of these has the news.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime

from fotointerview.camera import messages
from fotointerview.camera.release import is_jpeg
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.chain import Link
from fotointerview.domain.colour import BLACK_AND_WHITE, NATURAL, on_rung, rung_of, step_between
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.plan import PlanLine, PlanRules, make_plan
from fotointerview.domain.sayings import Look, Point
from fotointerview.domain.words import Answer, Dimension, MarkKind, Verdict, Voice
from fotointerview.services import events
from fotointerview.services.arrivals import Arrivals
from fotointerview.services.camera_part import CameraPart
from fotointerview.services.card_check import KeptFile, kept_files
from fotointerview.services.intake import take_in, take_in_pending
from fotointerview.services.planning import Camera, carry_out, intended
from fotointerview.services.under_way import UnderWay
from fotointerview.services.unkept import Unkept
from fotointerview.services.work import WorkThread
from fotointerview.storage.study import StudyStore

_CONNECTED = (CameraState.READY, CameraState.LIVE, CameraState.CAPTURING)
_PASSING_FAULTS = (FaultCode.DISK_FULL, FaultCode.DISK_WRITE, FaultCode.STUDY_BUSY)


class InterviewSession(CameraPart):
    """Implements :class:`~fotointerview.services.intents.InterviewIntents` on a study and a camera.

    ``store`` must have been made, or be used from now on, on ``store_thread`` only.
    """

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
        self._under_way = UnderWay()
        self._arrivals = Arrivals()
        self._disk_refused = False

    # ── life ───────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def interview_id(self) -> str:
        """The interview that new shots go to; "" while none has begun."""
        return self._interview_id

    def use_camera(self, camera: Camera) -> None:
        """Take shots with ``camera``, whose events must come to :meth:`camera_event`."""
        self._camera = camera
        self._aim()
        self._emit(events.CameraChanged(self._status()))

    def open_interview(self, interview_id: str) -> None:
        """Go on with another interview of the same study; what is on its way still reaches its own."""
        self._interview_id = interview_id
        self._aim()
        self.load()

    def settle(self, patience_s: float) -> None:
        """Wait for releases and shots that are under way; not for a camera that is not there."""
        until = time.monotonic() + patience_s
        aimed = self._try_again() if self._disk_refused else None
        with suppress(TimeoutError, FaultError):
            if aimed is not None:  # what comes of it has been announced then
                aimed.result(patience_s)
        with suppress(TimeoutError):
            self._director.ask(lambda: None).result(patience_s)
        self._under_way.wait(max(until - time.monotonic(), 0.0), until=self._is_quiet)
        made = self._status().settings.get(SettingName.IMAGE_FORMAT)
        if made is not None and "+" in made.value:
            self._arrivals.wait_for_other_halves(until - time.monotonic())
            self._under_way.wait(max(until - time.monotonic(), 0.0), until=self._is_quiet)

    def _is_quiet(self, any_under_way: bool) -> bool:
        state = self._status().state
        return state not in _CONNECTED or not (any_under_way or state is CameraState.CAPTURING)

    def close(self) -> None:
        """Finish what was asked of the camera; the store thread belongs to whoever made it."""
        self._end_camera_work()
        self._queue.post(self._unkept.try_again)

    def _aim(self) -> Future[None] | None:
        if self._camera is None or not self._interview_id:
            return None
        return self._camera.set_destination(self._store.incoming_for(self._interview_id))

    # ── intents ────────────────────────────────────────────────────────────────────────────────────────────

    def load(self) -> None:
        """See :meth:`InterviewIntents.load`; also takes in what an earlier run left on its way."""

        def task() -> None:
            self._emit(events.CameraChanged(self._status()))
            self._read_chain()
            if not self._store.read_only and take_in_pending(self._store):
                self._read_chain()

        self._queue.post(task)

    def _read_chain(self) -> None:
        """Store thread: the whole interview, for whoever listens."""
        if self._interview_id:
            chain = self._store.chain(self._interview_id)
            self._links = {link.shot.id: link for link in chain.links}
            self._emit(events.ChainLoaded(chain))
            self._emit_plan()

    def next_photo(self) -> None:
        """See :meth:`InterviewIntents.next_photo`."""

        def task() -> None:
            lines = self._queue.ask(self._plan_to_keep).result()
            if self._camera is not None:
                for fault in carry_out(lines, camera=self._camera):
                    self.notice(fault)
            self._release()

        self._director.post(task)

    def judge(self, shot_id: str, answer: Answer, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """See :meth:`InterviewIntents.judge`."""

        def task() -> None:
            before = self._link(shot_id).judgement
            if before is None or before.answer is not answer or before.voice is not voice:
                self._store.add_judgement(shot_id, answer=answer, reason="", voice=voice, at=_now())
            self._changed(shot_id)

        self._say(task)

    def give_reason(self, shot_id: str, words: str) -> None:
        """See :meth:`InterviewIntents.give_reason`."""

        def task() -> None:
            judgement = self._link(shot_id).judgement
            if judgement is not None and judgement.reason != words:
                self._store.set_reason(judgement.id, words)
                self._changed(shot_id)

        self._say(task)

    def agree(
        self,
        shot_id: str,
        dimension: Dimension,
        step: int,
        *,
        words: str = "",
        voice: Voice = Voice.TOGETHER,
    ) -> None:
        """See :meth:`InterviewIntents.agree`."""

        def task() -> None:
            self._store.agree_move(
                shot_id, dimension=dimension, step=step, voice=voice, at=_now(), words=words
            )
            if dimension is Dimension.COLOUR:  # seen at once; the next shot goes on from it
                arrived = self._look_before(shot_id)
                self._show_with(shot_id, on_rung(arrived, rung_of(arrived) + step), voice)
            self._changed(shot_id)
            self._emit_plan()

        self._say(task)

    def quote(self, shot_id: str | None, words: str, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """See :meth:`InterviewIntents.quote`."""
        interview_id = self._interview_id

        def task() -> None:
            self._store.add_quote(interview_id, verbatim=words, voice=voice, at=_now(), shot_id=shot_id)
            if shot_id is not None:
                self._changed(shot_id)

        self._say(task)

    def draw(
        self, shot_id: str, strokes: tuple[tuple[Point, ...], ...], *, voice: Voice = Voice.RESEARCHER
    ) -> None:
        """See :meth:`InterviewIntents.draw`."""

        def task() -> None:
            self._store.add_mark(shot_id, kind=MarkKind.CIRCLE, strokes=strokes, voice=voice, at=_now())
            self._changed(shot_id)

        self._say(task)

    def erase(self, mark_id: str) -> None:
        """See :meth:`InterviewIntents.erase`."""

        def task() -> None:
            for link in self._links.values():
                if any(mark.id == mark_id for mark in link.marks):
                    self._store.remove_mark(mark_id)
                    self._changed(link.shot.id)
                    return

        self._say(task)

    def set_monochrome(self, shot_id: str, monochrome: bool, *, voice: Voice = Voice.PARTICIPANT) -> None:
        """See :meth:`InterviewIntents.set_monochrome`."""

        def task() -> None:
            arrived = self._look_before(shot_id)
            look = on_rung(self._link(shot_id).look, BLACK_AND_WHITE if monochrome else NATURAL)
            self._show_with(shot_id, look, voice)
            if shot_id == next(reversed(self._links), None):  # it is then a move to the next photo as well
                self._store.agree_move(
                    shot_id,
                    dimension=Dimension.COLOUR,
                    step=step_between(arrived, look),
                    voice=voice,
                    at=_now(),
                )
            self._changed(shot_id)
            self._emit_plan()

        self._say(task)

    def choose(self, shot_id: str, verdict: Verdict | None) -> None:
        """See :meth:`InterviewIntents.choose`."""

        def task() -> None:
            self._store.set_choice(shot_id, verdict, at=_now())
            self._changed(shot_id)

        self._say(task)

    def describe(self, shot_id: str, alt_text: str) -> None:
        """See :meth:`InterviewIntents.describe`."""

        def task() -> None:
            self._store.set_alt_text(shot_id, alt_text)
            self._changed(shot_id)

        self._say(task)

    def _say(self, task: Callable[[], None]) -> None:
        """Keep what was said, in order; a study that is open for reading only says so and forgets it."""
        self._queue.post(task if self._store.read_only else lambda: self._unkept.keep(task))

    def _link(self, shot_id: str) -> Link:
        return self._links.get(shot_id) or self._store.link(shot_id)

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
            self._store.add_look(shot_id, look=look, voice=voice, at=_now())

    # ── the camera ─────────────────────────────────────────────────────────────────────────────────────────

    def camera_event(self, event: messages.Event) -> None:
        """What the camera supervisor tells; on its reader thread."""
        match event:
            case messages.Frame():
                self.live.offer(event.jpeg, number=event.number, taken_ns=event.taken_ns)
            case messages.FileAnnounced():
                self._announced(event)
            case messages.Thumbnail():
                self._emit(events.ThumbnailReady(self._arrivals.token(event.token), event.jpeg))
            case messages.FileArrived():
                self._arrived(event)
            case messages.FileFailed():
                self._failed(event.token, event.fault)
            case messages.StateChanged():
                self._emit(events.CameraChanged(self._status()))
                self._under_way.look()
            case messages.AbilitiesKnown():
                self._emit(events.CameraChanged(self._status()))
            case messages.SettingsRead():
                self._emit(events.CameraChanged(self._status()))
                self._queue.post(self._emit_plan)
            case messages.Notice():
                self.notice(event.fault)
            case messages.Reply() | messages.Heartbeat():
                pass

    def _announced(self, event: messages.FileAnnounced) -> None:
        """A new shot, or the other file of one that is known."""
        self._under_way.add(event.token)
        if self._arrivals.announced(event):
            self._emit(events.ShotAnnounced(event.token, event.trigger_ns))
        self._emit(events.UnderWayChanged(len(self._under_way)))

    def _arrived(self, event: messages.FileArrived) -> None:
        if self._arrivals.show(event.token, quick=is_jpeg(event.source.name)):
            self._emit(events.FileReady(self._arrivals.token(event.token), str(event.path)))
        self._queue.post(lambda: self._keep(event))

    def _keep(self, event: messages.FileArrived) -> None:
        """Store thread: file and row into the study; then, and only then, the shot is safe."""
        try:
            link = take_in(self._store, event, joins=self._arrivals.shot_id(event.token))
        except FaultError as error:
            self._failed(event.token, error.fault)
            raise
        is_new = self._arrivals.keep(event.token, link.shot.id)
        if link.shot.interview_id == self._interview_id:
            self._links[link.shot.id] = link
            # The shot they came from now shows them as done; it is read once, however many there are.
            for shot_id in dict.fromkeys(move.from_shot_id for move in link.moves_here):
                self._changed(shot_id)
        if event.damaged:
            self.notice(Fault(FaultCode.FILE_DAMAGED, {"name": event.source.name}))
        if is_new:
            self._emit(events.ShotSafe(self._arrivals.token(event.token), link, time.monotonic_ns()))
        else:
            self._emit(events.LinkChanged(link))
        self._off_the_way(event.token)
        self._emit_plan()
        if self._disk_refused:  # there is room by now
            self._try_again()

    def _off_the_way(self, token: str) -> None:
        self._under_way.look(token)
        self._emit(events.UnderWayChanged(len(self._under_way)))

    def _failed(self, file_token: str, fault: Fault) -> None:
        """A file did not come; its shot goes on where the other one is there."""
        self._disk_refused |= fault.code in _PASSING_FAULTS
        if not self._arrivals.failed(file_token):
            self.notice(fault)
        else:
            self._emit(events.ShotFailed(self._arrivals.token(file_token), fault))
        self._off_the_way(file_token)

    def _try_again(self) -> Future[None] | None:
        """Fetch and take in anew what the disk refused before; ends when the camera process has been told."""
        self._disk_refused = False
        aimed = self._aim()
        self.load()
        return aimed

    def _may_release(self) -> bool:
        return bool(self._interview_id)

    def _files_of_interview(self) -> Sequence[KeptFile]:
        interview_id = self._interview_id
        if not interview_id:
            return ()
        return self._queue.ask(lambda: kept_files(self._store, interview_id)).result()

    # ── the plan ───────────────────────────────────────────────────────────────────────────────────────────

    def _plan(self) -> tuple[PlanLine, ...]:
        """What the moves agreed on the last shot ask for; store thread."""
        last = next(reversed(self._links.values()), None)
        waiting = [move for move in last.moves_next if move.to_shot_id is None] if last else []
        return make_plan(waiting, settings=self._status().settings, rules=self._rules)

    def _plan_to_keep(self) -> tuple[PlanLine, ...]:
        """Store thread: the plan, with each line written down beside its move."""
        lines = self._plan()
        for line in lines:
            self._store.set_move_intended(line.move.id, intended(line))
        return lines

    def _emit_plan(self) -> None:
        last = next(reversed(self._links), None)
        if last is not None:
            self._emit(events.PlanChanged(last, self._plan()))

    def _changed(self, shot_id: str) -> None:
        """Store thread: read one link again and tell."""
        link = self._store.link(shot_id)
        if shot_id in self._links:
            self._links[shot_id] = link
        self._emit(events.LinkChanged(link))


def _now() -> datetime:
    return datetime.now(UTC)
