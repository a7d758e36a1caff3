"""Sidecars while people work: a thread that writes beside the photos what was said of them, for other programs.

    waiting ──(a shot changed; a second without another change)──▶ read on the study's thread ──▶ written here

It never delays a capture: the study's thread is asked for one shot at a time, the disk is left to a shot that is
under way. What cannot be written is tried again at longer and longer intervals; a person hears of it once. When an
interview is opened its sidecars are looked over, in case an earlier run could not finish.
"""

import logging
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.services import events
from fotointerview.services.session import InterviewSession
from fotointerview.services.sidecar_work import Frames, write_shot
from fotointerview.services.work import WorkThread, be_modest
from fotointerview.storage.database import RuleError
from fotointerview.storage.study import StudyStore
from fotointerview.xmp.shot import MayQuote

_log = logging.getLogger(__name__)
_GOODBYE_S: Final = 10.0
_YIELD_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class SidecarPatience:
    """When to write, in seconds.

    Attributes:
        after_s: after the last change of a shot; ``latest_s`` after the first at the latest.
        again_s: after a failure, and twice as long each time, at most ``most_s``.
        look_after_s: after an interview was opened, which has better things to do at first, it is looked over.
        look_every_s: between one shot that is looked at and the next.
    """

    after_s: float = 1.0
    latest_s: float = 5.0
    again_s: float = 2.0
    most_s: float = 60.0
    look_after_s: float = 3.0
    look_every_s: float = 0.02


@dataclass(slots=True)
class _Due:
    """When a shot is to be written, and when at the latest (monotonic seconds)."""

    at: float
    latest: float


class Sidecars:
    """The sidecars of one study at work. Any thread may ask; a study open for reading only gets none.

    ``may_quote`` says of each quote, on the store thread, whether its words may go where other programs read them.
    Listeners of the session hear ``Noticed`` once for each trouble.

    Attributes:
        writing: is held while a sidecar is written; whoever else writes them takes it, never on the store thread.
    """

    def __init__(
        self,
        *,
        store: StudyStore,
        store_thread: WorkThread,
        session: InterviewSession,
        may_quote: MayQuote = lambda _: True,
        patience: SidecarPatience | None = None,
    ) -> None:
        self._store = store
        self._store_thread = store_thread
        self._session = session
        self._may_quote = may_quote
        self._patience = patience or SidecarPatience()
        self.writing = threading.Lock()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._due: dict[str, _Due] = {}
        self._looks: dict[str, None] = {}  # shots of an opened interview, in their order
        self._looked: set[str] = set()
        self._under_way: set[str] = set()
        self._interview = ""
        self._working = self._closed = self._resting = False
        self._next_look = 0.0
        # Of the writing thread only:
        self._frames = Frames()
        self._failed: dict[str, int] = {}
        self._noticed: set[FaultCode] = set()
        self._stop = session.subscribe(self._heed) if not store.read_only else lambda: None

    # ── any thread ─────────────────────────────────────────────────────────────────────────────────────────

    @property
    def is_settled(self) -> bool:
        """Whether all that was said so far is written, and all that was opened is looked over."""
        with self._changed:
            return not (self._due or self._looks or self._working)

    def flush(self, patience_s: float = _GOODBYE_S) -> bool:
        """Write now what waits; returns whether all of it was tried within ``patience_s``.

        Not to be called on the store thread, which is needed for it.
        """
        with self._changed:
            now = self._hurry()
            return self._changed.wait_for(
                lambda: not (self._working or any(due.at <= now for due in self._due.values())), patience_s
            )

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Meanwhile nothing is written; what is due waits. Not to be called on the store thread."""
        with self._changed:
            self._resting = True
            self._changed.wait_for(lambda: not self._working)
        try:
            yield
        finally:
            with self._changed:
                self._resting = False
                self._changed.notify_all()

    def close(self) -> None:
        """Write what waits, then end. The store thread must still run. Safe to call twice."""
        if self._closed:
            return
        with suppress(RuntimeError, TimeoutError):  # what is on its way through the session is heard first
            self._store_thread.ask(lambda: None).result(_GOODBYE_S)
        self._stop()
        with self._changed:
            self._looks.clear()
        if not self.flush():
            _log.warning("sidecars were not written in time; they are when the interview is opened again")
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(_GOODBYE_S)

    def _hurry(self) -> float:
        """Everything that waits is due now; returns what now is."""
        now = time.monotonic()
        for due in self._due.values():
            due.at = due.latest = now
        self._changed.notify_all()
        return now

    def _heed(self, event: events.SessionEvent) -> None:
        """What happens in the session; on whatever thread."""
        match event:
            case events.LinkChanged():
                self._touch(event.link.shot.id)
            case events.ShotSafe():
                with self._changed:
                    self._under_way.discard(event.token)
                self._touch(event.link.shot.id)
            case events.ShotAnnounced():
                with self._changed:
                    self._under_way.add(event.token)
            case events.ShotFailed():
                with self._changed:
                    self._under_way.discard(event.token)
            case events.ChainLoaded():
                self._opened(event.chain.interview.id, (link.shot.id for link in event.chain.links))
            case _:
                pass

    def _touch(self, shot_id: str) -> None:
        """The shot changed: write it when nothing more comes."""
        now = time.monotonic()
        with self._changed:
            known = self._due.get(shot_id)
            latest = known.latest if known else now + self._patience.latest_s
            self._due[shot_id] = _Due(min(now + self._patience.after_s, latest), latest)
            self._wake()

    def _opened(self, interview_id: str, shot_ids: Iterable[str]) -> None:
        """Another interview: the one before has ended and is written at once; this one is looked over."""
        with self._changed:
            if interview_id != self._interview:
                self._interview = interview_id
                self._hurry()
            self._looks |= {shot_id: None for shot_id in shot_ids if shot_id not in self._looked}
            self._next_look = time.monotonic() + self._patience.look_after_s
            if self._due or self._looks:
                self._wake()

    def _wake(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name="sidecars", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    # ── the writing thread ─────────────────────────────────────────────────────────────────────────────────

    def _run(self) -> None:
        be_modest()
        while (shot_id := self._next()) is not None:
            try:
                self._write(shot_id)
            except Exception:  # noqa: BLE001 - the last net of this thread: said to the user, kept in the log
                _log.exception("a sidecar stumbled")
                self._hear(Fault(FaultCode.PROGRAM_ERROR))
            with self._changed:
                self._working = False
                self._changed.notify_all()

    def _next(self) -> str | None:
        """Wait for a shot that is to be written now; ``None`` when it is over."""
        with self._changed:
            while not self._closed:
                pause = None if self._resting else self._pause()
                if pause is not None and pause <= 0:
                    self._working = True
                    return self._take()
                self._changed.wait(pause)
            return None

    def _pause(self) -> float | None:
        """So many seconds until there is something to do; ``None`` when nothing is."""
        now = time.monotonic()
        waits = [(due.latest if self._under_way else due.at) - now for due in self._due.values()]
        if self._looks:
            waits.append(self._next_look - now + (_YIELD_S if self._under_way else 0.0))
        return min(waits, default=None)

    def _take(self) -> str:
        """The shot that is due first, else one to look at."""
        now = time.monotonic()
        first = min(self._due, key=lambda shot_id: self._due[shot_id].at, default=None)
        if first is not None and (self._due[first].at <= now or not self._looks):
            del self._due[first]
            return first
        shot_id = next(iter(self._looks))
        del self._looks[shot_id]
        self._looked.add(shot_id)
        self._next_look = now + self._patience.look_every_s
        return shot_id

    def _write(self, shot_id: str) -> None:
        """Bring the shot's sidecars level; what fails waits for its next turn."""
        try:
            with self.writing:
                facts = self._store_thread.do(
                    lambda: self._store.shot_facts(shot_id, may_quote=self._may_quote)
                )
                done = write_shot(facts, self._store.absolute, self._frames)
        except RuleError:  # the shot is no longer in the study
            self._failed.pop(shot_id, None)
            return
        except FaultError as error:
            self._hear(error.fault)
            self._again(shot_id)
            return
        self._failed.pop(shot_id, None)
        if not self._failed:
            self._noticed.discard(FaultCode.SIDECAR_FAILED)
        changed = tuple(file.path for file, written in done if written.changed)
        if changed:
            self._session.tell(events.SidecarsWritten(changed))
        for file, written in done:
            if written.aside:
                name = f"{file.path.rpartition('/')[2]}.xmp"
                self._tell(Fault(FaultCode.SIDECAR_SET_ASIDE, {"name": name, "aside": written.aside}))
            if written.kept:
                _log.info("another program's values stay in a sidecar: %s", ", ".join(written.kept))

    def _again(self, shot_id: str) -> None:
        tries = self._failed[shot_id] = self._failed.get(shot_id, 0) + 1
        pause = min(self._patience.again_s * 2 ** (tries - 1), self._patience.most_s)
        with self._changed:
            at = time.monotonic() + pause
            self._due.setdefault(shot_id, _Due(at, at))

    def _hear(self, fault: Fault) -> None:
        """A trouble: tell it once, until it is over."""
        if fault.code not in self._noticed:
            self._noticed.add(fault.code)
            _log.warning("%s", fault)
            self._tell(fault)

    def _tell(self, fault: Fault) -> None:
        self._session.tell(events.Noticed(fault))
