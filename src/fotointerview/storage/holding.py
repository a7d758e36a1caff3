"""Who has a study open: a lock of the system on a small file in its folder, with words about who that is.

The lock ends with its process, however that ends; a file that is left is no lock. Where the file system knows no
locks (some network folders), a note takes its place. A note can outlive its process: one of this computer is then
seen through, one of another computer is believed, and people are told which file to remove.
"""

import errno
import getpass
import json
import os
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fotointerview import __version__
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.storage.files import read_json
from fotointerview.storage.media import is_remote

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK: Final = ".in-use.json"
NOTE: Final = ".in-use-note.json"
_TRIES: Final = 50
_ASKED_AGAIN: Final = 5
_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL})
_TAKEN: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK})
_FAR: Final = 1 << 30
"""Windows locks bytes against reading too: one far behind the words is locked, so that they can be read."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a study open, in their own words; "" is unknown.

    Attributes:
        program: its name and version.
        computer: its name in the network.
        since: when it was opened, ISO 8601 in UTC.
        user: who is logged in; only ever written down on a disk of this computer.
        pid: its process; 0 unknown.
        note: the file that says so, where it can be out of date; else "".
    """

    program: str = ""
    computer: str = ""
    since: str = ""
    user: str = ""
    pid: int = 0
    note: str = ""

    def fault(self, folder: Path) -> Fault:
        """What a person is told who opens the study as the second."""
        told = {"program": self.program, "computer": self.computer, "user": self.user, "file": self.note}
        told["since"] = _local_time(self.since)
        return Fault(
            FaultCode.STUDY_OPEN_ELSEWHERE,
            {"path": str(folder), **{name: words for name, words in told.items() if words}},
        )


class Hold:
    """A study is open here, until :meth:`release`."""

    def __init__(self, path: Path, descriptor: int | None) -> None:
        self._path, self._descriptor = path, descriptor

    def release(self) -> None:
        """Let others have it. Safe to call twice."""
        descriptor, self._descriptor = self._descriptor, None
        path, self._path = self._path, Path()
        if path == Path():
            return
        if os.name == "nt" and descriptor is not None:  # what is open cannot be removed there
            os.close(descriptor)
            descriptor = None
        # While it is still locked, or somebody who took it in between would lose their file.
        with suppress(OSError):
            path.unlink()
        if descriptor is not None:
            os.close(descriptor)


def take_hold(folder: Path) -> Hold | Holder:
    """Say that the study in ``folder`` is open here; else who has it.

    Raises:
        OSError: when the folder cannot be written to.
    """
    path = folder / LOCK
    for tried in range(_TRIES):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        try:
            locked = _lock(descriptor)
            if locked and _is_still(path, descriptor):
                _write(descriptor, folder)
                return Hold(path, descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno not in _NO_LOCKS:
                raise
            with suppress(OSError):
                path.unlink()
            return _leave_note(folder)
        os.close(descriptor)
        if not locked:
            if tried >= _ASKED_AGAIN:
                return _told(path)
            time.sleep(0.02)  # somebody may just be looking, in holder_of
    return _told(path)


def holder_of(folder: Path) -> Holder | None:
    """Who has the study in ``folder`` open; ``None`` when nobody has. Changes nothing."""
    if (folder / NOTE).exists():
        return _believed(folder)
    path = folder / LOCK
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        return None if _lock(descriptor, shared=True) else _told(path)
    except OSError:
        return None
    finally:
        os.close(descriptor)


def _lock(descriptor: int, *, shared: bool = False) -> bool:
    """Lock the file until it is closed; false when another has it. An error where the file system has no locks."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the locked file is the one of that name: its last holder removes it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _write(descriptor: int, folder: Path) -> None:
    """The words about this process. A full disk takes none, and the lock holds without."""
    with suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, _words(folder))


def _words(folder: Path) -> bytes:
    told: dict[str, str | int] = {
        "program": f"fotointerview {__version__}",
        "computer": socket.gethostname(),
        "pid": os.getpid(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    if not is_remote(folder):
        with suppress(OSError, KeyError, ImportError):  # a system without names of users
            told["user"] = getpass.getuser()
    return json.dumps(told, ensure_ascii=False).encode()


def _told(path: Path, *, note: str = "") -> Holder:
    """Who wrote the file; they may still be writing."""
    found = None
    for _ in range(20):
        found = read_json(path)
        if found is not None:
            break
        time.sleep(0.005)
    told = found or {}
    pid = told.get("pid")
    names = {name: str(told.get(name, "")) for name in ("program", "computer", "since", "user")}
    return Holder(**names, pid=pid if isinstance(pid, int) else 0, note=note)


def _leave_note(folder: Path) -> Hold | Holder:
    """The same without locks: whoever makes the file has the study."""
    path = folder / NOTE
    for _ in range(_TRIES):
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
        except FileExistsError:
            holder = _believed(folder)
            if holder is not None:
                return holder
            path.unlink(missing_ok=True)
            continue
        _write(descriptor, folder)
        os.close(descriptor)
        return Hold(path, None)
    return _told(path, note=NOTE)


def _believed(folder: Path) -> Holder | None:
    """Who left the note; ``None`` when that was a process of this computer that has ended."""
    holder = _told(folder / NOTE, note=NOTE)
    here = holder.computer == socket.gethostname()
    return None if here and holder.pid and not _lives(holder.pid) else holder


def _lives(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # to ask there would end it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _local_time(since: str) -> str:
    try:
        return f"{datetime.fromisoformat(since).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return ""
