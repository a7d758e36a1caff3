"""Writes down the database of a small study of one revision, as SQL: what people have, whatever the program becomes.

Made once for each revision that was released, and never again:

    python -m tests.storage.freeze 0002
"""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from fotointerview.storage import schema
from fotointerview.storage.copying import counts
from fotointerview.storage.opening import DATABASE
from tests.storage.generator import make_study

RELEASED = Path(__file__).parent / "released"
_WORDS = {
    "kind": "given",
    "holder": "both",
    "recognised": "almost",
    "basis": "{}",
    "report": "{}",
    "sha256": "ab",
    "language": "nl",
    "at": "2026-11-23 13:02:00.000000",
    "lent_on": "2026-11-24",
    "grants": '{"internal": {"portrait": "yes"}}',
    "numbers": '{"mean_ev": -0.5, "key_ev": 0.25, "contrast_ev": 2.0, "clipped_low": 0.0, "clipped_high": 0.1,'
    ' "chroma": 0.2, "face": [0.4, 0.2, 0.2, 0.3]}',
    "words": "“Héél dichtbij” & <b>nooit</b> 👩🏽‍💼 e\u0301",
    "text": "voor mij alleen; 'quoted' \"twice\"",
    "code": "P01",
    "name": "Somebody Ünreal",
}
_OF_A_TABLE = ("CREATE TABLE ", "INSERT INTO ")
_PLAIN = {"INTEGER": 1, "FLOAT": 0.25, "REAL": 0.25, "JSON": "[]", "DATE": "2026-11-23", "BOOLEAN": 0}


def up_to(revision: str, place: Path) -> Path:
    """The migrations up to ``revision``, as the program had them that was the newest then."""
    scripts = place / f"scripts {revision}"
    versions = scripts / "versions"
    versions.mkdir(parents=True)
    for source in sorted(schema.MIGRATIONS.glob("*.*")):
        (scripts / source.name).write_bytes(source.read_bytes())
    for source in (schema.MIGRATIONS / "versions").glob("[0-9]*_*.py"):
        if source.name.partition("_")[0] <= revision:
            (versions / source.name).write_bytes(source.read_bytes())
    return scripts


def make_old(path: Path, revision: str, place: Path) -> None:
    """A database of that revision at ``path`` with at least one row in every table; ``place`` is for scratch."""
    made = make_study(place / f"made {revision}", shots=3, size=(60, 40))
    schema.upgrade(path, scripts=up_to(revision, place))
    with closing(sqlite3.connect(made.folder / DATABASE)) as new, closing(sqlite3.connect(path)) as old:
        old.execute("PRAGMA foreign_keys=OFF")
        old.execute("BEGIN")
        for table in counts(old).keys() & counts(new).keys() - {"alembic_version"}:
            if table == "search" or table.startswith("search_"):
                continue  # the database's own triggers fill the index
            both = _columns(old).get(table, {}).keys() & _columns(new)[table].keys()
            names = ", ".join(f'"{name}"' for name in sorted(both))
            marks = ", ".join("?" * len(both))
            rows = new.execute(f"SELECT {names} FROM {table}").fetchall()
            old.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        while empty := [table for table, count in counts(old).items() if not count]:
            ready = [table for table in empty if not _refers_to(old, table) & set(empty) - {table}]
            for table in ready:
                _add_row(old, table)
        assert old.execute("PRAGMA foreign_key_check").fetchall() == []
        old.commit()


def _refers_to(old: sqlite3.Connection, table: str) -> set[str]:
    """The tables that must have a row before this one can have one."""
    return {row[2] for row in old.execute(f"PRAGMA foreign_key_list({table})")}


def _add_row(old: sqlite3.Connection, table: str) -> None:
    """A row that refers to what is there."""
    to = {row[3]: (row[2], row[4]) for row in old.execute(f"PRAGMA foreign_key_list({table})")}
    row: dict[str, object] = {}
    for name, kind in _columns(old)[table].items():
        if name in to and to[name][0] == table:
            row[name] = None  # the first of its kind answers none
        elif name in to:
            other, key = to[name]
            (row[name],) = old.execute(f"SELECT {key} FROM {other} ORDER BY {key} LIMIT 1").fetchone()
        else:
            row[name] = _WORDS.get(name, _PLAIN.get(kind, f"{table} {name}"))
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    old.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def _columns(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Every table's columns with their types."""
    return {
        table: {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table})")}
        for table in counts(connection)
    }


def dumped(connection: sqlite3.Connection) -> Iterator[str]:
    """The statements that make the database anew; an index of words (FTS5) is made again from its words."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
    indexes = dict(found.fetchall())
    parts = ("data", "idx", "docsize", "config")
    own = [*indexes, *(f"{name}_{part}" for name in indexes for part in parts)]
    starts = [f"{verb}{quote}{name}{quote}" for name in own for verb in _OF_A_TABLE for quote in ("'", '"')]
    for statement in connection.iterdump():
        if statement == "COMMIT;":
            for name, made in indexes.items():
                yield f"{made};"
                yield f"INSERT INTO {name}({name}) VALUES ('rebuild');"
        if not statement.startswith((*starts, "PRAGMA writable_schema", "INSERT INTO sqlite_master")):
            yield statement


def main(revision: str) -> None:
    """Write ``released/REVISION.sql``."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / DATABASE
        make_old(path, revision, Path(name))
        with closing(sqlite3.connect(path)) as connection:
            text = "\n".join(dumped(connection)) + "\n"
    (RELEASED / f"{revision}.sql").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
