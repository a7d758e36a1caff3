"""Snapshots of the study while people work: one when an interview has ended, and one when the study is closed.

An interview has ended when another is gone on with. Nothing was written since the last snapshot: none is taken. A
thread of its own takes them, so that nobody waits; trouble is told once, until one succeeds.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.services import events
from fotointerview.services.session import InterviewSession
from fotointerview.services.work import WorkThread
from fotointerview.storage.study import StudyStore

_TOLD_AS_THEY_ARE: Final = (FaultCode.STUDY_CORRUPT, FaultCode.PROGRAM_ERROR)


class Snapshots:
    """The snapshots of one study at work; any thread may ask."""

    def __init__(self, *, store: StudyStore, store_thread: WorkThread, session: InterviewSession) -> None:
        self._store, self._store_thread, self._session = store, store_thread, session
        self._one_at_a_time = threading.Lock()
        self._thread = WorkThread("snapshots", on_fault=self._tell)
        self._interview_id = session.interview_id
        self._told: set[FaultCode] = set()
        self._stop_listening = session.subscribe(self._hear)
        self._closing = False

    def take(self) -> None:
        """Take a snapshot soon, if anything was written since the last."""
        self._thread.post(self._take)

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Meanwhile none is taken; what is asked for comes after. One that is being taken is waited for."""
        with self._one_at_a_time:
            yield

    def close(self) -> None:
        """Take the last one, when all that was asked of the study is kept; the study must still be open."""
        self._stop_listening()
        self._closing = True
        self._store_thread.ask(lambda: None).result()
        self.take()
        self._thread.close()

    def _hear(self, event: events.SessionEvent) -> None:
        """Store thread: another interview is gone on with."""
        if isinstance(event, events.ChainLoaded):
            before, self._interview_id = self._interview_id, event.chain.interview.id
            if before and before != self._interview_id:
                self.take()

    def _take(self) -> None:
        with self._one_at_a_time:
            if not self._store.changed_since_snapshot:
                return
            if self._closing:
                self._store.snapshot(pause_s=0.0)
            else:
                self._store.snapshot()
        self._told.clear()

    def _tell(self, fault: Fault) -> None:
        if fault.code in self._told or self._closing:
            return
        self._told.add(fault.code)
        if fault.code not in _TOLD_AS_THEY_ARE:
            folder = self._store.folder
            fault = Fault(FaultCode.SNAPSHOT_FAILED, {"path": str(folder), "words": str(fault.code)})
        self._session.notice(fault)
