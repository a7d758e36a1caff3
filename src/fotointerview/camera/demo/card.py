"""The demo camera's memory card: files with handles and names, in one anonymous temporary file.

The file has no name on disk, so the system frees it whatever way the process ends; pictures and thumbnails
lie there and not in memory. It refuses to know anything about pictures or protocols.
"""

import hashlib
import tempfile
import threading
from dataclasses import dataclass
from datetime import datetime

LAST_NUMBER = 9999
_FIRST_FOLDER, _LAST_FOLDER = 100, 999


@dataclass(frozen=True, slots=True)
class CardFile:
    """One file on the card.

    Attributes:
        handle: its PTP object handle.
        folder: name of the folder below ``DCIM``.
        offset: where it starts in the spool; the thumbnail follows it.
    """

    handle: int
    folder: str
    name: str
    size: int
    taken_at: datetime
    width: int
    height: int
    thumbnail_size: int
    offset: int

    @property
    def is_raw(self) -> bool:
        """Whether it is a RAW."""
        return self.name.endswith(".NEF")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the files of one release go: a folder, and a name without its end, such as ``DSC_0001``."""

    folder: str
    stem: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as whoever compares it with a copy needs it."""

    folder: str
    name: str
    size: int
    sha256: str


class Card:
    """A card with room for ``capacity`` bytes.

    Names count DSC_0001 … DSC_9999 and start again; where the next name is taken already a new folder begins.
    Folders are 100NIKON, 101NIKON, …
    """

    def __init__(
        self, *, first_number: int = 1, first_handle: int = 0x1000, capacity: int = 64_000_000_000
    ) -> None:
        self.capacity = capacity
        self._number = first_number
        self._folder = _FIRST_FOLDER
        self._handle = first_handle
        self._files: dict[int, CardFile] = {}
        self._sums: dict[int, str] = {}
        self._spool = tempfile.TemporaryFile(prefix="fotointerview-card-")  # noqa: SIM115 - closed by close()
        self._end = 0
        self._used = 0
        self._lock = threading.Lock()

    @property
    def files(self) -> tuple[CardFile, ...]:
        """Every file, oldest first."""
        with self._lock:
            return tuple(self._files.values())

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that there are, oldest first; pictures go into the last."""
        with self._lock:
            return tuple(f"{number}NIKON" for number in range(_FIRST_FOLDER, self._folder + 1))

    @property
    def free(self) -> int:
        """Bytes still free."""
        return max(0, self.capacity - self._used)

    def next_place(self) -> Place:
        """Take the next free place for the files of one release."""
        with self._lock:
            stem = f"DSC_{self._number:04d}"
            folder = f"{self._folder}NIKON"
            if any(f.folder == folder and f.name.startswith(f"{stem}.") for f in self._files.values()):
                self._open_folder()
            self._number = self._number % LAST_NUMBER + 1
            return Place(f"{self._folder}NIKON", stem)

    def count_from(self, number: int) -> None:
        """The next picture gets this number, as if as many had been taken.

        Raises:
            ValueError: when there is no such number.
        """
        if not 1 <= number <= LAST_NUMBER:
            raise ValueError(f"names count from 1 to {LAST_NUMBER}")
        with self._lock:
            self._number = number

    def add(
        self,
        data: bytes,
        *,
        taken_at: datetime,
        width: int,
        height: int,
        thumbnail: bytes,
        place: Place | None = None,
        suffix: str = ".JPG",
    ) -> CardFile:
        """Store a picture at ``place``, or at the next free one.

        Raises:
            OSError: when the card is full or cannot be written.
        """
        place = place or self.next_place()
        with self._lock:
            if len(data) > self.capacity - self._used:
                raise OSError(28, "the card is full")
            self._spool.seek(self._end)
            self._spool.write(data)
            self._spool.write(thumbnail)
            file = CardFile(
                self._handle,
                place.folder,
                place.stem + suffix,
                len(data),
                taken_at,
                width,
                height,
                len(thumbnail),
                self._end,
            )
            self._end += len(data) + len(thumbnail)
            self._used += len(data)
            self._handle += 1
            self._files[file.handle] = file
            return file

    def find(self, handle: int) -> CardFile | None:
        """The file with ``handle``, if it is on the card."""
        with self._lock:
            return self._files.get(handle)

    def named(self, name: str, *, folder: str | None = None) -> CardFile | None:
        """The file called ``name``, in ``folder`` if given, if it is on the card."""
        return next((f for f in self.files if f.name == name and folder in (None, f.folder)), None)

    def read(self, file: CardFile, *, offset: int = 0, size: int | None = None) -> bytes:
        """At most ``size`` bytes of ``file`` from ``offset``; less at its end."""
        wanted = max(0, file.size - offset)
        if size is not None:
            wanted = min(wanted, size)
        return self._spooled(file.offset + offset, wanted)

    def thumbnail(self, file: CardFile) -> bytes:
        """The thumbnail kept with a file."""
        return self._spooled(file.offset + file.size, file.thumbnail_size)

    def listed(self) -> tuple[Listed, ...]:
        """Every file with its sum, oldest first. Reads what it has not summed yet."""
        found = []
        for file in self.files:
            if file.handle not in self._sums:
                self._sums[file.handle] = hashlib.sha256(self.read(file)).hexdigest()
            found.append(Listed(file.folder, file.name, file.size, self._sums[file.handle]))
        return tuple(found)

    def delete(self, handle: int) -> bool:
        """Take a file off the card; whether it was there."""
        with self._lock:
            gone = self._files.pop(handle, None)
            self._sums.pop(handle, None)
            if gone is not None:
                self._used -= gone.size
            return gone is not None

    def close(self) -> None:
        """Free the spool. Safe to call twice."""
        with self._lock:
            self._files.clear()
            self._spool.close()

    def _spooled(self, start: int, size: int) -> bytes:
        with self._lock:
            self._spool.seek(start)
            return self._spool.read(size)

    def _open_folder(self) -> None:
        if self._folder == _LAST_FOLDER:
            raise OSError(28, "every folder name on the card is taken")
        self._folder += 1
