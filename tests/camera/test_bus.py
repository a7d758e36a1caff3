"""Something comes to the bus or leaves it, and whoever waits wakes up."""

import errno
import gc
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from fotointerview.camera.bus import BusWatch, UdevSource, system_source

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="udev is Linux")
_LONG_S = 20.0


class PipeSource:
    """News through a pipe: ``+`` a device came or went, ``.`` something else, ``x`` the line ends."""

    def __init__(self) -> None:
        self._out, self._in = os.pipe()
        os.set_blocking(self._out, False)
        self.closed = False

    def fileno(self) -> int:
        return self._out

    def say(self, news: bytes) -> None:
        os.write(self._in, news)

    def take(self) -> bool:
        news = os.read(self._out, 100)
        if b"x" in news:
            raise OSError(errno.EIO, "the line ended")
        return b"+" in news

    def close(self) -> None:
        self.closed = True
        os.close(self._out)

    def end(self) -> None:
        os.close(self._in)


@pytest.fixture
def source() -> Iterator[PipeSource]:
    source = PipeSource()
    yield source
    source.end()
    assert source.closed


def descriptors() -> set[str]:
    gc.collect()
    return {entry.name for entry in Path("/proc/self/fd").iterdir()}


def test_news_wakes_whoever_waits(source: PipeSource) -> None:
    told = threading.Event()
    with BusWatch.start(told.set, source=source) as watch:
        assert watch.active
        assert not watch.changed()
        source.say(b"+")
        assert watch.changed(_LONG_S)
        assert told.wait(_LONG_S)
        assert not watch.changed(), "the same news twice"
        source.say(b"+")
        assert watch.changed(_LONG_S)
    assert not watch.active


def test_what_is_no_coming_or_going_wakes_nobody(source: PipeSource) -> None:
    calls = []
    with BusWatch.start(lambda: calls.append(threading.current_thread().name), source=source) as watch:
        source.say(b"..")
        source.say(b".+")
        assert watch.changed(_LONG_S)
    assert calls == ["bus-watch"]


def test_a_line_that_ends_is_a_reason_to_look_and_then_not_active(source: PipeSource) -> None:
    told = threading.Event()
    with BusWatch.start(told.set, source=source) as watch:
        source.say(b"x")
        assert told.wait(_LONG_S)
        assert not watch.active
        assert watch.changed()


def test_a_system_that_tells_nothing_is_looked_at_each_time() -> None:
    threads = threading.active_count()
    watch = BusWatch(None, None)
    assert not watch.active
    assert watch.changed()
    assert watch.changed(0.001)
    assert threading.active_count() == threads
    watch.close()
    watch.close()


@linux
def test_closing_leaves_no_thread_and_no_descriptor(source: PipeSource) -> None:
    before = descriptors()
    watch = BusWatch.start(source=source)
    assert threading.active_count() > 1
    watch.close()
    watch.close()
    assert descriptors() < before
    assert all(thread.name != "bus-watch" for thread in threading.enumerate())


@linux
def test_udevs_own_line_opens_and_closes() -> None:
    """Whatever this machine has: libudev or not, udev running or not, the kernel's line or not."""
    with suppress(ImportError, OSError):
        UdevSource().close()  # what is loaded once stays
    before = descriptors()
    try:
        source = UdevSource()
    except (ImportError, OSError):
        with BusWatch.start() as watch:
            assert not watch.active
        return
    with BusWatch.start(source=source) as watch:
        assert watch.active
        assert len(descriptors()) > len(before)
        watch.changed()
    del source
    assert descriptors() == before


@linux
def test_the_systems_source_never_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert system_source(udev_runs=tmp_path / "control") is None
    (tmp_path / "control").touch()
    found = system_source(udev_runs=tmp_path / "control")
    if found is not None:
        found.close()
    monkeypatch.setitem(sys.modules, "pyudev", None)  # as on a machine without it
    assert system_source(udev_runs=tmp_path / "control") is None
    with BusWatch.start() as watch:
        watch.changed()
