"""From the desk's threads to the GUI thread; the desk's twin of :class:`~fotointerview.gui.bridge.Bridge`."""

import threading

from PySide6.QtCore import QObject, Signal

from fotointerview.services.desk import Desk, DeskEvent


class DeskBridge(QObject):
    """Brings what happens at the desk to the rooms.

    Signals:
        told: a :data:`DeskEvent`; emitted on the desk's thread, received on the GUI thread.
    """

    told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.RLock()
        self._closed = False
        self._unsubscribe = desk.subscribe(self._on_event)

    def close(self) -> None:
        """Let nothing through from now on. Safe to call twice."""
        with self._lock:
            self._closed = True
        self._unsubscribe()

    def _on_event(self, event: DeskEvent) -> None:
        with self._lock:
            if not self._closed:
                self.told.emit(event)
