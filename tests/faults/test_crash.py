"""Two hundred kills: in the middle of taking in, annotating, exporting, migrating and taking snapshots.

Half of them strike before a line of the program's code, half at a moment in time, also in the middle of a write. Each
study is killed several times over. After each it opens, is sound, has every shot that was said to be safe and every
word that was kept, and nothing half in the place of something whole.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from fotointerview import storage
from fotointerview.domain.words import Dimension, Voice
from fotointerview.storage import schema
from fotointerview.storage.copying import counts
from fotointerview.storage.database import open_sqlite
from fotointerview.storage.files import sha256_of
from fotointerview.storage.opening import DATABASE
from fotointerview.storage.snapshots import SNAPSHOTS
from fotointerview.storage.study import StudyStore
from tests.faults.crash_worker import NAME
from tests.storage.generator import make_study
from tests.storage.helpers import NOW, add_shot, contents, new_interview
from tests.storage.test_released import REVISIONS, Rows, rows, thaw

if not hasattr(os, "fork"):
    pytest.skip("this computer has no fork and no SIGKILL", allow_module_level=True)

_ROOT = Path(__file__).parents[2]
_KILLS = 10
"""So often is one study killed."""
_GROUPS = [("intake", 5), ("annotation", 5), ("snapshot", 4), ("export", 2)]
_MIGRATIONS = 40
_PATIENCE_S = 60.0
Told = list[list[str]]


def test_there_are_two_hundred() -> None:
    assert sum(groups for _, groups in _GROUPS) * _KILLS + _MIGRATIONS == 200


@dataclass
class _Worker:
    """The process that works, and what its runs take when nobody kills them: lines of code, and seconds."""

    process: subprocess.Popen[str]

    def run(self, folder: Path, work: str, seed: str, **how: object) -> tuple[int, Path]:
        """Begin a run; returns its process id and its log."""
        log = folder.with_name(f"{folder.name} {seed}.log")
        task = {
            "work": work,
            "folder": str(folder),
            "interview": _interview(folder),
            "log": str(log),
            "seed": seed,
            "kill_at": 0,
            "count": False,
        }
        return self._ask(json.dumps(task | how)), log

    def end(self) -> int:
        """How the run ended."""
        return self._ask("how did it end?")

    def _ask(self, line: str) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def whole(self, folder: Path, work: str) -> tuple[int, float]:
        """A run to its end: how many lines and how many seconds it takes."""
        child, log = self.run(folder, work, "whole", count=True)
        _wait_for("ended", child, log)
        os.kill(child, signal.SIGKILL)
        assert self.end() == -signal.SIGKILL
        lines = int(next(words[1] for words in _told(log) if words[0] == "ended"))
        child, log = self.run(folder, work, "timed")
        _wait_for("begun", child, log)
        began = time.monotonic()
        _wait_for("ended", child, log)
        took = time.monotonic() - began
        os.kill(child, signal.SIGKILL)
        assert self.end() == -signal.SIGKILL
        return lines, took

    def kill(self, folder: Path, work: str, seed: str, lines: int, took: float) -> Told:
        """A run that is killed at a place or a moment of that seed; returns what it told before."""
        chance = random.Random(seed)
        by_line = chance.random() < 0.5
        child, log = self.run(folder, work, seed, kill_at=chance.randint(1, lines) if by_line else 0)
        _wait_for("begun", child, log)
        if by_line:
            _wait_for("ended", child, log, or_gone=True)
        else:
            time.sleep(chance.uniform(0, took))
        os.kill(child, signal.SIGKILL)
        assert self.end() == -signal.SIGKILL
        return _told(log)


def _told(log: Path) -> Told:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def _wait_for(kind: str, child: int, log: Path, *, or_gone: bool = False) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not any(words[0] == kind for words in _told(log)):
        gone = Path(f"/proc/{child}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
        if gone:
            assert or_gone, f"the run ended by itself: {_told(log)}"
            return
        assert time.monotonic() < deadline, f"it never came to {kind}: {_told(log)}"
        time.sleep(0.001)


def _interview(folder: Path) -> str:
    """The study's interview, read past the program."""
    with closing(open_sqlite(folder / DATABASE, mode="ro")) as connection:
        found = connection.execute("SELECT id FROM interview").fetchone()
    return str(found[0])


@pytest.fixture(scope="module")
def worker() -> Iterator[_Worker]:
    paths = os.pathsep.join((str(_ROOT), str(Path(storage.__file__).parents[2])))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.crash_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env=os.environ | {"PYTHONPATH": paths},
    )
    yield _Worker(process)
    process.communicate()
    assert process.returncode == 0


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with an interview and a shot that waits for another."""
    folder = tmp_path_factory.mktemp("crash") / "study"
    with StudyStore.create(folder, title="x") as store:
        interview = new_interview(store, None).id
        shot = add_shot(store, interview, "BEFORE.JPG")
        store.agree_move(shot, dimension=Dimension.LIGHT, step=2, voice=Voice.TOGETHER, at=NOW)
    return folder


@pytest.mark.parametrize(
    ("work", "group"), [(work, group) for work, many in _GROUPS for group in range(many)]
)
def test_killed_again_and_again(worker: _Worker, study: Path, tmp_path: Path, work: str, group: int) -> None:
    folder = tmp_path / "study"
    if work == "export":
        make_study(folder, shots=2, size=(60, 40))
    else:
        shutil.copytree(study, folder)
    lines, took = worker.whole(folder, work)
    told = [words for log in sorted(tmp_path.glob("*.log")) for words in _told(log)]
    for number in range(_KILLS):
        told += worker.kill(folder, work, f"{work} {group} {number}", lines, took)
        _nothing_is_lost(folder, told)


def _nothing_is_lost(folder: Path, told: Told) -> None:
    _no_name_in_a_copy_alone(folder)
    with StudyStore.open(folder) as store:
        assert store.closed is None, "the dead still have it"
        _is_sound(store)
        _has_every_shot(store, told)
        _has_every_word(store, told)
        _exports_are_whole(store, told)
    _copies_are_whole(folder, told)
    assert not list(folder.glob(f"{DATABASE}?*"))


def _is_sound(store: StudyStore) -> None:
    connection = store._database.connection
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _has_every_shot(store: StudyStore, told: Told) -> None:
    safe = {words[2]: words[1] for words in told if words[0] == "safe"}
    links = [link for chain in store.chains() for link in chain.links]
    files = {file.path: file.sha256 for link in links for file in link.files}
    assert safe.items() <= files.items()
    for path, sha256 in files.items():
        assert sha256_of(store.absolute(path)) == sha256
    for pending in store.pending():  # what had arrived, but was not yet said to be safe, is not lost either
        assert not pending.damaged
        store.adopt(pending)
    arrived = {words[1] for words in told if words[0] == "arrived"}
    hashes = [file.sha256 for chain in store.chains() for link in chain.links for file in link.files]
    assert arrived <= set(hashes)
    assert len(hashes) == len(set(hashes)) or not arrived
    report = store.recover(stale_after_s=-1)
    assert (report.pending, report.strangers, report.missing) == ((), (), ())
    assert contents(store.folder / ".incoming") == {}


def _has_every_word(store: StudyStore, told: Told) -> None:
    connection = store._database.connection
    gone = {words[2] for words in told if words[0] == "gone"}
    for _, table, column, identifier, words in (line for line in told if line[0] == "said"):
        found = connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (identifier,)).fetchall()
        if table == "note" and not found and identifier not in gone:  # killed while it was being taken back
            assert any(line[:2] == ["said", "mark"] and line[4] == words for line in told)
        else:
            assert found == ([] if identifier in gone else [(words,)])
    if told[-1][0] == "agreed":  # nobody has said more since, or taken it back; it may have been about to be
        moved = connection.execute("SELECT words FROM move WHERE id = ?", (told[-1][1],)).fetchall()
        assert moved in ([], [(told[-1][2],)])
    # A deed is there as a whole or not at all: the note, and the quote's tie to the shot.
    for note, tied in connection.execute(
        "SELECT (SELECT count(*) FROM note WHERE text = verbatim),"
        " (SELECT count(*) FROM quote_link WHERE quote_id = quote.id) FROM quote WHERE verbatim LIKE '“%” –%'"
    ):
        assert note == tied


def _exports_are_whole(store: StudyStore, told: Told) -> None:
    ledger = {name: sha256 for run in store.exports() for name, sha256 in run.files.items()}
    for _, name, sha256 in (words for words in told if words[0] == "exported"):
        assert ledger[name] == sha256
    for path in (store.folder / "exports").glob("*.pdf"):
        data = path.read_bytes()
        assert data.startswith(b"%PDF-")
        assert data.rstrip().endswith(b"%%EOF")
        if path.name in ledger:
            assert hashlib.sha256(data).hexdigest() == ledger[path.name]


def _copies(folder: Path) -> list[Path]:
    return [*folder.glob("study before migration *.sqlite"), *(folder / SNAPSHOTS).glob("*.sqlite")]


def _copies_are_whole(folder: Path, told: Told) -> None:
    for copy in _copies(folder):
        with closing(open_sqlite(copy, mode="ro", immutable=True)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert counts(connection)["study"] == 1
    if told[-1][0] == "snapshot":
        assert (folder / SNAPSHOTS / told[-1][1]).exists()


def _no_name_in_a_copy_alone(folder: Path) -> None:
    """Before anything mends it: where a copy knows a name, the study knows it too."""
    named = [copy for copy in _copies(folder) if NAME.encode() in copy.read_bytes()]
    if named:
        beside = [folder / f"{DATABASE}{suffix}" for suffix in ("", "-wal")]
        assert any(NAME.encode() in path.read_bytes() for path in beside if path.exists())
        with StudyStore.open(folder) as store:
            assert store.real_name("P01")


_OLD = REVISIONS[:-1]


@pytest.mark.parametrize("share", range(4))
def test_killed_while_a_study_of_an_older_version_is_brought_up(
    worker: _Worker, tmp_path: Path, share: int
) -> None:
    revision = _OLD[share % len(_OLD)]
    thaw(tmp_path / "whole", revision)
    lines, _ = worker.whole(tmp_path / "whole", "migration")
    thaw(tmp_path / "time", revision)
    child, log = worker.run(tmp_path / "time", "migration", "time")
    began = time.monotonic()
    _wait_for("ended", child, log)
    took = time.monotonic() - began
    os.kill(child, signal.SIGKILL)
    assert worker.end() == -signal.SIGKILL
    for number in range(_MIGRATIONS // 4):
        folder = tmp_path / f"study {number}"
        before = rows(thaw(folder, revision))
        worker.kill(folder, "migration", f"migration {share} {number}", lines, took)
        if number % 2:  # the second try, killed as well
            worker.kill(folder, "migration", f"migration {share} {number} again", lines, took)
        _came_up(folder, revision, before)


def _came_up(folder: Path, revision: str, before: Rows) -> None:
    with StudyStore.open(folder) as store:
        _is_sound(store)
        assert schema.revision_of(store._database.connection) == schema.head()
        after = rows(folder / DATABASE)
    for table, kept in before.items():
        both = kept[0].keys() & after[table][0].keys()
        assert [{name: row[name] for name in both} for row in after[table]] == [
            {name: row[name] for name in both} for row in kept
        ]
    copies = _copies(folder)
    assert copies
    for copy in copies:
        assert rows(copy) == before
        with closing(open_sqlite(copy, mode="ro")) as connection:
            assert schema.revision_of(connection) == revision
