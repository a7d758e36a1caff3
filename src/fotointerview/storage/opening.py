"""Opening and making a study's database: what is checked before anything is written.

A damaged or newer database is looked at read-only and left as it is, byte for byte. A new one is made under
another name and gets its own when it is complete, so that half a study never stays.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.storage import schema
from fotointerview.storage.database import Database, open_sqlite, sqlite_faults, without_log
from fotointerview.storage.files import can_write, disk_faults, sync_file, sync_folder
from fotointerview.storage.holding import Holder, holder_of, take_hold
from fotointerview.storage.media import is_remote

DATABASE: Final = "study.sqlite"
_MAGIC: Final = b"SQLite format 3\0"
BESIDE: Final = ("", "-wal", "-shm", "-journal")


def open_database(folder: Path, *, to_read: bool = False) -> Database:
    """The database of the study in ``folder``, sound and at the program's version.

    It is read-only, and tells why, where nothing can be written, where another program has it open, and where it is
    of a newer program but can still be read. With ``to_read`` it is read-only because that was asked for: it can be
    read while another program writes, and that program is not kept from writing.

    Raises:
        FaultError: ``STUDY_MISSING``, ``STUDY_NOT_A_STUDY``, ``STUDY_CORRUPT``, ``STUDY_NEWER``, ``STUDY_BUSY``;
            ``STUDY_READ_ONLY`` when it would have to be migrated and cannot be.
    """
    path = folder / DATABASE
    if not folder.exists():
        raise FaultError(FaultCode.STUDY_MISSING, path=folder)
    if not path.is_file():
        raise FaultError(FaultCode.STUDY_NOT_A_STUDY, path=folder)
    can_be_written = can_write(folder) and can_write(path)
    with disk_faults(path), sqlite_faults(path):
        if to_read or not can_be_written:
            return _open_closed(path, holder_of(folder), may_change=can_be_written)
        hold = take_hold(folder)
        if isinstance(hold, Holder):
            return _open_closed(path, hold, may_change=True)
        with ExitStack() as unless_used:
            unless_used.callback(hold.release)
            if not _make_current(path):
                hold.release()
                return _open_closed(path, None, may_change=True)
            database = Database(open_sqlite(path, mode="rw"), path=path, on_close=hold.release)
            unless_used.pop_all()
            return database


def _make_current(path: Path) -> bool:
    """Bring a sound database to the program's version; false when it is of a newer program."""
    with closing(_open_to_read(path, elsewhere=is_remote(path.parent))) as connection:
        revision = _checked_revision(connection, path)
    if not schema.is_known(revision):
        return False
    if revision != schema.head():
        if is_remote(path.parent):
            with closing(open_sqlite(path, mode="rw")) as connection:
                without_log(connection)
        schema.copy_before_migration(path)
        schema.upgrade(path)
    return True


def _open_closed(path: Path, holder: Holder | None, *, may_change: bool) -> Database:
    """The database to be read. ``may_change``: others can write to it meanwhile."""
    with ExitStack() as unless_used:
        if may_change or holder is not None:
            connection = open_sqlite(path, mode="ro")
        else:
            connection = _open_to_read(path, elsewhere=True)
        unless_used.callback(connection.close)
        revision = _checked_revision(connection, path)
        closed = Fault(FaultCode.STUDY_READ_ONLY, {"path": str(path.parent)})
        if holder is not None:
            closed = holder.fault(path.parent)
        if not schema.is_known(revision):
            closed = Fault(FaultCode.STUDY_NEWER, {"path": str(path.parent), "revision": revision})
            if not schema.can_be_read(connection):
                raise FaultError(closed.code, **closed.details)
        elif revision != schema.head():
            raise FaultError(closed.code, **closed.details)
        unless_used.pop_all()
        return Database(connection, path=path, closed=closed)


def create_database(folder: Path, fill: Callable[[Session], None]) -> None:
    """Make a study's database in ``folder`` (made when absent) and let ``fill`` write its first rows.

    Raises:
        FaultError: ``STUDY_EXISTS``, ``STUDY_NOT_A_STUDY`` (a file is in the way), ``STUDY_READ_ONLY``,
            ``DISK_FULL``, ``DISK_WRITE``; nothing that was made stays.
    """
    path = folder / DATABASE
    if path.exists():
        raise FaultError(FaultCode.STUDY_EXISTS, path=folder)
    if folder.exists() and not folder.is_dir():
        raise FaultError(FaultCode.STUDY_NOT_A_STUDY, path=folder)
    part = path.with_name(path.name + ".part")
    with disk_faults(folder), sqlite_faults(path), _folder_for(folder):
        _remove(part)
        try:
            schema.upgrade(part)
            with closing(Database(open_sqlite(part, mode="rw"), path=part)) as database:
                with database.writing() as session:
                    fill(session)
                database.forget_deleted()
            sync_file(part)
            part.rename(path)
            sync_folder(folder)
        finally:
            _remove(part)


def _open_to_read(path: Path, *, elsewhere: bool) -> sqlite3.Connection:
    """A connection that changes nothing, not even by its presence where that can be had; nobody may be writing.

    ``elsewhere``: what is in its log must be read from a copy.
    """
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise FaultError(FaultCode.STUDY_CORRUPT, path=path, words="not a database")
    wal = path.with_name(path.name + "-wal")
    if not wal.exists():
        return open_sqlite(path, mode="ro", immutable=True)
    if elsewhere:
        # SQLite must write beside a database to read its WAL. It cannot here, so that is done elsewhere.
        return in_memory(path, wal)
    return open_sqlite(path, mode="ro")


def in_memory(path: Path, wal: Path) -> sqlite3.Connection:
    """A copy of the database, with what is in its WAL, that leaves no trace on the disk."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(wal, copy.with_name(wal.name))
        with closing(open_sqlite(copy, mode="rw")) as source:
            source.backup(memory)
    return memory


def _checked_revision(connection: sqlite3.Connection, path: Path) -> str:
    """The revision of a sound database."""
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != ("ok",):
        raise FaultError(FaultCode.STUDY_CORRUPT, path=path, words=verdict[0] if verdict else "")
    revision = schema.revision_of(connection)
    if revision is None:
        raise FaultError(FaultCode.STUDY_NOT_A_STUDY, path=path.parent)
    return revision


@contextmanager
def _folder_for(folder: Path) -> Iterator[None]:
    """The folder, made when absent; what was made goes again when making the study fails."""
    absent = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for place in absent:
            with suppress(OSError):
                place.rmdir()
        raise


def _remove(part: Path) -> None:
    """Remove a half-made database and what SQLite laid beside it."""
    for suffix in BESIDE:
        part.with_name(part.name + suffix).unlink(missing_ok=True)
