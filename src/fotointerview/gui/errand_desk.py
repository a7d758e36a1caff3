"""A desk whose errands take a while: they are done on a thread of its own, and can be stopped."""

import threading

from PySide6.QtCore import QObject

from fotointerview.gui.errands import Errands
from fotointerview.gui.hall_seat import HallSeat
from fotointerview.services.work import WorkThread


class ErrandDesk(QObject):
    """Has the thread, called ``thread``, and the sign to stop, which every errand heeds at the next whole thing."""

    def __init__(self, seat: HallSeat, *, thread: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self._words = seat.place, seat.texts.sentences
        self._errands = Errands(self)
        self._thread = WorkThread(thread, on_fault=seat.place.notice)
        self._stop = threading.Event()

    def close(self) -> None:
        """End what is under way. What is whole stays, and the next errand goes on from there."""
        self._stop.set()
        self._errands.close()
        self._thread.close()
