"""A study of the first version, with all that was said in it, comes up whole."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fotointerview.domain.words import MarkKind, Voice
from fotointerview.storage import schema
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.study import StudyStore

from .generator import make_study

_SAID = ("judgement", "move", "quote", "quote_link", "mark", "note", "look_statement", "choice", "placement")


def columns(path: Path) -> dict[str, list[str]]:
    """The columns of every table."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {
            name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            for name in names
            if name != "alembic_version"
        }


def rows(path: Path, known: dict[str, list[str]]) -> dict[str, list[dict[str, object]]]:
    """Every row of the ``known`` tables, in those columns: what the first version had a place for."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: [
                dict(zip(wanted, row, strict=True))
                for row in connection.execute(f"SELECT {', '.join(wanted)} FROM {name} ORDER BY 1")
            ]
            for name, wanted in known.items()
        }


def _later_ones(_folder: str, names: list[str]) -> set[str]:
    """What is left out to have the scripts of the first version only."""
    return {name for name in names if name == "__pycache__" or (re.match(r"\d{4}_", name) and name >= "0002")}


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The folder of a study at the first revision, with something in every table of sayings."""
    made = make_study(tmp_path / "made", shots=3, size=(60, 40))
    scripts = tmp_path / "scripts"
    shutil.copytree(schema.MIGRATIONS, scripts, ignore=_later_ones)
    old = tmp_path / "old" / DATABASE
    old.parent.mkdir()
    schema.upgrade(old, scripts=scripts)
    with closing(sqlite3.connect(old)) as connection:
        for table, kept in rows(made.folder / DATABASE, columns(old)).items():
            for row in kept:
                marks = ", ".join("?" * len(row))
                connection.execute(
                    f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
                )
        shot = connection.execute("SELECT id, interview_id FROM shot ORDER BY number LIMIT 1").fetchone()
        at = "2026-11-23 13:02:00.000000"
        connection.execute(
            "INSERT INTO quote VALUES ('q', ?, 'héél \"precies\"', 'participant', ?, '', 1)", (shot[1], at)
        )
        connection.execute("INSERT INTO quote_link VALUES ('l', 'q', ?, 'said-at')", (shot[0],))
        connection.execute(
            "INSERT INTO mark VALUES ('m', ?, 'pin', ?, 'participant', ?, 'hier', 'q')",
            (shot[0], json.dumps([[[0.25, 0.123456789]]]), at),
        )
        connection.execute(
            "INSERT INTO note VALUES ('n', ?, ?, 'voor mij alleen', ?)", (shot[1], shot[0], at)
        )
        connection.execute("INSERT INTO placement VALUES ('p', ?, 'blog', 2)", (shot[0],))
        connection.commit()
    return old.parent


def test_everything_that_was_said_is_there_after_the_upgrade(first: Path) -> None:
    known = columns(first / DATABASE)
    before = rows(first / DATABASE, known)
    assert all(before[table] for table in _SAID)
    with StudyStore.open(first) as store:
        assert rows(first / DATABASE, known) == before
        link = store.chains()[0].links[0]
        pin = next(mark for mark in link.marks if mark.id == "m")
        assert (pin.kind, pin.voice, pin.strokes) == (
            MarkKind.PIN,
            Voice.PARTICIPANT,
            (((0.25, 0.123456789),),),
        )
        assert (pin.quote_id, pin.pressure, pin.judgement_id) == ("q", (), None)
        assert all(move.frame is None for one in store.chains()[0].links for move in one.moves_next)
        store.remove_quote("q")  # the references still hold
        assert store.mark("m") is not None
    assert len(list(first.glob("* before migration *"))) == 1
