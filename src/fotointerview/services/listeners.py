"""Who wants to hear of something: told in the order in which they came, on the thread that has the news."""

from collections.abc import Callable
from typing import Generic, TypeVar

E = TypeVar("E")


class Listeners(Generic[E]):
    """Listeners to events of one kind. They may come and go on any thread, also while an event is told."""

    def __init__(self) -> None:
        self._known: tuple[Callable[[E], None], ...] = ()

    def add(self, listener: Callable[[E], None]) -> Callable[[], None]:
        """Tell ``listener`` of every event from now on; returns the way to stop."""
        self._known = (*self._known, listener)

        def stop() -> None:
            self._known = tuple(known for known in self._known if known is not listener)

        return stop

    def tell(self, event: E) -> None:
        """Tell everybody."""
        for listener in self._known:
            listener(event)
