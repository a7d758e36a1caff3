"""Shots between the shutter and the study: whoever wants to leave can wait for them."""

import threading
from collections.abc import Callable


class UnderWay:
    """The tokens of shots that were announced and are neither safe nor failed; any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._tokens: set[str] = set()

    def __len__(self) -> int:
        with self._changed:
            return len(self._tokens)

    def add(self, token: str) -> None:
        """A file was announced."""
        with self._changed:
            self._tokens.add(token)

    def look(self, done: str = "") -> None:
        """The shot ``done`` is no longer under way, or something else changed that a waiter looks at."""
        with self._changed:
            self._tokens.discard(done)
            self._changed.notify_all()

    def wait(self, patience_s: float, *, until: Callable[[bool], bool]) -> None:
        """Wait until ``until`` agrees, which is told whether any shot is under way; or for ``patience_s``."""
        with self._changed:
            self._changed.wait_for(lambda: until(bool(self._tokens)), patience_s)
