"""Somebody's rows in the other databases of a study's folder: snapshots, and copies from before a migration.

Each is copied, the copy is purged and written anew, and takes the place of the old one. One that cannot be read
may hold anything; it is removed.
"""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from fotointerview.domain.withdrawal import Left
from fotointerview.storage.database import open_sqlite
from fotointerview.storage.erasing_rows import RowsToErase, erase_rows, holds_rows
from fotointerview.storage.files import sync_file, sync_folder
from fotointerview.storage.removing import remove_files

SNAPSHOTS: Final = "snapshots"
_BEFORE: Final = "study before migration *.sqlite"
_BESIDE: Final = ("-wal", "-shm", "-journal")


def other_databases(folder: Path) -> list[Path]:
    """The snapshots and the copies from before a migration of the study in ``folder``."""
    return sorted([*folder.glob(_BEFORE), *(folder / SNAPSHOTS).glob("*.sqlite")])


def databases_with(folder: Path, rows: RowsToErase) -> tuple[Path, ...]:
    """Those of them that hold such rows, or cannot be read and may."""
    return tuple(path for path in other_databases(folder) if _holds(path, rows))


def purge_databases(folder: Path, rows: RowsToErase) -> tuple[Left, ...]:
    """Take the rows out of every one of them; returns those in which they still are, with the reason."""
    halves = [*folder.glob(f"{_BEFORE}.part*"), *(folder / SNAPSHOTS).glob("*.sqlite.part*")]
    left = list(remove_files(halves))
    for path in databases_with(folder, rows):
        try:
            _purge(path, rows)
        except (sqlite3.DatabaseError, ValueError):  # no sound database of a study: nothing to be kept there
            left += remove_files([path, *_beside(path)])
        except OSError as error:
            left.append(Left(str(path), error.strerror or str(error)))
    return tuple(left)


def _holds(path: Path, rows: RowsToErase) -> bool:
    try:
        with closing(open_sqlite(path, mode="ro")) as connection:
            return holds_rows(connection, rows)
    except sqlite3.Error:
        return True


def _purge(path: Path, rows: RowsToErase) -> None:
    part = path.with_name(path.name + ".part")
    try:
        with (
            closing(open_sqlite(path, mode="ro")) as source,
            closing(open_sqlite(part, mode="rwc")) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
            target.execute("PRAGMA secure_delete=ON")
            target.execute("PRAGMA foreign_keys=ON")
            target.execute("BEGIN IMMEDIATE")
            erase_rows(target, rows)
            target.execute("COMMIT")
            target.execute("VACUUM")
            if target.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise ValueError("the purged copy is not sound")
        sync_file(part)
        part.replace(path)
        with suppress(OSError):
            sync_folder(path.parent)
    finally:
        remove_files([part, *_beside(part)])
    remove_files(_beside(path))


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in _BESIDE]
