"""Files that must survive: hashed, made durable, made read-only; and what an error of the disk means for a person."""

import errno
import hashlib
import json
import os
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from fotointerview.domain.faults import FaultCode, FaultError

_LITTLE = 1 << 16
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""The errors of a disk without room."""


def sha256_of(path: Path) -> str:
    """SHA-256 of the whole file in lower-case hexadecimal, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def can_write(path: Path) -> bool:
    """Whether this user may write to ``path``; false on a file system mounted read-only, even for root."""
    return os.access(path, os.W_OK)


def has_room(folder: Path) -> bool:
    """Whether the folder's disk has room for the little that a database needs to work."""
    try:
        return shutil.disk_usage(folder).free > _LITTLE
    except OSError:
        return True  # a disk that does not tell is not full for all we know


def has_room_for(folder: Path, size: int) -> bool:
    """Whether the folder's disk has room for ``size`` bytes and for work to go on."""
    try:
        return shutil.disk_usage(folder).free > size + _LITTLE
    except OSError:
        return True


def sync_file(path: Path) -> None:
    """Return when the file's bytes are on the disk."""
    # Windows flushes only what was opened for writing; elsewhere a read-only original must do.
    flags = os.O_RDWR if os.name == "nt" else os.O_RDONLY
    _sync(path, flags | getattr(os, "O_BINARY", 0))


def sync_folder(path: Path) -> None:
    """Return when the names in the folder are on the disk. Windows has no such call and needs none."""
    if os.name != "nt":
        _sync(path, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def forget_cached(descriptor: int) -> None:
    """Let the system forget what it has of the file, so that reading it asks the disk; where that can be asked."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def give_name(part: Path, path: Path) -> None:
    """Give the file ``part`` its name, which nothing may have; ``part`` may go on to be there beside it.

    Raises:
        FileExistsError: there is something of that name, which is left as it is.
    """
    # A second name for the same file fails where there is one already; renaming would replace it.
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk without second names
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        part.rename(path)


def make_read_only(path: Path) -> None:
    """Take everyone's right to write."""
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)


def make_writable(path: Path) -> None:
    """Give the owner the right to write back."""
    path.chmod(stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH)


def read_json(path: Path) -> dict[str, Any] | None:
    """The object in a JSON file; ``None`` when there is no file or it is no object (cut short, say)."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write a small JSON file, whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(json.dumps(dict(content)), encoding="utf-8")
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def fault_of(error: OSError, path: Path) -> FaultError:
    """What an error of the file system means for a person."""
    words = error.strerror or str(error)
    if error.errno in FULL:
        return FaultError(FaultCode.DISK_FULL, path=path, words=words)
    if error.errno == errno.EROFS:
        return FaultError(FaultCode.STUDY_READ_ONLY, path=path, words=words)
    return FaultError(FaultCode.DISK_WRITE, path=path, words=words)


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turns errors of the file system within into faults about ``path``."""
    try:
        yield
    except OSError as error:
        raise fault_of(error, path) from error
