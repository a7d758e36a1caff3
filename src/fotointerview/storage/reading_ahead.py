"""Hashing many files as fast as the disk gives them: one thread reads ahead while the caller's hashes.

Files are read one after the other, in the order given, so that a disk with a head need not seek; the next ones
are announced to the system, so that small files do not each wait for the disk. What the system has in memory is
put aside first: what is hashed is what the disk has.
"""

import hashlib
import os
import stat
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import Final

BLOCK: Final = 4 << 20
_BLOCKS: Final = 4
_ANNOUNCED: Final = 8
_FIRST_READ: Final = 4 << 20
"""How much of a file that is not yet its turn the system is asked to read."""


@dataclass(frozen=True, slots=True)
class Advance:
    """So many bytes more were read."""

    size: int


@dataclass(frozen=True, slots=True)
class Hashed:
    """A file was read to its end, or could not be: then ``error`` says why and ``sha256`` is empty.

    ``size`` is what was read in bytes; ``mtime_ns`` was taken before.
    """

    path: Path
    sha256: str
    size: int
    mtime_ns: int = 0
    error: OSError | None = None


@dataclass(slots=True)
class _Opened:
    """A file with its descriptor, or why there is none."""

    path: Path
    descriptor: int = -1
    mtime_ns: int = 0
    error: OSError | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """A filled piece of a buffer that goes back when it was used."""

    buffer: bytearray
    size: int


_Item = _Block | Hashed | BaseException | None


def hash_files(paths: Iterable[Path]) -> Generator[Advance | Hashed, None, None]:
    """Hash every file, in order; tells every block, and each file when it is done.

    Closing the iterator early ends the reading. An error of one file comes with its :class:`Hashed`; what the
    caller's ``paths`` raises comes out here.
    """
    reader = _Reader(paths)
    thread = threading.Thread(target=reader.run, name="reading ahead", daemon=True)
    thread.start()
    try:
        digest = hashlib.sha256()
        while (item := reader.filled.get()) is not None:
            if isinstance(item, _Block):
                digest.update(memoryview(item.buffer)[: item.size])
                reader.free.put(item.buffer)
                yield Advance(item.size)
            elif isinstance(item, Hashed):
                yield item if item.error else _with_digest(item, digest.hexdigest())
                digest = hashlib.sha256()
            else:
                raise item
    finally:
        reader.stop()
        thread.join()


def _with_digest(read: Hashed, sha256: str) -> Hashed:
    return Hashed(read.path, sha256, read.size, read.mtime_ns)


class _Reader:
    """The thread that reads.

    Attributes:
        filled: what was read, in order; ``None`` at the end.
        free: buffers to read into; ``None`` wakes it up to end.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self.filled: SimpleQueue[_Item] = SimpleQueue()
        self.free: SimpleQueue[bytearray | None] = SimpleQueue()
        for _ in range(_BLOCKS):
            self.free.put(bytearray(BLOCK))
        self._paths = iter(paths)
        self._stopped = False
        self._ahead: deque[_Opened] = deque()

    def stop(self) -> None:
        """End as soon as possible."""
        self._stopped = True
        self.free.put(None)

    def run(self) -> None:
        """Read everything; ends with ``None`` or the error of ``paths`` in :attr:`filled`."""
        try:
            while not self._stopped:
                for path in islice(self._paths, _ANNOUNCED - len(self._ahead)):
                    self._ahead.append(_announced(path))
                if not self._ahead:
                    break
                self._read(self._ahead.popleft())
            self.filled.put(None)
        except BaseException as error:  # noqa: BLE001 - raised again where it is heard
            self.filled.put(error)
        finally:
            while self._ahead:
                _close(self._ahead.popleft())

    def _read(self, opened: _Opened) -> None:
        """One file, block by block."""
        size, error = 0, opened.error
        try:
            while error is None:
                buffer = self.free.get()
                if buffer is None or self._stopped:
                    return
                try:
                    got = _fill(opened.descriptor, buffer)
                except OSError as failed:
                    error = failed
                    got = 0
                if got == 0:
                    self.free.put(buffer)
                    break
                size += got
                self.filled.put(_Block(buffer, got))
                if got < BLOCK:
                    break
        finally:
            _close(opened)
        self.filled.put(Hashed(opened.path, "", size, opened.mtime_ns, error))


def _announced(path: Path) -> _Opened:
    """Open the file and let the system begin to read it."""
    opened = _Opened(path)
    try:
        # Not to wait for the other end, where somebody put a pipe.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        opened.descriptor = os.open(path, flags)
        about = os.fstat(opened.descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise OSError("not a file")
        opened.mtime_ns = about.st_mtime_ns
    except OSError as error:
        opened.error = error
        return opened
    if sys.platform == "linux":
        with suppress(OSError):
            os.posix_fadvise(opened.descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.posix_fadvise(opened.descriptor, 0, 0, os.POSIX_FADV_SEQUENTIAL)
            os.posix_fadvise(opened.descriptor, 0, _FIRST_READ, os.POSIX_FADV_WILLNEED)
    return opened


def _fill(descriptor: int, buffer: bytearray) -> int:
    """Fill the buffer as far as the file goes; returns how many bytes."""
    view, size = memoryview(buffer), 0
    while size < len(buffer):
        got = _read_into(descriptor, view[size:])
        if got == 0:
            break
        size += got
    return size


if hasattr(os, "readv"):

    def _read_into(descriptor: int, view: memoryview) -> int:
        return os.readv(descriptor, [view])

else:

    def _read_into(descriptor: int, view: memoryview) -> int:
        piece = os.read(descriptor, len(view))
        view[: len(piece)] = piece
        return len(piece)


def _close(opened: _Opened) -> None:
    if opened.descriptor >= 0:
        with suppress(OSError):
            os.close(opened.descriptor)
        opened.descriptor = -1
