"""One connection to a study's database: durable, checked, and honest about what goes wrong.

WAL with ``synchronous=FULL``, over a network a rollback journal: what was committed is on the disk. Foreign keys
are on. Deleted rows are overwritten (``secure_delete``), so that a removed name is gone. Errors of SQLite come out
as faults that a person can be told; what a program did wrong (a shot that does not exist) as :class:`RuleError`.

A database is used by one thread at a time; it may be made on one thread and used on another.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.storage.files import has_room
from fotointerview.storage.media import is_remote

BUSY_TIMEOUT_S: Final = 5.0
_IN_MEMORY: Final = 256 << 20
"""Databases up to this many bytes are rewritten in memory."""
_PRIMARY: Final = 0xFF
"""SQLite's extended error codes carry the primary one in their low byte."""

_NO_SHARED_MEMORY: Final = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL)

_FAULTS: Final = {
    sqlite3.SQLITE_FULL: FaultCode.DISK_FULL,
    sqlite3.SQLITE_IOERR: FaultCode.DISK_WRITE,
    sqlite3.SQLITE_CANTOPEN: FaultCode.DISK_WRITE,
    sqlite3.SQLITE_READONLY: FaultCode.STUDY_READ_ONLY,
    sqlite3.SQLITE_BUSY: FaultCode.STUDY_BUSY,
    sqlite3.SQLITE_LOCKED: FaultCode.STUDY_BUSY,
    sqlite3.SQLITE_CORRUPT: FaultCode.STUDY_CORRUPT,
    sqlite3.SQLITE_NOTADB: FaultCode.STUDY_CORRUPT,
}


class RuleError(ValueError):
    """The database refused what would break a rule of the study: an unknown shot, a code taken twice."""


def fault_of_sqlite(error: BaseException | None, path: Path) -> FaultError | None:
    """What an error of SQLite means for a person; ``None`` when it means that the program is wrong."""
    number = getattr(error, "sqlite_errorcode", None)
    code = _FAULTS.get(number & _PRIMARY) if isinstance(number, int) else None
    if code is FaultCode.DISK_WRITE and not has_room(path.parent):
        # Where SQLite cannot grow the index of its log, a full disk comes out as an input/output error.
        code = FaultCode.DISK_FULL
    return None if code is None else FaultError(code, path=path, words=str(error))


@contextmanager
def sqlite_faults(path: Path) -> Iterator[None]:
    """Turns errors of SQLite within into faults about the database at ``path``, or into :class:`RuleError`."""
    try:
        yield
    except StatementError as error:
        if isinstance(error, IntegrityError) or isinstance(error.orig, ValueError):
            raise RuleError(str(error.orig)) from error
        raise (fault_of_sqlite(error.orig, path) or error) from error
    except sqlite3.Error as error:
        raise (fault_of_sqlite(error, path) or error) from error


def open_sqlite(path: Path, *, mode: str, immutable: bool = False) -> sqlite3.Connection:
    """A bare connection in autocommit; ``mode`` is SQLite's ``ro``, ``rw`` or ``rwc``."""
    uri = f"{path.resolve().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
    return sqlite3.connect(
        uri, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )


def prepare(
    connection: sqlite3.Connection, *, read_only: bool = False, shared_disk: bool = False
) -> sqlite3.Connection:
    """Set what every connection to a study has. A ``shared_disk`` is one that other computers reach as well."""
    connection.execute("PRAGMA foreign_keys=ON")
    if read_only:
        connection.execute("PRAGMA query_only=ON")
        return connection
    if shared_disk or not _with_log(connection):
        without_log(connection)
    connection.execute("PRAGMA secure_delete=ON")
    return connection


def _with_log(connection: sqlite3.Connection) -> bool:
    """Keep a write-ahead log; false where the disk cannot share the memory that needs."""
    try:
        kept = bool(connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _PRIMARY not in _NO_SHARED_MEMORY:
            raise
        return False
    connection.execute("PRAGMA synchronous=FULL")
    return kept


def without_log(connection: sqlite3.Connection) -> None:
    """Keep a rollback journal: slower, and safe on a disk that is reached over a network.

    The database is had alone for a moment, for what is left in a log can then be read without shared memory.
    """
    connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
    kept = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    connection.execute("PRAGMA locking_mode=NORMAL").fetchall()
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()  # lets go of it
    if kept != ("delete",):
        raise sqlite3.OperationalError(f"the journal is kept as {kept}")
    connection.execute("PRAGMA synchronous=EXTRA")


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine that uses this one connection, with transactions that begin where SQLAlchemy says so."""
    # What people said must not get into a log by way of an error's text: SQLAlchemy would quote it there.
    engine = create_engine(
        "sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )

    # The driver would begin a transaction only at the first change, and never for DDL.
    @event.listens_for(engine, "begin")
    def _begin(sa_connection: Connection) -> None:
        writing = sa_connection.get_execution_options().get("writing", False)
        sa_connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


class Database:
    """The open database of one study.

    Attributes:
        path: the database file.
        closed: why it can only be read, as every writing tells; ``None`` when it can be written to.
        connection: the one SQLite connection below; for pragmas and tests.
        watchers: are told of every session that is about to write (see ``journal.py``).
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        path: Path,
        closed: Fault | None = None,
        on_close: Callable[[], None] = lambda: None,
    ) -> None:
        self.path = path
        self.closed = closed
        self._on_close = on_close
        self.connection = prepare(
            connection, read_only=closed is not None, shared_disk=is_remote(path.parent)
        )
        # One connection has one transaction: a call on a wrong thread must wait, not join another's.
        self._turn = threading.RLock()
        self.watchers: list[Callable[[Session], None]] = []
        self._whole: Session | None = None
        self._engine = engine_on(connection)
        self._writing_engine = self._engine.execution_options(writing=True)

    def close(self) -> None:
        """Close the connection; what is in the WAL is folded into the database."""
        with self._turn:
            self._engine.dispose()
            self.connection.close()
            self._on_close()

    @property
    def read_only(self) -> bool:
        """Whether every writing fails with the fault ``closed``."""
        return self.closed is not None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the study."""
        with self._turn, sqlite_faults(self.path):
            if self._whole is not None:
                yield self._whole
                return
            with Session(self._engine) as session:
                yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are committed at the end, all or none. Not to be nested.

        Raises:
            FaultError: ``closed``; ``DISK_FULL``, ``DISK_WRITE``, ``STUDY_BUSY``, ``STUDY_CORRUPT``; nothing
                has changed then, and the database can still be used.
            RuleError: when the change would break a rule of the study.
        """
        if self.closed is not None:
            raise FaultError(self.closed.code, **self.closed.details)
        with self._turn, sqlite_faults(self.path):
            if self._whole is not None:
                yield self._whole
                self._whole.flush()
                return
        with (
            self._turn,
            sqlite_faults(self.path),
            Session(self._writing_engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            for watcher in tuple(self.watchers):
                watcher(session)
            yield session

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Makes one transaction of everything that is read and written within: all of it is kept, or nothing.

        Raises:
            FaultError, RuleError: as of :meth:`writing`.
        """
        with self._turn, self.writing() as session:
            self._whole = session
            try:
                yield
            finally:
                self._whole = None

    def forget_deleted(self) -> None:
        """Fold the WAL into the database and empty it, so that deleted rows do not live on in it."""
        with self._turn, sqlite_faults(self.path):
            self._checkpoint()

    def rewrite(self) -> bool:
        """Write the whole database anew, so that nothing deleted lives on in an unused corner of a page.

        ``secure_delete`` overwrites what is deleted, but not what SQLite left behind when it moved a row to another
        page. Returns whether that is so on the disk too: not yet while another program reads the study.

        Raises:
            FaultError: ``DISK_FULL``, ``DISK_WRITE``, ``STUDY_BUSY``; the database is as it was.
        """
        with self._turn, sqlite_faults(self.path):
            if self.path.stat().st_size < _IN_MEMORY:
                # What is being rewritten stays out of the system's folder for temporary files.
                self.connection.execute("PRAGMA temp_store=MEMORY")
            try:
                self.connection.execute("VACUUM")
            finally:
                self.connection.execute("PRAGMA temp_store=DEFAULT")
            return self._checkpoint()

    def _checkpoint(self) -> bool:
        busy, *_ = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
