"""The demo body's own memory: pictures that wait there, oldest first, for the host to fetch and delete."""

import hashlib
import threading
from dataclasses import dataclass
from datetime import datetime

from fotointerview.camera.demo.card import Listed


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
    """A queue of pictures under one handle: a host sees the first only, and is told of each in its turn.

    A driver may delete what it has read, or just read the next: so a picture counts as fetched once it was read
    to its end, and gives way when its successor is asked for.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: list[HeldPicture] = []
        self._fetched = False
        self._announced = 0
        self._listed: list[Listed] = []

    def add(self, picture: HeldPicture) -> None:
        """Hold a picture."""
        digest = hashlib.sha256(picture.data).hexdigest()
        with self._lock:
            self._held.append(picture)
            self._listed.append(Listed("", picture.name, len(picture.data), digest))

    def listed(self) -> tuple[Listed, ...]:
        """Every picture that was ever held here with its sum, oldest first."""
        with self._lock:
            return tuple(self._listed)

    def to_announce(self) -> bool:
        """Whether a host must be told of a picture now; it is then taken as told."""
        with self._lock:
            due = min(len(self._held), 2 if self._fetched else 1)
            if self._announced >= due:
                return False
            self._announced += 1
            return True

    def asked_for(self) -> HeldPicture | None:
        """A host asks what there is: the first picture, or the next where the first was fetched."""
        with self._lock:
            if self._fetched and len(self._held) > 1:
                self._drop()
            return self._held[0] if self._held else None

    def first(self) -> HeldPicture | None:
        """The picture that the host sees."""
        with self._lock:
            return self._held[0] if self._held else None

    def fetched(self) -> None:
        """The first was read to its end."""
        with self._lock:
            self._fetched = bool(self._held)

    def delete(self) -> bool:
        """Forget the first; whether there was one."""
        with self._lock:
            there = bool(self._held)
            if there:
                self._drop()
            return there

    def clear(self) -> None:
        """Forget everything, as a body does when its host leaves."""
        with self._lock:
            self._held.clear()
            self._fetched, self._announced = False, 0

    def _drop(self) -> None:
        del self._held[0]
        self._fetched = False
        self._announced = max(0, self._announced - 1)
