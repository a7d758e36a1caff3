"""Gates around every test: a home of its own, no window, thread or process left behind.

Qt is only touched when a test has brought it in, so that the rooms without Qt stay without it.
"""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("no hurry", deadline=None)  # how busy a computer is, is no test
settings.load_profile("no hurry")
# Before anybody imports them: what is asserted there is told like a test's own.
pytest.register_assert_rewrite("tests.faults.kit", "tests.faults.program", "tests.camera.listening")

_GRACE_S = 3.0
_HELPERS = ("resource_tracker", "forkserver")
"""Processes of Python's own that live as long as the interpreter."""


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and settings folder of the test's own, so that nothing of this computer is read or changed."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        folder = home / name.lower()
        folder.mkdir()
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder))
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind(own_home: Path) -> Iterator[None]:
    """Fails a test that leaves a top-level widget, a thread or a child process."""
    threads, children = set(threading.enumerate()), _children()
    yield
    windows = _leaked_windows()
    assert not windows, f"top-level widgets left behind: {windows}"
    _wait_until(lambda: not _new_threads(threads) and not _children() - children)
    assert not _new_threads(threads), f"threads left behind: {_new_threads(threads)}"
    left = {pid: _command_line(pid) for pid in _children() - children}
    assert not left, f"child processes left behind: {left}"


def _wait_until(done: Callable[[], bool]) -> None:
    """Give what is ending the time to end; a thread's ``join`` may come just before its last breath."""
    deadline = time.monotonic() + _GRACE_S
    while not done() and time.monotonic() < deadline:
        time.sleep(0.01)


def _new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    # Threads that Python did not start (Qt's own) show up as dummies and cannot be ended from here.
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]


def _children() -> set[int]:
    """The ids of this process's living children (Linux); zombies count, for somebody should have waited."""
    found: set[int] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            found.update(int(pid) for pid in task.read_text().split())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return {pid for pid in found if not any(name in _command_line(pid) for name in _HELPERS)}


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _leaked_windows() -> list[str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: TID251 - only when a test brought Qt in

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [repr(widget) for widget in widgets.QApplication.topLevelWidgets()]
