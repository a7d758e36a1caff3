"""Snapshots of the database in the study's folder: the last ten, each verified, and none that knows more than it may.

A snapshot is a database like the study's own: laid in its place, the study is as it was. What is to be gone from the
study for good (a real name, a person) must be gone from these as well: they go all together, see
:meth:`SnapshotsPart.without_snapshots`.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from fotointerview.storage.copying import copy_database
from fotointerview.storage.database import Database
from fotointerview.storage.files import disk_faults, sync_folder
from fotointerview.storage.part import StudyPart
from fotointerview.storage.schema import BEFORE_MIGRATION

SNAPSHOTS: Final = "snapshots"
KEPT: Final = 10
_NAME: Final = re.compile(r"\d{4}-\d{2}-\d{2} \d{6}( \d+)?\.sqlite")
_HALF: Final = re.compile(_NAME.pattern + r"\.part(-journal)?")
_PAUSE_S: Final = 0.004


class SnapshotsPart(StudyPart):
    """Taking and dropping snapshots. On any thread: they have a connection of their own."""

    def __init__(self, folder: Path, database: Database) -> None:
        super().__init__(folder, database)
        self._one_at_a_time = threading.Lock()
        self._not_now = threading.Event()
        self._changes_kept = database.connection.total_changes

    @property
    def changed_since_snapshot(self) -> bool:
        """Whether anything was written since the last snapshot, or since the study was opened."""
        return not self.read_only and self._database.connection.total_changes != self._changes_kept

    def snapshots(self) -> tuple[Path, ...]:
        """The snapshots that are there, oldest first."""
        return tuple(sorted(_named(self.folder / SNAPSHOTS, _NAME), key=_order))

    def snapshot(self, *, now: datetime | None = None, pause_s: float = _PAUSE_S) -> Path | None:
        """Take a snapshot, ``snapshots/2026-11-25 143000.sqlite`` by the clock here; only the last ten are kept.

        Writers need not wait for it. ``None`` where nothing may be written, or while snapshots are dropped.

        Raises:
            FaultError: as of :func:`~fotointerview.storage.copying.copy_database`; the earlier ones stay.
        """
        if self.read_only:
            return None
        folder = self.folder / SNAPSHOTS
        with self._one_at_a_time, disk_faults(folder):
            if self._not_now.is_set():
                return None
            changes = self._database.connection.total_changes
            if not folder.exists():
                folder.mkdir()
                sync_folder(self.folder)
            for half in _named(folder, _HALF):  # of a program that was ended in the middle
                half.unlink()
            path = self._unused(f"{(now or datetime.now().astimezone()):%Y-%m-%d %H%M%S}")
            if not copy_database(self._database.path, path, pause_s=pause_s, stop=self._not_now.is_set):
                return None
            self._changes_kept = changes
            for old in self.snapshots()[:-KEPT]:
                with suppress(OSError):  # one too many does no harm
                    old.unlink()
            return path

    def _unused(self, second: str) -> Path:
        """The name of the next snapshot of that second."""
        number = max((count for of, count in map(_order, self.snapshots()) if of == second), default=0) + 1
        return self.folder / SNAPSHOTS / f"{second if number == 1 else f'{second} {number}'}.sqlite"

    def drop_snapshots(self) -> None:
        """Remove every copy of the database that the program made: snapshots, and copies before a migration.

        For when something was removed from the study for good. One that is being taken is given up.

        Raises:
            FaultError: ``DISK_WRITE``, or why the study is closed; then some may still be there.
        """
        with self.without_snapshots():
            pass

    @contextmanager
    def without_snapshots(self) -> Iterator[None]:
        """Drops the snapshots (:meth:`drop_snapshots`), and lets none be taken within.

        First they go, then what is to be gone for good goes from the study: at no moment is it gone there only.
        """
        self.refuse_if_closed()
        self._not_now.set()
        try:
            with self._one_at_a_time:
                self._drop()
                yield
        finally:
            self._not_now.clear()

    def _drop(self) -> None:
        folder = self.folder / SNAPSHOTS
        with disk_faults(folder):
            copies = [*_named(folder, _NAME), *_named(folder, _HALF), *self.folder.glob(BEFORE_MIGRATION)]
            for copy in copies:
                copy.unlink()
            for changed in {copy.parent for copy in copies}:
                sync_folder(changed)


def _named(folder: Path, pattern: re.Pattern[str]) -> list[Path]:
    """The files in ``folder`` that have such a name; other people's are no business of ours."""
    return [path for path in folder.glob("*") if pattern.fullmatch(path.name)]


def _order(path: Path) -> tuple[str, int]:
    """By time; of one second by number."""
    return path.stem[:17], int(path.stem[17:] or 1)
