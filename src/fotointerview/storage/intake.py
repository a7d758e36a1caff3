"""From a downloaded file to a shot of the study, so that a crash at any moment loses nothing.

In one transaction: number the shot, note the file's identity beside the downloads, move the file into the
interview's originals, make all of it durable, enter it in the database, commit. Until the move it is found in
``.incoming``; between move and commit in ``originals`` without a row; ``recovery`` finds both.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.shots import Exposure
from fotointerview.domain.words import FileKind
from fotointerview.storage.erasing import highest_erased
from fotointerview.storage.files import (
    disk_faults,
    make_read_only,
    make_writable,
    sha256_of,
    sync_file,
    sync_folder,
    write_json,
)
from fotointerview.storage.models import InterviewRow, MoveRow, ShotFileRow, ShotRow
from fotointerview.storage.part import INCOMING, ORIGINALS, StudyPart, existing
from fotointerview.storage.reading import read_link
from fotointerview.storage.types import next_id

_RAW: Final = {".NEF", ".NRW", ".CR2", ".CR3", ".CRW", ".ARW", ".RAF", ".DNG", ".RW2", ".ORF", ".PEF", ".SRW"}
_JPEG: Final = {".JPG", ".JPEG"}
_SUFFIX: Final = re.compile(r"\.[A-Z0-9]{1,8}")
_NUMBERED: Final = re.compile(r"FI_(\d{4,9})")
_ONE_RELEASE_S: Final = 10
"""RAW and JPEG of one release carry times that differ by at most this; camera file numbers come round again."""
_PAIR: Final = {FileKind.JPEG, FileKind.RAW}


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingFile:
    """A complete file on its way into the study.

    Attributes:
        path: where it lies, in the interview's folder below ``.incoming``.
        sha256: of the whole file, lower-case hexadecimal.
        size: in bytes.
        taken_at: when the picture was taken, with its zone.
        camera_serial: with ``camera_folder``, ``camera_name`` and ``source_time`` (Unix seconds by the
            camera's clock) where on which camera it came from; an empty name means that nobody knows.
        width: pixels of the upright picture, 0 unknown; ``height`` likewise.
        exposure: how it was taken, by its EXIF.
        damaged: it is kept, but is not a whole picture.
        joins: the shot that has the other file of the same release, where whoever saw them come knows it.
        trial: taken without consent, to be deleted.
    """

    path: Path
    sha256: str
    size: int
    taken_at: datetime
    camera_serial: str = ""
    camera_folder: str = ""
    camera_name: str = ""
    source_time: int = 0
    width: int = 0
    height: int = 0
    exposure: Exposure = field(default_factory=Exposure)
    damaged: bool = False
    joins: str = ""
    trial: bool = False


def original_suffix(arrived: IncomingFile) -> str:
    """The suffix of the original, in capitals; never anything but letters and digits."""
    suffix = (Path(arrived.camera_name).suffix or arrived.path.suffix).upper()
    if suffix in _JPEG:
        return ".JPG"
    return suffix if _SUFFIX.fullmatch(suffix) else ".BIN"


def file_kind(suffix: str) -> FileKind:
    """What a file with this suffix (in capitals) holds."""
    if suffix in _JPEG:
        return FileKind.JPEG
    return FileKind.RAW if suffix in _RAW else FileKind.OTHER


class IntakePart(StudyPart):
    """Taking files into the study."""

    def take_in(self, arrived: IncomingFile, interview_id: str) -> Link:
        """Make an arrived file a shot of the interview; returns when it is safe on the disk.

        The RAW to a JPEG (or the other way round) of the same release joins its shot. A file that was taken in
        before, by its identity on the camera and its hash, is not taken in twice: its link is returned. The
        moves that were open on the interview's last shot now lead to the new one.

        Raises:
            FaultError: ``DISK_FULL``, ``DISK_WRITE``, ``STUDY_READ_ONLY``, ``STUDY_BUSY``, ``FILE_SHORT``; the
                file is then where it was.
            RuleError: there is no such interview.
        """
        placed: Path | None = None
        try:
            with self._database.writing() as session:
                interview = existing(session, InterviewRow, interview_id)
                known = _taken_before(session, arrived)
                if known is not None:
                    shot_id = known.shot_id
                else:
                    shot = _shot_of_release(session, arrived, interview_id)
                    originals = self.absolute(interview.folder) / ORIGINALS
                    number = _number(session, arrived, originals) if shot is None else shot.number
                    placed = self._place(arrived, interview_id, originals, number)
                    shot_id = self._enter(session, arrived, interview_id, placed, number, shot)
                link = read_link(session, shot_id)
        except Exception:
            if placed is not None and placed != arrived.path:
                self._put_back(placed, arrived.path)
            raise
        self._tidy(arrived, link, self.folder / INCOMING / interview_id)
        return link

    def adopt_original(self, arrived: IncomingFile, interview_id: str) -> Link:
        """Enter a file that already lies among the interview's originals but has no row. See :meth:`take_in`."""
        originals = self.absolute(self._interview_folder(interview_id)) / ORIGINALS
        if arrived.path.parent != originals:
            raise ValueError(f"{arrived.path.name} does not lie in {originals}")
        return self.take_in(arrived, interview_id)

    def _interview_folder(self, interview_id: str) -> str:
        with self._database.reading() as session:
            return existing(session, InterviewRow, interview_id).folder

    def _place(self, arrived: IncomingFile, interview_id: str, originals: Path, number: int) -> Path:
        """Move the file among the originals, under its shot's number, and make that durable."""
        target = originals / f"FI_{number:04d}{original_suffix(arrived)}"
        with disk_faults(arrived.path):
            got = arrived.path.stat().st_size
            if got != arrived.size:
                raise FaultError(
                    FaultCode.FILE_SHORT,
                    path=arrived.path,
                    name=arrived.path.name,
                    got=got,
                    size=arrived.size,
                )
            if target != arrived.path and target.exists():
                raise FaultError(FaultCode.DISK_WRITE, path=target, words="there is a file of that name")
            originals.mkdir(parents=True, exist_ok=True)
            sync_file(arrived.path)
            if target != arrived.path:
                incoming = self.folder / INCOMING / interview_id
                incoming.mkdir(parents=True, exist_ok=True)
                write_json(incoming / f"{target.name}.json", identity_json(arrived))
                arrived.path.rename(target)
                try:
                    sync_folder(originals)
                    sync_folder(arrived.path.parent)
                    make_read_only(target)
                except OSError:
                    _move_back(target, arrived.path)
                    raise
            else:
                make_read_only(target)
        return target

    def _enter(
        self,
        session: Session,
        arrived: IncomingFile,
        interview_id: str,
        placed: Path,
        number: int,
        shot: ShotRow | None,
    ) -> str:
        """Write the rows; returns the shot's id."""
        kind = file_kind(placed.suffix)
        if shot is None:
            shot = ShotRow(
                id=next_id(), interview_id=interview_id, number=number, alt_text="", trial=arrived.trial
            )
            _describe(shot, arrived)
            last = _last_shot_id(session, interview_id)
            session.add(shot)
            session.flush()
            if last is not None:
                _bind_open_moves(session, last, shot.id)
        elif kind is FileKind.JPEG:
            _describe(shot, arrived)
        session.add(
            ShotFileRow(
                id=next_id(),
                shot_id=shot.id,
                kind=kind,
                path=placed.relative_to(self.folder).as_posix(),
                size=arrived.size,
                sha256=arrived.sha256,
                camera_serial=arrived.camera_serial,
                camera_folder=arrived.camera_folder,
                camera_name=arrived.camera_name,
                source_time=arrived.source_time,
            )
        )
        session.flush()
        return shot.id

    def _put_back(self, placed: Path, came_from: Path) -> None:
        """The row could not be written: the file goes back to the downloads, unless the row is there after all."""
        relative = placed.relative_to(self.folder).as_posix()
        with suppress(FaultError):  # then it stays where it is, and recovery finds it
            with self._database.reading() as session:
                if session.scalars(select(ShotFileRow.id).where(ShotFileRow.path == relative)).first():
                    return
            _move_back(placed, came_from)

    def _tidy(self, arrived: IncomingFile, link: Link, incoming: Path) -> None:
        """Remove what is left over of a file that is safe. What cannot be removed now may stay."""
        originals = {self.absolute(file.path): file.sha256 for file in link.files}
        with suppress(OSError):
            for original, sha256 in originals.items():
                (incoming / f"{original.name}.json").unlink(missing_ok=True)
                if arrived.path not in originals and arrived.path.exists() and sha256 == arrived.sha256:
                    self._let_go(arrived.path, original, sha256)
            if not arrived.path.exists() and incoming in arrived.path.parents:
                arrived.path.with_suffix(".json").unlink(missing_ok=True)

    @staticmethod
    def _let_go(copy: Path, original: Path, sha256: str) -> None:
        """A second copy of a file goes when the original is sound; takes its place when that is gone."""
        if not original.exists():
            copy.rename(original)
            make_read_only(original)
            sync_folder(original.parent)
        elif sha256_of(original) == sha256:
            copy.unlink()


def _move_back(placed: Path, came_from: Path) -> None:
    """Undo the move of a file; where that fails it stays among the originals, and recovery finds it."""
    with suppress(OSError):
        make_writable(placed)
        placed.rename(came_from)
        (came_from.parent / f"{placed.name}.json").unlink(missing_ok=True)
        sync_folder(came_from.parent)


def identity_json(arrived: IncomingFile) -> dict[str, str | int]:
    """A file's identity as it lies beside the downloads, in the words of the camera process, and its hash."""
    return {
        "serial": arrived.camera_serial,
        "folder": arrived.camera_folder,
        "name": arrived.camera_name,
        "size": arrived.size,
        "mtime": arrived.source_time,
        "sha256": arrived.sha256,
    }


def _describe(shot: ShotRow, arrived: IncomingFile) -> None:
    """What the file tells of its shot."""
    shot.taken_at, shot.damaged = arrived.taken_at, arrived.damaged
    shot.width, shot.height = arrived.width, arrived.height
    exposure = arrived.exposure
    shot.aperture, shot.shutter_s, shot.iso = exposure.aperture, exposure.shutter_s, exposure.iso
    shot.bias_ev, shot.focal_mm = exposure.bias_ev, exposure.focal_mm


def _taken_before(session: Session, arrived: IncomingFile) -> ShotFileRow | None:
    """The file's row, when it has one: same place on the same camera, same time, same bytes."""
    if not arrived.camera_name:
        return None
    row = ShotFileRow
    return session.scalars(
        select(row).where(
            row.camera_folder == arrived.camera_folder,
            row.camera_name == arrived.camera_name,
            row.camera_serial == arrived.camera_serial,
            row.source_time == arrived.source_time,
            row.size == arrived.size,
            row.sha256 == arrived.sha256,
        )
    ).first()


def _shot_of_release(session: Session, arrived: IncomingFile, interview_id: str) -> ShotRow | None:
    """The shot that has the other file of this release (RAW and JPEG), and not one of this kind.

    In a burst the RAWs come when their JPEGs have long been there: any shot of the interview may be the one. By
    name it is known only as long as the camera's clock says the same: names come round again after 9999.
    """
    kind = file_kind(original_suffix(arrived))
    shot = session.get(ShotRow, arrived.joins) if arrived.joins else None
    if shot is None and arrived.camera_name:
        shot = _shot_by_name(session, arrived, interview_id)
    if shot is None or shot.interview_id != interview_id:
        return None
    files = session.scalars(select(ShotFileRow).where(ShotFileRow.shot_id == shot.id)).all()
    return shot if {kind, *(file.kind for file in files)} == _PAIR and len(files) == 1 else None


def _shot_by_name(session: Session, arrived: IncomingFile, interview_id: str) -> ShotRow | None:
    """The shot of a file of the same stem, camera and time; the folder may differ, a body may have two cards."""
    row, mine = ShotFileRow, Path(arrived.camera_name).stem
    rows = session.execute(
        select(row.camera_name, ShotRow)
        .join(ShotRow, ShotRow.id == row.shot_id)
        .where(
            ShotRow.interview_id == interview_id,
            row.camera_serial == arrived.camera_serial,
            row.camera_name.startswith(mine, autoescape=True),
            row.source_time.between(
                arrived.source_time - _ONE_RELEASE_S, arrived.source_time + _ONE_RELEASE_S
            ),
        )
        .order_by(ShotRow.number.desc())
    )
    return next((shot for name, shot in rows if Path(name).stem == mine), None)


def _last_shot_id(session: Session, interview_id: str) -> str | None:
    shots = select(ShotRow.id).where(ShotRow.interview_id == interview_id)
    return session.scalars(shots.order_by(ShotRow.number.desc()).limit(1)).first()


def _number(session: Session, arrived: IncomingFile, originals: Path) -> int:
    """The next number of the study; an orphan among the originals keeps the one in its name when it is free.

    A number that was erased is not given again: letters and the ledger still speak of it.
    """
    named = _NUMBERED.fullmatch(arrived.path.stem)
    if named is not None and arrived.path.parent == originals:
        own = int(named.group(1))
        if session.scalars(select(ShotRow.id).where(ShotRow.number == own)).first() is None:
            return own
    highest = session.scalars(select(func.max(ShotRow.number))).one()
    # Whatever the letters: some disks take fi_0002.jpg for FI_0002.JPG.
    taken = {path.stem.upper() for path in originals.glob("*")}
    number = max(highest or 0, highest_erased(session)) + 1
    while f"FI_{number:04d}" in taken:
        number += 1
    return number


def _bind_open_moves(session: Session, from_shot_id: str, to_shot_id: str) -> None:
    session.execute(
        update(MoveRow)
        .where(MoveRow.from_shot_id == from_shot_id, MoveRow.to_shot_id.is_(None))
        .values(to_shot_id=to_shot_id)
    )
