"""The database's shape: models and migrations agree, and an upgrade leaves a sound copy behind."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, create_engine, inspect

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.people import Interview
from fotointerview.storage import schema
from fotointerview.storage.database import engine_on, open_sqlite
from fotointerview.storage.models import Base
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.study import StudyStore

_SECOND = """
from alembic import op
import sqlalchemy as sa

revision = "9000"
down_revision = "{head}"


def upgrade():
    with op.batch_alter_table("shot", recreate="always") as batch:
        batch.add_column(sa.Column("extra", sa.Text(), nullable=True))
    {more}
"""


_ENTRY = "('c', 'p', 'given', '{}', '2026-11-23', 'nl', '1', 'ab', '', '', NULL, NULL, '', '{}')"


def _with_second(tmp_path: Path, more: str = "") -> Path:
    scripts = tmp_path / "scripts"
    shutil.copytree(schema.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "9000_extra.py").write_text(
        _SECOND.format(more=more, head=schema.head()), encoding="utf-8"
    )
    return scripts


def _not_the_index(_thing: object, name: str, kind: str, *_rest: object) -> bool:
    """The tables of the full-text index are SQLite's own."""
    return not (
        kind == "table" and (name == "search" or (name.startswith("search_") and name != "search_doc"))
    )


def test_migrations_from_nothing_make_what_the_models_say(tmp_path: Path) -> None:
    path = tmp_path / "made.sqlite"
    schema.upgrade(path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_object": _not_the_index}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_comparison_would_see_a_difference(tmp_path: Path) -> None:
    path = tmp_path / "made.sqlite"
    schema.upgrade(path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE shot DROP COLUMN damaged")
        connection.exec_driver_sql("DROP INDEX uq_move_open")
        context = MigrationContext.configure(connection, opts={"include_object": _not_the_index})
        assert len(compare_metadata(context, Base.metadata)) == 2
    engine.dispose()


def test_checks_are_in_the_migrations_too(tmp_path: Path) -> None:
    path = tmp_path / "made.sqlite"
    schema.upgrade(path)
    engine = create_engine(f"sqlite:///{path}")
    seen = inspect(engine)
    for table in Base.metadata.sorted_tables:
        wanted = {str(check.sqltext) for check in table.constraints if isinstance(check, CheckConstraint)}
        assert {check["sqltext"] for check in seen.get_check_constraints(table.name)} == wanted
    engine.dispose()


def test_an_upgrade_keeps_what_refers_to_a_rebuilt_table(
    store: StudyStore, interview: Interview, shot_id: str, tmp_path: Path
) -> None:
    store.close()
    path = store.folder / DATABASE
    schema.upgrade(path, scripts=_with_second(tmp_path))
    connection = open_sqlite(path, mode="ro")
    assert schema.revision_of(connection) == "9000"
    assert connection.execute("SELECT shot_id FROM shot_file").fetchall() == [(shot_id,)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_a_failing_upgrade_changes_nothing(store: StudyStore, shot_id: str, tmp_path: Path) -> None:
    store.close()
    path = store.folder / DATABASE
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        schema.upgrade(path, scripts=_with_second(tmp_path, more="1 / 0"))
    broken = _with_second(tmp_path / "more", more="op.execute('DELETE FROM interview')")
    with pytest.raises(FaultError, match="reference"):
        schema.upgrade(path, scripts=broken)
    assert path.read_bytes() == before


def test_opening_an_older_study_copies_it_first(
    store: StudyStore, shot_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    before = (store.folder / DATABASE).read_bytes()
    head = schema.head()
    scripts = _with_second(tmp_path)
    for name in ("head", "is_known", "upgrade"):
        function = getattr(schema, name)
        monkeypatch.setattr(function, "__defaults__", (scripts,) if function.__defaults__ else None)
        monkeypatch.setattr(function, "__kwdefaults__", {"scripts": scripts} if name == "upgrade" else None)
    with StudyStore.open(store.folder) as opened:
        assert opened.shot_count() == 1
    (copy,) = store.folder.glob("study before migration *.sqlite")
    kept = open_sqlite(copy, mode="ro")
    assert schema.revision_of(kept) == head
    assert kept.execute("SELECT count(*) FROM shot").fetchone() == (1,)
    kept.close()
    assert (store.folder / DATABASE).read_bytes() != before
    assert not list(store.folder.glob("*.part"))


def test_the_copy_of_a_damaged_database_is_refused(store: StudyStore, shot_id: str) -> None:
    store.close()
    path = store.folder / DATABASE
    data = bytearray(path.read_bytes())
    data[8192:16384] = b"\xa5" * 8192
    path.write_bytes(data)
    with pytest.raises(FaultError) as caught:
        schema.copy_before_migration(path)
    assert caught.value.fault.code == FaultCode.STUDY_CORRUPT
    assert list(store.folder.glob("*before migration*")) == []
    assert path.read_bytes() == data


def test_nobody_changes_removes_or_replaces_consent(tmp_path: Path) -> None:
    path = tmp_path / "made.sqlite"
    schema.upgrade(path)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO participant VALUES ('p', 'P01', NULL, '', 'nl')")
    entry = f"INTO consent_event VALUES {_ENTRY}"
    connection.execute(f"INSERT {entry}")
    for statement in (
        "UPDATE consent_event SET kind = 'refused'",
        "DELETE FROM consent_event",
        f"REPLACE {entry}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    assert connection.execute("SELECT kind FROM consent_event").fetchall() == [("given",)]
    connection.close()


def test_a_participant_with_consent_cannot_be_deleted(tmp_path: Path) -> None:
    path = tmp_path / "made.sqlite"
    schema.upgrade(path)
    connection = open_sqlite(path, mode="rw")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("INSERT INTO participant VALUES ('p', 'P01', NULL, '', 'nl')")
    connection.execute(f"INSERT INTO consent_event VALUES {_ENTRY}")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("DELETE FROM participant")
    engine_on(connection).dispose()
    connection.close()
