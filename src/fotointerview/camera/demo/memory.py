"""The demo body's own memory: pictures that wait there, oldest first, for the host to fetch and delete."""

import threading
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HeldPicture:
    """A picture in memory; ``name`` tells its kind."""

    name: str
    data: bytes
    thumbnail: bytes
    taken_at: datetime
    width: int
    height: int

    @property
    def is_raw(self) -> bool:
        """Whether it is a RAW."""
        return self.name.endswith(".NEF")


class BodyMemory:
    """A queue of pictures; a host sees the first only."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: list[HeldPicture] = []

    def add(self, picture: HeldPicture) -> bool:
        """Hold a picture; whether it is the first, which the host must then be told of."""
        with self._lock:
            self._held.append(picture)
            return len(self._held) == 1

    def first(self) -> HeldPicture | None:
        """The picture that the host sees."""
        with self._lock:
            return self._held[0] if self._held else None

    def drop_first(self) -> bool:
        """Forget the first; whether there is another to tell of."""
        with self._lock:
            del self._held[:1]
            return bool(self._held)
