"""Which pictures in a folder are new and complete: watchdog's events, and a slow look through everything.

A picture is announced when its size and time have stood still for a while: shortly where its ends show that it
is whole, longer where they cannot tell or show the opposite. Events come at once but may be missing (network
shares send none, and a full queue drops some), so the folder is looked through every few seconds as well, in
small slices. Nothing is ever written: files are listed, measured and, at their ends, read.

What moves within the folder is not new. What lies in a hidden folder or in a study is not looked at: the
program's own pictures would come in again, for ever.
"""

import logging
import os
import queue
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NamedTuple

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from fotointerview.camera.wholeness import PICTURE_SUFFIXES, Look, look_at

SETTLE_S = 0.5
_STUDY = "study.sqlite"
"""What lies in a study and nowhere else."""

_LONGER = {Look.WHOLE: 1, Look.UNKNOWN: 4, Look.CUT: 10}
"""How many times the settling time a file must stand still."""
_LOOK_THROUGH_S, _RARELY_S = 2.0, 60.0
_SHARE = 200
"""Looking through takes at most one part in so many of the time."""
_SLICE_S = 0.008
_CHECK_S = 0.5
_MOST = 50
"""So many files are told of at once: a thousand that are copied in must not stop the camera process's heart."""
_SAME_TIME_NS = 2_000_000_000
"""Some disks and shares round a file's time to two seconds, but only after a while."""
_PASSED_OVER = frozenset({"@eadir", "#recycle", "$recycle.bin", "system volume information", "lost+found"})
_EVENTS: list[type[FileSystemEvent]] = [
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
    *(FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileClosedEvent),
]
_log = logging.getLogger(__name__)


class FolderGoneError(Exception):
    """The folder is not there, or another one has taken its place."""


class Mark(NamedTuple):
    """What tells one file from another and from a later version of itself."""

    size: int
    mtime_ns: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> "Mark":
        """The mark of a file that was measured."""
        return cls(found.st_size, found.st_mtime_ns, found.st_ino)

    def is_same(self, other: "Mark | None") -> bool:
        """Whether nothing was written in between. Some shares give a file another inode every day."""
        if other is None or self.size != other.size:
            return False
        return abs(self.mtime_ns - other.mtime_ns) <= _SAME_TIME_NS


@dataclass(slots=True)
class _Growing:
    """A file that may not be complete yet: its mark, since when that is so, and when to look again."""

    mark: Mark
    since: float
    due: float


class _Listener(FileSystemEventHandler):
    """Puts the paths of events into a queue, on watchdog's thread; ``None`` stands for "look through everything"."""

    def __init__(self, root: str, heard: "queue.SimpleQueue[str | None]") -> None:
        self._root = root
        self._heard = heard
        self.gone = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what happened; what became of it is looked up later."""
        if isinstance(event, DirDeletedEvent | DirMovedEvent) and os.fsdecode(event.src_path) == self._root:
            self.gone = True
        if event.is_directory:
            self._heard.put(None)
        else:
            self._heard.put(os.fsdecode(event.dest_path or event.src_path))


class FolderWatch:
    """Follows ``root`` from :meth:`start` to :meth:`stop`, as often as wanted; used by one thread."""

    def __init__(self, root: Path, *, settle_s: float = SETTLE_S) -> None:
        self._asked = root
        self._root = str(root)
        self._settle_s = settle_s
        self._heard: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._listener = _Listener(self._root, self._heard)
        self._observer: BaseObserver | None = None
        self._known: dict[str, Mark] = {}
        self._growing: dict[str, _Growing] = {}
        self._places: dict[Mark, str] = {}
        self._quiet: set[Mark] = set()
        self._walk: Iterator[tuple[str, os.stat_result] | None] | None = None
        self._walked_s, self._next_walk, self._next_check = 0.0, 0.0, 0.0
        self._device, self._began = 0, 0.0

    @property
    def root(self) -> str:
        """The folder itself, every link on the way to it followed; as found by the last start."""
        return self._root

    def start(self) -> list[str]:
        """Begin to follow the folder; the paths of the pictures that lie in it, complete.

        Raises:
            FolderGoneError: there is no such folder, or it cannot be read.
        """
        self.stop()
        try:
            self._root = str(self._asked.resolve(strict=True))
            device = self._asked.stat().st_dev
            os.scandir(self._root).close()
        except (OSError, RuntimeError) as error:
            raise FolderGoneError(str(error)) from error
        self._known.clear()
        self._growing.clear()
        self._heard = queue.SimpleQueue()
        self._observe()
        another = self._began > 0 and device != self._device
        listed = self._list(before_ns=int(self._began * 1e9) if another else 0)
        self._device, self._began = device, self._began or time.time()
        self._walk, self._next_walk = None, time.monotonic() + _LOOK_THROUGH_S
        return listed

    def stop(self) -> None:
        """Follow no longer. What was learnt of files that moved is kept."""
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            observer.join()

    def finished(self, path: str) -> None:
        """The picture was read to its end: it is not new any more, wherever in the folder it moves."""
        if path in self._known:
            self._places[self._known[path]] = path

    def check(self) -> None:
        """See now and then whether the folder is still the same one.

        Raises:
            FolderGoneError: it is not.
        """
        now = time.monotonic()
        if now < self._next_check and not self._listener.gone:
            return
        self._next_check = now + _CHECK_S
        try:
            found = self._asked.stat()
        except OSError as error:
            raise FolderGoneError(str(error)) from error
        if self._listener.gone or not stat.S_ISDIR(found.st_mode) or found.st_dev != self._device:
            raise FolderGoneError("another folder is there now")

    def wait(self, timeout_s: float) -> None:
        """Wait for an event, but not longer than until a file may have become complete."""
        with suppress(queue.Empty):
            self._hear(self._heard.get(timeout=min(timeout_s, self._settle_s / 4)))

    def take(self) -> list[str]:
        """The pictures that became complete, oldest first; each once for every time that it was written."""
        for path in {self._heard.get_nowait() for _ in range(self._heard.qsize())}:
            self._hear(path)
        self._look_through()
        now = time.monotonic()
        ready: list[tuple[int, str]] = []
        for path, growing in list(self._growing.items()):
            if growing.due <= now and self._is_complete(path, growing, now):
                del self._growing[path]
                self._known[path] = growing.mark
                if not self._has_moved(path, growing.mark):
                    ready.append((growing.mark.mtime_ns, path))
            if len(ready) == _MOST:
                break
        return [path for _, path in sorted(ready)]

    # ── hearing ───────────────────────────────────────────────────────────────────────────────────────────

    def _observe(self) -> None:
        self._listener = _Listener(self._root, self._heard)
        try:
            observer = Observer()
            observer.schedule(self._listener, self._root, recursive=True, event_filter=_EVENTS)
            observer.start()
        except OSError as error:  # no watches left, or a file system that has none
            _log.info("no events from %r, it is looked through instead: %s", str(self._root), error)
            return
        self._observer = observer

    def _hear(self, path: str | None) -> None:
        if path is None:
            self._next_walk = 0.0
        elif is_picture(PurePath(path).name) and self._is_looked_at(path):
            found = _measure(path)
            if found is not None:
                now = time.monotonic()
                self._growing[path] = _Growing(Mark.of(found), now, now + self._settle_s)

    def _is_looked_at(self, path: str) -> bool:
        """Whether no folder between the root and ``path`` is passed over."""
        try:
            above = PurePath(path).relative_to(self._root).parent.parts
        except ValueError:
            return False
        folder = Path(self._root)
        for part in above:
            folder /= part
            if _is_passed_over(part) or (folder / _STUDY).exists() or folder.is_symlink():
                return False
        return True

    # ── looking ───────────────────────────────────────────────────────────────────────────────────────────

    def _list(self, *, before_ns: int) -> list[str]:
        """Everything complete; what is older than ``before_ns`` and was never seen came with another disk: quiet."""
        first, wall = self._began == 0, time.time()
        listed = []
        for path, found in filter(None, self._files()):
            mark = Mark.of(found)
            if self._has_moved(path, mark) or (before_ns > mark.mtime_ns and mark not in self._places):
                self._quiet.add(mark)
                self._known[path] = mark
            elif self._is_settled(path, found, wall):
                self._known[path] = mark
                listed.append(path)
                if first:
                    self._places[mark] = path
            else:
                now = time.monotonic()
                self._growing[path] = _Growing(mark, now, now + self._settle_s)
        return listed

    def _is_settled(self, path: str, found: os.stat_result, wall: float) -> bool:
        """Whether a file that was not watched until now is complete, by its age and its ends."""
        if found.st_size == 0:
            return False
        age = abs(wall - found.st_mtime)
        if age >= self._settle_s * max(_LONGER.values()):
            return True
        try:
            look = look_at(path, found.st_size)
        except OSError:
            return False
        return look is Look.WHOLE or age >= self._settle_s * _LONGER[look]

    def _is_complete(self, path: str, growing: _Growing, now: float) -> bool:
        """Look again at a file; sees to it that it is looked at later, or no more, when it is not complete."""
        found = _measure(path)
        if found is None or Mark.of(found).is_same(self._known.get(path)):
            del self._growing[path]
            return False
        growing.due = now + self._settle_s
        if Mark.of(found) != growing.mark:
            growing.mark, growing.since = Mark.of(found), now
            return False
        try:
            look = look_at(path, found.st_size)
        except OSError:  # held by the program that writes it
            return False
        settled = growing.since + self._settle_s * _LONGER[look]
        if found.st_size > 0 and now >= settled:
            return True
        growing.due = max(settled, now + self._settle_s / 4)
        return False

    def _has_moved(self, path: str, mark: Mark) -> bool:
        """Whether this is a file that is not new, under a new name."""
        before = self._places.get(mark)
        if before is not None and before != path and mark.inode and not os.path.lexists(before):
            self._places[mark] = path
            self._quiet.add(mark)  # the worker knows it by its old name: it must not be listed
        return mark in self._quiet

    def _look_through(self) -> None:
        """Look at everything in the folder, a few milliseconds at a time."""
        now = time.monotonic()
        if self._walk is None:
            if now < self._next_walk:
                return
            self._walk, self._walked_s = self._files(), 0.0
        for seen in self._walk:
            if seen is not None:
                path, found = seen
                if path not in self._growing and not Mark.of(found).is_same(self._known.get(path)):
                    self._growing[path] = _Growing(Mark.of(found), now, now + self._settle_s)
            if time.monotonic() - now > _SLICE_S:
                self._walked_s += time.monotonic() - now
                return
        self._walked_s += time.monotonic() - now
        self._walk = None
        pause = min(max(_LOOK_THROUGH_S, _SHARE * self._walked_s), _RARELY_S)
        self._next_walk = time.monotonic() + pause

    def _files(self) -> Iterator[tuple[str, os.stat_result] | None]:
        """Every picture with its measures; ``None`` for whatever else there is, so that time can be kept."""
        folders = [self._root]
        while folders:
            try:
                with os.scandir(folders.pop()) as found:
                    entries = list(found)  # no folder is held open: somebody may want to take it away
            except OSError:
                continue
            if any(entry.name == _STUDY for entry in entries):
                continue
            for entry in entries:
                with suppress(OSError):
                    if entry.is_dir(follow_symlinks=False) and not _is_passed_over(entry.name):
                        folders.append(entry.path)
                measures = _measure(entry.path) if is_picture(entry.name) else None
                yield None if measures is None else (entry.path, measures)


def is_in_study(folder: Path) -> bool:
    """Whether a folder is a study, or a part of one."""
    return any((above / _STUDY).exists() for above in (folder, *folder.parents))


def is_picture(name: str) -> bool:
    """Whether a file of this name is a finished picture; temporary and hidden names are not."""
    if name.startswith((".", "~")) or PurePath(name).suffix.lower() not in PICTURE_SUFFIXES:
        return False
    return _is_text(name)


def _is_text(name: str) -> bool:
    """Whether a name can be written down; bytes that are no letters cannot, anywhere."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_passed_over(folder: str) -> bool:
    return folder.startswith(".") or folder.lower() in _PASSED_OVER or not _is_text(folder)


def _measure(path: str) -> os.stat_result | None:
    """A file's measures; ``None`` for what is no file or is gone. Links to files are followed."""
    try:
        found = os.stat(path)  # noqa: PTH116 - called for thousands of files
    except (OSError, ValueError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None
