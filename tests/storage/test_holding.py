"""Two programs and one study: the second looks, is told who has it, and writes nothing; a dead program has nothing."""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fotointerview import storage
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.words import Language
from fotointerview.services.texts import Texts
from fotointerview.storage import holding, opening
from fotointerview.storage.holding import LOCK, NOTE, Hold, Holder, holder_of, take_hold
from fotointerview.storage.study import StudyStore
from tests.storage.helpers import add_shot, contents, faulty

_OTHER = """
import sys
from pathlib import Path
from fotointerview.storage.study import StudyStore

with StudyStore.open(Path(sys.argv[1])) as store:
    print(store.closed.code if store.closed else "written to", flush=True)
    for line in sys.stdin:
        store.set_real_name("P01", line.strip())
        print("kept", flush=True)
"""


@contextmanager
def another(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The study open in a program of its own; every line it reads becomes a name in the study."""
    path = os.pathsep.join(
        filter(None, (str(Path(storage.__file__).parents[2]), os.environ.get("PYTHONPATH")))
    )
    process = subprocess.Popen(
        [sys.executable, "-c", _OTHER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": path},
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "written to\n"
        yield process
    finally:
        process.communicate()


def ask(process: subprocess.Popen[str], line: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return process.stdout.readline()


def test_the_second_looks_and_is_told_who_has_it(
    store: StudyStore, interview: Interview, shot_id: str
) -> None:
    chain = store.chain(interview.id)
    store.close()
    with another(store.folder) as process:
        with StudyStore.open(store.folder) as second:
            assert second.closed is not None
            assert second.closed.code is FaultCode.STUDY_OPEN_ELSEWHERE
            told = second.closed.details
            assert told["computer"] == socket.gethostname()
            assert told["program"].startswith("fotointerview ")
            assert told["since"][:2] == "20"
            assert told["user"]
            assert "file" not in told
            assert second.chain(interview.id) == chain
            with faulty(FaultCode.STUDY_OPEN_ELSEWHERE):
                second.set_alt_text(shot_id, "x")
            with faulty(FaultCode.STUDY_OPEN_ELSEWHERE):
                second.incoming_for(interview.id)
            assert ask(process, "Somebody") == "kept\n"  # nobody keeps the first from writing
            assert second.real_name("P01") == "Somebody"
        assert ask(process, "Else") == "kept\n"
    with StudyStore.open(store.folder) as alone:
        assert alone.closed is None
        assert alone.real_name("P01") == "Else"
    assert not (store.folder / LOCK).exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this computer has no SIGKILL")
def test_a_program_that_was_killed_has_nothing(store: StudyStore, interview: Interview) -> None:
    store.close()
    with another(store.folder) as process:
        assert ask(process, "Somebody") == "kept\n"
        process.kill()
        process.wait()
    assert (store.folder / LOCK).exists()  # its file is left, and is no lock
    assert holder_of(store.folder) is None
    with StudyStore.open(store.folder) as next_one:
        assert next_one.closed is None
        assert next_one.real_name("P01") == "Somebody"
    assert not (store.folder / LOCK).exists()


def test_two_in_one_program_are_two(store: StudyStore) -> None:
    with StudyStore.open(store.folder) as second:
        assert second.closed is not None
    store.close()
    with StudyStore.open(store.folder) as third:
        assert third.closed is None


def test_who_only_reads_keeps_nobody_from_writing(
    store: StudyStore, interview: Interview, shot_id: str
) -> None:
    store.close()
    with StudyStore.open(store.folder, to_read=True) as reader:
        assert reader.closed is not None
        assert reader.closed.code is FaultCode.STUDY_READ_ONLY
        assert reader.shot_count() == 1
        with StudyStore.open(store.folder) as writer:
            assert writer.closed is None
            add_shot(writer, interview.id, "DSC_0002.JPG")
            assert reader.shot_count() == 2


def test_who_may_not_write_is_told_who_has_it_too(
    store: StudyStore, shot_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "can_write", lambda _path: False)
    before = contents(store.folder)
    with StudyStore.open(store.folder) as second:
        assert second.closed is not None
        assert second.closed.code is FaultCode.STUDY_OPEN_ELSEWHERE
        assert second.shot_count() == 1
    assert {name: data for name, data in contents(store.folder).items() if not name.endswith("-shm")} == {
        name: data for name, data in before.items() if not name.endswith("-shm")
    }


def test_of_many_at_once_one_has_it(tmp_path: Path) -> None:
    for _ in range(8):
        together = threading.Barrier(6)
        took: list[Hold | Holder] = []

        def take(together: threading.Barrier = together, took: list[Hold | Holder] = took) -> None:
            together.wait()
            took.append(take_hold(tmp_path))

        threads = [threading.Thread(target=take) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        holds = [one for one in took if isinstance(one, Hold)]
        assert len(holds) == 1
        assert holder_of(tmp_path) is not None
        holds[0].release()
        holds[0].release()
        assert contents(tmp_path) == {}


def test_who_only_asks_keeps_nobody_out(tmp_path: Path) -> None:
    """Asking takes a lock as well, for a moment."""
    (tmp_path / LOCK).touch()
    over = threading.Event()

    def ask_on() -> None:
        while not over.is_set():
            holder_of(tmp_path)
            time.sleep(0.001)

    thread = threading.Thread(target=ask_on)
    thread.start()
    for _ in range(100):
        hold = take_hold(tmp_path)
        assert isinstance(hold, Hold)
        hold.release()
        (tmp_path / LOCK).touch()
    over.set()
    thread.join()


def test_a_name_of_a_user_stays_off_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "is_remote", lambda _folder: True)
    hold = take_hold(tmp_path)
    assert isinstance(hold, Hold)
    assert set(json.loads((tmp_path / LOCK).read_text(encoding="utf-8"))) == {
        "program", "computer", "pid", "since"
    }  # fmt: skip
    hold.release()


@pytest.mark.parametrize("left", [b"", b"{", b"[1]", b'{"pid": "many", "since": "yesterday"}', b"\xff"])
def test_words_that_cannot_be_read_are_no_obstacle(tmp_path: Path, left: bytes) -> None:
    (tmp_path / LOCK).write_bytes(left)
    hold = take_hold(tmp_path)
    assert isinstance(hold, Hold)
    (tmp_path / LOCK).write_bytes(left)
    second = take_hold(tmp_path)
    assert isinstance(second, Holder)
    assert second.fault(tmp_path).code is FaultCode.STUDY_OPEN_ELSEWHERE
    hold.release()


@pytest.fixture
def lockless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that has no locks."""

    def no_locks(_descriptor: int, *, shared: bool = False) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(holding, "_lock", no_locks)


def test_without_locks_a_note_does(store: StudyStore, interview: Interview, lockless: None) -> None:
    store.close()
    with StudyStore.open(store.folder) as first:
        assert first.closed is None
        with StudyStore.open(store.folder) as second:
            assert second.closed is not None
            assert second.closed.details["file"] == NOTE
            told = Texts.load(Language.EN).fault(second.closed)
            assert f"remove the file {NOTE}" in told.do
        with StudyStore.open(store.folder, to_read=True) as reader:
            assert reader.closed is not None
            assert reader.closed.code is FaultCode.STUDY_OPEN_ELSEWHERE
    assert not (store.folder / NOTE).exists()
    assert not (store.folder / LOCK).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can be asked whether they live")
def test_a_note_of_a_process_that_has_ended_is_seen_through(store: StudyStore, lockless: None) -> None:
    store.close()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    note = {"program": "fotointerview 1", "computer": socket.gethostname(), "pid": ended.pid}
    (store.folder / NOTE).write_text(json.dumps(note), encoding="utf-8")
    assert holder_of(store.folder) is None
    with StudyStore.open(store.folder) as opened:
        assert opened.closed is None


def test_a_note_of_another_computer_is_believed(store: StudyStore, lockless: None) -> None:
    store.close()
    note = {
        "program": "fotointerview 1",
        "computer": "the-other-one",
        "pid": 1,
        "since": "2026-11-25T09:00:00+00:00",
    }
    (store.folder / NOTE).write_text(json.dumps(note), encoding="utf-8")
    with StudyStore.open(store.folder) as opened:
        assert opened.closed is not None
        assert opened.closed.details["computer"] == "the-other-one"
    assert json.loads((store.folder / NOTE).read_text(encoding="utf-8")) == note


def test_the_log_tells_no_name_of_anybody() -> None:
    fault = Fault(FaultCode.STUDY_OPEN_ELSEWHERE, {"user": "jane", "computer": "janes-laptop", "path": "x"})
    assert "jane" not in str(fault)
