"""What a check reads from a study's database, without a trace: its soundness, and the list of originals.

The database may be damaged, of an older or a newer program, open in another program, or on a read-only medium:
it is never migrated, and nothing is written beside it. Only where another program has it open, or was killed with
it open, SQLite's own shared index (``-shm``) is used, as every reader does.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.soundness import Finding, FindingKind
from fotointerview.domain.words import FileKind
from fotointerview.storage import schema
from fotointerview.storage.database import fault_of_sqlite, open_sqlite, sqlite_faults
from fotointerview.storage.files import can_write, disk_faults
from fotointerview.storage.opening import DATABASE

_MOST: Final = 100
"""So many lines of what is wrong in a database are enough."""
# Without ORDER BY: a damaged index must not be needed to read a sound table.
_FILES: Final = "SELECT id, shot_id, kind, path, size, sha256 FROM shot_file"


@dataclass(frozen=True, slots=True)
class Listing:
    """What the database says of the study's files.

    Attributes:
        study_id: empty where it cannot be read.
        revision: of the database; empty where it cannot be read.
        files: every file of every shot, by path.
        interviews: every interview's folder, relative to the study, by the interview's id.
        is_whole: whether all of it could be read.
    """

    study_id: str = ""
    revision: str = ""
    files: tuple[ShotFile, ...] = ()
    interviews: tuple[tuple[str, str], ...] = ()
    is_whole: bool = False


def look_at_database(folder: Path, *, is_open_here: bool = False) -> tuple[Listing, tuple[Finding, ...]]:
    """Check the database of the study in ``folder`` and read what it says of files.

    ``is_open_here``: this process has it open. Its files are then opened by SQLite only, which knows of both: closing
    one of them in any other way would take away the locks of the whole process.

    Raises:
        FaultError: ``STUDY_MISSING``, ``STUDY_NOT_A_STUDY``, ``STUDY_NEWER`` (its tables are unknown),
            ``STUDY_BUSY``, ``DISK_FULL``, ``DISK_WRITE`` (it cannot be read).
    """
    path = folder / DATABASE
    if not folder.exists():
        raise FaultError(FaultCode.STUDY_MISSING, path=folder)
    if not path.is_file():
        raise FaultError(FaultCode.STUDY_NOT_A_STUDY, path=folder)
    was_shared = _wal(path).exists()
    listing, findings = _look(path, is_open_here=is_open_here)
    if not was_shared and _wal(path).exists():
        # Somebody opened it meanwhile, and it was read as if nobody did.
        listing, findings = _look(path, is_open_here=is_open_here)
    return listing, findings


def files_now(folder: Path, *, is_open_here: bool = False) -> frozenset[str]:
    """The paths of all files the study knows at this moment, for what came in while it was checked.

    Raises:
        FaultError: as :func:`look_at_database`.
    """
    path = folder / DATABASE
    with disk_faults(path), sqlite_faults(path), _reading(path, is_open_here) as connection:
        return frozenset(row[0] for row in connection.execute("SELECT path FROM shot_file"))


def _look(path: Path, *, is_open_here: bool) -> tuple[Listing, tuple[Finding, ...]]:
    findings: list[Finding] = []
    listing = Listing()
    with disk_faults(path):
        try:
            with _reading(path, is_open_here) as connection:
                try:
                    findings += _integrity(connection)
                except sqlite3.DatabaseError as error:
                    findings.append(_damaged(error, path))
                listing, broken = _listed(connection, path.parent)
                findings += broken
        except sqlite3.DatabaseError as error:
            findings.append(_damaged(error, path))
    return listing, tuple(dict.fromkeys(findings))


def _damaged(error: sqlite3.DatabaseError, path: Path) -> Finding:
    """The finding that an error means; raised as a fault when it says nothing about the database."""
    fault = fault_of_sqlite(error, path)
    if fault is None:
        raise error
    if fault.fault.code is not FaultCode.STUDY_CORRUPT:
        raise fault from error
    return _finding(str(error))


@contextmanager
def _reading(path: Path, is_open_here: bool) -> Iterator[sqlite3.Connection]:
    """A connection that leaves everything as it is; see the module."""
    wal, can_share = _wal(path), can_write(path.parent)
    if not wal.exists():
        # Open here without a log (a share of the network) it is written to: then it is read with locks.
        immutable = not (is_open_here and can_share)
        with closing(open_sqlite(path, mode="ro", immutable=immutable)) as connection:
            yield connection
        return
    if path.with_name(path.name + "-shm").exists() and (can_share or is_open_here):
        with closing(open_sqlite(path, mode="ro")) as connection:
            yield connection
        return
    # SQLite would have to make an index of the log beside it. Nobody has the database open: there would be one.
    with tempfile.TemporaryDirectory(prefix="fotointerview-check-") as name:
        copy = Path(name) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(wal, _wal(copy))
        with closing(open_sqlite(copy, mode="rw")) as connection:
            yield connection


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _integrity(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What SQLite finds in its own file, and references to rows that are not there."""
    for (words,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if words != "ok":
            yield _finding(str(words))
    broken: dict[str, int] = {}
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        told = f"{table} → {parent}"
        broken[told] = broken.get(told, 0) + 1
    for told, count in broken.items():
        yield Finding(kind=FindingKind.DATABASE_REFERENCES, path=DATABASE, words=f"{told}: {count}")


def _listed(connection: sqlite3.Connection, folder: Path) -> tuple[Listing, list[Finding]]:
    """The listing, as far as it can be read."""
    try:
        revision = schema.revision_of(connection)
        if revision is None:
            raise FaultError(FaultCode.STUDY_NOT_A_STUDY, path=folder)
        (study_id,) = connection.execute("SELECT id FROM study").fetchone() or ("",)
        interviews = tuple(connection.execute("SELECT id, folder FROM interview"))
        rows = connection.execute(_FILES)
    except sqlite3.OperationalError as error:
        if fault_of_sqlite(error, folder / DATABASE) is not None:
            raise
        raise FaultError(FaultCode.STUDY_NEWER, path=folder, words=str(error)) from error
    files: list[ShotFile] = []
    broken: list[Finding] = []
    try:
        for row in rows:
            file = _shot_file(row)
            if file is not None:
                files.append(file)
            else:
                broken.append(_finding(f"shot_file {row[0]!r}"))
    except sqlite3.DatabaseError as error:
        broken.append(_damaged(error, folder / DATABASE))
    files.sort(key=lambda file: file.path)
    listing = Listing(str(study_id), revision, tuple(files), interviews, is_whole=not broken)
    return listing, broken


def _shot_file(row: tuple[Any, ...]) -> ShotFile | None:
    """The file of a row; ``None`` where damage left no sense in it."""
    match row:
        case [str(key), str(shot_id), str(kind), str(path), int(size), str(sha256)] if kind in list(FileKind):
            return ShotFile(key, shot_id, FileKind(kind), path, size, sha256)
    return None


def _finding(words: str) -> Finding:
    return Finding(kind=FindingKind.DATABASE_DAMAGED, path=DATABASE, words=words)
