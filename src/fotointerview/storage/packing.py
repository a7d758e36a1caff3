"""What of a study goes into an archive: its files, and its database as one moment of it. The study is only read.

Left out are what can be made again (``cache``), what is on its way (``.incoming``), and the database as it lies
there: with its log beside it, and perhaps somebody writing in it.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.storage.bag import BagError, check_name
from fotointerview.storage.copying import copy_from
from fotointerview.storage.database import open_sqlite, sqlite_faults
from fotointerview.storage.files import can_write, disk_faults
from fotointerview.storage.holding import LOCK, NOTE
from fotointerview.storage.opening import BESIDE, DATABASE, in_memory
from fotointerview.storage.part import INCOMING, INTERVIEWS, ORIGINALS
from fotointerview.storage.sidecar_names import is_beside

CACHE: Final = "cache"
_LEFT_OUT: Final = {
    CACHE,
    INCOMING,
    *(LOCK, NOTE),  # who has the study open now: nothing that belongs to it, and it may say a person's name
    *(f"{DATABASE}{part}{end}" for part in ("", ".part") for end in BESIDE),
}
_UNDER_WAY: Final = {".json", ".part"}


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a study: its name in the study (relative, forward slashes), where it lies, its size and time."""

    name: str
    place: Path
    size: int
    modified_s: float


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a study and its empty folders, in the order of their names."""

    members: tuple[Member, ...]
    empty_folders: tuple[str, ...]


def contents_of(folder: Path) -> Contents:
    """Everything in the study that goes into an archive, but for the database.

    Raises:
        FaultError: ``ARCHIVE_ODD_FILE`` for what cannot go into one (a link, a name that other computers do not
            know); ``DISK_WRITE`` when a folder cannot be read.
    """
    members, empty = [], []
    for name, entry, is_empty in _walk(folder, ""):
        if is_empty:
            empty.append(_fit(name))
        elif entry is not None:
            found = entry.stat(follow_symlinks=False)
            if not stat.S_ISREG(found.st_mode):
                raise FaultError(FaultCode.ARCHIVE_ODD_FILE, name=_shown(name))
            members.append(Member(_fit(name), Path(entry.path), found.st_size, found.st_mtime))
    return Contents(tuple(members), tuple(empty))


def _walk(folder: Path, inside: str) -> Iterator[tuple[str, os.DirEntry[str] | None, bool]]:
    """Name, file, and whether it is an empty folder instead."""
    with disk_faults(folder), os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    entries = [entry for entry in entries if inside or entry.name not in _LEFT_OUT]
    if inside and not entries:
        yield inside.removesuffix("/"), None, True
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{inside}{entry.name}/")
        else:
            yield f"{inside}{entry.name}", entry, False


def _fit(name: str) -> str:
    """``name`` when every computer can have it in an archive."""
    try:
        name.encode()
        return check_name(name)
    except (UnicodeEncodeError, BagError) as error:
        raise FaultError(FaultCode.ARCHIVE_ODD_FILE, name=_shown(name)) from error


def _shown(name: str) -> str:
    """The name as it can be printed, whatever bytes it is made of."""
    return name.encode(errors="backslashreplace").decode()


def is_original(name: str) -> bool:
    """Whether the file of that name in a study is an original, which nobody may write to; its sidecar is none."""
    parts = name.split("/")
    return len(parts) == 4 and parts[0] == INTERVIEWS and parts[2] == ORIGINALS and not is_beside(name)


def waiting_in(folder: Path) -> int:
    """How many complete files are on their way into the study and not in it yet."""
    waiting = (path for path in (folder / INCOMING).glob("*/*") if path.suffix not in _UNDER_WAY)
    return sum(1 for path in waiting if path.is_file() and path.stat().st_size)


def copy_study_database(folder: Path, copy: Path) -> None:
    """Write one moment of the study's database to ``copy``, a sound file that needs nothing beside it.

    Raises:
        FaultError: ``STUDY_MISSING``, ``STUDY_NOT_A_STUDY``, ``STUDY_CORRUPT``, ``STUDY_BUSY``, ``DISK_FULL``,
            ``DISK_WRITE``.
    """
    path = folder / DATABASE
    if not folder.exists():
        raise FaultError(FaultCode.STUDY_MISSING, path=folder)
    if not path.is_file():
        raise FaultError(FaultCode.STUDY_NOT_A_STUDY, path=folder)
    with ExitStack() as stack:
        with disk_faults(path), sqlite_faults(path):
            source = stack.enter_context(closing(_source(folder, path)))
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with disk_faults(copy), sqlite_faults(path):
            if not _is_study(source):
                raise FaultError(FaultCode.STUDY_NOT_A_STUDY, path=folder)
            copy_from(source, copy, source_path=path)


def _source(folder: Path, path: Path) -> sqlite3.Connection:
    """A connection to read from, beside whoever writes; on a read-only disk one that needs nothing beside it."""
    if can_write(folder) and can_write(path):
        return open_sqlite(path, mode="rw")
    wal = path.with_name(f"{path.name}-wal")
    return in_memory(path, wal) if wal.exists() else open_sqlite(path, mode="ro", immutable=True)


def _is_study(connection: sqlite3.Connection) -> bool:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {"study", "shot_file"} <= tables


def known_sums(copy: Path) -> dict[str, str]:
    """The SHA-256 of every original as it came in, by its name in the study, from a copy of the database."""
    with sqlite_faults(copy), closing(open_sqlite(copy, mode="ro", immutable=True)) as connection:
        return dict(connection.execute("SELECT path, sha256 FROM shot_file"))
