"""One interview at work: what people say and do goes into the study, what the camera sends comes out as shots.

Threads: intents may come from any thread and return at once. The study is touched on the store thread only; the
director thread waits for the camera while a plan is carried out; camera events come in on the supervisor's
reader thread. Listeners are called on whichever of these has the news.
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress

from fotointerview.camera import messages
from fotointerview.camera.release import is_jpeg
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.consent import Leave
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.plan import PlanRules
from fotointerview.services import events
from fotointerview.services.arrivals import Arrivals
from fotointerview.services.card_check import KeptFile, kept_files
from fotointerview.services.consent_part import ConsentPart
from fotointerview.services.intake import take_in, take_in_pending
from fotointerview.services.planning import Camera
from fotointerview.services.under_way import UnderWay
from fotointerview.services.work import WorkThread
from fotointerview.storage.study import StudyStore

_CONNECTED = (CameraState.READY, CameraState.LIVE, CameraState.CAPTURING)
_PASSING_FAULTS = (FaultCode.DISK_FULL, FaultCode.DISK_WRITE, FaultCode.STUDY_BUSY)


class InterviewSession(ConsentPart):
    """Implements :class:`~fotointerview.services.intents.InterviewIntents` on a study and a camera.

    ``store`` must have been made, or be used from now on, on ``store_thread`` only.
    """

    def __init__(
        self,
        *,
        store: StudyStore,
        interview_id: str,
        store_thread: WorkThread,
        rules: PlanRules,
        asks_consent: bool = True,
    ) -> None:
        super().__init__(
            store=store,
            interview_id=interview_id,
            store_thread=store_thread,
            rules=rules,
            asks_consent=asks_consent,
        )
        self._under_way = UnderWay()
        self._arrivals = Arrivals()
        self._disk_refused = False
        self._brought_in = 0  # so many others are bringing photos in

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
        before, self._interview_id = self._interview_id, interview_id
        if before and before != interview_id:
            self._queue.post(lambda: self._drop_trials(before))
        self._queue.post(self._begin_anew)
        self._aim()
        self.load()

    def leave_interview(self) -> None:
        """Work on no interview any more (→ ``InterviewLeft``); what is on its way still reaches its own."""
        before, self._interview_id = self._interview_id, ""

        def task() -> None:
            if before:
                self._drop_trials(before)
            self._links = {}
            self._begin_anew()
            self._emit(events.InterviewLeft())

        self._queue.post(task)
        if self._camera is not None:
            self._camera.set_destination(None)

    def stand_aside(self, patience_s: float) -> None:
        """Let shots that are under way arrive, and measure nothing that waits: something is to be erased.

        Not to be called on the store thread.
        """
        self.settle(patience_s)
        self._measuring.forget()
        self._measuring.settle(patience_s)

    def before_erasing(self) -> None:
        """Store thread: keep what still waits to be kept, for afterwards its shot may be gone.

        Raises:
            FaultError: the study does not take it now.
        """
        self._unkept.try_again()

    def after_erasing(self) -> None:
        """Store thread: what was done before cannot be taken back any more, and the interview is read anew."""
        self._begin_anew()
        self._read_chain()

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
        self._measuring.settle(until - time.monotonic())

    def _is_quiet(self, any_under_way: bool) -> bool:
        state = self._status().state
        return state not in _CONNECTED or not (any_under_way or state is CameraState.CAPTURING)

    def close(self) -> None:
        """Finish what was asked of the camera; the store thread belongs to whoever made it."""
        self._end_camera_work()
        self._measuring.close()
        self._queue.post(self._unkept.try_again)
        self._queue.post(self._drop_trials)

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
            mine = not (self._store.read_only or self._brought_in)
            if mine and take_in_pending(self._store, is_trial=self._is_trial):
                self._read_chain()

        self._queue.post(task)

    @contextmanager
    def others_bring_in(self) -> Iterator[None]:
        """While photos come into the study from elsewhere: what lies among the downloads is on their way, not left.

        Afterwards the interview is read anew (→ ``ChainLoaded``). Any thread but the study's.
        """
        self._queue.do(lambda: self._count_others(1))
        try:
            yield
        finally:
            self._queue.do(lambda: self._count_others(-1))
            self.load()

    def _count_others(self, more: int) -> None:
        self._brought_in += more

    def _read_chain(self) -> None:
        """Store thread: the whole interview, for whoever listens."""
        if self._interview_id:
            chain = self._store.chain(self._interview_id)
            self._links = {link.shot.id: link for link in chain.links}
            self._emit(events.ChainLoaded(chain))
            self._look_at_consent()
            self._emit_plan()
            self._measure_what_is_missing(chain.links)

    def next_photo(self) -> None:
        """See :meth:`InterviewIntents.next_photo`."""

        def task() -> None:
            if not self._may_release():
                return
            lines = self._queue.ask(self._plan_to_keep).result()
            self._carry_out(lines)
            self._release()

        self._director.post(task)

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
            trial = self._is_trial(event.path.parent.name)
            link = take_in(self._store, event, joins=self._arrivals.shot_id(event.token), trial=trial)
        except FaultError as error:
            self._failed(event.token, error.fault)
            raise
        is_new = self._arrivals.keep(event.token, link.shot.id)
        known = self._links.get(link.shot.id)
        if link.shot.interview_id == self._interview_id:
            self._links[link.shot.id] = link
            # The shot they came from now shows them as done; it is read once, however many there are.
            for shot_id in dict.fromkeys(move.from_shot_id for move in link.moves_here):
                self._changed(shot_id)
        if trial and self._leave is not Leave.TRIAL:
            self.notice(Fault(FaultCode.TAKEN_WITHOUT_CONSENT))
        if event.damaged:
            self.notice(Fault(FaultCode.FILE_DAMAGED, {"name": event.source.name}))
        if is_new:
            self._emit(events.ShotSafe(self._arrivals.token(event.token), link, time.monotonic_ns()))
        else:
            self._emit(events.LinkChanged(link))
        self._off_the_way(event.token)
        self._emit_plan()
        if known is None or known.display_file != link.display_file:
            self._measure(link)
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

    def _files_of_interview(self) -> Sequence[KeptFile]:
        interview_id = self._interview_id
        if not interview_id:
            return ()
        return self._queue.ask(lambda: kept_files(self._store, interview_id)).result()
