"""Killed in the middle of taking files in: nothing that arrived is lost, nothing said to be safe was not."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fotointerview import storage
from fotointerview.domain.words import Dimension, Voice
from fotointerview.storage.files import sha256_of
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import NOW, add_shot, contents, new_interview
from tests.storage.kill_runner import FILES

if not hasattr(os, "fork"):
    pytest.skip("this computer has no fork and no SIGKILL", allow_module_level=True)

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class _Bench:
    """A process that runs tasks, and the study each task gets a copy of."""

    process: subprocess.Popen[str]
    study: Path
    interview: str

    def start(self, folder: Path, seed: int, kill_at: int = 0) -> int:
        """Begin a run on a copy of the study; returns its process id."""
        shutil.copytree(self.study, folder)
        task = {
            "folder": str(folder),
            "interview": self.interview,
            "log": str(_log(folder)),
            "seed": seed,
            "kill_at": kill_at,
        }
        return self._ask(json.dumps(task))

    def end(self) -> int:
        """Wait for the run; returns how it ended."""
        return self._ask("how did it end?")

    def _ask(self, line: str) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


def _log(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.log")


def _told(folder: Path) -> dict[str, list[list[str]]]:
    """What the run wrote: ``arrived``, ``safe`` and ``lines``, each with its words."""
    told: dict[str, list[list[str]]] = {"arrived": [], "safe": [], "lines": []}
    if _log(folder).exists():
        for line in _log(folder).read_text(encoding="utf-8").splitlines():
            kind, *words = line.split(" ", 2)
            told[kind].append(words)
    return told


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Bench]:
    place = tmp_path_factory.mktemp("kill")
    with StudyStore.create(place / "study", title="x") as store:
        interview = new_interview(store, None).id
        shot = add_shot(store, interview, "BEFORE.JPG")
        store.agree_move(shot, dimension=Dimension.LIGHT, step=2, voice=Voice.TOGETHER, at=NOW)
    paths = os.pathsep.join((str(_ROOT), str(Path(storage.__file__).parents[2])))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.kill_runner"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env=os.environ | {"PYTHONPATH": paths},
    )
    yield _Bench(process, place / "study", interview)
    process.communicate()
    assert process.returncode == 0


@pytest.fixture(scope="module")
def lines(bench: _Bench, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many lines of the storage room a whole run takes."""
    folder = tmp_path_factory.mktemp("whole") / "study"
    bench.start(folder, seed=0)
    assert bench.end() == 0
    assert len(_told(folder)["safe"]) == FILES
    _nothing_is_lost(folder, bench.interview)
    return int(_told(folder)["lines"][0][0])


@pytest.mark.parametrize("seed", range(20))
def test_killed_before_any_line_of_intake(bench: _Bench, lines: int, seed: int, tmp_path: Path) -> None:
    # Seeds are spread over the whole run, each at a place of its own within its share.
    share = lines // 20
    kill_at = seed * share + random.Random(seed).randrange(1, share)
    folder = tmp_path / "study"
    bench.start(folder, seed, kill_at)
    assert bench.end() == -signal.SIGKILL
    _nothing_is_lost(folder, bench.interview)


@pytest.mark.parametrize("seed", range(100, 106))
def test_killed_at_any_moment(bench: _Bench, seed: int, tmp_path: Path) -> None:
    folder = tmp_path / "study"
    child = bench.start(folder, seed)
    while not _log(folder).exists() or not _told(folder)["arrived"]:
        time.sleep(0.001)
    time.sleep(random.Random(seed).uniform(0, 0.04))
    os.kill(child, signal.SIGKILL)
    assert bench.end() in (0, -signal.SIGKILL)
    _nothing_is_lost(folder, bench.interview)


def _nothing_is_lost(folder: Path, interview_id: str) -> None:
    told = _told(folder)
    with StudyStore.open(folder) as store:
        for sha256, path in told["safe"]:
            assert sha256_of(store.absolute(path)) == sha256
        safe = _hashes(store, interview_id)
        assert {sha256 for sha256, _ in told["safe"]} <= set(safe)
        for pending in store.pending():
            assert pending.camera_name.startswith("DSC_")
            store.adopt(pending)
        hashes = _hashes(store, interview_id)
        assert len(set(hashes)) == len(hashes)
        assert {words[0] for words in told["arrived"]} <= set(hashes)
        assert hashes[: len(safe)] == safe
        _everything_is_tidy(store, interview_id)


def _hashes(store: StudyStore, interview_id: str) -> list[str]:
    return [file.sha256 for link in store.chain(interview_id).links for file in link.files]


def _everything_is_tidy(store: StudyStore, interview_id: str) -> None:
    report = store.recover(stale_after_s=-1)
    assert (report.pending, report.strangers, report.missing) == ((), (), ())
    assert contents(store.folder / ".incoming") == {}
    links = store.chain(interview_id).links
    assert [link.shot.number for link in links] == list(range(1, len(links) + 1))
    files = [file for link in links for file in link.files]
    originals = store.folder.glob("interviews/*/originals/*")
    assert {path.relative_to(store.folder).as_posix() for path in originals} == {file.path for file in files}
    for file in files:
        assert sha256_of(store.absolute(file.path)) == file.sha256
    if len(links) > 1:
        assert links[0].moves_next == links[1].moves_here
        assert links[1].moves_here
