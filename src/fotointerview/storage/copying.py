"""A verified copy of a database under work: page by page, so that nobody waits for it, whole or not at all."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.storage.database import open_sqlite, sqlite_faults
from fotointerview.storage.files import disk_faults, has_room_for, sync_file, sync_folder

_PAGES: Final = 128
_PATIENCE: Final = 3
"""So often a copy may begin anew because somebody wrote meanwhile; then it is made in one go."""


class _Anew(Exception):  # noqa: N818 - no error: the copy is to be made in one go
    """Somebody keeps writing."""


def copy_database(source: Path, copy: Path, *, pause_s: float = 0.0, stop: Callable[[], bool] = bool) -> bool:
    """Lay a verified copy of the database ``source`` at ``copy``; false when ``stop`` ended it before.

    Its integrity is checked, and every table has as many rows as in the study at that moment. Between steps of half a
    megabyte it waits for ``pause_s``; writers wait for nothing where the database has a log.

    Raises:
        FaultError: ``DISK_FULL``, ``DISK_WRITE``, ``STUDY_BUSY`` or ``STUDY_CORRUPT``; no half copy stays.
    """
    part = copy.with_name(copy.name + ".part")
    try:
        with disk_faults(copy), sqlite_faults(copy):
            if not has_room_for(copy.parent, source.stat().st_size):
                raise FaultError(FaultCode.DISK_FULL, path=copy)
            part.unlink(missing_ok=True)
            with closing(open_sqlite(source, mode="ro")) as opened:
                if not copy_from(opened, part, source_path=source, pause_s=pause_s, stop=stop):
                    return False
            sync_file(part)
            if stop():
                return False
            part.replace(copy)
            sync_folder(copy.parent)
    finally:
        for beside in ("", "-journal"):
            part.with_name(part.name + beside).unlink(missing_ok=True)
    return True


def copy_from(
    source: sqlite3.Connection,
    copy: Path,
    *,
    source_path: Path,
    pause_s: float = 0.0,
    stop: Callable[[], bool] = bool,
) -> bool:
    """Write one moment of an open database to the file ``copy``, verified; false when ``stop`` ended it before.

    It is not made durable, and half of it may stay.

    Raises:
        FaultError: ``STUDY_CORRUPT`` of ``source_path``.
        sqlite3.Error, OSError: what goes wrong with either.
    """
    with closing(open_sqlite(copy, mode="rwc")) as target:
        # To this reader the database stays as it is, whoever writes: the log has what is new. Without a log that would
        # keep writers waiting; there rows are compared where nobody has written meanwhile.
        has_log = source.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        if has_log:
            source.execute("BEGIN")
        there, moment = counts(source), _moment(source)
        if not _pages(source, target, pause_s, stop):
            return False
        same = moment == _moment(source)
        if has_log:
            source.execute("ROLLBACK")
        target.execute("PRAGMA journal_mode=DELETE").fetchall()
        verdict = target.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != ("ok",):
            raise FaultError(FaultCode.STUDY_CORRUPT, path=source_path, words="the copy is not sound")
        if same and counts(target) != there:
            raise FaultError(FaultCode.STUDY_CORRUPT, path=source_path, words="the copy lacks rows")
    return True


def _pages(
    source: sqlite3.Connection, target: sqlite3.Connection, pause_s: float, stop: Callable[[], bool]
) -> bool:
    least, anew = 1 << 62, 0

    def step(_status: int, remaining: int, _total: int) -> None:
        nonlocal least, anew
        if stop():
            raise InterruptedError
        if remaining > least:
            anew += 1
            if anew >= _PATIENCE:
                raise _Anew
        least = remaining
        if remaining:
            time.sleep(pause_s)

    try:
        source.backup(target, pages=_PAGES, progress=step, sleep=0.05)
    except InterruptedError:
        return False
    except _Anew:
        source.backup(target)
    return True


def _moment(connection: sqlite3.Connection) -> object:
    """Changes when somebody else has written."""
    return connection.execute("PRAGMA data_version").fetchone()


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    return {name: _count(connection, name) for (name,) in names}


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    found = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0]
    return int(found)
