"""What people said goes into the study in order; what a full disk refuses waits for the next chance."""

from collections import deque
from collections.abc import Callable

from fotointerview.domain.faults import FaultError


class Unkept:
    """Words and decisions that are not in the study yet; store thread only."""

    def __init__(self) -> None:
        self._tasks: deque[Callable[[], None]] = deque()

    def keep(self, task: Callable[[], None]) -> None:
        """Carry out ``task`` after all that still waits.

        Raises:
            FaultError: the study does not take it now; it waits, and is tried again before the next.
        """
        self._tasks.append(task)
        self.try_again()

    def try_again(self) -> None:
        """Carry out what waits. Raises as :meth:`keep` does."""
        while self._tasks:
            task = self._tasks.popleft()
            try:
                task()
            except FaultError:
                self._tasks.appendleft(task)
                raise
