"""A thread with a queue: what must happen in order and off the GUI thread.

The session has two: the store thread owns the study (database and files), the director waits for the camera.
"""

import logging
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Final, Protocol, TypeVar

from fotointerview.domain.faults import Fault, FaultCode, FaultError

_log = logging.getLogger(__name__)
T = TypeVar("T")
_NICE: Final = 10


class InTurn(Protocol):
    """Does a task where a study may be touched, and gives its result or its exception."""

    def __call__(self, task: Callable[[], T], /) -> T:
        """Do ``task``."""
        ...


def at_once(task: Callable[[], T]) -> T:
    """An :class:`InTurn` for whoever is on the study's thread already."""
    return task()


class WorkThread:
    """A single worker thread. A fault of a task goes to ``on_fault``; nothing is dropped in silence."""

    def __init__(self, name: str, *, on_fault: Callable[[Fault], None]) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._on_fault = on_fault
        self._lock = threading.Lock()
        self._closed = False

    def post(self, task: Callable[[], None]) -> Future[None]:
        """Run ``task`` after everything posted before it. After :meth:`close` it is refused and logged.

        The future never fails; it can be cancelled as long as the task has not begun.
        """
        with self._lock:
            if self._closed:
                _log.warning("work was offered to a thread that has ended")
                refused: Future[None] = Future()
                refused.set_result(None)
                return refused
            return self._pool.submit(self._run, task)

    def ask(self, task: Callable[[], T]) -> Future[T]:
        """Run ``task`` in order and give its result or its exception to the caller."""
        with self._lock:
            return self._pool.submit(task)

    def do(self, task: Callable[[], T]) -> T:
        """Wait for ``task`` to be done in its turn; an :class:`InTurn`. Never to be called on this thread itself."""
        return self.ask(task).result()

    def close(self) -> None:
        """Finish what is queued, then end the thread."""
        with self._lock:
            self._closed = True
        self._pool.shutdown(wait=True)

    def _run(self, task: Callable[[], None]) -> None:
        try:
            task()
        except FaultError as error:
            _log.warning("%s", error.fault)
            self._on_fault(error.fault)
        except Exception:  # noqa: BLE001 - the last net of this thread: said to the user, kept in the log
            _log.exception("a queued task failed")
            self._on_fault(Fault(FaultCode.PROGRAM_ERROR))


def be_modest() -> None:
    """Let every other thread go before the calling one. Linux only: elsewhere its pauses must do."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
