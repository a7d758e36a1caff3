"""After a crash: what is still on its way into the study, what is a useless leftover, and what is missing.

Nothing is entered here: the pictures' facts (time, size, exposure) are read elsewhere, and then
:meth:`RecoveryPart.adopt` takes each file in. Only downloads that were cut off are removed; the camera still
has those.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import select

from fotointerview.domain.chain import Link
from fotointerview.domain.shots import Exposure, ShotFile
from fotointerview.domain.words import FileKind
from fotointerview.storage import values
from fotointerview.storage.erasing import erased_paths
from fotointerview.storage.files import read_json, sha256_of
from fotointerview.storage.intake import IncomingFile, IntakePart, file_kind
from fotointerview.storage.models import InterviewRow, ShotFileRow
from fotointerview.storage.part import INCOMING, ORIGINALS
from fotointerview.storage.sidecar_names import is_beside

STALE_AFTER_S: Final = 60.0
"""A download that nobody has written to for so long is not running in another process any more."""
_NOT_PICTURES: Final = {".json", ".part"}
_EXPECTED: Final = ".expected.json"
"""Ends the camera process's notes of what is still on the camera: they are nobody else's business."""
_END_OF_IMAGE: Final = b"\xff\xd9"
_TAIL: Final = 1 << 16


class PictureFacts(Protocol):
    """What somebody read from a picture."""

    @property
    def taken_at(self) -> datetime | None:
        """When it was taken, if it tells."""
        ...

    @property
    def width(self) -> int:
        """Pixels of the upright picture; 0 unknown."""
        ...

    @property
    def height(self) -> int:
        """Pixels of the upright picture; 0 unknown."""
        ...

    @property
    def exposure(self) -> Exposure:
        """How it was taken."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingFile:
    """A complete file that belongs to an interview but not yet to the study.

    It lies in ``.incoming`` or, when the crash came just before the commit, among the originals. The camera's
    identity is empty where nobody wrote it down. ``damaged``: shorter than announced, or a JPEG without end.
    """

    interview_id: str
    path: Path
    sha256: str
    size: int
    camera_serial: str = ""
    camera_folder: str = ""
    camera_name: str = ""
    source_time: int = 0
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class RecoveryReport:
    """What a look at the folders found.

    Attributes:
        pending: files to be taken in.
        removed: leftovers of downloads that were cut off, now gone.
        strangers: files in ``.incoming`` that belong to no interview or are empty; left alone.
        missing: files that the study knows and that are not in its folder any more.
    """

    pending: tuple[PendingFile, ...] = ()
    removed: tuple[Path, ...] = ()
    strangers: tuple[Path, ...] = ()
    missing: tuple[ShotFile, ...] = ()


class RecoveryPart(IntakePart):
    """Finding what a crash left."""

    def recover(self, *, stale_after_s: float = STALE_AFTER_S) -> RecoveryReport:
        """Remove leftovers and report what is there; see :class:`RecoveryReport`."""
        removed = self.remove_leftovers(stale_after_s=stale_after_s)
        kept = self._files_by_path()
        missing = tuple(file for path, file in kept.items() if not self.absolute(path).exists())
        return RecoveryReport(
            pending=self.pending(), removed=removed, strangers=self._strangers(), missing=missing
        )

    def pending(self) -> tuple[PendingFile, ...]:
        """Complete files that wait to be taken in, oldest first."""
        found = [
            _pending(interview_id, path, identity) for interview_id, path, identity in self._on_the_way()
        ]
        return tuple(sorted(found, key=lambda file: (file.path.stat().st_mtime_ns, file.path.name)))

    def _on_the_way(self) -> Iterator[tuple[str, Path, Path]]:
        """Interview, file, and the place of its identity, of every complete file without a row."""
        known = set(self._paths())
        with self._database.reading() as session:
            known |= erased_paths(session)
        for interview_id, folder in self._folders().items():
            originals = (folder / ORIGINALS).relative_to(self.folder).as_posix()
            incoming = self.folder / INCOMING / interview_id
            for path in _files(incoming):
                if path.suffix not in _NOT_PICTURES and path.stat().st_size:
                    yield interview_id, path, path.with_suffix(".json")
            for path in _files(folder / ORIGINALS):
                if not is_beside(path.name) and f"{originals}/{path.name}" not in known:
                    yield interview_id, path, incoming / f"{path.name}.json"

    def adopt(self, pending: PendingFile, *, facts: PictureFacts | None = None, trial: bool = False) -> Link:
        """Take in a pending file with what was read from it, or as a trial shot. Raises as :meth:`take_in` does."""
        taken_at = facts.taken_at if facts is not None else None
        if taken_at is None:
            taken_at = datetime.fromtimestamp(pending.source_time or pending.path.stat().st_mtime, UTC)
        arrived = IncomingFile(
            path=pending.path,
            sha256=pending.sha256,
            size=pending.size,
            taken_at=taken_at,
            camera_serial=pending.camera_serial,
            camera_folder=pending.camera_folder,
            camera_name=pending.camera_name,
            source_time=pending.source_time,
            width=facts.width if facts is not None else 0,
            height=facts.height if facts is not None else 0,
            exposure=facts.exposure if facts is not None else Exposure(),
            damaged=pending.damaged,
            trial=trial,
        )
        return self.take_in(arrived, pending.interview_id)

    def remove_leftovers(self, *, stale_after_s: float = STALE_AFTER_S) -> tuple[Path, ...]:
        """Remove downloads that were cut off and identities whose file is safe; nothing in a read-only study.

        What tells of a file that the study has goes at once; anything else when nobody can be writing it any more.
        """
        if self.read_only:
            return ()
        removed = []
        before = time.time() - stale_after_s
        needed = {identity for _, _, identity in self._on_the_way()}
        for path in sorted((self.folder / INCOMING).glob("*/*")):
            with suppress(OSError):  # what cannot be removed now may stay
                useless = path.suffix in _NOT_PICTURES and not path.name.endswith(_EXPECTED)
                if not useless or path in needed:
                    continue
                if path.stat().st_mtime <= before or self._is_of_safe_file(path):
                    path.unlink()
                    removed.append(path)
        return tuple(removed)

    def _is_of_safe_file(self, note: Path) -> bool:
        sha256 = (read_json(note) or {}).get("sha256") if note.suffix == ".json" else None
        if not isinstance(sha256, str):
            return False
        with self._database.reading() as session:
            known = select(ShotFileRow.id).where(ShotFileRow.sha256 == sha256)
            return session.scalars(known).first() is not None

    def _strangers(self) -> tuple[Path, ...]:
        known = set(self._folders())
        return tuple(
            path
            for path in sorted((self.folder / INCOMING).glob("*/*"))
            if path.suffix not in _NOT_PICTURES and (path.parent.name not in known or not path.stat().st_size)
        )

    def _folders(self) -> dict[str, Path]:
        """Every interview's folder, by the interview's id."""
        with self._database.reading() as session:
            rows = session.execute(select(InterviewRow.id, InterviewRow.folder)).all()
        return {row.id: self.absolute(row.folder) for row in rows}

    def _paths(self) -> frozenset[str]:
        with self._database.reading() as session:
            return frozenset(session.scalars(select(ShotFileRow.path)))

    def _files_by_path(self) -> dict[str, ShotFile]:
        with self._database.reading() as session:
            return {row.path: values.shot_file(row) for row in session.scalars(select(ShotFileRow))}


def _files(folder: Path) -> list[Path]:
    """The files in a folder by name. What the folder itself tells of them must do: it may have thousands."""
    try:
        with os.scandir(folder) as entries:
            return [folder / name for name in sorted(entry.name for entry in entries if entry.is_file())]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _pending(interview_id: str, path: Path, identity: Path) -> PendingFile:
    sha256, size = sha256_of(path), path.stat().st_size
    told = read_json(identity) or {}
    changed = told.get("sha256", sha256) != sha256
    if changed and path.parent != identity.parent:
        told = {}  # an original, and the identity is of an earlier try under its name
    short = _number(told.get("size")) not in (0, size)
    spoilt = bool(told) and (changed or short or told.get("damaged") is True)
    return PendingFile(
        interview_id=interview_id,
        path=path,
        sha256=sha256,
        size=size,
        camera_serial=str(told.get("serial", "")),
        camera_folder=str(told.get("folder", "")),
        camera_name=str(told.get("name", "")),
        source_time=_number(told.get("mtime")),
        damaged=spoilt or _endless(path),
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _endless(path: Path) -> bool:
    """Whether it is a JPEG that was cut off. Cameras may pad after the end, so it is looked for in the tail."""
    if file_kind(path.suffix.upper()) is not FileKind.JPEG:
        return False
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return _END_OF_IMAGE not in file.read()
