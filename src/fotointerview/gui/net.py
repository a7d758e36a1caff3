"""What catches the window when it falls: a polite end on signals, and a net under every thread."""

import logging
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from fotointerview.domain.faults import Fault, FaultCode

_log = logging.getLogger(__name__)
_PULSE_MS = 250


@contextmanager
def ending_on_signals(qt: QApplication) -> Iterator[None]:
    """Ctrl+C and a polite kill close the window as a person would, so that everything is kept."""
    wanted = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda _number, _frame: qt.quit()) for number in wanted]
    # Python runs its signal handlers between bytecodes: the timer gives it the occasion.
    pulse = QTimer(qt, interval=_PULSE_MS)
    pulse.timeout.connect(lambda: None)
    pulse.start()
    try:
        yield
    finally:
        pulse.stop()
        pulse.deleteLater()
        for number, handler in zip(wanted, before, strict=True):
            signal.signal(number, handler)


class Net:
    """While it is spread, an exception that nobody caught is kept in the log and told as a quiet notice."""

    def __init__(self, notice: Callable[[Fault], None]) -> None:
        self._notice = notice

    def __enter__(self) -> None:
        """Spread it."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = lambda what: self._on_exception(
            what.exc_type, what.exc_value, what.exc_traceback
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take it away."""
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _log.error("nobody caught this", exc_info=(kind, error or kind(), trace))
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self._notice(Fault(FaultCode.PROGRAM_ERROR))
