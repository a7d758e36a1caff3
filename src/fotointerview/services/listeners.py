"""Who wants to hear of something: told in the order in which they came, on the thread that has the news."""

import logging
from collections.abc import Callable
from typing import Generic, TypeVar

_log = logging.getLogger(__name__)

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
        """Tell everybody; one who fails keeps the news from nobody, and ends nothing where it came from."""
        for listener in self._known:
            try:
                listener(event)
            except Exception:  # noqa: BLE001 - logged; a shot on its way must not hang on a window
                _log.exception("a listener failed on %s", type(event).__name__)
