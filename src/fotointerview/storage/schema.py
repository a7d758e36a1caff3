"""The version of a study's database: which it has, which the program knows, and the way up.

Alembic without its ini file; the migrations travel inside the package. Before an existing database is
migrated, a verified copy of it is laid beside it.
"""

import sqlite3
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.storage.copying import copy_database
from fotointerview.storage.database import engine_on, open_sqlite, sqlite_faults

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS: Final = Path(__file__).parent / "migrations"
BEFORE_MIGRATION: Final = "study before migration *"
"""The names of copies that were made before a migration, whole and half."""


def head(scripts: Path = MIGRATIONS) -> str:
    """The newest revision the program knows."""
    return _known(scripts)[0]


def revision_of(connection: sqlite3.Connection) -> str | None:
    """The revision of an open database; ``None`` when it is not the database of a study."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"alembic_version", "study"} <= tables:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def is_known(revision: str, scripts: Path = MIGRATIONS) -> bool:
    """Whether ``revision`` is one of the program's own, not of a newer program."""
    return revision in _known(scripts)[1]


def can_be_read(connection: sqlite3.Connection) -> bool:
    """Whether a newer program's database still has every table and column that this program reads."""
    from fotointerview.storage.models import Base

    for table in Base.metadata.sorted_tables:
        there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
        if not {column.name for column in table.columns} <= there:
            return False
    return True


@cache
def _known(scripts: Path) -> tuple[str, frozenset[str]]:
    """The newest revision and all of them, from the names of the files (``0001_first.py``).

    Every opening asks, and Alembic takes a fifth of a second to load; it is needed for migrating only.
    """
    revisions = sorted(path.name.partition("_")[0] for path in (scripts / "versions").glob("[0-9]*_*.py"))
    if not revisions:
        raise LookupError(f"no migrations in {scripts}")
    return revisions[-1], frozenset(revisions)


def upgrade(path: Path, *, scripts: Path = MIGRATIONS) -> None:
    """Bring the database at ``path`` to the newest revision, in one transaction; an absent one is made."""
    connection = open_sqlite(path, mode="rwc")
    try:
        # Foreign keys are off while tables are rebuilt, or dropping an old one would delete what refers to it.
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA synchronous=FULL")
        engine = engine_on(connection).execution_options(writing=True)
        with sqlite_faults(path), engine.begin() as transaction:
            _run(transaction, scripts)
            if transaction.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise FaultError(FaultCode.STUDY_CORRUPT, path=path, words="a migration broke a reference")
    finally:
        connection.close()


def copy_before_migration(path: Path, *, now: datetime | None = None) -> Path:
    """Lay a verified copy of the database beside it; returns the copy's path.

    Raises:
        FaultError: ``DISK_FULL``, ``DISK_WRITE`` or ``STUDY_CORRUPT``; no half copy stays.
    """
    stamp = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%S%fZ")
    copy = path.with_name(f"{path.stem} before migration {stamp}{path.suffix}")
    copy_database(path, copy)
    return copy


def _run(connection: Connection, scripts: Path) -> None:
    from alembic import command

    config = _config(scripts)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config(scripts: Path) -> "Config":
    from alembic.config import Config

    config = Config()
    # ConfigParser reads % as the begin of an interpolation; a folder may have one in its name.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config
