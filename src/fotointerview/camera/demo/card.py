"""The demo camera's memory card: files with handles and names, in one anonymous temporary file.

The file has no name on disk, so the system frees it whatever way the process ends. It refuses to know
anything about pictures or protocols.
"""

import tempfile
import threading
from dataclasses import dataclass
from datetime import datetime

LAST_NUMBER = 9999


@dataclass(frozen=True, slots=True)
class CardFile:
    """One file on the card. ``handle`` is its PTP object handle; ``offset`` is where it starts in the spool."""

    handle: int
    name: str
    size: int
    taken_at: datetime
    width: int
    height: int
    thumbnail: bytes
    offset: int


class Card:
    """A card with room for ``capacity`` bytes; names count DSC_0001.JPG … DSC_9999.JPG and start again."""

    def __init__(
        self, *, first_number: int = 1, first_handle: int = 0x1000, capacity: int = 64_000_000_000
    ) -> None:
        self.capacity = capacity
        self._number = first_number
        self._handle = first_handle
        self._files: dict[int, CardFile] = {}
        self._spool = tempfile.TemporaryFile(prefix="fotointerview-card-")  # noqa: SIM115 - closed by close()
        self._end = 0
        self._lock = threading.Lock()

    @property
    def files(self) -> tuple[CardFile, ...]:
        """Every file, oldest first."""
        with self._lock:
            return tuple(self._files.values())

    @property
    def free(self) -> int:
        """Bytes still free."""
        return self.capacity - sum(file.size for file in self.files)

    def add(self, data: bytes, *, taken_at: datetime, width: int, height: int, thumbnail: bytes) -> CardFile:
        """Store a still under the next free name."""
        with self._lock:
            self._spool.seek(self._end)
            self._spool.write(data)
            file = CardFile(
                self._handle, self._next_name(), len(data), taken_at, width, height, thumbnail, self._end
            )
            self._end += len(data)
            self._handle += 1
            self._files[file.handle] = file
            return file

    def find(self, handle: int) -> CardFile | None:
        """The file with ``handle``, if it is on the card."""
        with self._lock:
            return self._files.get(handle)

    def named(self, name: str) -> CardFile | None:
        """The file called ``name``, if it is on the card."""
        return next((file for file in self.files if file.name == name), None)

    def read(self, file: CardFile, *, offset: int = 0, size: int | None = None) -> bytes:
        """At most ``size`` bytes of ``file`` from ``offset``; less at its end."""
        wanted = max(0, file.size - offset)
        if size is not None:
            wanted = min(wanted, size)
        with self._lock:
            self._spool.seek(file.offset + offset)
            return self._spool.read(wanted)

    def delete(self, handle: int) -> bool:
        """Take a file off the card; whether it was there."""
        with self._lock:
            return self._files.pop(handle, None) is not None

    def close(self) -> None:
        """Free the spool. Safe to call twice."""
        with self._lock:
            self._files.clear()
            self._spool.close()

    def _next_name(self) -> str:
        taken = {file.name for file in self._files.values()}
        for _ in range(LAST_NUMBER):
            name = f"DSC_{self._number:04d}.JPG"
            self._number = self._number % LAST_NUMBER + 1
            if name not in taken:
                return name
        raise OSError("every file name on the card is taken")
