"""What happens at the demo body, and the queue it waits in until a host asks."""

import threading
from dataclasses import dataclass

from fotointerview.domain.camera import SettingName


@dataclass(frozen=True, slots=True)
class ObjectAdded:
    """A file has come onto the card."""

    handle: int


@dataclass(frozen=True, slots=True)
class PictureInMemory:
    """A picture lies in the body's memory and waits for the host to fetch it."""


@dataclass(frozen=True, slots=True)
class ReleaseComplete:
    """A release is done."""


@dataclass(frozen=True, slots=True)
class ControlChanged:
    """A control turned on its own or by somebody's hand at the body."""

    name: SettingName


BodyEvent = ObjectAdded | PictureInMemory | ReleaseComplete | ControlChanged


class EventQueue:
    """Events in order; from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._events: list[BodyEvent] = []

    def post(self, *events: BodyEvent) -> None:
        """Add events, together."""
        with self._changed:
            self._events += events
            self._changed.notify_all()

    def take(self) -> tuple[BodyEvent, ...]:
        """What happened since the last time, oldest first."""
        with self._changed:
            events, self._events = tuple(self._events), []
            return events

    def wait(self, timeout_s: float) -> tuple[BodyEvent, ...]:
        """As :meth:`take`, but waits at most ``timeout_s`` for the first."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._events), timeout_s)
        return self.take()
