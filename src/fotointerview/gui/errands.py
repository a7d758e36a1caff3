"""Work on another thread whose outcome somebody on the GUI thread waits for."""

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.services.work import WorkThread

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Errands(QObject):
    """Sends work away and hears of it here. After :meth:`close` nothing is heard any more; what was begun is done."""

    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.RLock()
        self._closed = False
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        thread: WorkThread,
        task: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Fault], None],
    ) -> None:
        """Do ``task`` on ``thread``, after what is queued there; then ``done`` or ``failed`` on the GUI thread."""

        def work() -> None:
            try:
                result = task()
            except FaultError as error:
                _log.warning("%s", error.fault)
                self._tell(partial(failed, error.fault))
            except Exception:  # noqa: BLE001 - the last net of an errand: said where it was asked, kept in the log
                _log.exception("an errand failed")
                self._tell(lambda: failed(Fault(FaultCode.PROGRAM_ERROR)))
            else:
                self._tell(lambda: done(result))

        thread.post(work)

    def reporter(self, hear: Callable[[T], None]) -> Callable[[T], None]:
        """What a task may call on any thread with how far it is; ``hear`` is called on the GUI thread."""
        return lambda news: self._tell(partial(hear, news))

    def close(self) -> None:
        """Let nothing through from now on. Safe to call twice."""
        with self._lock:
            self._closed = True

    def _tell(self, word: Callable[[], None]) -> None:
        with self._lock:
            if not self._closed:
                self._heard.emit(word)

    @Slot(object)
    def _on_heard(self, word: Callable[[], None]) -> None:
        if not self._closed:
            word()
