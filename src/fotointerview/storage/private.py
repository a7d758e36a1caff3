"""What of a study must never get into anything that leaves the house unasked: its title, who is in it, which camera.

Read past the whole model, without opening the study and without leaving a trace beside it; what cannot be read is left
out, because whoever asks has no business with why.
"""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from fotointerview.domain.faults import FaultError
from fotointerview.storage.database import open_sqlite
from fotointerview.storage.opening import DATABASE, in_memory


@dataclass(frozen=True, slots=True)
class PrivateWords:
    """What would tell a study, its people or its cameras."""

    titles: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    serials: frozenset[str] = frozenset()


def private_words(folder: Path) -> PrivateWords:
    """Those of the study in ``folder``; none where there is no study. Never raises for what is on the disk."""
    path = folder / DATABASE
    wal = path.with_name(f"{DATABASE}-wal")
    try:
        if not path.is_file():
            return PrivateWords()
        read = in_memory(path, wal) if wal.exists() else open_sqlite(path, mode="ro", immutable=True)
    except (OSError, sqlite3.Error, FaultError):
        return PrivateWords()
    with closing(read) as connection:
        return PrivateWords(
            titles=_words(connection, "SELECT title FROM study"),
            codes=_words(connection, "SELECT code FROM participant"),
            names=_words(connection, "SELECT alias FROM participant")
            | _words(connection, "SELECT name FROM real_name"),
            serials=_words(connection, "SELECT DISTINCT camera_serial FROM shot_file"),
        )


def _words(connection: sqlite3.Connection, query: str) -> frozenset[str]:
    with suppress(sqlite3.Error):
        return frozenset(str(row[0]) for row in connection.execute(query) if row[0])
    return frozenset()
